// What a timeline keeps in this browser, for an activity that mostly stands on another page of the course. What is kept may be
// missing, old or foreign, so only what has the expected shape counts. `takes` names activities by kind, as Python knows them.
const WRITTEN_DATE = /^\d{4}(-\d\d(-\d\d)?)?~?$/;

function keptBy(kind, takes) {
  const key = `${kind}:${takes[kind]}`;
  const root = document.querySelector(`[data-activity="${kind}"]`);
  return root ? keptWith(root, key) : readKept(key);
}

// The lines { date, kind, text, drug } of one's own timeline, or of the bag.
function keptLines(takes, isOwn) {
  const lines = keptBy("timeline", takes)?.[isOwn ? "own" : "bag"];
  const isLine = ({ date, text }) => typeof date === "string" && typeof text === "string" && WRITTEN_DATE.test(date);
  return (Array.isArray(lines) ? lines.map(Object) : []).filter(isLine);
}

// What a line says, with the medicine where its text does not name it.
function lineInWords({ text, drug }) {
  const isNamed = typeof drug !== "string" || text.toLowerCase().includes(drug.toLowerCase());
  return isNamed ? text : `${drug}. ${text}`;
}

function dateAsWritten(date, about) {
  const [year, month, day] = date.replace("~", "").split("-");
  const shape = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }), timeZone: "UTC" };
  const then = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
  const said = then.toLocaleDateString("en-GB", shape);
  return date.endsWith("~") ? filled(about, { when: said }) : said;
}

// What the summary can take over from the timeline and from the list of gaps, as these keep it in this browser. Each may be
// missing, old or foreign, so only what has the expected shape counts. `sheet` is "own" or the page of an example.
const TOLD_KINDS = ["diagnosis", "treatment-start", "treatment-stop", "radiotherapy", "admission"];
const WRITTEN_DATE = /^\d{4}(-\d\d(-\d\d)?)?~?$/;

function keptBy(kind) {
  const root = document.querySelector(`[data-activity="${kind}"]`);
  return { root, kept: root && keptWith(root, `${kind}:${root.dataset.id}`) };
}

// A start and the stop of the same medicine become one row: the stop's text says why.
function storyRows(sheet, words) {
  const { kept } = keptBy("timeline");
  const lines = kept?.[sheet === "own" ? "own" : "bag"];
  const rows = [];
  for (const { date, kind, text, drug } of Array.isArray(lines) ? lines.map(Object) : []) {
    if (!TOLD_KINDS.includes(kind) || typeof text !== "string" || !WRITTEN_DATE.test(date)) continue;
    const when = dateAsWritten(date, words);
    const begun = kind === "treatment-stop" && rows.findLast((row) => row.drug && row.drug === drug && !row.why);
    if (begun) {
      begun.when = filled(words.from_to, { from: begun.when, to: when });
      begun.why = text;
    } else {
      const named = typeof drug === "string" && drug && !text.toLowerCase().includes(drug.toLowerCase()) ? `${drug}. ${text}` : text;
      rows.push({ when, what: named, why: "", drug: kind === "treatment-start" ? drug : "" });
    }
  }
  return rows;
}

function gapRows(sheet) {
  const { root, kept } = keptBy("missing");
  const set = kept?.sets?.[sheet === "own" ? "own" : "bag"];
  const names = Array.isArray(set?.order) ? set.order : Object.keys(Object(set?.marks));
  return names.flatMap((name) => {
    const item = [...root.querySelectorAll("[data-item]")].find((one) => one.dataset.item === name);
    const what = item?.querySelector("legend")?.textContent.trim();
    return what && ["partly", "missing"].includes(set.marks?.[name]) ? [{ what, who: "" }] : [];
  });
}

function dateAsWritten(date, words) {
  const [year, month, day] = date.replace("~", "").split("-");
  const shape = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }), timeZone: "UTC" };
  const then = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
  const said = then.toLocaleDateString("en-GB", shape);
  return date.endsWith("~") ? filled(words.about, { when: said }) : said;
}

// What the summary can take over from the timeline and from the list of gaps, as these keep it in this browser.
// `sheet` is "own" or the page of an example; `takes` names both activities.
const TOLD_KINDS = ["diagnosis", "treatment-start", "treatment-stop", "radiotherapy", "admission"];

// A start and the stop of the same medicine become one row: the stop's text says why.
function storyRows(sheet, takes, words) {
  const rows = [];
  for (const line of keptLines(takes, sheet === "own")) {
    const { date, kind, text, drug } = line;
    if (!TOLD_KINDS.includes(kind)) continue;
    const when = dateAsWritten(date, words.about);
    const begun = kind === "treatment-stop" && rows.findLast((row) => row.drug && row.drug === drug && !row.why);
    if (begun) {
      begun.when = filled(words.from_to, { from: begun.when, to: when });
      begun.why = text;
    } else {
      rows.push({ when, what: lineInWords(line), why: "", drug: kind === "treatment-start" ? drug : "" });
    }
  }
  return rows;
}

function gapRows(sheet, takes) {
  const set = keptBy("missing", takes)?.sets?.[sheet === "own" ? "own" : "bag"];
  const names = Array.isArray(set?.order) ? set.order : Object.keys(Object(set?.marks));
  return names.flatMap((name) => {
    const isGap = Object.hasOwn(takes.gaps, name) && ["partly", "missing"].includes(set.marks?.[name]);
    return isGap ? [{ what: takes.gaps[name], who: "" }] : [];
  });
}

// Looks back over the five steps of the method. Python says what belongs to which step and what each choice finds;
// here the way is only laid beside that.
function lookBackOverSteps(player, place) {
  place.hidden = !player.ended();
  if (place.hidden) return;
  const { steps } = player.map;
  const taken = decisionsOf(player);
  const asked = steps.records.map((_, record) => Boolean(player.node()[FOUND] & (1 << record)));
  for (const part of place.querySelectorAll("[data-step]")) {
    const here = taken.filter((one) => one.step === Number(part.dataset.step));
    showDecided(player, part, here);
    const records = [...part.querySelectorAll("[data-step-record]")];
    const got = records.filter((item) => asked[item.dataset.stepRecord]);
    for (const item of records) showAsked(player, item, got.includes(item));
    const row = place.querySelector(`[data-step-row="${part.dataset.step}"]`);
    if (!row) part.hidden = !here.length; // what stands beside the steps shows only where the way came to it
    else showRow(row, here.length, records.length ? filled(steps.of, { n: got.length, of: records.length }) : "–");
  }
  place.querySelector("[data-steps-sum]").textContent = sumOf(steps, taken, asked);
  for (const row of place.querySelectorAll("[data-level]")) {
    const here = taken.filter((one) => one.sure === row.dataset.level);
    showRow(row, here.length, here.length ? filled(steps.of, { n: fitting(here), of: here.length }) : "–");
  }
  for (const live of place.querySelectorAll("[data-steps-live], [data-sure-table]")) live.hidden = false;
}

function showRow(row, decided, asked) {
  row.children[1].textContent = decided;
  row.children[2].textContent = asked;
}

function fitting(decisions) {
  return decisions.filter((one) => one.verdict.dataset.verdict !== "poor").length;
}

function decisionsOf(player) {
  const taken = player.steps.filter((one) => one.option !== "on");
  return taken.map((one, index) => {
    const verdict = feedbackFor(player.sceneOf(one), one.option).querySelector("[data-verdict]");
    return { ...one, number: index + 1, verdict, step: player.map.steps.scenes[player.map.scenes.indexOf(one.scene)] };
  });
}

function showDecided(player, part, decisions) {
  const list = part.querySelector("[data-decided]");
  if (!list) return;
  list.replaceChildren(...decisions.map((one) => decidedItem(player, one)));
  const words = part.querySelector("[data-sure-words]");
  if (!words) return;
  part.querySelector("[data-undecided]").hidden = decisions.length > 0;
  const sure = decisions.filter((one) => one.sure in player.words.sure && one.sure !== "guessing");
  words.hidden = !decisions.length;
  words.textContent = sure.length ? filled(player.map.steps.sure_fitted, { n: fitting(sure), of: sure.length }) : player.map.steps.only_guessed;
}

// The choices stand by their steps, so each says by its number when it came.
function decidedItem(player, decision) {
  const item = player.reviewOf(decision);
  item.dataset.number = decision.number;
  return item;
}

function labelOf(scene, option) {
  return scene.querySelector(`[data-option="${option}"] label`).textContent;
}

function showAsked(player, item, asked) {
  const { steps } = player.map;
  item.classList.toggle("is-found", asked);
  item.querySelector("[data-asked-state]").textContent = asked ? steps.asked : steps.not_asked;
  item.querySelector("[data-could]").textContent = asked ? "" : couldHave(player, Number(item.dataset.stepRecord));
}

// The first moment of the way at which a fitting choice that was open would have found the record: the strongest there.
function couldHave(player, record) {
  const { steps, scenes, options } = player.map;
  for (const index of player.steps.keys()) {
    const node = player.node(index);
    const names = options[node[SCENE]].filter((name, at) => steps.finds[node[SCENE]][at].includes(record) && player.after(node, name));
    if (!names.length) continue;
    const scene = player.sceneOf({ scene: scenes[node[SCENE]] });
    const best = names.find((name) => feedbackFor(scene, name).querySelector("[data-verdict=best]")) ?? names[0];
    const title = scene.querySelector("[data-heading]").textContent;
    return filled(steps.could, { scene: title, option: labelOf(scene, best) });
  }
  return steps.could_not;
}

// What was asked, then how sure: kind sentences with counts, never a mark.
function sumOf(steps, taken, asked) {
  const mine = asked.filter((_, record) => steps.records[record]);
  const got = mine.filter(Boolean).length;
  const very = taken.filter((one) => one.sure === "very");
  const touched = new Set(taken.map((one) => one.step).filter(Boolean)).size;
  const askedWords = got === mine.length ? "all_asked" : got ? "some_asked" : "none_asked";
  const veryWords = !very.length ? "very_none" : fitting(very) === very.length ? "very_all" : very.length === 1 ? "very_one" : "very_some";
  return [
    filled(steps.sums[touched < 5 ? "way_some" : "way_all"], { n: taken.length, of: touched }),
    mine.length ? filled(steps.sums[askedWords], { n: got, of: mine.length }) : "",
    filled(steps.sums[veryWords], { n: fitting(very), of: very.length }),
  ].join(" ");
}

// One question with its options and how sure the learner is: shared by cases and quizzes.
function shuffleOptions(place, name) {
  const options = [...place.querySelectorAll("[data-option]")];
  const inOrder = options.sort((a, b) => a.dataset.index - b.dataset.index);
  if (options.length) inOrder[0].parentNode.append(...shuffled(inOrder, name));
}

// The answer in a form, or null after saying calmly what is missing and going there. Not every form asks how sure.
function readAnswer(form, region, words) {
  const option = form.querySelector("[data-option] input:checked");
  const sure = form.querySelector("[data-confidence] input:checked");
  const asked = form.querySelector("[data-confidence]");
  if (option && (sure || !asked)) return { option: option.value, sure: sure?.value };
  // The page stays where the button was pressed, so that the words are seen; the next key brings the options into sight.
  form.querySelector(option ? "[data-confidence] input" : "[data-option] input:enabled").focus({ preventScroll: true });
  sayInSight(region, paragraph(option ? words.say_how_sure : words.choose_first));
  return null;
}

function showChosen(form, answer) {
  for (const input of form.querySelectorAll("input")) {
    input.checked = input.value === (input.closest("[data-confidence]") ? answer?.sure : answer?.option);
  }
}

function feedbackFor(place, option) {
  return place.querySelector(`[data-feedback-for="${option}"]`);
}

// Makes the radio buttons one named group, keeps their keys from JupyterLab (where they would
// move through the notebook), and shows the answer in a live region.

function makeGroup(box, model) {
  box.addEventListener("keydown", (event) => {
    const alone = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (alone) {
      event.stopPropagation();
    }
  });
  const group = box.querySelector(".widget-radio-box");
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-label", model.get("question"));
  const name = "one-neuron-quiz-" + crypto.getRandomValues(new Uint32Array(2)).join("-");
  // ipywidgets makes the radio buttons anew when the kernel answers.
  const nameAll = () => {
    for (const radio of group.querySelectorAll("input[type=radio]")) radio.name = name;
  };
  nameAll();
  new MutationObserver(nameAll).observe(group, { childList: true });
  // A choice travels slower than a click when keys come fast, and an older choice may come back
  // from the kernel meanwhile: so the click says which choice was the reader's last.
  let chosen = -1;
  group.addEventListener("change", (event) => { chosen = Number(event.target.value); });
  box.querySelector("button").addEventListener("click", (event) => {
    event.stopImmediatePropagation();
    model.send({ chosen });
  }, { capture: true });
}

function render({ model, el }) {
  el.classList.add("result");
  el.setAttribute("role", "status");
  el.setAttribute("aria-live", "polite");
  const show = () => { el.innerHTML = model.get("html"); };
  model.on("change:html", show);
  show();
  // This part is drawn before it is put into the page beside the others.
  let patience = 600;
  const wait = () => {
    const box = el.closest(".one-neuron-quiz");
    if (box && box.querySelector("input[type=radio]")) {
      makeGroup(box, model);
    } else if (patience-- > 0) {
      requestAnimationFrame(wait);
    }
  };
  wait();
  return () => model.off("change:html", show);
}

export default { render };

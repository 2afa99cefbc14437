// The page's side of a question: native radio buttons, fields and buttons, so that keyboards and
// screen readers work. What is chosen lives in the model (`given`), so that it outlives a reload,
// a moved cell and a second view; what was said to it is the kernel's (`replies`).

const ANSWER_WITHIN = 3000; // milliseconds
const ASLEEP = "This question sleeps: run the cell above (Shift + Enter).";
const SURE = { guess: "a guess", fairly: "fairly sure", certain: "certain" };

// Radio buttons of one question; the function that comes back shows what is chosen, and the reply.
function addChoices(asked, box, give) {
  const group = element("div", { className: "choices", role: "radiogroup", ariaLabel: asked.name }, box);
  const name = `one-neuron-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`; // of this view
  const labels = asked.options.map((html, place) => {
    const label = element("label", {}, group);
    const radio = element("input", { type: "radio", name, value: place }, label);
    radio.onchange = () => give({ place });
    element("span", { innerHTML: html }, label);
    return label;
  });
  return ({ place }, said) => labels.forEach((label, at) => {
    Object.assign(label.firstChild, { checked: at === place, disabled: said.locked });
    const isRight = at === said.right_place || (at === said.place && said.right === true);
    label.classList.toggle("right", isRight);
    label.classList.toggle("wrong", at === said.place && said.right === false);
  });
}

function addField(asked, box, give, check) {
  const label = element("label", { className: "field" }, box);
  const field = element("input", { type: "text", inputMode: "decimal", autocomplete: "off",
    ariaLabel: asked.unit ? `Your number, in ${asked.unit}` : "Your number" }, label);
  label.append(` ${asked.unit}`);
  field.oninput = () => give({ text: field.value });
  field.onkeydown = (event) => { if (event.key === "Enter") check?.(); };
  return ({ text }, said) => {
    if (field.value !== text) field.value = text;
    field.disabled = said.locked;
  };
}

function addButtons(kind, box, answer) {
  const row = element("div", { className: "buttons" }, box);
  if (kind !== "guess") {
    element("button", { type: "button", textContent: "Check", onclick: () => answer("") }, row);
    return row;
  }
  Object.assign(row, { role: "group", ariaLabel: "How sure are you?" });
  element("span", { textContent: "How sure are you?", ariaHidden: "true" }, row);
  for (const [sure, textContent] of Object.entries(SURE)) {
    element("button", { type: "button", textContent, onclick: () => answer(sure) }, row);
  }
  return row;
}

function addQuestion(model, root, number) {
  const asked = model.get("asked")[number];
  const box = element("div", { className: "question" }, root);
  element("p", { innerHTML: asked.html }, box);
  let timer;
  const given = () => model.get("given")[number];
  const give = (change) => {
    const all = [...model.get("given")];
    all[number] = { ...all[number], ...change };
    model.set("given", all);
    model.save_changes();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (model.widget_manager?.kernel?.status === "busy") wait();
      else status.textContent = ASLEEP;
    }, ANSWER_WITHIN);
  };
  // The click says what it is for: `given` travels slower than a click when keys come fast.
  const answer = (sure) => {
    wait();
    try { model.send({ answer: number, sure, ...given() }); } catch { status.textContent = ASLEEP; }
  };
  const check = model.get("kind") === "guess" ? undefined : () => answer("");
  const showGiven = asked.options.length ? addChoices(asked, box, give) : addField(asked, box, give, check);
  const buttons = addButtons(model.get("kind"), box, answer);
  const status = element("div", { className: "result", role: "status", ariaLive: "polite", tabIndex: -1 }, box);
  let shown = "";
  const show = () => {
    const said = model.get("replies")[number];
    showGiven(given(), said);
    if (said.html !== shown || status.textContent === ASLEEP) status.innerHTML = shown = said.html;
    status.dataset.place = said.place;
    status.classList.toggle("right", said.right === true);
    status.classList.toggle("wrong", said.right === false);
    if (said.locked && buttons.contains(document.activeElement)) status.focus();
    buttons.hidden = said.locked;
  };
  return { show, hear: () => { clearTimeout(timer); show(); } };
}

function render({ model, el }) {
  const root = element("div", { className: `one-neuron-quiz ${model.get("kind")}` }, el);
  keepKeys(root);
  const questions = model.get("asked").map((_, number) => addQuestion(model, root, number));
  const show = () => { for (const one of questions) one.show(); };
  const hear = () => { for (const one of questions) one.hear(); };
  const answers = { given: show, replies: show, heard: hear };
  for (const name in answers) model.on(`change:${name}`, answers[name]);
  show();
  return () => {
    hear();
    for (const name in answers) model.off(`change:${name}`, answers[name]);
  };
}

export default { initialize, render };

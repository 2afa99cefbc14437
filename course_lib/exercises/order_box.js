// Lines of code to put in order: dragged by mouse, pen or finger, or moved by their buttons, where
// the arrow keys move a line too.

const ANSWER_WITHIN = 3000; // milliseconds
const ASLEEP = "These lines sleep: run the cell above (Shift + Enter).";

function addLine(model, list, line, move) {
  const text = model.get("lines")[line];
  const row = element("li", {}, list);
  row.dataset.line = line;
  element("span", { className: "grip", textContent: "⠿", ariaHidden: "true" }, row);
  element("code", { textContent: text }, row);
  for (const [sign, by, name] of [["↑", -1, "up"], ["↓", 1, "down"]]) {
    const button = element("button", { type: "button", textContent: sign,
      ariaLabel: `Move ${name}: ${text.trim()}` }, row);
    button.onclick = () => { move(line, by); button.focus(); };
    button.onkeydown = (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      move(line, step);
      button.focus();
    };
  }
  return row;
}

// The line follows the pointer: it goes before the first line whose middle lies below it.
function makeDraggable(row, list, place) {
  row.onpointerdown = (event) => {
    if (event.target.tagName === "BUTTON" || event.button) return;
    event.preventDefault();
    row.setPointerCapture(event.pointerId);
    row.classList.add("held");
  };
  row.onpointermove = (event) => {
    if (!row.classList.contains("held")) return;
    const others = [...list.children].filter((other) => other !== row);
    const at = others.findIndex((other) => {
      const box = other.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    place(Number(row.dataset.line), at < 0 ? others.length : at);
  };
  row.onpointerup = row.onpointercancel = () => row.classList.remove("held");
}

function render({ model, el }) {
  const root = element("div", { className: "one-neuron-quiz one-neuron-order", role: "group",
    ariaLabel: model.get("title") }, el);
  keepKeys(root);
  element("p", { innerHTML: "<b></b>: put these lines in order. Drag them, or use their arrows." }, root)
    .firstChild.textContent = model.get("title");
  const list = element("ol", {}, root);
  const place = (line, at) => {
    const order = model.get("order").filter((other) => other !== line);
    order.splice(Math.max(0, Math.min(order.length, at)), 0, line);
    if (String(order) === String(model.get("order"))) return;
    model.set("order", order);
    model.save_changes();
    moved.textContent = `Line ${order.indexOf(line) + 1} of ${order.length}`;
  };
  const move = (line, by) => place(line, model.get("order").indexOf(line) + by);
  const rows = model.get("lines").map((_, line) => addLine(model, list, line, move));
  for (const row of rows) makeDraggable(row, list, place);
  const buttons = element("div", { className: "buttons" }, root);
  const run = element("button", { type: "button", textContent: "Run these lines" }, buttons);
  const moved = element("span", { className: "moved", role: "status", ariaLive: "polite" }, buttons);
  const result = element("div", { className: "result", role: "status", ariaLive: "polite" }, root);
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (model.widget_manager?.kernel?.status === "busy") wait();
      else result.textContent = ASLEEP;
    }, ANSWER_WITHIN);
  };
  run.onclick = () => {
    wait();
    try { model.send({ order: model.get("order") }); } catch { result.textContent = ASLEEP; }
  };
  const showOrder = () => {
    const focused = document.activeElement;
    const wanted = model.get("order").map((line) => rows[line]);
    // Only what stands elsewhere is moved: a row that is held would be dropped.
    wanted.forEach((row, at) => { if (list.children[at] !== row) list.insertBefore(row, list.children[at]); });
    if (list.contains(focused)) focused.focus();
  };
  const hear = () => {
    clearTimeout(timer);
    const said = model.get("said");
    result.innerHTML = said.html;
    result.classList.toggle("right", said.right === true);
    result.classList.toggle("wrong", said.right === false);
  };
  let question;
  const showThen = async () => {
    const id = model.get("then").replace("IPY_MODEL_", "");
    if (!id || question) return;
    const manager = model.widget_manager;
    question = manager.get_model(id).then((child) => manager.create_view(child));
    el.append((await question).el);
  };
  const answers = { order: showOrder, said: hear, heard: hear, then: showThen };
  for (const name in answers) model.on(`change:${name}`, answers[name]);
  showOrder();
  hear();
  showThen();
  return () => {
    clearTimeout(timer);
    question?.then((view) => view.remove());
    for (const name in answers) model.off(`change:${name}`, answers[name]);
  };
}

export default { initialize, render };

// The page's side of a view: native controls (so that keyboards and screen readers work),
// one picture, and its words. What a hand does goes through link.js; the kernel answers with a
// frame.

const REST = 400; // milliseconds without a move after which a screen reader may speak

const said = (x) => String(x).replace("-", "−");

function slider(spec, send, box, press, note) {
  const label = element("label", { textContent: spec.label }, box);
  const range = element("input", { type: "range" }, label);
  const number = element("input", { type: "number", ariaLabel: `${spec.label}, exact value` }, box);
  // Where on the slider a value lies, and which value lies there.
  const place = spec.log ? Math.log10 : (value) => value;
  const value = spec.log ? (at) => Number((10 ** at).toPrecision(2))
    : (at) => Math.round(at / spec.step) * spec.step;
  Object.assign(number, { min: spec.min, max: spec.max, step: spec.log ? "any" : spec.step,
    inputMode: spec.whole ? "numeric" : "decimal" });
  // "any": a slider that rounds by itself could not show an exact value typed in the box.
  Object.assign(range, { min: place(spec.min), max: place(spec.max), step: "any" });
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
  const inReach = (x) => Math.min(spec.max, Math.max(spec.min, spec.whole ? Math.round(x) : x));
  const tidy = (x) => Number(inReach(x).toPrecision(12));
  let last, typing = false;
  const show = (x) => {
    last = x;
    range.value = place(x);
    if (!typing) number.value = Number(Number(x.toFixed(4)).toPrecision(5)); // a box has no room for more
    range.ariaValueText = String(x);
  };
  const move = (x) => { show(tidy(x)); send(spec.name, tidy(x)); };
  range.oninput = () => move(value(range.valueAsNumber));
  range.onkeydown = (event) => {
    if (!(event.key in steps)) return;
    event.preventDefault();
    const at = range.valueAsNumber + steps[event.key] * spec.step;
    move(spec.log ? value(at) : at);
  };
  // Some browsers drop a comma without a word, and would take 7,5 for 75.
  number.addEventListener("beforeinput", (event) => {
    if (event.data !== ",") return;
    event.preventDefault();
    document.execCommand("insertText", false, ".");
  });
  number.onkeydown = (event) => { // Enter takes the number; JupyterLab would run the cell
    if (event.key !== "Enter") return;
    event.stopPropagation();
    event.preventDefault();
    number.onchange();
  };
  number.oninput = () => { typing = true; }; // no answer may take away what is being typed
  number.onblur = () => { typing = false; show(last); };
  number.onchange = () => {
    const typed = number.valueAsNumber;
    typing = false;
    move(Number.isNaN(typed) ? last : typed);
    if (Number.isNaN(typed)) note(`${spec.label}: that was no number, so it stays ${said(last)}.`);
    else if (typed < spec.min || typed > spec.max) {
      note(`${spec.label} goes from ${said(spec.min)} to ${said(spec.max)}: it is now ${said(last)}.`);
    } else if (last !== typed && spec.whole) note(`${spec.label} takes whole numbers: it is now ${last}.`);
  };
  return show;
}

function choice(spec, send, box) {
  const label = element("label", { textContent: spec.label }, box);
  const select = element("select", {}, label);
  spec.options.forEach((option, i) => element("option", { value: option, textContent: spec.texts[i] }, select));
  select.onchange = () => send(spec.name, select.value);
  return (value) => { select.value = value; };
}

function toggle(spec, send, box) {
  const label = element("label", {}, box);
  const check = element("input", { type: "checkbox" }, label);
  label.append(spec.label);
  check.onchange = () => send(spec.name, check.checked);
  return (value) => { check.checked = value; };
}

function button(spec, send, box, press) {
  const node = element("button", { type: "button", textContent: spec.label }, box);
  node.onclick = () => press(spec.name);
  node.onkeydown = (event) => { if (event.repeat) event.preventDefault(); }; // one press a stroke
  return () => {};
}

function play(spec, send, box, press) {
  button(spec, send, box, press);
  return (_, playing) => { box.firstChild.textContent = playing ? "❚❚ pause" : "▶ play"; };
}

// Controls of one group stand in one box, with the group's name.
function groupFor(spec, groups) {
  const found = [...groups.children].find((box) => box.dataset.group === spec.group);
  if (found) return found;
  const box = element(spec.group ? "fieldset" : "div", { className: "controls" }, groups);
  box.dataset.group = spec.group;
  if (spec.group) element("legend", { textContent: spec.group }, box);
  return box;
}

const KINDS = { slider, choice, switch: toggle, button, play, pad }; // `pad` is in pad.js

const CROWD = 12; // more controls than that stand closer together

function addControls(model, link, root, note) {
  const groups = element("div", { className: "groups" }, root);
  root.classList.toggle("dense", model.get("controls").length > CROWD);
  const send = (name, value) => { note(""); link.do({ move: [name, value] }); };
  const press = (name) => link.do({ press: name });
  const shows = {}, boxes = {};
  for (const spec of model.get("controls")) {
    const box = element("div", { className: `control ${spec.kind}` }, groupFor(spec, groups));
    box.dataset.control = spec.name;
    boxes[spec.name] = box;
    shows[spec.name] = KINDS[spec.kind](spec, send, box, press, note);
    for (const one of box.querySelectorAll("input, select, button")) one.disabled = spec.fixed;
  }
  return () => {
    const { values } = link, asleep = model.get("asleep");
    for (const name in shows) {
      shows[name](values[name], model.get("playing"));
      boxes[name].hidden = asleep.includes(name);
    }
  };
}

function addWords(model, root) {
  const words = element("p", { className: "words", role: "status", ariaLive: "polite" }, root);
  let rest;
  return () => {
    words.ariaBusy = "true"; // a screen reader waits until the learner's hand rests
    words.textContent = model.get("words");
    root.querySelector(".picture").ariaLabel = model.get("words");
    clearTimeout(rest);
    if (model.get("playing")) return; // what runs would talk without end
    rest = setTimeout(() => { words.ariaBusy = "false"; }, REST);
  };
}

// A cell that runs again clears its output at once, and may need seconds for the next: its place
// stays open meanwhile, so that the page does not jump.
const OPEN_FOR = 8000; // milliseconds

function keepHeight(root) {
  const place = () => root.closest(".jp-Cell-outputWrapper");
  let kept = null;
  requestAnimationFrame(() => { kept = place(); });
  const measure = new ResizeObserver(() => {
    kept = place() ?? kept;
    if (root.isConnected && kept) kept.dataset.height = kept.offsetHeight;
  });
  measure.observe(root);
  return {
    leave() {
      measure.disconnect();
      if (!kept?.isConnected) return;
      const node = kept;
      node.style.minHeight = `${node.dataset.height}px`;
      clearTimeout(node.oneNeuronTimer);
      node.oneNeuronTimer = setTimeout(() => { node.style.minHeight = ""; }, OPEN_FOR);
    },
    arrive() { requestAnimationFrame(() => { if (place()) place().style.minHeight = ""; }); },
  };
}

function render({ model, el }) {
  const root = element("div", { className: "one-neuron-view", role: "group", ariaLabel: model.get("title") }, el);
  keepKeys(root);
  const trouble = element("p", { className: "trouble", role: "alert" });
  let noted = "";
  const note = (text) => { // what the page itself has to say stays until the next move
    if (text || noted) trouble.textContent = text || model.get("trouble");
    noted = text;
  };
  const link = new Link(model, note, () => showValues());
  const showValues = addControls(model, link, root, note);
  const picture = new Picture(model, link, root, note); // in picture.js
  const hand = new Hand(picture, root); // in hand.js
  const showFrame = () => picture.show();
  const showWords = addWords(model, root);
  root.append(trouble);
  const showTrouble = () => { trouble.textContent = model.get("trouble"); };
  const listing = element("pre", { className: "listing", tabIndex: 0, ariaLabel: "Python" }, root);
  const showListing = () => {
    listing.textContent = model.get("listing");
    listing.hidden = !model.get("listing");
  };
  const showPlaying = () => { showValues(); showWords(); };
  // What runs waits until the page has shown every second frame.
  const tellBeat = () => { if (model.get("playing") && model.get("beat") % 2 === 0) link.say({ shown: model.get("beat") }); };
  const hear = () => link.hear();
  const answers = { beat: tellBeat, answered: hear, values: showValues, asleep: showValues, playing: showPlaying,
    still: showFrame, frame: showFrame, words: showWords, trouble: showTrouble, listing: showListing };
  for (const [name, answer] of Object.entries(answers)) { model.on(`change:${name}`, answer); answer(); }
  const height = keepHeight(root);
  height.arrive();
  return () => {
    picture.stop();
    hand.stop();
    for (const name in answers) model.off(`change:${name}`, answers[name]);
    link.stop();
    height.leave();
    // What cannot play has no `playing`. What can may have begun, and not told us yet.
    if (model.get("playing") !== undefined) link.say({ gone: true });
  };
}

export default { initialize, render };

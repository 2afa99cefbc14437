// Questions and guesses where no kernel runs: what can be said to each answer travels with the page
// (questions.py says how), and stands in for the model that a kernel would answer. Fields, choices
// and sentences are those of question_box.js. Answers are kept in this browser alone.

const KEPT = "one-neuron-at-a-time: answers";
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+$/, ENDLESS = /^[+-]?(inf|infinity|nan)$/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function kept() {
  try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; }
}

function keep(key, answer) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...kept(), [key]: answer }));
  } catch { /* a browser that keeps nothing: the answer holds until the page is closed */ }
}

// As replying.py reads it: the number, or which of the sentences asks for one.
function read(text) {
  const typed = text.replace(/[\s_']/g, "").replace(/[−–]/g, "-"), dotted = typed.replace(/,/g, ".");
  if (!typed) return { nothing: 0 };
  if (GROUPED.test(typed)) return { nothing: 1 };
  if (ENDLESS.test(dotted)) return { nothing: 3 };
  if (!NUMBER.test(dotted)) return { nothing: 2 };
  return Math.abs(Number(dotted)) < 1e300 ? { value: Number(dotted) } : { nothing: 3 };
}

function escaped(text) {
  const node = document.createElement("p");
  node.textContent = text;
  return node.innerHTML;
}

function replyTo({ said, nothing, near, unit }, { place, text, sure }) {
  if (!near) return said[sure][place] ?? nothing[0];
  const number = read(text), among = said[sure];
  const fill = (reply, told) => ({ ...reply, html: reply.html.replace("{told}", () => escaped(told)) });
  if ("nothing" in number) return fill(nothing[number.nothing], text.trim().slice(0, 40));
  const at = near.findIndex(([middle, far]) => Math.abs(number.value - middle) <= far);
  const digits = String(Number(number.value.toPrecision(10))).replace("-", "−");
  return fill(among[at < 0 ? among.length - 1 : at], `${digits} ${unit}`.trim());
}

class Asked {
  constructor({ answers, keys, ...state }) {
    Object.assign(this, { answers, keys, state: { ...state, heard: 0 }, listeners: [] });
    keys.forEach((key, number) => this.remember(number, kept()[key]));
  }

  get(name) { return this.state[name]; }

  set(name, value) {
    this.state[name] = value;
    for (const [what, hear] of this.listeners) if (what === `change:${name}`) hear();
  }

  on(name, hear) { this.listeners.push([name, hear]); }

  off(name, hear) { this.listeners = this.listeners.filter((one) => one[0] !== name || one[1] !== hear); }

  save_changes() { /* what is chosen counts when it is sent */ }

  // What was answered on an earlier visit; a choice that is no longer there was not answered.
  remember(number, before) {
    if (!before) return;
    const place = this.state.asked[number].options.indexOf(before.chose);
    if (place < 0 && !before.text) return;
    this.state.given[number] = { place, text: before.text };
    this.hear(number, { ...before, place });
  }

  send({ answer, ...given }) {
    if (!this.state.replies[answer].locked && this.hear(answer, given).right !== null) {
      const chose = this.state.asked[answer].options[given.place] ?? "";
      keep(this.keys[answer], { chose, text: given.text, sure: given.sure });
    }
    this.set("heard", this.state.heard + 1);
  }

  hear(number, given) {
    const reply = replyTo(this.answers[number], given);
    const locked = this.state.kind === "guess" && reply.right !== null;
    this.set("replies", this.state.replies.map((old, at) => (at === number ? { ...reply, locked } : old)));
    if (locked) open(this.keys[number]);
    return reply;
  }
}

// What a cell shows stays folded until the guess that it answers is made.
function open(guess) {
  for (const box of document.querySelectorAll("details.answer")) {
    if (box.dataset.after === guess) box.open = true;
  }
}

async function ask(box) {
  const packed = Uint8Array.from(atob(box.querySelector("script").textContent), (sign) => sign.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const model = new Asked(await new Response(unpacked).json());
  box.firstChild.remove();
  render({ model, el: box });
}

for (const box of document.querySelectorAll(".one-neuron-asked")) ask(box);
for (const button of document.querySelectorAll("button.forget")) {
  button.onclick = () => {
    if (!confirm("Forget your answers in all chapters?")) return;
    try { localStorage.removeItem(KEPT); } catch { /* nothing was kept */ }
    location.reload();
  };
}

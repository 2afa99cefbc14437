// An exported page: one slider of each picture moves, though no kernel runs. The lists of its
// positions travel with the page (alive.py says what stands in them), and stand in for the model
// that a kernel would answer: controls, picture and words are those of view.js.

const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

class Stored {
  constructor(data, faces, fail) {
    Object.assign(this, { data, fail, heard: [] });
    this.pieces = data.pieces.map((steps, at) => [steps, data.images[at].map(bytesOf)]);
    this.lists = new Map();
    this.state = { title: data.title, size: data.size, controls: [data.control], touch: data.touch, asleep: [],
      answered: [null, 0], fonts: "", listing: "", trouble: "", sleeping: "" };
    this.widget_manager = { get_model: async () => ({ get: () => faces }) };
    this.go(data.at);
  }

  get(name) { return this.state[name]; }

  on(name, hear) { this.heard.push([name, hear]); }

  off(name, hear) { this.heard = this.heard.filter((one) => one[0] !== name || one[1] !== hear); }

  send({ page, number, acts = [], still }) {
    if (still) { this.fail(); return; }
    for (const { move: [, value] } of acts) this.go(value);
    if (number) this.state.answered = [page, number];
    for (const [name, hear] of this.heard) if (name.startsWith("change:")) hear();
  }

  // To the position that is nearest to a value.
  go(value) {
    const far = (x) => Math.abs(x - value);
    const { places, control } = this.data;
    const [at, words, [still, ...moving]] = places.reduce((a, b) => (far(b[0]) < far(a[0]) ? b : a));
    Object.assign(this.state, { words, values: { [control.name]: at }, still: this.list([still]),
      frame: this.list(moving) });
  }

  list(numbers) {
    const name = numbers.join();
    if (!this.lists.has(name)) {
      const pieces = numbers.map((number) => this.pieces[number]);
      const steps = `[${pieces.map(([text]) => text).join()}]`;
      this.lists.set(name, [new TextEncoder().encode(steps), ...pieces.flatMap(([, images]) => images)]);
    }
    return this.lists.get(name);
  }
}

// Of several controls one moves: say so, and where all of them do.
function sayWhere(parent, live) {
  const note = element("p", { className: "others", textContent: "Here one control moves. " }, parent);
  if (live) element("a", { href: live, textContent: "Open the chapter live to move all." }, note);
  else note.append("In the notebook all do.");
}

async function wake(box, faces, live) {
  const [image] = box.children, el = element("div", { hidden: true }, box);
  const fail = () => { // the still picture, with its words, is what every page can show
    image.hidden = false;
    el.replaceChildren(element("p", { textContent: "This page cannot paint: the picture stands still." }));
    el.hidden = false;
  };
  try {
    const packed = new Blob([bytesOf(box.querySelector("script").textContent)]);
    const unpacked = packed.stream().pipeThrough(new DecompressionStream("gzip"));
    const data = await new Response(unpacked).json();
    el.hidden = false;
    image.hidden = true;
    render({ model: new Stored(data, faces, fail), el });
    if (data.others) sayWhere(el.firstChild, live);
  } catch {
    fail();
  }
}

// The page is light or dark as the reader's system is, but where it was exported dark.
function followTheSystem() {
  const dark = matchMedia("(prefers-color-scheme: dark)"), about = document.body.dataset;
  if (about.jpThemeLight === "false") return;
  const follow = () => { about.jpThemeLight = String(!dark.matches); };
  dark.addEventListener("change", follow);
  follow();
}

function wakeAll(fonts, live) {
  followTheSystem();
  const faces = fonts.map(({ data, ...face }) => ({ ...face, data: bytesOf(data) }));
  for (const box of document.querySelectorAll(".one-neuron-alive")) wake(box, faces, live);
}

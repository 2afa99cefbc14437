// A pad: paper to draw on, for a mouse, a finger, a pen, and for the keyboard alone.

const CELL = 12; // pixels of the canvas for each pixel of the paper; CSS shows it smaller
const PEN = 1.15; // half the width of a stroke, in pixels of the paper: like the digits of MNIST
const PAUSE = 300; // milliseconds without a key after which a screen reader may speak
// The diagonals lie around the arrows as they do on a number pad.
const MOVES = {
  ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
  Home: [-1, -1], PageUp: [1, -1], End: [-1, 1], PageDown: [1, 1],
};
const HELP = "Draw with the mouse, a finger or a pen. By keyboard: arrow keys move the pen (Home, "
  + "End, Page Up and Page Down move it diagonally), Space puts it down and lifts it, Escape clears the paper.";

// The shortest way from a point to a straight stroke.
function distance(x, y, [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - at * dx, y - y1 - at * dy);
}

class Paper {
  constructor(canvas, side) {
    this.canvas = canvas;
    this.side = side;
    this.ink = new Uint8Array(side * side);
    Object.assign(canvas, { width: side * CELL, height: side * CELL });
  }

  get text() {
    if (!this.ink.some((level) => level)) return "";
    return Array.from(this.ink, (level) => level.toString(16).padStart(2, "0")).join("");
  }

  set text(text) {
    this.ink = this.ink.map((_, i) => parseInt(text.slice(2 * i, 2 * i + 2) || "0", 16));
  }

  // A soft pen: full ink in the middle of the stroke, half of it at its edge.
  stroke(from, to) {
    for (let i = 0; i < this.ink.length; i += 1) {
      const far = distance(i % this.side, Math.floor(i / this.side), from, to);
      const level = Math.round(255 * Math.min(1, Math.max(0, PEN - far + 0.5)));
      this.ink[i] = Math.max(this.ink[i], level);
    }
  }

  show(pen, isDown, isMarked) {
    const context = this.canvas.getContext("2d");
    for (let i = 0; i < this.ink.length; i += 1) {
      const grey = 255 - this.ink[i] * (255 - 34) / 255;
      context.fillStyle = `rgb(${grey}, ${grey}, ${grey})`;
      context.fillRect((i % this.side) * CELL, Math.floor(i / this.side) * CELL, CELL, CELL);
    }
    if (!isMarked) return;
    context.beginPath(); // where the keyboard's pen is: a ring, filled while the pen is down
    context.arc((pen[0] + 0.5) * CELL, (pen[1] + 0.5) * CELL, 0.8 * CELL, 0, 2 * Math.PI);
    context.lineWidth = 8;
    context.strokeStyle = "white";
    context.stroke();
    context.lineWidth = 4;
    context.strokeStyle = "#0072b2";
    context.stroke();
    if (isDown) { context.fillStyle = "#0072b2"; context.fill(); }
  }
}

// From the mouse's place to pixels of the paper, whose centres are whole numbers.
function place(event, canvas, side) {
  const box = canvas.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width * side - 0.5,
    (event.clientY - box.top) / box.height * side - 0.5];
}

function pad(spec, send, box) {
  const canvas = element("canvas", { tabIndex: spec.fixed ? -1 : 0, role: "application" }, box);
  const side = element("div", { className: "beside" }, box);
  const name = element("strong", { textContent: spec.label }, side);
  const help = element("p", { textContent: HELP }, side);
  const clear = element("button", { type: "button", textContent: "clear the paper" }, side);
  const state = element("p", { role: "status", ariaLive: "polite" }, side);
  const paper = new Paper(canvas, spec.side);
  const last = spec.side - 1;
  let pen = [last / 2, last / 2].map(Math.round), isDown = false, byKeys = false, from = null, rest;
  for (const [what, node] of [["labelledby", name], ["describedby", help]]) {
    node.id = `one-neuron-pad-${Math.random().toString(36).slice(2)}`;
    canvas.setAttribute(`aria-${what}`, node.id);
  }
  canvas.setAttribute("aria-roledescription", "drawing pad");

  const show = () => paper.show(pen, isDown, byKeys && document.activeElement === canvas);
  // Where the pen is, for the keyboard alone: a hand with a mouse sees it.
  const where = () => `Pen ${isDown ? "down" : "up"}, column ${pen[0] + 1}, row ${pen[1] + 1} of ${spec.side}.`;
  const tell = (what = "") => {
    clearTimeout(rest); // not every step of a key that is held down is news
    rest = setTimeout(() => { state.textContent = what + (byKeys ? where() : ""); }, PAUSE);
  };
  const hush = () => { clearTimeout(rest); state.textContent = ""; };
  const onPaper = (spot) => spot.map((at) => Math.min(last, Math.max(0, Math.round(at))));
  const draw = (start, end) => { paper.stroke(start, end); send(spec.name, paper.text); };
  const wipe = () => { paper.text = ""; isDown = false; send(spec.name, ""); show(); tell("Cleared. "); };
  const move = ([across, down]) => {
    const next = onPaper([pen[0] + across, pen[1] + down]);
    if (isDown) draw(pen, next);
    pen = next;
  };
  const lift = (event) => {
    if (event.repeat) return; // a key held down is one press
    isDown = !isDown;
    if (isDown) draw(pen, pen);
  };

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return;
    event.stopPropagation(); // with Shift too, JupyterLab would take the arrows
    const clears = ["Escape", "Delete", "Backspace"].includes(event.key);
    if (!clears && event.key !== " " && !(event.key in MOVES)) return;
    event.preventDefault();
    byKeys = true;
    if (clears) { wipe(); return; }
    if (event.key === " ") lift(event); else move(MOVES[event.key]);
    show();
    tell();
  }

  function begin(event) {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    [byKeys, isDown] = [false, false];
    hush();
    from = place(event, canvas, spec.side);
    go(event); // a touch alone is a dot
  }

  function go(event) {
    if (!from || !event.isPrimary) return;
    const to = place(event, canvas, spec.side);
    draw(from, to);
    [from, pen] = [to, onPaper(to)];
    show();
  }

  const end = (event) => { if (event.isPrimary) from = null; };
  clear.onclick = wipe;
  if (!spec.fixed) {
    Object.assign(canvas, { onkeydown: key, onpointerdown: begin, onpointermove: go,
      onpointerup: end, onpointercancel: end, onfocus: () => { byKeys = !from; show(); }, onblur: show });
  }
  return (value) => {
    if (value !== paper.text) paper.text = value;
    show();
  };
}

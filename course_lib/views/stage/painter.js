// Paints a list of steps, as sharp as the screen is: recorder.py writes them, and its first lines
// say what stands in them. Each kind of step is a method here.

const PARTS = 10; // places are in tenths of an ordinary screen's pixel
const MANY = 20; // marks of one kind that are worth a stamp
const SEAM = 0.6; // pixels by which what must be tight reaches over its edge
const CALLS = { M: ["moveTo", 2], L: ["lineTo", 2], Q: ["quadraticCurveTo", 4], C: ["bezierCurveTo", 6],
  Z: ["closePath", 0] };
const STEPS = ["clip", "path", "marks", "hatch", "text", "image", "name"];

// What the page has for the colours of a list. A role is a variable of the style sheet, so that it
// follows the theme; any other colour is as light on dark paper as it is dark on white.
class Colours {
  constructor() {
    this.pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    this.known = new Map();
    this.paper = this.painted("white", "paper");
    this.dark = Math.max(...this.paper) < 128;
  }

  painted(paper, role) { // [red, green, blue], also of what is half transparent
    const probe = element("span", { className: "one-neuron-view", hidden: true }, document.body);
    probe.style.color = `var(--${role})`;
    const computed = getComputedStyle(probe).color;
    probe.remove();
    for (const colour of [paper, computed]) {
      this.pixel.fillStyle = colour;
      this.pixel.fillRect(0, 0, 1, 1);
    }
    return [...this.pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }

  solid(name) {
    if (!name.startsWith("#")) return this.painted(`rgb(${this.paper})`, name);
    const rgb = [1, 3, 5].map((at) => parseInt(name.slice(at, at + 2), 16));
    const turn = this.dark ? 255 - Math.max(...rgb) - Math.min(...rgb) : 0;
    return rgb.map((part) => part + turn);
  }

  css(colour) {
    if (!this.known.has(colour)) {
      const [name, share = 1] = colour.split("/");
      this.known.set(colour, `rgb(${this.solid(name).join(" ")} / ${share})`);
    }
    return this.known.get(colour);
  }

  // The 256 colours of a scale: none, then evenly from its first to its last.
  scale(colours) {
    const name = colours.join();
    if (!this.known.has(name)) {
      const stops = colours.map((colour) => {
        const [role, share = 1] = colour.split("/");
        return this.solid(role).map((part, i) => part * share + this.paper[i] * (1 - share));
      });
      this.known.set(name, new Uint32Array(256).map((_, level) => (level ? between(stops, level) : 0)));
    }
    return this.known.get(name);
  }
}

function between(stops, level) {
  const at = (level - 1) / 254 * (stops.length - 1), i = Math.min(Math.floor(at), stops.length - 2);
  const [red, green, blue] = stops[i].map((part, k) => Math.round(part + (at - i) * (stops[i + 1][k] - part)));
  return (255 << 24 | blue << 16 | green << 8 | red) >>> 0;
}

class Painter {
  constructor(context, scale, colours) { Object.assign(this, { context, scale, colours, shapes: [] }); }

  paint([steps, ...images]) {
    this.images = images.values();
    this.context.save();
    try {
      for (const [kind, ...rest] of JSON.parse(new TextDecoder().decode(steps))) {
        if (!STEPS.includes(kind)) throw new Error(`no step is called ${kind}`);
        this[kind](...rest);
      }
    } finally {
      this.context.restore();
    }
  }

  clip(left, top, right, bottom) {
    this.context.restore();
    this.context.save();
    this.box = left === undefined ? null : this.rounded(left, top, right, bottom);
    if (!this.box) return;
    const [x0, y0, x1, y1] = this.box;
    this.context.beginPath();
    this.context.rect(x0, y0, x1 - x0, y1 - y0);
    this.context.clip();
  }

  path(letters, places, style) {
    const path = this.traced(letters, places, style);
    this.keep({ path, area: style.fill || !style.line });
    this.fillAndStroke(path, style);
  }

  marks(letters, places, centres, style) {
    this.keep({ centres: centres.map((at) => at / PARTS * this.scale),
      reach: Math.max(...places.map(Math.abs)) / PARTS * this.scale });
    if (centres.length > 2 * MANY) { this.stamps(letters, places, centres, style); return; }
    const { context, scale } = this, mark = this.traced(letters, places, style);
    const to = style.snap ? (at) => Math.round(at / PARTS * scale) : (at) => at / PARTS * scale;
    for (let i = 0; i < centres.length; i += 2) {
      context.setTransform(1, 0, 0, 1, to(centres[i]), to(centres[i + 1]));
      this.fillAndStroke(mark, style);
    }
    context.resetTransform();
  }

  hatch(letters, places, outline, around, style) {
    this.context.save();
    this.context.clip(this.traced(outline, around, {}));
    this.path(letters, places, style);
    this.context.restore();
  }

  text(words, left, baseline, size, weight, font, colour, angle) {
    const { context, scale } = this;
    context.font = `${weight} ${size * scale}px one-neuron-${font}, sans-serif`;
    context.textRendering = "geometricPrecision"; // as wide as measured, at every size
    context.fillStyle = this.colours.css(colour);
    context.translate(left / PARTS * scale, baseline / PARTS * scale);
    context.rotate(-angle * Math.PI / 180);
    context.fillText(words, 0, 0);
    context.resetTransform();
  }

  image(left, top, right, bottom, smooth, columns, scale) {
    const { value, done } = this.images.next();
    if (done) throw new Error("an image is missing");
    const [x0, y0, x1, y1] = this.rounded(left, top, right, bottom), path = new Path2D();
    path.rect(x0, y0, x1 - x0, y1 - y0);
    this.keep({ path, area: true });
    this.context.imageSmoothingEnabled = smooth;
    this.context.drawImage(this.pixels(value, columns, scale), x0, y0, x1 - x0, y1 - y0);
  }

  name(name) { this.who = name; }

  // A hand on the picture finds what has a name (hand.js).
  keep(shape) { if (this.who) this.shapes.push({ who: this.who, box: this.box, ...shape }); }

  pixels({ buffer, byteOffset, byteLength }, columns, scale) {
    let rgba = new Uint8ClampedArray(buffer, byteOffset, byteLength);
    if (scale.length) {
      const colours = this.colours.scale(scale);
      rgba = new Uint8ClampedArray(Uint32Array.from(rgba, (level) => colours[level]).buffer);
    }
    const data = new ImageData(rgba, columns), canvas = new OffscreenCanvas(columns, data.height);
    canvas.getContext("2d").putImageData(data, 0, 0);
    return canvas;
  }

  // Many marks: painted once, and stamped at whole pixels of the screen.
  stamps(letters, places, centres, style) {
    const { scale } = this, size = Math.max(...places.map(Math.abs)) / PARTS + (style.width ?? 0);
    const reach = Math.ceil(size * scale) + 1, middle = reach / scale * PARTS;
    const stamp = new OffscreenCanvas(2 * reach, 2 * reach);
    new Painter(stamp.getContext("2d"), scale, this.colours)
      .marks(letters, places, [middle, middle], style);
    for (let i = 0; i < centres.length; i += 2) {
      const [x, y] = this.rounded(centres[i], centres[i + 1]);
      this.context.drawImage(stamp, x - reach, y - reach);
    }
  }

  rounded(...places) { return places.map((at) => Math.round(at / PARTS * this.scale)); }

  traced(letters, places, { snap, width = 0 }) {
    const path = new Path2D(), { scale } = this;
    const half = Math.round(width * scale) % 2 / 2;
    const at = places.map(snap ?? isUpright(letters, places)
      ? (place) => Math.round(place / PARTS * scale) + half : (place) => place / PARTS * scale);
    for (let i = 0, k = 0; i < at.length || k < letters.length; k += 1) {
      const [call, n] = CALLS[letters[k] ?? "L"];
      path[call](...at.slice(i, i + n));
      i += n;
    }
    return path;
  }

  fillAndStroke(path, { fill, line, width = SEAM, cap, join = "bevel", dashes = [], offset = 0, tight }) {
    const { context, scale } = this;
    if (fill) {
      context.fillStyle = this.colours.css(fill);
      context.fill(path);
    }
    if (!line && !tight) return;
    context.strokeStyle = this.colours.css(line ?? fill);
    context.lineWidth = width * scale;
    context.lineCap = cap === "projecting" ? "square" : cap ?? "butt";
    context.lineJoin = join;
    context.miterLimit = 4;
    context.setLineDash(dashes.map((length) => length * scale));
    context.lineDashOffset = offset * scale;
    context.stroke(path);
  }
}

// A path of level and upright strokes is moved to whole pixels of the screen, as matplotlib does.
function isUpright(letters, places) {
  if (/[QC]/.test(letters) || places.length > 40) return false;
  for (let i = 2, k = 1; i < places.length; i += 2, k += 1) {
    const slants = places[i] !== places[i - 2] && places[i + 1] !== places[i - 1];
    if (slants && letters[k] !== "M") return false;
  }
  return true;
}

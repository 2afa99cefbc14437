// The hand on the picture: what has a name there can be touched. The pointer says so, a hover tells
// its name and values, a drag moves its sliders as a hand on them would, and a click gives them the
// keyboard. So all that holds for a slider holds here: steps, limits, numbers, what is fixed.

const NEAR = 7, NEAR_A_FINGER = 16; // pixels beside a thing that still touch it
const STILL = 3; // pixels that a hand moves while it only clicks

class Hand {
  constructor(picture, root) {
    Object.assign(this, { picture, root, canvas: picture.canvas, held: null });
    this.specs = picture.model.get("controls");
    this.tip = element("div", { className: "tip", hidden: true, ariaHidden: "true" }, root);
    const { canvas } = this, on = (name, answer) => canvas.addEventListener(name, answer, { passive: false });
    on("pointerdown", (event) => this.take(event));
    on("pointermove", (event) => (this.held ? this.drag(event) : this.hover(event)));
    on("pointerup", (event) => this.leave(event));
    on("pointercancel", () => this.drop());
    on("pointerleave", () => { if (!this.held) this.tell(); });
    on("touchstart", (event) => { // a finger that takes something does not scroll
      const [finger] = event.touches, box = canvas.getBoundingClientRect();
      const found = this.under(this.at(finger.clientX - box.x, finger.clientY - box.y), NEAR_A_FINGER);
      if (found && !found.place && found.sliders.length) event.preventDefault();
    });
  }

  // Where in the picture, in pixels of an ordinary screen.
  at(x, y) {
    const to = this.picture.width / this.canvas.clientWidth;
    return [x * to, y * to];
  }

  // What lies there: points go before lines, lines before areas, and what is above before the rest.
  under(at, near) {
    const { picture } = this, context = picture.context(), { scale } = picture;
    const [x, y] = at.map((place) => place * scale), margin = near * scale;
    let found = null, best = Infinity;
    for (const shape of picture.shapes ?? []) {
      const rank = rankOf(shape, context, x, y, margin);
      if (rank <= best) [found, best] = [shape.who, rank];
    }
    const touch = this.picture.model.get("touch")[found];
    return touch && { ...touch, name: found, sliders: this.slidersOf(touch) };
  }

  input(control) { return this.root.querySelector(`[data-control="${control}"] input[type=range]`); }

  slidersOf({ moves }) {
    return Object.keys(moves).filter((control) => {
      const input = this.input(control);
      return input && !input.disabled && !input.closest("[hidden]");
    });
  }

  hover(event) {
    const at = this.at(event.offsetX, event.offsetY), found = this.under(at, NEAR);
    this.canvas.style.cursor = found ? cursorOf(found) : "";
    this.tell(found, event);
  }

  take(event) {
    const at = this.at(event.offsetX, event.offsetY), finger = event.pointerType === "touch";
    const found = event.isPrimary && event.button === 0 && this.under(at, finger ? NEAR_A_FINGER : NEAR);
    if (!found) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.held = { ...found, from: at, values: { ...this.picture.link.values }, finger };
    this.tell(found, event);
    if (found.place && !finger) this.put(at);
    else if (!found.place && found.sliders.length) this.canvas.style.cursor = "grabbing";
  }

  drag(event) {
    const at = this.at(event.offsetX, event.offsetY), { held } = this;
    held.far ||= Math.hypot(at[0] - held.from[0], at[1] - held.from[1]) > STILL;
    if (held.far && !(held.place && held.finger)) this.put(at); // there a finger may be scrolling
    this.tell(held, event);
  }

  leave(event) {
    const { held } = this;
    if (held?.place && held.finger) this.put(this.at(event.offsetX, event.offsetY));
    if (held && !held.far) this.input(held.sliders[0])?.focus({ preventScroll: true });
    this.drop();
    if (event.pointerType !== "touch") this.hover(event);
  }

  drop() {
    this.held = null;
    this.canvas.style.cursor = "";
    this.tell();
  }

  // Move the sliders to what the hand's place means.
  put(at) {
    const { sliders, moves, over, place, from, values } = this.held;
    const below = valueAt(at, over), before = valueAt(from, over);
    if (below * before <= 0) return; // over the line where a value would be without end
    for (const control of sliders) {
      const there = valueAt(at, moves[control]) / below;
      this.slide(control, place ? there
        : values[control] + there - valueAt(from, moves[control]) / before);
    }
  }

  slide(control, to) {
    const input = this.input(control), { step } = this.specs.find(({ name }) => name === control);
    const last = input.valueAsNumber;
    input.value = to; // which stays within its limits
    const moved = Math.abs(input.valueAsNumber - last) >= step / 2;
    if (moved) input.dispatchEvent(new Event("input"));
    else input.value = last;
  }

  tell(found, event) {
    this.tip.hidden = !found;
    if (!found) return;
    const { canvas, tip } = this, right = event.offsetX > canvas.clientWidth / 2;
    tip.textContent = this.said(found);
    tip.style.left = `${canvas.offsetLeft + event.offsetX + (right ? -14 : 14)}px`;
    tip.style.top = `${canvas.offsetTop + event.offsetY + (event.offsetY > 40 ? -34 : 18)}px`;
    tip.style.transform = right ? "translateX(-100%)" : "";
  }

  // "the line: bias = 0.6"; a name that its slider has, too, stands there once.
  said({ name, moves, place }) {
    if (place && !this.held) return name;
    const { values } = this.picture.link;
    const told = this.specs.filter((spec) => spec.name in moves).map(
      (spec) => `${spec.label} = ${said(Number(values[spec.name].toPrecision(5)))}`);
    const both = told.some((text) => text.startsWith(name)) || !told.length;
    return [...(both ? [] : [`${name}:`]), told.join(", ") || name].join(" ");
  }
}

const valueAt = ([x, y], [across, down, rest]) => across * x + down * y + rest;

function rankOf({ path, centres, reach, area, box }, context, x, y, margin) {
  if (box && (x < box[0] - 1 || x > box[2] + 1 || y < box[1] - 1 || y > box[3] + 1)) return NaN;
  if (centres) {
    const far = Math.min(...centres.map((a, i) => (i % 2 ? Infinity : Math.hypot(x - a, y - centres[i + 1]))));
    return far <= reach + margin ? far / 1e6 : NaN;
  }
  if (area && context.isPointInPath(path, x, y)) return 2;
  context.lineWidth = 2 * margin;
  context.setLineDash([]);
  return !area && context.isPointInStroke(path, x, y) ? 1 : NaN;
}

function cursorOf({ place, sliders, moves, over }) {
  if (!sliders.length) return "help";
  if (place) return "crosshair";
  const ways = sliders.map((control) => moves[control]);
  if (ways.every(([, down]) => !down) && !over[1]) return "ew-resize";
  return ways.every(([across]) => !across) && !over[0] ? "ns-resize" : "grab";
}

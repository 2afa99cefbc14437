// The hand on the picture: what has a name there can be touched. The pointer says so, a hover tells
// its name and values, a drag moves its sliders as a hand on them would, and a click gives them the
// keyboard. So all that holds for a slider holds here: steps, limits, numbers, what is fixed.
// A click may set controls, too; what can be pressed so, and has no control elsewhere, is a button
// for keys and screen readers, over its place in the picture.

const NEAR = 7, NEAR_A_FINGER = 16; // pixels beside a thing that still touch it
const CLOSER = [0.15, 0.3, 0.6, 1]; // shares of that
const STILL = 3; // pixels that a hand moves while it only clicks

class Hand {
  constructor(picture, root) {
    const { model, link, stage } = picture;
    Object.assign(this, { picture, root, model, link, canvas: picture.canvas, held: null, looked: null });
    this.specs = model.get("controls");
    this.tip = element("div", { className: "tip", hidden: true, ariaHidden: "true" }, stage);
    this.keys = element("div", { className: "keys", role: "group", ariaLabel: "in the picture" }, stage);
    this.buttons = new Map();
    this.heard = { touch: () => this.showKeys(), told: () => this.tellMore() };
    for (const name in this.heard) model.on(`change:${name}`, this.heard[name]);
    this.showKeys();
    const { canvas } = this, on = (name, answer) => canvas.addEventListener(name, answer, { passive: false });
    on("pointerdown", (event) => this.take(event));
    on("pointermove", (event) => (this.held ? this.drag(event) : this.hover(event)));
    on("pointerup", (event) => this.leave(event));
    on("pointercancel", () => this.drop());
    on("pointerleave", () => { if (!this.held) { this.tell(); this.look(); } });
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
    return this.named(found);
  }

  named(name) {
    const touch = this.model.get("touch")[name];
    return touch && { sets: {}, ...touch, name, sliders: this.slidersOf(touch) };
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
    this.look(found);
    this.tell(found, event);
  }

  // Tell the view what the hand looks at.
  look(found) {
    const name = found?.looks ? found.name : null;
    if (name !== this.looked) this.link.do({ look: name });
    this.looked = name;
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
    if (held && !held.far) this.press(held, event);
    this.drop();
    if (event.pointerType !== "touch") this.hover(event);
  }

  press({ sets, sliders, edits }, event) {
    this.link.do(...Object.entries(sets).map((move) => ({ move })));
    if (edits) this.bring(edits, event);
    else this.input(sliders[0])?.focus({ preventScroll: true });
  }

  // Bring a control beside the hand, for as long as it has the keyboard.
  bring(control, { offsetX, offsetY }) {
    const box = this.root.querySelector(`[data-control="${control}"]`), { canvas, model } = this;
    const number = box.querySelector("input[type=number]"), { root } = this;
    box.classList.add("brought");
    this.tell();
    box.style.left = `${Math.min(canvas.offsetLeft + offsetX, root.clientWidth - 230)}px`;
    box.style.top = `${canvas.offsetParent.offsetTop + canvas.offsetTop + offsetY + 14}px`;
    const leave = ({ relatedTarget }) => {
      if (box.contains(relatedTarget)) return;
      box.classList.remove("brought");
      box.removeEventListener("focusout", leave);
    };
    const arrive = () => {
      if (this.link.flying.length) return; // the kernel has not answered all yet
      model.off("change:answered", arrive);
      number.focus({ preventScroll: true });
      number.select();
      box.addEventListener("focusout", leave);
    };
    model.on("change:answered", arrive);
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
    const input = this.input(control), { step, log, min } = this.specs.find(({ name }) => name === control);
    const last = input.valueAsNumber;
    input.value = log ? Math.log10(Math.max(to, min)) : to; // which stays within its limits
    const moved = Math.abs(input.valueAsNumber - last) >= step / 2;
    if (moved) input.dispatchEvent(new Event("input"));
    else input.value = last;
  }

  tell(found, event) {
    this.tip.hidden = !found;
    if (!found) return;
    const { canvas, tip } = this, right = event.offsetX > canvas.clientWidth / 2;
    tip.textContent = this.said(found);
    this.tellMore();
    tip.style.left = `${canvas.offsetLeft + event.offsetX + (right ? -14 : 14)}px`;
    tip.style.top = `${canvas.offsetTop + event.offsetY + (event.offsetY > 40 ? -34 : 18)}px`;
    tip.style.transform = right ? "translateX(-100%)" : "";
  }

  tellMore() {
    const told = this.model.get("told");
    if (this.looked !== null && told?.startsWith(this.looked)) this.tip.textContent = told;
  }

  // A button for each thing that can be pressed and has no control among those above.
  showKeys() {
    const touch = this.model.get("touch"), names = Object.keys(touch).filter((name) => touch[name].box);
    for (const [name, button] of this.buttons) {
      if (names.includes(name)) continue;
      button.remove();
      this.buttons.delete(name);
    }
    names.reduce((before, name) => {
      const button = this.buttons.get(name) ?? this.keyFor(name);
      if (before ? before.nextElementSibling !== button : this.keys.firstElementChild !== button) {
        before ? before.after(button) : this.keys.prepend(button);
      }
      this.place(button, touch[name]);
      return button;
    }, null);
  }

  keyFor(name) {
    const button = element("button", { type: "button", ariaLabel: name }), tip = () => this.tellOf(name);
    button.onclick = () => this.press(this.named(name));
    button.onkeydown = (event) => { if (event.repeat && event.key === "Enter") event.preventDefault(); };
    button.onfocus = tip;
    button.onblur = () => { this.look(); this.tell(); };
    this.buttons.set(name, button);
    return button;
  }

  place(button, { box: [left, top, right, bottom], on, sets }) {
    const { width, height } = this.picture, share = (part, all) => `${100 * part / all}%`;
    Object.assign(button.style, { left: share(left, width), top: share(top, height),
      width: share(right - left, width), height: share(bottom - top, height) });
    button.ariaPressed = on === null ? null : String(on);
    button.ariaDisabled = String(!Object.keys(sets).length && !on);
  }

  // What has the keyboard is looked at, and told.
  tellOf(name) {
    const found = this.named(name), { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.buttons.get(name);
    this.look(found);
    this.tell(found, { offsetX: offsetLeft + offsetWidth, offsetY: offsetTop + offsetHeight / 2 });
  }

  stop() {
    for (const name in this.heard) this.model.off(`change:${name}`, this.heard[name]);
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
  context.setLineDash([]);
  for (const share of area ? [] : CLOSER) { // of lines that lie close together the nearest
    context.lineWidth = 2 * margin * share;
    if (context.isPointInStroke(path, x, y)) return 1 + share / 2;
  }
  return NaN;
}

function cursorOf({ place, sliders, moves, over, sets, looks }) {
  if (Object.keys(sets).length) return "pointer";
  if (!sliders.length) return looks ? "default" : "help";
  if (place) return "crosshair";
  const ways = sliders.map((control) => moves[control]);
  if (ways.every(([, down]) => !down) && !over[1]) return "ew-resize";
  return ways.every(([across]) => !across) && !over[0] ? "ns-resize" : "grab";
}

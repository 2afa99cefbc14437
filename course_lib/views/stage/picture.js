// The picture of a view: a canvas, on which the page paints what stands still and what moves. To a
// screen reader it is an image with the words as its text.

const FONT_PATIENCE = 2000; // milliseconds
const THEME = { attributeFilter: ["data-jp-theme-name", "data-jp-theme-light"] };

class Picture {
  constructor(model, link, root, note) {
    Object.assign(this, { model, link, note, newest: 0, ready: false, trouble: "" });
    [this.width, this.height] = model.get("size");
    this.stage = element("div", { className: "stage" }, root); // the picture, and what lies over it
    this.canvas = element("canvas", { className: "picture", role: "img", ariaBusy: "true" }, this.stage);
    this.canvas.style.width = `${this.width}px`;
    this.behind = document.createElement("canvas");
    this.canvas.addEventListener("contextlost", () => this.fail("the browser took its canvas away"));
    this.canvas.addEventListener("contextrestored", () => this.heal());
    model.on("msg:custom", this.hear = (message, buffers) => this.heard(message, buffers));
    this.watch();
    this.writeWith(fontsOf(model));
  }

  // A size, a zoom, another screen or theme: painted anew. A change of sharpness alone tells no
  // size; a media query tells of each, and is then asked anew.
  watch() {
    const sizes = new ResizeObserver(([{ contentRect }]) => {
      this.across = contentRect.width;
      this.repaint();
    });
    const theme = new MutationObserver(() => { this.colours = null; this.repaint(); });
    let query;
    const zoomed = () => {
      query?.removeEventListener("change", zoomed);
      query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
      query.addEventListener("change", zoomed);
      this.repaint();
    };
    sizes.observe(this.canvas);
    theme.observe(document.body, THEME);
    zoomed();
    this.stop = () => {
      sizes.disconnect();
      theme.disconnect();
      query.removeEventListener("change", zoomed);
      this.model.off("msg:custom", this.hear);
      URL.revokeObjectURL(this.image?.src);
    };
  }

  async writeWith(fonts) {
    const late = setTimeout(() => this.fail("its letters did not come"), FONT_PATIENCE);
    try {
      await fonts;
      this.ready = true;
      this.heal();
    } catch (error) {
      this.fail(`its letters cannot be read: ${error.message}`);
    }
    clearTimeout(late);
  }

  repaint() {
    this.last = this.shown = null;
    this.show();
  }

  show() {
    const still = this.model.get("still"), frame = this.model.get("frame");
    if (still !== this.last || frame !== this.shown) {
      if (this.trouble) this.askForStill();
      else if (this.ready) this.paint(still, frame);
    }
  }

  paint(still, frame) {
    try {
      this.fit();
      this.colours ??= new Colours();
      if (still !== this.last) this.behindShapes = this.paintOn(this.behind, still);
      this.context().drawImage(this.behind, 0, 0);
      this.shapes = [...this.behindShapes, ...this.paintOn(this.canvas, frame)];
      Object.assign(this, { last: still, shown: frame });
      this.canvas.dataset.frame = this.newest += 1;
      this.canvas.ariaBusy = "false";
    } catch (error) {
      this.fail(error.message);
    }
  }

  context(canvas = this.canvas) { return canvas.getContext("2d", { alpha: false }); }

  paintOn(canvas, list) { // and return the shapes that a hand can touch
    const painter = new Painter(this.context(canvas), this.scale, this.colours);
    painter.paint(list);
    return painter.shapes;
  }

  // As many pixels as the screen has where the picture stands.
  fit() {
    const scale = (this.across || this.width) * window.devicePixelRatio / this.width;
    if (scale === this.scale) return;
    this.scale = scale;
    for (const canvas of [this.canvas, this.behind]) {
      canvas.width = Math.round(this.width * scale);
      canvas.height = Math.round(this.height * scale);
    }
    this.last = null;
  }

  // Where the page cannot paint, the kernel draws a still picture, and a sentence says so.
  fail(why) {
    this.trouble = `The page cannot paint this picture (${why}), so you see still ones, a little later.`;
    this.askForStill();
  }

  askForStill() {
    this.note(this.trouble);
    this.canvas.ariaBusy = "false";
    this.link.say({ still: true });
  }

  heard(message, [png]) {
    if (!message.png || !this.trouble) return;
    this.image ??= element("img", { className: "still" });
    this.canvas.before(this.image);
    URL.revokeObjectURL(this.image.src);
    this.image.src = URL.createObjectURL(new Blob([png], { type: "image/png" }));
    this.image.alt = this.model.get("words");
    this.image.style.width = `${this.width}px`;
    this.canvas.hidden = true;
  }

  heal() {
    if (this.trouble) this.note("");
    this.trouble = "";
    this.image?.remove();
    this.canvas.hidden = false;
    this.repaint();
  }
}

// The letters that matplotlib measured with: they come once for all views of a kernel, and a page
// loads them once.
function fontsOf(model) {
  const load = async () => {
    const shared = await model.widget_manager.get_model(model.get("fonts").replace("IPY_MODEL_", ""));
    await Promise.all(shared.get("faces").map(async ({ family, weight, data }) => {
      document.fonts.add(await new FontFace(family, data, { weight }).load());
    }));
  };
  document.oneNeuronFonts ??= load().catch((error) => {
    document.oneNeuronFonts = undefined; // the next view may have more luck
    throw error;
  });
  return document.oneNeuronFonts;
}

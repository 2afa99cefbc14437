// An extension of JupyterLab and Notebook 7, as it is: nothing builds it. The next day no kernel
// knows a notebook's widgets, and "Error displaying widget: model not found" would stand in place
// of each. Where an output bears a sentence of ours (course_lib/server/sleeping.py), its stored
// picture or text is shown instead, and the sentence. Other widgets stay as they are.

(() => {
  const WIDGET = "application/vnd.jupyter.widget-view+json";
  const ANSWER_WITHIN = 3000; // milliseconds in which a kernel may say that it knows the widget
  let modules; // what JupyterLab shares with its extensions

  async function shared(name) {
    const versions = Object.values(modules[name] ?? {});
    const found = versions.find((version) => version.loaded) ?? versions[0];
    return found ? (await found.get())() : {};
  }

  function element(tag, attributes) {
    return Object.assign(document.createElement(tag), attributes);
  }

  function stillOf({ data, metadata }, sanitizer) {
    const words = String(data["text/plain"] ?? "");
    const { width } = metadata["image/png"] ?? {};
    if (data["image/png"]) {
      const source = `data:image/png;base64,${data["image/png"]}`;
      return element("img", { src: source, alt: words, width, style: "max-width: 100%" });
    }
    return data["text/html"]
      ? element("div", { innerHTML: sanitizer.sanitize(String(data["text/html"])) })
      : element("pre", { textContent: words });
  }

  // JupyterLab's renderer of widgets writes what is the matter in place of the widget.
  function showAsleep(node, still, sentence) {
    const said = element("p", { className: "one-neuron-asleep", textContent: sentence });
    const box = element("div", { className: "jp-RenderedHTMLCommon" });
    box.append(still, said);
    node.replaceChildren(box);
  }

  function teach(rendermime) {
    const options = { mimeType: WIDGET, sanitizer: rendermime.sanitizer };
    const example = rendermime.getFactory(WIDGET)?.createRenderer(options);
    if (!example) return false;
    const kind = Object.getPrototypeOf(example), render = kind.renderModel;
    example.dispose();
    kind.renderModel = async function renderModel(model) {
      const sentence = model.metadata?.[WIDGET]?.sleeping;
      const rendering = render.call(this, model);
      if (!sentence) return rendering;
      const still = stillOf(model, rendermime.sanitizer);
      this.node.replaceChildren(still); // in place of "Loading widget..."
      const timer = setTimeout(() => {
        if (still.parentNode === this.node) showAsleep(this.node, still, sentence);
      }, ANSWER_WITHIN);
      await rendering;
      if (this.node.textContent.startsWith("Error displaying widget")) {
        clearTimeout(timer);
        showAsleep(this.node, still, sentence);
      }
      return undefined;
    };
    return true;
  }

  async function plugin() {
    const { IRenderMimeRegistry } = await shared("@jupyterlab/rendermime");
    const { IJupyterWidgetRegistry } = await shared("@jupyter-widgets/base");
    return {
      id: "one-neuron-at-a-time:sleeping",
      description: "Shows the stored picture where no kernel knows the widget any more.",
      autoStart: true,
      requires: [IRenderMimeRegistry],
      optional: IJupyterWidgetRegistry ? [IJupyterWidgetRegistry] : [], // so that it comes first
      activate: (app, rendermime) => {
        if (!teach(rendermime)) app.started.then(() => teach(rendermime));
      },
    };
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["one-neuron-at-a-time"] = {
    init: (scope) => { modules = scope; },
    get: async () => {
      const found = { __esModule: true, default: await plugin() };
      return () => found;
    },
  };
})();

// An extension of the site in a browser tab, as it is: nothing builds it. It keeps a learner's
// work: the new text of a chapter is offered beside what was written, what is unsaved is saved when
// the page is left, a chapter that is open twice says so, and the browser is asked to keep it all.

(() => {
  const MARK = "one_neuron"; // binder/lite/versions.py writes it into each chapter
  const LONG = 30000; // milliseconds of work after which the page says how to end it
  let modules; // what JupyterLab shares with its extensions

  const shared = async (name) => (await Object.values(modules[name])[0].get())();

  // A line above the notebook, with buttons: [label, what it does].
  function showLine({ Widget }, panel, sentence, buttons = []) {
    const line = new Widget();
    line.addClass("one-neuron-line");
    Object.assign(line.node, { role: "status", textContent: sentence });
    line.node.style.cssText = `flex: none; padding: 8px 12px; min-height: 3.4em; overflow: auto;
      font-size: var(--jp-ui-font-size2); color: var(--jp-ui-font-color1);
      background: var(--jp-layout-color2); border-bottom: 1px solid var(--jp-border-color1);`;
    for (const [label, act] of buttons) {
      const button = document.createElement("button");
      Object.assign(button, { className: "jp-mod-styled", textContent: label });
      button.style.cssText = "margin-left: 12px; border: 1px solid currentColor;";
      button.addEventListener("click", act);
      line.node.append(button);
    }
    panel.contentHeader.addWidget(line);
    return line;
  }

  async function originalOf(chapter, { PageConfig, URLExt }) {
    const path = URLExt.join(PageConfig.getBaseUrl(), "files", URLExt.encodeParts(chapter));
    const answer = await fetch(path);
    return answer.ok ? answer.json() : null;
  }

  // Under a name that nothing has yet.
  async function openBeside(app, chapter, original) {
    const { contents } = app.serviceManager;
    const isThere = (path) => contents.get(path, { content: false }).then(() => true, () => false);
    let path, number = 0;
    do {
      number += 1;
      path = chapter.replace(/\.ipynb$/, number > 1 ? ` (new ${number}).ipynb` : " (new).ipynb");
    } while (await isThere(path));
    await contents.save(path, { type: "notebook", format: "json", content: original });
    await app.commands.execute("docmanager:open", { path });
  }

  async function offerNewText(app, panel, tools) {
    const mine = panel.model.getMetadata(MARK);
    const original = mine && await originalOf(mine.chapter, tools);
    const newest = original?.metadata[MARK];
    if (!newest || newest.text === mine.text) return;
    const settle = () => {
      panel.model.setMetadata(MARK, newest); // it does not ask again for this version
      panel.context.save();
      line.dispose();
    };
    const line = showLine(tools, panel, "This chapter has a new text. Yours stays as it is.", [
      ["Keep mine", settle],
      ["Open the new one beside it", async () => {
        await openBeside(app, mine.chapter, original);
        settle();
      }],
    ]);
  }

  // Only one page may hold the lock of a chapter; the next one gets it when that page is gone.
  function sayOpenTwice(panel, tools) {
    const name = `one-neuron-at-a-time ${panel.context.path}`;
    const closed = new Promise((resolve) => { panel.disposed.connect(() => resolve()); });
    const wait = () => {
      const line = showLine(tools, panel, "This chapter is open in another tab, too. Go on there; "
        + "or close that tab, and this one shows what was saved in it.");
      navigator.locks.request(name, async () => {
        if (!panel.context.model.dirty) await panel.context.revert();
        line.dispose();
        return closed;
      });
    };
    navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? closed : wait()));
  }

  // Python in a tab cannot be interrupted: what ends a cell that does not end is said in time.
  function sayHowToStop(app, panel, tools) {
    let line, timer;
    const tell = () => {
      if (line || panel.sessionContext.session?.kernel?.status !== "busy") return;
      line = showLine(tools, panel, "A cell is still at work. If it never ends, choose Restart "
        + "Kernel in the menu Kernel: nothing else stops it in a browser tab. Your text stays.");
    };
    panel.sessionContext.statusChanged.connect((_, status) => {
      clearTimeout(timer);
      if (status === "busy") timer = setTimeout(tell, LONG);
      else if (line) line = line.dispose();
    });
    app.commands.commandExecuted.connect((_, { id }) => id.includes("interrupt") && tell());
  }

  function saveAll(tracker) {
    tracker.forEach(({ context }) => { if (context.model.dirty) context.save(); });
  }

  // JupyterLite takes its worker for an old one at the second visit, unless it finds this note.
  async function keepSite({ PageConfig }) {
    const { active } = await navigator.serviceWorker.ready;
    localStorage.setItem(`${active.scriptURL}-version`, PageConfig.getOption("appVersion"));
    if (!navigator.connection?.saveData) active.postMessage("keep all");
  }

  function watch(app, tracker, tools, mainMenu) {
    tracker.widgetAdded.connect(async (_, panel) => {
      await panel.context.ready;
      sayOpenTwice(panel, tools);
      sayHowToStop(app, panel, tools);
      offerNewText(app, panel, tools);
      panel.context.saveState.connect(() => navigator.storage?.persist?.());
      await panel.sessionContext.ready;
      keepSite(tools);
    });
    document.addEventListener("visibilitychange", () => document.hidden && saveAll(tracker));
    addFreshCopy(app, tracker, tools, mainMenu);
  }

  function addFreshCopy(app, tracker, tools, mainMenu) {
    const chapter = () => tracker.currentWidget?.model?.getMetadata(MARK)?.chapter;
    app.commands.addCommand("one-neuron:fresh-copy", {
      label: "Open a Fresh Copy of This Chapter",
      isEnabled: () => Boolean(chapter()),
      execute: async () => openBeside(app, chapter(), await originalOf(chapter(), tools)),
    });
    mainMenu?.fileMenu.addGroup([{ command: "one-neuron:fresh-copy" }], 0);
  }

  async function plugin() {
    const { INotebookTracker } = await shared("@jupyterlab/notebook");
    const { IMainMenu } = await shared("@jupyterlab/mainmenu");
    const tools = { ...await shared("@jupyterlab/coreutils"), ...await shared("@lumino/widgets") };
    return {
      id: "one-neuron-keeping:work",
      description: "Keeps a learner's work, and offers the new text of a chapter beside it.",
      autoStart: true,
      requires: [INotebookTracker],
      optional: [IMainMenu],
      activate: (app, tracker, mainMenu) => watch(app, tracker, tools, mainMenu),
    };
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["one-neuron-keeping"] = {
    init: (scope) => { modules = scope; },
    get: async () => {
      const found = { __esModule: true, default: await plugin() };
      return () => found;
    },
  };
})();

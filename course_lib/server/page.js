// What the page's side of every widget of the course begins with.

// The kernel hears that a page is there; where none says so, it tells why (presence.py).
function initialize({ model }) {
  model.send({ here: true });
}

function element(tag, attributes, parent) {
  const node = Object.assign(document.createElement(tag), attributes);
  parent?.append(node);
  return node;
}

// Plain keys belong to the widget: JupyterLab would move through its cells, or take Enter. Its own
// shortcuts come before any listener of ours (Notebook 7 has one for each arrow): they pass by an
// element with the attribute. Those with Ctrl, Shift, Alt or Cmd work as everywhere.
function keepKeys(root) {
  const keep = (event) => {
    const alone = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    event.target.toggleAttribute("data-lm-suppress-shortcuts", alone);
    if (alone && event.type === "keydown") event.stopPropagation();
  };
  for (const type of ["focusin", "keydown", "keyup"]) root.addEventListener(type, keep);
}

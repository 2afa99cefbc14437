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

// Plain keys belong to the widget: JupyterLab would move through its cells, or take Enter.
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    const alone = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (alone) event.stopPropagation();
  });
}

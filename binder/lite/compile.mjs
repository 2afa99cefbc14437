// node compile.mjs PYODIDE FOLDER PACKAGE…: load these packages into that Pyodide, use them as a
// first cell does, and write what Python compiled for it, as it lies in the tab, below FOLDER.
import { pathToFileURL } from 'node:url';

const [pyodide, folder, ...packages] = process.argv.slice(2);
process.on('uncaughtException', error => {
    console.error(error.message);
    process.exit(1);
});
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${pyodide}/`, packages, env: { MPLBACKEND: 'agg' } });
python.FS.mkdir('/made');
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, '/made');
python.runPython(`
import importlib.util, marshal, pathlib, sys

import course_lib.exercises
from course_lib.views import explore_neuron

explore_neuron()
# It has a page to talk to from here on, and there is none.
import pyodide_kernel
for name, module in list(sys.modules.items()):
    spec = getattr(module, "__spec__", None)
    if spec and spec.has_location and spec.origin.endswith(".py"):
        # The flag says: never compare it with its source.
        head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
        path = pathlib.Path("/made" + spec.origin + "c")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(head + marshal.dumps(spec.loader.get_code(spec.name)))
`);
process.exit(0);

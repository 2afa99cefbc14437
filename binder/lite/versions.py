"""What tells one version of the site from the next: of each chapter, and of each file.

A chapter carries the mark of its text, so that the page sees whether a learner's copy came from an
older one (keeping/static/keeping.js). `files.json` says what each file holds, so that the browser
fetches what changed and nothing else, and works without the network (service-worker.js).
"""

import hashlib
import json
import shutil
from pathlib import Path

MARK = "one_neuron"
LIST, WORKER, THEIRS = "files.json", "service-worker.js", "jupyterlite-service-worker.js"
DIGITS = 16                     # of a hash, in hexadecimal; service-worker.js cuts it there, too


def hash_of(raw):
    return hashlib.sha256(raw).hexdigest()[:DIGITS]


def mark(path):
    """Write into the notebook at `path` which chapter it is, and a hash of what one reads there."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    text = json.dumps([[cell["cell_type"], "".join(cell["source"])]
                       for cell in notebook["cells"]])
    notebook["metadata"][MARK] = {"chapter": path.name, "text": hash_of(text.encode())}
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def seal(site):
    """Put our service worker before JupyterLite's, and list its files; it may be done twice."""
    if not (site / THEIRS).exists():
        (site / WORKER).rename(site / THEIRS)
    shutil.copy(Path(__file__).with_name(WORKER), site)
    apart = {site / name for name in (LIST, WORKER, THEIRS)}
    # The kernel's own wheels lie in static/ as well, under names that a school's filter lets pass.
    apart.update(site.glob("extensions/**/*.whl"))
    files = {path.relative_to(site).as_posix(): hash_of(path.read_bytes())
             for path in sorted(site.rglob("*")) if path.is_file() and path not in apart}
    (site / LIST).write_text(json.dumps(files, indent=0), encoding="utf-8")

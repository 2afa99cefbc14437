"""Submissions of chapter 04 as students, and those who are none, could hand them in."""

import json
import zipfile
from pathlib import Path

NOTEBOOK = Path(__file__).parents[3] / "notebooks" / "04_perceptrons_and_logic_gates.ipynb"
IDS = ("4.1", "4.2", "4.3", "4.4", "4.5", "4.6")
ANSWERS = {
    "4.1": ("def alarm(a, b):\n    bias, w1, w2 = -0.5, 1, 1\n"
            "    return 1 if w1 * a + w2 * b + bias >= 0 else 0"),
    "4.2": "def allowed(cake, ice):\n    return 1 if 1.5 - cake - ice >= 0 else 0",
    "4.3": ("def learned(w, b, x, target):\n    output = 1 if w * x + b >= 0 else 0\n"
            "    error = target - output\n    w = w + 0.1 * error * x\n    b = b + 0.1 * error\n"
            "    return w, b"),
    "4.4": "first_weight = 2.5",
    "4.5": ("def mistakes(weights, bias, X, y):\n"
            "    return int(np.sum((X @ weights + bias >= 0) != y))"),
    "4.6": "my_gate = [1, 1, 0, 1]",
}
NAMES = {"4.1": "alarm", "4.2": "allowed", "4.3": "learned", "4.4": "first_weight",
         "4.5": "mistakes", "4.6": "my_gate"}
ALL = frozenset(IDS)


def notebook():
    """Return the chapter as it is assigned, as a dictionary."""
    return json.loads(NOTEBOOK.read_text(encoding="utf-8"))


def cell_of(book, id):
    """Return the cell in which the exercise with this id is checked."""
    return next(cell for cell in book["cells"] if cell["cell_type"] == "code"
                and f'check("{id}"' in "".join(cell["source"]))


def written(**answers):
    """Return the chapter with answers written in, such as `_4_1="…"`; {} leaves all blank."""
    book = notebook()
    for name, text in answers.items():
        id = name[1:].replace("_", ".")
        cell_of(book, id)["source"] = f'{text}\n\n\ncheck("{id}", {NAMES[id]})'
    return book


def right(**others):
    """Return the chapter with right answers, but for those that are given."""
    return written(**{"_" + id.replace(".", "_"): text for id, text in ANSWERS.items()} | others)


def new_cell(text, id="extra"):
    """Return a code cell as JupyterLab makes one."""
    return {"cell_type": "code", "id": id, "metadata": {}, "outputs": [], "execution_count": None,
            "source": text}


def first(book, text):
    """Return the book with a cell of the student's own at its very beginning."""
    return {**book, "cells": [new_cell(text), *book["cells"]]}


def save(folder, student, book, name="04_perceptrons_and_logic_gates.ipynb"):
    """Write a notebook, a dictionary or bytes, into a student's folder."""
    (folder / student).mkdir(parents=True, exist_ok=True)
    raw = book if isinstance(book, bytes) else json.dumps(book).encode()
    (folder / student / name).write_bytes(raw)


def alarm(body, before=""):
    """Return the code of an alarm with this body."""
    return f"{before}\ndef alarm(a, b):\n" + "\n".join(f"    {line}" for line in body.split("\n"))


TRUE = ("class Yes:\n    def __eq__(self, other): return True\n    def __ne__(self, other): "
        "return False\n    __hash__ = None\n    def __bool__(self): return True\n")
FORGED = ('{"outcomes": [' + ", ".join(
    ['{"value": 1, "error": "", "message": "", "line": "", "printed": false, "changed": false}'] * 4)
    + "]}")
# What is written into 4.1, and nothing else of 4.1 may count; all other answers are right.
ATTACKS = {
    "endless loop": alarm("while True:\n    pass"),
    "swallows interrupts": alarm("while True:\n    try:\n        while True: pass\n"
                                 "    except BaseException: pass"),
    "stuck in C": alarm("return max(iter(int, 1))"),
    "fork bomb": alarm("import os\nwhile True:\n    os.fork()"),
    "ten gigabytes": alarm("return len(bytearray(10 ** 10))"),
    "one gigabyte printed": alarm("import os\nfor _ in range(1024):\n"
                                  "    os.write(1, b'x' * 2 ** 20)\nprint('x' * 10 ** 8)"),
    "os._exit": alarm("import os\nos._exit(0)"),
    "os._exit in the cell": alarm("return 1", "import os\nos._exit(0)"),
    "sys.exit": alarm("import sys\nsys.exit(0)"),
    "write outside": alarm("open('{outside}/written', 'w').write('me')\nreturn 1"),
    "read another": alarm("text = open('{outside}/handed_in/right/"
                          "04_perceptrons_and_logic_gates.ipynb').read()\n"
                          "return 1 if a or b else 0"),
    "socket": alarm("import socket\nsocket.create_connection(('127.0.0.1', {port}), 1)\n"
                    "return 1 if a or b else 0"),
    "patched numpy": alarm("return 5", "np.isclose = np.allclose = np.array_equal = np.equal = "
                           "lambda *a, **k: True\nnp.asarray = lambda *a, **k: 1\n"
                           "np.array = np.asarray\nnp.isfinite = lambda *a: True"),
    "patched course": alarm("return 5", "import course_lib.exercises.judge.values as v\n"
                            "import course_lib.exercises.judge.judging as j\n"
                            "v.same = j.same = lambda *a: True\nj.agrees = lambda *a: True\n"
                            "j.judge = lambda *a: j.Verdict('right')"),
    "looks it up": "from course_lib.exercises.banks.chapter_04 import ALARM\nalarm = "
                   "ALARM.reference",
    "finds it": "from course_lib.exercises.finding import find\nalarm = find('4.1').reference",
    "forged stdout": alarm("print('4.1 right!')\nprint('''" + FORGED + "''')\nreturn 5",
                           "print('4.1 right!')"),
    "forged reply": alarm("import os\nfor fd in range(3, 20):\n    try:\n"
                          "        os.write(fd, b'''" + FORGED + "\\n''')\n"
                          "    except OSError: pass\nreturn 5"),
    "forged file": alarm("for name in ('grades.csv', 'result.json', '/tmp/result.json'):\n"
                         "    open(name, 'w').write('4.1,right')\nreturn 5"),
    "equal to all": alarm("return Yes()", TRUE),
    "equal to all float": alarm("return Yes(5)", TRUE.replace("Yes", "Yes(float)")),
    "silenced": alarm("return 1 / 0", "import sys\nsys.excepthook = lambda *a: None\n"
                      "import traceback\ntraceback.print_exc = lambda *a: None"),
    "check redefined": alarm("return 5", "def check(*values):\n    print('4.1 right!')"),
}


def odd_files(folder):
    """Write students whose files are odd, and return the ids that are right, by student."""
    text = json.dumps(right())
    save(folder, "broken JSON", text[:5000].encode())
    save(folder, "empty", b"")
    save(folder, "no notebook", b"\x89PNG\r\n\x1a\n" + bytes(1000))
    save(folder, "only JSON", b"[1, 2]")
    save(folder, "deep JSON", b"[" * 200_000)
    (folder / "too large").mkdir()
    with open(folder / "too large" / "04.ipynb", "wb") as file:
        file.truncate(200 * 2 ** 20)
    (folder / "a link").mkdir()
    (folder / "a link" / "04.ipynb").symlink_to(folder.parent / "secret.ipynb")
    (folder / "a linked folder").symlink_to(folder / "right")
    (folder / "a zip").mkdir()
    with zipfile.ZipFile(folder / "a zip" / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("../../04.ipynb", bytes(50 * 2 ** 20))
    save(folder, "line ends", json.dumps(right(), indent=1).replace("\n", "\r\n").encode())
    save(folder, "byte-order mark", b"\xef\xbb\xbf" + text.encode())
    save(folder, "utf-16", text.encode("utf-16"))
    save(folder, "version 3", _version_3(right()))
    save(folder, "twice", written(), "04 (1).ipynb")
    save(folder, "twice", right(), "04 (2).ipynb")
    nothing = ("broken JSON", "empty", "no notebook", "only JSON", "deep JSON", "too large",
               "a link", "a linked folder", "a zip")
    return {**dict.fromkeys(nothing, frozenset()), **dict.fromkeys(
        ("line ends", "byte-order mark", "utf-16", "version 3", "twice"), ALL)}


def _version_3(book):
    cells = [{**{key: value for key, value in cell.items() if key not in ("source", "id")},
              "input": cell["source"], "source": cell["source"]} for cell in book["cells"]]
    for cell in cells:
        cell.pop("source" if cell["cell_type"] == "code" else "input")
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}


def edited(folder):
    """Write students who moved, copied, split or deleted cells; return the ids that are right."""
    book = right()
    cell_of(book, "4.1")["source"] = ""
    save(folder, "deleted", {**book, "cells": [cell for cell in book["cells"] if cell["source"]]})
    blank, book = cell_of(notebook(), "4.1"), right()
    save(folder, "copied", {**book, "cells": [*book["cells"], {**blank, "id": "copy"}]})
    book = right()
    cell = cell_of(book, "4.1")
    cell["source"], place = ANSWERS["4.1"], book["cells"].index(cell)
    book["cells"].insert(place + 1, new_cell('check("4.1", alarm)'))
    save(folder, "split", book)
    book = right()
    save(folder, "backwards", {**book, "cells": book["cells"][::-1]})
    book = right(_4_5="def mistakes(w, b, X, y):\n    return count(firing(w, b, X), y)")
    book["cells"].append(new_cell("def count(a, b):\n    return int(sum(a != b))", "help2"))
    save(folder, "helpers", first(book, "def firing(w, b, X):\n    return X @ w + b >= 0"))
    save(folder, "fails elsewhere", first(right(), "1 / 0\nraise SystemExit"))
    save(folder, "another name", right(_4_1=ANSWERS["4.1"].replace("alarm", "my_alarm")
                                       + '\ncheck("4.1", my_alarm)\nalarm = None'))
    book = right()
    book["cells"][2]["source"] = "import nothing_at_all\nPerceptron = np = None"
    save(folder, "set-up spoilt", book)
    save(folder, "syntax error", right(_4_1="def alarm(a, b)\n    return 1"))
    save(folder, "magic", right(_4_1="%%time\n!ls\n" + ANSWERS["4.1"]))
    save(folder, "no quotes", written(_4_4="first_weight = 2.5", _4_1="alarm = ..."))
    return {"deleted": ALL - {"4.1"}, "split": ALL, "copied": ALL, "backwards": ALL,
            "helpers": ALL, "fails elsewhere": ALL, "another name": ALL, "set-up spoilt": ALL,
            "syntax error": ALL - {"4.1"}, "magic": ALL, "no quotes": frozenset({"4.4"})}

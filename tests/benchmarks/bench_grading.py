"""How long a class takes to grade: 100 made submissions of chapter 04, in the jail.

    uv run --group test python tests/benchmarks/bench_grading.py [students]

A tenth of them hang, exit or take all memory; the others are right, wrong, blank or half done. It
prints seconds, submissions a minute, and seconds a submission a core.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "teaching" / "grading"))

from made_submissions import ATTACKS, right, save, written  # noqa: E402

from course_lib.teaching.chapters import NOTEBOOKS, chapters_of  # noqa: E402
from course_lib.teaching.grading.batch import How, grade_all, task_of  # noqa: E402
from course_lib.teaching.grading.jail import why_no_jail  # noqa: E402
from course_lib.teaching.grading.marks import Ledger  # noqa: E402
from course_lib.teaching.grading.submissions import submissions_in  # noqa: E402

BAD = ("endless loop", "os._exit", "ten gigabytes", "swallows interrupts")
GOOD = (right(), right(), right(_4_2="def allowed(a, b):\n    return int(a or b)"), written(),
        written(_4_4="first_weight = 3", _4_5="def mistakes(weights, bias, X, y):\n    return 0"))


def make(folder, students):
    """Write so many submissions into a folder."""
    for number in range(students):
        bad = number % 10 == 0
        book = right(_4_1=ATTACKS[BAD[number // 10 % len(BAD)]]) if bad else GOOD[number % 5]
        save(folder, f"student {number}", book)


def measured(folder, jailed, cores):
    """Return the seconds that grading a folder takes."""
    task = task_of(chapters_of(["4"]), NOTEBOOKS)
    with tempfile.TemporaryDirectory() as kept:
        ledger, begun = Ledger(Path(kept) / "ledger.jsonl"), time.perf_counter()
        for _ in grade_all(submissions_in(folder), task, ledger, How(jailed, workers=cores)):
            pass
        return time.perf_counter() - begun


def main():
    """Print the table."""
    students, cores = int((sys.argv[1:] or ["100"])[0]), os.cpu_count() or 1
    ways = {"in the jail": True, "without": False}
    if why_no_jail():
        print(f"no jail: {why_no_jail()}")
        del ways["in the jail"]
    print("| submissions | cores | | seconds | a minute | seconds a submission a core |\n"
          "|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as made:
        make(Path(made), students)
        for name, jailed in ways.items():
            took = measured(Path(made), jailed, cores)
            print(f"| {students} | {cores} | {name} | {took:.0f} | {60 * students / took:.0f} "
                  f"| {took * cores / students:.2f} |", flush=True)
    print(f"load {os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else "")


if __name__ == "__main__":
    main()

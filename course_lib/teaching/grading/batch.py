"""Grade a whole class: on all cores, a process a submission, going on where it was stopped."""

import secrets
import signal
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from course_lib.exercises.finding import exercises_of
from course_lib.teaching.grading.jail import course_without_answers
from course_lib.teaching.grading.judge import Desk, Result, judge
from course_lib.teaching.grading.limits import Limits, bind_memory
from course_lib.teaching.grading.marks import Graded
from course_lib.teaching.grading.reading import read_notebook
from course_lib.teaching.grading.submissions import (
    LARGEST,
    LARGEST_RECORD,
    Submission,
    read_file,
)

JUDGES_MEGABYTES = 8192         # of addresses, of which little is used


@dataclass(frozen=True)
class How:
    """How to grade: in the jail or not, the limits, and how many processes at a time."""

    jailed: bool = True
    limits: Limits = Limits()
    workers: int = 1


def task_of(chapters, notebooks):
    """Return what workers need to know of the chapters: their cells, and the answers' names."""
    assigned = []
    for one in chapters:
        cells, _ = read_notebook((Path(notebooks) / one.file).read_bytes())
        names = {it.id: it.name for it in exercises_of(one.number)}
        assigned.append({"chapter": one.number, "exercises": names,
                         "cells": [[cell.id, cell.source] for cell in cells]})
    kept = [it.id for one in chapters for it in exercises_of(one.number)
            if it.kind in ("order", "own")]
    return {"assigned": assigned, "kept": kept}


def grade_all(submissions, task, ledger, how):
    """Grade what the ledger does not hold yet, and give each `Graded` as it is done.

    The ledger keeps each at once. What was graded before is not run again, unless it changed.
    """
    if ledger.seed is None:
        ledger.add(seed=secrets.randbelow(2 ** 31))
    with tempfile.TemporaryDirectory(prefix="one-neuron-") as folder:
        course = str(course_without_answers(folder))
        desk = Desk(task, course, how.limits, how.jailed, ledger.seed)
        pool = ProcessPoolExecutor(how.workers, initializer=_begin)
        try:
            waiting = {pool.submit(grade_one, one, desk): one
                       for one in to_do(submissions, task, ledger)}
            for done in as_completed(waiting):
                graded = _outcome(done, waiting[done])
                ledger.add(graded=graded)
                yield graded
        finally:
            pool.shutdown(cancel_futures=True)


def to_do(submissions, task, ledger):
    """Return the submissions that are not graded yet, or were changed since."""
    def is_known(one):
        known = ledger.graded.get(one.student)
        return known is not None and known.fingerprint == one.fingerprint(_salt(task))

    return [one for one in submissions if not is_known(one)]


def _salt(task):
    return repr([one["exercises"] for one in task["assigned"]])


def _begin():
    """Leave stopping to the first process; take no more memory than judging odd data may need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bind_memory(JUDGES_MEGABYTES)


def grade_one(submission, desk):
    """Return the `Graded` of one student's submission."""
    graded = Graded(submission.student, submission.number, odd=list(submission.odd),
                    fingerprint=submission.fingerprint(_salt(desk.task)))
    record = b"".join(read_file(submission.record, LARGEST_RECORD)) if submission.record else b""
    for path in submission.notebooks:
        name, raw = Submission.shown(path), read_file(path, LARGEST)
        while name in graded.results:   # the same name in another folder
            name += " (again)"
        graded.results[name] = judge(raw[0], record, desk) if raw else Result(
            f"it cannot be read, or is larger than {LARGEST // 1_000_000} MB")
    return graded


def _outcome(done, submission):
    """Return what came of one submission; whatever goes wrong with it stops no other one."""
    try:
        return done.result()
    except Exception as error:
        return Graded(submission.student, submission.number,
                      odd=[*submission.odd, f"it could not be graded ({type(error).__name__})"])

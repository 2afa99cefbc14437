"""Questions that answer without a kernel: all that can be said to them travels with the page."""

import base64
import gzip
import json

from course_lib.exercises.asking import to_recall
from course_lib.exercises.finding import find
from course_lib.exercises.marking import number_text
from course_lib.exercises.question_box import RUN, QuestionBox, as_html
from course_lib.exercises.replying import SURE, reply, reply_to_guess

TOLD = "{told}"         # in a sentence, where the page puts what the learner wrote
# What is written into the field and is no number, as questions.js tells them apart.
UNREAD = ("", "1,000", "seven", "1e301")


def box_of(call, argument):
    """Return the `QuestionBox` that a cell's call shows, such as ("quiz", "2.a")."""
    if call == "recall":
        return QuestionBox(to_recall(argument, []), call)
    return QuestionBox([find(argument, {"quiz": "question", "guess": "guess"}[call])], call)


def question_html(box, stored):
    """Return what stands in the page for a box: as it was stored, and what makes it answer.

    The replies are in gzip, so that who looks into the page does not read them by accident.
    """
    where = f"recall {box.questions[0].id} " if box.kind == "recall" else ""
    data = {"kind": box.kind, "asked": box.asked, "given": box.given, "replies": box.replies,
            "keys": [where + one.id for one in box.questions],
            "answers": [answers_to(one, box.kind) for one in box.questions]}
    packed = gzip.compress(json.dumps(data, ensure_ascii=False).encode(), 9, mtime=0)
    still = stored.replace(RUN[box.kind], "Open this chapter live to answer.")
    return (f'<div class="one-neuron-asked"><div>{still}</div><script type="text/plain">'
            f"{base64.b64encode(packed).decode()}</script></div>")


def answers_to(question, kind):
    """Return the replies to a question as data, by how sure, and in the order of `at` in the page.

    With choices they stand in the order of the choices; for a number come those to the right one,
    to each tempting one, and to any other.
    """
    def said(sure, place, text):
        return (reply_to_guess(question, place, text, sure) if kind == "guess"
                else reply(question, place, text))

    tries = [(place, "") for place in range(len(question.options))] or numbers_for(question)
    answers = {"said": {sure: [in_the_page(said(sure, *one), question, one[1]) for one in tries]
                        for sure in (SURE if kind == "guess" else [""])},
               "nothing": [in_the_page(reply(question, -1, text), question, text)
                           for text in (UNREAD if not question.options else UNREAD[:1])]}
    if not question.options:
        answers["near"] = [[question.number, question.near],
                           *([at, near] for at, near, _ in question.tempting)]
        answers["unit"] = question.unit
    return answers


def numbers_for(guess):
    """Return the right number, each tempting one, and one that is none of them, as tries."""
    known = [(guess.number, guess.near), *((at, near) for at, near, _ in guess.tempting)]
    other = 1 + 2 * max(abs(at) + near for at, near in known)
    return [(-1, repr(float(number))) for number in [*(at for at, _ in known), other]]


def in_the_page(said, question, text):
    """Return a reply as the page gets it, with `TOLD` where the text that was written stands."""
    data = as_html(said)
    if said.gave and not question.options:
        told = number_text(float(said.gave), question.unit)
        data["html"] = data["html"].replace(f"You guessed: {told} (", f"You guessed: {TOLD} (")
    elif text:
        data["html"] = data["html"].replace(text, TOLD)
    return data


def answering(script):
    """Return as HTML what all questions of a page need once: style, and the script's text."""
    return (f'<style>{QuestionBox._css}</style><script type="module">{QuestionBox._esm}\n'
            f"{script}</script>")

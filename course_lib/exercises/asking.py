"""`quiz`, `guess` and `recall`: questions that answer why each choice is right or tempts."""

from itertools import zip_longest

from course_lib.exercises import finding, record
from course_lib.exercises.finding import exercises_of, find, guesses_of, questions_of
from course_lib.exercises.saying import say

BACK = (1, 3, 6)                # how many chapters ago what is recalled was learnt
_open = {}                      # the boxes of this kernel, by what they ask


def quiz(id):
    """Show the question with this id; its choices work by mouse and by keyboard.

    >>> quiz("99.a")
    there is no question "99.a". ...
    """
    return _box(id, "question", "quiz")


def guess(id):
    """Ask for the guess with this id, and how sure you are; then say what is so, and why.

    Your first guess is kept with your progress.

    >>> guess("99.g1")
    there is no guess "99.g1". ...
    """
    return _box(id, "guess", "guess")


def recall(chapter):
    """Ask three questions about earlier chapters, first those that you missed before.

    They come from one, three and six chapters ago, as far as there are.

    >>> recall(0)
    There is nothing to recall yet.
    """
    known = record.notes()
    if issubclass(type(chapter), str) and chapter.strip().isdecimal():
        chapter = int(chapter)
    if not issubclass(type(chapter), int) or isinstance(chapter, bool):
        say("recall needs the number of this chapter, for example recall(2)")
        return None
    questions = to_recall(chapter, known["missed"])
    if not questions:
        say("There is nothing to recall yet.")
        return None
    return box_for(questions, "recall")


def to_recall(chapter, missed, count=3):
    """Return up to `count` questions for the start of a chapter, the missed ones first.

    >>> to_recall(0, [])
    []
    """
    before = [number for number in finding.chapters_with_a_bank() if 0 < number < chapter]
    again = [one for number in reversed(before) for one in _asked_in(number) if one.id in missed]
    wanted = [_turns(chapter - back, chapter) for back in BACK if chapter - back in before]
    # One of each chapter, then the next of each, and so on.
    in_turn = [one for turn in zip_longest(*wanted) for one in turn if one is not None]
    different = {one.id: one for one in (*again, *in_turn)}
    return list(different.values())[:count]


def _asked_in(number):
    followed = (one.then for one in exercises_of(number) if one.then)
    return (*questions_of(number), *followed, *guesses_of(number))


def _turns(number, chapter):
    """Return a chapter's questions; each later chapter begins with another one of them."""
    questions = questions_of(number)
    first = (chapter - number) % len(questions) if questions else 0
    return (*questions[first:], *questions[:first])


def _box(id, kind, call):
    try:
        question = find(id, kind)
    except LookupError as error:
        say(str(error))
        return None
    return box_for([question], call)


def box_for(questions, kind):
    """Return the one box of this kernel that asks this: what was chosen there stays."""
    from course_lib.exercises.question_box import QuestionBox  # loads ipywidgets, so not earlier

    key = (kind, questions[0].chapter if kind == "recall" else questions[0].id)
    box = _open.get(key)
    if box is not None and box.comm is not None and box.questions == tuple(questions):
        return box
    if box is not None:
        box.close()
    _open[key] = QuestionBox(questions, kind)
    return _open[key]

"""`quiz`: a question with choices that answers why each of them is right or tempts."""

from course_lib.exercises.finding import find


def quiz(id):
    """Show the question with this id; its choices work by mouse and by keyboard.

    >>> quiz("99.a")
    there is no question "99.a". ...
    """
    try:
        question = find(id, "question")
    except LookupError as error:
        print(error)
        return None
    from course_lib.exercises.quiz_box import QuizBox  # loads ipywidgets, so not earlier

    return QuizBox(question)

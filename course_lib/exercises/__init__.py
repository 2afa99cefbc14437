"""Exercises that answer back: `check`, `hint`, `solution`, `progress` and `quiz`."""

from course_lib.exercises.checking import check
from course_lib.exercises.exercise import Choice, Exercise, Mistake, Question
from course_lib.exercises.hints import hint, solution
from course_lib.exercises.quizzes import quiz
from course_lib.exercises.report import progress

__all__ = ["Choice", "Exercise", "Mistake", "Question", "check", "hint", "progress", "quiz",
           "solution"]

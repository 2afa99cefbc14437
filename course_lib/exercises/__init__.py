"""Exercises that answer back: `check`, `hint`, `solution`, `progress` and `quiz`."""

from .checking import check
from .exercise import Choice, Exercise, Mistake, Question
from .hints import hint, solution
from .quizzes import quiz
from .report import progress

__all__ = ["Choice", "Exercise", "Mistake", "Question", "check", "hint", "progress", "quiz",
           "solution"]

"""Exercises that answer back: `check`, `hint`, `solution`, `progress` and `quiz`."""

from .checking import check
from .exercise import Exercise, Mistake, Property
from .hints import hint, solution
from .question import Guess, Option, Question
from .quizzes import quiz
from .report import progress

__all__ = ["Exercise", "Guess", "Mistake", "Option", "Property", "Question", "check", "hint",
           "progress", "quiz", "solution"]

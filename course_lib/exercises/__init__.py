"""Exercises that answer back: check, hint, solution, progress; order, quiz, guess and recall."""

from .asking import guess, quiz, recall
from .checking import check
from .exercise import Exercise, Mistake, Property
from .hints import hint, solution
from .ordering import order
from .question import Guess, Option, Question
from .report import progress
from .work import bring_back, my_work

__all__ = ["Exercise", "Guess", "Mistake", "Option", "Property", "Question", "bring_back",
           "check", "guess", "hint", "my_work", "order", "progress", "quiz", "recall", "solution"]

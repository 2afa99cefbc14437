"""The data of the chapters: runs, people, gates; points in the plane; handwritten digits."""

from . import cats
from .digit_images import digits
from .drawings import made_up_digits
from .mnist import MnistMissing, mnist
from .plane import DATASETS_2D
from .tables import GATES, gate, jogging, people, running_kcal_per_minute

__all__ = ["DATASETS_2D", "GATES", "MnistMissing", "cats", "digits", "gate", "jogging",
           "made_up_digits", "mnist", "people", "running_kcal_per_minute"]

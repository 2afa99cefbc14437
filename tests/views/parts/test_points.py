"""Points are drawn again when they change, and then alone."""

import numpy as np

from course_lib.views.parts.points import Points
from course_lib.views.stage.look import new_figure, styled


@styled
def points():
    return Points(new_figure()[1])


def test_points_that_stay_are_not_drawn_again():
    drawn, places = points(), np.array([[0.0, 1.0], [2.0, 3.0]])
    drawn.set(places, np.array([0.0, 1.0]))
    for line in drawn.lines:
        line.stale = False
    drawn.set(places.copy(), np.array([0.0, 1.0]))
    assert not any(line.stale for line in drawn.lines)
    places[0] = 5
    drawn.set(places, np.array([0.0, 1.0]))
    assert drawn.lines[0].get_xydata().tolist() == [[5.0, 5.0]]


def test_a_changed_target_changes_the_sign():
    drawn, places = points(), np.array([[0.0, 1.0]])
    drawn.set(places, np.array([0.0]))
    drawn.set(places, np.array([1.0]))
    assert [len(line.get_xdata()) for line in drawn.lines] == [0, 0, 0, 0, 0, 1]

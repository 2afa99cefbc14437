import numpy as np
import pytest

from course_lib.views.parts.neuron_line import LOOKS, NeuronLine
from course_lib.views.stage.look import new_figure


@pytest.fixture
def lines():
    _, ax = new_figure()
    ax.set(xlim=(-2, 2), ylim=(-2, 2))
    return [NeuronLine(ax, look, stroke=0.2, far=5, name=name)
            for look, name in zip(LOOKS, ("h₁", "h₂"))]


@pytest.mark.parametrize("weights, bias", [((1, 1), 0), ((1, 1), -0.1), ((-1, -1), 0.6)])
def test_a_name_keeps_clear_of_another_and_its_stroke_stays_on_the_line(lines, weights, bias):
    first, second = lines
    first.set((1, 1), 0)
    second.set(weights, bias, clear_of=first)
    apart = np.subtract(second.name.get_position(), first.name.get_position())
    assert np.hypot(*apart) >= 0.2
    foot = second.arrow.get_xydata()[0]
    assert foot @ weights + bias == pytest.approx(0)


def test_a_name_far_from_another_stands_at_the_point_nearest_to_the_middle(lines):
    first, second = lines
    first.set((1, 1), 0)
    second.set((1, -1), 1, clear_of=first)
    assert second.arrow.get_xydata()[0] == pytest.approx([-0.5, 0.5])

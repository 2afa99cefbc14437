"""The pictures without many controls: the brain cell, the line of years, the lamps."""

import itertools

import pytest

from course_lib.views.brain_cell import show_brain_cell
from course_lib.views.lamps import LAMPS, WATTS, explore_lamps
from course_lib.views.stage.look import BLUE
from course_lib.views.timeline import EVENTS, show_timeline


@pytest.mark.parametrize("show", [show_brain_cell, show_timeline, explore_lamps])
def test_no_text_is_cut_off_or_covers_another(show):
    figure = show().figure
    figure.canvas.draw()
    shown = [text for text in figure.axes[0].texts if text.get_text()]
    boxes = [text.get_window_extent() for text in shown]
    for box, text in zip(boxes, shown, strict=True):
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= figure.bbox.x1
        assert inside and box.y1 <= figure.bbox.y1, text
        assert text.get_fontsize() >= 9, text
    for (a, b), (one, other) in zip(itertools.combinations(boxes, 2),
                                    itertools.combinations(shown, 2), strict=True):
        assert not a.overlaps(b), (one, other)


def test_the_words_of_the_timeline_name_every_year_drawn():
    words = show_timeline().words
    assert [year for year, _, _ in EVENTS if str(year) not in words] == []


def test_the_words_of_the_brain_cell_name_every_part():
    words = show_brain_cell().words
    for part in ("dendrites", "synapses", "cell body", "threshold", "axon", "weight"):
        assert part in words


@pytest.mark.parametrize("lamps", [0, 1, 3, LAMPS])
def test_as_many_lamps_are_on_as_the_slider_says(lamps):
    view = explore_lamps()
    view.set(lamps=lamps)
    lit = [patch for patch in view.figure.axes[0].patches
           if patch.get_facecolor() == pytest.approx(_rgba(BLUE))]
    assert len(lit) == lamps
    assert view.words.startswith(f"{lamps} lamp") and f"{lamps * WATTS} watts" in view.words
    assert ("lamp is" in view.words) == (lamps == 1)


def test_a_lamp_too_many_is_refused():
    with pytest.raises(ValueError, match="10"):
        explore_lamps(lamps=11)


def _rgba(colour):
    from matplotlib.colors import to_rgba

    return to_rgba(colour)

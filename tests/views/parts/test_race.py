"""What the two races share: names that no curve crosses, and four learning rates."""

import numpy as np
import pytest

from course_lib.views import compare_optimizers
from course_lib.views.parts.race import OPTIMIZERS, rates


@pytest.mark.parametrize("track", ["surface", "network"])
def test_names_above_the_chart_lie_on_paper_over_every_curve(track):
    view = compare_optimizers(track)
    view.set(**{name: control.high for name, control in view._controls.items()
                if hasattr(control, "high")})
    above = view._picture.above
    assert above.get_text().startswith("↑ now above this chart:")
    paper = above.get_bbox_patch()
    assert np.allclose(paper.get_facecolor(), 1)
    assert above.get_zorder() > max(line.get_zorder() for line in above.axes.lines)
    view.close()


def test_each_optimizer_has_a_slider_and_one_multiplies_all():
    sliders = rates(2, [0.1, 0.2, 0.3, 0.4])
    assert list(sliders) == ["factor", *OPTIMIZERS]
    assert [slider.value for slider in sliders.values()] == [2, 0.1, 0.2, 0.3, 0.4]
    with pytest.raises(ValueError, match="lrs has 3 values.*4.*optimizer"):
        rates(1, [0.1, 0.2, 0.3])

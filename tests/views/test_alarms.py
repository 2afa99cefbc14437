"""np.seterr(all="raise") changes no picture: not at its start, not at the ends of its controls."""

import numpy as np
import pytest

from tests.views.all_views import VIEWS, made, move, press_in_the_page


@pytest.mark.parametrize("name", VIEWS)
def test_alarms_that_you_have_set_reach_no_picture(name):
    with np.errstate(all="raise"):
        view = made(name)
        for control, kind in view._controls.items():
            for value in (*kind.extremes()[:1], kind.extremes()[-1]):
                move(view, **{control: value})
            view.set(**{control: kind.value})
        for button in ("step", "rewind"):
            if button in view._buttons:
                press_in_the_page(view, button)
                assert view.trouble == ""
        assert view._repr_mimebundle_()
    view.close()

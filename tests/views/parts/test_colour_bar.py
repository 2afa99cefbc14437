"""The bar stands where colours mean something, in the colours of the maps."""

from matplotlib.colors import to_rgb

from course_lib.views import explore_convolution, explore_playground, explore_training
from course_lib.views.stage.look import CALM, on_paper


def test_maps_have_a_bar_in_their_own_colours():
    for view in (explore_training(), explore_playground(), explore_convolution()):
        bars = [image for image in view.figure.findobj(lambda one: hasattr(one, "get_cmap"))
                if getattr(image.get_cmap(), "name", "") == "calm" and not image.get_animated()]
        assert [image for image in bars if len(image.axes.texts) == 2]  # the names of its ends


def test_the_scale_goes_from_vermilion_over_paper_to_blue():
    assert to_rgb(CALM(0.0)) == tuple(on_paper("vermilion/0.5"))
    assert to_rgb(CALM(1.0)) == tuple(on_paper("blue/0.5"))
    assert min(to_rgb(CALM(0.5))) > 0.99

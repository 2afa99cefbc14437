"""A learner's plots and our views leave each other alone, whatever was set and whoever draws."""

import threading
from contextlib import ExitStack, contextmanager, nullcontext
from io import BytesIO

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure

from course_lib.views.stage.picture import Drawing
from course_lib.views.stage.style import STYLE, our_style
from tests.views.all_views import VIEWS, made, random_values

HOSTILE = {"font.family": "serif", "font.size": 4, "text.color": "yellow", "text.usetex": True,
           "axes.unicode_minus": False, "lines.scale_dashes": False, "path.simplify": False,
           "lines.dashed_pattern": (9, 9), "xtick.major.size": 30, "grid.alpha": 0.2,
           "hatch.linewidth": 7, "axes.formatter.limits": (0, 0), "text.parse_math": False,
           "lines.markeredgewidth": 5, "patch.force_edgecolor": True, "image.cmap": "jet"}
SETTINGS = {"dark_background": lambda: plt.style.context("dark_background"),
            "ggplot": lambda: plt.style.context("ggplot"),
            "classic": lambda: plt.style.context("classic"),
            "xkcd": plt.xkcd, "hostile": lambda: mpl.rc_context(HOSTILE)}
# Put one after the other, they change as much in two runs as one by one in five.
MIXES = ("classic", "xkcd"), ("ggplot", "dark_background", "hostile")


@contextmanager
def put(*names):
    """Put settings on, the later ones above the earlier ones; give what all of them come to."""
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(SETTINGS[name]())
        yield dict(mpl.rcParams)


def lists_after_moves(name):
    """Return the lists and the stored picture of a view after some moves."""
    view, rng, lists = made(name), np.random.default_rng(0), []
    for _ in range(3):
        view.set(**random_values(view, rng))
        lists.append((view.still, view.frame, view.words))
    view.close()
    return lists, Drawing(view.figure).image(1).tobytes()


@pytest.mark.parametrize("name", VIEWS)
def test_a_learners_settings_change_no_view_and_stay(name):
    usual = lists_after_moves(name)
    for mix in MIXES:
        with put(*mix) as before:
            assert lists_after_moves(name) == usual, mix
            assert dict(mpl.rcParams) == before, mix


def test_the_mixes_change_all_that_the_settings_change():
    usual, changed = dict(mpl.rcParams), []
    for names in (*zip(SETTINGS), *MIXES):
        with put(*names) as settings:
            changed.append({key for key in usual if settings[key] != usual[key]})
    assert set().union(*changed[-len(MIXES):]) == set().union(*changed) != set()


def test_our_style_is_read_inside_alone_and_in_this_thread_alone():
    seen = []
    with mpl.rc_context({"font.size": 33}):
        with our_style:
            assert mpl.rcParams["font.size"] == STYLE["font.size"] != 33
            other = threading.Thread(target=lambda: seen.append(mpl.rcParams["font.size"]))
            other.start()
            other.join()
        assert mpl.rcParams["font.size"] == 33 and seen == [33]


def test_what_was_set_is_kept_where_an_error_ends_our_style():
    with pytest.raises(ZeroDivisionError), our_style:
        1 / 0
    with mpl.rc_context({"font.size": 33}):
        assert mpl.rcParams["font.size"] == 33


def learners_figure(style=nullcontext()):
    with style:
        figure = Figure(figsize=(3, 2))
        ax = figure.subplots()
        ax.plot([1, 2, 4], "--", label="mine")
        ax.set_title("my own plot")
        ax.legend()
        buffer = BytesIO()
        figure.savefig(buffer, format="png")
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["neuron", "playground", "descent"])
def test_figures_of_a_cell_and_moves_in_another_thread_do_not_meet(name):
    """As in JupyterLab, which hands the moves of a page to a thread beside the running cell."""
    alone, view = learners_figure(), made(name)
    slider = next(name for name, control in view._controls.items() if hasattr(control, "low"))
    values = np.linspace(view._controls[slider].low, view._controls[slider].high, 5).round().tolist()
    expected = [frame_at(view, slider, value) for value in values]
    stop, moves = threading.Event(), []

    def move():
        while not stop.is_set():
            k = len(moves) % len(values)
            moves.append(frame_at(view, slider, values[k]) == expected[k])

    thread = threading.Thread(target=move)
    thread.start()
    try:
        mine = [learners_figure() == alone for _ in range(25)]
    finally:
        stop.set()
        thread.join()
    assert all(mine) and all(moves) and len(moves) > 2
    view.close()


def frame_at(view, slider, value):
    view.set(**{slider: value})
    return view.still, view.frame


def test_a_message_of_the_page_does_not_end_a_learners_cell(monkeypatch):
    """The kernel would tell of its end, and the inline backend close a half-drawn figure."""
    view, told = made("neuron"), []
    monkeypatch.setattr("comm.base_comm.BaseComm.handle_msg", lambda *_: told.append(1))
    view.comm.handle_msg({"content": {"data": {"method": "custom", "content": {
        "page": "mine", "number": 1, "acts": [{"move": ["bias", 1.0]}]}}}, "buffers": []})
    assert view.values["bias"] == 1.0 and told == []
    view.close()

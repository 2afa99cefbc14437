"""What a hand can touch on a picture: its name, and which controls it moves or sets there."""

import numpy as np

NAMED = "_course_touchables"     # of a figure: by name an artist, and what it takes with it


def touchable(artist, name, over=None, place=False, **moves):
    """Let a hand take `artist` in the page, and move with it the sliders named in `moves`.

    Each has how far its value goes with one unit of the artist's axes, (along x, along y): the
    point at (x₁, x₂) has x1=(1, 0), x2=(0, 1). `over`, such a pair too, divides all of them: the
    line y = weight · x has weight=(0, 1), over=(1, 0). With `place` a value is not moved from
    where it was: it becomes what stands under the hand. Without `moves` the page tells the name,
    and no more. An artist may change what it takes: call this again. Return the artist.
    Raises ValueError where another artist of the figure has the name.

    >>> from course_lib.views.stage.look import new_figure
    >>> figure, ax = new_figure()
    >>> touchable(ax.plot([3], [2], "o")[0], "the start", start=(1, 0)).get_gid()
    'the start'
    """
    return _named(artist, name, (over, place, moves))


def pressable(artist, name, box=None, on=None, looks=False, edits=None, **sets):
    """Let a click on `artist` in the page set the controls named in `sets` to these values.

    With `looks` a hover is told to the view, and its text `told` stands at the hand. A `box` of
    the figure, (left, top, right, bottom) in pixels, gives it a button for keyboards; `on` says
    whether that one is pressed. `edits` is the control that then comes to the hand. An artist that
    draws several named things has several names. Return the artist. Raises ValueError where
    another artist of the figure has the name.

    >>> from course_lib.views.stage.look import new_figure
    >>> figure, ax = new_figure()
    >>> pressable(ax.plot([3], [2], "o")[0], "begin", steps=0).figure is figure
    True
    >>> touched(figure)["begin"]["sets"]
    {'steps': 0}
    """
    more = {"moves": {}, "over": [0, 0, 1], "place": False, "sets": sets}
    more |= {"box": box, "on": on, "looks": looks, "edits": edits}
    return _named(artist, name, more)


def _named(artist, name, about):
    named = vars(artist.figure).setdefault(NAMED, {})
    if named.get(name, (artist,))[0] is not artist:
        raise ValueError(f'another artist is called "{name}", but the page tells them apart by '
                         "their names: choose another one.")
    named[name] = artist, about
    artist.set_gid(name)
    return artist


def untouch(figure, *artists):
    """Let nobody touch `artists` any more, for instance those that are taken out of `figure`.

    >>> from course_lib.views.stage.look import new_figure
    >>> figure, ax = new_figure()
    >>> untouch(figure, touchable(ax.plot([3], [2], "o")[0], "the point", x=(1, 0)))
    >>> touched(figure)
    {}
    """
    named = vars(figure).get(NAMED, {})
    for name in [name for name, (artist, _) in named.items() if artist in artists]:
        del named[name]


def touched(figure):
    """Return by name what a hand can touch, for the page: in pixels, from the figure's top left.

    A value at the pixel (x, y) is x · first + y · second + third of its three numbers, divided by
    the same of `over`.

    >>> from course_lib.views.stage.look import new_figure
    >>> touched(new_figure()[0])
    {}
    """
    return {name: about if isinstance(about, dict) else _moved(artist, *about)
            for name, (artist, about) in vars(figure).get(NAMED, {}).items()}


def _moved(artist, over, place, moves):
    return {"moves": {control: _in_pixels(artist, pair) for control, pair in moves.items()},
            "over": _in_pixels(artist, over) if over else [0, 0, 1], "place": place}


def _in_pixels(artist, pair):
    """Return the three numbers that give, at a pixel, what `pair` gives at its place in the axes.

    The scales of the axes are linear.
    """
    to_data = artist.axes.transData.inverted().get_matrix()
    down = np.array([[1, 0, 0], [0, -1, artist.figure.bbox.height], [0, 0, 1]])
    return [float(f"{number:.6g}") for number in [*pair, 0] @ to_data @ down]

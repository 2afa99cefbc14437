"""One slider that moves without a kernel: the lists of its positions, small enough to travel.

What travels is JSON, in gzip: `places` has for each position its value, its words and the numbers
of its pieces, the background first; `pieces` has the steps of each piece once, and `images` its
images in base64, apart because that packs better. alive.js has the page's half.
"""

import base64
import gzip
import json
from contextlib import contextmanager

from .controls import Count, Slider
from .fonts import FACES
from .fonts import HERE as FONTS
from .view import HERE, View

POSITIONS = (41, 21, 11)    # the most that are tried, until the lists are small enough
LARGEST = 150_000           # bytes of gzip an explorer
EPOCHS = "epochs"           # the slider that a page gets in place of Play


def packed(view):
    """Return the gzip bytes that let a slider of `view` move in a page, or None if none can.

    What would be larger than `LARGEST` gets fewer positions. At the end the slider stands where it
    stood; what learns in between is not undone.

    >>> from course_lib.views import explore_weight
    >>> json.loads(gzip.decompress(packed(explore_weight())))["control"]["name"]
    'weight'
    """
    name = alive_name(view)
    for most in POSITIONS if name else ():
        text = json.dumps(lists_of(view, name, most), separators=(",", ":"), ensure_ascii=False)
        data = gzip.compress(text.encode(), 9, mtime=0)
        if len(data) <= LARGEST:
            return data
    return None


def alive_name(view):
    """Return the name of the slider that stays alive: the view's own, or its first slider.

    Where a network learns it is `EPOCHS`.
    """
    if view.alive:
        return view.alive
    if view.lasts:
        return EPOCHS
    names = [spec["name"] for spec in view.controls
             if not spec["fixed"] and spec["name"] not in (*view.quiet, *view.asleep)]
    return next((name for name in names if isinstance(view._controls.get(name), Slider)), None)


def lists_of(view, name, most):
    """Return what a page needs to move the slider `name` to at most `most` positions."""
    numbers, places = {}, []
    with moved(view, name) as (control, at, move):
        for value in control.positions(at, most):
            if (words := words_at(move, value)) is not None:
                places.append([value, words, numbered(view, numbers)])
    spec = {**control.spec(name), "fixed": False, "group": "", "step": control.stride(most)}
    touch = {thing: one for thing, one in view.touch.items() if name in one["moves"]}
    others = [one for one in view.controls if one["name"] != name]
    return {"title": view.title, "size": view.size, "control": spec, "at": at, "places": places,
            "pieces": [steps for steps, *_ in numbers],
            "images": [images for _, *images in numbers], "touch": touch, "others": len(others)}


@contextmanager
def moved(view, name):
    """Give a slider, its value and what moves it; then let the view be as it was."""
    if name in view._controls:
        at = view.values[name]
        yield view._controls[name], at, lambda value: view.set(**{name: value})
        view.set(**{name: at})
    else:
        at = len(view.history)
        with view.replayed() as to_epoch:
            yield Count("epoch", at, 0, max(at, view.lasts)), at, to_epoch


def words_at(move, value):
    """Move a slider and return the words, or None where the picture refuses the value."""
    try:
        return move(value)
    except (ValueError, FloatingPointError):
        return None


def numbered(view, numbers):
    """Return the numbers of the pieces that the view shows; new ones get theirs in `numbers`."""
    pieces = [(steps, *(base64.b64encode(image).decode() for image in images))
              for steps, images in view._drawing.pieces()]
    return [numbers.setdefault(piece, len(numbers)) for piece in pieces if piece[0]]


def painting(live=""):
    """Return as HTML what a page needs once, for all its pictures: style, scripts and fonts.

    Where all their controls move, the page says with a link to the address `live`.
    """
    faces = [{"family": face.family, "weight": face.weight,
              "data": base64.b64encode((FONTS / face.file).read_bytes()).decode()}
             for face in FACES]
    script = (HERE / "alive.js").read_text(encoding="utf-8")
    return (f'<style>{View._css}</style><script type="module">{View._esm}\n{script}\n'
            f"wakeAll({json.dumps(faces)}, {json.dumps(live)});</script>")

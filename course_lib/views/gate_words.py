"""What `explore_gate` says: is one line enough, what is wrong, and what one step changed."""

from course_lib.views.parts.words import as_text, spot

REACH = 2.0                 # of the weights, the bias and the threshold
LR = 0.1                    # how far one step of learning goes
NO_LINE = ((0, 1, 1, 0), (1, 0, 0, 1))      # the answers that no single line can part


def headline(gate, n_right, no_line=False):
    """Return the title: is one line enough for this gate? With `no_line` it is not.

    >>> headline("AND", 4), headline("XOR", 3, no_line=True)
    ('AND: one line is enough', 'XOR: 3 of 4, and no line gets 4')
    """
    gate = gate[0].upper() + gate[1:]
    if no_line:
        return f"{gate}: {n_right} of 4, and no line gets 4"
    return f"{gate}: one line is enough" if n_right == 4 else f"{gate}: {n_right} of 4 right"


def judged(gate, wrong, no_line=False):
    """Return in words which samples (n, 2) come out wrong, and whether a line could help."""
    if len(wrong) == 0:
        return "All four are right."
    where = ", ".join(spot(x) for x in wrong)
    hope = f" No single line can part {gate}'s circles from its squares."
    hope = hope if no_line else ""
    return f"Wrong for {where}.{hope}"


def lesson(x, error, after, at_the_end):
    """Return in words what one step of the perceptron rule changed, and why."""
    if error == 0:
        return f"Looked at {spot(x)}: right already, so nothing changes."
    blamed = [name for name, value in zip(("w1", "w2"), x) if value] + ["bias"]
    way, was = ("up", "stayed quiet and should fire") if error > 0 else (
        "down", "fired and should stay quiet")
    moved = " and ".join(f"{name_of(n)} to {as_text(after[n])}" for n in blamed)
    spared = " and ".join(name_of(n) for n in ("w1", "w2") if n not in blamed)
    kept = f"; {spared} had no part in it, its input was 0" if spared else ""
    kept = kept.replace("its input was", "their inputs were") if "and" in spared else kept
    end = f" A slider ends at {REACH:g}, so there it stops." if at_the_end else ""
    return f"Looked at {spot(x)}: it {was}, so {way} by {LR}: {moved}{kept}.{end}"


def how_a_pass_ended(n, mistakes, same_as):
    """Return in words that the n-th pass settled it, or "": `same_as` is one that ended alike.

    >>> how_a_pass_ended(6, 0, None), how_a_pass_ended(2, 3, None)
    ('Learned: pass 6 had no mistake.', '')
    >>> how_a_pass_ended(3, 4, 2)
    'It goes round in circles: after pass 3 the weights are those after pass 2.'
    """
    if not mistakes:
        return f"Learned: pass {n} had no mistake."
    if same_as is None:
        return ""
    return (f"It goes round in circles: after pass {n} the weights are those after pass "
            f"{same_as}.")


def name_of(name):
    """Return a control's name as it stands on the picture.

    >>> name_of("w1")
    'w₁'
    """
    return {"w1": "w₁", "w2": "w₂"}.get(name, f"the {name}")

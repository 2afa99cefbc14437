"""What `explore_backprop` says at each step: the numbers it adds, and where they come from."""

from course_lib.chain_rule import EDGES, WAY_OUT
from course_lib.views.parts.words import (
    as_text,
    in_brackets,
    multiplied,
    nearly,
    significant,
    subscript,
)

LR = 1              # of the step at the end
LAST_STEP = 7       # of every parameter
STILL = {"0": "does not move", "nearly 0": "hardly moves"}      # what such slopes do
STEPS = (
    "the inputs wait", "forward, the hidden neurons answer", "forward, the output answers",
    "how wrong was it?", "back, from the loss to the output",
)


def title(step, name, before, after):
    """Return what happens at this step; `after` is the `Blame` after the last one."""
    if step < len(STEPS):
        return STEPS[step]
    label, factors = subscript(name), list(before.factors(name).values())
    if step == LAST_STEP:
        if moves := STILL.get(significant(before.slope(name), 3)):
            return f"so small a slope {moves} {label}"
        way = "falls" if after.loss < before.loss else "rises"
        return f"{label} becomes {nearly(after.parameters[name], 4)}, and the loss {way}"
    if step == LAST_STEP - 1:
        return f"dL/d{label} = {multiplied(factors)}"
    arrived = step - 3 >= len(factors)
    return "back, as far as the parameter" if arrived else "back, one neuron further"


def in_words(step, name, before, after):
    """Return the numbers that this step adds, each with its formula, and the product so far."""
    if step < 4:
        return forward_in_words(step, name, before)
    factors = before.factors(name)
    if step == LAST_STEP:
        return learned(name, before, after)
    if step == LAST_STEP - 1:
        last = "" if len(factors) < 3 else f"{factor_in_words(2, name, factors)}. "
        return f"{last}{conclusion(name, factors)}"
    said = factor_in_words(step - 4, name, factors)
    if step == 4:
        return f"{said}: a larger output would {effect(factors['dL/dy'])}."
    if len(factors) < 3:
        return f"{said}. Now both factors are there."
    so_far = multiplied(list(factors.values())[:2])
    return f"{said}. The product so far is dL/d{subscript(EDGES[name][1])} = {so_far}."


def factor_in_words(i, name, factors):
    """Return one of the factors with its name and its formula.

    >>> factor_in_words(1, "b3", {"dL/dy": -0.5, "dy/db3": 0.25})
    'dy/db₃ = y (1 − y) = 0.25'
    """
    label, value = list(factors.items())[i]
    return f"{subscript(label)} = {formulas(name)[i]} = {significant(value)}"


def forward_in_words(step, name, blame):
    """Return what comes in, the hidden neurons' sums and answers, the output, or the loss."""
    values, sums = blame.values, blame.sums
    if step == 0:
        return (f"Should {subscript(name)} be larger or smaller? The target is "
                f"{as_text(blame.target)}.")
    if step == 1:
        return " ".join(f"z{i} = {total(blame, h)}, h{i} = sigmoid(z{i}) = {nearly(values[h], 4)}."
                        for i, h in zip("₁₂", ("h1", "h2")))
    if step == 2:
        return (f"z = w₅ · h₁ + w₆ · h₂ + b₃ = {nearly(sums['y'], 4)}, "
                f"the output is y = sigmoid(z) = {nearly(values['y'], 4)}.")
    return f"The loss is L = (target − y)² = {nearly(blame.loss, 4)}."


def total(blame, neuron):
    """Return the sum that comes into a hidden neuron as it is worked out.

    >>> from course_lib.chain_rule import Blame
    >>> total(Blame((-2, -1), 1, dict.fromkeys(EDGES, 0.5)), "h1")
    '0.5 × (−2) + 0.5 × (−1) + 0.5 = −1'
    """
    numbers = [one for name, (source, into) in EDGES.items() if into == neuron
               for one in (blame.parameters[name], blame.values[source])]
    first, *rest = (as_text(one, 4) for one in numbers[:-1])    # a bias is multiplied by nothing
    shown = [first, *map(in_brackets, rest)]
    return "{} × {} + {} × {} + {} = {}".format(*shown, nearly(blame.sums[neuron], 4))


def formulas(name):
    """Return how each factor on the way back to a parameter is worked out.

    >>> formulas("w1")
    ('2 (y − target)', 'y (1 − y) · w₅', 'h₁ (1 − h₁) · x₁')
    >>> formulas("b3")
    ('2 (y − target)', 'y (1 − y)')
    """
    source, neuron = EDGES[name]
    came_in = "" if source == 1 else f" · {subscript(source)}"
    if neuron == "y":
        return "2 (y − target)", f"y (1 − y){came_in}"
    h = subscript(neuron)
    return ("2 (y − target)", f"y (1 − y) · {subscript(WAY_OUT[neuron])}",
            f"{h} (1 − {h}){came_in}")


def conclusion(name, factors):
    """Return the slope of the loss for a parameter, and what that means.

    >>> conclusion("b3", {"dL/dy": -0.5, "dy/db3": 0.25})
    'dL/db₃ = −0.5 × 0.25 = −0.125: a larger b₃ would lower the loss.'
    """
    label, slope = subscript(name), 1.0
    for factor in factors.values():
        slope *= factor
    return (f"dL/d{label} = {multiplied(factors.values())}: a larger {label} would "
            f"{effect(slope)}.")


def learned(name, before, after):
    """Return what one step down the slope makes of the parameter and of the loss."""
    label, old, new = subscript(name), before.parameters[name], after.parameters[name]
    if moves := STILL.get(significant(before.slope(name), 3)):
        return f"So small a slope {moves} {label}, and the loss stays as it is."
    way = "raises" if new > old else "lowers"
    change = f"from {nearly(before.loss, 4)} to {nearly(after.loss, 4)}"
    return (f"Learning {way} {label}: {as_text(old, 4)} − {LR} × "
            f"{in_brackets(significant(before.slope(name), 3))} = {nearly(new, 4)}. "
            f"The loss goes {change}.")


def effect(slope):
    """Return what a small step up does to the loss.

    >>> effect(0.2), effect(-0.2), effect(1e-9)
    ('raise the loss', 'lower the loss', 'hardly change the loss')
    """
    still = {"0": "not change", "nearly 0": "hardly change"}
    return f"{still.get(significant(slope, 3), 'raise' if slope > 0 else 'lower')} the loss"

"""Numbers, names and places as a person would say them: what titles, labels and words are made of.

Text says as many digits as matter there, a true minus sign, and never 0 or 1 for what is not
quite that. Each function takes numbers and returns text.
"""

import numpy as np

ROUNDING = 1e-14        # to a computer 0.1 + 0.2 − 0.3 is not quite 0
HUGE = 1e7              # from here on nobody counts the digits
WRITTEN = 1e-4, 1e5     # a smaller or larger loss has no room for its digits
NOTHING = 1e-4          # a smaller loss is as good as none
LOWER = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def as_text(value, digits=2):
    """Return `value` with at most so many `digits` after the point, and none that say nothing.

    >>> as_text(0.6), as_text(-1), as_text(0.99909), as_text(-0.001), as_text(12345.6, 0)
    ('0.6', '−1', '1', '0', '12,346')
    >>> as_text(-2.1e300)
    '−2 × 10³⁰⁰'
    """
    if HUGE <= abs(value) < float("inf"):
        return power_of_ten(value)
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if digits else text
    return "0" if text in ("-0", "") else text.replace("-", "−")


def nearly(value, digits=3, most=5):
    """Return `value` as text that does not pass for 0, 1 or −1 when it is not quite that.

    It takes up to `most` digits after the point to tell them apart.

    >>> nearly(0.7311), nearly(0.99995), nearly(1), nearly(0.9999999), nearly(-1e-9)
    ('0.731', '0.99995', '1', 'nearly 1', 'nearly 0')
    """
    text = as_text(value, digits)
    if text not in ("0", "1", "−1") or abs(value - round(value)) < ROUNDING:
        return text
    longer = as_text(value, most)
    return f"nearly {text}" if longer == text else longer


def about(value, digits=3):
    """Return `value` as `nearly` does, in few signs, for where there is little room.

    >>> about(0.7311), about(0.99995), about(1)
    ('0.731', '≈ 1', '1')
    """
    text = as_text(value, digits)
    return text if nearly(value, digits) == text else f"≈ {text}"


def significant(value, digits=4):
    """Return `value` with so many digits from its first on, and at most six after the point.

    >>> significant(-0.0903534), significant(-0.9526), significant(12.34567), significant(1e-9)
    ('−0.09035', '−0.9526', '12.35', 'nearly 0')
    """
    before_the_point = int(np.floor(np.log10(abs(value)))) + 1 if value else 0
    return nearly(value, min(max(digits - before_the_point, 0), 6), most=6)


def brief(value):
    """Return `value` with two digits; a huge or a tiny one without its digits.

    >>> brief(-0.5), brief(123456.0), brief(-0.00004)
    ('−0.5', 'over 1,000', 'nearly 0')
    """
    if abs(value) <= 1000:
        return nearly(value, 2, most=2)
    return "over 1,000" if value > 0 else "under −1,000"


def amount(value):
    """Return a `value` ≥ 0 of any size with one or two digits.

    >>> amount(0.0588), amount(41234), amount(3e6), amount(2.2e-7), amount(0)
    ('0.059', '41,000', '3 million', '2 × 10⁻⁷', '0')
    """
    if value == 0 or NOTHING <= value < 1e6:
        rounded = float(f"{value:.1e}")
        return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"
    for size, name in ((1e6, "million"), (1e9, "billion")):
        if size <= value < 1000 * size:
            return f"{float(f'{value / size:.1e}'):g} {name}"
    return power_of_ten(value)


def power_of_ten(value):
    """Return `value` as one digit times a power of ten.

    >>> power_of_ten(2.2e-7), power_of_ten(-1e15)
    ('2 × 10⁻⁷', '−10¹⁵')
    """
    digit, power = f"{value:.0e}".split("e")
    raised = str(int(power)).translate(RAISED)
    said = f"{digit} × 10{raised}" if digit not in ("1", "-1") else f"{digit[:-1]}10{raised}"
    return said.replace("-", "−")


def loss_in_words(loss, digits=3):
    """Return a `loss` ≥ 0 as text that is "0" only where the loss is.

    >>> loss_in_words(0.2341), loss_in_words(0.000312), loss_in_words(2.2e-7), loss_in_words(0)
    ('0.234', '0.00031', '2 × 10⁻⁷', '0')
    """
    if loss == 0 or WRITTEN[0] <= loss < WRITTEN[1]:
        places = 1 - int(np.floor(np.log10(loss or 1)))
        return as_text(loss, max(digits, places) if loss < 1000 else 0)
    return power_of_ten(loss)


def small(loss):
    """Return a `loss` ≥ 0 with two digits, or that it is as good as none.

    >>> small(0.0312), small(12.3456), small(1e-9)
    ('0.031', '12', 'under 0.0001')
    """
    return f"under {NOTHING}" if loss < NOTHING else amount(loss)


def percent(share):
    """Return a probability, never as quite nothing or quite sure.

    >>> percent(0.624), percent(0.003), percent(0.996)
    ('62 %', 'under 1 %', 'over 99 %')
    """
    return ("under 1 %" if share < 0.01 else "over 99 %" if share > 0.99 else
            f"{as_text(100 * share, 0)} %")


def equals(text):
    """Return the text of a number after the sign or the word that belongs before it.

    >>> equals("−0.5"), equals("≈ 1"), equals("over 1,000"), equals("nearly 0")
    ('= −0.5', '≈ 1', 'is over 1,000', 'is nearly 0')
    """
    if text.startswith("≈"):
        return text
    return f"is {text}" if text[0].isalpha() else f"= {text}"


def in_brackets(text):
    """Return what stands behind a + or a ×, in brackets where a sign would meet a sign.

    >>> in_brackets("0.5"), in_brackets("−1"), in_brackets("≈ 1")
    ('0.5', '(−1)', '(≈ 1)')
    """
    return f"({text})" if text.startswith(("−", "≈")) else text


def added(*texts):
    """Return the texts of numbers as a sum.

    >>> added("0.6", "−0.5", "0.8")
    '0.6 − 0.5 + 0.8'
    """
    return " + ".join(texts).replace("+ −", "− ")


def multiplied(factors):
    """Return a product as text that comes out on a calculator, or has a ≈ where it does not.

    The result has a digit less than its factors, so it mostly does.

    >>> multiplied([-0.952594, 0.249436, -0.0903534])
    '−0.9526 × 0.2494 × (−0.09035) = 0.0215'
    >>> multiplied([0.5, 1e-9])
    '0.5 × nearly 0 ≈ 0'
    """
    factors = list(factors)
    texts, result = [significant(one) for one in factors], significant(np.prod(factors), 3)
    try:
        again = significant(np.prod([read(text) for text in texts]), 3)
    except ValueError:      # "nearly 0" is no number to type
        again = None
    parts = " × ".join([texts[0], *map(in_brackets, texts[1:])])
    return f"{parts} {'=' if again == result else '≈'} {result.removeprefix('nearly ')}"


def read(text):
    """Return the number that `text` shows.

    >>> read("−1,234.5")
    -1234.5
    """
    return float(text.replace("−", "-").replace(",", ""))


def counted(n, what):
    """Return a number of things.

    >>> counted(1, "step"), counted(2000, "sample")
    ('1 step', '2,000 samples')
    """
    return f"{n:,} {what}{'s' * bool(n != 1)}"


def numbered(what, numbers):
    """Return things with their numbers, a run of them as one.

    >>> numbered("layer", [1]), numbered("layer", [1, 2, 3]), numbered("layer", [1, 3])
    ('layer 1', 'layers 1 to 3', 'layers 1, 3')
    """
    if len(numbers) == 1:
        return f"{what} {numbers[0]}"
    if len(numbers) == numbers[-1] - numbers[0] + 1:
        return f"{what}s {numbers[0]} to {numbers[-1]}"
    return f"{what}s {', '.join(map(str, numbers))}"


def spot(place):
    """Return a place (1,) or (2,).

    >>> spot([1.0]), spot([1.0, -2.0])
    ('1', '(1, −2)')
    """
    text = ", ".join(brief(value) for value in place)
    return text if len(place) == 1 else f"({text})"


def subscript(name):
    """Return a parameter's or a slope's name as it stands on a picture.

    >>> subscript("w1"), subscript("dh1/dw1")
    ('w₁', 'dh₁/dw₁')
    """
    return name.translate(LOWER)


def spoken(activation):
    """Return an activation's name.

    >>> spoken("leaky_relu"), spoken("relu"), spoken("tanh")
    ('leaky ReLU', 'ReLU', 'tanh')
    """
    return activation.replace("_", " ").replace("relu", "ReLU")

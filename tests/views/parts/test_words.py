"""Numbers in words: what is shown can be read back, and comes out on a calculator."""

import math
import re
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.views.parts.words import (
    about,
    amount,
    as_text,
    brief,
    equals,
    loss_in_words,
    multiplied,
    nearly,
    read,
    significant,
    small,
    spot,
)


@given(st.floats(-9e6, 9e6), st.integers(0, 6))
def test_what_is_shown_is_the_number_to_its_last_digit(value, digits):
    assert read(as_text(value, digits)) == pytest.approx(value, abs=0.51 * 10.0**-digits)
    assert "-" not in as_text(value, digits)


@given(st.floats(-1.5, 1.5))
def test_only_0_and_1_themselves_are_called_so(value):
    for text in (nearly(value), about(value)):
        assert (text in ("0", "1", "−1")) == (abs(value - round(value)) < 1e-14)


@given(st.floats(0, 1e300))
def test_a_loss_reads_0_only_where_it_is(loss):
    for text in (loss_in_words(loss), small(loss), amount(loss)):
        assert text and "e" not in text.replace("under", "")
        assert (text == "0") <= (loss == 0)


@given(st.floats(1e-4, 9e5))
def test_an_amount_has_two_digits_of_its_value(value):
    assert read(amount(value)) == pytest.approx(value, rel=0.05)


@pytest.mark.parametrize("value", [1e-300, 1e300, -1e300, 0.0, -0.0])
def test_the_ends_of_the_numbers_have_words(value):
    for text in (as_text(value), nearly(value), brief(value), significant(value), spot([value])):
        assert text and len(text) < 15 and "inf" not in text and "e+" not in text


def test_the_equation_comes_out_on_a_calculator_or_says_that_it_is_near():
    rng, exact = np.random.default_rng(1), 0
    for n in [2, 3] * 500:
        factors = rng.normal(size=n) * 10.0 ** rng.integers(-3, 2, n)
        parts, sign, result = re.split(" ([=≈]) ", multiplied(factors))
        typed = [Decimal(part.strip("()").replace("−", "-")) for part in parts.split(" × ")]
        result = Decimal(result.replace("−", "-").replace(",", ""))
        unit = Decimal(10) ** (result.adjusted() - 2 if abs(result) > Decimal("1e-4") else -6)
        if sign == "=":
            assert abs(math.prod(typed) - result) <= unit / 2
        assert float(result) == pytest.approx(np.prod(factors), rel=5e-3, abs=5.1e-7)
        exact += sign == "="
    assert exact > 850      # the ≈ is for the few, not a way out


@given(st.floats(-5000, 5000))
def test_a_sign_or_a_word_stands_before_a_number(value):
    assert equals(brief(value)).startswith("is " if abs(value) > 1000 or (
        brief(value).startswith("nearly")) else "= ")

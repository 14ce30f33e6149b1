"""°C and °F are one number: limits are the same in both, and no call is lost or comes later for another unit."""

from __future__ import annotations

import doctest
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.model import temperature
from widgets.model.diary import COLDEST, FEVER, HOTTEST, LOWEST_FEVER_LINE, Day, Lines, level
from widgets.model.temperature import UNITS, Unit, celsius, line_in, tenths, written_in

OTHER: dict[Unit, Unit] = {"c": "f", "f": "c"}
READ = st.sampled_from(UNITS).flatmap(
    lambda unit: st.tuples(st.sampled_from(tenths(COLDEST, HOTTEST, unit)), st.just(unit))
)


def test_the_examples_in_the_rules_hold() -> None:
    """Each docstring says what the code does."""
    found = doctest.testmod(temperature)
    assert found.attempted
    assert not found.failed


@pytest.mark.parametrize(
    ("in_c", "in_f"), [("38.0", "100.4"), ("37.0", "98.6"), ("37.5", "99.5"), ("34", "93.2"), ("43", "109.4")]
)
def test_known_pairs_are_exactly_the_same(in_c: str, in_f: str) -> None:
    """38.0 °C is 100.4 °F, and both ends of what can be entered are the same, too."""
    assert celsius(Decimal(in_f), "f") == Decimal(in_c)
    assert written_in(Decimal(in_c), "f") == line_in(Decimal(in_c), "f") == Decimal(in_f)


@given(READ)
def test_what_was_typed_comes_back_as_it_was_typed(read: tuple[Decimal, Unit]) -> None:
    """Said in the unit that it was typed in, a number never changes; °C come back from °F, too."""
    number, unit = read
    assert written_in(celsius(number, unit), unit) == line_in(celsius(number, unit), unit) == number
    if unit == "c":
        assert written_in(celsius(written_in(number, "f"), "f"), "c") == number


@given(READ, READ)
def test_a_higher_number_is_never_said_to_be_a_lower_one(
    one: tuple[Decimal, Unit], other: tuple[Decimal, Unit]
) -> None:
    """The order of two temperatures holds in either unit."""
    for unit in UNITS:
        low, high = sorted((celsius(*one), celsius(*other)))
        assert written_in(low, unit) <= written_in(high, unit)
        assert line_in(low, unit) <= line_in(high, unit) <= written_in(high, unit)


@given(READ)
def test_the_limit_for_fever_is_the_same_rule_in_both_units(read: tuple[Decimal, Unit]) -> None:
    """Whoever reaches 38.0 °C reaches 100.4 °F, as typed and as said in the other unit; nobody else does."""
    number, unit = read
    hot = celsius(number, unit) >= FEVER
    assert hot == (number >= {"c": Decimal("38.0"), "f": Decimal("100.4")}[unit])
    said = celsius(written_in(celsius(number, unit), OTHER[unit]), OTHER[unit])
    assert (said >= FEVER) == hot
    assert (level([Day(temperature=said)], 0, Lines()) == "now") == hot


@pytest.mark.parametrize("given_in", UNITS)
def test_another_unit_takes_no_call_away(given_in: Unit) -> None:
    """A line that is reached in the unit it was given in is reached in the other: each line with each reading."""
    other = OTHER[given_in]
    readings = [celsius(one, unit) for unit in UNITS for one in tenths(COLDEST, HOTTEST, unit)]
    for line in tenths(LOWEST_FEVER_LINE, FEVER, given_in):
        there = line_in(celsius(line, given_in), other)
        for degrees in readings:
            assert written_in(degrees, other) >= there or written_in(degrees, given_in) < line


@pytest.mark.parametrize("unit", UNITS)
def test_each_number_with_one_decimal_place_is_there_once(unit: Unit) -> None:
    """The lists go up by a tenth, and end exactly where the rules do."""
    made = tenths(COLDEST, HOTTEST, unit)
    assert (celsius(made[0], unit), celsius(made[-1], unit)) == (COLDEST, HOTTEST)
    assert {high - low for low, high in pairwise(made)} == {Decimal("0.1")}

"""What a resident pays: the published examples and what holds for every income."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.reception_contribution import (
    Bracket,
    BracketsUnknownError,
    ContributionScale,
    confidence_at,
    contribution,
    free_up_to,
    scale_on,
)

CENT = Decimal("0.01")


def bracket(lower: int, rate: str, sure: bool = True) -> Bracket:
    return Bracket(Decimal(lower), Decimal(rate), "high" if sure else "medium")


def scale(
    *brackets: Bracket, valid_from: date | None = None, valid_until: date | None = None
) -> ContributionScale:
    return ContributionScale(
        id="made-up",
        valid_from=valid_from,
        valid_until=valid_until,
        confidence="high",
        checked_on=date(2026, 11, 23),
        brackets=brackets,
        text="Een schaal.",
        sources=(),
        notes=None,
    )


SCALE_2024 = scale(
    bracket(0, "0"), bracket(265, "0.35"), bracket(1000, "0.45"), bracket(1500, "0.50", sure=False)
)
incomes = st.decimals(min_value=0, max_value=20_000, places=2)


@st.composite
def scales(draw: st.DrawFn) -> ContributionScale:
    borders = sorted(draw(st.sets(st.integers(1, 5_000), max_size=5)))
    rates = draw(st.lists(st.integers(0, 100), min_size=len(borders) + 1, max_size=len(borders) + 1))
    return scale(
        *(
            Bracket(Decimal(lower), Decimal(rate) / 100, "high")
            for lower, rate in zip([0, *borders], rates, strict=True)
        )
    )


@pytest.mark.parametrize(
    ("net", "pays"),
    [
        ("0", "0.00"),
        ("264.99", "0.00"),
        ("265", "0.00"),
        ("265.01", "0.00"),
        ("266", "0.35"),
        ("900", "222.25"),
        ("1000", "257.25"),
        ("1200", "347.25"),
        ("1800", "632.25"),
    ],
)
def test_published_examples_come_out_of_the_scale(net: str, pays: str) -> None:
    assert contribution(Decimal(net), SCALE_2024) == Decimal(pays)


def test_1500_euro_comes_out_within_a_cent_of_the_published_example() -> None:
    assert contribution(Decimal(1500), SCALE_2024) == Decimal("482.25")
    assert abs(contribution(Decimal(1500), SCALE_2024) - Decimal("482.24")) <= CENT


@given(incomes, scales())
def test_nobody_gets_money_or_pays_more_than_the_income(net: Decimal, any_scale: ContributionScale) -> None:
    assert 0 <= contribution(net, any_scale) <= net


@given(incomes, incomes, scales())
def test_who_earns_more_never_pays_less(one: Decimal, other: Decimal, any_scale: ContributionScale) -> None:
    low, high = sorted((one, other))
    assert contribution(low, any_scale) <= contribution(high, any_scale)


@given(incomes, incomes, scales())
def test_who_earns_more_never_keeps_less(one: Decimal, other: Decimal, any_scale: ContributionScale) -> None:
    low, high = sorted((one, other))
    assert low - contribution(low, any_scale) <= high - contribution(high, any_scale) + CENT


@given(scales())
def test_there_is_no_jump_at_the_border_of_a_bracket(any_scale: ContributionScale) -> None:
    for border in (each.lower for each in any_scale.brackets[1:]):
        below, at, above = (contribution(net, any_scale) for net in (border - CENT, border, border + CENT))
        assert at - below <= CENT
        assert above - at <= CENT


@given(incomes, scales())
def test_contribution_is_told_in_whole_cents(net: Decimal, any_scale: ContributionScale) -> None:
    assert contribution(net, any_scale).as_tuple().exponent == -2


def test_half_a_cent_is_rounded_up() -> None:
    assert contribution(Decimal("265.10"), SCALE_2024) == Decimal("0.04")


def test_income_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        contribution(Decimal("-1"), SCALE_2024)


def test_scale_without_brackets_refuses_to_calculate() -> None:
    former = scale(valid_until=date(2024, 6, 30))
    assert not former.can_calculate
    with pytest.raises(BracketsUnknownError):
        contribution(Decimal(900), former)
    with pytest.raises(BracketsUnknownError):
        free_up_to(former)


@pytest.mark.parametrize(
    ("net", "sure"),
    [("0", "high"), ("900", "high"), ("1500", "high"), ("1500.01", "medium"), ("1800", "medium")],
)
def test_contribution_is_as_sure_as_the_least_sure_bracket(net: str, sure: str) -> None:
    assert confidence_at(Decimal(net), SCALE_2024) == sure


def test_nothing_is_paid_up_to_the_first_bracket_with_a_rate() -> None:
    assert free_up_to(SCALE_2024) == 265
    assert free_up_to(scale(bracket(0, "0"))) == Decimal("Infinity")


def test_day_chooses_the_scale() -> None:
    former = scale(valid_until=date(2024, 6, 30))
    present = scale(bracket(0, "0.1"), valid_from=date(2024, 7, 1))
    assert scale_on([former, present], date(2024, 6, 30)) is former
    assert scale_on([present, former], date(2024, 7, 1)) is present
    assert scale_on([present], date(2024, 6, 30)) is None

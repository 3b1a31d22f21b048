"""What a resident of a reception centre who works pays; the scale on net income comes in as an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from core.errors import ToeleidingError
from core.rules.measures import CONFIDENCE_ORDER, Confidence
from core.rules.right_to_work_law import Source

CENT = Decimal("0.01")


class BracketsUnknownError(ToeleidingError):
    """A scale is known to have existed, but not its brackets: nothing can be calculated with it."""


@dataclass(frozen=True)
class Bracket:
    """The part of a net income a month from `lower` up to the next bracket, and the rate on that part."""

    lower: Decimal
    rate: Decimal
    confidence: Confidence


@dataclass(frozen=True)
class ContributionScale:
    """One version of the scale, as an entry of `data/reception_contribution.yml` tells it.

    The brackets rise; the first one starts at 0. No brackets: they are not known and `text` says what is.
    """

    id: str
    valid_from: date | None
    valid_until: date | None
    confidence: Confidence
    checked_on: date
    brackets: tuple[Bracket, ...]
    text: str
    sources: tuple[Source, ...]
    notes: str | None

    @property
    def can_calculate(self) -> bool:
        """Whether the brackets are known."""
        return bool(self.brackets)

    def holds_on(self, day: date) -> bool:
        """Whether this scale is used on a day, as far as its dates are known."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


def scale_on(scales: Iterable[ContributionScale], day: date) -> ContributionScale | None:
    """Return the scale of a day; None when there is no scale for that day."""
    return next((scale for scale in scales if scale.holds_on(day)), None)


def contribution(net: Decimal, scale: ContributionScale) -> Decimal:
    """Return what a resident pays on a net income of a month, rounded to cents.

    Each rate counts for the part of the income inside its bracket only. Raises BracketsUnknownError for a
    scale without brackets and ValueError for an income below zero.

    Source: data/reception_contribution.yml. Glossary: bijdrage voor opvang.
    """
    if net < 0:
        raise ValueError("An income cannot be below zero.")
    if not scale.can_calculate:
        raise BracketsUnknownError(f"The brackets of {scale.id} on {scale.valid_until} are not known.")
    uppers = [bracket.lower for bracket in scale.brackets[1:]] + [net]
    total = sum(
        (
            bracket.rate * (min(net, upper) - bracket.lower)
            for bracket, upper in zip(scale.brackets, uppers, strict=True)
            if net > bracket.lower
        ),
        Decimal(0),
    )
    return total.quantize(CENT, rounding=ROUND_HALF_UP)


def confidence_at(net: Decimal, scale: ContributionScale) -> Confidence:
    """Return how sure the contribution on an income is: as sure as the least sure bracket that it reaches."""
    reached = [bracket.confidence for bracket in scale.brackets if net > bracket.lower]
    return max([scale.confidence, *reached], key=CONFIDENCE_ORDER.index)


def free_up_to(scale: ContributionScale) -> Decimal:
    """Return the net income a month up to which nothing is paid.

    Raises BracketsUnknownError for a scale without brackets.
    """
    if not scale.can_calculate:
        raise BracketsUnknownError(f"The brackets of {scale.id} on {scale.valid_until} are not known.")
    return next((bracket.lower for bracket in scale.brackets if bracket.rate > 0), Decimal("Infinity"))

"""What an employer may see of a candidate: how they fit what the vacancy asks, rounded, and nothing else.

Why, and why not more: docs/decisions/0012-introductions.md. Glossary: kandidaatkaart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from core.rules.matching_terms import CRITERIA, Match, Result

FEW: Final = 3
"""With fewer candidates than this, a card tells only whether something fits, not what somebody told."""
KM_STEPS: Final = (10, 25, 50)
YEAR_STEPS: Final = (1, 3, 5, 10)

# What of a result an employer may know as it is; the rest is rounded above, or left out.
_MAY_KNOW: Final = (
    "asked",
    "told",
    "kind",
    "relation",
    "coaching",
    "levels_short",
    "lacking",
    "unknown",
)


@dataclass(frozen=True)
class Band:
    """A number in rounded steps: from `low` (None: from nothing) to `high` (None: and more)."""

    low: int | None
    high: int | None


@dataclass(frozen=True)
class CandidateCard:
    """One candidate without a name. `reference` leads back to the person for this one vacancy only.

    `results` are those of what the vacancy asks. `coarse`: their values are left out.
    """

    reference: str
    results: tuple[Result, ...]
    coarse: bool
    demo: bool


def card(match: Match, reference: str, *, candidates: int, demo: bool) -> CandidateCard:
    """Return the card of one of so many candidates."""
    coarse = candidates < FEW
    results = (match.result(criterion) for criterion in CRITERIA)
    shown = tuple(for_employer(each, coarse=coarse) for each in results if _is_asked(each))
    return CandidateCard(reference, shown, coarse, demo)


def for_employer(result: Result, *, coarse: bool) -> Result:
    """Return a result with only what an employer may know of a candidate."""
    if coarse:
        return replace(result, values={})
    told = result.values.get("told")
    values: dict[str, object] = {key: result.values[key] for key in _MAY_KNOW if key in result.values}
    if result.criterion == "distance":
        km = result.values.get("asked")
        values = {"asked": band(float(km), KM_STEPS) if isinstance(km, (int, float)) else None}
    elif result.criterion == "experience":
        years = band(float(told), YEAR_STEPS) if isinstance(told, (int, float)) else None
        values = {"asked": result.values.get("asked"), "told": years}
    elif result.criterion == "start" and isinstance(told, date):
        values |= {"told": told.replace(day=1) if _is_late(result.values) else result.values["asked"]}
    elif result.criterion == "education":
        values.pop("recognised", None)
    return replace(result, values=values)


def band(number: float, steps: Sequence[int]) -> Band:
    """Return the step in which a number lies."""
    low = max((step for step in steps if step <= number), default=None)
    high = min((step for step in steps if step > number), default=None)
    return Band(low, high)


def _is_asked(result: Result) -> bool:
    """Whether the vacancy asks something here: what it does not ask, is not told. Dutch is always told."""
    always: tuple[Literal["occupation", "experience", "dutch"], ...] = ("occupation", "experience", "dutch")
    return result.criterion in always or result.values.get("asked") not in (None, ())


def _is_late(values: Mapping[str, object]) -> bool:
    return bool(values.get("days_late"))

"""How the desk does, in numbers: how long people wait, how conversations end.

Glossary: wachttijd op een medewerker.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.rules.small_cells import Grid, publish_grid
from core.rules.small_groups import SMALLEST, Published, publish
from core.rules.waits import Waited, answered_within

MEDIAN: Final = 0.5
MOST: Final = 0.9
UNRATED: Final = "none"
RUNNING: Final = "open"
USEFUL, USELESS = "useful", "useless"


@dataclass(frozen=True)
class Handed:
    """One conversation that was handed to staff, without who it was with.

    `week` is the Monday of the week in which it began. Times are minutes inside office hours, None for what
    there was no time of: nobody waits when staff began it themselves. `outcome` is None while it runs.
    """

    week: date
    reason: str
    until_taken: Waited | None = None
    until_answer: Waited | None = None
    handling: Waited | None = None
    outcome: str | None = None
    rating: str | None = None


@dataclass(frozen=True)
class Minutes:
    """Within how many minutes something was done for half of the people, and for nine in ten.

    Who gave up, or waits still, counts too. A time is None when that many people were not reached (yet).
    """

    median: float | None
    nine_in_ten: float | None
    measured: int


@dataclass(frozen=True)
class DeskWeek:
    """A week of the desk: how many conversations began in it, and how long people waited then."""

    monday: date
    number: int
    until_taken: Minutes | None
    until_answer: Minutes | None


@dataclass(frozen=True)
class DeskFigures:
    """All figures of some weeks. Times are None when fewer than SMALLEST were measured.

    `reasons` are by week. `useful` is the part of the ratings that says so, None with too few of them.
    """

    number: int
    weeks: tuple[DeskWeek, ...]
    reasons: Grid
    outcomes: Published
    ratings: Published
    until_taken: Minutes | None
    until_answer: Minutes | None
    handling: Minutes | None
    rated: int
    useful: float | None


def minutes_of(times: Iterable[Waited | None]) -> Minutes | None:
    """Return how long something took, None when that was measured too few times to say something."""
    known = [each for each in times if each is not None]
    if len(known) < SMALLEST:
        return None
    return Minutes(answered_within(known, MEDIAN), answered_within(known, MOST), len(known))


def figures_of(handed: Iterable[Handed], weeks: Sequence[date]) -> DeskFigures:
    """Return the figures of the conversations that began in these weeks."""
    of_week: dict[date, list[Handed]] = {monday: [] for monday in weeks}
    for each in handed:
        if each.week in of_week:
            of_week[each.week].append(each)
    every = [each for found in of_week.values() for each in found]
    reasons: dict[tuple[str, str], int] = defaultdict(int)
    for each in every:
        reasons[each.reason, each.week.isoformat()] += 1
    ratings = Counter(each.rating or UNRATED for each in every if each.outcome is not None)
    rated = ratings[USEFUL] + ratings[USELESS]
    return DeskFigures(
        number=len(every),
        weeks=tuple(_week(monday, found) for monday, found in of_week.items()),
        reasons=publish_grid(reasons, [monday.isoformat() for monday in weeks]),
        outcomes=publish(Counter(each.outcome or RUNNING for each in every)),
        ratings=publish(ratings),
        until_taken=minutes_of(each.until_taken for each in every),
        until_answer=minutes_of(each.until_answer for each in every),
        handling=minutes_of(each.handling for each in every),
        rated=rated if rated >= SMALLEST else 0,
        useful=ratings[USEFUL] / rated if rated >= SMALLEST else None,
    )


def _week(monday: date, found: Sequence[Handed]) -> DeskWeek:
    return DeskWeek(
        monday,
        len(found),
        minutes_of(each.until_taken for each in found),
        minutes_of(each.until_answer for each in found),
    )

"""What people can ask about support measures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from core.content.names import NameIndex, normalise
from core.database.measures import all_measures, measure_by_id, measure_names
from core.errors import NotFoundError
from core.rules.measures import AskerSituation, FittingMeasure, Measure, applicable

__all__ = ["MeasureSearch", "all_measures", "details", "find", "overview"]

CERTAIN_LEAD = 0.1
MOST_CANDIDATES = 3
SHORTEST_PART = 4


@dataclass(frozen=True)
class MeasureSearch:
    """What a name stands for: one measure for sure, or some to choose from (best first), or nothing."""

    sure: Measure | None = None
    candidates: tuple[Measure, ...] = ()


def overview(session: Session, situation: AskerSituation, on: date) -> list[FittingMeasure]:
    """Return the measures that may help in a situation on a day, in the order of `applicable`."""
    return applicable(all_measures(session), situation, on)


def details(session: Session, measure_id: str) -> Measure:
    """Return one measure, ended ones too. Raises NotFoundError."""
    measure = measure_by_id(session, measure_id)
    if measure is None:
        raise NotFoundError(f"measure {measure_id}")
    return measure


def find(session: Session, name: str) -> MeasureSearch:
    """Return which measure is meant by a name, an alias, a name with typos or a sentence that holds one.

    A part of a name ("maatwerk") gives the measures with that part to choose from, or the one there is.
    A change of the names in the database counts at once.
    """
    names = tuple(measure_names(session))
    wanted = normalise(name)
    exact = next((measure_id for normalised, _, measure_id in names if normalised == wanted), None)
    if exact is not None:
        return MeasureSearch(sure=details(session, exact))
    matches = _index(names).find(name, limit=MOST_CANDIDATES)
    if matches and (len(matches) == 1 or matches[0].score - matches[1].score >= CERTAIN_LEAD):
        return MeasureSearch(sure=details(session, matches[0].id))
    found = [match.id for match in matches] or _with_part(names, wanted)[:MOST_CANDIDATES]
    if len(found) == 1:
        return MeasureSearch(sure=details(session, found[0]))
    return MeasureSearch(candidates=tuple(details(session, measure_id) for measure_id in found))


@lru_cache(maxsize=2)
def _index(names: tuple[tuple[str, str, str], ...]) -> NameIndex:
    return NameIndex({name: measure_id for _, name, measure_id in names})


def _with_part(names: Iterable[tuple[str, str, str]], part: str) -> list[str]:
    """Return the measures that have a name with this in it, each once, those with the shortest name first."""
    wanted = part.replace(" ", "")
    if len(wanted) < SHORTEST_PART:
        return []
    shortest_first = sorted(names, key=lambda each: len(each[0]))
    found = (owner for normalised, _, owner in shortest_first if wanted in normalised.replace(" ", ""))
    return list(dict.fromkeys(found))

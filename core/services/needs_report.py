"""The needs of a province in numbers that may leave the office: no small group is in them.

Glossary: behoefterapport.

Of people only those count who agreed to keep their profile: a count of five or more tells nothing of one of
them, so no more consent is asked for than that.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database.needs import (
    matches_made,
    occupations_of_profiles,
    profiles_on_dutch,
    vacancies_reported,
)
from core.database.occupations import occupation_by_id, sector_titles
from core.errors import NotFoundError
from core.rules.language_supply import Gap
from core.rules.match_state import Phase
from core.rules.occupations import ShortageList
from core.rules.small_groups import Published, PublishedTree, publish, publish_tree
from core.services.language_supply import language_gap
from core.services.occupations import edition_on, shortage_of
from core.services.question_counts import questions_by_theme

__all__ = ["LISTED", "NOT_KNOWN", "NOT_LISTED", "NeedsReport", "Vacancies", "needs_report"]

NOT_KNOWN = ""
LISTED, NOT_LISTED = "listed", "not_listed"


@dataclass(frozen=True)
class Vacancies:
    """Vacancies by sector, split in shortage occupations and others; `positions` by sector that is shown.

    `edition` is the list of shortage occupations that was the newest on the last day.
    """

    by_sector: PublishedTree
    positions: Mapping[str, int]
    positions_of_rest: int
    edition: ShortageList | None


@dataclass(frozen=True)
class NeedsReport:
    """All that the report tells, of a province or (None) of all together.

    `first` to `last` are its days; profiles and gap are as on `made_on`. `profiles` are split by occupation
    and level of Dutch, `questions` by theme and how they ended (None with `demo`: questions are never made
    up). `gap_of` tells of each row of `language` what it is.
    """

    province: str | None
    first: date
    last: date
    made_on: date
    demo: bool
    vacancies: Vacancies
    profiles: PublishedTree
    matches: Published
    questions: PublishedTree | None
    language: Published
    gap_of: Mapping[str, Gap]
    sectors: Mapping[str, str]
    occupations: Mapping[str, str] = field(default_factory=dict)


def needs_report(
    session: Session, province: str | None, first: date, last: date, today: date, *, demo: bool = False
) -> NeedsReport:
    """Return the report of a province, or of all, over some days; with `demo` of the made-up rows alone."""
    profiles = _profiles(session, province, demo=demo)
    found = language_gap(session, today, province=province, demo=demo)
    gap_of = {str(number): gap for number, gap in enumerate(found.gaps)}
    return NeedsReport(
        province=province,
        first=first,
        last=last,
        made_on=today,
        demo=demo,
        vacancies=_vacancies(session, province, first, last, demo=demo),
        profiles=profiles,
        matches=_matches(session, province, first, last, demo=demo),
        questions=None if demo else _questions(session, province, first, last),
        language=publish({number: gap.demand for number, gap in gap_of.items()}),
        gap_of=gap_of,
        sectors=sector_titles(session),
        occupations={name: _occupation_name(session, name) for name, _ in profiles.groups.rows},
    )


def _vacancies(session: Session, province: str | None, first: date, last: date, *, demo: bool) -> Vacancies:
    counts: Counter[tuple[str, str]] = Counter()
    positions: dict[str, int] = defaultdict(int)
    listed: dict[str, str] = {}
    begin, end = _moments(first, last)
    for sector, occupation, number in vacancies_reported(session, province, begin, end, demo=demo):
        if occupation not in listed:
            listed[occupation] = _listed(session, occupation, last)
        counts[sector, listed[occupation]] += 1
        positions[sector] += number
    by_sector = publish_tree(counts)
    shown = {sector: positions[sector] for sector, _ in by_sector.groups.rows}
    rest = sum(positions.values()) - sum(shown.values()) if by_sector.groups.rest else 0
    return Vacancies(by_sector, shown, rest, edition_on(session, last))


def _listed(session: Session, occupation: str, on: date) -> str:
    try:
        shortage = shortage_of(session, occupation, on)
    except NotFoundError:
        return NOT_KNOWN
    if shortage.edition is None:
        return NOT_KNOWN
    return LISTED if shortage.is_listed else NOT_LISTED


def _profiles(session: Session, province: str | None, *, demo: bool) -> PublishedTree:
    """Count everybody once, under the first occupation they want, else the one they did longest."""
    occupations = occupations_of_profiles(session, demo=demo)
    counts: Counter[tuple[str, str]] = Counter()
    for person, _, level in profiles_on_dutch(session, demo=demo, province=province):
        wanted, done = occupations.get(person, ((), ()))
        counts[next(iter((*wanted, *done)), NOT_KNOWN), level or NOT_KNOWN] += 1
    return publish_tree(counts)


def _matches(session: Session, province: str | None, first: date, last: date, *, demo: bool) -> Published:
    counts: Counter[str] = Counter()
    begin, end = _moments(first, last)
    for introduced_at, stopped_at, outcome in matches_made(session, province, begin, end, demo=demo):
        if stopped_at is not None:
            counts[Phase.STOPPED.value] += 1
        elif outcome is not None:
            counts[outcome] += 1
        else:
            counts[(Phase.PROPOSED if introduced_at is None else Phase.INTRODUCED).value] += 1
    return publish(counts)


def _questions(session: Session, province: str | None, first: date, last: date) -> PublishedTree:
    return publish_tree(dict(questions_by_theme(session, first, last, province).items()))


def _occupation_name(session: Session, occupation: str) -> str:
    found = occupation_by_id(session, occupation) if occupation else None
    return found.name if found else occupation.replace("_", " ")


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the moment at which the first day begins in Brussels, and the one at which the last ends."""
    begin = datetime.combine(first, time(), tzinfo=brussels())
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=brussels())
    return begin.astimezone(timezone.utc), end.astimezone(timezone.utc)

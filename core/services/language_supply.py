"""Where lessons and coaching in Dutch fall short: read from the database, weighed by the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from core.database.language_requests import keep_request, requests_since
from core.database.measures import all_measures
from core.database.needs import occupations_of_profiles, open_vacancies_on_dutch, profiles_on_dutch
from core.database.occupations import sector_titles
from core.database.offers import all_offers
from core.database.places import municipality_provinces
from core.rules.language_demand import (
    Asked,
    Cell,
    Learner,
    OpenVacancy,
    Request,
    in_province,
    language_demand,
)
from core.rules.language_supply import Gap, Shortage, Supply, gaps, supply_of, surely_missing
from core.services.occupations import WIDER_SECTOR
from core.services.provinces import known_provinces

__all__ = ["Asked", "Cell", "Gap", "LanguageGap", "Shortage", "language_gap", "note_request"]

REQUEST_DAYS = 90
"""For how many days a request of an employer counts."""


@dataclass(frozen=True)
class LanguageGap:
    """Demand and supply on a day, of one province or of all; the most asked first.

    `missing` is how many people surely have no place together. `titles` are the names of the sectors.
    """

    on: date
    gaps: tuple[Gap, ...]
    asked: Mapping[Cell, Asked]
    missing: int
    titles: Mapping[str, str]


def language_gap(
    session: Session, today: date, *, province: str | None = None, demo: bool = False
) -> LanguageGap:
    """Return where places fall short. Others count on the same places, so all provinces are weighed.

    With `demo` only made-up vacancies and profiles count; requests are always real, and then left out.
    """
    asked = _demand(session, today, demo=demo)
    supplies = _supplies(session, today)
    found = gaps({cell: each.total for cell, each in asked.items()}, supplies)
    if province is not None:
        asked = in_province(asked, province)
        found = [gap for gap in found if gap.cell.province == province]
    return LanguageGap(
        on=today,
        gaps=tuple(sorted(found, key=_order)),
        asked=asked,
        missing=surely_missing({cell: each.total for cell, each in asked.items()}, supplies),
        titles=sector_titles(session),
    )


def note_request(
    session: Session,
    person: str,
    today: date,
    *,
    province: str | None,
    sector: str | None,
    level: str | None,
) -> None:
    """Keep that an employer asked for coaching, once a day. The caller commits."""
    known = _known_sector(sector, sector_titles(session)) if sector else None
    keep_request(session, person=person, day=today, province=province, sector=known, level=level)


def _demand(session: Session, today: date, *, demo: bool) -> dict[Cell, Asked]:
    vacancies = [OpenVacancy(**row._mapping) for row in open_vacancies_on_dutch(session, demo=demo)]
    since = today - timedelta(days=REQUEST_DAYS)
    requests = [] if demo else requests_since(session, since)
    occupations = occupations_of_profiles(session, demo=demo)
    learners = []
    for person, province, level in profiles_on_dutch(session, demo=demo):
        wanted, done = occupations.get(person, ((), ()))
        learners.append(Learner(province, level, tuple(wanted), tuple(done)))
    return language_demand(
        vacancies,
        [Request(row.person, row.province, row.sector, row.level) for row in requests],
        learners,
    )


def _supplies(session: Session, today: date) -> list[Supply]:
    provinces = known_provinces(session)
    province_of = municipality_provinces(session)
    titles = sector_titles(session)
    sectors_of = {measure.id: measure.sectors for measure in all_measures(session)}
    found = []
    for offer in all_offers(session):
        if not offer.runs_on(today):
            continue
        named = sectors_of.get(offer.measure or "", ())
        known = [_known_sector(each, titles) for each in named]
        supply = supply_of(offer, provinces, province_of, filter(None, known))
        found.append(supply if None not in known else supply.of_unknown_size())
    return found


def _known_sector(sector: str, titles: Mapping[str, str]) -> str | None:
    """Return the sector of our occupations that a word stands for, or None."""
    wider = sector if sector in titles else WIDER_SECTOR.get(sector)
    return wider if wider in titles else None


def _order(gap: Gap) -> tuple[int, str, str, str, str]:
    cell = gap.cell
    return (-gap.demand, cell.province or "", cell.form, cell.sector or "", cell.level or "")

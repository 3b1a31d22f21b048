"""Cards: candidates without a name for an employer, vacancies without a company for a newcomer.

Every look of an employer at a candidate is audited here, so that no caller can forget it. Why a card shows
what it shows: docs/decisions/0012-introductions.md. Glossary: kandidaatkaart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.database.matches import matches_of_person, matches_of_vacancy
from core.database.profiles import ProfileRow
from core.errors import NotFoundError
from core.personal_seal import personal_seal
from core.rules.cards import FEW, CandidateCard, card
from core.rules.matching_terms import Fit, Match, Need, Result
from core.rules.vacancy import Vacancy
from core.services import audit
from core.services.match_names import occupation_name, place_name
from core.services.match_rows import Reason
from core.services.matching import (
    Suggestion,
    best_for_person,
    best_for_vacancy,
    compare,
    missing_of,
    need_of,
)
from core.services.vacancies import vacancy as vacancy_of

__all__ = [
    "CandidateCard",
    "Page",
    "VacancyCard",
    "VacancyPage",
    "candidate_behind",
    "candidates_for",
    "candidates_without_vacancy",
    "card_of",
    "missing_of",
    "occupation_names",
    "reasons_of",
    "search_for",
    "vacancies_for",
    "vacancy_card",
]

MOST_CARDS = 20
LETTERS_OF_A_REFERENCE = 24
QUICK_SEARCH = 0
"""Stands for the vacancy in the reference of a card that was shown without one: it leads nowhere."""


@dataclass(frozen=True)
class Page:
    """Some of the candidates, from the best on. `total` is how many there are to see, at most MOST_CARDS."""

    cards: tuple[CandidateCard, ...]
    total: int


@dataclass(frozen=True)
class VacancyCard:
    """A vacancy as a newcomer sees it. The company is not on it: that is told who is asked for their name."""

    vacancy: Vacancy
    occupation: str
    place: str
    results: tuple[Result, ...]


@dataclass(frozen=True)
class VacancyPage:
    """Some of the vacancies that fit somebody, from the best on."""

    cards: tuple[VacancyCard, ...]
    total: int


def candidates_for(
    session: Session, actor: str, vacancy: Vacancy, today: date, *, first: int = 0, number: int = 3
) -> Page:
    """Return cards for a vacancy of the actor; each card shown is audited. The caller commits."""
    found = search_for(session, vacancy, today)
    shown = found[first : first + number]
    for each in shown:
        audit.record(session, actor, "card_seen", person=each.person, vacancy_id=vacancy.id)
    cards = tuple(_card(session, each.person, each.match, vacancy.id, len(found)) for each in shown)
    return Page(cards, len(found))


def candidates_without_vacancy(
    session: Session, actor: str, need: Need, today: date, *, first: int = 0, number: int = 3
) -> Page:
    """Return cards for a need that is no vacancy yet; none while there are few, for who asks is not known.

    The distance is left out: who asks for one place after the other could find where somebody lives.
    """
    best = best_for_vacancy(session, need, today, MOST_CARDS, leave_out=[actor])
    found = [each for each in best if not _is_too_far(each.match)]
    if len(found) < FEW:
        return Page((), len(found))
    shown = found[first : first + number]
    for each in shown:
        audit.record(session, actor, "card_seen", person=each.person)
    cards = (_card(session, each.person, each.match, QUICK_SEARCH, len(found)) for each in shown)
    return Page(tuple(_without_distance(each) for each in cards), len(found))


def candidate_behind(session: Session, vacancy: Vacancy, reference: str, today: date) -> Suggestion | None:
    """Return whom a card of this vacancy stands for; None when they are no longer a candidate."""
    for each in search_for(session, vacancy, today):
        if _reference(each.person, vacancy.id) == reference:
            return each
    return None


def card_of(
    session: Session,
    actor: str,
    vacancy: Vacancy,
    person: str,
    today: date,
    *,
    candidates: int | None = None,
) -> CandidateCard:
    """Return the card of one person for a vacancy, audited. Raises NotFoundError without such a profile.

    `candidates` is how many there are to see, when that is known already.
    """
    match = _compared(session, person, vacancy.id, today)
    audit.record(session, actor, "card_seen", person=person, vacancy_id=vacancy.id)
    if candidates is None:
        others = [each for each in search_for(session, vacancy, today) if each.person != person]
        candidates = len(others) + 1
    return _card(session, person, match, vacancy.id, candidates)


def vacancies_for(
    session: Session, person: str, today: date, *, first: int = 0, number: int = 3
) -> VacancyPage:
    """Return the open vacancies that fit a person best and of which there is no match yet."""
    known = {row.vacancy_id for row in matches_of_person(session, person)}
    found = []
    for each in best_for_person(session, person, today, MOST_CARDS):
        if each.vacancy_id not in known:
            vacancy = vacancy_of(session, int(each.vacancy_id or 0))
            if vacancy.person != person:
                found.append((vacancy, each.match))
    cards = tuple(_vacancy_card(session, *each) for each in found[first : first + number])
    return VacancyPage(cards, len(found))


def vacancy_card(session: Session, vacancy_id: int, person: str, today: date) -> VacancyCard:
    """Return one vacancy as this person sees it. Raises NotFoundError."""
    vacancy = vacancy_of(session, vacancy_id)
    return _vacancy_card(session, vacancy, _compared(session, person, vacancy_id, today))


def reasons_of(match: Match) -> tuple[Reason, ...]:
    """Return what is kept of why two were brought together: which criterion fits, not what was told."""
    return tuple(Reason(str(each.criterion), each.fit.value, each.share) for each in match.results)


def occupation_names(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Return how occupations are called, by id."""
    return {each: occupation_name(session, each) for each in ids}


def search_for(session: Session, vacancy: Vacancy, today: date) -> Sequence[Suggestion]:
    """Return who may be shown for a vacancy: not who is matched with it already, nor whose own it is."""
    known = {row.person for row in matches_of_vacancy(session, vacancy.id)}
    need = need_of(session, vacancy)
    return best_for_vacancy(session, need, today, MOST_CARDS, vacancy_id=vacancy.id, leave_out=known)


def _compared(session: Session, person: str, vacancy_id: int, today: date) -> Match:
    match = compare(session, person, vacancy_id, today)
    if match is None:
        raise NotFoundError("there is no such vacancy or profile")
    return match


def _card(session: Session, person: str, match: Match, vacancy_id: int, candidates: int) -> CandidateCard:
    profile = session.get(ProfileRow, person)
    if profile is None:
        raise NotFoundError("there is no such profile")
    return card(match, _reference(person, vacancy_id), candidates=candidates, demo=profile.demo)


def _reference(person: str, vacancy_id: int) -> str:
    """Return what stands for a person on a card of one vacancy: on another card it is something else."""
    return personal_seal().digest(person, f"card of vacancy {vacancy_id}")[:LETTERS_OF_A_REFERENCE]


def _is_too_far(match: Match) -> bool:
    return match.result("distance").fit is Fit.NOT_MET


def _without_distance(shown: CandidateCard) -> CandidateCard:
    results = tuple(each for each in shown.results if each.criterion != "distance")
    return CandidateCard("", results, shown.coarse, shown.demo)


def _vacancy_card(session: Session, vacancy: Vacancy, match: Match) -> VacancyCard:
    results = tuple(each for each in match.results if each.criterion != "consent")
    occupation = occupation_name(session, vacancy.occupation)
    return VacancyCard(vacancy, occupation, place_name(session, vacancy.nis_code), results)

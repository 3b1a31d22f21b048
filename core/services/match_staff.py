"""Matches as staff work with them: only people who let staff see their profile, and every look is audited."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.profiles import ProfileRow
from core.errors import NotFoundError
from core.rules.cards import CandidateCard
from core.services import audit, consents
from core.services.cards import card_of, reasons_of, search_for
from core.services.consents import Purpose
from core.services.match_views import MatchView, code_for_staff, staff_view
from core.services.matches import propose
from core.services.matching import compare
from core.services.staff_codes import LETTERS_SHOWN, address_of, code_of
from core.services.vacancies import vacancy as vacancy_of

LEAST_LETTERS = LETTERS_SHOWN


@dataclass(frozen=True)
class StaffCandidate:
    """Somebody who fits a vacancy. `code`, the beginning of the pseudonym, is how staff tell people apart.

    `address` is a longer beginning: by it a page finds this one person again.
    """

    code: str
    address: str
    score: float
    card: CandidateCard


@dataclass(frozen=True)
class StaffMatch:
    """A match with code and card of the candidate; None when they do not let staff see their profile."""

    view: MatchView = field(repr=False)
    code: str | None
    company: str
    card: CandidateCard | None


def candidates_for_staff(session: Session, name: str, vacancy_id: int, today: date) -> list[StaffCandidate]:
    """Return who fits a vacancy and lets staff see their profile, the best first. Raises NotFoundError."""
    vacancy = vacancy_of(session, vacancy_id)
    best = search_for(session, vacancy, today)
    found = []
    for each in best:
        if consents.agreed(session, each.person, Purpose.STAFF):
            card = card_of(session, audit.staff(name), vacancy, each.person, today, candidates=len(best))
            code, address = code_of(each.person), address_of(each.person)
            found.append(StaffCandidate(code, address, each.match.score or 0.0, card))
    return found


def propose_by_staff(session: Session, name: str, vacancy_id: int, code: str, today: date) -> int:
    """Bring a vacancy and a person together; both get a message. Return the number of the match.

    Raises NotFoundError for a code of nobody or of several, or of who does not let staff see their profile,
    and what `propose` raises.
    """
    person = _person_with(session, code)
    match = compare(session, person, vacancy_id, today)
    if match is None:
        raise NotFoundError("there is no such vacancy or profile")
    by = audit.staff(name)
    return propose(session, vacancy_id, person, by=by, score=match.score, reasons=reasons_of(match))


def match_for_staff(session: Session, name: str, match_id: int, today: date) -> StaffMatch:
    """Return one match, audited. Raises MatchNotFoundError."""
    view = staff_view(session, match_id)
    vacancy = vacancy_of(session, view.vacancy_id)
    actor = audit.staff(name)
    audit.record(session, actor, "match_seen", person=view.person, vacancy_id=vacancy.id, match_id=match_id)
    code = code_for_staff(session, view.person)
    card = card_of(session, actor, vacancy, view.person, today) if code else None
    return StaffMatch(view, code, vacancy.company, card)


def _person_with(session: Session, code: str) -> str:
    if len(code) < LEAST_LETTERS:
        raise NotFoundError(f"a code has at least {LEAST_LETTERS} letters")
    statement = select(ProfileRow.person).where(ProfileRow.person.startswith(code, autoescape=True)).limit(2)
    found = [each for each in session.scalars(statement) if consents.agreed(session, each, Purpose.STAFF)]
    if len(found) != 1:
        raise NotFoundError(f"no single profile that staff may see begins with {code}")
    return str(found[0])

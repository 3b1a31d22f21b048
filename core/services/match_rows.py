"""Matches between the database and the rules: a row as a state, a changed state back in its row."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.database.consents import purposes_held_in_force
from core.database.matches import match_for_update
from core.database.profiles import ProfileRow
from core.database.relay import close_about_match
from core.database.vacancies import OPEN, VacancyRow
from core.errors import NotFoundError
from core.personal_seal import personal_seal
from core.rules.consent import Purpose
from core.rules.introduction import Contact
from core.rules.match_state import Conditions, MatchState, Side, keeps_contact
from core.rules.matching import Fit, may_work
from core.rules.profile import WorkWindow
from core.rules.right_to_work_terms import Answer
from core.services import audit
from core.services.match_names import names_of

_ALLOWED = {Fit.MET: True, Fit.NOT_MET: False, Fit.UNKNOWN: None}


class MatchNotFoundError(NotFoundError):
    """There is no such match, or it is not one of this person."""


@dataclass(frozen=True)
class Reason:
    """One result of the rules as it was when the match was proposed, without what anybody told."""

    criterion: str
    fit: str
    share: float | None


def state_of(row: Any) -> MatchState:
    """Return the state in a row."""
    return MatchState(**{each.name: getattr(row, each.name) for each in fields(MatchState)})


def keep_state(session: Session, row: Any, state: MatchState) -> None:
    """Write what changed; the newcomer's contact goes as soon as it may no longer be kept."""
    for name, value in asdict(state).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    session.flush()
    if not keeps_contact(state):
        forget_contact(session, row)


def forget_contact(session: Session, row: Any) -> None:
    """Empty what the newcomer wants to pass on, also where it still waits to be sent."""
    row.contact = None
    close_about_match(session, row.id)
    session.flush()


def side_of(session: Session, row: Any, person: str) -> Side:
    """Return which side of a match a person is. Raises MatchNotFoundError for anybody else."""
    if row is not None and row.person == person:
        return "newcomer"
    if row is not None and employer_of(session, row) == person:
        return "employer"
    raise MatchNotFoundError("no such match of this person")


def employer_of(session: Session, row: Any) -> str:
    """Return the pseudonym of who reported the vacancy. Raises MatchNotFoundError when it is just gone."""
    vacancy = session.get(VacancyRow, row.vacancy_id)
    if vacancy is None:
        raise MatchNotFoundError("the vacancy is gone")
    return str(vacancy.person)


def sealed(contact: Contact) -> str:
    """Return a contact as it is kept."""
    return personal_seal().close(json.dumps(asdict(contact)))


def contact_in(row: Any) -> Contact | None:
    """Return the contact in a row, or None when there is none, or another key has sealed it."""
    opened = personal_seal().open(row.contact) if row.contact else None
    return Contact(**json.loads(opened)) if opened else None


def conditions_of(session: Session, row: Any, consents: tuple[frozenset[str], frozenset[str]]) -> Conditions:
    """Return what holds now for an introduction; `consents` are those of the newcomer and the employer."""
    vacancy = session.get(VacancyRow, row.vacancy_id, populate_existing=True)
    profile = session.get(ProfileRow, row.person, populate_existing=True)
    of_newcomer, of_employer = consents
    return Conditions(
        consent_newcomer={Purpose.KEEP.value, Purpose.MATCH.value} <= of_newcomer,
        consent_employer=Purpose.KEEP.value in of_employer,
        vacancy_open=vacancy.state == OPEN,
        allowed=_ALLOWED[may_work(_window(profile), max(vacancy.start_on, clock.today()))],
        contact_given=row.contact is not None,
    )


def held_consents(session: Session, people: Sequence[str]) -> list[frozenset[str]]:
    """Return the consents in force of some people, which nobody can withdraw before this transaction ends."""
    return [frozenset(purposes_held_in_force(session, person)) for person in people]


def _window(profile: Any) -> WorkWindow | None:
    if profile.work_answer is None or profile.work_checked_on is None:
        return None
    return WorkWindow(
        Answer(profile.work_answer), profile.work_from, profile.work_until, profile.work_checked_on
    )


def hold(session: Session, match_id: int) -> Any:
    """Return a match, held to the end of the transaction. Raises MatchNotFoundError."""
    row = match_for_update(session, match_id)
    if row is None:
        raise MatchNotFoundError("no such match")
    return row


def readers(session: Session, row: Any) -> dict[Side, str]:
    """Return the pseudonyms of the two sides."""
    return {"newcomer": row.person, "employer": employer_of(session, row)}


def work_of(session: Session, row: Any) -> dict[str, str]:
    """Return what every message about a match names: the work, and nobody."""
    names = names_of(session, row)
    return {"occupation": names.occupation, "place": names.place}


def write_down(session: Session, row: Any, actor: str, action: str, subject: str | None = None) -> None:
    """Audit what somebody did with a match; `subject` is a code that says more."""
    about = {"person": row.person, "vacancy_id": row.vacancy_id, "match_id": row.id}
    audit.record(session, actor, action, **about, subject=subject)

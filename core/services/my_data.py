"""What we keep of a person, as they may see it; and withdrawing a consent, with all that follows from it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from core.clock import brussels, now
from core.database.consents import ConsentRow
from core.database.escalations import Escalation
from core.database.language_requests import LanguageRequestRow
from core.database.match_profiles import MatchProfileRow
from core.database.matches import MatchRow, SuggestionRow, matches_of_person
from core.database.people import delete_rows, rows_of
from core.database.profiles import AppraisalRow, ProfileRow
from core.database.rasa_events import SPEAKERS, recorded_of
from core.database.relay import Conversation
from core.database.reminders import WAITING, ReminderRow
from core.database.vacancies import OPEN, VacancyRow
from core.rules.match_state import Phase
from core.services import consents, matches
from core.services.consents import Purpose
from core.services.match_rows import forget_contact, hold, state_of
from core.services.moments import as_utc

__all__ = [
    "GivenConsent",
    "Overview",
    "Purpose",
    "overview",
    "sign_of_life",
    "withdraw_from",
]


@dataclass(frozen=True)
class GivenConsent:
    """A consent that holds now, and the day it was given."""

    purpose: Purpose
    given_on: date


@dataclass(frozen=True)
class Overview:
    """All that is kept of one person, by theme. Numbers are rows, 0 is nothing.

    `messages` counts what was said by both up to the last message; `since` is the day of the first one.
    """

    messages: int
    since: date | None
    role: str | None
    reminders: tuple[date, ...]
    profile: bool
    appraisals: int
    consents: tuple[GivenConsent, ...]
    vacancies: int
    open_vacancies: int
    matches: int
    suggestions: int
    open_questions: int
    closed_questions: int
    language_requests: int


def overview(session: Session, person: str) -> Overview:
    """Return what is kept of a person, by theme."""
    said = [moment for moment, kind, _ in recorded_of(session, person) if kind in SPEAKERS]
    conversation: Any = session.get(Conversation, person)
    return Overview(
        messages=len(said),
        since=said[0].astimezone(brussels()).date() if said else None,
        role=conversation.role if conversation is not None else None,
        reminders=_days_of_reminders(session, person),
        profile=session.get(ProfileRow, person) is not None,
        appraisals=_count(session, AppraisalRow, person),
        consents=tuple(_in_force(session, person)),
        vacancies=_count(session, VacancyRow, person),
        open_vacancies=_count(session, VacancyRow, person, VacancyRow.state == OPEN),
        matches=_count(session, MatchRow, person),
        suggestions=_count(session, SuggestionRow, person),
        open_questions=_count(session, Escalation, person, Escalation.closed_at.is_(None)),
        closed_questions=_count(session, Escalation, person, Escalation.closed_at.is_not(None)),
        language_requests=_count(session, LanguageRequestRow, person),
    )


def withdraw_from(session: Session, person: str, purpose: Purpose) -> dict[str, int]:
    """Withdraw a consent at once, with what follows; return how many rows went. The caller commits.

    KEEP: profile and vacancies are deleted, matches that go on stop, and the other consents end too.
    MATCH: suggestions are deleted, and matches stop in which the two were not introduced yet; what somebody
    passed on at an introduction is kept no longer.
    STAFF: staff no longer see the profile. The other side of a match is told that it stops, nothing else.
    """
    gone: dict[str, int] = {}
    ended = tuple(Purpose) if purpose is Purpose.KEEP else (purpose,)
    gone["consents"] = sum(consents.withdraw(session, person, each) for each in ended)
    if purpose is Purpose.KEEP:
        gone["matches"] = matches.stop_all_of(session, person)
        for table in (ProfileRow.__table__, VacancyRow.__table__):
            gone |= delete_rows(session, table, person)
    if purpose is Purpose.MATCH:
        gone["matches"] = _stop_before_introduction(session, person)
        _forget_contacts(session, person)
        for table in (SuggestionRow.__table__, MatchProfileRow.__table__):
            gone |= delete_rows(session, table, person)
    return {name: number for name, number in gone.items() if number}


def sign_of_life(session: Session, person: str) -> bool:
    """Note that somebody wants their profile kept; False when there is none. The caller commits."""
    statement = update(ProfileRow).where(ProfileRow.person == person)
    statement = statement.values(last_sign_of_life=now(), asked_to_keep_at=None)
    result = session.execute(statement.execution_options(synchronize_session="fetch"))
    return int(result.rowcount) > 0


def _stop_before_introduction(session: Session, person: str) -> int:
    rows = matches_of_person(session, person)
    waiting = [row.id for row in rows if state_of(row).phase is Phase.PROPOSED]
    for match_id in waiting:
        matches.stop(session, match_id, "", person=person, only_waiting=True)
    return len(waiting)


def _forget_contacts(session: Session, person: str) -> None:
    for row in matches_of_person(session, person):
        if row.person == person and state_of(row).phase is Phase.INTRODUCED:
            forget_contact(session, hold(session, row.id))


def _days_of_reminders(session: Session, person: str) -> tuple[date, ...]:
    statement = select(ReminderRow.day).where(ReminderRow.person == person, ReminderRow.state == WAITING)
    return tuple(sorted(set(session.scalars(statement))))


def _in_force(session: Session, person: str) -> list[GivenConsent]:
    rows: list[ConsentRow] = [
        row for row in consents.consents_of(session, person) if row.withdrawn_at is None
    ]
    found = {Purpose(row.purpose): _day_of(row.given_at) for row in rows}
    return [GivenConsent(purpose, found[purpose]) for purpose in Purpose if purpose in found]


def _day_of(moment: datetime) -> date:
    return as_utc(moment).astimezone(brussels()).date()


def _count(session: Session, model: Any, person: str, *conditions: Any) -> int:
    table = model.__table__
    statement = select(func.count()).select_from(table).where(rows_of(table, person), *conditions)
    return int(session.scalar(statement) or 0)

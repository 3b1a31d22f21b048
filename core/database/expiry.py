"""Which rows are older than they may be kept. The periods come from the caller, who commits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, delete, or_, select, update
from sqlalchemy.orm import Session

from core.database.consents import ConsentRow
from core.database.escalations import Escalation
from core.database.people import known_people
from core.database.profiles import ProfileRow
from core.database.rasa_events import senders
from core.database.relay import Conversation
from core.database.vacancies import OPEN, VacancyRow


@dataclass(frozen=True)
class SilentProfile:
    """A profile whose owner was not heard of; `last_sign` is the last message or change."""

    person: str
    last_sign: datetime
    asked_at: datetime | None


def delete_before(session: Session, column: Column, limit: date | datetime, *conditions: Any) -> int:
    """Delete the rows of a table in which a column holds a moment before the limit; return how many."""
    statement = delete(column.class_).where(column < limit, *conditions)
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)


def closed_questions(session: Session, people: Collection[str]) -> list[Escalation]:
    """Return the questions of these people that are over."""
    statement = select(Escalation).where(Escalation.person.in_(people), Escalation.closed_at.is_not(None))
    return list(session.scalars(statement))


def questions_closed_before(session: Session, limit: datetime) -> list[Escalation]:
    """Return the questions that were over before a moment."""
    return list(session.scalars(select(Escalation).where(Escalation.closed_at < limit)))


def delete_closed_questions(session: Session, people: Collection[str]) -> int:
    """Delete the questions of these people that staff closed; return how many."""
    statement = delete(Escalation).where(Escalation.person.in_(people), Escalation.closed_at.is_not(None))
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)


def hold_silent_conversations(session: Session, limit: datetime) -> None:
    """Let what silent people write from now on wait for this transaction, where the database has such a lock.

    Else somebody who comes back at this very moment would be erased with what they just wrote.
    """
    silent = select(Conversation.pseudonym).where(Conversation.last_update < limit)
    session.execute(silent.order_by(Conversation.pseudonym).with_for_update())


def silent_people(session: Session, limit: datetime) -> set[str]:
    """Return of whom something is kept, while nothing came from them or was opened since a moment."""
    known = known_people(session) | senders(session)
    active = set(session.scalars(select(Conversation.pseudonym).where(Conversation.last_update >= limit)))
    for column in (ConsentRow.given_at, Escalation.opened_at):
        active |= set(session.scalars(select(column.class_.person).where(column >= limit)))
    return known - active - senders(session, active_since=limit)


def people_with_profile_or_vacancy(session: Session) -> set[str]:
    """Return who has a profile or a vacancy here, which have a period of their own."""
    found = set(session.scalars(select(ProfileRow.person)))
    return found | set(session.scalars(select(VacancyRow.person)))


def silent_profiles(session: Session, limit: datetime) -> list[SilentProfile]:
    """Return the profiles without a sign of life since a moment; a message to the bot is one too."""
    statement = (
        select(
            ProfileRow.person,
            ProfileRow.last_sign_of_life,
            ProfileRow.asked_to_keep_at,
            Conversation.last_update,
        )
        .outerjoin(Conversation, Conversation.pseudonym == ProfileRow.person)
        .where(
            ProfileRow.last_sign_of_life < limit,
            or_(Conversation.last_update.is_(None), Conversation.last_update < limit),
        )
        .order_by(ProfileRow.person)
    )
    return [
        SilentProfile(
            row.person, max(filter(None, (row.last_sign_of_life, row.last_update))), row.asked_to_keep_at
        )
        for row in session.execute(statement)
    ]


def note_asked(session: Session, person: str, moment: datetime | None) -> None:
    """Note when somebody was asked whether their profile may stay; None: the question is settled."""
    statement = update(ProfileRow).where(ProfileRow.person == person).values(asked_to_keep_at=moment)
    session.execute(statement.execution_options(synchronize_session="fetch"))


def settle_answered_questions(session: Session) -> int:
    """Forget the question of who gave a sign of life after it, so that it is asked again next time."""
    answered = or_(
        ProfileRow.last_sign_of_life > ProfileRow.asked_to_keep_at,
        ProfileRow.person.in_(
            select(Conversation.pseudonym).where(
                Conversation.pseudonym == ProfileRow.person,
                Conversation.last_update > ProfileRow.asked_to_keep_at,
            )
        ),
    )
    statement = update(ProfileRow).where(ProfileRow.asked_to_keep_at.is_not(None), answered)
    statement = statement.values(asked_to_keep_at=None).execution_options(synchronize_session="fetch")
    return int(session.execute(statement).rowcount)


def expired_vacancies(session: Session, limit: datetime) -> list[int]:
    """Return the vacancies without a change since a moment; an open one lives while its employer writes."""
    statement = select(VacancyRow.id, VacancyRow.person, VacancyRow.state).where(
        VacancyRow.updated_at < limit
    )
    active = set(session.scalars(select(Conversation.pseudonym).where(Conversation.last_update >= limit)))
    return [row.id for row in session.execute(statement) if row.state != OPEN or row.person not in active]

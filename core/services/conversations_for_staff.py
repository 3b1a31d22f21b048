"""Conversations with staff, as the web pages show them: what people agreed to pass on, every look audited.

Notes of staff are part of it: whoever may read a conversation here works at the desk. The caller commits.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy.orm import Session

from core.database import conversations as rows
from core.database.desk_boxes import messages_of
from core.database.session import keep_out_writers_of_sqlite
from core.errors import NotFoundError, ToeleidingError
from core.rules.escalation import State, StepRefusedError
from core.seal import Seal
from core.services import audit, desk, desk_hours, desk_talk, desk_transcript
from core.services.desk_known import theme_in_dutch
from core.services.desk_staff import member_with_id
from core.services.desk_transcript import Line
from core.services.moments import as_utc
from core.services.profiles_for_staff import page_of
from core.services.referral_topic import partner_name
from core.services.staff_codes import code_of

ExportKind = Literal["txt", "json"]


class NotOpenError(ToeleidingError):
    """Somebody wants to go on with a conversation that is over."""


class NewMessagesError(ToeleidingError):
    """The person or a colleague wrote while somebody was writing an answer. Nothing was sent."""


@dataclass(frozen=True)
class Listed:
    """A conversation in one line. `since`: from when it waits, has its owner, or is over."""

    id: int
    state: State
    urgent: bool
    reason: str
    theme: str
    place: str | None
    team: str | None
    owner: str | None
    opened_at: datetime
    since: datetime
    outcome: str | None
    rating: str | None


@dataclass(frozen=True)
class Found:
    """Some of the conversations; `total` is how many there are."""

    conversations: tuple[Listed, ...]
    total: int


@dataclass(frozen=True)
class Referral:
    """A conversation that was passed on: to whom, how far it is, and what came back."""

    partner: str
    channel: str
    state: str
    created_at: datetime
    sent_at: datetime | None
    feedback_at: datetime | None
    comment: str | None = field(repr=False)
    feedback: str | None = field(repr=False)


@dataclass(frozen=True)
class Shown:
    """All of one conversation. `profile`: the address of the profile, when staff may see that too."""

    listed: Listed
    code: str
    profile: str | None
    role: str | None
    rated_at: datetime | None
    messages: int
    lines: tuple[Line, ...] = field(repr=False)
    referrals: tuple[Referral, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether staff can answer."""
        return self.listed.state is not State.CLOSED


def find(
    session: Session, by: str, *, only_open: bool, territory: str | None, first: int, number: int
) -> Found:
    """Return some of the conversations, and note that somebody looked at the list."""
    found, total = rows.conversations_found(
        session, only_open=only_open, territory=territory, first=first, number=number
    )
    audit.record(session, audit.staff(by), "conversations_listed")
    return Found(tuple(_listed(session, each) for each in found), total)


def waiting(session: Session, territory: str | None) -> tuple[int, int]:
    """Return how many conversations wait, and how many of these are urgent."""
    found, _ = rows.conversations_found(session, only_open=True, territory=territory)
    waits = [each for each in found if each.state == State.WAITING.value]
    return len(waits), sum(each.urgent for each in waits)


def look(session: Session, seal: Seal, by: str, number: int, *, territory: str | None) -> Shown:
    """Return a conversation with its transcript, audited. Raises NotFoundError, also for elsewhere."""
    row = _row(session, number, territory)
    desk.note(session, row, "conversation_seen", audit.staff(by))
    return Shown(
        listed=_listed(session, row),
        code=code_of(row.person),
        profile=page_of(session, row.person, territory),
        role=row.role,
        rated_at=as_utc(row.rated_at) if row.rated_at else None,
        messages=_messages(session, number),
        lines=tuple(desk_transcript.transcript(session, seal, number)),
        referrals=tuple(_referral(session, seal, each) for each in rows.referral_rows(session, number)),
    )


def export(
    session: Session, seal: Seal, by: str, number: int, kind: ExportKind, *, territory: str | None
) -> str:
    """Return a conversation as a file, audited. Raises NotFoundError, also for elsewhere."""
    row = _row(session, number, territory)
    desk.note(session, row, "conversation_exported", audit.staff(by))
    make = desk_transcript.as_json if kind == "json" else desk_transcript.as_text
    return make(session, seal, number)


def answer(
    session: Session,
    seal: Seal,
    by: str,
    number: int,
    words: str,
    now: datetime,
    *,
    seen: int,
    territory: str | None,
) -> bool:
    """Send an answer from the office to the person; False when it cannot arrive: they blocked the bot.

    `seen` is how many messages there were when it was written (`Shown.messages`). Raises NotFoundError,
    NotOpenError once the conversation is over, and NewMessagesError when somebody wrote meanwhile: so a
    form that is sent twice, and two colleagues at once, send one answer.
    """
    keep_out_writers_of_sqlite(session)
    _row(session, number, territory)
    if desk.held(session, number).state == State.CLOSED.value:
        raise NotOpenError("this conversation is over")
    if _messages(session, number) != seen:
        raise NewMessagesError("somebody wrote meanwhile")
    return desk_talk.answer_from_office(session, seal, number, words, by, now)


def close(
    session: Session, seal: Seal, by: str, number: int, now: datetime, *, territory: str | None
) -> None:
    """Close a conversation from the office. Raises NotFoundError, and NotOpenError when it is over."""
    _row(session, number, territory)
    try:
        desk.close(session, seal, number, by, now)
    except StepRefusedError as error:
        raise NotOpenError("this conversation is over") from error


def _row(session: Session, number: int, territory: str | None) -> Any:
    found = rows.conversation(session, number, territory)
    if found is None:
        raise NotFoundError(f"there is no conversation {number} that this account may see")
    return found


def _messages(session: Session, number: int) -> int:
    """Return how often the person or staff wrote since the conversation was passed on."""
    return sum(each.speaker in ("person", "staff") for each in messages_of(session, number))


def _listed(session: Session, row: Any) -> Listed:
    member = member_with_id(session, row.staff_id)
    moments = {
        State.WAITING: row.waiting_since,
        State.STAFF: row.taken_at,
        State.CLOSED: row.closed_at,
    }
    state = State(row.state)
    return Listed(
        id=row.id,
        state=state,
        urgent=row.urgent,
        reason=row.reason,
        theme=theme_in_dutch(row.topic),
        place=row.place,
        team=_team(session, row.team),
        owner=member.name if member else None,
        opened_at=as_utc(row.opened_at),
        since=as_utc(moments.get(state) or row.opened_at),
        outcome=row.outcome,
        rating=row.rating,
    )


def _team(session: Session, team_id: str | None) -> str | None:
    if team_id is None:
        return None
    try:
        return desk_hours.team(session, team_id).name
    except NotFoundError:
        return team_id


def _referral(session: Session, seal: Seal, row: Any) -> Referral:
    return Referral(
        partner=partner_name(session, row),
        channel=row.channel,
        state=row.state,
        created_at=as_utc(row.created_at),
        sent_at=as_utc(row.sent_at) if row.sent_at else None,
        feedback_at=as_utc(row.feedback_at) if row.feedback_at else None,
        comment=seal.open(row.comment),
        feedback=seal.open(row.feedback),
    )

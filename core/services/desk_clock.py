"""What the clock does at the desk: calls staff, calls administrators, and lets nobody wait for silence.

Glossary: herinnering aan medewerkers, alarm, stilte (van medewerkers).
"""

import re
from collections import Counter
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy.orm import Session

from core.database import desk_boxes
from core.database.escalations import locked_escalation, open_escalations
from core.errors import NotFoundError
from core.rules.desk_policy import URGENT_SHARE, DeskTimes
from core.rules.escalation import StaffRole, State
from core.seal import Seal
from core.services import audit, desk, desk_hours, desk_outbox
from core.services.desk_hours import Team
from core.services.desk_texts import text
from core.services.moments import as_utc

Due = Literal["reminded", "alarmed", "returned", "lapsed"]
"""What is done: staff called, administrators called, back to the bot, and a question nobody said yes to."""

_BRACKETS: Final = re.compile(r"[*\[\]<>]")  # a name with these would be no link any more

STATES: Final = tuple(state.value for state in State if state is not State.CLOSED)


def due(session: Session, seal: Seal, staff_chat: int | None, now: datetime) -> dict[str, int]:
    """Do everything that is due, once, and return how often what was done. The caller commits.

    What has no topic in the staff group is called out in its general topic; without a group nobody is
    called. The calls are no part of what was said in a conversation, and do not stand in its transcript.
    """
    times = desk_hours.times(session)
    done: Counter[str] = Counter()
    for row in open_escalations(session, STATES):
        if _what_is_due(session, row, times, staff_chat, now) is not None:
            what = _do(session, seal, int(row.id), times, staff_chat, now)
            done.update([what] if what is not None else [])
    return dict(done)


def _do(
    session: Session, seal: Seal, escalation_id: int, times: DeskTimes, staff_chat: int | None, now: datetime
) -> Due | None:
    """Do what is due for one conversation, unless somebody was first."""
    escalation = locked_escalation(session, escalation_id)
    if escalation is None or escalation.closed_at is not None:
        return None
    what = _what_is_due(session, escalation, times, staff_chat, now)
    if what in ("returned", "lapsed"):
        desk.return_silent(session, seal, escalation_id, now)
    elif what is not None:
        _call(session, seal, escalation, what, staff_chat, now)
        desk.note(session, escalation, f"desk_{what}", audit.SYSTEM)
    session.flush()
    return what


def _what_is_due(
    session: Session, escalation: Any, times: DeskTimes, staff_chat: int | None, now: datetime
) -> Due | None:
    state = State(escalation.state)
    if state is State.ASKED:
        asked = (now - as_utc(escalation.opened_at)).total_seconds() / 3600
        return "lapsed" if asked >= times.silent_hours else None
    team = _team(session, escalation)
    if state is State.STAFF:
        return "returned" if _is_silent(session, escalation, team, times.silent_hours, now) else None
    if (escalation.chat_id or staff_chat) is None:
        return None
    return _call_that_is_due(escalation, team, times, now)


def _call_that_is_due(escalation: Any, team: Team | None, times: DeskTimes, now: datetime) -> Due | None:
    """Return whom to call about a question that nobody took: the alarm takes the place of the reminder."""
    if not escalation.urgent and team is not None and not desk_hours.is_open(team, now):
        return None
    waited = _minutes_waited(escalation, team, now) * (URGENT_SHARE if escalation.urgent else 1)
    if escalation.alarmed_at is None and waited >= times.alarm_minutes:
        return "alarmed"
    if escalation.reminded_at is None and escalation.alarmed_at is None and waited >= times.remind_minutes:
        return "reminded"
    return None


def _call(
    session: Session, seal: Seal, escalation: Any, what: Due, staff_chat: int | None, now: datetime
) -> None:
    minutes = int(_minutes_waited(escalation, _team(session, escalation), now))
    values: dict[str, Any] = {"number": escalation.id, "minutes": minutes}
    text_id = "group_reminder_urgent" if escalation.urgent else "group_reminder"
    if what == "alarmed":
        text_id = "group_alarm_urgent" if escalation.urgent else "group_alarm"
        values["who"] = _administrators(session, seal)
        escalation.alarmed_at = now
    escalation.reminded_at = escalation.reminded_at or now
    chat_id: Any = escalation.chat_id or staff_chat
    if what == "alarmed" and staff_chat is not None:
        chat_id = staff_chat  # a partner may have it in a group where the administrators are not
    own_topic = escalation.id if chat_id == escalation.chat_id else None
    words = text(text_id, **values)
    desk_outbox.put(session, seal, chat_id, "send", now, escalation_id=own_topic, text=words)


def _administrators(session: Session, seal: Seal) -> str:
    """Return the administrators in such a way that Telegram calls them."""
    known = (
        (_BRACKETS.sub("", row.name).strip(), seal.open(row.telegram))
        for row in desk_boxes.staff_who_did_not_leave(session)
        if row.role == StaffRole.ADMINISTRATOR.value
    )
    mentions = [
        f"[{name}](tg://user?id={telegram_id})" for name, telegram_id in known if name and telegram_id
    ]
    return ", ".join(mentions) or text("group_nobody_to_call")


def _minutes_waited(escalation: Any, team: Team | None, now: datetime) -> float:
    """Return the minutes inside office hours that a question waited; of an urgent one all minutes."""
    since = as_utc(escalation.waiting_since or escalation.opened_at)
    if team is None or escalation.urgent:
        return (now - since).total_seconds() / 60
    return desk_hours.open_minutes_between(team, since, now)


def _hours(team: Team | None, since: datetime, now: datetime) -> float:
    if team is None:
        return (now - since).total_seconds() / 3600
    return desk_hours.hours_without_closed_days(team, since, now)


def _is_silent(session: Session, escalation: Any, team: Team | None, hours: int, now: datetime) -> bool:
    last = escalation.last_staff_at
    if last is not None and now - as_utc(last) < timedelta(hours=hours):
        return False  # and the messages need not be looked at
    since = _unanswered_since(session, escalation)
    return since is not None and _hours(team, since, now) >= hours


def _unanswered_since(session: Session, escalation: Any) -> datetime | None:
    """Return since when the person waits for an answer of staff; None when staff wrote last.

    Who takes a conversation over, or gets it, has the whole time from then on.
    """
    messages = [each for each in desk_boxes.messages_of(session, escalation.id) if each.speaker != "note"]
    after = [each.id for each in messages if each.speaker == "staff"]
    unanswered = [
        each.created_at for each in messages if each.speaker == "person" and each.id > max(after, default=0)
    ]
    if after and not unanswered:
        return None
    known = (*unanswered[:1], escalation.taken_at, escalation.last_staff_at)
    return max((as_utc(each) for each in known if each is not None), default=None)


def _team(session: Session, escalation: Any) -> Team | None:
    """Return the team whose hours count; None when no team was ever loaded: then all hours do."""
    try:
        return desk_hours.team(session, escalation.team or "")
    except NotFoundError:
        pass
    try:
        return desk_hours.team_for(session, escalation.province, None)
    except NotFoundError:
        return None

"""What staff read first in the topic of a conversation: what is known, the last messages, the buttons."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database import desk_boxes
from core.database.rasa_events import Utterance
from core.database.referrals import moved_at
from core.rules.escalation import State
from core.seal import Seal
from core.services import desk_outbox
from core.services.desk_known import MOST_MESSAGES, Known, known_of, lines_of, title_of
from core.services.desk_messages import Rows
from core.services.desk_texts import as_typed, buttons, labels, text
from core.services.moments import as_utc

__all__ = ["buttons_in", "open_topic", "put_late", "put_since", "summary_text"]

MOST_SINCE: Final = 30
LONGEST_QUOTE: Final = 600
_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()<>\"]+)\)")
_WHEN: dict[State, tuple[tuple[str, ...], ...]] = {
    State.ASKED: (),
    State.WAITING: (("take",), ("note", "close")),
    State.STAFF: (("back", "release"), ("reassign", "refer"), ("canned", "note"), ("close",)),
    State.CLOSED: (),
}


def buttons_in(state: State, escalation_id: int) -> Rows:
    """Return the buttons below the summary while an escalation is in a state."""
    titles = buttons("group_summary")
    return tuple(
        tuple((titles[verb], f"desk:{verb}:{escalation_id}") for verb in row) for row in _WHEN[state]
    )


def open_topic(session: Session, seal: Seal, escalation: Any, now: datetime, *, moved: bool = False) -> None:
    """Let the topic of an escalation be made in the group where it belongs, with its summary.

    What the person and staff wrote to each other already comes below it. Without a group nothing is done.
    `moved`: it comes from another group; else a topic with something said in it was lost.
    """
    if escalation.chat_id is None:
        return
    known = known_of(session, escalation.person)
    title = title_of(known, urgent=bool(escalation.urgent))
    values: dict[str, Any] = {"escalation_id": escalation.id}
    desk_outbox.put(session, seal, escalation.chat_id, "open_topic", now, text=title, **values)
    desk_outbox.put(
        session,
        seal,
        escalation.chat_id,
        "send",
        now,
        text=summary_text(escalation, known),
        buttons=buttons_in(State(escalation.state), escalation.id),
        is_summary=True,
        **values,
    )
    if escalation.state == State.STAFF.value:
        put_since(session, seal, escalation, now)
    said = _said_with_staff(session, seal, escalation.id)
    if said:
        again = text("group_moved_here" if moved else "group_again", messages=said)
        desk_outbox.say(session, seal, escalation, again, now)


def summary_text(escalation: Any, known: Known) -> str:
    """Return the first message of a topic: no name, but what the person typed stands there as they typed it.

    The last messages are those from before the person agreed; what came later is put below when it is taken.
    """
    until = as_utc(escalation.waiting_since or escalation.opened_at)
    before = [said for said in known.said if said.said_at <= until][-MOST_MESSAGES:]
    facts = lines_of(known)
    links = _links(before)
    if links:
        facts.append(labels().lines["links"].format(value=", ".join(links)))
    return text(
        "group_summary",
        number=escalation.id,
        reason=labels().reasons.get(escalation.reason, escalation.reason),
        facts="\n".join(facts),
        messages=_quoted(before) or "-",
    )


def put_since(session: Session, seal: Seal, escalation: Any, now: datetime) -> None:
    """Put in the topic what the person said to the bot while the question waited."""
    since = as_utc(escalation.waiting_since or escalation.opened_at)
    said = [each for each in known_of(session, escalation.person).said if each.said_at > since]
    if said and escalation.chat_id is not None:
        messages = _quoted(said[-MOST_SINCE:])
        desk_outbox.say(session, seal, escalation, text("group_since", messages=messages), now)


def put_late(session: Session, seal: Seal, escalation: Any, now: datetime) -> None:
    """Put in the topic the last turn with the bot, when it ended after staff took the conversation."""
    said = known_of(session, escalation.person).said
    asked = max((place for place, each in enumerate(said) if each.speaker == "user"), default=None)
    if asked is None or escalation.taken_at is None or escalation.chat_id is None:
        return
    if said[-1].said_at > as_utc(escalation.taken_at):
        messages = _quoted(said[asked:])
        desk_outbox.say(session, seal, escalation, text("group_since", messages=messages), now)


def _quoted(said: Sequence[Utterance]) -> str:
    speakers = labels().speakers
    return "\n".join(
        f"[{_moment(each.said_at)}] {speakers[each.speaker]}: {_shortened(each)}" for each in said
    )


def _shortened(said: Utterance) -> str:
    """Return what was said: a person's words whole, an answer of the bot at most so long, without markup."""
    if said.speaker == "user":
        return as_typed(said.text)
    words = _LINK.sub(r"\1", said.text).replace("**", "")
    words = " ".join(words.split())
    return as_typed(words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + "…")


def _links(said: Sequence[Utterance]) -> list[str]:
    found = (link for each in said if each.speaker == "bot" for link in _LINK.findall(each.text))
    return [f"[{title}]({url})" for title, url in dict.fromkeys(found)]


def _said_with_staff(session: Session, seal: Seal, escalation_id: int) -> str:
    """Return what came in the topic before; what waits comes below it, and notes stay in their group."""
    waiting = {row.desk_message_id for row in desk_boxes.waiting_for(session, escalation_id)}
    moved = moved_at(session, escalation_id)
    rows = [
        row
        for row in desk_boxes.messages_of(session, escalation_id)
        if row.speaker != "desk"
        and row.id not in waiting
        and not (row.speaker == "note" and moved is not None and as_utc(row.created_at) <= as_utc(moved))
    ]
    return "\n".join(
        f"[{_moment(as_utc(row.created_at))}] {labels().speakers[row.speaker]}: {_words(seal, row)}"
        for row in rows
    )


def _words(seal: Seal, row: Any) -> str:
    kinds = labels().kinds
    return as_typed(seal.open(row.text) or kinds.get(row.kind, kinds["other"]))


def _moment(moment: datetime) -> str:
    return moment.astimezone(brussels()).strftime("%d/%m %H:%M")

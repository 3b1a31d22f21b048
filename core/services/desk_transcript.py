"""A conversation with staff from beginning to end: with the bot, with staff, and the notes.

Of what was said to the bot only that is in it which the person agreed to pass on. Who shows or exports it
writes that down (core/services/audit.py).
"""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database import desk_boxes
from core.database.desk_boxes import LINE as DESK_LINE
from core.database.escalations import Escalation
from core.errors import NotFoundError
from core.rules.escalation import State
from core.seal import Seal
from core.services.desk_known import MOST_MESSAGES, known_of, theme_in_dutch
from core.services.desk_staff import member_with_id
from core.services.desk_texts import labels
from core.services.moments import as_utc

FORMAT: Final = "toeleiding-transcript-1"
_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()<>\"]+)\)")


@dataclass(frozen=True)
class Line:
    """One message of a conversation.

    `speaker` is "person", "bot", "staff", "note" (the person never saw it) or "desk"; `name` is who of the
    staff wrote it. `kind` is "text" or the kind of file: `text` then says which, with its caption. What the
    bot and staff say is in plain words, without markup.
    """

    at: datetime
    speaker: str
    kind: str
    text: str = field(repr=False)
    name: str | None = None


def transcript(session: Session, seal: Seal, escalation_id: int) -> list[Line]:
    """Return a conversation in the order in which it was said. Raises NotFoundError.

    Of an escalation to which the person did not say yes nothing is returned.
    """
    escalation: Any = session.get(Escalation, escalation_id)
    if escalation is None:
        raise NotFoundError(f"there is no escalation {escalation_id}")
    if not was_agreed(escalation):
        return []
    names: dict[int, str] = {}
    said = [
        *_with_the_bot(session, escalation),
        *(
            _entry(session, seal, row, names)
            for row in desk_boxes.messages_of(session, escalation_id)
            if row.speaker != "desk" or row.kind == DESK_LINE
        ),
    ]
    return sorted(said, key=lambda entry: entry.at)


def in_plain_words(said: str) -> str:
    """Return an answer as it is read where nothing is bold and no title is a link: "titel (adres)"."""
    return _LINK.sub(r"\1 (\2)", said).replace("**", "")


def was_agreed(escalation: Any) -> bool:
    """Whether the person said yes to passing it on; a question from before that was asked counts too."""
    return escalation.state != State.ASKED.value and (
        escalation.waiting_since is not None or escalation.state != State.CLOSED.value
    )


def as_text(session: Session, seal: Seal, escalation_id: int) -> str:
    """Return a transcript to read or print, with what it is about at the top; no name of the person.

    Raises NotFoundError.
    """
    entries = transcript(session, seal, escalation_id)
    escalation: Any = session.get(Escalation, escalation_id)
    words = labels()
    head = [
        f"{escalation.id} · {theme_in_dutch(escalation.topic)} · {escalation.place or words.no_place}",
        words.reasons.get(escalation.reason, escalation.reason),
    ]
    return "\n".join([*head, "", *(_line(entry) for entry in entries), ""])


def as_json(session: Session, seal: Seal, escalation_id: int) -> str:
    """Return a transcript for a computer. Raises NotFoundError."""
    entries = transcript(session, seal, escalation_id)
    escalation: Any = session.get(Escalation, escalation_id)
    content = {
        "format": FORMAT,
        "escalation": escalation.id,
        "theme": theme_in_dutch(escalation.topic),
        "place": escalation.place,
        "province": escalation.province,
        "reason": escalation.reason,
        "state": escalation.state,
        "opened_at": _iso(escalation.opened_at),
        "closed_at": _iso(escalation.closed_at),
        "outcome": escalation.outcome,
        "rating": escalation.rating,
        "messages": [
            {
                "at": _iso(entry.at),
                "speaker": entry.speaker,
                "name": entry.name,
                "kind": entry.kind,
                "text": entry.text,
            }
            for entry in entries
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _with_the_bot(session: Session, escalation: Any) -> list[Line]:
    since = as_utc(escalation.opened_at)
    until = as_utc(escalation.closed_at) if escalation.closed_at is not None else None
    said = known_of(session, escalation.person).said
    before = [each for each in said if each.said_at <= since][-MOST_MESSAGES:]
    after = [each for each in said if each.said_at > since and (until is None or each.said_at <= until)]
    return [
        Line(each.said_at, "person", "text", each.text)
        if each.speaker == "user"
        else Line(each.said_at, "bot", "text", in_plain_words(each.text))
        for each in (*before, *after)
    ]


def _entry(session: Session, seal: Seal, row: Any, names: dict[int, str]) -> Line:
    if row.staff_id is not None and row.staff_id not in names:
        member = member_with_id(session, row.staff_id)
        names[row.staff_id] = member.name if member is not None else ""
    words, kind = seal.open(row.text) or "", str(row.kind)
    if kind in ("text", DESK_LINE):
        kind = "text"
    else:
        words = f"[{labels().kinds.get(kind, labels().kinds['other'])}] {words}".strip()
    if row.speaker in ("staff", "desk"):
        words = in_plain_words(words)
    name = names.get(row.staff_id) or None
    return Line(as_utc(row.created_at), row.speaker, kind, words, name)


def _line(entry: Line) -> str:
    words = labels()
    moment = entry.at.astimezone(brussels()).strftime("%d/%m/%Y %H:%M")
    who = words.speakers[entry.speaker] + (f" ({entry.name})" if entry.name else "")
    return f"[{moment}] {who}: {entry.text}"


def _iso(moment: datetime | None) -> str | None:
    return as_utc(moment).isoformat(timespec="seconds") if moment is not None else None

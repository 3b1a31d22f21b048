"""What comes in: every update is stored once, before Telegram hears that we have it."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from core.clock import now
from core.database import relay as tables
from core.database.escalations import is_of_staff
from core.database.relay import DONE, PENDING, Button, Conversation, InboxEntry
from core.seal import Seal
from core.services.relay import Draft, Incoming, add_to_outbox


@dataclass(frozen=True)
class Accepted:
    """What became of an update. `title` is what stands on the pressed button, when we know it."""

    pseudonym: str
    is_new: bool
    title: str | None = None


@dataclass(frozen=True)
class Waiting:
    """An update that waits for its answer."""

    id: int
    pseudonym: str
    chat_id: int
    kind: str
    text: str | None = field(repr=False)


def accept(session: Session, seal: Seal, incoming: Incoming) -> Accepted:
    """Store an update, unless it was stored before.

    Nothing is left to answer for a button that was pressed before and for an edit that changes no word. An
    edit of an older message than the last one gets the kind "late_edit", a button that we do not know for
    this person the kind "old_button".
    """
    pseudonym = seal.pseudonym(incoming.telegram_id)
    if tables.update_is_known(session, incoming.update_id):
        return Accepted(pseudonym, is_new=False)
    _meet(session, seal, incoming, pseudonym)
    tables.saw_message(session, pseudonym, incoming.message_id)
    digest = seal.digest(pseudonym, incoming.text) if incoming.text is not None else None
    album = seal.digest(pseudonym, incoming.album) if incoming.album is not None else None
    kind, text, title, needs_answer = incoming.kind, incoming.text, None, True
    if kind == "press":
        kind, text, title, needs_answer = _press(session, seal, pseudonym, incoming.reference)
    elif kind == "edit":
        kind, needs_answer = _edit(session, pseudonym, incoming.message_id, digest)
    session.add(
        InboxEntry(
            update_id=incoming.update_id,
            pseudonym=pseudonym,
            kind=kind,
            text=seal.close(text) if text is not None and needs_answer else None,
            digest=digest,
            message_id=incoming.message_id,
            album=album,
            received_at=now(),
            state=PENDING if needs_answer else DONE,
        )
    )
    return Accepted(pseudonym, is_new=True, title=title)


def _meet(session: Session, seal: Seal, incoming: Incoming, pseudonym: str) -> None:
    conversation = session.get(Conversation, pseudonym)
    if conversation is None:
        conversation = Conversation(
            pseudonym=pseudonym, chat=seal.close(str(incoming.telegram_id)), told_away=False
        )
        session.add(conversation)
    conversation.last_update = now()
    conversation.blocked = False
    if incoming.role is not None:
        conversation.role = incoming.role
    session.flush()


def _press(
    session: Session, seal: Seal, pseudonym: str, reference: str | None
) -> tuple[str, str | None, str | None, bool]:
    button = session.get(Button, reference) if reference else None
    if button is None or button.pseudonym != pseudonym:
        return "old_button", None, None, True
    title = seal.open(button.title)
    if button.pressed_at is not None:
        return "press", None, title, False
    payload = seal.open(button.payload)
    button.pressed_at, button.payload = now(), None
    return ("press", payload, title, True) if payload is not None else ("old_button", None, title, True)


def _edit(session: Session, pseudonym: str, message_id: int | None, digest: str | None) -> tuple[str, bool]:
    last = tables.newest_entry(session, pseudonym)
    before = tables.newest_entry(session, pseudonym, message_id)
    if before is not None and before.digest == digest:
        return "edit", False
    return ("edit" if last is not None and last.message_id == message_id else "late_edit"), True


def next_waiting(session: Session, seal: Seal, pseudonym: str) -> Waiting | None:
    """Return the update of a person that has waited longest for an answer."""
    while (row := tables.oldest_pending_entry(session, pseudonym)) is not None:
        waiting = _waiting(session, seal, row)
        if waiting is not None:
            return waiting
    return None


def all_waiting(session: Session, seal: Seal, pseudonym: str) -> list[Waiting]:
    """Return the updates of a person that wait for an answer, in order."""
    rows = tables.pending_entries(session, pseudonym)
    return [found for row in rows if (found := _waiting(session, seal, row)) is not None]


def _waiting(session: Session, seal: Seal, row: Any) -> Waiting | None:
    """Return an update as the bot hears it, None when there is nothing to answer to it.

    The bot answers an album once: of its other photos only the captions. Staff get every photo, so this is
    decided here, and not when it came in.
    """
    kind = row.kind
    if tables.earlier_of_album(session, row) and not is_of_staff(session, row.pseudonym):
        if row.text is None:
            row.state = DONE
            session.flush()
            return None
        kind = "text"
    chat_id = chat_of(session, seal, row.pseudonym)
    return Waiting(row.id, row.pseudonym, chat_id, kind, seal.open(row.text))


def chat_of(session: Session, seal: Seal, pseudonym: str) -> int:
    """Return the chat id of a person; 0, which no chat has, when it was encrypted with another key."""
    conversation = session.get(Conversation, pseudonym)
    return int(seal.open(conversation.chat) or 0) if conversation is not None else 0


def answer(session: Session, seal: Seal, entry_id: int, drafts: list[Draft]) -> None:
    """Mark an update answered and put its answers in the outbox, both in the caller's transaction.

    The answers to an edit take the place of those to the message before it: message by message; what is
    more is sent, what is left over is deleted. A file is always sent anew. An update that was answered
    already is left alone.
    """
    entry: Any = session.get(InboxEntry, entry_id)
    if entry is None or entry.state == DONE:
        return
    older = tables.messages_of_previous_answer(session, entry) if entry.kind == "edit" else []
    for draft in drafts:
        places = 0 if draft.attachment is not None else draft.parts
        replaces, older = older[:places], older[places:]
        add_to_outbox(session, seal, entry.pseudonym, draft, entry.id, replaces)
    if older:
        session.add(
            tables.OutboxMessage(
                pseudonym=entry.pseudonym,
                replaces=older,
                message_ids=[],
                created_at=now(),
                state=PENDING,
            )
        )
    entry.state, entry.text = DONE, None
    session.get(Conversation, entry.pseudonym).told_away = False


def tell_away_once(session: Session, seal: Seal, pseudonym: str, text: str) -> bool:
    """Queue the notice that Rasa is away, unless the person heard it since their last answer."""
    conversation: Any = session.get(Conversation, pseudonym)
    if conversation is None or conversation.told_away:
        return False
    conversation.told_away = True
    add_to_outbox(session, seal, pseudonym, Draft(text))
    return True

"""Conversations on Telegram as the rest of the system sees them: write to a person."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from core import settings
from core.clock import now
from core.database.relay import PENDING, Button, Conversation, OutboxMessage
from core.errors import NotFoundError
from core.seal import Seal
from core.services.attachments import Attachment, columns_of


@dataclass(frozen=True)
class ReplyButton:
    """A button below an answer: what stands on it, and what it says to Rasa when it is pressed."""

    title: str
    payload: str


@dataclass(frozen=True)
class Draft:
    """An answer that is to be sent. `parts` is the number of Telegram messages that it needs.

    With an attachment it is one message: the file with the text below it.
    """

    text: str
    buttons: tuple[ReplyButton, ...] = ()
    parts: int = 1
    attachment: Attachment | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Incoming:
    """One update of Telegram, as the relay understands it. `text` is what Rasa is to hear.

    `kind` is "text", "edit", "press" or the kind of thing that we cannot read ("photo", "voice" ...).
    """

    update_id: int
    telegram_id: int
    kind: str
    text: str | None = field(default=None, repr=False)
    message_id: int | None = None
    reference: str | None = None
    album: str | None = None
    role: str | None = None


def queue_message(
    session: Session,
    pseudonym: str,
    text: str,
    buttons: Sequence[ReplyButton] = (),
    *,
    seal: Seal | None = None,
    match_id: int | None = None,
) -> bool:
    """Put a message for a person in the outbox; the bot sends it within a few seconds. The caller commits.

    The text may hold `**vet**` and `[titel](https://...)`. Without a seal, the secret key comes from the
    environment. With `match_id` the message is emptied as soon as the contact of that match may no longer be
    kept. Returns False when the person has blocked the bot: nothing is queued then.
    Raises NotFoundError for a pseudonym without a conversation, and SettingMissingError without a key.
    """
    conversation = session.get(Conversation, pseudonym)
    if conversation is None:
        raise NotFoundError("there is no conversation with this pseudonym")
    if conversation.blocked:
        return False
    draft = Draft(text, tuple(buttons))
    add_to_outbox(session, seal or Seal(settings.secret_key()), pseudonym, draft, match_id=match_id)
    return True


def add_to_outbox(
    session: Session,
    seal: Seal,
    pseudonym: str,
    draft: Draft,
    inbox_id: int | None = None,
    replaces: Sequence[int] = (),
    match_id: int | None = None,
    desk_message_id: int | None = None,
    copy_from: tuple[int, int] | None = None,
) -> None:
    """Add one answer with its buttons; `replaces` are the Telegram messages to edit into it.

    `desk_message_id` is the message of staff that it brings; with `copy_from` (chat and message id) it is a
    copy of that message of a staff group, and the draft is not looked at.
    """
    chat, message = copy_from or (None, None)
    row = OutboxMessage(
        pseudonym=pseudonym,
        inbox_id=inbox_id,
        text=seal.close(draft.text) if copy_from is None else None,
        **columns_of(draft.attachment, seal),
        replaces=list(replaces),
        message_ids=[],
        match_id=match_id,
        desk_message_id=desk_message_id,
        copy_chat_id=chat,
        copy_message_id=message,
        created_at=now(),
        state=PENDING,
    )
    session.add(row)
    session.flush()
    for position, button in enumerate(draft.buttons):
        session.add(
            Button(
                reference=secrets.token_urlsafe(18),
                outbox_id=row.id,
                pseudonym=pseudonym,
                position=position,
                title=seal.close(button.title),
                payload=seal.close(button.payload),
            )
        )

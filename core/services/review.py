"""Keeping what was not understood, for whoever improves the bot, without keeping who wrote it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import clock
from core.content.masking import mask
from core.content.vocabulary import vocabulary
from core.database.review import DONE, NEW, UnclearMessage, message_with_link, new_messages
from core.errors import NotFoundError

__all__ = ["Guess", "UnclearMessage", "close", "message", "new_messages", "note_choice", "note_unclear"]


@dataclass(frozen=True)
class Guess:
    """An intent that a message may have meant, with its probability from 0 to 1."""

    intent: str
    probability: float


def note_unclear(session: Session, *, text: str, tier: str, guesses: Sequence[Guess]) -> str:
    """Keep a message that got no answer, masked, and return the link for `note_choice`.

    `tier` is the intent that stood first, `guesses` come the likeliest first. The caller commits.
    """
    link = secrets.token_hex(16)
    kept = [{"intent": guess.intent, "probability": round(guess.probability, 2)} for guess in guesses]
    session.add(
        UnclearMessage(
            day=clock.today(),
            text=mask(text, vocabulary()),
            tier=tier,
            guesses=kept,
            link=link,
            state=NEW,
        )
    )
    return link


def note_choice(session: Session, link: str, intent: str | None) -> None:
    """Note what the person chose next, None when they chose nothing, and forget the link.

    An unknown link, of a message that was erased meanwhile, is let go. The caller commits.
    """
    found = message_with_link(session, link)
    if found is not None:
        found.chosen, found.link = intent, None


def message(session: Session, number: int) -> UnclearMessage:
    """Return one message. Raises NotFoundError."""
    found: UnclearMessage | None = session.get(UnclearMessage, number)
    if found is None:
        raise NotFoundError(f"there is no unclear message {number}")
    return found


def close(session: Session, number: int) -> None:
    """Note that somebody has dealt with a message. Raises NotFoundError. The caller commits."""
    message(session, number).state = DONE

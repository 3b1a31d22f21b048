"""What a person types in place of pressing a button: "ja", "nee", or what stands on the button.

It counts only when that question is the newest thing in their chat, and was there before they typed: a "ja"
that may answer something else is never taken as a consent. Glossary: balie, toestemming.
"""

import re
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database.relay import InboxEntry, buttons_of
from core.database.relay_newest import newest_message, said_after
from core.seal import Seal
from core.services.desk_texts import labels

BACK_TO_BOT: Final = "/bot"
OWN_BUTTON: Final = re.compile(r"desk:(agree|decline|useful|useless|refer_yes|refer_no):(\d{1,9})")
_WORDS_OF: Final = {"refer_yes": "agree", "refer_no": "decline"}
_KEEPS_ALL: Final = re.compile(r'/delete_my_data\{.*"keep_all".*\}')
_SURE: Final = "ja wis alles"


def pressed_in_words(session: Session, seal: Seal, entry: InboxEntry, text: str | None) -> str | None:
    """Return the payload of the button of the desk that was typed, None when it may be about anything else.

    What the person said after the question makes it doubtful too.
    """
    if entry.kind != "text" or text is None:
        return None
    question = _newest_before(session, entry)
    if question is None or said_after(session, entry, int(question.last_message_id)):
        return None
    typed = _plain(text)
    for title, payload in _buttons(session, seal, question):
        found = OWN_BUTTON.fullmatch(payload)
        words = labels().typed[_WORDS_OF.get(found[1], found[1])] if found is not None else []
        if found is None and payload != BACK_TO_BOT:
            continue
        if typed in {_plain(each) for each in (title, *words)}:
            return payload
    return None


def answers_erasing(session: Session, seal: Seal, entry: InboxEntry, text: str | None) -> bool:
    """Tell whether somebody answers, in words or with a button, the question whether all may be erased.

    That question is then the newest thing in their chat. The whole sentence is clear after any answer of
    the bot.
    """
    if text is None or entry.kind not in ("text", "press"):
        return False
    question = _newest_before(session, entry)
    if question is None or question.inbox_id is None:
        return False
    if entry.kind == "text" and _plain(text) == _SURE:
        return True
    buttons = _buttons(session, seal, question)
    if not any(_KEEPS_ALL.fullmatch(payload) for _, payload in buttons):
        return False
    if entry.kind == "press":
        return True
    words = {*(title for title, _ in buttons), *labels().typed["agree"], *labels().typed["decline"]}
    return _plain(text) in {_plain(each) for each in words}


def _newest_before(session: Session, entry: Any) -> Any | None:
    """Return the newest message to the person, when they had it before this; None when it is on its way."""
    newest = newest_message(session, entry.pseudonym)
    if newest is None or newest.last_message_id is None or entry.message_id is None:
        return None
    is_newest = newest.last_message_id < entry.message_id
    is_pressed = entry.kind == "press" and newest.last_message_id == entry.message_id
    return newest if is_newest or is_pressed else None


def _buttons(session: Session, seal: Seal, message: Any) -> list[tuple[str, str]]:
    """Return title and payload of the buttons of a message; a pressed one has no payload any more."""
    return [
        (seal.open(each.title) or "", seal.open(each.payload) or "")
        for each in buttons_of(session, message.id)
    ]


def _plain(words: str) -> str:
    """Return words without capitals, punctuation and pictures."""
    return " ".join(re.findall(r"\w+", words.casefold()))

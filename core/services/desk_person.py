"""What a person writes, as far as it is for the staff desk and not for Rasa.

That is a button of the desk, /bot, a wish for a human, and everything while staff own the conversation. There
is one exception: the right to see and to erase one's data (/privacy, /vergeet) does not depend on staff.
"""

import json
import re
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database import relay as tables
from core.database.escalations import open_escalation_of
from core.database.relay import DONE, Conversation, InboxEntry
from core.errors import NotFoundError
from core.rules.escalation import EscalationReason, Owner, State
from core.seal import Seal
from core.services import desk, desk_asking, desk_summary, desk_talk, desk_typed, referrals, relay_inbox
from core.services.desk_known import known_of
from core.services.desk_people import draft
from core.services.desk_typed import BACK_TO_BOT, OWN_BUTTON
from core.services.relay import Draft, add_to_outbox
from core.services.relay_inbox import Waiting

ASK: Final = "/request_human"
ALWAYS_RASA: Final = ("/delete_my_data", "/show_my_data", "/ask_privacy")
EDITS: Final = ("edit", "late_edit")
_WORD: Final = re.compile(r"[\W_]*(?:medewerk(?:er|ster)|mens)[\W_]*", re.IGNORECASE)


def takes(session: Session, seal: Seal, waiting: Waiting, staff_chat: int | None, now: datetime) -> bool:
    """Tell whether the desk takes a message, so that it must not go to Rasa. The caller commits.

    True: it is answered and all that follows is queued, or it was before. False: nothing was changed.
    """
    entry: Any = session.get(InboxEntry, waiting.id)
    if entry is None or entry.state == DONE:
        return True
    person, text = waiting.pseudonym, seal.open(entry.text)
    payload = desk_typed.pressed_in_words(session, seal, entry, text)
    kind, said = ("press", payload) if payload is not None else (str(entry.kind), text)
    drafts = hear(session, seal, person, kind, said, staff_chat, now)
    if drafts is None:
        drafts = _for_staff(session, seal, entry, text, now)
    if drafts is None:
        return False
    session.refresh(entry)
    if entry.state == DONE:  # somebody else was first while this one waited for its turn
        session.rollback()
        return True
    _answered(session, seal, entry, drafts)
    return True


def hear(
    session: Session,
    seal: Seal,
    person: str,
    kind: str,
    text: str | None,
    staff_chat: int | None,
    now: datetime,
) -> list[Draft] | None:
    """Do what a person asks of the desk itself and return what they hear; None when it is something else.

    `kind` is "press" for a button, also one that was typed in words. The caller commits.
    """
    if text is None:
        return None
    if kind == "press" and (button := OWN_BUTTON.fullmatch(text)) is not None:
        return _pressed(session, seal, person, button[1], int(button[2]), staff_chat, now)
    if text == BACK_TO_BOT:
        return [desk_asking.back_to_bot(session, seal, person, now)]
    reason = _asks_for_staff(session, person, kind, text)
    return [desk_asking.ask(session, seal, person, reason, now)] if reason is not None else None


def answer(session: Session, seal: Seal, waiting: Waiting, drafts: list[Draft], now: datetime) -> None:
    """Answer an update with what Rasa said. When staff came in meanwhile, they read what was said.

    Who told the bot about danger after the question goes first from then on. The caller commits.
    """
    entry: Any = session.get(InboxEntry, waiting.id)
    if entry is None or entry.state == DONE:
        return
    stays_private = _is_about_own_data(session, seal, entry, waiting.text)
    relay_inbox.answer(session, seal, waiting.id, drafts)
    escalation: Any = open_escalation_of(session, waiting.pseudonym, to_write=True)
    if escalation is None or State(escalation.state) is State.ASKED:
        return
    if State(escalation.state) is State.STAFF and waiting.text is not None and not stays_private:
        desk_summary.put_late(session, seal, escalation, now)
    told = desk_asking.notice_danger(session, seal, escalation, now)
    if told is not None:
        add_to_outbox(session, seal, waiting.pseudonym, told)


def answer_and_ask(
    session: Session, seal: Seal, waiting: Waiting, drafts: list[Draft], reason: str, now: datetime
) -> None:
    """Answer an update with what Rasa said, and then ask for which `reason` staff may come in."""
    entry: Any = session.get(InboxEntry, waiting.id)
    if entry is None or entry.state == DONE:
        return
    relay_inbox.answer(session, seal, waiting.id, drafts)
    question = desk_asking.ask(session, seal, waiting.pseudonym, _reason(reason), now)
    add_to_outbox(session, seal, waiting.pseudonym, question)


def pass_on_what_waits(session: Session, seal: Seal, person: str, now: datetime) -> None:
    """Pass on to staff what a person wrote before they were gone, when staff own the conversation."""
    for entry in tables.pending_entries(session, person):
        drafts = _for_staff(session, seal, entry, seal.open(entry.text), now)
        if drafts is not None:
            _answered(session, seal, entry, [])


def _for_staff(
    session: Session, seal: Seal, entry: Any, text: str | None, now: datetime
) -> list[Draft] | None:
    """Pass a message on to the staff who own the conversation; None when nobody does, or it is for Rasa."""
    if desk.owner_of(session, entry.pseudonym).owner is not Owner.STAFF:
        return None
    if _is_about_own_data(session, seal, entry, text):
        return None
    escalation: Any = open_escalation_of(session, entry.pseudonym, to_write=True)
    if escalation is None or State(escalation.state) is not State.STAFF:
        return None
    if entry.kind in ("press", "old_button"):
        title = seal.open(tables.title_of_pressed_button(session, entry.pseudonym, entry.message_id))
        return [desk_talk.person_presses(session, seal, escalation, title, now)]
    if text is not None and text.startswith("/"):
        desk_talk.person_types_command(session, seal, escalation, now)
        return [desk_asking.standing(session, escalation, now)]
    if entry.kind in EDITS:
        desk_talk.person_edits(session, seal, escalation, entry, now)
    else:
        chat = relay_inbox.chat_of(session, seal, entry.pseudonym)
        desk_talk.person_writes(session, seal, escalation, entry, chat, now)
    return []


def _is_about_own_data(session: Session, seal: Seal, entry: Any, text: str | None) -> bool:
    if text is not None and text.startswith(ALWAYS_RASA):
        return True
    return desk_typed.answers_erasing(session, seal, entry, text)


def _answered(session: Session, seal: Seal, entry: Any, drafts: list[Draft]) -> None:
    """Mark an update answered. What the desk says never takes the place of an answer of the bot."""
    for each in drafts:
        add_to_outbox(session, seal, entry.pseudonym, each)
    entry.state, entry.text = DONE, None
    session.get(Conversation, entry.pseudonym).told_away = False


def _pressed(
    session: Session,
    seal: Seal,
    person: str,
    verb: str,
    number: int,
    staff_chat: int | None,
    now: datetime,
) -> list[Draft]:
    if verb == "agree":
        return [desk_asking.agree(session, seal, person, number, staff_chat, now)]
    if verb == "decline":
        return [desk_asking.decline(session, seal, person, number, staff_chat, now)]
    if verb in ("useful", "useless"):
        return [desk_asking.rate(session, seal, person, number, verb == "useful", now)]
    try:
        referrals.decide(session, seal, person, number, verb == "refer_yes", now)
    except NotFoundError:
        return [draft("button_too_old", known_of(session, person).is_employer)]
    escalation = open_escalation_of(session, person)
    if escalation is not None:
        desk.refresh_buttons(session, seal, escalation, now)
    return []


def _asks_for_staff(session: Session, person: str, kind: str, text: str) -> EscalationReason | None:
    """Return why somebody asks for staff, None when they do not; while staff write, a word is just a word."""
    if text.startswith(ASK):
        return _reason_in(text.removeprefix(ASK))
    if kind == "text" and _WORD.fullmatch(text) is not None:
        is_taken = desk.owner_of(session, person).owner is Owner.STAFF
        return None if is_taken else EscalationReason.REQUEST_HUMAN
    return None


def _reason_in(values: str) -> EscalationReason:
    try:
        found = json.loads(values) if values else {}
        return _reason(str(found.get("reason", "")))
    except (ValueError, AttributeError):
        return EscalationReason.REQUEST_HUMAN


def _reason(name: str) -> EscalationReason:
    """Return a reason by its name; what is none, and what only staff can begin, is asking for a human."""
    known = {each.value: each for each in EscalationReason if each is not EscalationReason.STAFF}
    return known.get(name, EscalationReason.REQUEST_HUMAN)

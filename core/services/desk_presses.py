"""The buttons that staff press in a group: each looks again at who presses and how things stand."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.errors import NotFoundError
from core.rules.escalation import State, StepRefusedError, may_act
from core.seal import Seal
from core.services import desk, desk_conversations, desk_hours, desk_lines, desk_talk, referrals
from core.services.desk import NotAllowedHereError
from core.services.desk_messages import GroupUpdate, Rows
from core.services.desk_people import is_employer
from core.services.desk_staff import StaffMember, member_with_id, members
from core.services.desk_texts import as_typed, buttons

_DATA: Final = re.compile(r"desk:([a-z_]+):([0-9a-zA-Z]{1,32})(?::(.{1,64}))?")
SURE: Final = "sure"
_NUMBER: Final = re.compile(r"\d{1,9}")


class Press:
    """One press of a member on a button of one conversation."""

    def __init__(
        self,
        session: Session,
        seal: Seal,
        update: GroupUpdate,
        member: StaffMember,
        escalation_id: int,
        argument: str,
        now: datetime,
    ) -> None:
        self.session, self.seal, self.update, self.member = session, seal, update, member
        self.escalation_id, self.argument, self.now = escalation_id, argument, now

    def look_where(self) -> None:
        """Raise NotFoundError for a button in the topic of something else, such as one that was left."""
        found = desk.held(self.session, self.escalation_id)
        in_topic = self.update.thread_id is not None
        if found.chat_id != self.update.chat_id or (in_topic and found.thread_id != self.update.thread_id):
            raise NotFoundError("the button stands elsewhere")

    def escalation(self, *, taken: bool = False) -> Any:
        """Return the conversation, held, when this member may handle it now.

        Raises NotFoundError, NotAllowedHereError, and StaleButtonError when it is not taken but has to be.
        """
        found = desk.held(self.session, self.escalation_id, self.member, owned=taken)
        if taken and found.state != State.STAFF.value:
            raise StaleButtonError
        return found

    def show(self, text_id: str, buttons: Rows = (), **values: Any) -> None:
        """Say something in the topic with buttons, outside the transcript."""
        place = (self.update.chat_id, self.update.thread_id)
        desk_lines.answer_in_group(self.session, self.seal, *place, text_id, self.now, buttons, **values)

    def data(self, verb: str, argument: object) -> str:
        """Return the data of a button that goes with this conversation."""
        return f"desk:{verb}:{self.escalation_id}:{argument}"


class StaleButtonError(Exception):
    """The conversation is not in the state to which the button belongs."""


def press(session: Session, seal: Seal, update: GroupUpdate, member: StaffMember, now: datetime) -> None:
    """Do what a button asks; whoever comes too late or may not do it, hears that. The caller commits."""
    found = _DATA.fullmatch(update.data or "")
    if found is not None and found[1] == "start":
        desk_conversations.start(session, seal, update, found[2], member, now)
        return
    verb = _VERBS.get(found[1]) if found is not None else None
    if found is None or verb is None or _NUMBER.fullmatch(found[2]) is None:
        desk_lines.answer_in_group(
            session, seal, update.chat_id, update.thread_id, "group_button_too_old", now
        )
        return
    one = Press(session, seal, update, member, int(found[2]), found[3] or "", now)
    try:
        one.look_where()
        verb(one)
    except NotAllowedHereError as error:
        _refuse(one, error)
    except (StepRefusedError, StaleButtonError):
        _too_late(one, found[1])
    except NotFoundError:
        one.show("group_button_too_old")


def _take(one: Press) -> None:
    desk.take(one.session, one.seal, one.escalation_id, one.member, one.now)


def _back(one: Press) -> None:
    desk.give_back(one.session, one.seal, one.escalation_id, one.member, one.now)


def _release(one: Press) -> None:
    desk.release(one.session, one.seal, one.escalation_id, one.member, one.now)


def _close(one: Press) -> None:
    """Close it; an urgent question that nobody took only after a second press."""
    escalation = one.escalation()
    is_untaken = escalation.state == State.WAITING.value
    if escalation.urgent and is_untaken and one.argument != SURE:
        one.show(
            "group_close_urgent", (((buttons("group_close_urgent")["close"], one.data("close", SURE)),),)
        )
        return
    desk.close(one.session, one.seal, one.escalation_id, one.member, one.now)


def _reassign(one: Press) -> None:
    escalation = one.escalation(taken=True)
    choices = tuple(
        ((each.name, one.data("to", each.id)),)
        for each in members(one.session)
        if each.is_enrolled
        and each.chat_id in (None, one.update.chat_id)
        and each.id != escalation.staff_id
        and may_act(each.role, each.province, escalation.province)
    )
    one.show("group_choose_colleague" if choices else "group_no_colleague", choices)


def _to(one: Press) -> None:
    to = next((each for each in members(one.session) if str(each.id) == one.argument), None)
    if to is None or not to.is_enrolled or to.chat_id not in (None, one.update.chat_id):
        raise NotFoundError("no such colleague")
    desk.reassign(one.session, one.seal, one.escalation_id, one.member, to, one.now)


def _note(one: Press) -> None:
    one.escalation()
    one.show("group_hint_note")


def _canned(one: Press) -> None:
    one.escalation(taken=True)
    choices = tuple(
        ((each.title, one.data("canned_send", each.id)),) for each in desk_hours.standard_answers(one.session)
    )
    one.show("group_choose_answer" if choices else "group_no_answers", choices)


def _send_canned(one: Press) -> None:
    escalation = one.escalation(taken=True)
    if escalation.staff_id != one.member.id:
        raise NotAllowedHereError("only_owner")
    answers = desk_hours.standard_answers(one.session)
    chosen = next((each for each in answers if each.id == one.argument), None)
    if chosen is None:
        raise NotFoundError("no such answer")
    words = chosen.text_employer if is_employer(escalation) else chosen.text
    arrives = desk_talk.staff_writes(
        one.session, one.seal, escalation, words, one.now, staff=one.member, typed=False
    )
    desk.note(one.session, escalation, "desk_wrote", one.member.actor)
    if arrives:
        one.show("group_answered", name=one.member.name, title=as_typed(chosen.title), text=words)
    else:
        desk_lines.line(one.session, one.seal, escalation, "group_blocked", one.now)


def _refer(one: Press) -> None:
    escalation = one.escalation(taken=True)
    choices = tuple(
        ((each.title, one.data("refer_to", each.id)),)
        for each in referrals.choices(one.session, escalation, one.now)
    )
    one.show("group_choose_referral" if choices else "group_no_referral", choices)


def _refer_to(one: Press) -> None:
    escalation = one.escalation(taken=True)
    referrals.start(one.session, one.seal, escalation, one.argument, one.member.id, one.now)
    desk.note(one.session, escalation, "desk_referral_begun", one.member.actor)


def _refer_stop(one: Press) -> None:
    escalation = one.escalation(taken=True)
    referrals.stop(one.session, one.seal, escalation, one.argument, one.now)
    desk.note(one.session, escalation, "desk_referral_stopped", one.member.actor)


_VERBS: Final[Mapping[str, Callable[[Press], None]]] = {
    "take": _take,
    "back": _back,
    "release": _release,
    "reassign": _reassign,
    "to": _to,
    "refer": _refer,
    "refer_to": _refer_to,
    "refer_stop": _refer_stop,
    "note": _note,
    "canned": _canned,
    "canned_send": _send_canned,
    "close": _close,
}


def _refuse(one: Press, error: NotAllowedHereError) -> None:
    escalation = desk.held(one.session, one.escalation_id)
    desk.note(one.session, escalation, "desk_refused", one.member.actor)
    if error.reason == "not_here":
        one.show("group_not_here")
        return
    owner = member_with_id(one.session, escalation.staff_id)
    one.show("group_only_owner", name=owner.name if owner is not None else "")


def _too_late(one: Press, verb: str) -> None:
    """Tell somebody that another was first, or that the conversation has changed."""
    escalation = desk.held(one.session, one.escalation_id)
    owner = member_with_id(one.session, escalation.staff_id)
    if verb == "take" and escalation.state == State.STAFF.value and owner is not None:
        one.show("group_taken_already", name=owner.name)
    else:
        one.show("group_button_too_old")

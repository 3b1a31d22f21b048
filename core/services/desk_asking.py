"""The steps of the person at the desk: asked first, then yes or no, back to the bot, and a rating.

Each returns what the person is to read; the caller sends it and commits.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database.desk_boxes import partner_chats
from core.database.escalations import Escalation, locked_escalation, open_escalation_of
from core.errors import NotFoundError
from core.rules.escalation import URGENT, EscalationReason, State, Step, may_act
from core.seal import Seal
from core.services import desk, desk_hours, desk_lines, desk_summary
from core.services.desk_known import Known, known_of, passed_on
from core.services.desk_people import draft, is_employer
from core.services.desk_staff import StaffMember, member_with_id, works_here
from core.services.desk_waiting import waiting_words
from core.services.question_counts import count_question
from core.services.relay import Draft

COUNTED_AS: Final = {
    EscalationReason.REQUEST_HUMAN: "request_human",
    EscalationReason.COMPLAIN: "complain",
    EscalationReason.EXPLOITATION: "report_exploitation",
}
"""The intent under which a question counts as handed over; others count under what the talk was about."""


def ask(
    session: Session,
    seal: Seal,
    person: str,
    reason: EscalationReason,
    now: datetime,
    *,
    staff: StaffMember | None = None,
    chat_id: int | None = None,
) -> Draft:
    """Ask a person whether their conversation may go to staff.

    `staff` is who wants to take it over, and `chat_id` the group from where. When it waits or is taken
    already, they hear where it stands, and what is urgent becomes so. A question that was not answered yet
    is replaced. Who told about danger or exploitation is urgent, whatever word they ask with.
    """
    escalation: Any = open_escalation_of(session, person, to_write=True)
    known = known_of(session, person)
    if known.is_urgent and staff is None:
        reason = EscalationReason.EXPLOITATION
    if escalation is not None and State(escalation.state) is not State.ASKED:
        return _asked_again(session, seal, escalation, reason, now)
    if escalation is None:
        escalation = Escalation(person=person, state=State.ASKED.value, opened_at=now)
        session.add(escalation)
    escalation.reason, escalation.urgent = reason.value, reason in URGENT
    escalation.staff_id, escalation.chat_id = staff.id if staff is not None else None, chat_id
    escalation.opened_at = now
    _describe(escalation, known)
    session.flush()
    desk.note(session, escalation, "desk_asked", staff.actor if staff is not None else person)
    payloads = {name: f"desk:{name}:{escalation.id}" for name in ("agree", "decline")}
    employer, what = known.is_employer, passed_on(known)
    if staff is not None:
        return draft("ask_by_staff", employer, payloads, organisation=staff.organisation, passed_on=what)
    question = draft("ask", employer, payloads, passed_on=what)
    return _urgent_first(question, employer) if escalation.urgent else question


def agree(
    session: Session, seal: Seal, person: str, escalation_id: int, staff_chat: int | None, now: datetime
) -> Draft:
    """Do what the person said yes to: it waits for staff, or the member who asked has it at once.

    The topic is opened in the staff group; without one the question waits for the command line and the web
    pages. It counts as handed over, this once. A yes that no longer fits changes nothing.
    """
    escalation = _own(session, person, escalation_id)
    if escalation is None or State(escalation.state) is not State.ASKED:
        return _too_late(session, escalation, person, now)
    known = known_of(session, person)
    _describe(escalation, known)
    is_new = known.is_urgent and _make_urgent(escalation)
    escalation.team = _team(session, known)
    escalation.opened_at = escalation.waiting_since = escalation.last_person_at = now
    member = member_with_id(session, escalation.staff_id)
    if member is not None and _may_have(session, member, escalation, staff_chat):
        desk.step(escalation, Step.AGREE_TO_STAFF)
        escalation.taken_at = escalation.last_staff_at = now
    else:
        desk.step(escalation, Step.AGREE)
        escalation.staff_id, escalation.chat_id, member = None, None, None
    escalation.chat_id = escalation.chat_id or staff_chat
    session.flush()
    desk.note(session, escalation, "desk_agreed", person)
    desk_summary.open_topic(session, seal, escalation, now)
    employer = known.is_employer
    if member is not None:
        desk_lines.line(session, seal, escalation, "group_taken", now, name=member.name)
        said = draft("taken", employer, organisation=member.organisation)
    else:
        place, wait = waiting_words(session, escalation, now, employer=employer)
        said = draft("agreed", employer, place=place, wait=wait)
        said = _urgent_first(said, employer) if is_new else said
    _count(session, escalation, now)
    return said


def decline(
    session: Session, seal: Seal, person: str, escalation_id: int, staff_chat: int | None, now: datetime
) -> Draft:
    """Do what the person said no to: nothing is passed on. Who asked for them hears it."""
    escalation = _own(session, person, escalation_id)
    if escalation is None or State(escalation.state) is not State.ASKED:
        return _too_late(session, escalation, person, now)
    desk.decline(session, seal, escalation, now)
    member = member_with_id(session, escalation.staff_id)
    chat = escalation.chat_id or staff_chat
    if member is not None and chat is not None:
        desk_lines.answer_in_group(session, seal, chat, None, "group_person_declined", now, name=member.name)
    return draft("declined", is_employer(escalation))


def back_to_bot(session: Session, seal: Seal, person: str, now: datetime) -> Draft:
    """Give the conversation back to the bot because the person wants so, whatever stood open."""
    escalation: Any = open_escalation_of(session, person, to_write=True)
    if escalation is None:
        return draft("bot_already", known_of(session, person).is_employer)
    desk.person_leaves(session, seal, escalation, "person_left", now)
    return draft("left", is_employer(escalation))


def rate(session: Session, seal: Seal, person: str, escalation_id: int, useful: bool, now: datetime) -> Draft:
    """Keep whether a conversation with staff was useful, once, and show it in the topic."""
    escalation = _own(session, person, escalation_id)
    if escalation is None or State(escalation.state) is not State.CLOSED or escalation.rating is not None:
        return _too_late(session, None, person, now)
    escalation.rating, escalation.rated_at = "useful" if useful else "useless", now
    desk.note(session, escalation, "desk_rated", person)
    line = "group_useful" if useful else "group_useless"
    desk_lines.line(session, seal, escalation, line, now)
    return draft("rated", is_employer(escalation))


def standing(session: Session, escalation: Any, now: datetime) -> Draft:
    """Return where a question stands that waits or is taken, for the person."""
    employer = is_employer(escalation)
    if State(escalation.state) is State.STAFF:
        return draft("staff_now", employer, organisation=desk.organisation_of(session, escalation))
    place, wait = waiting_words(session, escalation, now, employer=employer)
    return draft("waits_already", employer, place=place, wait=wait)


def notice_danger(session: Session, seal: Seal, escalation: Any, now: datetime) -> Draft | None:
    """Make a question that waits or is taken urgent when the person told the bot about danger, once.

    Returns what who waits hears of it.
    """
    if escalation.urgent or not known_of(session, escalation.person).is_urgent:
        return None
    _make_urgent(escalation)
    told = _told_urgent(session, seal, escalation, now)
    return told if State(escalation.state) is State.WAITING else None


def _asked_again(
    session: Session, seal: Seal, escalation: Any, reason: EscalationReason, now: datetime
) -> Draft:
    if reason in URGENT and _make_urgent(escalation):
        return _told_urgent(session, seal, escalation, now)
    if State(escalation.state) is State.STAFF:
        desk_lines.line(session, seal, escalation, "group_wants_staff_again", now)
    return standing(session, escalation, now)


def _told_urgent(session: Session, seal: Seal, escalation: Any, now: datetime) -> Draft:
    """Say in the topic that it is urgent now; return what the person hears, with their new place."""
    session.flush()
    desk_lines.line(session, seal, escalation, "group_now_urgent", now)
    told = standing(session, escalation, now)
    return told if State(escalation.state) is State.STAFF else _urgent_first(told, is_employer(escalation))


def _make_urgent(escalation: Any) -> bool:
    """Make a question urgent; False when it was so already."""
    if escalation.urgent:
        return False
    escalation.urgent, escalation.reason = True, EscalationReason.EXPLOITATION.value
    return True


def _urgent_first(said: Draft, employer: bool) -> Draft:
    first = draft("urgent_first", employer)
    return Draft(f"{first.text}\n\n{said.text}", said.buttons)


def _too_late(session: Session, escalation: Any, person: str, now: datetime) -> Draft:
    if escalation is not None and State(escalation.state) in (State.WAITING, State.STAFF):
        return standing(session, escalation, now)
    return draft("button_too_old", known_of(session, person).is_employer)


def _own(session: Session, person: str, escalation_id: int) -> Any | None:
    escalation = locked_escalation(session, escalation_id)
    return escalation if escalation is not None and escalation.person == person else None


def _may_have(session: Session, member: StaffMember, escalation: Any, staff_chat: int | None) -> bool:
    """Whether who asked may still have it, in the group from where they asked."""
    ours = {None, staff_chat, *partner_chats(session)}
    return (
        works_here(session, member.id)
        and may_act(member.role, member.province, escalation.province)
        and escalation.chat_id in ours
    )


def _describe(escalation: Any, known: Known) -> None:
    escalation.role, escalation.topic = known.role, known.topic
    escalation.place, escalation.province = known.place, known.province


def _team(session: Session, known: Known) -> str | None:
    try:
        return str(desk_hours.team_for(session, known.province, known.theme_id).id)
    except NotFoundError:
        return None


def _count(session: Session, escalation: Any, now: datetime) -> None:
    reason = EscalationReason(escalation.reason)
    count_question(
        session,
        day=now.astimezone(brussels()).date(),
        intent=COUNTED_AS.get(reason) or escalation.topic or "request_human",
        role=escalation.role,
        place=escalation.place,
        outcome="handed_over",
    )

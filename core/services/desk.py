"""The staff desk: whose turn it is in a conversation, and every step that changes it.

Each step is one transaction of the caller: the state, what the person hears, what the topic shows, and the
audit. A step that does not follow raises StepRefusedError and changes nothing. Glossary: balie, escalatie.
"""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy.orm import Session

from core.database.escalations import belong_to_nobody, locked_escalation, open_escalation_of
from core.errors import NotFoundError, ToeleidingError
from core.rules.escalation import Owner, Ownership, State, Step, after, may_act, owner_in
from core.seal import Seal
from core.services import audit, desk_hours, desk_lines, desk_outbox, desk_summary, referrals
from core.services.desk_people import draft, is_employer, tell
from core.services.desk_staff import StaffMember, member_with_id
from core.services.desk_texts import labels
from core.services.desk_waiting import waiting_words
from core.services.moments import as_utc
from core.services.organisations import name_of
from core.services.relay import Draft

Outcome = Literal["declined", "closed", "given_back", "silent", "person_left", "person_gone"]
"""How an escalation ended."""


class NotAllowedHereError(ToeleidingError):
    """Somebody may not do this: `reason` is "not_here" (another province) or "only_owner"."""

    def __init__(self, reason: Literal["not_here", "only_owner"]) -> None:
        super().__init__(reason)
        self.reason = reason


def owner_of(session: Session, person: str, *, to_write: bool = False) -> Ownership:
    """Return who answers a person now; with `to_write` that stays so to the end of the transaction."""
    escalation = open_escalation_of(session, person, to_write=to_write)
    if escalation is None:
        return Ownership(Owner.BOT)
    state = State(escalation.state)
    since = escalation.taken_at if state is State.STAFF else escalation.waiting_since
    return Ownership(
        owner_in(state),
        escalation.id,
        escalation.staff_id if state is State.STAFF else None,
        as_utc(since) if since is not None else None,
    )


def take(session: Session, seal: Seal, escalation_id: int, member: StaffMember, now: datetime) -> None:
    """Let a member of staff own a conversation. Of two at once, one gets it; the other StepRefusedError.

    Raises NotFoundError and NotAllowedHereError.
    """
    escalation = held(session, escalation_id, member)
    step(escalation, Step.TAKE)
    escalation.staff_id, escalation.taken_at, escalation.last_staff_at = member.id, now, now
    note(session, escalation, "desk_taken", member.actor)
    tell(session, seal, escalation, draft("taken", is_employer(escalation), organisation=member.organisation))
    desk_lines.line(session, seal, escalation, "group_taken", now, name=member.name)
    desk_summary.put_since(session, seal, escalation, now)
    refresh_buttons(session, seal, escalation, now)


def release(session: Session, seal: Seal, escalation_id: int, member: StaffMember, now: datetime) -> None:
    """Let a conversation go, so that it waits for a colleague. Raises as `take` does."""
    escalation = held(session, escalation_id, member, owned=True)
    let_wait(session, seal, escalation, now)
    note(session, escalation, "desk_released", member.actor)
    desk_lines.line(session, seal, escalation, "group_released", now, name=member.name)


def reassign(
    session: Session, seal: Seal, escalation_id: int, member: StaffMember, to: StaffMember, now: datetime
) -> None:
    """Give a conversation to a colleague who may handle it. Raises as `take` does."""
    escalation = held(session, escalation_id, member, owned=True)
    if not may_act(to.role, to.province, escalation.province):
        raise NotAllowedHereError("not_here")
    step(escalation, Step.REASSIGN)
    referrals.stop_begun(session, escalation)
    escalation.staff_id, escalation.last_staff_at = to.id, now
    note(session, escalation, "desk_reassigned", member.actor)
    told = draft("reassigned", is_employer(escalation), organisation=to.organisation)
    tell(session, seal, escalation, told)
    desk_lines.line(session, seal, escalation, "group_reassigned", now, name=member.name, to=to.name)
    refresh_buttons(session, seal, escalation, now)


def give_back(session: Session, seal: Seal, escalation_id: int, member: StaffMember, now: datetime) -> None:
    """Give a conversation back to the bot; the person is asked whether it was useful. Raises as `take`."""
    escalation = held(session, escalation_id, member, owned=True)
    _end(session, seal, escalation, Step.GIVE_BACK, "given_back", member.actor, now)
    _say_goodbye(session, seal, escalation, draft("given_back", is_employer(escalation)))
    finish_topic(session, seal, escalation, "group_given_back", now, name=member.name)


def close(session: Session, seal: Seal, escalation_id: int, by: StaffMember | str, now: datetime) -> None:
    """Close a question; the person hears it and is asked whether it was useful. Raises as `take` does.

    `by` is a member of staff, or the name of who works at the command line or the web pages.
    """
    member = by if isinstance(by, StaffMember) else None
    escalation = held(session, escalation_id, member, owned=member is not None)
    name, actor = (member.name, member.actor) if member is not None else (str(by), audit.staff(str(by)))
    _end(session, seal, escalation, Step.CLOSE, "closed", actor, now)
    _say_goodbye(session, seal, escalation, draft("closed", is_employer(escalation)))
    finish_topic(session, seal, escalation, "group_closed", now, name=name)


def return_silent(session: Session, seal: Seal, escalation_id: int, now: datetime) -> None:
    """Give a conversation back to the bot because nobody answered for too long; the person hears it.

    A question to which the person never said yes or no ends quietly. Raises NotFoundError, StepRefusedError.
    """
    escalation = held(session, escalation_id)
    was_asked = State(escalation.state) is State.ASKED
    _end(session, seal, escalation, Step.TIME_OUT, "silent", audit.SYSTEM, now)
    if was_asked:
        return
    told = draft("silent", is_employer(escalation), {"ask_again": "/request_human"})
    tell(session, seal, escalation, told)
    finish_topic(session, seal, escalation, "group_silent", now)


def person_leaves(session: Session, seal: Seal, escalation: Any, outcome: Outcome, now: datetime) -> None:
    """End a conversation because the person chose the bot, or is gone. Raises StepRefusedError."""
    was_asked = State(escalation.state) is State.ASKED
    _end(session, seal, escalation, Step.PERSON_LEAVES, outcome, str(escalation.person), now)
    if not was_asked:
        line = "group_person_left" if outcome == "person_left" else "group_person_gone"
        finish_topic(session, seal, escalation, line, now)


def decline(session: Session, seal: Seal, escalation: Any, now: datetime) -> None:
    """End a question to which the person said no. Raises StepRefusedError."""
    _end(session, seal, escalation, Step.DECLINE, "declined", str(escalation.person), now)


def organisation_of(session: Session, escalation: Any) -> str:
    """Return the name of the organisation that answers: of the owner, else of the team."""
    member = member_with_id(session, escalation.staff_id)
    if member is not None:
        return member.organisation
    try:
        return name_of(session, desk_hours.team(session, escalation.team or "").organisation)
    except NotFoundError:
        return labels().no_organisation


def held(
    session: Session, escalation_id: int, member: StaffMember | None = None, *, owned: bool = False
) -> Any:
    """Return an escalation that nobody else can change now, when this member may handle it.

    With `owned`, only its owner and administrators may. Raises NotFoundError and NotAllowedHereError.
    """
    escalation = locked_escalation(session, escalation_id)
    if escalation is None:
        raise NotFoundError(f"there is no escalation {escalation_id}")
    if member is not None:
        if not may_act(member.role, member.province, escalation.province):
            raise NotAllowedHereError("not_here")
        is_taken = escalation.state == State.STAFF.value
        if owned and is_taken and member.id != escalation.staff_id and not member.is_administrator:
            raise NotAllowedHereError("only_owner")
    return escalation


def let_wait(session: Session, seal: Seal, escalation: Any, now: datetime) -> None:
    """Let a taken conversation wait again, and tell the person; the caller tells the topic."""
    step(escalation, Step.RELEASE)
    referrals.stop_begun(session, escalation)
    belong_to_nobody(escalation, now)
    session.flush()
    employer = is_employer(escalation)
    place, wait = waiting_words(session, escalation, now, employer=employer)
    tell(session, seal, escalation, draft("released", employer, place=place, wait=wait))
    refresh_buttons(session, seal, escalation, now)


def step(escalation: Any, step: Step) -> None:
    """Make a step. Raises StepRefusedError when it does not follow."""
    escalation.state = after(State(escalation.state), step).value


def note(session: Session, escalation: Any, action: str, actor: str) -> None:
    """Write down who did what with a conversation."""
    audit.record(session, actor, action, person=escalation.person, subject=f"escalation:{escalation.id}")


def refresh_buttons(session: Session, seal: Seal, escalation: Any, now: datetime) -> None:
    """Let the buttons below the summary be those of the state."""
    buttons = desk_summary.buttons_in(State(escalation.state), escalation.id)
    desk_outbox.change_buttons(session, seal, escalation, buttons, now)


def finish_topic(
    session: Session, seal: Seal, escalation: Any, text_id: str, now: datetime, name: str = ""
) -> None:
    """Say in the topic how a conversation ended, take its buttons away and close it."""
    desk_lines.line(session, seal, escalation, text_id, now, name=name)
    refresh_buttons(session, seal, escalation, now)
    desk_outbox.act(session, seal, escalation, "close_topic", now)


def _end(
    session: Session, seal: Seal, escalation: Any, last: Step, outcome: Outcome, actor: str, now: datetime
) -> None:
    step(escalation, last)
    escalation.closed_at, escalation.outcome = now, outcome
    referrals.withdraw(session, escalation, now)
    note(session, escalation, f"desk_{outcome}", actor)


def _say_goodbye(session: Session, seal: Seal, escalation: Any, goodbye: Draft) -> None:
    """Tell the person that it is over; who got an answer is asked whether it was useful."""
    if escalation.first_answer_at is None:
        tell(session, seal, escalation, goodbye)
        return
    payloads = {name: f"desk:{name}:{escalation.id}" for name in ("useful", "useless")}
    question = draft("useful", is_employer(escalation), payloads)
    tell(session, seal, escalation, Draft(f"{goodbye.text}\n\n{question.text}", question.buttons))

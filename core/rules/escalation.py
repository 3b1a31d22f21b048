"""Whose turn it is in a conversation: the bot's, nobody's yet, or a staff member's; and what may follow."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from core.errors import ToeleidingError


class Owner(str, Enum):
    """Who answers the person now. While staff own a conversation, nothing reaches Rasa."""

    BOT = "bot"
    WAITING = "waiting"
    STAFF = "staff"


class State(str, Enum):
    """Where an escalation stands. In ASKED the person has not agreed yet, and the bot goes on."""

    ASKED = "asked"
    WAITING = "waiting"
    STAFF = "staff"
    CLOSED = "closed"


class Step(str, Enum):
    """What can happen to an escalation."""

    AGREE = "agree"
    AGREE_TO_STAFF = "agree_to_staff"
    DECLINE = "decline"
    TAKE = "take"
    RELEASE = "release"
    REASSIGN = "reassign"
    GIVE_BACK = "give_back"
    CLOSE = "close"
    TIME_OUT = "time_out"
    PERSON_LEAVES = "person_leaves"
    """The person chose /bot."""


class EscalationReason(str, Enum):
    """Why a conversation goes to staff."""

    REQUEST_HUMAN = "request_human"
    COMPLAIN = "complain"
    EXPLOITATION = "exploitation"
    UNCERTAIN_VERDICT = "uncertain_verdict"
    NOT_UNDERSTOOD = "not_understood"
    STAFF = "staff"


class StaffRole(str, Enum):
    """What a member of the staff group may do; a partner only in one province."""

    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    PARTNER = "partner"


class StepRefusedError(ToeleidingError):
    """A step does not follow from the state that an escalation has now, such as taking one that is taken."""

    def __init__(self, state: State, step: Step) -> None:
        super().__init__(f"{step.value} does not follow {state.value}")
        self.state, self.step = state, step


@dataclass(frozen=True)
class Ownership:
    """Who owns a conversation, by which escalation, and for staff who and since when."""

    owner: Owner
    escalation_id: int | None = None
    staff_id: int | None = None
    since: datetime | None = None


URGENT = frozenset({EscalationReason.EXPLOITATION})

_END = {
    Step.GIVE_BACK: State.CLOSED,
    Step.CLOSE: State.CLOSED,
    Step.TIME_OUT: State.CLOSED,
    Step.PERSON_LEAVES: State.CLOSED,
}
_NEXT: dict[State, dict[Step, State]] = {
    State.ASKED: {
        Step.AGREE: State.WAITING,
        Step.AGREE_TO_STAFF: State.STAFF,
        Step.DECLINE: State.CLOSED,
        Step.PERSON_LEAVES: State.CLOSED,
        Step.TIME_OUT: State.CLOSED,
    },
    State.WAITING: {Step.TAKE: State.STAFF, **_END},
    State.STAFF: {Step.RELEASE: State.WAITING, Step.REASSIGN: State.STAFF, **_END},
    State.CLOSED: {},
}


def after(state: State, step: Step) -> State:
    """Return the state after a step. Raises StepRefusedError when the step does not follow."""
    if step not in _NEXT[state]:
        raise StepRefusedError(state, step)
    return _NEXT[state][step]


def owner_in(state: State) -> Owner:
    """Return who answers the person while an escalation is in this state."""
    if state is State.WAITING:
        return Owner.WAITING
    return Owner.STAFF if state is State.STAFF else Owner.BOT


def may_act(role: StaffRole, own_province: str | None, province: str | None) -> bool:
    """Tell whether somebody may see and handle a conversation: a partner only one of their own province.

    A conversation of which the province is not known is not a partner's.
    """
    return role is not StaffRole.PARTNER or (province is not None and province == own_province)

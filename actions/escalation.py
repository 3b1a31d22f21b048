"""Handing over to a human: an action names the reason, and the staff desk asks the person first."""

from actions.answers import URGENT
from actions.base import BotAction
from actions.turn import Turn
from core.rules.escalation import EscalationReason


class ActionRequestHuman(BotAction):
    """Answer `request_human`: the desk asks whether the conversation may go to staff."""

    resumes = False

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_request_human"

    def answer(self, turn: Turn) -> None:
        """Hand over, and say nothing ourselves."""
        _take_role(turn)
        turn.hand_over(_reason(turn, EscalationReason.REQUEST_HUMAN))


class ActionComplain(BotAction):
    """Answer `complain`: say sorry and hand over."""

    resumes = False

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_complain"

    def answer(self, turn: Turn) -> None:
        """Say sorry, then hand over."""
        _take_role(turn)
        turn.say("utter_complaint_received")
        turn.hand_over(_reason(turn, EscalationReason.COMPLAIN))


def _take_role(turn: Turn) -> None:
    """Remember who asks when they say so: an employer is addressed with `u`."""
    if turn.first("role"):
        turn.remember("role", turn.first("role"))


def _reason(turn: Turn, reason: EscalationReason) -> EscalationReason:
    """Return the reason; whoever told about danger or exploitation must not wait behind others."""
    urgent = turn.slot("topic") == URGENT or turn.slot("danger_told")
    return EscalationReason.EXPLOITATION if urgent else reason

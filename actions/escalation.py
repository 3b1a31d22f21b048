"""Handing over to a human: one word is enough."""

from actions.base import BotAction
from actions.turn import Turn
from core.services.escalations import escalate
from core.services.sessions import session_scope


class ActionRequestHuman(BotAction):
    """Answer `request_human`: keep the request for the staff and say what happens now."""

    resumes = False

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_request_human"

    def answer(self, turn: Turn) -> None:
        """Open an escalation, or say that one is open already."""
        hand_over(turn, reason="request_human", said="utter_human_requested")


class ActionComplain(BotAction):
    """Answer `complain`: say sorry and hand over."""

    resumes = False

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_complain"

    def answer(self, turn: Turn) -> None:
        """Open an escalation for a complaint."""
        hand_over(turn, reason="complain", said="utter_complaint_received")


def hand_over(turn: Turn, *, reason: str, said: str) -> None:
    """Open an escalation about the current topic and say so. Raises what the database raises."""
    with session_scope() as session:
        is_new = escalate(session, person=turn.person, topic=turn.slot("topic"), reason=reason)
    turn.outcome = "handed_over"
    turn.say(said if is_new else "utter_human_already_requested")

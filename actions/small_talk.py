"""Greetings and the like, who somebody is, stopping, and hearing it again."""

import re

from actions.base import BotAction
from actions.interview import DRAFTS, stopped_response
from actions.profile import ActionRegisterProfile
from actions.topics import repeat_topic
from actions.turn import Turn

# What we say after a stop: "Wil je verder?"
_GO_ON = re.compile(
    r"\W*(?:ja|ok[eé]?|ik wil|we gaan|ga|doe)?\W*(?:weer |nu )?verder(?: gaan| doen)?(?: aub)?\W*",
    re.IGNORECASE,
)


class ActionSmallTalk(BotAction):
    """Answer an intent that asks for nothing but a friendly sentence: `utter_<intent>`."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_small_talk"

    def answer(self, turn: Turn) -> None:
        """Say the response named after the intent."""
        turn.say(f"utter_{turn.intent}")


class ActionStateRole(BotAction):
    """Remember whether somebody is a newcomer, an employer or staff, and offer what fits."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_state_role"

    def answer(self, turn: Turn) -> None:
        """Greet in the right form; ask who it is when the message does not say."""
        role = turn.first("role")
        if role:
            turn.remember("role", role)
        turn.say(f"utter_{role}_welcome" if role else "utter_ask_role")


class ActionStop(BotAction):
    """Break off what is going on and forget the facts of this conversation."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_stop"

    def answer(self, turn: Turn) -> None:
        """Forget everything but the role and what was not sent yet; say how an interview can go on."""
        if _GO_ON.fullmatch(turn.text_of_person):
            _go_on(turn)
            return
        stopped = stopped_response(turn) or "utter_stop"
        turn.forget_all_but("role", *DRAFTS)
        turn.say(stopped)


def _go_on(turn: Turn) -> None:
    """Go on with the question that is open, which is asked again after this turn; else with the profile."""
    if not turn.slot("open_question"):
        ActionRegisterProfile().answer(turn)


class ActionRepeat(BotAction):
    """Say the last answer again: in simpler words where we have them, or with all there is to tell."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_repeat"

    def answer(self, turn: Turn) -> None:
        """Answer the same topic: with the explanation when its button was pressed, else simpler."""
        turn.detailed = "explain" in turn.values_of("answer")
        turn.simple = not turn.detailed
        if not repeat_topic(turn):
            turn.say("utter_nothing_to_repeat")

"""Greetings and the like, who somebody is, stopping, and hearing it again."""

from actions.base import BotAction
from actions.interview import DRAFTS, open_step
from actions.topics import repeat_topic
from actions.turn import Turn


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
        found = open_step(turn)
        stopped = f"utter_{found[0].topic}_stopped" if found else ""
        turn.forget_all_but("role", *DRAFTS)
        turn.say(stopped if turn.has_response(stopped) else "utter_stop")


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

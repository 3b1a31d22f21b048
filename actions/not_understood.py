"""Short replies, and what to do when it is not clear what somebody means."""

import json

from actions.base import BotAction
from actions.collect import collect, is_short
from actions.measures import tell_about, tell_by_name
from actions.review import keep_unclear
from actions.right_to_work import say_penalty
from actions.second_question import offer_again
from actions.topics import continue_topic
from actions.turn import Button, Turn

CHOICES = 4
WORDS_OF_A_NAME = 3
MISSES_BEFORE_HUMAN = 2
WITHOUT_CHOICE = {
    "inform",
    "affirm",
    "deny",
    "greet",
    "goodbye",
    "thank",
    "out_of_scope",
    "state_role",
    "nlu_unclear",
}
ABOUT_WORK = {"find_candidates", "register_vacancy", "ask_find_job"}


class ActionContinue(BotAction):
    """Use `inform`, `affirm` or `deny` for the question that is open, or as a correction."""

    counts_as_miss = True

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_continue"

    def answer(self, turn: Turn) -> None:
        """Go on with the topic; without one, react to what the loose value is about."""
        if continue_topic(turn) or answer_loose_value(turn):
            turn.forget("misses")
            return
        if turn.intent == "affirm" and not turn.slot("open_question") and offer_again(turn):
            return
        collect(turn)
        if turn.intent == "inform" or turn.slot("open_question"):
            keep_unclear(turn)
        if count_miss(turn) >= MISSES_BEFORE_HUMAN:
            turn.say("utter_not_understood")
        elif turn.slot("open_question"):
            turn.say("utter_not_an_answer")
        else:
            turn.say("utter_what_now")


class ActionUnclear(BotAction):
    """Ask "Bedoel je ...?" with buttons; the second time in a row offer a human."""

    counts_as_miss = True

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_unclear"

    def answer(self, turn: Turn) -> None:
        """Try it as an answer to the open question first; only then is it a miss."""
        if continue_topic(turn) or answer_loose_value(turn) or answer_half_a_name(turn):
            turn.forget("misses")
            return
        collect(turn)
        if turn.first("role"):
            turn.remember("role", turn.first("role"))
        keep_unclear(turn)
        misses = count_miss(turn)
        choices = likely_intents(turn)
        if turn.intent == "nlu_unclear" and choices and misses < MISSES_BEFORE_HUMAN:
            turn.outcome = "clarified"
            turn.say(
                "utter_did_you_mean",
                buttons=[*choices, turn.button("utter_button_something_else", "/out_of_scope")],
            )
        else:
            turn.say("utter_not_understood")


class ActionOutOfScope(BotAction):
    """Say kindly that this is not what the bot knows about, unless it answers the open question."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_out_of_scope"

    def answer(self, turn: Turn) -> None:
        """Use the message for the open question when it holds a value; else name the subjects and a human."""
        if turn.slot("open_question") and turn.entities and is_short(turn) and continue_topic(turn):
            return
        keep_unclear(turn)
        turn.outcome = "out_of_scope"
        turn.say("utter_out_of_scope")


def count_miss(turn: Turn) -> int:
    """Note that a message got no answer; return how many in a row."""
    turn.outcome = "not_understood"
    misses = int(turn.slot("misses") or 0) + 1
    turn.remember("misses", misses)
    return misses


def answer_loose_value(turn: Turn) -> bool:
    """React to a message that is no more than the name of a measure or a role; False for another."""
    measure, role = turn.first("measure"), turn.first("role")
    if measure:
        tell_about(turn, measure)
        return True
    if role and turn.intent == "inform":
        turn.remember("role", role)
        turn.say(f"utter_{role}_welcome")
        return True
    return False


def answer_half_a_name(turn: Turn) -> bool:
    """Answer about fines, or about a measure when a part of its name is enough; False when it is neither."""
    likely = [str(intent["name"]) for intent in turn.ranking if not str(intent["name"]).startswith("nlu_")]
    about_hiring = turn.is_employer or "ask_may_hire" in likely[:CHOICES]
    if "penalty" in turn.values_of("answer") and about_hiring:
        turn.remember("role", "employer")
        say_penalty(turn)
        return True
    few_words = len(turn.text_of_person.split()) <= WORDS_OF_A_NAME
    is_name = few_words and turn.is_employer and not turn.slot("open_question")
    return (is_name or likely[:1] == ["ask_measure_details"]) and tell_by_name(turn)


def likely_intents(turn: Turn) -> list[Button]:
    """Return buttons for the most likely intents of the message, the likeliest first."""
    names = [str(intent["name"]) for intent in turn.ranking]
    named = [
        name for name in names if name not in WITHOUT_CHOICE and turn.has_response(f"utter_choice_{name}")
    ]
    return [
        turn.button(f"utter_choice_{name}", f"/{name}" + (_told(turn) if name in ABOUT_WORK else ""))
        for name in named[:CHOICES]
    ]


def _told(turn: Turn) -> str:
    """Return the occupation and the place of the message, so that they need not be typed again."""
    named = {entity: turn.values_of(entity) for entity in ("occupation", "place")}
    one = {entity: values[0] for entity, values in named.items() if len(set(map(str, values))) == 1}
    return json.dumps(one, ensure_ascii=False) if one else ""

"""What is said in another language than Dutch: one line, that we answer in Dutch and how to reach a human."""

from actions.turn import Turn
from core.languages import LANGUAGES, language_of, languages_named

MESSAGES_BEFORE_AGAIN = 10
NOT_UNDERSTOOD = ("nlu_unclear", "nlu_not_understood")


def say_in_own_language(turn: Turn) -> None:
    """Say, when it is time to, in the language of the person that the answer is Dutch.

    It has no buttons, so it goes before the answer; only danger is answered first. Who asks for another
    language hears it in the languages that the message names or is written in, else in all of them.
    """
    is_button = turn.text_of_person.startswith("/")
    spoken = None if is_button else language_of(turn.text_of_person)
    if turn.intent == "change_language":
        wanted = languages_named(turn.text_of_person) + ([spoken] if spoken else [])
        _say(turn, tuple(dict.fromkeys(wanted)) or LANGUAGES)
    elif spoken and _is_due(turn, spoken):
        _say(turn, (spoken,))
    if spoken:
        _count(turn, spoken)


def _say(turn: Turn, languages: tuple[str, ...]) -> None:
    turn.say(*(f"utter_answers_in_dutch_{language}" for language in languages))
    turn.forget("language_told")


def _is_due(turn: Turn, language: str) -> bool:
    if turn.intent in NOT_UNDERSTOOD or turn.first("danger"):
        return True
    told = turn.slot("language_told") or {}
    return told.get("language") != language or told["messages"] >= MESSAGES_BEFORE_AGAIN


def _count(turn: Turn, language: str) -> None:
    """Count the messages in this language since the line was said, that message included."""
    told = turn.slot("language_told") or {"messages": 0}
    turn.remember("language_told", {"language": language, "messages": told["messages"] + 1})

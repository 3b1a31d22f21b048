"""What a reply in an interview is, apart from what it answers: put off, done, going on, or a question."""

import re
from typing import Literal

from actions import questions
from actions.turn import Turn

State = Literal["answered", "later", "declined"]
LATER = "later"
DECLINED = "rather_not"
DONE = "done"
UNSURE = {LATER, questions.UNKNOWN}
# What always goes to its own action, also while a step is open.
NEVER_AN_ANSWER = {
    "request_human",
    "complain",
    "report_exploitation",
    "stop",
    "repeat",
    "show_my_data",
    "delete_my_data",
    "ask_privacy",
    "bot_challenge",
    "ask_capabilities",
    "change_language",
}
WORDS_OF_AN_UNSURE_ANSWER = 3
_OPENS_A_QUESTION = re.compile(
    r"\W*(?:en |maar |dan |wacht |sorry )*(?:wat|waar|waarom|hoe|hoeveel|wanneer|wie|welke?|mag|moet"
    r"|kan (?:ik|je|jij|u)"
    r"|kun(?:nen|t)?|is (?:er|het|dat|een)|zijn er|krijg(?: ik|en)|bestaat|bestaan)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:ok[eé]? )?(?:(?:ik|we|wil|gewoon|nu|weer|terug|doe|ga|gaan|maar) )*(?:verder|voort|doorgaan|door)"
    r"(?: (?:gaan|doen|maar|aub|a\.?u\.?b\.?))*\W*",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?:(?:ok|oke|ja|nu|ik|ben|dat is alles),? )*klaar(?: nu)?")


def goes_on(turn: Turn) -> bool:
    """Whether the message says no more than to go on."""
    return _GOES_ON.fullmatch(turn.text_of_person) is not None


def is_done(said: str) -> bool:
    """Whether words in plain lower case say that all boxes are ticked."""
    return _DONE.fullmatch(said) is not None


def asks_something(turn: Turn) -> bool:
    """Whether the message is a question; "Gent?" is an unsure answer."""
    text = turn.text_of_person.strip()
    if _OPENS_A_QUESTION.match(text):
        return True
    return text.endswith("?") and len(text.split()) > WORDS_OF_AN_UNSURE_ANSWER


def put_off(turn: Turn) -> State | None:
    """Return what the message says about skipping the question, or None."""
    answers = turn.values_of("answer")
    if DECLINED in answers:
        return "declined"
    return "later" if UNSURE & set(answers) and _is_no_more_than_that(turn) else None


def _is_no_more_than_that(turn: Turn) -> bool:
    return turn.is_press or len(turn.text_of_person.split()) <= WORDS_OF_AN_UNSURE_ANSWER + 1


def inform(answer: str) -> str:
    """Return what a button says to Rasa that answers the open question."""
    return f'/inform{{"answer": "{answer}"}}'

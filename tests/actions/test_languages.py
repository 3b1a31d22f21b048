"""Somebody who writes another language hears in it, now and then, that we answer in Dutch."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from actions import base
from actions.turn import Turn
from core.languages import LANGUAGES, language_of
from nlu.components.promised_words import PromisedWords
from tests.actions.conversation import Conversation, domain

ENGLISH = "when can I start working in Belgium?"
ENGLISH_LINE = "I can only answer in Dutch"
FRENCH_LINE = "je réponds seulement en néerlandais"
PROMISED = "medewerker"
RIGHT_TO_LEFT = ("ar", "fa", "ps")


def line_in(language: str) -> str:
    return str(domain()["responses"][f"utter_answers_in_dutch_{language}"][0]["text"])


def test_first_message_in_english_gets_the_line_and_the_answer_in_dutch(person: Conversation) -> None:
    said = person.says(ENGLISH, "ask_when_may_work")
    assert said.startswith(line_in("en"))
    assert "Welk verblijf heb je nu?" in said


def test_buttons_stay_with_the_dutch_answer(person: Conversation) -> None:
    person.says(ENGLISH, "ask_when_may_work")
    with_line = person.buttons
    person.slots.clear()
    person.says("wanneer mag ik werken in België", "ask_when_may_work")
    assert with_line == person.buttons
    assert with_line


def test_line_is_not_said_on_each_message(person: Conversation) -> None:
    person.says("thank you very much for this", "thank")
    said = [person.says("thank you very much for this", "thank") for _ in range(9)]
    assert not [text for text in said if ENGLISH_LINE in text]
    assert ENGLISH_LINE in person.says("thank you very much for this", "thank")


def test_line_comes_back_in_another_language(person: Conversation) -> None:
    person.says(ENGLISH, "ask_when_may_work")
    said = person.says("je ne comprends pas le français de cette carte", "thank")
    assert FRENCH_LINE in said


@pytest.mark.parametrize("intent", ["nlu_unclear", "nlu_not_understood"])
def test_foreign_message_that_is_not_understood_always_gets_the_line(
    person: Conversation, intent: str
) -> None:
    for _ in range(2):
        said = person.says("my neighbour has a very big garden", intent, ranking=("ask_contact",))
        assert ENGLISH_LINE in said


def test_dutch_never_gets_a_foreign_line(person: Conversation) -> None:
    person.says("dank u wel voor de hulp", "thank")
    person.says("kaart", "nlu_unclear", ranking=("ask_work_permit",))
    assert "language_told" not in person.slots


def test_buttons_are_no_language(person: Conversation) -> None:
    person.says("hallo", "greet")
    assert ENGLISH_LINE not in person.presses("Ik ben werkgever")


def test_danger_is_answered_first_and_then_in_the_own_language(person: Conversation) -> None:
    said = person.says("i am in danger please help me now", "nlu_not_understood")
    assert said.startswith("**Ben je nu in gevaar? Bel 112.**")
    assert said.endswith(line_in("en"))
    assert person.buttons == ["Een medewerker vragen"]


def test_danger_is_answered_even_when_the_line_fails(
    person: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(turn: Turn) -> None:
        raise KeyError("no such line")

    monkeypatch.setattr(base, "say_in_own_language", fail)
    assert "Bel 112" in person.says("i am in danger please help me now", "nlu_not_understood")


def test_asked_for_a_language_by_name_the_answer_is_dutch_and_that_language(person: Conversation) -> None:
    said = person.says("kan je arabisch?", "change_language")
    assert line_in("ar") in said
    assert "Ik antwoord alleen in het Nederlands" in said
    assert ENGLISH_LINE not in said


def test_asked_in_a_foreign_language_it_is_said_in_the_language_named_and_in_that_one(
    person: Conversation,
) -> None:
    said = person.says("can you please answer me in french", "change_language")
    assert line_in("fr") in said
    assert line_in("en") in said


def test_asked_for_an_unknown_language_all_lines_are_said(person: Conversation) -> None:
    said = person.says("andere taal", "change_language")
    assert [language for language in LANGUAGES if line_in(language) not in said] == []


def test_somebody_who_asked_for_english_does_not_hear_it_again_at_once(person: Conversation) -> None:
    person.says("can we continue in another language", "change_language")
    assert ENGLISH_LINE not in person.says("thank you very much for this", "thank")


@pytest.mark.parametrize("language", LANGUAGES)
def test_line_is_short_and_names_the_word_that_reaches_a_human(language: str) -> None:
    line = line_in(language)
    assert f"**{PROMISED}**" in line
    assert len(line) < 160
    assert "\n" not in line


def test_word_in_the_lines_reaches_a_human_whatever_the_classifier_thinks() -> None:
    message = Message({"text": PROMISED})
    words = {PROMISED: "request_human"}
    assert PromisedWords({"words": words}).process([message])[0].get("intent")["name"] == "request_human"


@pytest.mark.parametrize("language", LANGUAGES)
def test_line_is_written_in_its_own_language(language: str) -> None:
    assert language_of(line_in(language)) == language


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_right_to_left_line_keeps_its_order_among_other_lines(language: str) -> None:
    line = line_in(language)
    assert line.startswith("\u200f\u2067")
    assert line.endswith("\u2069")

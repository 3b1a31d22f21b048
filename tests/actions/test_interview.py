"""The engine of conversations in steps, on an interview of this test: a colour, a place and any words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import interview
from actions.interview import Interview, Step, Taken
from actions.interview_replies import State
from actions.not_understood import ActionContinue
from actions.small_talk import ActionSmallTalk, ActionStop
from actions.turn import Part, Turn
from tests.actions.conversation import domain, entities_of

TODAY = date(2026, 11, 23)
RESPONSES: dict[str, Any] = {
    "utter_ask_test_colour": [{"text": "Welke kleur?"}],
    "utter_ask_test_place": [{"text": "Welke plaats?"}],
    "utter_ask_test_words": [{"text": "Zeg iets over {colour}."}],
    "utter_step_test_place": [{"text": "Plaats"}],
    "utter_test_noted": [{"text": "Genoteerd: {value}."}],
    "utter_test_finished": [{"text": "Alles is gevraagd."}],
    "utter_test_stopped": [{"text": "Gestopt, je kan later verder."}],
}


def take_colour(turn: Turn) -> Taken | None:
    said = turn.text_of_person.lower()
    if "bont" in said:
        return Taken(Part("utter_test_noted", {"value": "bont is geen kleur"}), stays=True)
    colour = next((colour for colour in ("rood", "groen") if colour in said), None)
    if colour is None:
        return None
    turn.remember("occupation", colour)
    return Taken(Part("utter_test_noted", {"value": colour}))


def take_place(turn: Turn) -> Taken | None:
    place = turn.first("place")
    turn.remember("place", place)
    return Taken() if place else None


def take_words(turn: Turn) -> Taken | None:
    turn.remember("sector", turn.text_of_person)
    return Taken()


def states(turn: Turn) -> dict[str, State]:
    return dict(turn.slot("measure") or {})


def mark(turn: Turn, step: str, state: State) -> None:
    turn.remember("measure", {**states(turn), step: state})


def finish(turn: Turn, note: Part | None) -> None:
    turn.say(*([note] if note else []), "utter_test_finished", buttons=[])


TEST = Interview(
    topic="test",
    steps=(
        Step("colour", take_colour),
        Step("place", take_place, optional=False),
        Step("words", take_words, values=lambda turn: {"colour": turn.slot("occupation") or "niets"}),
    ),
    states=states,
    mark=mark,
    finish=finish,
    stopped="utter_test_stopped",
)


class Asked:
    """Somebody in the interview; `says` returns what the bot answers."""

    def __init__(self) -> None:
        self.slots: dict[str, Any] = {}
        self.buttons: list[str] = []

    def begins(self) -> str:
        dispatcher = CollectingDispatcher()
        turn = Turn(dispatcher, self._tracker("", "inform"), self._domain())
        TEST.go_on(turn)
        return self._heard(dispatcher, turn.events)

    def says(self, text: str, intent: str = "inform") -> str:
        action = {"stop": ActionStop(), "greet": ActionSmallTalk()}.get(intent, ActionContinue())
        dispatcher = CollectingDispatcher()
        return self._heard(dispatcher, action.run(dispatcher, self._tracker(text, intent), self._domain()))

    def _tracker(self, text: str, intent: str) -> Tracker:
        entities = entities_of(text, TODAY)
        if text.startswith("/inform"):
            entities = [{"entity": "answer", "value": text.split('"')[3]}]
        message = {"intent": {"name": intent}, "entities": entities, "text": text}
        return Tracker("a-person", self.slots, message, [], False, None, {}, None)

    def _domain(self) -> dict[str, Any]:
        return {"responses": domain()["responses"] | RESPONSES}

    def _heard(self, dispatcher: CollectingDispatcher, events: list[dict[str, Any]]) -> str:
        self.slots |= {event["name"]: event["value"] for event in events}
        self.buttons = [button["title"] for said in dispatcher.messages for button in said["buttons"]]
        return "\n\n".join(said["text"] for said in dispatcher.messages)


@pytest.fixture
def asked(person: object) -> Iterator[Asked]:
    interview.register(TEST)
    yield Asked()
    del interview._INTERVIEWS["test"]


def test_first_step_is_asked_with_where_we_are_and_a_way_to_skip(asked: Asked) -> None:
    assert asked.begins() == "Stap 1 van 3.\n\nWelke kleur?"
    assert asked.buttons == ["Later", "Wil ik niet zeggen"]


def test_an_answer_is_noted_before_the_next_step(asked: Asked) -> None:
    asked.begins()
    assert asked.says("rood graag") == "Genoteerd: rood.\n\nStap 2 van 3.\n\nWelke plaats?"
    assert asked.buttons == []
    assert asked.slots["measure"] == {"colour": "answered"}


@pytest.mark.parametrize("intent", ["ask_find_job", "nlu_not_understood", "out_of_scope", "thank"])
def test_an_answer_counts_whatever_it_was_understood_as(asked: Asked, intent: str) -> None:
    asked.begins()
    assert "Welke plaats?" in asked.says("ik hou van groen", intent)


def test_what_cannot_be_used_is_explained_and_the_step_stays(asked: Asked) -> None:
    asked.begins()
    assert asked.says("bont") == "Genoteerd: bont is geen kleur.\n\nStap 1 van 3.\n\nWelke kleur?"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("later", "later"),
        ("sla over", "later"),
        ("weet ik niet", "later"),
        ("wil ik niet zeggen", "declined"),
    ],
)
def test_a_step_can_be_put_off_or_declined(asked: Asked, words: str, state: str) -> None:
    asked.begins()
    assert "Welke plaats?" in asked.says(words)
    assert asked.slots["measure"] == {"colour": state}


def test_a_step_that_is_needed_cannot_be_put_off(asked: Asked) -> None:
    asked.begins()
    asked.says("rood")
    assert "Welke plaats?" in asked.says("later")
    assert "place" not in asked.slots["measure"]


def test_another_question_is_answered_and_the_step_asked_again(asked: Asked) -> None:
    asked.begins()
    said = asked.says("hoe gaat het", "greet")
    assert said.endswith("Welke kleur?")
    assert asked.buttons[-2:] == ["Later", "Wil ik niet zeggen"]
    assert asked.slots["open_question"] == "test_colour"


def test_a_question_with_the_words_of_an_answer_is_still_a_question(asked: Asked) -> None:
    asked.begins()
    asked.says("waarom vraag je of het rood is?", "greet")
    assert not asked.slots.get("measure")


def test_correcting_by_the_name_of_a_step_goes_on_where_we_were(asked: Asked) -> None:
    asked.slots = {"measure": {"place": "answered"}, "place": "Gent"}
    asked.begins()
    said = asked.says("nee, plaats is Kortrijk")
    assert asked.slots["place"] == "Kortrijk"
    assert said.endswith("Welke kleur?")


@pytest.mark.parametrize("words", ["Later", "later.", "Wil ik niet zeggen"])
@pytest.mark.parametrize("intent", ["goodbye", "stop", "nlu_not_understood"])
def test_what_stands_on_a_button_is_that_button_whatever_it_was_understood_as(
    asked: Asked, words: str, intent: str
) -> None:
    asked.begins()
    assert "Welke plaats?" in asked.says(words, intent)


def test_verder_goes_on_with_the_step_that_is_open(asked: Asked) -> None:
    asked.begins()
    assert asked.says("ok verder", "stop").endswith("Welke kleur?")
    assert asked.slots["open_question"] == "test_colour"


def test_the_last_step_leads_to_the_end(asked: Asked) -> None:
    asked.slots = {"measure": {"place": "answered", "colour": "declined"}}
    asked.begins()
    assert asked.says("van alles, en nog wat", "out_of_scope") == "Alles is gevraagd."
    assert asked.slots["open_question"] is None


def test_stop_says_that_it_can_go_on_later(asked: Asked) -> None:
    asked.begins()
    assert asked.says("stop", "stop") == "Gestopt, je kan later verder."
    assert asked.slots["open_question"] is None

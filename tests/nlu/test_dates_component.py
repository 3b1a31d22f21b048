"""The dates of a message as Rasa gets them."""

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.dates import DutchDateExtractor


@pytest.fixture(autouse=True)
def _frozen_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-23")


def entities_of(text: str) -> list[dict]:
    (message,) = DutchDateExtractor().process([Message({TEXT: text})])
    return message.get(ENTITIES, [])


def test_day_becomes_an_entity_with_its_words_and_place() -> None:
    (entity,) = entities_of("asiel gevraagd op 3 juli")
    assert entity == {
        "entity": "date",
        "value": "2026-07-03",
        "start": 18,
        "end": 24,
        "raw": "3 juli",
        "without_year": True,
        "approximate": False,
        "role": "application_date",
        "extractor": "DutchDateExtractor",
    }


def test_period_keeps_both_its_days() -> None:
    (entity,) = entities_of("in juli 2025")
    assert entity["value"] == "2025-07-01/2025-07-31"


def test_day_that_does_not_exist_is_called_impossible() -> None:
    (entity,) = entities_of("31 februari 2026")
    assert (entity["value"], entity["raw"]) == ("impossible", "31 februari 2026")


def test_distance_is_marked_as_approximate() -> None:
    (entity,) = entities_of("vijf maanden geleden")
    assert (entity["value"], entity["approximate"]) == ("2026-06-23", True)


def test_entities_that_were_there_stay() -> None:
    place = {"entity": "place", "value": "Brugge"}
    (message,) = DutchDateExtractor().process([Message({TEXT: "Brugge, 3 juli", ENTITIES: [place]})])
    assert [entity["entity"] for entity in message.get(ENTITIES)] == ["place", "date"]


def test_message_without_text_is_left_as_it_is() -> None:
    (message,) = DutchDateExtractor().process([Message({})])
    assert message.get(ENTITIES) is None

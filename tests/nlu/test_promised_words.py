"""The words that the bot tells people to type."""

import re
from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.training_data.message import Message

from nlu.components.promised_words import PromisedWords
from tests.actions.conversation import domain

PIPELINE = yaml.safe_load(Path("config.yml").read_text(encoding="utf-8"))["pipeline"]
WORDS: dict[str, str] = next(step["words"] for step in PIPELINE if "PromisedWords" in step["name"])
TEXTS = [variant["text"] for variants in domain()["responses"].values() for variant in variants]


def intent_of(text: str) -> str | None:
    message = Message(data={"text": text, "intent": {"name": "state_role", "confidence": 0.9}})
    PromisedWords({"words": WORDS}).process([message])
    return str(message.get("intent")["name"])


def test_every_word_that_a_response_tells_to_type_is_promised() -> None:
    told = {word.lower() for text in TEXTS for word in re.findall(r'[Tt]yp(?: dan)? "(\w+)"', text)}
    assert told
    assert told <= set(WORDS)


@pytest.mark.parametrize(
    "text", ["medewerker", "Medewerker", '"medewerker"', "MEDEWERKER!!", " medewerker. "]
)
def test_human_is_one_word_away_however_it_is_typed(text: str) -> None:
    assert intent_of(text) == "request_human"


def test_longer_message_is_left_to_the_classifier() -> None:
    assert intent_of("ik ben medewerker van het ocmw") == "state_role"

"""The questions that the understanding is measured on: enough, of all kinds, and none of them learnt from."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from nlu.check_examples import (
    DOMAIN_FILE,
    INTENTS_DIRECTORY,
    NEAR_DUPLICATE,
    catalogue_of,
    examples_in,
    letter_triples,
)

FOLDER = Path("tests/language")
SETS = ["development.jsonl", "unseen.jsonl"]
VOICES = {"flemish", "formal", "indirect", "learner", "short", "story", "typo", "voice2text"}


def questions(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def words_of(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def test_the_development_set_holds_enough_questions() -> None:
    assert len(questions("development.jsonl")) >= 600


@pytest.mark.parametrize("name", SETS)
def test_a_set_holds_every_intent_and_every_voice(name: str) -> None:
    asked = questions(name)
    of_intent = Counter(question["intent"] for question in asked)
    assert of_intent.keys() == catalogue_of(DOMAIN_FILE).keys()
    assert min(of_intent.values()) >= 5
    assert {question["voice"] for question in asked} == VOICES


@pytest.mark.parametrize("name", SETS)
def test_no_question_is_a_training_example_or_nearly_one(name: str) -> None:
    examples = examples_in(INTENTS_DIRECTORY)
    learnt = {words_of(example.text) for example in examples}
    sets = [letter_triples(example.text) for example in examples]
    known = []
    for question in questions(name):
        here = letter_triples(question["text"])
        near = any(len(here & there) > NEAR_DUPLICATE * len(here | there) for there in sets if there)
        if near or words_of(question["text"]) in learnt:
            known.append(question["text"])
    assert known == []


def test_the_sets_share_no_question() -> None:
    development, unseen = ({words_of(question["text"]) for question in questions(name)} for name in SETS)
    assert not development & unseen

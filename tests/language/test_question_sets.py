"""The questions that the understanding is measured on: enough, of all kinds, and none of them learnt from."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from nlu.check_examples import (
    DOMAIN_FILE,
    INTENTS_DIRECTORY,
    Example,
    catalogue_of,
    duplicate_problems,
    examples_in,
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
    asked = [Example(one["text"], one["intent"], FOLDER / name, 0) for one in questions(name)]
    both = [problem for problem in duplicate_problems([*examples, *asked]) if name in problem]
    assert [problem for problem in both if str(INTENTS_DIRECTORY) in problem] == []
    learnt = {words_of(example.text) for example in examples}
    assert [one.text for one in asked if words_of(one.text) in learnt] == []


def test_the_sets_share_no_question() -> None:
    development, unseen = ({words_of(question["text"]) for question in questions(name)} for name in SETS)
    assert not development & unseen

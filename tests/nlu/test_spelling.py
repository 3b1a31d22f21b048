"""Mistyped words are read as they were meant; words we know, names and short words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.components.spelling import Spelling, SpellingRepair, as_meant

EXAMPLES = [
    "wanneer mag ik werken",
    "wanneer kan ik werken in een bakkerij",
    "wanneer kunnen wij werken en waar kan ik mijn aanvraag zien",
    "mijn aanvraag voor een vergunning, waar is mijn aanvraag",
    "een vergunning of geen vergunning: testen, testen en testen",
    "een beroep voor een werker",
]


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling.of(EXAMPLES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wnaneer mag ik werken", "wanneer mag ik werken"),
        ("Wanneer mag ik wreken?", "wanneer mag ik werken?"),
        ("mijn aanvrag!", "mijn aanvraag!"),
        ("WNANEER MAG IK WERKEN", "wanneer mag ik werken"),
        ("een vergunnig nodig", "een vergunning nodig"),
    ],
)
def test_a_typo_is_put_right(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.repair(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "een werker",  # stands in an example, so it is no typo of "werken"
        "mag ik werk?",  # too short to guess at
        "mijn baas heet Werkem",  # a name
        "een bakkery",  # one example is not enough to be sure of a word
        "مرحبا 12 juli",
    ],
)
def test_what_is_no_typo_stays(spelling: Spelling, typed: str) -> None:
    assert spelling.repair(typed) == typed.lower()


@given(st.text())
def test_only_letters_change(text: str) -> None:
    repaired = Spelling.of(EXAMPLES).repair(text)
    unlettered = [character for character in text.lower() if not character.isalpha()]
    assert [character for character in repaired if not character.isalpha()] == unlettered


@given(st.sampled_from(EXAMPLES))
def test_no_example_is_ever_changed(example: str) -> None:
    assert Spelling.of(EXAMPLES).repair(example) == example.lower()


def test_what_was_written_stays_beside_what_was_meant(spelling: Spelling) -> None:
    from rasa.shared.nlu.training_data.message import Message

    message = Message.build(text="mijn aanvrag")
    SpellingRepair(None, None, spelling).process([message])
    assert message.get("text") == "mijn aanvrag"
    assert as_meant(message) == "mijn aanvraag"
    assert "repaired_text" not in message.as_dict(only_output_properties=True)

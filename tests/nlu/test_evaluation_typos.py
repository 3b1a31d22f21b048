"""Typing errors of a thumb: the same every time, about one in 25 letters, digits untouched."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nlu.evaluation.typos import LETTERS_A_TYPO, NEIGHBOURS, with_typos

texts = st.text(max_size=200)
SENTENCE = "Wanneer mag ik beginnen werken bij een bakker in Oostende"


@given(texts)
def test_the_same_text_gets_the_same_errors(text: str) -> None:
    assert with_typos(text) == with_typos(text)


@given(texts)
def test_digits_and_signs_stay_as_they_are(text: str) -> None:
    signs = [character for character in text if not character.isalpha()]
    assert [character for character in with_typos(text) if not character.isalpha()] == signs


@given(st.text(alphabet="0123456789 .,!?/-€"))
def test_a_text_without_letters_stays_as_it_is(text: str) -> None:
    assert with_typos(text) == text


@given(texts)
def test_no_letter_changes_more_than_once(text: str) -> None:
    letters = sum(character.isalpha() for character in text)
    assert abs(len(with_typos(text, letters_a_typo=1)) - len(text)) <= letters


def test_about_one_letter_in_25_is_wrong() -> None:
    sentences = [f"{SENTENCE} {number}" for number in range(400)]
    letters = sum(character.isalpha() for sentence in sentences for character in sentence)
    clean = sum(with_typos(sentence) == sentence for sentence in sentences)
    in_a_sentence = letters / len(sentences)
    expected = (1 - 1 / LETTERS_A_TYPO) ** in_a_sentence
    assert abs(clean / len(sentences) - expected) < 0.08


def test_letters_are_forgotten_doubled_swapped_and_missed() -> None:
    typed = {with_typos(f"werken {number}") for number in range(2000)}
    words = {re.sub(r" \d+", "", text) for text in typed}
    assert {"wrken", "werrken", "wreken", "wetken"} <= words


def test_a_capital_stays_a_capital() -> None:
    words = {with_typos(f"A {number}", letters_a_typo=1)[0] for number in range(200)} - {" "}
    assert all(word.isupper() for word in words)


def test_keys_lie_side_by_side_as_on_a_belgian_keyboard() -> None:
    assert set(NEIGHBOURS) == set("abcdefghijklmnopqrstuvwxyz")
    assert {"z", "q"} <= set(NEIGHBOURS["a"])
    assert "m" in NEIGHBOURS["l"]
    assert all(letter in NEIGHBOURS[other] for letter, others in NEIGHBOURS.items() for other in others)

"""Numbers in digits and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.number_words import NUMBER_WORDS, number_of, numbers_in, plain


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("twee of drie", (2, 3)),
        ("Achtendertig uur, 5 dagen", (38, 5)),
        ("één", (1,)),
        ("eenentwintig", (21,)),
        ("honderd", (100,)),
        ("veertien", (14,)),
        ("geen", ()),
        ("2027", (2027,)),
    ],
)
def test_numbers_are_found_in_their_order(text: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(text) == numbers


def test_every_number_up_to_a_hundred_has_a_word() -> None:
    assert set(range(1, 101)) <= set(NUMBER_WORDS.values())


@given(st.sampled_from(sorted(NUMBER_WORDS)))
def test_each_word_is_read_as_its_number(word: str) -> None:
    assert numbers_in(f"wij zoeken {word.upper()} mensen") == (NUMBER_WORDS[word],)
    assert number_of(word) == NUMBER_WORDS[word]


@given(st.text(max_size=60))
def test_making_a_text_plain_twice_changes_nothing_more(text: str) -> None:
    assert plain(plain(text)) == plain(text)

"""E-mail addresses and phone numbers: the form is checked, nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.contact_words import emails_in, has_contact, phones_in


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("jan@voorbeeld.example", ("jan@voorbeeld.example",)),
        ("mail naar Jan.De-Wit+job@mail.voorbeeld.example aub", ("Jan.De-Wit+job@mail.voorbeeld.example",)),
        ("jan@voorbeeld", ()),
        ("jan@@voorbeeld.example", ()),
        ("@voorbeeld.example", ()),
        ("jan voorbeeld.example", ()),
        ("jan..wit@voorbeeld.example", ()),
        ("jan@voorbeeld.example.", ("jan@voorbeeld.example",)),
    ],
)
def test_addresses_are_found_when_their_form_is_right(written: str, found: tuple[str, ...]) -> None:
    assert emails_in(written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("0470 12 34 56", ("0470123456",)),
        ("0470/12.34.56", ("0470123456",)),
        ("bel Els: 051 20 30 40", ("051203040",)),
        ("+32 470 12 34 56", ("+32470123456",)),
        ("+32 (0)51 20 30 40", ("+3251203040",)),
        ("0032 470 12 34 56", ("+32470123456",)),
        ("+33 6 12 34 56 78", ("+33612345678",)),
        ("0470 12 34", ()),
        ("0470 12 34 5", ()),
        ("04 223 45 67", ("042234567",)),
        ("0470 12 34 56 7", ()),
        ("470123456", ()),
        ("0403.170.701", ()),
        ("12345", ()),
        ("geen", ()),
    ],
)
def test_phone_numbers_are_found_when_their_length_is_right(written: str, found: tuple[str, ...]) -> None:
    assert phones_in(written) == found


@given(st.text(max_size=60))
def test_a_text_without_digit_or_at_sign_is_no_contact(text: str) -> None:
    if "@" not in text and not any(character.isdigit() for character in text):
        assert not has_contact(text)

"""First names and ways to be reached, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.introduction import Contact, first_name_in, reach_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Samira", "Samira"),
        ("samira", "Samira"),
        ("ik heet Samira", "Samira"),
        ("Mijn naam is Abdul Rahman.", "Abdul Rahman"),
        ("mijn voornaam is Jean-Pierre", "Jean-Pierre"),
        ("naam: Олена", "Олена"),
        ("سميرة", "سميرة"),
        ("hallo, ik ben yusuf!", "Yusuf"),
    ],
)
def test_name_is_found_in_a_short_message(text: str, name: str) -> None:
    assert first_name_in(text) == name


@pytest.mark.parametrize(
    "text",
    ["", "0478 12 34 56", "waarom wil je mijn naam weten?", "[klik](https://x.be)", "**Samira**", "a1"],
)
def test_message_that_is_no_name_gives_none(text: str) -> None:
    assert first_name_in(text) is None


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("bel mij op 0478 12 34 56 aub", "0478123456"),
        ("+32 478/12.34.56", "+32478123456"),
        ("0032478123456", "+32478123456"),
        ("mail naar samira.h@voorbeeld.example, graag", "samira.h@voorbeeld.example"),
        ("0478123456 of samira@voorbeeld.example", "0478123456"),
    ],
)
def test_only_the_number_or_the_address_is_taken(text: str, reach: str) -> None:
    assert reach_in(text) == reach


@pytest.mark.parametrize(
    "text", ["", "bel mij", "12345", "23/11/2026", "kom naar de Kerkstraat 12", "@samira"]
)
def test_message_without_a_way_to_be_reached_gives_none(text: str) -> None:
    assert reach_in(text) is None


@given(st.text(max_size=200))
def test_what_is_taken_holds_no_markup_of_messages(text: str) -> None:
    found = [first_name_in(text) or "", reach_in(text) or ""]
    assert not any(mark in part for part in found for mark in "*[]<>\n")


def test_contact_does_not_show_itself_in_a_log() -> None:
    assert "Samira" not in repr(Contact("Samira", "0478 12 34 56"))

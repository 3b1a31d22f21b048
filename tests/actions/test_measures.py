"""Support measures in conversation, from the real content of data/."""

import pytest

from tests.actions.conversation import Conversation

SUPPORT = "ask_support_measures"
DETAILS = "ask_measure_details"


def overview(
    person: Conversation, status: str = "Erkend vluchteling", size: str = "Klein of middelgroot (kmo)"
) -> str:
    person.says("welke premies zijn er", SUPPORT)
    person.presses(status)
    return person.presses(size)


def test_employer_is_asked_for_status_and_size_and_no_more(person: Conversation) -> None:
    assert "Welk verblijf" in person.says("welke premies zijn er", SUPPORT)
    assert "Hoe groot" in person.presses("Erkend vluchteling")
    assert "**kmo-portefeuille**" in person.presses("Klein of middelgroot (kmo)")


def test_status_in_the_question_is_not_asked_again(person: Conversation) -> None:
    said = person.says("welke steun krijg ik voor een erkende vluchteling", SUPPORT)
    assert "Hoe groot" in said


def test_overview_is_complete_over_its_pages_without_doubles_and_without_ended_ones(
    person: Conversation,
) -> None:
    overview(person)
    seen = []
    while True:
        names = [title for title in person.buttons if title != "Meer maatregelen"]
        seen += names
        if "Meer maatregelen" not in person.buttons:
            break
        person.presses("Meer maatregelen")
    assert len(seen) == len(set(seen))
    assert len(seen) > 20
    assert "Vlaamse ondersteuningspremie" not in seen


def test_large_company_does_not_see_what_is_for_small_ones(person: Conversation) -> None:
    assert "kmo-portefeuille" not in overview(person, size="Groot")


def test_question_about_language_coaching_lists_only_that(person: Conversation) -> None:
    person.says("ik zoek taalcoaching voor een werknemer", "ask_language_coaching")
    person.presses("Erkend vluchteling")
    person.presses("Groot")
    assert person.buttons
    assert "Individueel maatwerk" not in person.buttons


@pytest.mark.parametrize("name", ["wat is ibo", "ibbo", "IBO", "individuele beroepsopleiding"])
def test_measure_is_found_by_any_of_its_names_and_with_a_typo(person: Conversation, name: str) -> None:
    assert person.says(name, DETAILS).startswith("**IBO**")


@pytest.mark.parametrize("name", ["kmo portefeuille", "kmo-portefuille", "wat is de kmoportefeuille?"])
def test_measure_with_a_hyphen_is_found_however_it_is_written(person: Conversation, name: str) -> None:
    assert person.says(name, DETAILS).startswith("**kmo-portefeuille**")


def test_details_tell_amount_conditions_steps_provider_source_and_day(person: Conversation) -> None:
    said = person.says("wat is ibo", DETAILS)
    for part in (
        "**Bedrag**",
        "**Voorwaarden voor de werkgever**",
        "**Wat moet u doen?**",
        "**Dienst**: VDAB",
        "Bron: [",
    ):
        assert part in said
    assert "nagekeken op 23 november 2026" in said


def test_ended_measure_says_since_when_and_what_replaced_it(person: Conversation) -> None:
    said = person.says("krijg ik nog VOP", DETAILS)
    assert "30 juni 2023" in said
    assert "**Bedrag**" not in said
    assert "Individueel maatwerk" in person.buttons


def test_part_of_a_name_gives_a_choice(person: Conversation) -> None:
    person.says("maatwerk", DETAILS)
    assert {"Individueel maatwerk", "Collectief maatwerk"} <= set(person.buttons)


def test_unknown_name_is_said_to_be_unknown(person: Conversation) -> None:
    assert "herken de naam" in person.says("de zonnepanelenpremie", DETAILS)


def test_lone_name_of_a_measure_is_enough(person: Conversation) -> None:
    assert person.says("ibo", "inform").startswith("**IBO**")


def test_repeat_leaves_out_the_conditions(person: Conversation) -> None:
    full = person.says("wat is ibo", DETAILS)
    assert len(person.says("herhaal", "repeat")) < len(full)

"""Support measures in conversation, from the real content of data/."""

import pytest

from tests.actions.conversation import Conversation

SUPPORT = "ask_support_measures"
DETAILS = "ask_measure_details"
WAYS_ON = {"Meer maatregelen", "Een medewerker vragen"}


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
        names = [title for title in person.buttons if title not in WAYS_ON]
        seen += names
        if "Meer maatregelen" not in person.buttons:
            break
        person.presses("Meer maatregelen")
    assert len(seen) == len(set(seen))
    assert len(seen) > 20
    assert "Vlaamse ondersteuningspremie" not in seen


def test_large_company_does_not_see_what_is_for_small_ones(person: Conversation) -> None:
    assert "kmo-portefeuille" not in overview(person, size="Groot")


def test_repeat_shows_the_same_page_of_the_overview(person: Conversation) -> None:
    overview(person)
    shown = person.presses("Meer maatregelen")
    assert "(4-6 van" in shown
    assert person.says("herhaal", "repeat") == shown


@pytest.mark.parametrize("name", ["wat is ibo", "ibbo", "IBO", "individuele beroepsopleiding"])
def test_measure_is_found_by_any_of_its_names_and_with_a_typo(person: Conversation, name: str) -> None:
    assert person.says(name, DETAILS).startswith("**IBO**")


@pytest.mark.parametrize("name", ["kmo portefeuille", "kmo-portefuille", "wat is de kmoportefeuille?"])
def test_measure_with_a_hyphen_is_found_however_it_is_written(person: Conversation, name: str) -> None:
    assert person.says(name, DETAILS).startswith("**kmo-portefeuille**")


def test_details_tell_amount_provider_source_and_day(person: Conversation) -> None:
    said = person.says("wat is de kmo-portefeuille", DETAILS)
    for part in ("**Bedrag**", "**Niet zeker**", "**Dienst**: VLAIO", "Bron: ["):
        assert part in said
    assert "nagekeken op 23 november 2026" in said


def test_conditions_steps_and_the_whole_amount_stand_behind_a_button(person: Conversation) -> None:
    said = person.says("wat is ibo", DETAILS)
    assert "**Voorwaarden" not in said
    more = person.presses("Meer uitleg")
    for part in (
        "**Bedrag**",
        "**Duur**",
        "**Voorwaarden voor de werkgever**",
        "**Voorwaarden voor de werknemer**",
        "**Wat moet u doen?**",
        "**Niet zeker**",
        "**Dienst**: VDAB",
        "Bron: [",
    ):
        assert part in more


def test_what_is_for_a_special_group_comes_last_in_the_overview(person: Conversation) -> None:
    overview(person)
    first_page = person.buttons
    while "Meer maatregelen" in person.buttons:
        person.presses("Meer maatregelen")
    assert "IBO" in first_page
    assert "Individueel maatwerk" not in first_page
    assert {"Aanpassing van de werkplek bij een arbeidsbeperking"} & set(person.buttons)


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

"""Whom somebody can turn to, in conversation, from the real content of data/."""

import pytest

from tests.actions.conversation import Conversation

ASK = "ask_contact"
HUMAN = "Een medewerker vragen"
ASK_PLACE = "Waar woon je? Typ je gemeente of postcode."


def test_service_that_is_named_with_a_town_is_told_with_its_phone_number(person: Conversation) -> None:
    said = person.says("waar vind ik VDAB in Kortrijk?", ASK)
    assert said.startswith("**VDAB")
    assert "☎ 0800 30 700" in said
    assert "Bron: [" in said
    assert "nagekeken op 23 november 2026" in said
    assert person.slots["place"] == "Kortrijk"


def test_theme_that_is_named_asks_for_the_place_and_gives_the_nearest_service(person: Conversation) -> None:
    assert person.says("wie helpt mij met inburgering?", ASK) == ASK_PLACE
    said = person.says("2018", "inform")
    assert said.startswith("**Atlas Antwerpen**")
    assert HUMAN in person.buttons


def test_other_services_are_offered_and_can_be_chosen(person: Conversation) -> None:
    person.slots["place"] = "Kortrijk"
    first = person.says("wie helpt mij met een advocaat?", ASK)
    assert "Andere diensten vind je onder de knoppen." in first
    other = next(button for button in person.buttons if button.startswith("Contact: "))
    name = other.removeprefix("Contact: ")
    assert person.presses(other).startswith(f"**{name}")


def test_without_a_theme_the_themes_are_offered_and_lead_to_a_service(person: Conversation) -> None:
    assert person.says("wie kan mij helpen?", ASK).startswith("Waarvoor zoek je hulp?")
    assert person.presses("Mijn diploma") == ASK_PLACE
    assert person.presses("Zeg ik liever niet").startswith("**NARIC-Vlaanderen**")


def test_employer_is_offered_themes_of_employers(person: Conversation) -> None:
    person.slots["role"] = "employer"
    assert person.says("wie kan ons helpen?", ASK) == "Waarvoor zoekt u een dienst?"
    assert "Premies en steun" in person.buttons
    assert "Problemen op het werk" not in person.buttons


def test_who_asks_where_to_go_after_an_answer_means_that_subject(person: Conversation) -> None:
    person.slots["place"] = "Kortrijk"
    person.says("hoe laat ik mijn diploma erkennen?", "ask_diploma_recognition")
    person.says("waar moet ik zijn?", ASK)
    assert person.slots["theme"] == "diploma"


def test_button_of_an_answer_gives_the_contact(person: Conversation) -> None:
    person.says("hoe laat ik mijn diploma erkennen?", "ask_diploma_recognition")
    assert person.presses("Contact: NARIC-Vlaanderen").startswith("**NARIC-Vlaanderen**")


def test_service_that_ended_is_told_to_be_gone(person: Conversation) -> None:
    said = person.says("waar vind ik AZO?", ASK)
    assert "Deze dienst bestaat niet meer." in said


@pytest.mark.parametrize("place", ["Kortrijk", "Gent", "Hasselt", "Leuven", "Mechelen", "Schaarbeek"])
def test_answer_about_a_service_is_short_and_has_a_source_wherever_somebody_lives(
    person: Conversation, place: str
) -> None:
    person.slots["place"] = place
    for question in ("wie helpt mij met inburgering?", "wie helpt mij om werk te zoeken?"):
        said = person.says(question, ASK)
        assert said.startswith("**"), (question, said)
        assert "Bron: [" in said or "is niet zeker" in said

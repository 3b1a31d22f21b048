"""Where to learn Dutch, and Dutch at work, in conversation, from the real content of data/."""

import pytest

from actions.length import MOST_CHARACTERS, visible
from tests.actions.conversation import Conversation

LEARN, COACHING = "ask_learn_dutch", "ask_language_coaching"
HUMAN = "Een medewerker vragen"


def test_first_step_is_told_with_a_source_and_who_to_contact(person: Conversation) -> None:
    said = person.says("ik woon in Kortrijk, waar kan ik nederlands leren?", LEARN)
    assert said.startswith("Je gaat eerst naar een gesprek bij het Agentschap Integratie en Inburgering.")
    assert "Bron: [" in said
    assert any(button.startswith("Contact: ") for button in person.buttons)
    assert HUMAN in person.buttons


@pytest.mark.parametrize(
    ("place", "first"),
    [("Antwerpen", "Atlas"), ("Gent", "Amal"), ("Schaarbeek", "Huis van het Nederlands")],
)
def test_city_with_a_service_of_its_own_has_it_on_the_buttons(
    person: Conversation, place: str, first: str
) -> None:
    person.slots["place"] = place
    person.says("waar kan ik nederlands leren?", LEARN)
    contacts = [button for button in person.buttons if button.startswith("Contact: ")]
    assert first in contacts[0]


@pytest.mark.parametrize("place", ["Kortrijk", "Antwerpen", "Gent", "Hasselt", "Schaarbeek", "Nieuwerkerken"])
@pytest.mark.parametrize("level", [None, "A0", "B1"])
def test_answer_stays_short_wherever_somebody_lives(
    person: Conversation, place: str, level: str | None
) -> None:
    person.slots.update(place=place, language_level=level)
    assert visible(person.says("waar kan ik nederlands leren?", LEARN)) <= MOST_CHARACTERS
    assert len(person.buttons) <= 7


def test_level_that_is_told_is_remembered(person: Conversation) -> None:
    person.slots["place"] = "Kortrijk"
    person.says("waar kan ik nederlands leren, ik heb niveau A2?", LEARN)
    assert person.slots["language_level"] == "A2"


def test_rejected_person_hears_that_it_depends_and_that_it_is_not_sure(person: Conversation) -> None:
    person.slots.update(place="Kortrijk", status="rejected")
    said = person.says("waar kan ik nederlands leren?", LEARN)
    assert said.startswith("Dat hangt af van je verblijf en van de school.")
    assert "zeker" in said


def test_who_asks_for_help_with_dutch_at_work_is_an_employer_and_is_asked_where(person: Conversation) -> None:
    said = person.says("wie geeft nederlands op onze werkvloer?", COACHING)
    assert said == "In welke gemeente ligt uw bedrijf? De naam of de postcode is genoeg."
    assert person.slots["role"] == "employer"


def test_employer_gets_the_measures_for_dutch_at_work(person: Conversation) -> None:
    person.slots.update(role="employer", place="Gent")
    said = person.says("wie geeft nederlands op onze werkvloer?", COACHING)
    assert said.startswith("Ja, er is hulp voor Nederlands op uw werkvloer.")
    assert "Job- en taalcoaching" in person.buttons
    assert person.presses("Job- en taalcoaching").startswith("**")
    assert person.slots["topic"] == "measure"

"""The plans of the provinces in conversation, from the real content of data/."""

import re

import pytest

from tests.actions.conversation import Conversation

ASK = "ask_action_plan"
MORE = "Meer uitleg"
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def visible(said: str) -> str:
    """Return what a person sees of a text: without markup and the address of a link."""
    return LINK.sub(r"\1", said).replace("**", "")


@pytest.fixture
def employer(person: Conversation) -> Conversation:
    person.says("ik ben werkgever", "state_role")
    return person


def test_without_a_place_the_first_plan_is_told(person: Conversation) -> None:
    said = person.says("wat is de provinciale taskforce?", ASK)
    assert said.startswith("West-Vlaanderen maakte in 2015 en 2016 een plan")
    assert "eerste plan dat ik ken" in said
    assert "Provincie West-Vlaanderen" in said


@pytest.mark.parametrize(
    "question",
    [
        "wat is de provinciale taskforce?",
        "kan ik het draaiboek van Koksijde lezen?",
        "wat doet de provincie Limburg voor vluchtelingen?",
        "is er een actieplan van de provincie Antwerpen?",
        "is er een plan in Elsene?",
    ],
)
@pytest.mark.parametrize("role", ["newcomer", "employer"])
def test_first_answer_is_short_and_names_its_source(person: Conversation, question: str, role: str) -> None:
    person.slots["role"] = role
    said = person.says(question, ASK)
    assert len(visible(said)) <= 600
    assert "Bron: [" in said
    assert "nagekeken op 23 november 2026" in said
    assert "Een medewerker vragen" in person.buttons


def test_plan_of_the_own_province_is_not_called_the_first(person: Conversation) -> None:
    assert "eerste plan" not in person.says("kan ik het draaiboek van Koksijde lezen?", ASK)


@pytest.mark.parametrize(
    ("question", "province", "ask_at"),
    [
        ("wat doet de provincie Limburg voor vluchtelingen?", "Limburg", "Provincie Limburg of VDAB Limburg"),
        ("heeft Gent een taskforce?", "Oost-Vlaanderen", "Provincie Oost-Vlaanderen"),
    ],
)
def test_province_without_a_plan_is_told_plainly(
    person: Conversation, question: str, province: str, ask_at: str
) -> None:
    said = person.says(question, ASK)
    assert said.startswith(f"Ik ken geen plan van de provincie {province}.")
    assert ask_at in said
    assert "West-Vlaanderen had wel een plan" in said
    assert MORE not in person.buttons
    assert person.presses("Het plan van West-Vlaanderen").startswith("West-Vlaanderen maakte")


def test_brussels_has_no_province_and_so_no_plan(person: Conversation) -> None:
    said = person.says("is er een plan in Elsene?", ASK)
    assert said.startswith("Elsene ligt niet in een provincie")
    assert "Het plan van West-Vlaanderen" in person.buttons


def test_place_of_the_person_counts_when_the_question_names_none(person: Conversation) -> None:
    person.slots["place"] = "Hasselt"
    assert "Limburg" in person.says("is er een actieplan?", ASK)
    assert "West-Vlaanderen maakte" in person.says("en in Brugge, is er daar een plan?", ASK)
    assert person.slots["place"] == "Hasselt"


def test_employer_is_addressed_formally(employer: Conversation) -> None:
    for question in ("wat is de taskforce?", "wat doet de provincie Limburg?"):
        said = employer.says(question, ASK)
        assert re.search(r"\bu\b", said)
        assert not re.search(r"\b(je|jij|jouw)\b", said)


def test_more_tells_every_action_with_results_and_partners(person: Conversation) -> None:
    person.says("wat is de taskforce?", ASK)
    said = person.presses(MORE)
    for part in (
        "**Nieuwkomers**",
        "**Werkgevers**",
        "**Samenwerking**",
        "**Wat daarna kwam**",
        "67,8 % van de volwassen asielzoekers",
        "• **Een proef in één gemeente** (februari 2016 tot november 2016)",
        "Wie: Provincie West-Vlaanderen, VDAB",
        "sinds 1 januari 2024",
        "teruggevonden",
        "Bron",
    ):
        assert part in said
    assert said.count("Of het ook gebeurde, is niet zeker") == 3
    assert said.index("'t Werkt") < said.index("Team Up") < said.index("WestUp!")
    assert ".." not in visible(said)
    assert "Een medewerker vragen" in person.buttons


def test_repeat_says_it_shorter(person: Conversation) -> None:
    full = person.says("wat is de taskforce?", ASK)
    simple = person.says("herhaal", "repeat")
    assert simple.startswith("De provincie had in 2016 een plan.")
    assert len(visible(simple)) < len(visible(full))


def test_repeat_of_no_plan_is_shorter_too(person: Conversation) -> None:
    full = person.says("wat doet de provincie Limburg?", ASK)
    simple = person.says("herhaal", "repeat")
    assert simple.startswith("Ik ken geen plan in Limburg.")
    assert len(visible(simple)) < len(visible(full))


def test_another_province_can_be_asked_for_with_its_name_alone(person: Conversation) -> None:
    person.says("wat is de taskforce?", ASK)
    assert person.says("en in Limburg?", "inform").startswith("Ik ken geen plan van de provincie Limburg.")

"""What earning does to a place in reception, in conversation, from the real content of data/."""

import pytest

from tests.actions.conversation import Conversation

ASK = "ask_income_and_reception"
CALCULATION = "**Zo reken je:**"


@pytest.mark.parametrize(
    ("net", "pays", "keeps"),
    [("900", "222,25", "677,75"), ("1.200", "347,25", "852,75"), ("1.500", "482,25", "1.017,75")],
)
def test_contribution_is_calculated_from_the_wage_that_is_told(
    person: Conversation, net: str, pays: str, keeps: str
) -> None:
    said = person.says(f"ik verdien {net} euro, hoeveel moet ik betalen voor de opvang?", ASK)
    assert f"je verdient {net} euro netto per maand" in said
    assert f"Dan betaal je {pays} euro" in said
    assert f"Je houdt {keeps} euro over" in said


def test_who_asks_how_much_without_a_wage_hears_how_it_is_calculated(person: Conversation) -> None:
    said = person.says("hoeveel moet ik betalen voor de opvang?", ASK)
    assert "35 procent" in said
    assert CALCULATION not in said
    assert "Dan betaal je 222,25 euro" in person.says("ik verdien 900 euro", "inform")


def test_wage_can_be_told_after_the_answer_and_changed_again(person: Conversation) -> None:
    assert CALCULATION not in person.says("moet ik betalen voor de opvang?", ASK)
    assert "Dan betaal je 222,25 euro" in person.says("ik verdien 900 euro", "inform")
    assert "Dan betaal je 347,25 euro" in person.says("nee, 1200 euro", "inform")


def test_small_wage_is_free(person: Conversation) -> None:
    said = person.says("ik verdien 265 euro netto, moet ik betalen?", ASK)
    assert "met 265 euro netto per maand betaal je niets" in said
    assert "Dan betaal je" not in said.split(CALCULATION)[1]


def test_contribution_on_a_high_wage_is_said_to_be_less_sure(person: Conversation) -> None:
    sure = person.says("ik verdien 1500 euro netto", ASK)
    less = person.says("ik verdien 1600 euro netto", ASK)
    assert "Voor zo'n loon is het bedrag niet zeker" not in sure
    assert "Dan betaal je 532,25 euro" in less


def test_gross_wage_is_not_calculated_with_but_the_net_one_is_asked(person: Conversation) -> None:
    said = person.says("ik verdien 2000 euro bruto, hoeveel betaal ik?", ASK)
    assert "Ik reken met je nettoloon." in said
    assert CALCULATION not in said
    assert person.slots.get("net_income") is None


def test_how_it_was_before_july_2024_is_told_without_a_calculation(person: Conversation) -> None:
    person.says("ik verdien 900 euro, hoeveel betaal ik voor de opvang?", ASK)
    said = person.says("hoe was dat in 2023?", "inform")
    assert said.startswith("Zo was het in 2023:")
    assert "35 tot 75 procent" in said
    assert "222,25" not in said


def test_recognised_refugee_gets_an_own_answer(person: Conversation) -> None:
    general = person.says("moet ik betalen voor de opvang?", ASK)
    person.slots["status"] = "recognised_refugee"
    assert person.says("moet ik betalen voor de opvang?", ASK) != general

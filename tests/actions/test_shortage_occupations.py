"""Shortage occupations in conversation, from the real content of data/."""

from pathlib import Path

import pytest

from actions.length import MOST_CHARACTERS, visible
from core.content.occupations import read_occupations
from tests.actions.conversation import Conversation

ASK = "ask_shortage_occupation"
OCCUPATIONS = read_occupations(Path("data/occupations"))


def first_sentence(said: str) -> str:
    return said.split(". ")[0]


@pytest.mark.parametrize("text", ["is verpleegkundige een knelpuntberoep?", "knelpunt verpleegster?"])
def test_occupation_on_the_list_gets_a_yes_with_the_edition_and_the_source(
    person: Conversation, text: str
) -> None:
    said = person.says(text, ASK)
    assert first_sentence(said) == "Ja, **Verpleegkundige** is een knelpuntberoep"
    assert "op de lijst van VDAB voor 2026" in said
    assert "Bron: [" in said
    assert "nagekeken op 23 november 2026" in said


def test_other_names_of_the_list_are_told(person: Conversation) -> None:
    said = person.says("staat schrijnwerker op de lijst", ASK)
    assert "• Plaatser binnenschrijnwerk\n• Plaatser buitenschrijnwerk" in said


def test_occupation_that_is_not_listed_gets_a_no_with_what_is_near(person: Conversation) -> None:
    said = person.says("is ijzervlechter een knelpuntberoep", ASK)
    assert said.startswith("Nee, **IJzervlechter** staat niet op de lijst")
    assert "• Bekister-betonneerder" in said


def test_what_is_told_about_a_diploma_is_said_to_be_unsure(person: Conversation) -> None:
    needed = person.says("is verpleegkundige een knelpuntberoep?", ASK)
    assert "waarschijnlijk een erkend diploma" in needed
    assert "Dat is niet zeker" in needed
    often_not = person.says("is metser een knelpuntberoep?", ASK)
    assert "vaak starten zonder diploma. Dat is niet zeker" in often_not
    differs = person.says("is werfleider een knelpuntberoep?", ASK)
    assert "diploma" not in differs


def test_several_occupations_are_compared(person: Conversation) -> None:
    said = person.says("er is kapper, er is zorgkundige, er is fotograaf", ASK)
    assert first_sentence(said).startswith("Van deze 3 beroepen staan er 2 op de lijst van VDAB voor 2026")
    assert "• Kapper: ja\n• Zorgkundige: ja\n• Fotograaf: nee" in said


def test_sector_is_listed_page_by_page_without_doubles(person: Conversation) -> None:
    said = person.says("welke knelpuntberoepen zijn er in de bouw?", ASK)
    assert "Voor de sector **Bouw** tel ik 41 knelpuntberoepen op de lijst van 2026" in said
    seen = [line for line in said.splitlines() if line.startswith("• ")]
    assert 0 < len(seen) <= 10
    while "Meer beroepen" in person.buttons:
        said = person.presses("Meer beroepen")
        page = [line for line in said.splitlines() if line.startswith("• ")]
        assert 0 < len(page) <= 10
        seen += page
    assert len(seen) == len(set(seen)) == 41


def test_names_that_need_a_diploma_stand_last_in_a_sector_and_are_marked(person: Conversation) -> None:
    pages = [person.says("knelpuntberoepen in de zorg", ASK)]
    while "Meer beroepen" in person.buttons:
        pages.append(person.presses("Meer beroepen"))
    marked = [
        "(met diploma)" in line for page in pages for line in page.splitlines() if line.startswith("• ")
    ]
    assert marked == sorted(marked)
    assert "• Verpleegkundige (met diploma)" in pages[-1]


@pytest.mark.parametrize(("text", "sector"), [("knelpunten zorg", "Zorg"), ("voeding knelpunt?", "Voeding")])
def test_sector_is_understood_in_few_words(person: Conversation, text: str, sector: str) -> None:
    assert person.says(text, ASK).startswith(f"Voor de sector **{sector}**")


def test_sector_without_occupations_on_the_list_says_so(person: Conversation) -> None:
    said = person.says("knelpuntberoepen in de afvalsector", ASK)
    assert said.startswith("In de sector **Afval en milieu** vind ik geen beroep op de lijst van 2026")


def test_ambiguous_name_is_asked_about(person: Conversation) -> None:
    said = person.says("zijn er chauffeurs te kort?", ASK)
    assert "meer dan één beroep" in said
    assert "Buschauffeur" in person.buttons
    assert person.presses("Buschauffeur").startswith("Ja, **Buschauffeur** is een knelpuntberoep")


def test_nothing_named_gets_an_introduction_and_a_question_with_sectors(person: Conversation) -> None:
    said = person.says("knelpuntberoepen", ASK)
    assert said.startswith("Op de lijst van 2026 staan 227 knelpuntberoepen.")
    assert "Welk beroep bedoel je?" in said
    assert "Bron: [" in said
    assert person.slots["open_question"] == "shortage_occupation"
    assert person.presses("Horeca").startswith("Voor de sector **Horeca**")
    assert person.slots["open_question"] is None


def test_question_is_answered_by_typing_an_occupation(person: Conversation) -> None:
    person.says("knelpuntberoepen", ASK)
    assert person.says("lasser", "inform").startswith("Ja, **Lasser**")


def test_question_is_answered_by_typing_an_ambiguous_name(person: Conversation) -> None:
    person.says("knelpuntberoepen", ASK)
    assert "meer dan één beroep" in person.says("monteur", "inform")
    assert person.says("automecanicien", "inform").startswith("Ja, **Automecanicien**")


def test_more_explanation_says_what_is_not_known_and_no_cause(person: Conversation) -> None:
    person.says("is loodgieter een knelpuntberoep", ASK)
    said = person.presses("Meer uitleg")
    assert said.startswith("Ja, **Loodgieter**")
    assert "227 beroepen" in said
    assert "Waarom juist dit beroep erop staat of niet, weet ik niet" in said
    assert "Ik las de lijst van VDAB zelf niet" in said
    assert "Meer uitleg" not in person.buttons


def test_heard_again_it_is_shorter(person: Conversation) -> None:
    person.says("is loodgieter een knelpuntberoep", ASK)
    said = person.says("herhaal", "repeat")
    assert said.startswith("Ja. **Loodgieter** staat op de lijst van 2026.")
    assert "diploma" not in said


@pytest.mark.parametrize(
    "text", ["lijst knelpuntberoepen 2024", "hoeveel knelpuntberoepen waren er in 2024?"]
)
def test_list_of_a_past_year_is_known_by_its_total(person: Conversation, text: str) -> None:
    said = person.says(text, ASK)
    assert said.startswith("In 2024 stonden er 241 beroepen op de lijst.")
    assert "31 januari 2024" in said
    assert person.presses("En op de lijst van 2026?").startswith("Op de lijst van 2026 staan 227")


def test_occupation_on_a_list_without_names_is_asked_again_of_the_list_of_now(person: Conversation) -> None:
    assert "De namen van toen ken ik niet" in person.says("stond lasser in 2022 op de lijst?", ASK)
    assert person.presses("En op de lijst van 2026?").startswith("Ja, **Lasser**")


def test_list_of_which_nothing_is_known_is_not_made_up(person: Conversation) -> None:
    assert person.says("lijst van vorig jaar", ASK).startswith("De lijst van 2025 ken ik niet.")


def test_list_to_come_is_not_known_yet(person: Conversation) -> None:
    said = person.says("is zorgkundige volgend jaar nog gevraagd", ASK)
    assert said.startswith("De lijst van 2027 ken ik nog niet.")


def test_year_of_something_else_is_no_question_about_a_list(person: Conversation) -> None:
    assert person.says("ik kwam in 2015 aan, is lasser een knelpunt", ASK).startswith("Ja, **Lasser**")


def test_in_a_later_year_the_list_is_said_to_be_perhaps_not_the_newest(
    person: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", "2027-03-01")
    said = person.says("is lasser een knelpuntberoep", ASK)
    assert "misschien niet meer de nieuwste" in said


def test_list_of_last_year_is_still_known_with_its_names(
    person: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", "2027-03-01")
    said = person.says("is fotograaf een knelpunt op de lijst van 2026?", ASK)
    assert said.startswith("Nee, **Fotograaf** staat niet op de lijst van knelpuntberoepen van 2026")


def test_employer_is_addressed_formally(person: Conversation) -> None:
    person.slots["role"] = "employer"
    assert "Welk beroep bedoelt u?" in person.says("knelpuntberoepen", ASK)
    said = person.says("is verpleegkundige een knelpunt", ASK)
    assert " je " not in said.lower()


def test_every_occupation_fits_in_one_message(person: Conversation) -> None:
    for entry in OCCUPATIONS.entries():
        person._buttons = {"press": f'/{ASK}{{"occupation": "{entry.id}"}}'}
        said = person.presses("press")
        assert visible(said) <= MOST_CHARACTERS, entry.id
        assert said.startswith("Ja, " if entry.shortage_names else "Nee, "), entry.id


def test_every_page_of_every_sector_fits_in_one_message(person: Conversation) -> None:
    for sector in OCCUPATIONS.sectors:
        person._buttons = {"Meer beroepen": f'/{ASK}{{"sector": "{sector.sector}"}}'}
        while "Meer beroepen" in person.buttons:
            assert visible(person.presses("Meer beroepen")) <= MOST_CHARACTERS, sector.sector

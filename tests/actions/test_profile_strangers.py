"""What newcomers wrote whom nobody had thought of: each of these went wrong once."""

import pytest

from core.rules.profile import Profile
from tests.actions.conversation import Conversation
from tests.actions.test_profile import agree, at, skip_to, told

REGISTER = "register_profile"


@pytest.mark.parametrize("words", ["Klaar", "klaar", "ok klaar", "ik ben klaar."])
def test_klaar_ends_the_boxes_and_not_the_conversation(words: str, person: Conversation) -> None:
    at(person, "Welke andere talen")
    person.presses("⬜ Arabisch")
    said = person.says(words, "stop")
    assert "Hoe goed spreek je **Arabisch**" in said


def test_language_that_is_told_is_no_wish_to_talk_in_it(person: Conversation) -> None:
    at(person, "Welke andere talen")
    said = person.says("arabisch moedertaal, engels goed", "change_language")
    assert "alleen in het Nederlands" not in said
    assert [each.language for each in told(person).languages] == ["ar", "en"]


@pytest.mark.parametrize("text", ["kan je arabisch praten", "spreek je Engels?", "liever in het Frans aub"])
def test_wish_to_talk_in_a_language_is_no_language_of_the_profile(text: str, person: Conversation) -> None:
    at(person, "Welke andere talen")
    assert "alleen in het Nederlands" in person.says(text, "change_language")
    assert told(person).languages == ()


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("Hoe ver van huis", "nee niet Gent, Aalst"),
        ("Welk werk wil je doen", "sorry ik bedoel Aalst"),
        ("wensen voor je werk", "nee niet Gent maar Aalst"),
    ],
)
def test_place_is_corrected_while_another_step_is_open(step: str, text: str, person: Conversation) -> None:
    said = agree(person)
    said = person.says("Gent", "inform")
    if step not in said:
        skip_to(person, step)
    said = person.says(text, "inform")
    assert "Woonplaats: Aalst" in said
    assert step in said
    assert told(person).nis_code == "41002"
    assert told(person).wishes is None


def test_place_with_the_wrong_one_named_first_is_the_right_one(person: Conversation) -> None:
    agree(person)
    assert "Woonplaats: Aalst" in person.says("niet meer in Gent, nu Aalst", "inform")


def test_several_answers_at_once_are_all_kept_and_said_back(person: Conversation) -> None:
    agree(person)
    said = person.says(
        "ik woon in gent, max 15 km en zoek werk als lasser of elektricien, voltijds vanaf 1 februari",
        "inform",
    )
    for part in ("Woonplaats: Gent.", "tot 15 km", "Lasser, Elektricien", "1 februari", "Uren: voltijds"):
        assert part in said
    assert "Wanneer kan je werken?" in said
    profile = told(person)
    assert [each.occupation for each in profile.wanted] == ["lasser", "elektricien"]
    assert (profile.max_km, profile.hours) == (15, "full_time")


def test_work_of_before_is_not_taken_as_the_work_that_is_wanted(person: Conversation) -> None:
    agree(person)
    said = person.says("ik woon in Gent en was vroeger kok", "inform")
    assert "Hoe ver van huis" in said
    assert told(person).wanted == ()


def test_hours_with_times_say_both_back(person: Conversation) -> None:
    at(person, "Hoeveel wil je werken")
    said = person.says("voltijds, liefst overdag", "inform")
    assert "Uren: voltijds. Tijden: overdag." in said


@pytest.mark.parametrize(
    "text", ["schoonmaken", "poetsen", "ik wil koken", "naaien", "schoonmaak", "in de bouw"]
)
def test_work_named_by_what_is_done_or_where_gives_a_choice(text: str, person: Conversation) -> None:
    at(person, "Welk werk wil je doen")
    assert "Welk bedoel je?" in person.says(text, "inform")
    person.presses(person.buttons[0])
    assert len(told(person).wanted) == 1


@pytest.mark.parametrize("text", ["nog nooit gewerkt", "ik heb nog niet gewerkt", "geen ervaring"])
def test_no_work_yet_is_an_answer(text: str, person: Conversation) -> None:
    at(person, "Welk werk deed je al")
    assert "nog geen ervaring" in person.says(text, "inform")


def test_weak_back_is_no_wish_that_is_kept(person: Conversation) -> None:
    at(person, "wensen voor je werk")
    assert "Dat bewaar ik niet" in person.says("ik heb een zwakke rug", "inform")
    assert told(person).wishes is None


def test_wish_for_light_work_is_no_report_of_a_bad_boss(person: Conversation) -> None:
    at(person, "wensen voor je werk")
    said = person.says("liever niet zwaar werk", "report_exploitation")
    assert "112" not in said
    assert told(person).wishes == "liever niet zwaar werk"


@pytest.mark.parametrize("text", ["liever niet", "dat wil ik liever niet zeggen"])
def test_rather_not_is_no_wish(text: str, person: Conversation) -> None:
    at(person, "wensen voor je werk")
    person.says(text, "inform")
    assert told(person).wishes is None
    assert told(person).steps["wishes"] == "declined"


def test_report_of_a_bad_boss_is_answered_while_a_wish_is_asked(person: Conversation) -> None:
    at(person, "wensen voor je werk")
    assert "FAIRWORK" in person.says("mijn baas betaalt niet", "report_exploitation")
    assert told(person).wishes is None


def test_level_of_a_school_is_a_level_of_dutch(person: Conversation) -> None:
    at(person, "Hoeveel Nederlands")
    assert "B1" in person.says("ik spreek nederlands niveau 2", "ask_learn_dutch")
    assert told(person).dutch_level == "B1"


def test_who_makes_a_profile_is_a_newcomer(person: Conversation) -> None:
    person.slots["role"] = None
    agree(person)
    assert person.slots["role"] == "newcomer"


def test_after_a_stop_buttons_and_verder_lead_on(person: Conversation) -> None:
    agree(person)
    person.says("Gent", "inform")
    person.says("stop", "stop")
    assert person.buttons == ["Verder met mijn profiel", "Mijn gegevens bekijken"]
    assert "Hoe ver van huis" in person.says("verder", "stop")
    profile: Profile = told(person)
    assert profile.nis_code == "44021"

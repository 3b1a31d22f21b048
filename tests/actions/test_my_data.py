"""Somebody sees what is kept of them, downloads it, withdraws a consent, and has everything erased."""

import re

import pytest

from core.clock import now
from core.database.escalations import Escalation
from core.database.profiles import ProfileRow
from core.database.session import session_scope
from core.database.vacancies import VacancyRow
from core.services.consents import Purpose, agreed, give
from core.services.erasure import CODE
from tests.actions.conversation import Conversation
from tests.core.services.match_rows import add_profile, add_vacancy

SHOW, DELETE = "show_my_data", "delete_my_data"
ME = "a-person"
SURE, NO, ALL = "Ja, wis alles", "Nee", "Alles wissen"
DOWNLOAD = "Alles in één bestand"
NOT_THE_PROFILE = "Bewaar mijn profiel niet meer"
NOT_THE_STAFF = "Niet meer zien door medewerkers"
NOT_THE_MATCH = "Niet meer voorstellen"


@pytest.fixture
def newcomer(person: Conversation) -> Conversation:
    """Give somebody with a profile who agreed with everything."""
    person.slots["role"] = "newcomer"
    with session_scope() as session:
        for purpose in Purpose:
            give(session, ME, purpose)
        add_profile(session, ME)
        session.add(Escalation(person=ME, reason="request_human", state="waiting", opened_at=now()))
    return person


@pytest.fixture
def employer(person: Conversation) -> Conversation:
    """Give an employer with a vacancy."""
    person.slots["role"] = "employer"
    with session_scope() as session:
        give(session, ME, Purpose.KEEP)
        add_vacancy(session, ME)
        add_vacancy(session, ME, state="filled")
    return person


def in_force() -> set[Purpose]:
    with session_scope() as session:
        return {purpose for purpose in Purpose if agreed(session, ME, purpose)}


def has_profile() -> bool:
    with session_scope() as session:
        return session.get(ProfileRow, ME) is not None


def test_somebody_new_hears_that_only_this_conversation_is_kept(person: Conversation) -> None:
    said = person.says("wat weet je over mij?", SHOW)
    assert said.startswith("Dit bewaar ik van jou.")
    assert "• **Gesprek:** dit gesprek" in said
    assert "Profiel" not in said
    assert person.buttons == [DOWNLOAD, ALL, "Wat gebeurt er met mijn gegevens?"]


def test_who_has_a_profile_sees_it_with_the_consents_and_a_button_to_withdraw_each(
    newcomer: Conversation,
) -> None:
    newcomer.slots |= {"status": "asylum_seeker", "card_text": "none", "place": "Gent"}
    said = newcomer.says("toon mijn gegevens", SHOW)
    assert "• **Rol:** nieuwkomer" in said
    assert "• **Onthouden:** verblijf, kaart, gemeente" in said
    assert "• **Profiel:** ja" in said
    assert "profiel bewaren, medewerkers mogen het zien, voorstellen aan werkgevers" in said
    assert "• **Vragen aan een medewerker:** open: 1, klaar: 0" in said
    assert {NOT_THE_PROFILE, NOT_THE_STAFF, NOT_THE_MATCH, ALL} <= set(newcomer.buttons)


def test_employer_sees_vacancies_and_is_addressed_formally(employer: Conversation) -> None:
    said = employer.says("welke gegevens hebben jullie over ons bedrijf?", SHOW)
    assert "• **Vacatures:** 2, open: 1" in said
    assert not re.search(r"\b(je|jij|jou|jouw)\b", said)
    assert "Bewaar mijn vacatures niet meer" in employer.buttons


def test_download_goes_along_as_a_file_that_the_bot_makes(person: Conversation) -> None:
    person.says("toon mijn gegevens", SHOW)
    assert "JSON" in person.presses(DOWNLOAD)
    assert person.attached == {"file": {"kind": "my_data"}}


def test_question_about_a_part_gets_the_answer_about_that_part(person: Conversation) -> None:
    said = person.says("heb je mijn telefoonnummer nog staan", SHOW)
    assert said.startswith("Nee, je naam, nummer en foto van Telegram lees ik niet.")
    assert "Bron: Privacyverklaring van deze bot" in said


def test_wish_to_erase_is_asked_about_first_in_clear_words(person: Conversation) -> None:
    said = person.says("wis alles", DELETE)
    assert said.startswith("Wil je dat ik **alles** wis? Ik kan het niet terughalen.")
    assert {SURE, NO} <= set(person.buttons)
    assert person.attached == {}


def test_yes_erases_everything_and_its_words_hold_the_place_of_the_code(person: Conversation) -> None:
    person.slots["status"] = "asylum_seeker"
    person.says("wis alles", DELETE)
    said = person.presses(SURE)
    assert said.startswith("Alles is gewist.")
    assert said.count(CODE) == 1
    assert person.attached == {"erase": {}}
    assert person.buttons == []
    assert {name for name, value in person.slots.items() if value is not None} == set()


def test_no_leaves_everything(newcomer: Conversation) -> None:
    newcomer.says("wis alles", DELETE)
    assert newcomer.presses(NO).startswith("Goed. Ik wis niets.")
    assert newcomer.attached == {}
    assert has_profile()


def test_typed_no_leaves_everything_too(newcomer: Conversation) -> None:
    newcomer.says("wis alles", DELETE)
    assert newcomer.says("nee", "deny").startswith("Goed. Ik wis niets.")


def test_typed_yes_alone_is_not_enough_to_erase(person: Conversation) -> None:
    person.says("wis alles", DELETE)
    assert "typ: ja, wis alles" in person.says("ja", "affirm")
    assert person.attached == {}
    assert SURE in person.buttons


@pytest.mark.parametrize("typed", ["ja, wis alles", "Ja wis alles!"])
def test_whole_sentence_typed_after_the_question_erases(person: Conversation, typed: str) -> None:
    person.says("wis alles", DELETE)
    person.says(typed, DELETE)
    assert person.attached == {"erase": {}}


def test_whole_sentence_that_comes_out_of_the_blue_is_asked_about(person: Conversation) -> None:
    person.says("ja, wis alles", DELETE)
    assert person.attached == {}
    assert SURE in person.buttons


def test_yes_after_another_question_in_between_erases_nothing(person: Conversation) -> None:
    person.says("wis alles", DELETE)
    person.says("wat doen jullie met mijn gegevens?", "ask_privacy")
    person.says("ja", "affirm")
    assert person.attached == {}


def test_question_to_erase_can_be_heard_simpler_and_keeps_its_buttons(person: Conversation) -> None:
    person.says("wis alles", DELETE)
    assert person.says("herhaal", "repeat").startswith("Ik wis alles. Ik kan het niet terughalen.")
    assert {SURE, NO} <= set(person.buttons)


def test_who_withdraws_a_consent_chooses_which_or_everything(newcomer: Conversation) -> None:
    said = newcomer.says("ik trek mijn toestemming in", DELETE)
    assert said.startswith("Dat mag altijd.")
    assert newcomer.buttons == [NOT_THE_PROFILE, NOT_THE_STAFF, NOT_THE_MATCH, ALL, NO]


def test_who_gave_no_consent_hears_that_there_is_none_to_withdraw(person: Conversation) -> None:
    said = person.says("ik trek mijn toestemming in", DELETE)
    assert "Nu heb je er geen gegeven." in said


def test_consent_for_staff_and_for_matching_ends_at_once(newcomer: Conversation) -> None:
    newcomer.says("ik trek mijn toestemming in", DELETE)
    assert "Medewerkers zien je profiel niet meer" in newcomer.presses(NOT_THE_STAFF)
    assert in_force() == {Purpose.KEEP, Purpose.MATCH}
    newcomer.says("toon mijn gegevens", SHOW)
    newcomer.presses(NOT_THE_MATCH)
    assert in_force() == {Purpose.KEEP}
    assert has_profile()


def test_consent_to_keep_the_profile_is_asked_about_and_then_everything_of_it_goes(
    newcomer: Conversation,
) -> None:
    newcomer.says("mijn profiel mag weg", DELETE)
    assert "Ben je zeker?" in newcomer.presses(NOT_THE_PROFILE)
    assert has_profile()
    assert newcomer.presses("Ja, trek dat in") == "Goed. Je profiel is weg. Kennismakingen zijn gestopt."
    assert not has_profile()
    assert in_force() == set()


def test_employer_withdraws_the_consent_to_keep_vacancies(employer: Conversation) -> None:
    employer.says("wij trekken de toestemming in", DELETE)
    assert "al uw vacatures" in employer.presses("Bewaar mijn vacatures niet meer")
    employer.presses("Ja, trek dat in")
    with session_scope() as session:
        assert session.query(VacancyRow).count() == 0


def test_answer_to_the_question_whether_a_profile_may_stay_is_a_sign_of_life(newcomer: Conversation) -> None:
    with session_scope() as session:
        session.get(ProfileRow, ME).asked_to_keep_at = now()
    newcomer.shown({"Ja, bewaar mijn profiel": '/show_my_data{"answer": "keep_profile"}'})
    assert newcomer.presses("Ja, bewaar mijn profiel").startswith("Dank je. Ik bewaar je profiel.")
    with session_scope() as session:
        assert session.get(ProfileRow, ME).asked_to_keep_at is None


def test_profile_is_dropped_by_a_press_and_a_late_yes_says_that_it_is_gone(newcomer: Conversation) -> None:
    buttons = {
        "Nee, wis het": '/show_my_data{"answer": "drop_profile"}',
        "Ja, bewaar mijn profiel": '/show_my_data{"answer": "keep_profile"}',
    }
    newcomer.shown(buttons)
    newcomer.presses("Nee, wis het")
    assert not has_profile()
    newcomer.shown(buttons)
    assert "geen profiel meer" in newcomer.presses("Ja, bewaar mijn profiel")


def test_employer_sees_under_which_role_they_are_known(employer: Conversation) -> None:
    assert "**Rol:** werkgever" in employer.says("welke gegevens hebt u van ons?", SHOW)


def test_the_whole_sentence_erases_whatever_it_was_understood_as(newcomer: Conversation) -> None:
    newcomer.says("wis alles", DELETE)
    assert CODE in newcomer.says("ja, wis alles", "nlu_unclear")

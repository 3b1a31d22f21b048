"""A newcomer tells a profile in steps: consent first, each can be skipped, corrected, taken up again."""

import random
from typing import Any

import pytest
from sqlalchemy import select

from core.database.profiles import ProfileRow
from core.database.session import session_scope
from core.rules.consent import Purpose
from core.rules.profile import Profile
from core.services import consents, profiles
from tests.actions.conversation import Conversation

REGISTER = "register_profile"


def profile_of(person: Conversation) -> Profile | None:
    with session_scope() as session:
        return profiles.profile_of(session, person.person)


def told(person: Conversation) -> Profile:
    profile = profile_of(person)
    assert profile is not None
    return profile


def agree(person: Conversation, *, staff: str = "Ja", match: str = "Ja") -> str:
    """Begin and answer the three questions about consent; return the first question about the person."""
    person.says("ik wil mijn profiel maken", REGISTER)
    person.presses("Ja")
    person.presses(staff)
    return person.presses(match)


def skip_to(person: Conversation, part: str) -> str:
    """Put steps off until a question holds these words."""
    said = ""
    for _ in range(30):
        said = person.presses("Later")
        if part in said:
            return said
    raise AssertionError(f"{part!r} was never asked; last: {said}")


def at(person: Conversation, part: str) -> str:
    """Begin, agree and skip to a question."""
    said = agree(person)
    return said if part in said else skip_to(person, part)


def test_first_question_says_what_is_kept_and_nothing_is_kept_before_the_yes(person: Conversation) -> None:
    said = person.says("ik wil mijn profiel laten bewaren", REGISTER)
    assert "Mag ik je profiel bewaren?" in said
    assert "niets over je gezondheid" in said
    assert person.buttons == ["Ja", "Nee"]
    assert profile_of(person) is None


def test_no_to_keeping_ends_it_and_keeps_nothing(person: Conversation) -> None:
    person.says("profiel maken", REGISTER)
    said = person.presses("Nee")
    assert "Ik bewaar niets" in said
    assert person.slots.get("open_question") is None
    with session_scope() as session:
        assert session.scalars(select(ProfileRow)).all() == []
        assert consents.purposes(session, person.person) == frozenset()


@pytest.mark.parametrize("payload", ['/inform{"answer": "yes"}', '/inform{"answer": "yes_consent_staff"}'])
def test_old_button_that_said_yes_to_something_else_gives_no_consent(
    person: Conversation, payload: str
) -> None:
    person.says("profiel maken", REGISTER)
    person.presses("Ja")
    person.presses("Nee")
    person.presses_payload(payload)
    with session_scope() as session:
        assert consents.purposes(session, person.person) == {Purpose.KEEP}
    assert person.slots["open_question"] == "profile_consent_match"


def test_each_purpose_is_asked_apart_and_no_is_fine(person: Conversation) -> None:
    person.says("profiel maken", REGISTER)
    assert "medewerkers van de taskforce" in person.presses("Ja")
    assert "werk voor je te zoeken" in person.says("nee", "deny")
    said = person.says("liever niet nee", "deny")
    assert "Ik zoek geen werk voor je" in said
    assert "In welke gemeente woon je?" in said
    with session_scope() as session:
        assert consents.purposes(session, person.person) == {Purpose.KEEP}


def test_unclear_answer_about_consent_is_asked_again(person: Conversation) -> None:
    person.says("profiel maken", REGISTER)
    said = person.says("ik woon in Gent", "inform")
    assert "Kies **Ja** of **Nee**" in said
    assert profile_of(person) is None


def test_whole_profile_from_consent_to_the_end(person: Conversation) -> None:
    said = agree(person)
    assert "Stap 1 van" in said
    said = person.says("Kortrijk", "inform")
    assert "Woonplaats: Kortrijk" in said
    assert "Stap 2 van" in said
    person.says("20 km", "inform")
    said = person.says("kok of lasser", "inform")
    assert "Kok, Lasser" in said
    person.says("vanaf januari", "inform")
    person.says("halftijds", "inform")
    person.says("alleen overdag, geen weekend", "inform")
    said = person.says("ik werk graag met mensen", "nlu_unclear")
    assert "Hoeveel Nederlands" in said
    person.says("A2", "inform")
    said = person.says("Arabisch moedertaal en Engels", "inform")
    assert "Hoe goed spreek je **Engels**" in said
    person.presses("Goed")
    said = person.says("universiteit", "inform")
    assert "Bachelor / Master" in said
    person.presses("Bachelor")
    person.says("chemie", "nlu_not_understood")
    person.says("Syrië", "inform")
    person.says("nee nog niet", "deny")
    said = person.says("kok 5 jaar en metser", "inform")
    assert "Hoe lang deed je dit werk: **Metselaar**" in said
    person.says("anderhalf jaar", "inform")
    assert any(title.startswith("⬜") for title in person.buttons)
    first = person.buttons[0]
    said = person.presses(first)
    assert person.buttons[0] == first.replace("⬜", "✅")
    person.says("brood bakken", "nlu_unclear")
    person.presses("Klaar")
    person.says("rijbewijs B en C", "inform")
    person.presses("Ja, stel de vragen")
    person.says("ik ben erkend vluchteling", "ask_status_rights")
    assert person.slots["open_question"] == "profile_summary"
    said = person.presses("Ja, dit klopt")
    assert "Je profiel is klaar" in said
    assert "Ik zoek nu werk dat past" in said
    assert "Profiel als PDF" in person.buttons

    profile = told(person)
    assert (profile.nis_code, profile.max_km, profile.hours, profile.times) == (
        "34022",
        20,
        "part_time",
        ("day",),
    )
    assert str(profile.available_from) == "2027-01-01"
    assert [each.occupation for each in profile.wanted] == ["kok", "lasser"]
    assert profile.wishes == "ik werk graag met mensen"
    assert profile.dutch_level == "A2"
    assert [(each.language, each.level) for each in profile.languages] == [("ar", "C2"), ("en", "B1")]
    assert (profile.education.level, profile.education.field, profile.education.country) == (
        "bachelor",
        "chemie",
        "SY",
    )
    assert profile.education.recognised == "no"
    assert [(each.occupation, each.years) for each in profile.experience] == [("kok", 5), ("metselaar", 1.5)]
    assert profile.skills[-1].skill == "brood bakken"
    assert profile.licences == ("B", "C")
    assert profile.work is not None
    assert profile.work.answer.value == "yes"
    assert profile.steps["summary"] == "answered"


def test_everything_can_be_skipped(person: Conversation) -> None:
    agree(person)
    said = ""
    for number in range(40):
        title = "Later" if number % 2 else "Wil ik niet zeggen"
        if title not in person.buttons:
            break
        said = person.presses(title)
    assert "Klopt dit?" in said
    assert "wil dit niet zeggen" in said
    assert "Je profiel is klaar" in person.presses("Ja, dit klopt")
    profile = told(person)
    assert set(profile.steps.values()) <= {"later", "declined", "answered"}
    assert profile.nis_code is None


def test_typed_later_and_rather_not_work_like_the_buttons(person: Conversation) -> None:
    agree(person)
    person.says("later", "inform")
    person.says("wil ik niet zeggen", "nlu_unclear")
    assert told(person).steps["place"] == "later"
    assert told(person).steps["distance"] == "declined"


def test_stop_keeps_what_was_told_and_days_later_it_goes_on_at_the_first_open_step(
    person: Conversation,
) -> None:
    agree(person)
    person.says("Gent", "inform")
    said = person.says("stop", "stop")
    assert "blijft je profiel bewaard" in said
    person.slots = {}
    said = person.says("ik wil verder met mijn profiel", REGISTER)
    assert "We gaan verder waar je stopte" in said
    assert "Hoe ver van huis" in said
    assert told(person).nis_code is not None


def test_question_in_between_is_answered_and_the_step_is_asked_again(person: Conversation) -> None:
    agree(person)
    said = person.says("wanneer moet ik nederlands leren?", "ask_learn_dutch")
    assert "In welke gemeente" in said or "Waar woon je" in said
    assert told(person).steps.get("place") != "answered"


def test_earlier_answer_is_corrected_by_its_name(person: Conversation) -> None:
    agree(person)
    person.says("Gent", "inform")
    said = person.says("woonplaats is Kortrijk", "inform")
    assert "Woonplaats: Kortrijk" in said
    assert "Hoe ver van huis" in said
    assert told(person).nis_code == "34022"


def test_correction_by_name_is_no_wish(person: Conversation) -> None:
    at(person, "wensen voor je werk")
    person.says("woonplaats is Kortrijk", "inform")
    assert told(person).wishes is None
    assert told(person).nis_code == "34022"


def test_summary_is_corrected_by_a_word_and_shown_again(person: Conversation) -> None:
    at(person, "Hoeveel Nederlands")
    person.says("A1", "inform")
    skip_to(person, "Klopt dit?")
    said = person.says("A2", "inform")
    assert "A2 (basis)" in said
    assert "Klopt dit?" in said
    assert told(person).dutch_level == "A2"


def test_no_to_the_summary_asks_what_to_change(person: Conversation) -> None:
    at(person, "Klopt dit?")
    said = person.says("nee", "deny")
    assert "Wat wil je veranderen?" in said
    person.presses("Rijbewijs")
    said = person.says("geen", "deny")
    assert "geen rijbewijs" in said
    assert "Klopt dit?" in said
    assert told(person).licences == ()


@pytest.fixture
def with_profile(person: Conversation) -> Conversation:
    """Give a person whose profile is confirmed, with Dutch at A1."""
    at(person, "Hoeveel Nederlands")
    person.says("A1", "inform")
    skip_to(person, "Klopt dit?")
    person.presses("Ja, dit klopt")
    return person


def test_who_has_a_profile_chooses_what_to_do(with_profile: Conversation) -> None:
    said = with_profile.says("mijn profiel", REGISTER)
    assert "Je hebt al een profiel" in said
    assert "Toon mijn profiel" in with_profile.buttons
    assert "• Nederlands: A1 (een beetje)" in with_profile.presses("Toon mijn profiel")


def test_one_thing_is_changed_later(with_profile: Conversation) -> None:
    with_profile.says("ik wil mijn profiel aanpassen", REGISTER)
    with_profile.presses("Iets veranderen")
    with_profile.presses("Nederlands")
    said = with_profile.presses("Goed (B1)")
    assert "Nederlands: B1" in said
    assert "Je profiel is veranderd" in said
    assert told(with_profile).dutch_level == "B1"


def test_what_was_put_off_is_asked_again_when_the_person_wants(with_profile: Conversation) -> None:
    with_profile.says("mijn profiel", REGISTER)
    said = with_profile.presses("Verder met wat later was")
    assert "In welke gemeente" in said


@pytest.mark.parametrize("intent", ["inform", REGISTER, "nlu_unclear"])
def test_new_level_is_asked_about_before_it_changes(with_profile: Conversation, intent: str) -> None:
    said = with_profile.says("ik spreek nu B1", intent)
    assert "Nederlands: B1" in said
    assert told(with_profile).dutch_level == "A1"
    said = with_profile.presses("Ja, verander het")
    assert "Je profiel is veranderd" in said
    assert told(with_profile).dutch_level == "B1"


def test_no_to_the_change_leaves_the_profile_as_it_is(with_profile: Conversation) -> None:
    with_profile.says("ik spreek nu B1", "inform")
    said = with_profile.says("nee", "deny")
    assert "Ik verander niets" in said
    assert told(with_profile).dutch_level == "A1"
    assert with_profile.slots.get("open_question") is None


def test_question_about_a_change_survives_another_question(with_profile: Conversation) -> None:
    with_profile.says("ik spreek nu B1", "inform")
    said = with_profile.says("dag", "greet")
    assert "Zal ik dat veranderen" in said
    with_profile.presses("Ja, verander het")
    assert told(with_profile).dutch_level == "B1"


def test_level_that_is_known_changes_nothing_and_asks_nothing(with_profile: Conversation) -> None:
    said = with_profile.says("ik spreek A1", "inform")
    assert "Zal ik dat veranderen" not in said


def test_files_go_with_the_answer(with_profile: Conversation) -> None:
    with_profile.says("mijn profiel", REGISTER)
    with_profile.presses("Profiel als PDF")
    assert with_profile.attached == {"file": {"kind": "profile_pdf"}}
    with_profile.presses("Profiel als bestand (JSON)")
    assert with_profile.attached == {"file": {"kind": "profile_json"}}


@pytest.mark.parametrize(
    ("step", "question"),
    [("place", "In welke gemeente"), ("consent_match", "werk voor je te zoeken"), ("work", "mag je werken?")],
)
def test_button_elsewhere_asks_just_one_step(with_profile: Conversation, step: str, question: str) -> None:
    said = with_profile.presses_payload(f'/register_profile{{"answer": "{step}"}}')
    assert question in said


def test_button_for_one_step_asks_consent_first_when_there_is_none(person: Conversation) -> None:
    said = person.presses_payload('/register_profile{"answer": "place"}')
    assert "Mag ik je profiel bewaren?" in said


def test_buttons_of_a_profile_that_is_gone_begin_again(with_profile: Conversation) -> None:
    with_profile.says("mijn profiel", REGISTER)
    with session_scope() as session:
        profiles.delete_profile(session, with_profile.person)
        consents.withdraw(session, with_profile.person, Purpose.KEEP)
    said = with_profile.presses("Profiel als PDF")
    assert "Mag ik je profiel bewaren?" in said


def test_withdrawn_consent_stops_a_conversation_in_the_middle(person: Conversation) -> None:
    agree(person)
    with session_scope() as session:
        consents.withdraw(session, person.person, Purpose.KEEP)
    said = person.says("Gent", "inform")
    assert "Gent" not in said
    assert profile_of(person) is None or told(person).nis_code is None


def test_wish_about_lessons_is_a_wish_although_it_sounds_like_a_question(person: Conversation) -> None:
    at(person, "wensen voor je werk")
    person.says("ik wil graag Nederlands leren op het werk", "ask_learn_dutch")
    assert told(person).wishes == "ik wil graag Nederlands leren op het werk"


@pytest.mark.parametrize(
    "text", ["ik heb rugpijn en kan niet tillen", "ik ben moslim", "bel mij 0478 12 34 56"]
)
def test_what_does_not_belong_in_a_profile_is_not_kept(text: str, person: Conversation) -> None:
    at(person, "wensen voor je werk")
    said = person.says(text, "nlu_unclear")
    assert "bewaar ik niet" in said or "Schrijf hier geen nummer" in said
    assert told(person).wishes is None


def test_too_long_own_words_are_asked_again(person: Conversation) -> None:
    at(person, "Wat kan je goed")
    said = person.says("ik kan " + "heel " * 40 + "goed naaien", "nlu_unclear")
    assert "Dat is te lang" in said
    assert told(person).skills == ()


def test_distance_as_time_is_asked_as_kilometres(person: Conversation) -> None:
    at(person, "Hoe ver van huis")
    assert "Met tijd kan ik niet rekenen" in person.says("een uur met de bus", "inform")
    person.says("25", "inform")
    assert told(person).max_km == 25


def test_ambiguous_occupation_is_asked(person: Conversation) -> None:
    at(person, "Welk werk wil je doen")
    said = person.says("chauffeur", "inform")
    assert "Welk bedoel je?" in said
    person.presses(person.buttons[0])
    assert len(told(person).wanted) == 1


def test_languages_are_ticked_and_unticked(person: Conversation) -> None:
    at(person, "Welke andere talen")
    person.presses("⬜ Arabisch")
    person.presses("⬜ Frans")
    person.presses("✅ Frans")
    said = person.presses("Klaar")
    assert "Hoe goed spreek je **Arabisch**" in said
    assert [each.language for each in told(person).languages] == ["ar"]


def test_no_other_language_no_experience_and_no_licence_are_answers(person: Conversation) -> None:
    at(person, "Welke andere talen")
    person.says("geen", "deny")
    skip_to(person, "Welk werk deed je al")
    person.says("nog niet gewerkt", "deny")
    person.presses("Nog niet gewerkt") if "Nog niet gewerkt" in person.buttons else None
    profile = told(person)
    assert profile.steps["languages"] == "answered"
    assert profile.steps["experience"] == "answered"


def test_who_did_not_go_to_school_is_not_asked_for_a_diploma(person: Conversation) -> None:
    at(person, "Tot waar ging je naar school")
    said = person.presses("Geen school")
    assert "Welk werk deed je al" in said


def test_facts_that_were_told_before_are_not_asked_again(person: Conversation) -> None:
    person.says("ik ben erkend vluchteling, mag ik werken?", "ask_when_may_work")
    at(person, "mag je werken?")
    said = person.presses("Ja, stel de vragen")
    assert "Mag je werken? **ja**" in said
    assert "Klopt dit?" in said


def test_right_to_work_asks_only_what_is_missing_and_can_be_left(person: Conversation) -> None:
    at(person, "mag je werken?")
    said = person.presses("Ja, stel de vragen")
    assert person.slots["open_question"] == "status"
    assert "Liever niet nu?" in said
    said = person.presses("Later")
    assert "Klopt dit?" in said
    assert told(person).steps["work"] == "later"
    assert told(person).work is None


def test_application_since_the_pact_is_kept_as_not_sure(person: Conversation) -> None:
    at(person, "mag je werken?")
    person.presses("Ja, stel de vragen")
    person.says("ik ben asielzoeker", "inform")
    said = person.says("20 juli 2026", "inform")
    for _ in range(6):
        if "Klopt dit?" in said:
            break
        said = person.says("nee", "deny")
    assert "niet zeker" in said
    work = told(person).work
    assert work is not None
    assert (work.answer.value, work.first) == ("uncertain", None)


def test_impossible_date_about_papers_is_asked_again(person: Conversation) -> None:
    at(person, "mag je werken?")
    person.presses("Ja, stel de vragen")
    person.says("ik ben asielzoeker", "inform")
    person.says("31 februari 2026", "inform")
    assert person.slots["open_question"] == "application_date"
    assert told(person).work is None


def test_employer_who_wants_a_profile_gets_to_the_vacancy(person: Conversation) -> None:
    person.slots["role"] = "employer"
    said = person.says("ik wil mij registreren", REGISTER)
    assert "Mag ik uw vacature bewaren?" in said


def test_repeat_asks_the_open_step_again(person: Conversation) -> None:
    agree(person)
    assert "In welke gemeente" in person.says("herhaal", "repeat")


def test_log_holds_nothing_of_what_was_told(person: Conversation, caplog: pytest.LogCaptureFixture) -> None:
    at(person, "wensen voor je werk")
    person.says("appelblauwzeegroen werk", "nlu_unclear")
    assert "appelblauwzeegroen" not in caplog.text


def test_every_step_has_its_question_and_its_name(person: Conversation) -> None:
    from actions.profile import INTERVIEW
    from tests.actions.conversation import domain

    responses: Any = domain()["responses"]
    for step in INTERVIEW.steps:
        assert f"utter_ask_profile_{step.name}" in responses


SAID = (
    *("Gent", "20 km", "kok", "chauffeur", "vanaf januari", "31 februari", "halftijds", "geen weekend"),
    *("A2", "Arabisch en Engels goed", "universiteit", "Syrië", "kok 5 jaar en metser", "naaien, strijken"),
    *("later", "rijbewijs B", "ik ben asielzoeker", "5 januari 2026", "weet ik niet", "klaar", "9" * 50),
    *("wat is een ibo?", "woonplaats is Kortrijk", "nederlands is B2", "mijn profiel", "ik heb rugpijn"),
)
INTENTS = (
    "inform",
    "nlu_unclear",
    "nlu_not_understood",
    REGISTER,
    "ask_learn_dutch",
    "greet",
    "out_of_scope",
)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_said_or_pressed_gets_an_answer(seed: int, person: Conversation) -> None:
    chance = random.Random(seed)  # noqa: S311 (the same words on every run)
    agree(person)
    for _ in range(40):
        buttons = [title for title in person.buttons if "wis" not in title.lower()]
        if buttons and chance.random() < 0.5:
            said = person.presses(chance.choice(buttons))
        else:
            said = person.says(chance.choice(SAID), chance.choice(INTENTS))
        assert said.strip()
        assert "Er ging iets mis" not in said


@pytest.mark.parametrize("intent", INTENTS)
def test_without_a_yes_nothing_is_kept_whatever_is_said(intent: str, person: Conversation) -> None:
    person.says("profiel maken", REGISTER)
    for text in SAID:
        person.says(text, intent)
    assert profile_of(person) is None

"""An employer tells of a vacancy: step by step, corrected, stopped and taken up again; kept whole or not."""

import pytest
from sqlalchemy import select

from core.database.consents import ConsentRow
from core.database.session import session_scope
from core.database.vacancies import VacancyRow
from core.services import vacancies
from core.services.vacancies import Vacancy
from tests.actions.conversation import Conversation

REGISTER = "register_vacancy"
PERSON = "a-person"
NUMBER = "1999.000.150"


def kept() -> tuple[Vacancy, ...]:
    with session_scope() as session:
        return vacancies.vacancies_of(session, PERSON)


def tells_all(person: Conversation, first: str = "ik wil een vacature melden") -> str:
    """Answer every question that is asked; return the confirmation."""
    replies = {
        "vacancy_occupation": "metselaar",
        "vacancy_positions": "twee",
        "vacancy_nis_code": "Roeselare",
        "vacancy_dutch_level": "A2",
        "vacancy_coaching": "ja",
        "vacancy_skills": "geen",
        "vacancy_licences": "geen",
        "vacancy_hours": "voltijds",
        "vacancy_times": "overdag",
        "vacancy_start_on": "1 maart 2027",
        "vacancy_company": "Proefbouw bv",
        "vacancy_enterprise_number": NUMBER,
        "vacancy_contact": "Els, els@proefbouw.example",
    }
    said = person.says(first, REGISTER)
    if person.slots.get("open_question") == "vacancy_consent":
        said = person.presses("Ja, bewaar ze")
    while (question := person.slots["open_question"]) != "vacancy_confirmed":
        intent = "deny" if replies[question] == "geen" else "inform"
        said = person.says(replies[question], intent)
        assert person.slots["open_question"] != question, said
    return said


def test_a_vacancy_is_told_step_by_step_and_kept_whole(person: Conversation) -> None:
    said = tells_all(person)
    for part in (
        "Metselaar",
        "Aantal: 2",
        "Roeselare",
        "A2",
        "voltijds",
        "overdag",
        "1 maart 2027",
        NUMBER,
        "els@",
    ):
        assert part in said
    assert kept() == ()
    said = person.presses("Ja, bewaar de vacature")
    assert "is bewaard" in said
    (vacancy,) = kept()
    assert (vacancy.occupation, vacancy.positions, vacancy.dutch_level, vacancy.coaching) == (
        "metselaar",
        2,
        "A2",
        True,
    )
    assert (vacancy.enterprise_number, vacancy.contact) == ("1999000150", "Els, els@proefbouw.example")
    assert vacancy.sector == "bouw"
    assert person.slots["vacancy_draft"] is None
    assert person.buttons[:3] == ["Kandidaten bekijken", "Steun voor werkgevers", "Mijn vacatures"]


def test_what_the_first_message_tells_is_not_asked_again(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare vanaf 1 maart, A2 is genoeg", REGISTER)
    said = person.presses("Ja, bewaar ze")
    assert "knelpuntberoep" in said
    assert "VDAB" in said
    assert person.slots["open_question"] == "vacancy_coaching"
    draft = person.slots["vacancy_draft"]
    assert draft["positions"] == 2
    assert draft["nis_code"] == "36015"
    assert draft["start_on"] == "2027-03-01"
    assert draft["dutch_level"] == "A2"


def test_nothing_is_kept_without_consent(person: Conversation) -> None:
    said = person.says("ik zoek een kok in Gent", REGISTER)
    assert "Mag ik uw vacature bewaren?" in said
    said = person.presses("Nee, niet bewaren")
    assert "bewaar ik niets" in said
    assert not person.slots["vacancy_draft"]
    assert person.slots["open_question"] is None
    with session_scope() as session:
        assert session.scalars(select(ConsentRow)).all() == []


def test_old_button_that_said_yes_to_something_else_gives_no_consent(person: Conversation) -> None:
    person.says("ik zoek een kok in Gent", REGISTER)
    person.presses_payload('/inform{"answer": "yes"}')
    assert person.slots["open_question"] == "vacancy_consent"
    with session_scope() as session:
        assert session.scalars(select(ConsentRow)).all() == []


def test_consent_that_was_given_is_not_asked_again(person: Conversation) -> None:
    tells_all(person)
    person.presses("Ja, bewaar de vacature")
    person.presses("Nieuwe vacature")
    assert person.slots["open_question"] == "vacancy_occupation"


@pytest.mark.parametrize(
    ("step", "reply", "answer"),
    [
        ("vacancy_occupation", "goochelaar met konijnen", "Dat beroep ken ik niet"),
        ("vacancy_positions", "0", "minstens één"),
        ("vacancy_positions", "veel", "geen aantal"),
        ("vacancy_nis_code", "Timboektoe", "Die plaats ken ik niet"),
        ("vacancy_dutch_level", "bwa", "geen niveau"),
        ("vacancy_licences", "misschien", "geen rijbewijs"),
        ("vacancy_hours", "bwa", "geen uren"),
        ("vacancy_times", "bwa", "niet als tijd"),
        ("vacancy_start_on", "1 januari 2026", "al voorbij"),
        ("vacancy_start_on", "31 februari 2027", "kalender"),
        ("vacancy_start_on", "ooit", "geen dag"),
        ("vacancy_company", "12", "geen naam"),
        ("vacancy_enterprise_number", "1999.000.151", "klopt niet"),
        ("vacancy_enterprise_number", "weet ik niet", "tien cijfers"),
        ("vacancy_contact", "els@proefbouw", "klopt niet"),
        ("vacancy_contact", "bel mij", "Een van de twee"),
    ],
)
def test_what_cannot_be_used_gets_a_clear_question_and_no_row(
    person: Conversation, step: str, reply: str, answer: str
) -> None:
    tells_all(person)
    field = step.removeprefix("vacancy_")
    person.slots["vacancy_draft"].pop(field)
    person.slots["open_question"] = step
    said = person.says(reply, "inform")
    assert answer in said
    assert person.slots["open_question"] == step
    assert field not in person.slots["vacancy_draft"]
    assert kept() == ()


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("nee, 3 mensen", "positions", 3),
        ("plaats is Kortrijk", "nis_code", "34022"),
        ("nee, in Kortrijk", "nis_code", "34022"),
        ("B1 is nodig", "dutch_level", "B1"),
        ("het is halftijds", "hours", "part_time"),
        ("start is 1 april 2027", "start_on", "2027-04-01"),
        ("bedrijf is Ander Bouwwerk", "company", "Ander Bouwwerk"),
        ("ondernemingsnummer is 1999.999.943", "enterprise_number", "1999999943"),
        ("contact: 051 20 30 40", "contact", "051 20 30 40"),
        ("rijbewijs B is nodig", "licences", ["B"]),
        ("in het weekend", "times", ["weekend"]),
    ],
)
def test_a_word_corrects_a_value_in_the_summary(
    person: Conversation, words: str, field: str, value: object
) -> None:
    tells_all(person)
    said = person.says(words, "inform")
    assert person.slots["vacancy_draft"][field] == value
    assert "Klopt dit?" in said
    assert kept() == ()


def test_an_earlier_value_is_corrected_while_another_is_asked(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare", REGISTER)
    person.presses("Ja, bewaar ze")
    assert person.slots["open_question"] == "vacancy_dutch_level"
    said = person.says("nee, 3 mensen", "deny")
    assert "Aantal: 3" in said
    assert person.slots["open_question"] == "vacancy_dutch_level"


def test_another_occupation_asks_for_its_own_skills(person: Conversation) -> None:
    tells_all(person)
    said = person.says("nee, een lasser", "deny")
    assert "Lasser" in said
    assert person.slots["open_question"] == "vacancy_skills"


def test_a_value_is_corrected_with_the_buttons(person: Conversation) -> None:
    tells_all(person)
    person.presses("Iets verbeteren")
    assert "Rijbewijs" in person.buttons
    person.presses("Aantal")
    said = person.says("vier", "inform")
    assert "Aantal: 4" in said
    assert "Klopt dit?" in said


def test_skills_are_ticked_and_unticked(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare, geen Nederlands nodig", REGISTER)
    person.presses("Ja, bewaar ze")
    assert person.slots["open_question"] == "vacancy_skills"
    first, second = person.buttons[:2]
    person.presses(first)
    assert person.buttons[0] == f"✓ {first}"
    person.presses(second)
    person.presses(f"✓ {first}")
    person.presses("Klaar")
    assert person.slots["vacancy_draft"]["skills"] == [second]


def test_stop_keeps_what_was_told_and_it_can_go_on(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare", REGISTER)
    person.presses("Ja, bewaar ze")
    said = person.says("stop", "stop")
    assert "hou ik bij" in said
    assert person.slots["open_question"] is None
    said = person.says("ik wil een vacature melden", REGISTER)
    assert "Metselaar, Roeselare" in said
    person.presses("Verder met de vacature")
    assert person.slots["open_question"] == "vacancy_dutch_level"


def test_verder_goes_on_at_once(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare", REGISTER)
    person.presses("Ja, bewaar ze")
    person.says("stop", "stop")
    assert "Hoeveel Nederlands" in person.says("verder met mijn vacature", REGISTER)


def test_a_draft_can_be_thrown_away(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare", REGISTER)
    person.presses("Ja, bewaar ze")
    person.says("stop", "stop")
    assert "niets van bewaard" in person.presses("Weggooien")
    assert person.slots["vacancy_draft"] is None
    person.says("ik wil een vacature melden", REGISTER)
    assert person.slots["open_question"] == "vacancy_occupation"


def test_a_waiting_draft_is_never_lost_by_another_button(person: Conversation) -> None:
    tells_all(person)
    person.presses("Ja, bewaar de vacature")
    person.says("vacature voor een kok in Gent", REGISTER)
    person.says("stop", "stop")
    person.says("mijn vacatures", REGISTER)
    assert "Kok, Gent" in person.presses("Nieuwe vacature")
    person.says("mijn vacatures", REGISTER)
    person.presses("Metselaar, Roeselare")
    assert "Kok, Gent" in person.presses("Veranderen")
    person.presses("Opnieuw beginnen")
    assert person.slots["open_question"] == "vacancy_occupation"


def test_a_change_that_is_thrown_away_leaves_the_vacancy_as_it_was(person: Conversation) -> None:
    tells_all(person)
    person.presses("Ja, bewaar de vacature")
    before = kept()
    person.presses("Mijn vacatures")
    person.presses("Metselaar, Roeselare")
    person.presses("Veranderen")
    person.says("nee, 9 mensen", "deny")
    assert "zoals ze was" in person.presses("Weggooien")
    assert kept() == before


def test_another_question_in_between_is_answered_and_the_step_asked_again(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare", REGISTER)
    person.presses("Ja, bewaar ze")
    said = person.says("wat is IBO?", "ask_measure_details")
    assert "**IBO**" in said
    assert said.endswith("Hoeveel Nederlands is echt nodig voor dit werk?")
    assert person.says("A2", "inform").endswith("op de werkvloer.")


def test_a_question_that_asks_something_back_leaves_the_vacancy_waiting(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare", REGISTER)
    person.presses("Ja, bewaar ze")
    assert "Welk verblijf" in person.says("welke steun bestaat er?", "ask_support_measures")
    assert "Hoe groot" in person.says("erkend vluchteling", "inform")
    said = person.presses("Groot")
    assert "Dit kan passen" in said
    assert said.endswith("Hoeveel Nederlands is echt nodig voor dit werk?")


def test_hearing_it_again_asks_the_same_step(person: Conversation) -> None:
    person.says("ik zoek 2 metselaars in Roeselare", REGISTER)
    person.presses("Ja, bewaar ze")
    assert "Hoeveel Nederlands" in person.says("herhaal", "repeat")


def test_a_start_that_went_by_while_it_waited_is_asked_again(
    person: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    tells_all(person)
    monkeypatch.setenv("TOELEIDING_TODAY", "2027-03-02")
    said = person.presses("Ja, bewaar de vacature")
    assert "niet bewaren: Start" in said
    assert person.slots["open_question"] == "vacancy_start_on"
    assert kept() == ()
    person.says("zo snel mogelijk", "inform")
    person.presses("Ja, bewaar de vacature")
    assert len(kept()) == 1


def test_mine_are_listed_shown_changed_and_closed(person: Conversation) -> None:
    tells_all(person)
    person.presses("Ja, bewaar de vacature")
    said = person.says("mijn vacatures", REGISTER)
    assert "Metselaar, Roeselare (2), open" in said
    said = person.presses("Metselaar, Roeselare")
    assert "Proefbouw" in said
    assert "Klopt dit?" in person.presses("Veranderen")
    person.says("nee, 5 mensen", "deny")
    assert "is veranderd" in person.presses("Ja, bewaar de vacature")
    assert [one.positions for one in kept()] == [5]
    person.presses("Mijn vacatures")
    person.presses("Metselaar, Roeselare")
    assert "ingevuld" in person.presses("Ze is ingevuld")
    assert [one.state for one in kept()] == ["filled"]
    person.presses("Weer openen")
    assert [one.state for one in kept()] == ["open"]
    person.presses("Mijn vacatures")
    person.presses("Metselaar, Roeselare")
    person.presses("Ze moet weg")
    assert [one.state for one in kept()] == ["closed"]


def test_a_vacancy_of_somebody_else_cannot_be_reached(person: Conversation) -> None:
    tells_all(person)
    person.presses("Ja, bewaar de vacature")
    with session_scope() as session:
        session.scalars(select(VacancyRow)).one().person = "f" * 64
    said = person.says("mijn vacatures", REGISTER)
    assert "nog geen vacatures" in said
    person._buttons = {"x": '/register_vacancy{"answer": "close-1"}'}
    assert "vind ik niet meer" in person.presses("x")


def test_closing_by_words_leads_to_the_list(person: Conversation) -> None:
    tells_all(person)
    person.presses("Ja, bewaar de vacature")
    said = person.says("de vacature is ingevuld, haal ze weg uit de lijst", REGISTER)
    assert "Metselaar, Roeselare" in said


def test_a_work_placement_gets_its_own_answer(person: Conversation) -> None:
    said = person.says("ik wil een stageplaats melden bij jullie", REGISTER)
    assert "werkervaringsstage" in said
    assert not person.slots.get("vacancy_draft")


def test_how_to_report_at_vdab_can_still_be_read(person: Conversation) -> None:
    tells_all(person)
    person.presses("Ja, bewaar de vacature")
    assert "0800 30 700" in person.presses("Ook melden bij VDAB")


def test_several_occupations_are_told_one_at_a_time(person: Conversation) -> None:
    person.says("ik wil een vacature melden", REGISTER)
    person.presses("Ja, bewaar ze")
    said = person.says("een kok en een afwasser", "inform")
    assert "één beroep per keer" in said
    assert "Kok" in person.buttons
    person.presses("Kok")
    assert person.slots["open_question"] == "vacancy_positions"


def at_step(person: Conversation, field: str) -> None:
    """Bring somebody who told everything back to one question."""
    tells_all(person)
    person.slots["vacancy_draft"].pop(field)
    person.slots["open_question"] = f"vacancy_{field}"


@pytest.mark.parametrize("text", ["jan@resto", "1 januari 2020", "Els Peeters, 0478 12 34 56", "hallo daar"])
def test_only_a_word_for_yes_keeps_a_vacancy_or_gives_consent(person: Conversation, text: str) -> None:
    person.says("ik wil een vacature melden", REGISTER)
    person.says(text, "affirm")
    assert person.slots["open_question"] == "vacancy_consent"
    tells_all(person)
    person.says(text, "affirm")
    assert kept() == ()
    assert person.slots["open_question"] == "vacancy_confirmed"


@pytest.mark.parametrize("text", ["ja", "Ja, bewaar ze maar", "klopt", "oké", "dat is in orde"])
def test_a_typed_yes_keeps_a_vacancy(person: Conversation, text: str) -> None:
    tells_all(person)
    assert "is bewaard" in person.says(text, "affirm")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("company", "1 januari 2027"),
        ("company", "weet ik niet"),
        ("start_on", "gisteren"),
        ("contact", "0403170702"),
    ],
)
def test_what_is_clearly_something_else_is_not_noted(person: Conversation, field: str, text: str) -> None:
    at_step(person, field)
    person.says(text, "inform")
    assert field not in person.slots["vacancy_draft"]
    assert person.slots["open_question"] == f"vacancy_{field}"


def test_at_once_is_said_back_as_a_day(person: Conversation) -> None:
    at_step(person, "start_on")
    assert "• Start: 23 november 2026" in person.says("liefst gisteren", "inform")


@pytest.mark.parametrize("text", ["Klaar", "klaar.", "KLAAR"])
def test_what_stands_on_a_button_can_be_typed_whatever_it_is_understood_as(
    person: Conversation, text: str
) -> None:
    at_step(person, "skills")
    person.presses_payload('/inform{"answer": "skill-0"}')
    person.says(text, "stop")
    assert len(person.slots["vacancy_draft"]["skills"]) == 1
    assert person.slots["open_question"] == "vacancy_confirmed"


def test_an_earlier_value_is_corrected_by_its_title_while_another_is_asked(person: Conversation) -> None:
    at_step(person, "start_on")
    said = person.says("aantal is 3", "inform")
    assert person.slots["vacancy_draft"]["positions"] == 3
    assert "• Aantal: 3" in said
    assert person.slots["open_question"] == "vacancy_start_on"


def test_a_wrong_correction_asks_that_step_again(person: Conversation) -> None:
    tells_all(person)
    assert "al voorbij" in person.says("start is 1 januari 2026", "inform")
    assert person.slots["open_question"] == "vacancy_start_on"
    assert "Start: 1 april 2027" in person.says("1 april 2027", "inform")


@pytest.mark.parametrize("field", ["positions", "nis_code", "company", "contact", "enterprise_number"])
def test_a_question_is_never_noted_as_an_answer(person: Conversation, field: str) -> None:
    at_step(person, field)
    before = dict(person.slots["vacancy_draft"])
    said = person.says("wat met iemand die geen Nederlands kent?", "nlu_unclear", ("ask_language_coaching",))
    assert person.slots["vacancy_draft"] == before
    assert person.slots["open_question"] == f"vacancy_{field}"
    assert "Bedoelt u" in said


def test_a_question_about_fines_is_answered_at_every_step(person: Conversation) -> None:
    at_step(person, "nis_code")
    said = person.says("welke boete krijg ik als het mis gaat?", "nlu_unclear")
    assert "niveau 4" in said
    assert person.slots["open_question"] == "vacancy_nis_code"


def test_a_long_message_with_everything_is_read_whole(person: Conversation) -> None:
    said = person.says(
        "Geachte, wij zijn op zoek naar 3 voltijdse magazijniers voor ons centrum in Aalst. "
        "Startdatum: 1 februari 2027. Het werk is in twee ploegen, Nederlands niveau A2, taalcoaching mag, "
        "rijbewijs niet nodig. Bedrijf: Proefstock nv, ondernemingsnummer 1999.000.150, "
        "els@proefstock.example",
        REGISTER,
    )
    for line in (
        "Beroep: Magazijnmedewerker",
        "Aantal: 3",
        "Plaats: Aalst",
        "Nederlands: A2",
        "Taalcoaching: ja",
        "Rijbewijs: niet nodig",
        "Uren: voltijds",
        "Tijden: overdag, 's avonds",
        "Start: 1 februari 2027",
        "Bedrijf: Proefstock nv",
        "Ondernemingsnummer: 1999.000.150",
        "Contact: els@proefstock.example",
    ):
        assert line in said
    person.presses("Ja, bewaar ze")
    assert person.slots["open_question"] == "vacancy_skills"
    assert "Klopt dit?" in person.presses("Niets van dit alles")


def test_a_mobile_phone_is_no_enterprise_number(person: Conversation) -> None:
    at_step(person, "enterprise_number")
    person.slots["open_question"] = "vacancy_positions"
    person.slots["vacancy_draft"].pop("positions")
    person.says("bel mij op 0470000038", "inform")  # its last two digits happen to fit
    assert "enterprise_number" not in person.slots["vacancy_draft"]


def test_the_question_which_service_is_asked_again_with_its_buttons(person: Conversation) -> None:
    person.slots["role"] = "employer"
    person.says("waar moet ik zijn?", "ask_contact")
    choices = person.buttons
    assert choices
    said = person.says("bwa", "nlu_not_understood")
    assert said.endswith("Waarvoor zoekt u een dienst?")
    assert person.buttons[-len(choices) :] == choices


def test_an_unclear_wish_for_people_keeps_what_was_told(person: Conversation) -> None:
    text = "ik ben werkgever, ik zoek een metselaar in Kortrijk"
    said = person.says(text, "nlu_unclear", ("register_vacancy", "find_candidates"))
    assert "Bedoelt u" in said
    said = person.presses("Een vacature melden")
    assert "Beroep: Metselaar" in said
    assert "Plaats: Kortrijk" in said


@pytest.mark.parametrize("text", ["weer verder", "ok we gaan verder", "Verder!", "doe maar voort"])
def test_who_wants_to_go_on_is_never_stopped(person: Conversation, text: str) -> None:
    at_step(person, "hours")
    assert "voltijds of deeltijds" in person.says(text, "stop")
    assert person.slots["open_question"] == "vacancy_hours"


@pytest.mark.parametrize("text", ["niet verder", "ik wil niet verder gaan", "stop"])
def test_who_does_not_want_to_go_on_is_stopped(person: Conversation, text: str) -> None:
    at_step(person, "hours")
    assert "ik stop" in person.says(text, "stop")


def test_employer_reaches_vacancies_and_candidates_with_buttons_alone(person: Conversation) -> None:
    person.says("hallo", "greet")
    person.presses("Ik ben werkgever")
    assert {"Een vacature melden", "Kandidaten vinden"} <= set(person.buttons)
    assert "bewaren" in person.presses("Een vacature melden")

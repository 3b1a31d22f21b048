"""Newcomers and employers who find each other: cards, reasons, yes and no, and who hears a name when."""

from datetime import date

import pytest
from sqlalchemy import select

from core.database.matches import AuditRow, MatchRow
from core.database.profiles import ProfileRow
from core.database.relay import OutboxMessage
from core.database.session import session_scope
from core.database.vacancies import CLOSED, VacancyRow
from core.rules.consent import Purpose
from core.rules.match_state import Phase
from core.seal import Seal
from core.services import consents
from core.services.match_rows import state_of
from core.services.matches import propose
from core.services.matching import refresh_index_row
from tests.actions.conversation import Conversation
from tests.match_samples import COMPANY, STRANGER, add_person_on_telegram, add_profile, add_vacancy

TODAY = date(2026, 11, 23)
KEY = "a key of at least thirty-two characters, for tests"
FIND = "find_candidates"
WORK = "ask_find_job"
CONTACT = "An Peeters, jobs@lasbedrijf.example"


def two_people(telegram: bool) -> tuple[Conversation, Conversation]:
    with session_scope() as session:
        for person in ("samira", "werkgever"):
            if telegram:
                add_person_on_telegram(session, person)
    newcomer, employer = Conversation(TODAY, "samira"), Conversation(TODAY, "werkgever")
    employer.slots = {"role": "employer"}
    newcomer.slots = {"role": "newcomer"}
    return newcomer, employer


@pytest.fixture
def people(person: Conversation) -> tuple[Conversation, Conversation]:
    """Give a newcomer and an employer at a terminal, who can only be told things in the conversation."""
    return two_people(telegram=False)


@pytest.fixture
def on_telegram(person: Conversation) -> tuple[Conversation, Conversation]:
    """Give a newcomer and an employer on Telegram, who can be written to."""
    return two_people(telegram=True)


def has_profile(*people: str, **values: object) -> None:
    with session_scope() as session:
        for person in people:
            add_profile(session, person, **values)
            refresh_index_row(session, person)


def has_vacancy(person: str = "werkgever", **values: object) -> int:
    with session_scope() as session:
        return add_vacancy(session, person, **{"contact": Seal(KEY).close(CONTACT), **values})


def messages_to(person: str) -> list[str]:
    with session_scope() as session:
        rows = session.scalars(
            select(OutboxMessage).where(OutboxMessage.pseudonym == person).order_by(OutboxMessage.id)
        )
        return [Seal(KEY).open(row.text) or "" for row in rows]


def the_match() -> MatchRow:
    with session_scope() as session:
        return session.scalars(select(MatchRow)).one()


def looks() -> list[tuple[str, str]]:
    with session_scope() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.action == "card_seen").order_by(AuditRow.id))
        return [(row.actor, row.person) for row in rows]


def passes_on(newcomer: Conversation, said: str) -> str:
    """Answer the three steps of an introduction with yes; return what is said at the end."""
    assert "voornaam" in said
    assert "bereiken" in newcomer.says("ik heet Samira", "inform")
    said = newcomer.says("bel mij op 0478 12 34 56", "inform")
    assert COMPANY in said
    assert "Samira" in said
    return newcomer.presses("Ja, geef dat door")


# the employer begins


def test_employer_with_a_vacancy_sees_cards_without_anything_that_tells_who_it_is(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    has_profile("samira", "bilal", "olena", education_country="SY")
    has_vacancy()
    said = employer.says("ik zoek mensen", FIND)
    assert said.count("**Kandidaat") == 3
    assert "A2 gevraagd, kandidaat heeft A1: taalcoaching kan helpen" in said
    assert "Ervaring: 3 tot 5 jaar" in said
    for secret in ("samira", "bilal", "olena", "Kortrijk", "SY", "Syri"):
        assert secret not in said
    assert looks() == [("werkgever", person) for _, person in looks()]
    assert {person for _, person in looks()} == {"samira", "bilal", "olena"}


def test_buttons_of_cards_hold_no_pseudonym(people: tuple[Conversation, Conversation]) -> None:
    _, employer = people
    has_profile("samira", "bilal", "olena")
    has_vacancy()
    employer.says("ik zoek mensen", FIND)
    payloads = " ".join(employer._buttons.values())
    assert not any(person in payloads for person in ("samira", "bilal", "olena"))


def test_fewer_than_three_candidates_are_shown_without_details(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    has_profile("samira")
    has_vacancy()
    said = employer.says("ik zoek mensen", FIND)
    assert "Nederlands: past voor een deel" in said
    assert "A1" not in said
    assert "maar weinig mensen" in said


def test_more_cards_come_three_at_a_time(people: tuple[Conversation, Conversation]) -> None:
    _, employer = people
    has_profile(*(f"person-{number}" for number in range(7)))
    has_vacancy()
    employer.says("ik zoek mensen", FIND)
    assert employer.presses("Meer kandidaten").count("**Kandidaat") == 3
    said = employer.presses("Meer kandidaten")
    assert "**Kandidaat G**" in said
    assert "Meer kandidaten" not in employer.buttons


def test_asking_for_more_after_the_last_card_does_not_say_that_there_is_nobody(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    has_profile("samira", "bilal", "olena")
    has_vacancy()
    employer.says("ik zoek mensen", FIND)
    said = employer.says("meer kandidaten", FIND)
    assert "U zag alle kandidaten" in said
    assert "niemand" not in said
    assert "U zag alle kandidaten" in employer.says("nog meer kandidaten", FIND)
    assert "**Kandidaat A**" in employer.presses("Andere kandidaten")


def test_what_was_asked_without_a_vacancy_is_not_asked_again_for_the_vacancy(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    has_profile("samira", "bilal", "olena")
    employer.says("ik zoek een lasser in Kortrijk", FIND)
    assert "U zag alle kandidaten" in employer.says("meer kandidaten", FIND)
    said = employer.presses("Een vacature melden")
    assert "Beroep: Lasser" in said
    assert "Plaats: Kortrijk" in said


def test_employer_with_two_vacancies_chooses(people: tuple[Conversation, Conversation]) -> None:
    _, employer = people
    has_profile("samira")
    has_vacancy()
    second = has_vacancy(occupation="metselaar", isco08="7112", sector="bouw")
    employer.says("ik zoek mensen", FIND)
    assert f"Metselaar ({second})" in employer.buttons
    assert "niemand" in employer.presses(f"Metselaar ({second})")


def test_nobody_that_fits_is_said_with_what_may_help(people: tuple[Conversation, Conversation]) -> None:
    _, employer = people
    has_vacancy(coaching=False)
    said = employer.says("ik zoek mensen", FIND)
    assert "niemand" in said
    assert "VDAB" in said
    assert "taalcoaching" in said
    assert "Taalcoaching op de werkvloer" in employer.buttons


def test_general_question_keeps_its_answer(people: tuple[Conversation, Conversation]) -> None:
    _, employer = people
    said = employer.says("waar vind ik kandidaten", FIND)
    assert "0800 30 700" in said
    assert "Een vacature melden" in employer.buttons


def test_other_ways_stay_in_reach_below_the_cards(people: tuple[Conversation, Conversation]) -> None:
    _, employer = people
    has_profile("samira")
    has_vacancy()
    employer.says("ik zoek mensen", FIND)
    assert "0800 30 700" in employer.presses("Andere wegen naar kandidaten")


def test_occupation_without_a_vacancy_gives_cards_and_asks_to_report_it_first(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    has_profile("samira", "bilal", "olena")
    said = employer.says("ik zoek een lasser in Kortrijk", FIND)
    assert said.count("**Kandidaat") == 3
    assert "Afstand" not in said
    assert not any(title.startswith("Kennismaken") for title in employer.buttons)
    assert "Een vacature melden" in employer.buttons


def test_occupation_without_a_vacancy_and_few_people_shows_no_card(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    has_profile("samira", "bilal")
    said = employer.says("ik zoek een lasser in Kortrijk", FIND)
    assert "**Kandidaat" not in said
    assert "mensen die passen" in said
    assert looks() == []


def test_occupation_without_anybody_keeps_the_other_ways(people: tuple[Conversation, Conversation]) -> None:
    _, employer = people
    said = employer.says("ik zoek een lasser in Kortrijk", FIND)
    assert "niemand" in said
    assert "0800 30 700" in said


def test_person_without_consent_for_matching_is_never_shown(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    has_profile("samira")
    with session_scope() as session:
        consents.withdraw(session, "samira", Purpose.MATCH)
    has_vacancy()
    assert "niemand" in employer.says("ik zoek mensen", FIND)


def test_from_the_card_to_the_introduction_at_two_terminals(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, employer = people
    has_profile("samira")
    has_vacancy()
    employer.says("ik zoek mensen", FIND)
    said = employer.presses("Kennismaken met A")
    assert COMPANY in said
    assert the_match_or_none() is None
    said = employer.presses("Ja, ik wil kennismaken")
    assert "Tot dan krijgt u geen naam" in said
    said = newcomer.says("mijn kennismakingen", WORK)
    assert "jij mag ja of nee zeggen" in said
    said = newcomer.presses(f"Bekijk {the_match().id}")
    assert "jij hebt A1" in said
    assert COMPANY not in said
    said = passes_on(newcomer, newcomer.presses("Ja, ik wil kennismaken"))
    assert COMPANY in said
    assert CONTACT in said
    assert newcomer.slots.get("introduction_draft") is None
    employer.says("onze kennismakingen", FIND)
    said = employer.presses(f"Bekijk {the_match().id}")
    assert "Samira" in said
    assert "0478123456" in said


def the_match_or_none() -> MatchRow | None:
    with session_scope() as session:
        return session.scalars(select(MatchRow)).first()


def test_on_telegram_a_name_goes_in_a_message_and_never_through_the_conversation(
    on_telegram: tuple[Conversation, Conversation],
) -> None:
    newcomer, employer = on_telegram
    has_profile("samira")
    has_vacancy()
    employer.says("ik zoek mensen", FIND)
    employer.presses("Kennismaken met A")
    employer.presses("Ja, ik wil kennismaken")
    assert "Een werkgever wil je leren kennen" in messages_to("samira")[-1]
    newcomer._buttons = {"Bekijk": f'/ask_find_job{{"answer": "match-show-{the_match().id}"}}'}
    newcomer.presses("Bekijk")
    said = passes_on(newcomer, newcomer.presses("Ja, ik wil kennismaken"))
    assert "apart bericht" in said
    assert CONTACT not in said
    assert CONTACT in messages_to("samira")[-1]
    assert "Samira" in messages_to("werkgever")[-1]
    employer.says("mijn kennismakingen", FIND)
    said = employer.presses(f"Bekijk {the_match().id}")
    assert "Samira" not in said
    assert len(messages_to("werkgever")) == 2


def test_newcomer_says_no_and_the_employer_cannot_ask_again(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, employer = people
    has_profile("samira")
    has_vacancy()
    employer.says("ik zoek mensen", FIND)
    employer.presses("Kennismaken met A")
    yes = employer._buttons
    employer.presses("Ja, ik wil kennismaken")
    newcomer.says("mijn voorstellen", WORK)
    newcomer.presses(f"Bekijk {the_match().id}")
    assert "stopt hier" in newcomer.presses("Nee, dank je")
    employer._buttons = yes
    assert "niet meer" in employer.presses("Ja, ik wil kennismaken")
    assert state_of(the_match()).phase is Phase.STOPPED
    assert "niemand" in employer.says("ik zoek mensen", FIND)


# the newcomer begins


def test_newcomer_without_a_profile_hears_the_other_ways_and_can_make_one(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    said = newcomer.says("ik zoek werk", WORK)
    assert "VDAB" in said
    assert "Mijn profiel laten bewaren" in newcomer.buttons


def test_newcomer_without_consent_for_matching_is_asked_for_just_that(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira")
    with session_scope() as session:
        consents.withdraw(session, "samira", Purpose.MATCH)
    has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    assert newcomer._buttons["Toestemming geven"] == '/register_profile{"answer": "consent_match"}'


def test_newcomer_with_an_incomplete_profile_is_asked_for_just_what_is_missing(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira", dutch_level=None, nis_code=None)
    has_vacancy()
    said = newcomer.says("ik zoek werk", WORK)
    assert "hoe goed je Nederlands is" in said
    assert "waar je woont" in said
    assert "rijbewijs" not in said
    assert newcomer._buttons["Waar ik woon"] == '/register_profile{"answer": "place"}'


def test_newcomer_sees_work_that_fits_without_the_company(people: tuple[Conversation, Conversation]) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    said = newcomer.says("ik zoek werk", WORK)
    assert "**1. Lasser** in Kortrijk" in said
    assert "VDAB" in said
    said = newcomer.presses("Meer over 1")
    assert "Taalcoaching kan helpen" in said
    assert "in je eigen gemeente" in said
    assert COMPANY not in said


def test_newcomer_begins_and_the_employer_answers_at_two_terminals(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, employer = people
    has_profile("samira")
    has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    newcomer.presses("Meer over 1")
    said = passes_on(newcomer, newcomer.presses("Ik heb interesse"))
    assert "mag het bedrijf ja of nee zeggen" in said
    employer.says("mijn kennismakingen", FIND)
    said = employer.presses(f"Bekijk {the_match().id}")
    assert "Samira" not in said
    said = employer.presses("Ja, ik wil kennismaken")
    assert "Samira" in said


def test_newcomer_corrects_what_is_passed_on(people: tuple[Conversation, Conversation]) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    newcomer.presses("Meer over 1")
    newcomer.presses("Ik heb interesse")
    newcomer.says("Samra", "inform")
    newcomer.says("0478 12 34 56", "inform")
    newcomer.presses("Iets verbeteren")
    newcomer.says("Samira", "inform")
    assert "**Samira**" in newcomer.says("samira@voorbeeld.example", "inform")


def asked_to_confirm(newcomer: Conversation) -> str:
    """Come to the last step of an introduction; return what the yes below it says."""
    newcomer.says("ik zoek werk", WORK)
    newcomer.presses("Meer over 1")
    newcomer.presses("Ik heb interesse")
    newcomer.says("Samira", "inform")
    newcomer.says("0478 12 34 56", "inform")
    return newcomer._buttons["Ja, geef dat door"]


def test_number_that_is_typed_again_at_the_end_replaces_the_wrong_one(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    asked_to_confirm(newcomer)
    said = newcomer.says("nee, 0499 99 99 99", "deny")
    assert "**0499999999**" in said
    assert "Is dat goed?" in said


def changes(vacancy_id: int, **values: object) -> None:
    with session_scope() as session:
        for name, value in values.items():
            setattr(session.get(VacancyRow, vacancy_id), name, value)


def test_yes_below_something_that_was_corrected_passes_nothing_on(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    old_yes = asked_to_confirm(newcomer)
    newcomer.presses("Iets verbeteren")
    newcomer.says("Samira", "inform")
    newcomer.says("0499 99 99 99", "inform")
    assert "0499999999" in newcomer.presses_payload(old_yes)
    assert the_match_or_none() is None
    newcomer.presses("Ja, geef dat door")
    assert the_match_or_none() is not None


@pytest.mark.parametrize("payload", ['/inform{"answer": "yes"}', '/inform{"answer": "yes_consent_match"}'])
def test_yes_of_another_question_passes_nothing_on(
    people: tuple[Conversation, Conversation], payload: str
) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    asked_to_confirm(newcomer)
    newcomer.presses_payload(payload)
    assert the_match_or_none() is None


@pytest.mark.parametrize("typed", [True, False])
def test_company_that_changed_since_it_was_shown_is_shown_again(
    people: tuple[Conversation, Conversation], typed: bool
) -> None:
    newcomer, _ = people
    has_profile("samira")
    vacancy_id = has_vacancy()
    asked_to_confirm(newcomer)
    changes(vacancy_id, company="Een heel ander bedrijf")
    said = newcomer.says("ja", "affirm") if typed else newcomer.presses("Ja, geef dat door")
    assert "Een heel ander bedrijf" in said
    assert the_match_or_none() is None
    newcomer.says("ja", "affirm")
    assert the_match().newcomer_agreed_at is not None


def test_vacancy_that_is_gone_while_the_last_step_is_open_stops_no_conversation(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira")
    vacancy_id = has_vacancy()
    asked_to_confirm(newcomer)
    with session_scope() as session:
        session.delete(session.get(VacancyRow, vacancy_id))
    said = newcomer.says("wat doen jullie met mijn gegevens?", "ask_privacy")
    assert "bewaart wat je schrijft" in said
    assert "Dit voorstel is er niet meer" in newcomer.says("ja", "affirm")


def test_company_that_is_called_like_a_link_is_no_link(people: tuple[Conversation, Conversation]) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy(company="[Win geld](https://kwaad.example)")
    asked_to_confirm(newcomer)
    said = newcomer.says("wat?", "repeat")
    assert "](" not in said


def test_introduction_that_was_held_back_comes_with_the_next_look(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, employer = people
    has_profile("samira")
    vacancy_id = has_vacancy()
    asked_to_confirm(newcomer)
    newcomer.presses("Ja, geef dat door")
    number = the_match().id
    works_from(date(2027, 6, 1))
    employer.says("mijn kennismakingen", FIND)
    employer.presses(f"Bekijk {number}")
    assert "Dat kan nu niet" in employer.presses("Ja, ik wil kennismaken")
    newcomer.says("mijn kennismakingen", WORK)
    assert "Dat kan nu niet" in newcomer.presses(f"Bekijk {number}")
    assert "Deze kennismaking stoppen" in newcomer.buttons
    changes(vacancy_id, start_on=date(2027, 7, 1))
    newcomer.says("mijn kennismakingen", WORK)
    assert CONTACT in newcomer.presses(f"Bekijk {number}")


def test_old_button_of_a_match_that_ended_shows_nobody(people: tuple[Conversation, Conversation]) -> None:
    newcomer, employer = people
    has_profile("samira")
    has_vacancy()
    asked_to_confirm(newcomer)
    newcomer.presses("Ja, geef dat door")
    number = the_match().id
    for what in ("yes", f"end-{number}-hired"):
        answer = what if what.startswith("end") else f"{what}-{number}"
        employer.presses_payload(f'/find_candidates{{"answer": "match-{answer}"}}')
    assert state_of(the_match()).phase is Phase.ENDED
    seen = len(looks())
    for what in ("show", "yes", "stop"):
        said = employer.presses_payload(f'/find_candidates{{"answer": "match-{what}-{number}"}}')
        assert "komt niet terug" in said
    assert len(looks()) == seen


def works_from(day: date) -> None:
    with session_scope() as session:
        session.get(ProfileRow, "samira").work_from = day


def test_newcomer_who_says_no_at_the_end_leaves_nothing(people: tuple[Conversation, Conversation]) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    newcomer.presses("Meer over 1")
    newcomer.presses("Ik heb interesse")
    newcomer.says("Samira", "inform")
    newcomer.says("0478 12 34 56", "inform")
    assert "Ik geef niets door" in newcomer.presses("Nee, geef niets door")
    assert the_match_or_none() is None
    assert newcomer.slots.get("introduction_draft") is None


def test_newcomer_who_stops_half_way_leaves_nothing(people: tuple[Conversation, Conversation]) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    newcomer.presses("Meer over 1")
    newcomer.presses("Ik heb interesse")
    newcomer.says("Samira", "inform")
    assert "Ik geef niets door" in newcomer.says("stop", "stop")
    assert newcomer.slots.get("introduction_draft") is None


def test_another_question_in_between_is_answered_and_the_step_asked_again(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    newcomer.presses("Meer over 1")
    newcomer.presses("Ik heb interesse")
    said = newcomer.says("is lasser een knelpuntberoep?", "ask_shortage_occupation")
    assert "voornaam" in said


@pytest.mark.parametrize(("said", "hears"), [("0478", "Ik zie geen naam"), ("xyz 12", "Ik zie geen naam")])
def test_what_is_no_name_is_asked_again(
    people: tuple[Conversation, Conversation], said: str, hears: str
) -> None:
    newcomer, _ = people
    has_profile("samira")
    has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    newcomer.presses("Meer over 1")
    newcomer.presses("Ik heb interesse")
    assert hears in newcomer.says(said, "inform")


def test_vacancy_that_closed_in_the_meantime_is_said_to_be_closed(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira")
    vacancy = has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    with session_scope() as session:
        session.get(VacancyRow, vacancy).state = CLOSED
    assert "niet meer open" in newcomer.presses("Meer over 1")


def test_place_in_the_question_keeps_the_answer_for_that_place(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira")
    said = newcomer.says("ik zoek werk in brussel", WORK)
    assert "Actiris" in said
    assert "Werk dat bij mijn profiel past" in newcomer.buttons


# whose match it is


@pytest.mark.parametrize("what", ["show", "yes", "stop", "stopped", "end"])
@pytest.mark.parametrize("intent", [FIND, WORK])
def test_number_of_somebody_elses_match_opens_nothing(
    people: tuple[Conversation, Conversation], what: str, intent: str
) -> None:
    has_profile("samira")
    vacancy = has_vacancy()
    with session_scope() as session:
        match_id = propose(session, vacancy, "samira", by="staff:els")
    stranger = Conversation(TODAY, STRANGER)
    stranger._buttons = {"raad": f'/{intent}{{"answer": "match-{what}-{match_id}"}}'}
    assert "niet voor" in stranger.presses("raad")
    assert state_of(the_match()).phase is Phase.PROPOSED


@pytest.mark.parametrize("what", ["vacancy", "meet", "agree"])
def test_number_of_somebody_elses_vacancy_opens_no_cards(
    people: tuple[Conversation, Conversation], what: str
) -> None:
    has_profile("samira")
    vacancy = has_vacancy()
    stranger = Conversation(TODAY, STRANGER)
    stranger.slots = {"role": "employer"}
    reference = "" if what == "vacancy" else "-0123456789abcdef01234567"
    stranger._buttons = {"raad": f'/find_candidates{{"answer": "{what}-{vacancy}{reference}"}}'}
    assert "niet meer" in stranger.presses("raad")
    assert looks() == []
    assert the_match_or_none() is None


def test_typed_words_that_look_like_an_answer_of_a_button_do_nothing(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, _ = people
    has_profile("samira")
    vacancy = has_vacancy()
    with session_scope() as session:
        match_id = propose(session, vacancy, "samira", by="staff:els")
    newcomer.says(f"match-stopped-{match_id}", WORK)
    assert state_of(the_match()).phase is Phase.PROPOSED


def test_stop_after_an_introduction_asks_first_and_tells_how_it_ended(
    people: tuple[Conversation, Conversation],
) -> None:
    newcomer, employer = people
    has_profile("samira")
    has_vacancy()
    newcomer.says("ik zoek werk", WORK)
    newcomer.presses("Meer over 1")
    passes_on(newcomer, newcomer.presses("Ik heb interesse"))
    employer.says("mijn kennismakingen", FIND)
    employer.presses(f"Bekijk {the_match().id}")
    employer.presses("Ja, ik wil kennismaken")
    shown = employer._buttons
    assert "Wilt u deze kennismaking stoppen" in employer.presses("Deze kennismaking stoppen")
    employer._buttons = shown
    employer.presses("Hoe liep het af?")
    assert "Proficiat" in employer.presses("Aangenomen")
    match = the_match()
    assert (match.outcome, match.contact) == ("hired", None)


@pytest.mark.parametrize("text", ["geef mij de volgende kandidaten", "toon meer mensen"])
def test_employer_types_for_more_cards(people: tuple[Conversation, Conversation], text: str) -> None:
    _, employer = people
    has_profile(*(f"person-{number}" for number in range(4)))
    has_vacancy()
    employer.says("toon kandidaten voor mijn vacature", FIND)
    assert "**Kandidaat D**" in employer.says(text, FIND)


def test_employer_with_a_vacancy_who_asks_for_profiles_sees_the_cards(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    has_profile("samira")
    assert "lijst met namen" in employer.says("hebben jullie een lijst met cv's", FIND)
    has_vacancy()
    assert "**Kandidaat A**" in employer.says("hebben jullie een lijst met cv's", FIND)


@pytest.mark.parametrize("text", ["welke vacatures passen bij mijn profiel", "toon werk dat bij mij past"])
def test_newcomer_with_a_profile_asks_for_vacancies(
    people: tuple[Conversation, Conversation], text: str
) -> None:
    newcomer, _ = people
    assert "VDAB" in newcomer.says(text, WORK)
    has_profile("samira")
    has_vacancy()
    assert "**1. Lasser** in Kortrijk" in newcomer.says(text, WORK)


@pytest.mark.parametrize(
    "text",
    [
        "mijn kennismakingen",
        "heeft al een werkgever naar mijn profiel gevraagd",
        "welke bedrijven willen met mij kennismaken",
        "toon mijn voorstellen van werk",
    ],
)
def test_newcomer_asks_for_introductions_in_many_words(
    people: tuple[Conversation, Conversation], text: str
) -> None:
    newcomer, _ = people
    assert "Er loopt nu geen kennismaking" in newcomer.says(text, WORK)


def test_employer_who_asks_for_candidates_to_be_put_forward_is_not_taken_to_own_matches(
    people: tuple[Conversation, Conversation],
) -> None:
    _, employer = people
    said = employer.says("kunt u ons geschikte kandidaten voorstellen", FIND)
    assert "0800 30 700" in said


def test_demonstration_people_are_said_to_be_none(people: tuple[Conversation, Conversation]) -> None:
    newcomer, employer = people
    has_profile("samira")
    has_vacancy()
    with session_scope() as session:
        session.get(ProfileRow, "samira").demo = True
        for row in session.scalars(select(VacancyRow)):
            row.demo = True
    assert "geen echte mensen" in employer.says("ik zoek mensen", FIND)
    assert "geen echt werk" in newcomer.says("ik zoek werk", WORK)


def test_level_without_dutch_is_told_in_words(people: tuple[Conversation, Conversation]) -> None:
    _, employer = people
    has_profile("samira", "bilal", "olena", dutch_level="A0")
    has_vacancy()
    assert "kandidaat heeft A0 (nog bijna geen)" in employer.says("ik zoek mensen", FIND)

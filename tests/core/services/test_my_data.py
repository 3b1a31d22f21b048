"""What somebody may see of themselves, the file with everything in it, and consents withdrawn."""

import json
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import now
from core.database.desk import DeskMessageRow
from core.database.escalations import Escalation
from core.database.matches import AuditRow, MatchRow, SuggestionRow
from core.database.people import tables_about_people
from core.database.profiles import ProfileRow
from core.database.relay import Conversation, OutboxMessage
from core.database.vacancies import VacancyRow
from core.seal import Seal
from core.services.consents import Purpose, give, purposes
from core.services.my_data import overview, sign_of_life, withdraw_from
from core.services.my_data_export import FileKind, export, file_of
from tests.core.services.everybody import CHAT, MOMENT, fill_everything, make_rasa_table, rasa_records
from tests.core.services.match_rows import add_match, add_profile, add_suggestion, add_vacancy

KEY = "a-secret-key-for-tests-only-0123456789"
SEAL = Seal(KEY)
AMINA, BILAL = SEAL.pseudonym(1), SEAL.pseudonym(2)


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)


@pytest.fixture
def pair(session: Session) -> Session:
    """Give a database with a newcomer and an employer on Telegram, who agreed with everything."""
    make_rasa_table(session)
    for person in (AMINA, BILAL):
        session.add(Conversation(pseudonym=person, chat=SEAL.close("1"), last_update=now(), role="newcomer"))
        for purpose in Purpose:
            give(session, person, purpose)
    add_profile(session, AMINA)
    return session


def test_overview_of_somebody_unknown_is_empty(session: Session) -> None:
    kept = overview(session, "nobody")
    assert (kept.messages, kept.since, kept.profile, kept.consents, kept.matches) == (0, None, False, (), 0)


def test_overview_counts_what_is_kept_by_theme(pair: Session) -> None:
    rasa_records(pair, AMINA, "user", text="dag")
    rasa_records(pair, AMINA, "slot", name="status", value="asylum_seeker")
    rasa_records(pair, AMINA, "bot", text="hallo")
    vacancy = add_vacancy(pair, BILAL)
    add_suggestion(pair, vacancy, AMINA)
    add_match(pair, vacancy, AMINA)
    pair.add(Escalation(person=AMINA, reason="complain", state="waiting", opened_at=now()))
    pair.flush()
    kept = overview(pair, AMINA)
    assert (kept.messages, kept.since) == (2, MOMENT.date())
    assert kept.profile
    assert [each.purpose for each in kept.consents] == list(Purpose)
    assert (kept.matches, kept.suggestions, kept.open_questions, kept.closed_questions) == (1, 1, 1, 0)
    employer = overview(pair, BILAL)
    assert (employer.vacancies, employer.open_vacancies, employer.matches) == (1, 1, 1)


def test_export_holds_the_rows_of_every_table_opened(session: Session) -> None:
    make_rasa_table(session)
    fill_everything(session, AMINA, SEAL)
    found = export(session, AMINA, SEAL)
    assert set(found["tables"]) == {table.name for table in tables_about_people()}
    (conversation,) = found["tables"]["conversations"]
    assert conversation["chat"] == CHAT
    assert found["tables"]["profiles"][0]["wishes"] == "geheim van profiles.wishes"
    assert "gAAAA" not in json.dumps(found), "something sealed was not opened"


def test_export_holds_the_conversation_with_what_was_understood_and_what_is_remembered(
    session: Session,
) -> None:
    make_rasa_table(session)
    entities = [{"entity": "status", "value": "asylum_seeker", "start": 0}]
    parsed = {"intent": {"name": "inform"}, "entities": entities}
    rasa_records(session, AMINA, "user", text="asielzoeker", parse_data=parsed)
    rasa_records(session, AMINA, "slot", name="status", value="student")
    rasa_records(session, AMINA, "slot", name="status", value="asylum_seeker")
    rasa_records(session, AMINA, "slot", name="age", value=None)
    rasa_records(session, AMINA, "bot", text="Op welke dag?")
    found = export(session, AMINA, SEAL)
    asked, answered = found["conversation"]
    assert (asked["speaker"], asked["text"], asked["understood"]) == ("you", "asielzoeker", "inform")
    assert asked["details"] == {"status": "asylum_seeker"}
    assert (answered["speaker"], answered["text"]) == ("bot", "Op welke dag?")
    assert found["remembered"] == {"status": "asylum_seeker"}


def test_export_tells_nothing_of_anybody_else(pair: Session) -> None:
    vacancy = add_vacancy(pair, BILAL, contact=SEAL.close("Els, 0470"))
    add_match(pair, vacancy, AMINA, contact=SEAL.close("Amina, 0489"), stopped_by="staff:els")
    pair.add(AuditRow(at=now(), actor="staff:els", action="profile_seen", person=AMINA))
    pair.add(AuditRow(at=now(), actor=BILAL, action="card_seen", person=AMINA))
    pair.flush()
    of_amina, of_bilal = export(pair, AMINA, SEAL), export(pair, BILAL, SEAL)
    assert BILAL not in json.dumps(of_amina)
    assert "els" not in json.dumps(of_amina)
    assert "Amina, 0489" in json.dumps(of_amina)
    assert {row["actor"] for row in of_amina["tables"]["audit"]} == {"staff", "the other side"}
    assert AMINA not in json.dumps(of_bilal)
    assert "Amina, 0489" not in json.dumps(of_bilal)
    assert "Els, 0470" in json.dumps(of_bilal)


def test_file_is_json_with_the_day_in_its_name(pair: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-28")
    file = file_of(pair, SEAL, AMINA, FileKind.MY_DATA)
    assert file is not None
    assert (file.name, file.media_type) == ("gegevens-2026-11-28.json", "application/json")
    assert json.loads(file.content)["pseudonym"] == AMINA


def test_without_the_consent_to_keep_there_is_no_profile_no_vacancy_and_no_other_consent(
    pair: Session,
) -> None:
    vacancy = add_vacancy(pair, BILAL)
    add_match(pair, vacancy, AMINA, employer_agreed_at=now(), newcomer_agreed_at=now(), introduced_at=now())
    gone = withdraw_from(pair, AMINA, Purpose.KEEP)
    assert (gone["profiles"], gone["consents"], gone["matches"]) == (1, 3, 1)
    assert pair.scalars(select(ProfileRow)).all() == []
    assert pair.scalars(select(MatchRow)).all() == []
    assert purposes(pair, AMINA) == set()
    withdraw_from(pair, BILAL, Purpose.KEEP)
    assert pair.scalars(select(VacancyRow)).all() == []


def test_without_the_consent_for_matching_suggestions_go_and_what_was_not_introduced_stops(
    pair: Session,
) -> None:
    first, second = add_vacancy(pair, BILAL), add_vacancy(pair, BILAL)
    add_suggestion(pair, first, AMINA)
    waiting = add_match(
        pair, first, AMINA, employer_agreed_at=now(), newcomer_agreed_at=now(), contact=SEAL.close("{}")
    )
    met = add_match(pair, second, AMINA, introduced_at=now(), newcomer_agreed_at=now())
    withdraw_from(pair, AMINA, Purpose.MATCH)
    pair.expire_all()
    assert pair.scalars(select(SuggestionRow)).all() == []
    stopped = pair.get(MatchRow, waiting)
    assert (stopped.stopped_by, stopped.contact) == ("newcomer", None)
    assert pair.get(MatchRow, met).stopped_at is None
    assert purposes(pair, AMINA) == {Purpose.KEEP, Purpose.STAFF}
    told = [row.pseudonym for row in pair.scalars(select(OutboxMessage))]
    assert told == [BILAL]


def test_without_the_consent_for_staff_the_rest_stays(pair: Session) -> None:
    assert withdraw_from(pair, AMINA, Purpose.STAFF) == {"consents": 1}
    assert purposes(pair, AMINA) == {Purpose.KEEP, Purpose.MATCH}
    assert pair.get(ProfileRow, AMINA) is not None


def test_withdrawing_what_was_never_given_changes_nothing(session: Session) -> None:
    assert withdraw_from(session, "nobody", Purpose.MATCH) == {}


def test_sign_of_life_takes_back_the_question(pair: Session) -> None:
    profile = pair.get(ProfileRow, AMINA)
    profile.asked_to_keep_at = now()
    pair.flush()
    assert sign_of_life(pair, AMINA)
    pair.expire_all()
    assert pair.get(ProfileRow, AMINA).asked_to_keep_at is None
    assert not sign_of_life(pair, "nobody")
    assert overview(pair, AMINA).consents[0].given_on >= date(2026, 1, 1)


def test_export_has_what_was_written_with_staff_but_not_what_staff_said_among_themselves(
    pair: Session,
) -> None:
    question = Escalation(person=AMINA, reason="complain", state="staff", opened_at=now())
    pair.add(question)
    pair.flush()
    for speaker, words in (("person", "mijn vraag"), ("staff", "ons antwoord"), ("note", "bel de dienst")):
        row = DeskMessageRow(
            escalation_id=question.id,
            person=AMINA,
            speaker=speaker,
            kind="text",
            text=SEAL.close(words),
            created_at=now(),
        )
        pair.add(row)
    pair.flush()
    rows = export(pair, AMINA, SEAL)["tables"]["desk_messages"]
    assert [(row["speaker"], row.get("text")) for row in rows] == [
        ("person", "mijn vraag"),
        ("staff", "ons antwoord"),
        ("note", None),
    ]

"""Erasing a person from every table, on both databases, with Rasa's own table beside ours."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text, select
from sqlalchemy.orm import Session

from core.clock import now
from core.database.erasure_receipts import ErasureReceiptRow
from core.database.matches import AuditRow, MatchRow
from core.database.models import Base
from core.database.people import person_column
from core.database.profiles import ProfileRow
from core.database.relay import Conversation, OutboxMessage
from core.database.vacancies import VacancyRow
from core.seal import Seal
from core.services.erasure import CODE, erase_person, erase_with_message, receipt_sent, waiting_receipts
from tests.core.services.everybody import (
    NOT_ABOUT_PEOPLE,
    fill_everything,
    make_rasa_table,
    places_of,
    rasa_records,
    tables_with_people,
)
from tests.core.services.match_rows import add_match, add_profile, add_vacancy

KEY = "a-secret-key-for-tests-only-0123456789"
SEAL = Seal(KEY)
AMINA = SEAL.pseudonym(1)
BILAL = SEAL.pseudonym(2)
FORM = re.compile(r"TL-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)


@pytest.fixture
def full(session: Session) -> Session:
    """Give a database in which Amina stands everywhere, and Bilal too."""
    make_rasa_table(session)
    for person in (AMINA, BILAL):
        fill_everything(session, person)
        rasa_records(session, person, text="mag ik werken?")
    rasa_records(session, BILAL, "slot", name="shown", value=[AMINA])
    return session


@pytest.fixture
def forgotten_table() -> Iterator[Table]:
    """Declare a table for the time of a test, as somebody does who adds one and forgets erasure."""
    columns = (Column("id", Integer, primary_key=True), Column("about", String(64)), Column("note", Text))
    table = Table("forgotten", Base.metadata, *columns)
    yield table
    Base.metadata.remove(table)


def test_nothing_of_an_erased_person_is_left_in_any_column_of_any_table(full: Session) -> None:
    assert places_of(full, AMINA) >= {table.name for table in tables_with_people()} | {"events"}
    erase_person(full, AMINA)
    assert places_of(full, AMINA) == set()


def test_of_everybody_else_everything_stays(full: Session) -> None:
    before = places_of(full, BILAL)
    erase_person(full, AMINA)
    assert places_of(full, BILAL) == before


def test_table_that_erasure_forgets_is_found(session: Session, forgotten_table: Table) -> None:
    make_rasa_table(session)
    forgotten_table.create(session.connection())
    fill_everything(session, AMINA)
    erase_person(session, AMINA)
    assert places_of(session, AMINA) == {"forgotten"}


def test_table_with_a_new_way_to_hang_on_a_person_is_erased_by_itself(session: Session) -> None:
    columns = (
        Column("id", Integer, primary_key=True),
        Column("match_id", ForeignKey(MatchRow.id, ondelete="CASCADE")),
        Column("person", String(64)),
    )
    table = Table("match_notes", Base.metadata, *columns)
    try:
        table.create(session.connection())
        fill_everything(session, AMINA)
        assert erase_person(session, AMINA).counts["match_notes"] == 1
    finally:
        Base.metadata.remove(table)


@pytest.mark.parametrize("name", sorted(NOT_ABOUT_PEOPLE & Base.metadata.tables.keys()))
def test_table_that_is_not_about_people_has_no_column_for_a_person(name: str) -> None:
    assert person_column(Base.metadata.tables[name]) is None


def test_every_row_that_goes_is_counted_by_table(full: Session) -> None:
    counts = erase_person(full, AMINA).counts
    assert {name: counts[name] for name in ("conversations", "outbox", "profiles", "matches")} == {
        "conversations": 1,
        "outbox": 1,
        "profiles": 1,
        "matches": 1,
    }
    assert counts["events"] == 2, "the message, and the slot of somebody else that named her"


def test_erasing_somebody_unknown_erases_nothing(full: Session) -> None:
    assert erase_person(full, "nobody").rows == 0


def test_erasing_works_before_rasa_made_its_table(session: Session) -> None:
    session.add(Conversation(pseudonym=AMINA, chat="sealed", last_update=now()))
    assert erase_person(session, AMINA).counts == {"conversations": 1}


def test_receipt_says_when_and_how_much_but_not_who(full: Session) -> None:
    erased = erase_person(full, AMINA)
    assert erased.code is not None
    assert FORM.fullmatch(erased.code)
    receipt = full.get(ErasureReceiptRow, erased.code)
    assert receipt.counts == erased.counts
    assert receipt.to_send is None


def test_audit_keeps_what_was_done_without_the_person(full: Session) -> None:
    full.add(AuditRow(at=now(), actor="staff:els", action="profile_seen", person=AMINA))
    full.add(AuditRow(at=now(), actor=AMINA, action="card_seen", person=BILAL))
    erase_person(full, AMINA)
    rows = set(full.execute(select(AuditRow.actor, AuditRow.person, AuditRow.action)).all())
    assert {("staff:els", None, "profile_seen"), ("erased", BILAL, "card_seen")} <= rows


def test_receipt_waits_encrypted_until_it_was_sent(full: Session) -> None:
    erased = erase_with_message(full, SEAL, AMINA, 4242, f"Alles is gewist. Bewijs: {CODE}")
    row = full.get(ErasureReceiptRow, erased.code)
    assert "4242" not in row.to_send
    (receipt,) = waiting_receipts(full, SEAL)
    assert (receipt.chat_id, receipt.text) == (4242, f"Alles is gewist. Bewijs: {erased.code}")
    receipt_sent(full, receipt.code)
    assert waiting_receipts(full, SEAL) == []
    assert full.get(ErasureReceiptRow, erased.code).to_send is None


@pytest.mark.parametrize(("gone", "told"), [(AMINA, BILAL), (BILAL, AMINA)])
def test_other_side_of_a_match_hears_that_it_stops_but_not_who_or_why(
    session: Session, gone: str, told: str
) -> None:
    for person in (AMINA, BILAL):
        session.add(Conversation(pseudonym=person, chat=SEAL.close("1"), last_update=now()))
    add_profile(session, AMINA)
    add_match(session, add_vacancy(session, BILAL), AMINA, newcomer_agreed_at=now(), employer_agreed_at=now())
    session.flush()
    erase_person(session, gone)
    messages = [(row.pseudonym, SEAL.open(row.text)) for row in session.scalars(select(OutboxMessage))]
    assert [person for person, _ in messages] == [told]
    said = messages[0][1] or ""
    assert "gaat niet door" in said
    assert not re.search("gewist|verwijderd|toestemming|Bakkerij|Amina", said)
    assert session.scalars(select(MatchRow)).all() == []


def test_side_without_a_conversation_is_no_hindrance(session: Session) -> None:
    add_profile(session, AMINA)
    add_match(session, add_vacancy(session, "terminal-1"), AMINA, newcomer_agreed_at=now())
    session.flush()
    erase_person(session, "terminal-1")
    assert session.scalars(select(VacancyRow)).all() == []
    assert session.scalars(select(ProfileRow.person)).all() == [AMINA]

"""What was kept long enough goes, and nothing else: by the real periods of data/retention.yml."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.content.retention import retention
from core.database.consents import ConsentRow
from core.database.desk import DeskMessageRow, DeskOutboxRow
from core.database.erasure_receipts import ErasureReceiptRow
from core.database.escalations import Escalation
from core.database.language_requests import LanguageRequestRow
from core.database.matches import AuditRow, MatchRow
from core.database.notices import NoticeRow
from core.database.profiles import ProfileRow
from core.database.relay import Button, Conversation, OutboxMessage
from core.database.reminders import SENT, WAITING, ReminderRow
from core.database.review import UnclearMessage
from core.database.session import session_scope
from core.database.vacancies import VacancyRow
from core.seal import Seal
from core.services.consents import Purpose, give, purposes
from core.services.my_data import sign_of_life
from core.services.retention import Counts, purge
from tests.core.services.everybody import make_rasa_table, places_of, rasa_records
from tests.core.services.match_rows import add_match, add_profile, add_vacancy

KEY = "a-secret-key-for-tests-only-0123456789"
SEAL = Seal(KEY)
NOW = datetime(2027, 12, 15, 9, tzinfo=timezone.utc)
AMINA, BILAL = "amina", "bilal"


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@pytest.fixture
def database(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Give a database with Rasa's table, on the day of this test."""
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    monkeypatch.setenv("TOELEIDING_TODAY", NOW.date().isoformat())
    make_rasa_table(session)
    return session


def writes(session: Session, person: str, days_ago: float) -> None:
    """Let somebody on Telegram have written so long ago."""
    at = ago(days_ago)
    session.add(Conversation(pseudonym=person, chat=SEAL.close("1"), last_update=at))
    session.flush()
    rasa_records(session, person, at=at, text="mag ik werken?")


def purged(session: Session, at: datetime = NOW) -> Counts:
    session.flush()
    counts = {kind: number for kind, number in purge(session, SEAL, at.date(), at).items() if number}
    session.expire_all()
    return counts


def questions(session: Session) -> list[str]:
    return [SEAL.open(row.text) or "" for row in session.scalars(select(OutboxMessage))]


def test_who_was_silent_for_ninety_days_is_gone_from_every_table(database: Session) -> None:
    writes(database, AMINA, 91)
    writes(database, BILAL, 89)
    rasa_records(database, "terminal-1", at=ago(91), text="hallo")
    assert purged(database) == {"people_erased": 2}
    assert places_of(database, AMINA) | places_of(database, "terminal-1") == set()
    assert places_of(database, BILAL) == {"conversations", "events"}


def test_second_time_on_a_day_nothing_is_left_to_do(database: Session) -> None:
    writes(database, AMINA, 91)
    add_profile(database, AMINA, last_sign_of_life=ago(400))
    writes(database, BILAL, 91)
    assert purged(database)
    assert purged(database) == {}


@pytest.mark.parametrize("reason", ["profile", "vacancy", "reminder", "question"])
def test_who_has_something_here_keeps_the_address_but_not_what_was_said(
    database: Session, reason: str
) -> None:
    writes(database, AMINA, 91)
    if reason == "profile":
        add_profile(database, AMINA, last_sign_of_life=ago(91))
    elif reason == "vacancy":
        add_vacancy(database, AMINA, updated_at=ago(91))
    elif reason == "reminder":
        days = {"day": NOW.date() + timedelta(days=9), "send_on": NOW.date() + timedelta(days=2)}
        database.add(ReminderRow(person=AMINA, kind="card", state=WAITING, created_at=ago(200), **days))
    else:
        database.add(Escalation(person=AMINA, reason="request_human", opened_at=ago(91)))
    assert purged(database) == {"conversations_emptied": 1}
    assert "events" not in places_of(database, AMINA)
    assert "conversations" in places_of(database, AMINA)


def test_reminder_that_was_sent_a_month_ago_no_longer_keeps_the_address(database: Session) -> None:
    writes(database, AMINA, 91)
    days = {"day": ago(40).date(), "send_on": ago(40).date()}
    row = ReminderRow(person=AMINA, kind="card", state=SENT, created_at=ago(200), sent_at=ago(29), **days)
    database.add(row)
    assert purged(database) == {"conversations_emptied": 1}
    assert purged(database, NOW + timedelta(days=2)) == {"people_erased": 1}


def test_profile_is_asked_about_a_month_before_and_deleted_when_nobody_answers(database: Session) -> None:
    writes(database, AMINA, 336)
    for purpose in Purpose:
        give(database, AMINA, purpose)
    add_profile(database, AMINA, last_sign_of_life=ago(340))
    assert purged(database)["profiles_asked"] == 1
    (asked,) = questions(database)
    assert "wissen wij je profiel op" in asked
    titles = [SEAL.open(row.title) for row in database.scalars(select(Button).order_by(Button.position))]
    assert titles == ["Ja, bewaar mijn profiel", "Nee, wis het"]
    assert "profiles_deleted" not in purged(database, NOW + timedelta(days=29))
    assert purged(database, NOW + timedelta(days=31))["profiles_deleted"] == 1
    assert purposes(database, AMINA) == set()
    assert len(questions(database)) <= 1


def test_profile_stays_when_its_owner_says_so(database: Session) -> None:
    writes(database, AMINA, 340)
    add_profile(database, AMINA, last_sign_of_life=ago(340))
    purged(database)
    assert sign_of_life(database, AMINA)
    assert "profiles_deleted" not in purged(database, NOW + timedelta(days=31))


def test_any_message_is_a_sign_of_life(database: Session) -> None:
    writes(database, AMINA, 340)
    add_profile(database, AMINA, last_sign_of_life=ago(340))
    purged(database)
    database.get(Conversation, AMINA).last_update = NOW + timedelta(days=1)
    counts = purged(database, NOW + timedelta(days=31))
    assert "profiles_deleted" not in counts
    assert database.get(ProfileRow, AMINA).asked_to_keep_at is None


def test_service_that_was_away_for_months_still_asks_first(database: Session) -> None:
    writes(database, AMINA, 500)
    add_profile(database, AMINA, last_sign_of_life=ago(500))
    counts = purged(database)
    assert counts["profiles_asked"] == 1
    assert "profiles_deleted" not in counts


def test_profile_of_somebody_who_cannot_be_reached_goes_on_the_same_day(database: Session) -> None:
    add_profile(database, "terminal-1", last_sign_of_life=ago(340))
    assert purged(database) == {"profiles_asked": 1}
    assert questions(database) == []
    assert purged(database, NOW + timedelta(days=31))["profiles_deleted"] == 1
    assert places_of(database, "terminal-1") == set()


def test_vacancy_goes_a_year_after_the_last_sign_of_its_employer(database: Session) -> None:
    writes(database, BILAL, 10)
    add_vacancy(database, BILAL, updated_at=ago(400))
    add_vacancy(database, BILAL, updated_at=ago(400), state="filled")
    add_vacancy(database, "terminal-1", updated_at=ago(400))
    assert purged(database) == {"vacancies_deleted": 2}
    assert [row.state for row in database.scalars(select(VacancyRow))] == ["open"]


def test_newcomer_hears_that_a_match_stops_when_its_vacancy_goes(database: Session) -> None:
    writes(database, AMINA, 1)
    add_profile(database, AMINA, last_sign_of_life=ago(1))
    vacancy = add_vacancy(database, "terminal-1", updated_at=ago(400))
    add_match(database, vacancy, AMINA, employer_agreed_at=ago(30))
    assert purged(database)["vacancies_deleted"] == 1
    (said,) = questions(database)
    assert "gaat niet door" in said


def test_match_that_stopped_a_year_ago_goes(database: Session) -> None:
    writes(database, AMINA, 1)
    add_profile(database, AMINA, last_sign_of_life=ago(1))
    writes(database, BILAL, 1)
    add_match(database, add_vacancy(database, BILAL), AMINA, stopped_at=ago(400), stopped_by="employer")
    add_match(database, add_vacancy(database, BILAL), AMINA, stopped_at=ago(100), stopped_by="employer")
    assert purged(database) == {"matches_deleted": 1}
    assert database.query(MatchRow).count() == 1


def test_every_other_record_goes_when_its_time_is_over_and_not_before(database: Session) -> None:
    writes(database, AMINA, 1)
    old, young = ago(740), ago(100)
    rows: list[Any] = []
    for at in (old, young):
        rows += [
            Escalation(person=AMINA, reason="complain", opened_at=at, closed_at=at),
            ConsentRow(person=AMINA, purpose="staff", wording="1", given_at=at, withdrawn_at=at),
            LanguageRequestRow(person=AMINA, day=at.date()),
            AuditRow(at=at, actor="staff:els", action="seen"),
            NoticeRow(kind="gap", period=str(at.year), province="limburg", text="tekort", made_at=at),
            ErasureReceiptRow(code=f"TL-{at.year}", erased_at=at, counts={}),
            UnclearMessage(day=at.date(), tier="nlu_unclear", guesses=[], state="new"),
        ]
    database.add_all(rows)
    assert purged(database) == {
        "questions_deleted": 1,
        "consents_deleted": 1,
        "language_requests_deleted": 1,
        "audit_deleted": 1,
        "notices_deleted": 1,
        "receipts_deleted": 1,
        "unclear_messages_deleted": 1,
    }


def test_link_of_somebody_who_stays_away_ends_the_next_day(database: Session) -> None:
    day = ago(1).date()
    database.add(UnclearMessage(day=day, tier="nlu_unclear", guesses=[], state="new", link="abc"))
    purged(database)
    assert database.scalars(select(UnclearMessage.link)).all() == [None]


def test_receipt_that_nobody_takes_is_given_up_after_a_week(database: Session) -> None:
    for code, days in (("TL-1", 8), ("TL-2", 6)):
        row = ErasureReceiptRow(code=code, erased_at=ago(days), counts={}, to_send=SEAL.close("{}"))
        database.add(row)
    assert purged(database) == {"receipts_not_delivered": 1}
    assert database.get(ErasureReceiptRow, "TL-1").to_send is None


def test_reminders_that_are_over_are_cleared_away_after_a_month(database: Session) -> None:
    writes(database, AMINA, 1)
    for number, sent_at in enumerate((ago(31), ago(29))):
        days = {"day": ago(20 + number).date(), "send_on": ago(20 + number).date()}
        database.add(
            ReminderRow(person=AMINA, kind="card", state=SENT, created_at=ago(200), sent_at=sent_at, **days)
        )
    assert purged(database) == {"reminders_deleted": 1}


def test_periods_are_those_that_were_promised() -> None:
    periods = retention()
    assert periods.number("profile_months") == 12
    assert periods.number("conversation_days") == 90


def test_who_comes_back_at_the_very_moment_of_the_purge_stays(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    monkeypatch.setenv("TOELEIDING_TODAY", NOW.date().isoformat())
    with session_scope(database_url) as session:
        session.add(Conversation(pseudonym=AMINA, chat=SEAL.close("1"), last_update=ago(100)))

    def purge_now() -> int:
        with session_scope(database_url) as session:
            return purge(session, SEAL, NOW.date(), NOW)["people_erased"]

    with ThreadPoolExecutor(1) as pool:
        with session_scope(database_url) as session:
            session.get(Conversation, AMINA).last_update = NOW
            session.flush()
            erased = pool.submit(purge_now)
            wait([erased], timeout=0.5)
        assert erased.result() == 0


def test_what_was_said_with_staff_goes_after_its_period_with_its_topic_and_the_question_stays(
    database: Session,
) -> None:
    closed = Escalation(
        person=AMINA, reason="complain", state="closed", opened_at=ago(92), closed_at=ago(91),
        chat_id=-1001, thread_id=7,
    )  # fmt: skip
    database.add(closed)
    database.flush()
    database.add(
        DeskMessageRow(
            escalation_id=closed.id, person=AMINA, speaker="staff", kind="text", created_at=ago(91)
        )
    )
    database.add(Conversation(pseudonym=AMINA, chat=SEAL.close("1"), last_update=NOW))
    database.flush()
    assert purged(database)["staff_messages_deleted"] == 1
    assert "staff_messages_deleted" not in purged(database)
    assert len(database.scalars(select(Escalation)).all()) == 1
    (row,) = database.scalars(select(DeskOutboxRow))
    assert (row.action, row.chat_id, row.thread_id, row.escalation_id) == ("delete_topic", -1001, 7, None)

"""Reminders in the database: kept, cancelled, sent once by whoever comes first; and the calendar file."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

import pytest
import yaml
from icalendar import Calendar
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from core.clock import now
from core.database.relay import Conversation, OutboxMessage
from core.database.reminders import ReminderRow
from core.database.session import session_scope
from core.rules.reminders import entry_of
from core.seal import Seal
from core.services.attachments import calendar
from core.services.calendar_file import calendar_file
from core.services.erasure import erase_person
from core.services.relay import Draft, Incoming, ReplyButton
from core.services.relay_store import RelayStore
from core.services.reminders import (
    Message,
    Reminder,
    ReminderKind,
    Round,
    calendar_of,
    cancel,
    remind,
    send_due,
)
from tests.bot.reminder_answers import add_answers

KEY = "a-secret-key-for-tests-only-0123456789"
SEAL = Seal(KEY)
TODAY = date(2027, 4, 1)
DAY = date(2027, 5, 6)
WEEK_BEFORE = DAY - timedelta(days=7)
WORK = Reminder(ReminderKind.MAY_WORK, DAY)
CARD = Reminder(ReminderKind.CARD, DAY)


def in_words(message: Message) -> Draft:
    words = (message.conclusion, message.text, message.uncertain, message.source, message.url)
    dates = (message.page_date, message.checked_on, "oud" if message.is_old else None)
    return Draft("|".join(filter(None, (*words, *dates))), (ReplyButton("Weg", "/stop"),))


@pytest.fixture
def people(session: Session) -> Session:
    """Give a database with answers, and with two people on Telegram."""
    for person in ("amina", "bilal"):
        session.add(Conversation(pseudonym=person, chat="sealed", last_update=now()))
    session.flush()
    add_answers(session)
    return session


def send(session: Session, today: date) -> Round:
    session.flush()
    return send_due(session, SEAL, today, in_words)


def outbox(session: Session, person: str = "amina") -> list[str]:
    rows = session.scalars(
        select(OutboxMessage).where(OutboxMessage.pseudonym == person).order_by(OutboxMessage.id)
    )
    return [SEAL.open(row.text) or "" for row in rows]


def states(session: Session) -> dict[tuple[str, date], str]:
    session.expire_all()
    return {(row.kind, row.send_on): row.state for row in session.scalars(select(ReminderRow))}


def test_messages_go_a_week_before_and_on_the_day_with_the_facts_of_that_day(people: Session) -> None:
    assert remind(people, "amina", WORK, TODAY)
    assert send(people, TODAY) == Round()
    assert send(people, WEEK_BEFORE).sent == 1
    assert send(people, WEEK_BEFORE).sent == 0
    assert send(people, DAY).sent == 1
    first, second = outbox(people)
    assert first.startswith("Dit is reminder-may-work-week.|Kijk op 6 mei 2027 op je kaart.")
    assert second.startswith("Dit is reminder-may-work-day.|")
    assert first.endswith("De kaart|https://example.org/kaart|mei 2026|23 november 2026")


def test_no_text_is_kept_with_a_reminder(people: Session) -> None:
    remind(people, "amina", WORK, TODAY)
    names = [column.name for column in ReminderRow.__table__.columns]
    assert names == ["id", "person", "kind", "day", "send_on", "state", "created_at", "sent_at"]


def test_same_question_twice_gives_each_message_once(people: Session) -> None:
    remind(people, "amina", WORK, TODAY)
    remind(people, "amina", WORK, TODAY)
    send(people, WEEK_BEFORE)
    remind(people, "amina", WORK, WEEK_BEFORE - timedelta(days=1))  # a clock that was put back
    send(people, WEEK_BEFORE)
    assert len(outbox(people)) == 1


def test_another_day_takes_the_place_of_the_first(people: Session) -> None:
    remind(people, "amina", WORK, TODAY)
    later = DAY + timedelta(days=7)
    remind(people, "amina", Reminder(ReminderKind.MAY_WORK, later), TODAY)
    assert send(people, WEEK_BEFORE).sent == 0
    assert send(people, DAY).sent == 1
    assert "13 mei 2027" in outbox(people)[0]
    assert outbox(people)[0].startswith("Dit is reminder-may-work-week.")


def test_reminders_of_different_things_do_not_hinder_each_other(people: Session) -> None:
    remind(people, "amina", WORK, TODAY)
    remind(people, "amina", CARD, TODAY)
    assert send(people, DAY).sent == 2


def test_who_does_not_write_on_telegram_gets_no_reminder(people: Session) -> None:
    assert not remind(people, "terminal-1", WORK, TODAY)
    assert states(people) == {}


def test_cancelled_reminder_is_not_sent_and_can_be_asked_for_again(people: Session) -> None:
    remind(people, "amina", WORK, TODAY)
    remind(people, "bilal", WORK, TODAY)
    assert cancel(people, "amina")
    assert not cancel(people, "amina")
    send(people, WEEK_BEFORE)
    assert (outbox(people), len(outbox(people, "bilal"))) == ([], 1)
    remind(people, "amina", WORK, WEEK_BEFORE)
    send(people, DAY)
    assert len(outbox(people)) == 1


def test_what_the_bot_missed_is_sent_up_to_a_week_late_and_then_expires(people: Session) -> None:
    remind(people, "amina", Reminder(ReminderKind.CARD, TODAY + timedelta(days=1)), TODAY)
    remind(people, "bilal", Reminder(ReminderKind.CARD, TODAY + timedelta(days=2)), TODAY)
    assert send(people, TODAY + timedelta(days=9)).sent == 1
    assert (outbox(people), len(outbox(people, "bilal"))) == ([], 1)
    assert sorted(states(people).values()) == ["expired", "sent"]


def test_message_of_a_week_before_is_dropped_when_the_day_itself_has_come(people: Session) -> None:
    remind(people, "amina", WORK, TODAY)
    assert send(people, DAY).sent == 1
    assert outbox(people)[0].startswith("Dit is reminder-may-work-day.")


def test_who_blocked_the_bot_gets_nothing(people: Session) -> None:
    remind(people, "amina", WORK, TODAY)
    people.get(Conversation, "amina").blocked = True
    assert send(people, WEEK_BEFORE).sent == 0
    assert states(people)["may_work", WEEK_BEFORE] == "cancelled"


def test_reminder_without_an_answer_keeps_waiting(people: Session) -> None:
    people.execute(text("DELETE FROM answers WHERE id = 'reminder-may-work-week'"))
    remind(people, "amina", WORK, TODAY)
    remind(people, "bilal", Reminder(ReminderKind.CARD, WEEK_BEFORE), TODAY)
    assert send(people, WEEK_BEFORE) == Round(1, frozenset({"reminder-may-work-week"}))
    add_answers(people, "reminder-may-work-week")
    assert send(people, WEEK_BEFORE).sent == 1


def test_reminder_says_what_is_uncertain_and_what_was_checked_long_ago(people: Session) -> None:
    people.execute(text("DELETE FROM answers"))
    add_answers(people, uncertain="Dat is op {date} niet zeker.", checked_on=date(2026, 6, 1))
    remind(people, "amina", WORK, TODAY)
    send(people, DAY)
    assert "|Dat is op 6 mei 2027 niet zeker.|" in outbox(people)[0]
    assert outbox(people)[0].endswith("|oud")


def test_of_two_bots_at_once_one_sends(database_url: str) -> None:
    with session_scope(database_url) as session:
        add_answers(session)
        for number in range(5):
            session.add(Conversation(pseudonym=f"p{number}", chat="sealed", last_update=now()))
            session.flush()
            remind(session, f"p{number}", WORK, TODAY)
    stores = [RelayStore(database_url, KEY) for _ in range(3)]
    start = Barrier(len(stores))

    def at_once(store: RelayStore) -> int:
        start.wait()
        return store.send_due_reminders(DAY, in_words).sent

    with ThreadPoolExecutor(len(stores)) as pool:
        assert sum(pool.map(at_once, stores)) == 5
    with session_scope(database_url) as session:
        assert [len(outbox(session, f"p{number}")) for number in range(5)] == [1] * 5


def test_sending_that_breaks_off_halfway_leaves_everything_waiting(database_url: str) -> None:
    with session_scope(database_url) as session:
        add_answers(session)
        session.add(Conversation(pseudonym="amina", chat="sealed", last_update=now()))
        session.flush()
        remind(session, "amina", WORK, TODAY)
        remind(session, "amina", CARD, TODAY)
    store = RelayStore(database_url, KEY)
    said = []

    def break_off(message: Message) -> Draft:
        said.append(message)
        if len(said) == 2:
            raise KeyError
        return in_words(message)

    with pytest.raises(KeyError):
        store.send_due_reminders(DAY, break_off)
    assert store.send_due_reminders(DAY, in_words).sent == 2
    with session_scope(database_url) as session:
        assert len(outbox(session)) == 2


def test_reminders_are_erased_with_the_person(people: Session) -> None:
    remind(people, "amina", WORK, TODAY)
    remind(people, "bilal", WORK, TODAY)
    assert erase_person(people, "amina").counts == {"conversations": 1, "reminders": 2}
    assert {row.person for row in people.scalars(select(ReminderRow))} == {"bilal"}


def test_what_every_reminder_says_stands_in_data_with_the_place_for_its_day() -> None:
    files = [Path("data/answers") / f"reminder_{kind.value}.yml" for kind in ReminderKind]
    entries = [
        entry for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["entries"]
    ]
    said = {entry["id"]: entry["conclusion"] for entry in entries}
    needed = {entry_of(Reminder(kind, DAY), day) for kind in ReminderKind for day in (WEEK_BEFORE, DAY)}
    assert set(said) == needed
    assert all("{date}" in words for words in said.values())


def test_file_that_waits_for_somebody_who_left_is_emptied(database_url: str) -> None:
    store = RelayStore(database_url, KEY)
    person = store.accept(Incoming(1, 5_000_000_001, "text", "hallo", 812)).pseudonym
    waiting = store.next_waiting(person)
    assert waiting is not None
    store.answer(waiting.id, [Draft("dag", attachment=calendar("BEGIN"))])
    store.leave(person)
    with session_scope(database_url) as session:
        assert session.scalars(select(OutboxMessage.attachment)).all() == [None]


def test_newest_message_is_known_after_a_quiet_month_too(database_url: str) -> None:
    store = RelayStore(database_url, KEY)
    person = store.accept(Incoming(1, 5_000_000_001, "text", "hallo", 812)).pseudonym
    waiting = store.next_waiting(person)
    assert waiting is not None
    store.answer(waiting.id, [Draft("dag")])
    outgoing = store.next_outgoing(person)
    assert outgoing is not None
    store.record_part(outgoing.id, 0, 813)
    store.finish(outgoing.id)
    assert store.purge(DAY, now() + timedelta(days=31))["messages_deleted"] == 2
    assert store.highest_message_id() == 813


def event_of(content: str) -> dict[str, object]:
    opened = Calendar.from_ical(content)
    (event,) = opened.walk("VEVENT")
    alarms = [alarm.decoded("trigger") for alarm in opened.walk("VALARM")]
    return {
        "day": event.decoded("dtstart"),
        "until": event.decoded("dtend"),
        "uid": str(event["uid"]),
        "summary": str(event["summary"]),
        "description": str(event.get("description", "")),
        "alarms": alarms,
    }


def test_calendar_file_holds_the_whole_day_with_two_alarms_and_no_markup(people: Session) -> None:
    event = event_of(calendar_of(people, WORK, "Toeleiding: kijk na", TODAY))
    assert (event["day"], event["until"]) == (DAY, DAY + timedelta(days=1))
    assert event["alarms"] == [timedelta(hours=9) - timedelta(days=7), timedelta(hours=9)]
    assert event["summary"] == "Toeleiding: kijk na"
    description = str(event["description"])
    assert description.startswith("Dit is reminder-may-work-day.\n\nKijk op 6 mei 2027 op je kaart.")
    assert "**" not in description
    assert "https://example.org/kaart" in description


def test_calendar_file_is_made_without_an_answer_too(session: Session) -> None:
    assert event_of(calendar_of(session, CARD, "Kaart", TODAY))["description"] == ""


def test_same_day_is_the_same_event_in_every_file() -> None:
    files = [calendar_file("card", DAY, "Kaart", words, now()) for words in ("een", "twee")]
    other = calendar_file("may_work", DAY, "Kaart", "een", now())
    uids = [event_of(content)["uid"] for content in (*files, other)]
    assert uids[0] == uids[1] != uids[2]

"""What is due at the desk by the clock, on both databases; every moment is told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.content.desk import load_desk, read_desk
from core.content.organisations import read_organisations
from core.database.desk import DeskMessageRow, DeskOutboxRow, DeskStaffRow
from core.database.escalations import Escalation
from core.database.matches import AuditRow
from core.database.relay import Conversation, OutboxMessage
from core.database.session import session_scope
from core.seal import Seal
from core.services.desk_clock import due
from core.services.desk_lines import keep_message
from tests.measure_samples import DATA

SEAL = Seal("a key of at least thirty-two characters, for tests")
PERSON = "a" * 64
STAFF_CHAT, PARTNER_CHAT = -100_111, -100_222
REAL = read_desk(DATA, read_organisations(DATA / "organisations")[0])
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=timezone.utc)  # ten o'clock in Brussels
FRIDAY_AFTERNOON = datetime(2026, 11, 27, 15, 50, tzinfo=timezone.utc)  # ten minutes before the end
SUNDAY = datetime(2026, 11, 29, 2, tzinfo=timezone.utc)


class Desk:
    """One conversation at the desk, and the clock that we turn."""

    def __init__(self, session: Session) -> None:
        self.session = session
        load_desk(session, REAL)
        chat = SEAL.close("4242")
        session.add(Conversation(pseudonym=PERSON, chat=chat, last_update=TUESDAY, blocked=False))
        session.flush()

    def waits(self, since: datetime, **changes: Any) -> Any:
        given: dict[str, Any] = {
            "person": PERSON,
            "reason": "request_human",
            "state": "waiting",
            "team": "algemeen",
            "opened_at": since,
            "waiting_since": since,
            "chat_id": STAFF_CHAT,
            "thread_id": 7,
        }
        escalation = Escalation(**{**given, **changes})
        self.session.add(escalation)
        self.session.flush()
        return escalation

    def taken(self, at: datetime, **changes: Any) -> Any:
        return self.waits(at, state="staff", staff_id=1, taken_at=at, last_staff_at=at, **changes)

    def says(self, escalation: Any, speaker: str, at: datetime) -> None:
        keep_message(self.session, SEAL, escalation, speaker, "text", "een tekst", at)
        if speaker == "staff":
            escalation.last_staff_at = at
        elif speaker == "person":
            escalation.last_person_at = at

    def at(self, now: datetime, staff_chat: int | None = STAFF_CHAT) -> dict[str, int]:
        return due(self.session, SEAL, staff_chat, now)

    def member(self, name: str, role: str = "administrator", **changes: Any) -> None:
        given = {"telegram": SEAL.close("4001"), "organisation": "vdab", "created_at": TUESDAY}
        self.session.add(DeskStaffRow(name=name, role=role, **{**given, **changes}))
        self.session.flush()

    def called(self) -> list[str]:
        rows = self.session.scalars(
            select(DeskOutboxRow).where(DeskOutboxRow.action == "send").order_by(DeskOutboxRow.id)
        )
        return [SEAL.open(row.text) or "" for row in rows]

    def told(self) -> list[str]:
        rows = self.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [SEAL.open(row.text) or "" for row in rows]


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def test_staff_are_reminded_once_after_a_quarter_of_an_hour(desk: Desk) -> None:
    escalation = desk.waits(TUESDAY)
    assert desk.at(TUESDAY + minutes(14.9)) == {}
    assert desk.at(TUESDAY + minutes(15)) == {"reminded": 1}
    assert desk.at(TUESDAY + minutes(15)) == {}
    assert desk.at(TUESDAY + minutes(45)) == {}
    assert desk.called() == [f"⏰ Vraag {escalation.id} wacht al 15 minuten. Wie neemt ze?"]
    [row] = desk.session.scalars(select(DeskOutboxRow))
    assert (row.chat_id, row.escalation_id) == (STAFF_CHAT, escalation.id)


def test_only_minutes_in_which_somebody_could_take_it_count(desk: Desk) -> None:
    desk.waits(FRIDAY_AFTERNOON)
    monday = datetime(2026, 11, 30, 8, tzinfo=timezone.utc)
    for later in (minutes(15), timedelta(days=1), timedelta(days=2)):
        assert desk.at(FRIDAY_AFTERNOON + later) == {}
    assert desk.at(monday + minutes(4)) == {}
    assert desk.at(monday + minutes(5)) == {"reminded": 1}


def test_nothing_rings_after_hours_also_when_the_bot_was_away_in_the_daytime(desk: Desk) -> None:
    desk.waits(TUESDAY)
    evening = TUESDAY + timedelta(hours=10)
    assert desk.at(evening) == {}
    assert desk.at(TUESDAY + timedelta(days=1)) == {"alarmed": 1}


def test_administrators_are_called_by_name_once_after_an_hour(desk: Desk) -> None:
    desk.member("Els [x](https://example.org)")
    desk.member("Bo", telegram=SEAL.close("4002"))
    desk.member("Weg", telegram=SEAL.close("4003"), left_at=TUESDAY)
    desk.member("Nieuw", telegram=None)
    desk.member("Lid", "member", telegram=SEAL.close("4005"))
    escalation = desk.waits(TUESDAY)
    assert desk.at(TUESDAY + minutes(15)) == {"reminded": 1}
    assert desk.at(TUESDAY + minutes(60)) == {"alarmed": 1}
    assert desk.at(TUESDAY + timedelta(days=1)) == {}
    assert desk.called()[1:] == [
        f"🚨 Niemand nam vraag {escalation.id}. De persoon wacht al 60 minuten. "
        "[Bo](tg://user?id=4002), [Els x(https://example.org)](tg://user?id=4001): zoek je iemand?"
    ]


def test_alarm_without_administrators_says_so(desk: Desk) -> None:
    desk.waits(TUESDAY)
    assert desk.at(TUESDAY + minutes(90)) == {"alarmed": 1}
    assert "er is er nog geen aangemeld" in desk.called()[0]


def test_after_an_hour_without_the_bot_there_is_one_call_not_two(desk: Desk) -> None:
    desk.waits(TUESDAY)
    assert desk.at(TUESDAY + minutes(70)) == {"alarmed": 1}
    assert desk.at(TUESDAY + minutes(71)) == {}
    assert len(desk.called()) == 1


def test_urgent_question_rings_after_a_third_of_the_time_also_at_night(desk: Desk) -> None:
    desk.waits(SUNDAY, urgent=True, reason="exploitation")
    assert desk.at(SUNDAY + minutes(4.9)) == {}
    assert desk.at(SUNDAY + minutes(5)) == {"reminded": 1}
    assert desk.at(SUNDAY + minutes(19)) == {}
    assert desk.at(SUNDAY + minutes(20)) == {"alarmed": 1}
    assert desk.at(SUNDAY + timedelta(days=3)) == {}
    assert all("dringend" in text for text in desk.called())


def test_question_that_somebody_took_does_not_ring(desk: Desk) -> None:
    escalation = desk.waits(TUESDAY)
    escalation.state, escalation.taken_at, escalation.last_staff_at = "staff", TUESDAY, TUESDAY
    desk.session.flush()
    assert desk.at(TUESDAY + minutes(90)) == {}


def test_times_of_the_tables_count_from_the_next_look(desk: Desk) -> None:
    desk.waits(TUESDAY)
    remind, *others = REAL.times
    load_desk(desk.session, replace(REAL, times=(replace(remind, number=5), *others)))
    assert desk.at(TUESDAY + minutes(5)) == {"reminded": 1}


def test_without_a_group_nobody_is_called_and_without_a_topic_in_the_general_one(desk: Desk) -> None:
    desk.waits(TUESDAY, chat_id=None, thread_id=None)
    assert desk.at(TUESDAY + minutes(20), staff_chat=None) == {}
    assert desk.at(TUESDAY + minutes(20)) == {"reminded": 1}
    [row] = desk.session.scalars(select(DeskOutboxRow))
    assert (row.chat_id, row.thread_id, row.escalation_id) == (STAFF_CHAT, None, None)


def test_administrators_hear_in_their_own_group_of_what_a_partner_leaves_waiting(desk: Desk) -> None:
    desk.waits(TUESDAY, chat_id=PARTNER_CHAT)
    desk.at(TUESDAY + minutes(15))
    desk.at(TUESDAY + minutes(60))
    rows = desk.session.scalars(select(DeskOutboxRow).order_by(DeskOutboxRow.id))
    assert [row.chat_id for row in rows] == [PARTNER_CHAT, STAFF_CHAT]


def test_calls_stand_in_no_transcript(desk: Desk) -> None:
    desk.waits(TUESDAY)
    desk.at(TUESDAY + minutes(15))
    desk.at(TUESDAY + minutes(60))
    assert list(desk.session.scalars(select(DeskMessageRow))) == []
    actions = [row.action for row in desk.session.scalars(select(AuditRow).order_by(AuditRow.id))]
    assert actions == ["desk_reminded", "desk_alarmed"]


def test_conversation_in_which_staff_are_silent_for_a_day_goes_back_to_the_bot(desk: Desk) -> None:
    escalation = desk.taken(TUESDAY)
    desk.says(escalation, "staff", TUESDAY + minutes(5))
    asked = TUESDAY + timedelta(hours=5)
    desk.says(escalation, "person", asked)
    assert desk.at(asked + timedelta(hours=23.9)) == {}
    assert desk.at(asked + timedelta(hours=24)) == {"returned": 1}
    assert desk.at(asked + timedelta(hours=24)) == {}
    assert escalation.state == "closed"
    assert escalation.outcome == "silent"
    [told] = desk.told()
    assert "Vanaf nu antwoordt de bot je weer." in told
    assert [text for text in desk.called() if "te lang geen antwoord" in text]


def test_days_on_which_nobody_is_there_do_not_count_as_silence(desk: Desk) -> None:
    escalation = desk.taken(FRIDAY_AFTERNOON)
    desk.says(escalation, "person", FRIDAY_AFTERNOON)
    assert desk.at(FRIDAY_AFTERNOON + timedelta(days=2)) == {}
    assert desk.at(FRIDAY_AFTERNOON + timedelta(days=3) - minutes(1)) == {}
    assert desk.at(FRIDAY_AFTERNOON + timedelta(days=3)) == {"returned": 1}


def test_person_who_does_not_answer_staff_keeps_the_conversation(desk: Desk) -> None:
    escalation = desk.taken(TUESDAY)
    desk.says(escalation, "person", TUESDAY + minutes(1))
    desk.says(escalation, "staff", TUESDAY + minutes(2))
    assert desk.at(TUESDAY + timedelta(days=10)) == {}


def test_person_who_writes_again_and_again_is_not_put_off_by_it(desk: Desk) -> None:
    escalation = desk.taken(TUESDAY)
    desk.says(escalation, "staff", TUESDAY)
    for hour in (1, 8, 20):
        desk.says(escalation, "person", TUESDAY + timedelta(hours=hour))
    assert desk.at(TUESDAY + timedelta(hours=24.9)) == {}
    assert desk.at(TUESDAY + timedelta(hours=25)) == {"returned": 1}


def test_conversation_that_is_taken_and_then_forgotten_goes_back_too(desk: Desk) -> None:
    desk.taken(TUESDAY)
    assert desk.at(TUESDAY + timedelta(hours=23)) == {}
    assert desk.at(TUESDAY + timedelta(hours=24)) == {"returned": 1}


def test_note_of_staff_is_no_answer(desk: Desk) -> None:
    escalation = desk.taken(TUESDAY)
    desk.says(escalation, "person", TUESDAY + minutes(1))
    desk.says(escalation, "note", TUESDAY + timedelta(hours=20))
    assert desk.at(TUESDAY + timedelta(hours=25)) == {"returned": 1}


def test_colleague_who_gets_a_conversation_has_the_whole_time(desk: Desk) -> None:
    escalation = desk.taken(TUESDAY)
    desk.says(escalation, "person", TUESDAY + minutes(1))
    escalation.staff_id, escalation.last_staff_at = 2, TUESDAY + timedelta(hours=20)
    desk.session.flush()
    assert desk.at(TUESDAY + timedelta(hours=25)) == {}
    assert desk.at(TUESDAY + timedelta(hours=44)) == {"returned": 1}


def test_question_that_was_never_answered_with_yes_or_no_ends_quietly(desk: Desk) -> None:
    escalation = desk.waits(TUESDAY, state="asked", waiting_since=None, chat_id=None)
    assert desk.at(TUESDAY + timedelta(hours=23.9)) == {}
    assert desk.at(TUESDAY + timedelta(hours=24)) == {"lapsed": 1}
    assert desk.at(TUESDAY + timedelta(hours=25)) == {}
    assert escalation.state == "closed"
    assert desk.told() == desk.called() == []


def test_without_any_team_every_hour_counts(desk: Desk) -> None:
    load_desk(desk.session, replace(REAL, teams=()))
    desk.waits(SUNDAY)
    assert desk.at(SUNDAY + minutes(15)) == {"reminded": 1}


def test_team_that_is_gone_leaves_it_to_the_one_of_the_province(desk: Desk) -> None:
    desk.waits(SUNDAY, team="weg", province="West-Vlaanderen")
    assert desk.at(SUNDAY + minutes(60)) == {}


@pytest.fixture
def committed(database_url: str) -> str:
    with session_scope(database_url) as session:
        Desk(session).waits(TUESDAY)
    return database_url


def test_two_bots_that_look_at_the_same_moment_call_once(committed: str) -> None:
    def look(_: int) -> dict[str, int]:
        with session_scope(committed) as session:
            return due(session, SEAL, STAFF_CHAT, TUESDAY + minutes(15))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(look, range(4)))
    assert sorted(map(len, found)) == [0, 0, 0, 1]
    with session_scope(committed) as session:
        assert len(list(session.scalars(select(DeskOutboxRow)))) == 1

"""Which day of a verdict can be reminded of, and when the messages go out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.reminders import (
    AHEAD,
    FARTHEST,
    Reminder,
    ReminderKind,
    entry_of,
    is_too_late,
    reminder_for,
    sending_days,
)
from core.rules.right_to_work import CardText, Situation, decide
from tests.core.rules.real_law import LAW

TODAY = date(2026, 3, 1)
DAY = date(2027, 5, 6)
SEEKER = Situation(
    work_on=TODAY, today=TODAY, status="asylum_seeker", lodged_on=date(2026, 1, 5), refused=False
)
REFUGEE = Situation(
    work_on=TODAY,
    today=TODAY,
    status="recognised_refugee",
    card_text=CardText.UNLIMITED,
    card_valid_until=DAY,
)


def fitting(situation: Situation, today: date = TODAY) -> Reminder | None:
    return reminder_for(decide(situation, LAW), situation, today)


def test_day_that_the_waiting_period_is_surely_over_is_reminded_of() -> None:
    assert fitting(SEEKER) == Reminder(ReminderKind.MAY_WORK, date(2026, 5, 6))


def test_of_a_range_of_lodging_days_the_last_safe_day_counts() -> None:
    rough = replace(SEEKER, lodged_on=None, lodged_from=date(2025, 10, 20), lodged_until=date(2026, 1, 5))
    assert fitting(rough) == Reminder(ReminderKind.MAY_WORK, date(2026, 5, 6))


def test_day_before_the_safe_day_is_still_in_time() -> None:
    eve = date(2026, 5, 5)
    assert fitting(replace(SEEKER, work_on=eve, today=eve), eve) == Reminder(
        ReminderKind.MAY_WORK, date(2026, 5, 6)
    )


@pytest.mark.parametrize(
    "situation",
    [
        replace(SEEKER, work_on=date(2026, 5, 6), today=date(2026, 5, 6)),
        replace(SEEKER, refused=None, refusal_notified_on=date(2026, 2, 1)),
        replace(SEEKER, refused=True, appealed=True),
        replace(SEEKER, transfer_refused=True),
        replace(SEEKER, age=14),
        replace(SEEKER, card_text=CardText.UNLIMITED),
        replace(SEEKER, status=None),
        replace(SEEKER, status="rejected"),
        replace(REFUGEE, card_valid_until=None),
        replace(REFUGEE, card_valid_until=TODAY),
        replace(REFUGEE, card_valid_until=TODAY + FARTHEST + timedelta(days=1)),
    ],
)
def test_without_a_day_on_which_only_time_counts_there_is_nothing_to_remind_of(situation: Situation) -> None:
    assert fitting(situation, situation.latest_day) is None


@given(st.dates(date(2026, 6, 12), date(2026, 11, 23)))
def test_unverified_rule_gives_a_day_to_look_again_and_never_one_to_start(lodged_on: date) -> None:
    today = date(2026, 11, 23)
    found = fitting(replace(SEEKER, work_on=today, today=today, lodged_on=lodged_on), today)
    assert found is None or (found.kind is ReminderKind.CHECK_WORK and found.day > today)
    assert (found is not None) == (lodged_on >= date(2026, 7, 23))


def test_end_of_the_card_is_reminded_of_while_the_person_may_work() -> None:
    assert fitting(REFUGEE) == Reminder(ReminderKind.CARD, DAY)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (DAY - AHEAD - timedelta(days=1), [DAY - AHEAD, DAY]),
        (DAY - AHEAD, [DAY]),
        (DAY - timedelta(days=1), [DAY]),
        (DAY, []),
    ],
)
def test_message_goes_a_week_before_when_that_is_to_come_and_on_the_day(
    today: date, days: list[date]
) -> None:
    assert list(sending_days(Reminder(ReminderKind.CARD, DAY), today)) == days


@pytest.mark.parametrize(
    ("send_on", "today", "late"),
    [
        (DAY, DAY, False),
        (DAY, DAY + timedelta(days=7), False),
        (DAY, DAY + timedelta(days=8), True),
        (DAY - AHEAD, DAY - AHEAD, False),
        (DAY - AHEAD, DAY - timedelta(days=1), False),
        (DAY - AHEAD, DAY, True),
    ],
)
def test_message_is_too_late_after_a_week_or_when_the_day_itself_has_come(
    send_on: date, today: date, late: bool
) -> None:
    assert is_too_late(DAY, send_on, today) is late


@pytest.mark.parametrize(
    ("kind", "send_on", "entry"),
    [
        (ReminderKind.MAY_WORK, DAY - AHEAD, "reminder-may-work-week"),
        (ReminderKind.MAY_WORK, DAY, "reminder-may-work-day"),
        (ReminderKind.CARD, DAY - AHEAD, "reminder-card-week"),
        (ReminderKind.CARD, DAY, "reminder-card-day"),
    ],
)
def test_every_message_has_an_answer_of_its_own(kind: ReminderKind, send_on: date, entry: str) -> None:
    assert entry_of(Reminder(kind, DAY), send_on) == entry

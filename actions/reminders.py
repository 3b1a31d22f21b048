"""Reminders in conversation: offered below a verdict with a day to come, taken, and cancelled by a word."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.collect import is_short
from actions.facts import period_of
from actions.turn import Button, Part, Turn
from core import clock
from core.rules.dates_in_dutch import in_dutch
from core.rules.reminders import Reminder, ReminderKind, reminder_for, sending_days
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import Fact
from core.rules.right_to_work_verdict import Verdict
from core.services import reminders
from core.services.sessions import session_scope

SLOT = "reminder_offer"
REMIND = "remind"
CANCEL = "cancel_reminder"
FOR_WHOM = (None, "newcomer")


def offer(turn: Turn, verdict: Verdict, situation: Situation) -> list[Button]:
    """Return the button for a reminder that fits the verdict, and remember which; an older offer is gone.

    Only newcomers get one, and of a card only when they told the very day.
    """
    turn.forget(SLOT)
    reminder = reminder_for(verdict, situation, clock.today())
    if reminder is None or turn.slot("role") not in FOR_WHOM or _is_rough(turn, reminder):
        return []
    turn.remember(SLOT, {"kind": reminder.kind.value, "day": reminder.day.isoformat()})
    return [turn.button("utter_button_remind", _payload(REMIND), day=in_dutch(reminder.day))]


def take(turn: Turn) -> bool:
    """Do what the message says about reminders; return False when it says nothing about them.

    Words that ask for one count when a day was offered, or when they are hardly more than that.
    """
    answers = turn.values_of("answer")
    if CANCEL in answers:
        _cancel(turn)
        return True
    if REMIND not in answers:
        return False
    offered = turn.slot(SLOT)
    if offered is not None:
        _remind(turn, Reminder(ReminderKind(offered["kind"]), date.fromisoformat(offered["day"])))
        return True
    if turn.is_press or is_short(turn):
        _say_that_there_is_no_day(turn)
        return True
    return False


def _remind(turn: Turn, reminder: Reminder) -> None:
    today = clock.today()
    days = sending_days(reminder, today)
    if not days:
        _say_that_there_is_no_day(turn)
        return
    with session_scope() as session:
        can_be_sent = reminders.remind(session, turn.person, reminder, today)
    if can_be_sent:
        response = "utter_reminder_days" if len(days) > 1 else "utter_reminder_day"
        said = turn.text(response, first=in_dutch(days[0]), last=in_dutch(days[-1]))
        buttons = [turn.button("utter_button_cancel_reminder", _payload(CANCEL))]
        turn.say(Part("utter_reminder_set", {"days": said}), buttons=buttons)
    else:
        said = turn.text("utter_reminder_day", last=in_dutch(reminder.day))
        turn.say(Part("utter_reminder_not_here", {"days": said}), buttons=[_ask_when(turn)])
    _add_calendar(turn, {"kind": reminder.kind.value, "day": reminder.day.isoformat()})


def _cancel(turn: Turn) -> None:
    with session_scope() as session:
        was_waiting = reminders.cancel(session, turn.person)
    response = "utter_reminder_cancelled" if was_waiting else "utter_reminder_none"
    turn.say(response, buttons=[_ask_when(turn)])


def _say_that_there_is_no_day(turn: Turn) -> None:
    turn.say("utter_reminder_without_day", buttons=[_ask_when(turn)])


def _ask_when(turn: Turn) -> Button:
    return turn.button("utter_choice_ask_when_may_work", "/ask_when_may_work")


def _add_calendar(turn: Turn, calendar: Mapping[str, Any]) -> None:
    """Let a file for an agenda go with the message that was just said; the bot makes it."""
    turn.attach("calendar", calendar)


def _is_rough(turn: Turn, reminder: Reminder) -> bool:
    first, last = period_of(turn.slot(Fact.CARD_VALID_UNTIL.value))
    return reminder.kind is ReminderKind.CARD and first != last


def _payload(answer: str) -> str:
    return f'/inform{{"answer": "{answer}"}}'

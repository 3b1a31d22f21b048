"""The time in the past that a question is about."""

from datetime import date

from actions.facts import period_of
from actions.turn import Part, Turn
from core import clock
from core.rules.dates_in_dutch import MONTHS, in_dutch

ASKED_ABOUT = "asked_about"


def asked_period(turn: Turn) -> tuple[date, date] | None:
    """Return the first and last day that the message asks about; None for a question about now."""
    for entity in turn.entities:
        if entity.get("entity") == "date" and entity.get("role") == ASKED_ABOUT:
            first, last = period_of(str(entity["value"]))
            if first is not None and last is not None:
                return first, min(last, clock.today())
    return None


def take_period(turn: Turn) -> bool:
    """Remember the past time that the message asks about, or that it asks about now; whether there is one."""
    period = asked_period(turn)
    turn.remember("asked_period", "/".join(day.isoformat() for day in period) if period else None)
    return period is not None


def unknown_then(turn: Turn) -> list[Part]:
    """Return the sentence that says that nothing is known of the time asked about; nothing for now."""
    period = asked_period(turn)
    if period is None:
        return []
    return [Part("utter_answer_unknown_then", {"period": period_in_words(turn, *period)})]


def period_in_words(turn: Turn, first: date, last: date) -> str:
    """Return a period as people say it: a year, a month, a day, or from a day until another."""
    if first == last:
        return turn.text("utter_period_day", day=in_dutch(first))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return turn.text("utter_period_in", period=first.year)
    if (first.year, first.month) == (last.year, last.month):
        return turn.text("utter_period_in", period=f"{MONTHS[first.month - 1]} {first.year}")
    return turn.text("utter_period_between", first=in_dutch(first), last=in_dutch(last))


def validity_in_words(valid_from: date | None, valid_until: date | None) -> Part | None:
    """Return the sentence that says from when until when something held; None when neither is known."""
    if valid_from and valid_until:
        values = {"first": in_dutch(valid_from), "last": in_dutch(valid_until)}
        return Part("utter_held_between", values)
    if valid_until:
        return Part("utter_held_until", {"last": in_dutch(valid_until)})
    return Part("utter_holds_since", {"first": in_dutch(valid_from)}) if valid_from else None

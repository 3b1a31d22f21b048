"""How long asylum seekers had to wait for work in a time gone by."""

from datetime import date

from actions.asked_period import period_in_words
from actions.facts import period_of
from actions.sources import source_of
from actions.turn import Part, Turn
from core.rules.dates_in_dutch import in_dutch
from core.rules.right_to_work_law import WaitingPeriod
from core.rules.right_to_work_terms import Proof
from core.services.right_to_work import right_to_work_law
from core.services.sessions import session_scope

NEEDED_THE_CARD = {Proof.PERMIT_CARD_C, Proof.EITHER}


def say_waiting_period_then(turn: Turn) -> None:
    """Say each waiting period that held within the time that is asked about, the oldest first."""
    first, last = period_of(turn.slot("asked_period"))
    turn.forget("asked_period")
    with session_scope() as session:
        law = right_to_work_law(session)
    held = [
        period for period in law.work_day_periods if first and last and period.entry.held_between(first, last)
    ]
    buttons = [
        turn.button("utter_choice_ask_when_may_work", "/ask_when_may_work"),
        turn.human_button(),
    ]
    if not held or first is None or last is None:
        turn.say("utter_unknown_then", buttons=buttons)
        return
    parts = [Part("utter_answer_then", {"period": period_in_words(turn, first, last)})]
    for period in held:
        values = {
            "months": period.months,
            "first": _day(period.entry.valid_from),
            "last": _day(period.entry.valid_until),
        }
        parts.append(Part(_sentence(period), values))
    if any(period.proof in NEEDED_THE_CARD for period in held):
        parts.append(Part("utter_permit_card_then"))
    if any(period.entry.confidence.value != "high" for period in held):
        parts.append(Part("utter_low_confidence"))
    turn.say(*parts, source_of(held[-1].entry), buttons=buttons)


def _sentence(period: WaitingPeriod) -> str:
    if period.months is None:
        return "utter_waiting_period_no_access"
    return "utter_waiting_period_then" if period.entry.valid_until else "utter_waiting_period_now"


def _day(day: date | None) -> str:
    return in_dutch(day) if day else ""

"""What a message tells about a situation. A date is only taken for what it surely is."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from actions.facts import APPEAL_REJECTED_ON, DATE_FACTS, REFUSAL_ANNULLED, YES_OR_NO, period_of, remember_yes
from actions.questions import UNKNOWN
from actions.turn import Turn
from core import clock
from core.rules.right_to_work_terms import CardText, Fact

IMPOSSIBLE = "impossible"
CARD_TEXTS = {text.value for text in CardText}
CARD_EXPIRED = "card_expired"
STEPS = {
    "refused": (Fact.REFUSED,),
    "appealed": (Fact.REFUSED, Fact.APPEALED),
    "appeal_rejected": (Fact.REFUSED, Fact.APPEALED, Fact.APPEAL_REJECTED),
    "later_application": (Fact.LATER_APPLICATION,),
    "transfer_refused": (Fact.TRANSFER_REFUSED,),
}
AROUND_A_REFUSAL = {"refused", "appealed", "appeal_rejected"}
PROCEDURE_ENDED = "procedure_ended"
STEPS_OF_A_DATE = {
    Fact.REFUSAL_NOTIFIED_ON.value: STEPS["refused"],
    Fact.APPEAL_LODGED_ON.value: STEPS["appealed"],
    APPEAL_REJECTED_ON: STEPS["appeal_rejected"],
}
DATE_OF_A_YES = {
    Fact.REFUSED.value: Fact.REFUSAL_NOTIFIED_ON.value,
    Fact.APPEALED.value: Fact.APPEAL_LODGED_ON.value,
    Fact.APPEAL_REJECTED.value: APPEAL_REJECTED_ON,
}
AFTER_A_REFUSAL = (
    Fact.REFUSAL_NOTIFIED_ON.value,
    Fact.APPEALED.value,
    Fact.APPEAL_LODGED_ON.value,
    Fact.APPEAL_REJECTED.value,
    APPEAL_REJECTED_ON,
)
DATES_OF_THE_PROCEDURE = {Fact.LODGED_ON.value, *STEPS_OF_A_DATE}
DATE_SLOTS = {fact.value for fact in DATE_FACTS} | {APPEAL_REJECTED_ON}
WORDS_OF_A_SHORT_REPLY = 6


def collect(turn: Turn) -> bool:
    """Remember what the message tells in so many words; return whether it told anything."""
    told = [
        _take(turn, Fact.STATUS.value, _status(turn)),
        _take(turn, Fact.AGE.value, turn.first("age")),
        _take_card_text(turn),
    ]
    steps = turn.values_of("procedure_step")
    for step in steps:
        remember_yes(turn, *STEPS.get(step, ()))
        told.append(True)
    if "not_refused" in steps:
        turn.forget(*AFTER_A_REFUSAL)
        turn.remember(Fact.REFUSED.value, "no")
    if "not_appealed" in steps:
        turn.remember(Fact.APPEALED.value, "no")
    if REFUSAL_ANNULLED in steps:
        remember_yes(turn, Fact.REFUSED)
        turn.remember(REFUSAL_ANNULLED, "yes")
    if CARD_EXPIRED in steps:
        turn.remember(Fact.CARD_VALID_UNTIL.value, (clock.today() - timedelta(days=1)).isoformat())
    if "appealed" in steps and turn.slot(Fact.STATUS.value) is None:
        turn.remember(Fact.STATUS.value, "asylum_seeker")  # who waits for an appeal is still an asylum seeker
    for entity in dates(turn):
        slot = _slot_of(turn, entity)
        if slot:
            remember_date(turn, slot, entity)
            told.append(True)
            if entity.get("role") in DATES_OF_THE_PROCEDURE and turn.slot(Fact.STATUS.value) is None:
                turn.remember(Fact.STATUS.value, "asylum_seeker")
    return any(told)


def has_impossible_date(turn: Turn) -> bool:
    """Whether the message holds a date that is on no calendar."""
    return IMPOSSIBLE in turn.values_of("date")


def dates(turn: Turn) -> list[Mapping[str, Any]]:
    """Return the dates of the message that are on the calendar."""
    return [e for e in turn.entities if e.get("entity") == "date" and e["value"] != IMPOSSIBLE]


def remember_date(turn: Turn, slot: str, entity: Mapping[str, Any]) -> None:
    """Remember a date, and the step of the procedure that it tells."""
    turn.remember(slot, _in_the_right_year(turn, slot, entity) or as_exact_as_said(entity))
    turn.remember("last_date_fact", slot)
    remember_yes(turn, *STEPS_OF_A_DATE.get(slot, ()))


def _in_the_right_year(turn: Turn, slot: str, entity: Mapping[str, Any]) -> str | None:
    """Return an appeal's day without a year as the first such day since the refusal: the term is short."""
    refused_on, _ = period_of(turn.slot(Fact.REFUSAL_NOTIFIED_ON.value))
    day, last = period_of(str(entity["value"]))
    if (
        slot != Fact.APPEAL_LODGED_ON.value
        or not entity.get("without_year")
        or refused_on is None
        or day is None
    ):
        return None
    if day != last or day < refused_on:
        return None
    while day - relativedelta(years=1) >= refused_on:
        day -= relativedelta(years=1)
    return day.isoformat()


def as_exact_as_said(entity: Mapping[str, Any]) -> str:
    """Return a date, as a period when it was said roughly: "vijf maanden geleden" is no exact day.

    The period reaches a tenth of the time gone by to both sides, at least three days, never past today.
    """
    value = str(entity["value"])
    first, last = period_of(value)
    if not entity.get("approximate") or first is None or last is None:
        return value
    today = clock.today()
    margin = timedelta(days=max(3, abs((today - first).days) // 10))
    return f"{first - margin}/{max(first, min(last + margin, today))}"


def _status(turn: Turn) -> Any:
    """Return the status that is named; a special one goes before the general word for asylum seekers.

    A refusal or an appeal alone is no status: until the procedure has ended, its facts and dates decide.
    """
    named, steps = turn.values_of("status"), turn.values_of("procedure_step")
    if not AROUND_A_REFUSAL.isdisjoint(steps) and PROCEDURE_ENDED not in steps:
        named = [status for status in named if status != "rejected"]
    return next((status for status in named if status != "asylum_seeker"), named[0] if named else None)


def _take(turn: Turn, slot: str, value: Any) -> bool:
    if value is None:
        return False
    turn.remember(slot, value)
    return True


def _take_card_text(turn: Turn) -> bool:
    told = [answer for answer in turn.values_of("answer") if answer in CARD_TEXTS]
    return _take(turn, Fact.CARD_TEXT.value, told[0] if told else None)


def _slot_of(turn: Turn, entity: Mapping[str, Any]) -> str | None:
    """Tell which slot a date belongs in: by the words around it, or else by what was asked or corrected."""
    role = entity.get("role")
    if role:
        return str(role) if role in DATE_SLOTS else None
    if len(dates(turn)) > 1:
        return None
    question = turn.slot("open_question")
    if question in DATE_SLOTS:
        return str(question) if is_short(turn) else None
    answers = turn.values_of("answer")
    if question in DATE_OF_A_YES and "yes" in answers:
        return DATE_OF_A_YES[question]
    if turn.intent.startswith("ask_"):
        return Fact.LODGED_ON.value if turn.slot(Fact.LODGED_ON.value) is None else None
    is_correction = question is None or "no" in answers or turn.text_of_person.lower().startswith("sorry")
    return turn.slot("last_date_fact") if is_correction and is_short(turn) else None


def is_short(turn: Turn) -> bool:
    """Whether the message is hardly more than a value: few words beside its dates."""
    text = turn.text_of_person
    for entity in dates(turn):
        text = text.replace(str(entity.get("raw") or ""), " ")
    return len(re.findall(r"\w+", text)) <= WORDS_OF_A_SHORT_REPLY


def take_answer(turn: Turn, fact: Fact) -> bool:
    """Remember what the message answers to the question about `fact`; False when it answers nothing."""
    before = turn.snapshot()
    told = collect(turn)
    answer = short_answer(turn, fact)
    corrected_a_date = told and bool(dates(turn)) and turn.slot(fact.value) == before.get(fact.value)
    if answer is not None and not corrected_a_date:
        _remember_answer(turn, fact, answer)
        told = True
    return told or has_impossible_date(turn)


def _remember_answer(turn: Turn, fact: Fact, answer: str) -> None:
    if fact in (Fact.REFUSED, Fact.REFUSAL_NOTIFIED_ON) and answer == "no":
        turn.forget(*AFTER_A_REFUSAL)
        turn.remember(Fact.REFUSED.value, "no")
        return
    turn.remember(fact.value, answer)
    if fact is Fact.APPEAL_REJECTED and answer == "no":
        turn.forget(APPEAL_REJECTED_ON)


def short_answer(turn: Turn, fact: Fact) -> str | None:
    """Return what a short reply or a button says about `fact`, or None."""
    answers = turn.values_of("answer")
    if UNKNOWN in answers:
        return UNKNOWN
    said = answers or {"affirm": ["yes"], "deny": ["no"]}.get(turn.intent, [])
    if fact is Fact.DOCUMENT:
        return next(iter(answers), None) if turn.is_press else None
    if fact is Fact.REFUSAL_NOTIFIED_ON:
        return "no" if "no" in said else None
    if fact is Fact.CARD_TEXT:
        said = [CardText.NONE.value if answer == "no" else answer for answer in answers]
        return next((answer for answer in said if answer in CARD_TEXTS), None)
    if fact is Fact.STATUS or fact in DATE_FACTS or fact is Fact.AGE:
        return None
    return next((answer for answer in said if answer in YES_OR_NO), None)

"""From what a message holds to what is remembered about somebody's situation, and from there to the rules."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from actions.questions import UNKNOWN
from actions.turn import Turn
from core import clock
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import CardText, Fact

DATE_FACTS = (Fact.LODGED_ON, Fact.REFUSAL_NOTIFIED_ON)
YES_OR_NO = {"yes": True, "no": False}
CARD_TEXTS = {text.value for text in CardText}
IMPOSSIBLE = "impossible"


def collect(turn: Turn) -> None:
    """Remember the status, procedure steps and dates that the message tells."""
    status = turn.first("status")
    if status:
        turn.remember(Fact.STATUS.value, status)
    _collect_steps(turn)
    _collect_dates(turn)


def has_impossible_date(turn: Turn) -> bool:
    """Whether the message holds a date that is on no calendar."""
    return IMPOSSIBLE in turn.values_of("date")


def _collect_steps(turn: Turn) -> None:
    steps = set(turn.values_of("procedure_step"))
    if steps & {"refused", "appealed"}:
        turn.remember(Fact.REFUSED.value, "yes")
    if "appealed" in steps:
        turn.remember(Fact.APPEALED.value, "yes")
        if turn.slot(Fact.STATUS.value) is None:  # who waits for an appeal is still an asylum seeker
            turn.remember(Fact.STATUS.value, "asylum_seeker")
    if "later_application" in steps:
        turn.remember(Fact.LATER_APPLICATION.value, "yes")


def _collect_dates(turn: Turn) -> None:
    dates = sorted(_as_exact_as_said(entity) for entity in turn.entities if _is_real_date(entity))
    if not dates:
        return
    if len(dates) > 1:
        _remember_date(turn, Fact.LODGED_ON, dates[0])
        _remember_date(turn, Fact.REFUSAL_NOTIFIED_ON, dates[-1])
    else:
        _remember_date(turn, _fact_of_single_date(turn), dates[0])


def _is_real_date(entity: Mapping[str, Any]) -> bool:
    return entity.get("entity") == "date" and entity["value"] != IMPOSSIBLE


def _as_exact_as_said(entity: Mapping[str, Any]) -> str:
    """Return a date, as a period when it was said roughly: "vijf maanden geleden" is no exact day.

    The period reaches a tenth of the time gone by to both sides, at least three days, never past today.
    """
    value = str(entity["value"])
    if not entity.get("approximate"):
        return value
    first, last = _period(value)
    if first is None or last is None:
        return value
    today = clock.today()
    margin = timedelta(days=max(3, abs((today - first).days) // 10))
    return f"{first - margin}/{max(first, min(last + margin, today))}"


def _fact_of_single_date(turn: Turn) -> Fact:
    """Tell what a lone date is about: the open question, a refusal just named, or a correction."""
    asked = turn.slot("open_question")
    if asked in {fact.value for fact in DATE_FACTS}:
        return Fact(asked)
    if turn.intent == "ask_work_during_appeal" or "refused" in turn.values_of("procedure_step"):
        return Fact.REFUSAL_NOTIFIED_ON
    last = turn.slot("last_date_fact")
    return Fact(last) if last and not turn.intent.startswith("ask_") else Fact.LODGED_ON


def _remember_date(turn: Turn, fact: Fact, value: str) -> None:
    turn.remember(fact.value, value)
    turn.remember("last_date_fact", fact.value)
    if fact is Fact.REFUSAL_NOTIFIED_ON:
        turn.remember(Fact.REFUSED.value, "yes")


def take_answer(turn: Turn, fact: Fact) -> bool:
    """Remember what the message answers to the question about `fact`; False when it answers nothing."""
    before = {name.value: turn.slot(name.value) for name in Fact}
    collect(turn)
    answer = _short_answer(turn, fact)
    if answer is not None and turn.slot(fact.value) == before[fact.value]:
        turn.remember(fact.value, answer)
    return has_impossible_date(turn) or any(turn.slot(name) != value for name, value in before.items())


def _short_answer(turn: Turn, fact: Fact) -> str | None:
    """Return what a short reply or a button says about `fact`, or None."""
    answers = turn.values_of("answer")
    if UNKNOWN in answers:
        return UNKNOWN
    if fact is Fact.CARD_TEXT:
        allowed = CARD_TEXTS
        answers = [CardText.NONE.value if answer == "no" else answer for answer in answers]
    elif fact is Fact.DOCUMENT:
        return next(iter(answers), None)
    elif fact is Fact.STATUS or fact in DATE_FACTS:
        return None
    else:
        allowed = set(YES_OR_NO)
        answers = answers or {"affirm": ["yes"], "deny": ["no"]}.get(turn.intent, [])
    return next((answer for answer in answers if answer in allowed), None)


def situation_of(turn: Turn, today: date) -> Situation:
    """Return the remembered situation, for work on the day of asking."""
    slots = {fact: turn.slot(fact.value) for fact in Fact}
    lodged_from, lodged_until = _period(slots[Fact.LODGED_ON])
    _, notified = _period(slots[Fact.REFUSAL_NOTIFIED_ON])
    return Situation(
        work_on=today,
        today=today,
        status=_known(slots[Fact.STATUS]),
        lodged_on=lodged_from if lodged_from == lodged_until else None,
        lodged_from=lodged_from if lodged_from != lodged_until else None,
        lodged_until=min(lodged_until, today) if lodged_until and lodged_from != lodged_until else None,
        document=_known(slots[Fact.DOCUMENT]),
        later_application=YES_OR_NO.get(slots[Fact.LATER_APPLICATION]),
        admissible=YES_OR_NO.get(slots[Fact.ADMISSIBLE]),
        refused=YES_OR_NO.get(slots[Fact.REFUSED]),
        refusal_notified_on=notified,
        appealed=YES_OR_NO.get(slots[Fact.APPEALED]),
        appeal_rejected=YES_OR_NO.get(slots[Fact.APPEAL_REJECTED]),
        card_text=CardText(slots[Fact.CARD_TEXT]) if _known(slots[Fact.CARD_TEXT]) else None,
        unknown=frozenset(fact for fact, value in slots.items() if value == UNKNOWN),
    )


def _known(value: str | None) -> str | None:
    return None if value == UNKNOWN else value


def _period(value: str | None) -> tuple[date | None, date | None]:
    if not value or value == UNKNOWN:
        return None, None
    first, _, last = value.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)

"""How a verdict on the right to work is said: conclusion, next step, what was assumed, source."""

from collections.abc import Sequence
from datetime import date

from actions.facts import DATE_FACTS, YES_OR_NO
from actions.questions import UNKNOWN
from actions.sources import source_of
from actions.turn import Part, Turn
from core.rules.dates_in_dutch import in_dutch
from core.rules.right_to_work_law import RightToWorkLaw
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import Answer, Assumption, Confidence, DecidedBy, Fact, NextStep, Reason
from core.rules.right_to_work_verdict import Verdict
from core.services.right_to_work import Penalty


def say_verdict(
    turn: Turn,
    verdict: Verdict,
    law: RightToWorkLaw,
    situation: Situation,
    also: Sequence[Part] = (),
) -> None:
    """Say a verdict, and what is `also` to be told, as one message; the simple form explains nothing."""
    values = _values(verdict, law, situation)
    checks_follow = turn.is_employer and verdict.answer is Answer.YES
    parts = [Part(_conclusion(turn, verdict), values)]
    if not (checks_follow and verdict.next_step is NextStep.SHOW_CARD):
        parts.append(Part(f"utter_next_step_{verdict.next_step.value}", values))
    parts += also
    unsaid = verdict.indication and verdict.reason not in (Reason.PACT_UNVERIFIED, Reason.DATE_RANGE)
    if unsaid and verdict.last_safe_day:
        parts.append(Part("utter_pact_indication", values))
    if checks_follow:
        parts.append(Part("utter_employer_checks"))
    if not turn.simple:
        parts += _explanation(turn, verdict, law, values)
    elif Assumption.TWO_YEARS_SECONDARY in verdict.assumptions:
        parts.append(_assumptions(turn, (Assumption.TWO_YEARS_SECONDARY,), values))
    if verdict.confidence is not Confidence.HIGH and verdict.answer is not Answer.UNCERTAIN:
        parts.append(Part("utter_low_confidence"))
    if verdict.entries:
        parts.append(source_of(verdict.entries[0]))
    can_be_simpler = not turn.simple and not turn.is_employer
    buttons = [turn.button("utter_button_simpler", "/repeat")] if can_be_simpler else []
    turn.say(*parts, buttons=[*buttons, turn.button("utter_button_human", "/request_human")])


def penalty_in_words(penalty: Penalty) -> Part:
    """Return the sentence that names a penalty."""
    return Part(
        "utter_employer_penalty",
        {
            "level": penalty.level,
            "criminal": _euro(penalty.criminal),
            "administrative": _euro(penalty.administrative),
        },
    )


def _euro(amounts: tuple[int, int]) -> str:
    lowest, highest = (f"{amount:,}".replace(",", ".") for amount in amounts)
    return f"{lowest} tot {highest} euro"


def facts_in_words(turn: Turn, law: RightToWorkLaw, only: tuple[Fact, ...] = tuple(Fact)) -> str:
    """Return what is remembered of the situation as a row of clauses, without what is not known."""
    clauses = [
        turn.text(f"utter_fact_{fact.value}", value=_value_in_words(turn, fact, law))
        for fact in only
        if turn.slot(fact.value) not in (None, UNKNOWN)
    ]
    return ", ".join(clauses)


def _straddles_the_pact(verdict: Verdict) -> bool:
    """Tell whether a range of lodging days reaches into the unverified rule: then no day may be named."""
    return verdict.indication and verdict.reason is Reason.DATE_RANGE


def _conclusion(turn: Turn, verdict: Verdict) -> str:
    """Return the name of the response: some reasons are worded by the answer, or without a day."""
    name = f"utter_verdict_{verdict.reason.value}"
    variants = [f"{name}_{verdict.answer.value}"]
    if verdict.last_safe_day is None or _straddles_the_pact(verdict):
        variants.append(f"{name}_without_day")
    return next((variant for variant in variants if turn.has_response(variant)), name)


def _explanation(turn: Turn, verdict: Verdict, law: RightToWorkLaw, values: dict[str, str]) -> list[Part]:
    parts = []
    if verdict.answer is Answer.YES and verdict.ends:
        ends = [turn.text(f"utter_ends_{end.value}", **values) for end in verdict.ends]
        if verdict.right_ends_on:
            ends.append(turn.text("utter_ends_on", **values))
        parts.append(Part("utter_ends", {"ends": " ".join(ends)}))
    if verdict.answer is Answer.YES and values["document"]:
        parts.append(Part("utter_document", values))
    facts = facts_in_words(turn, law, only=_facts_that_count(turn, law))
    if facts:
        parts.append(Part("utter_understood_facts", {"facts": facts}))
    if verdict.assumptions:
        parts.append(_assumptions(turn, verdict.assumptions, values))
    return parts


def _assumptions(turn: Turn, assumptions: Sequence[Assumption], values: dict[str, str]) -> Part:
    clauses = [turn.text(f"utter_assumption_{code.value}", **values) for code in assumptions]
    return Part("utter_assumptions", {"assumptions": _in_a_row(clauses)})


def _facts_that_count(turn: Turn, law: RightToWorkLaw) -> tuple[Fact, ...]:
    """Return the facts to say back: the steps of the procedure mean nothing once there is another status."""
    versions = law.statuses.get(turn.slot(Fact.STATUS.value) or "")
    in_procedure = versions is None or versions[-1].decided_by is DecidedBy.PROCEDURE
    return tuple(Fact) if in_procedure else (Fact.STATUS, Fact.DOCUMENT, Fact.CARD_TEXT)


def _values(verdict: Verdict, law: RightToWorkLaw, situation: Situation) -> dict[str, str]:
    """Return what the texts can name. Of a range of lodging days the last safe day is said."""
    pact_day = next((p.entry.valid_from for p in law.lodging_day_periods if not p.verified), None)
    days = {
        "safe_day": verdict.last_safe_day,
        "boundary_day": verdict.boundary_day,
        "refused_on": situation.refusal_day,
        "ends_on": verdict.right_ends_on,
        "pact_day": pact_day,
        "work_on": situation.work_on,
    }
    return {
        **{name: in_dutch(day) for name, day in days.items() if day},
        "months": str(verdict.months or ""),
        "limit": verdict.limit or "",
        "minimum_age": str(law.minimum_age),
        "minimum_age_secondary": str(law.minimum_age_with_secondary),
        "document": law.documents.get(verdict.document or "", ""),
    }


def _value_in_words(turn: Turn, fact: Fact, law: RightToWorkLaw) -> str:
    value = str(turn.slot(fact.value))
    if fact in DATE_FACTS:
        first, _, last = value.partition("/")
        days = [in_dutch(date.fromisoformat(day)) for day in (first, last) if day]
        return turn.text("utter_value_period", first=days[0], last=days[1]) if len(days) > 1 else days[0]
    if fact is Fact.STATUS:
        return law.statuses[value][-1].name
    if fact is Fact.DOCUMENT:
        return law.documents[value]
    return turn.text(f"utter_value_{value}") if value in YES_OR_NO or fact is Fact.CARD_TEXT else value


def _in_a_row(clauses: list[str]) -> str:
    """Join clauses as Dutch does; each after the first repeats `dat` for who reads slowly."""
    return " en dat ".join(clauses)

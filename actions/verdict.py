"""How a verdict on the right to work is said: conclusion, next step, what was assumed, source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actions.facts import DATE_FACTS, YES_OR_NO
from actions.length import that_fit
from actions.questions import UNKNOWN
from actions.sources import source_of
from actions.turn import Button, Part, Turn
from core.rules.dates_in_dutch import in_dutch
from core.rules.escalation import EscalationReason
from core.rules.right_to_work_law import RightToWorkLaw
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import Answer, Assumption, Confidence, DecidedBy, Fact, Reason
from core.rules.right_to_work_verdict import Verdict
from core.services.right_to_work import Penalty

EXPLAIN = '/repeat{"answer": "explain"}'
TURN_THE_ANSWER = {
    Assumption.FIRST_APPLICATION,
    Assumption.NOT_REFUSED,
    Assumption.APPEAL_IN_TIME,
    Assumption.APPEAL_PENDING,
    Assumption.CLOSE_FAMILY,
}
CARD_DECIDES = {
    Reason.CARD_EXPIRED,
    Reason.NO_CARD,
    Reason.CARD_SAYS_NONE,
    Reason.CARD_SAYS_LIMITED,
    Reason.CARD_SAYS_UNLIMITED,
}


@dataclass(frozen=True)
class Beside:
    """What else belongs to an answer: texts behind "Meer uitleg", and buttons that lead on at once."""

    explanation: Sequence[Part] = ()
    buttons: Sequence[Button] = ()


def say_verdict(
    turn: Turn, verdict: Verdict, law: RightToWorkLaw, situation: Situation, beside: Beside = Beside()
) -> None:
    """Say a verdict as one message: the answer, what to do now and what must not be missed.

    What it rests on stands behind "Meer uitleg"; the simple form has only what keeps somebody safe.
    """
    values = _values(verdict, law, situation)
    conclusion = Part(_conclusion(turn, verdict), values)
    explanation = [*_explanation(turn, verdict, law, values), *beside.explanation]
    ending = []
    if verdict.confidence is not Confidence.HIGH and verdict.answer is not Answer.UNCERTAIN:
        ending.append(Part("utter_low_confidence"))
    if verdict.entries:
        ending.append(source_of(verdict.entries[0]))
    if turn.detailed:
        parts = [conclusion, *explanation]
    else:
        parts = [conclusion, Part(f"utter_next_step_{verdict.next_step.value}", values)]
        parts += _warnings(turn, verdict, situation, values)
        if not turn.simple:
            to_check = _to_check(turn, verdict, law, conclusion)
            parts += that_fit(turn, [*parts, *ending], to_check)
    human = turn.human_button(_reason_for_human(verdict))
    turn.say(*parts, *ending, buttons=[*_ways_on(turn, bool(explanation), beside.buttons), human])


def _reason_for_human(verdict: Verdict) -> EscalationReason:
    """Return why somebody asks for a human below a verdict: staff see when we were not sure ourselves."""
    unsure = verdict.answer is Answer.UNCERTAIN or verdict.confidence is not Confidence.HIGH
    return EscalationReason.UNCERTAIN_VERDICT if unsure else EscalationReason.REQUEST_HUMAN


def _ways_on(turn: Turn, explained: bool, others: Sequence[Button]) -> list[Button]:
    buttons = []
    if explained and not turn.detailed:
        buttons.append(turn.button("utter_button_more", EXPLAIN))
    buttons += others
    if not turn.is_employer and not turn.simple:
        buttons.append(turn.button("utter_button_simpler", "/repeat"))
    return buttons


def _warnings(turn: Turn, verdict: Verdict, situation: Situation, values: dict[str, str]) -> list[Part]:
    """Return what is dangerous to miss: unsure days, a fine, a last day, an age."""
    parts = []
    if _indicates_a_day(verdict) and verdict.reason not in CARD_DECIDES:
        parts.append(Part("utter_pact_indication", values))
    if turn.is_employer and verdict.answer is not Answer.YES:
        parts.append(Part("utter_employer_risk"))
    if verdict.answer is Answer.YES and verdict.right_ends_on not in (None, situation.card_valid_until):
        parts.append(Part("utter_ends_on", values))
    if verdict.answer is not Answer.NO and Assumption.TWO_YEARS_SECONDARY in verdict.assumptions:
        parts.append(Part("utter_warning_two_years_secondary", values))
    return parts


def _to_check(turn: Turn, verdict: Verdict, law: RightToWorkLaw, conclusion: Part) -> list[Part]:
    """Return what the person can put right: what was noted, and what would make another answer."""
    parts = []
    said = turn.text(conclusion.response, **conclusion.values)
    facts = facts_in_words(turn, law, only=_facts_to_check(turn, law), unless_in=said)
    if facts:
        parts.append(Part("utter_noted_verdict", {"facts": facts}))
    if verdict.answer is Answer.YES or verdict.reason is Reason.WAITING:
        turning = [code for code in verdict.assumptions if code in TURN_THE_ANSWER]
        if turning:
            parts.append(_assumptions(turn, turning, conclusion.values))
    return parts


def _indicates_a_day(verdict: Verdict) -> bool:
    """Tell whether the days follow a rule that is not confirmed, and the conclusion does not say so."""
    said = verdict.reason in (Reason.PACT_UNVERIFIED, Reason.DATE_RANGE)
    return verdict.indication and not said and verdict.last_safe_day is not None


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


def facts_in_words(
    turn: Turn, law: RightToWorkLaw, only: tuple[Fact, ...] = tuple(Fact), unless_in: str = ""
) -> str:
    """Return what is remembered of the situation as a row of clauses, without what is not known.

    A value that stands in the text `unless_in` is left out.
    """
    known = [fact for fact in only if turn.slot(fact.value) not in (None, UNKNOWN)]
    values = {fact: _value_in_words(turn, fact, law) for fact in known}
    clauses = [
        turn.text(f"utter_fact_{fact.value}", value=value)
        for fact, value in values.items()
        if value not in unless_in
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
    """Return what the answer rests on and what ends it."""
    parts = []
    if turn.is_employer and verdict.answer is Answer.YES:
        parts.append(Part("utter_employer_checks"))
    if verdict.answer is Answer.YES and verdict.ends:
        ends = [turn.text(f"utter_ends_{end.value}", **values) for end in verdict.ends]
        if verdict.right_ends_on:
            ends.append(turn.text("utter_ends_on", **values))
        parts.append(Part("utter_ends", {"ends": " ".join(ends)}))
    if verdict.answer is Answer.YES and values["document"]:
        parts.append(Part("utter_document", values))
    if _indicates_a_day(verdict):
        parts.append(Part("utter_pact_indication", values))
    facts = facts_in_words(turn, law, only=_facts_that_count(turn, law))
    if facts:
        parts.append(Part("utter_understood_facts", {"facts": facts}))
    if verdict.assumptions:
        parts.append(_assumptions(turn, verdict.assumptions, values))
    return parts


def _assumptions(turn: Turn, assumptions: Sequence[Assumption], values: Mapping[str, object]) -> Part:
    longest_last = sorted(assumptions, key=lambda code: code is Assumption.TWO_YEARS_SECONDARY)
    clauses = [turn.text(f"utter_assumption_{code.value}", **values) for code in longest_last]
    return Part("utter_assumptions", {"assumptions": _in_a_row(clauses)})


def _facts_that_count(turn: Turn, law: RightToWorkLaw) -> tuple[Fact, ...]:
    """Return the facts to say back: the steps of the procedure mean nothing once there is another status."""
    versions = law.statuses.get(turn.slot(Fact.STATUS.value) or "")
    in_procedure = versions is None or versions[-1].decided_by is DecidedBy.PROCEDURE
    return tuple(Fact) if in_procedure else (Fact.STATUS, Fact.DOCUMENT, Fact.CARD_TEXT)


def _facts_to_check(turn: Turn, law: RightToWorkLaw) -> tuple[Fact, ...]:
    """Return the facts that are easily understood wrongly: days, or a status that decides by itself."""
    counting = _facts_that_count(turn, law)
    return DATE_FACTS if counting == tuple(Fact) else (Fact.STATUS,)


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

"""Statuses outside the asylum procedure: what the status, or the document that shows it, says about work."""

from dataclasses import replace
from typing import Any

from core.rules.right_to_work_law import MINOR_AGE, RightToWorkLaw, StatusRule
from core.rules.right_to_work_situation import Situation, SituationError
from core.rules.right_to_work_terms import Answer, Assumption, Fact, NextStep, Reason, Right
from core.rules.right_to_work_verdict import Verdict

_WAITS_FOR_SOMETHING = (Reason.WAITING, Reason.NO_CARD, Reason.CARD_EXPIRED)


def status_of(situation: Situation, law: RightToWorkLaw) -> StatusRule | None:
    """Return the rule for the person's status on the day asked about; None when none covers that day.

    Raises SituationError("unknown_status") for a status that the law does not have.
    """
    if situation.status is None:
        return None
    if situation.status not in law.statuses:
        raise SituationError("unknown_status", Fact.STATUS)
    return law.status(situation.status, situation.work_on)


def with_what_the_status_tells(situation: Situation, status: StatusRule) -> Situation:
    """Return the situation with the facts that the status implies; what the person told goes first."""
    implied: dict[str, Any] = {
        name: value for name, value in status.implies.items() if getattr(situation, name) is None
    }
    return replace(situation, **implied) if implied else situation


def decide_by_status(situation: Situation, status: StatusRule) -> Verdict:
    """Return the verdict for a status of which the dates of the asylum procedure do not matter."""
    right, document = status.employee, status.document
    forbidden = Reason.STATUS_FORBIDS
    assumptions = status.assumptions
    if situation.document is not None and situation.document in status.documents:
        right, document = status.documents[situation.document], situation.document
        forbidden = Reason.DOCUMENT_FORBIDS
        assumptions = tuple(code for code in assumptions if code is not Assumption.HOLDS_DOCUMENT)
    verdict = Verdict(
        answer=Answer.UNCERTAIN,
        reason=Reason.DOCUMENT_UNKNOWN if right is Right.DEPENDS else Reason.STATUS_UNCERTAIN,
        next_step=status.next_step,
        document=document,
        entries=(status.entry,),
    )
    if right is Right.ALLOWED:
        return replace(
            verdict,
            answer=Answer.YES,
            reason=Reason.STATUS_ALLOWS_WITH_LIMIT if status.limit else Reason.STATUS_ALLOWS,
            assumptions=assumptions,
            limit=status.limit,
            ends=status.ends,
            right_ends_on=status.entry.valid_until,
        )
    if right is Right.FORBIDDEN:
        return replace(verdict, answer=Answer.NO, reason=forbidden)
    return verdict


def with_age(verdict: Verdict, situation: Situation, law: RightToWorkLaw) -> Verdict:
    """Return the verdict after the minimum age for work. An age that is not known changes nothing.

    Who is too young hears that first, and not a day on which work will be allowed.
    """
    age = situation.age
    if age is None:
        return verdict
    assumptions = tuple(code for code in verdict.assumptions if code is not Assumption.OLD_ENOUGH)
    verdict = replace(verdict, assumptions=assumptions)
    if age >= law.minimum_age or (verdict.answer is Answer.NO and verdict.reason not in _WAITS_FOR_SOMETHING):
        return verdict
    entries = (law.entry(MINOR_AGE, situation.work_on), *verdict.entries)
    if age >= law.minimum_age_with_secondary:
        if verdict.answer is Answer.NO:
            return verdict
        return replace(verdict, entries=entries, assumptions=(Assumption.TWO_YEARS_SECONDARY, *assumptions))
    return replace(
        verdict,
        answer=Answer.NO,
        reason=Reason.TOO_YOUNG,
        next_step=NextStep.ASK_SOCIAL_WORKER,
        first_safe_day=None,
        last_safe_day=None,
        right_ends_on=None,
        ends=(),
        entries=entries,
    )

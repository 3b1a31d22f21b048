"""The document has the last word: a right without a valid document, or against its text, is no plain yes.

Legal basis: wet 9 mei 2018 and KB 2 september 2018, see `waiting_period` in data/right_to_work.yml.
"""

from dataclasses import replace
from datetime import date

from core.rules.right_to_work_law import StatusRule
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import (
    Answer,
    Assumption,
    CardText,
    DecidedBy,
    NextStep,
    Proof,
    Reason,
)
from core.rules.right_to_work_verdict import Verdict

ANNEX_26 = "annex_26"
PERMIT_CARD_C = "permit_card_c"
_CARD_DECIDES = (Reason.PACT_UNVERIFIED, Reason.DATE_UNKNOWN)
_FOR_A_LAWYER = (NextStep.ASK_LAWYER, NextStep.LODGE_APPEAL_LAWYER)


def with_proof(verdict: Verdict, proof: Proof, situation: Situation) -> Verdict:
    """Return the verdict of an asylum seeker after the document that the rule of that time asked for."""
    if verdict.answer is not Answer.YES or proof is Proof.ORANGE_CARD:
        return verdict
    permit = _permit_card_c(situation)
    if proof is Proof.PERMIT_CARD_C:
        verdict = replace(verdict, document=PERMIT_CARD_C)
        if permit is None:
            return replace(verdict, assumptions=(*verdict.assumptions, Assumption.HOLDS_PERMIT_CARD_C))
        if permit:
            return replace(verdict, right_ends_on=_earliest(verdict, situation.permit_card_c_until))
        return replace(
            verdict,
            answer=Answer.NO,
            reason=Reason.NO_PERMIT_CARD_C,
            next_step=NextStep.REQUEST_PERMIT_CARD_C,
            ends=(),
        )
    has_residence_card = situation.card_valid_until is not None and (
        situation.card_valid_until >= situation.work_on
    )
    if permit or has_residence_card:
        return replace(verdict, reason=Reason.TRANSITION_2018)
    return verdict.uncertain(Reason.TRANSITION_2018, NextStep.ASK_LAWYER)


def with_card(verdict: Verdict, status: StatusRule, situation: Situation) -> Verdict:
    """Return the verdict after the residence document: its text, its end date, or that there is none."""
    if verdict.answer is Answer.YES:
        return _right_with_card(verdict, status, situation)
    if verdict.answer is Answer.UNCERTAIN and verdict.reason in _CARD_DECIDES:
        return _card_decides(verdict, situation)
    if verdict.reason is Reason.WAITING and situation.card_text is CardText.UNLIMITED:
        return verdict.uncertain(Reason.CARD_CONFLICTS, NextStep.ASK_MUNICIPALITY)
    return verdict


def _right_with_card(verdict: Verdict, status: StatusRule, situation: Situation) -> Verdict:
    text, valid_until = situation.card_text, situation.card_valid_until
    in_procedure = status.decided_by is DecidedBy.PROCEDURE
    if text is CardText.NONE:
        return verdict.uncertain(Reason.CARD_SAYS_NONE, NextStep.ASK_MUNICIPALITY)
    if text is CardText.LIMITED and status.limit is None:
        return verdict.uncertain(Reason.CARD_SAYS_LIMITED, NextStep.SHOW_LIMITED_CARD)
    if text is CardText.NO_CARD and verdict.document != ANNEX_26:
        if status.by_law:
            document = status.document_before_card or verdict.document
            return replace(verdict, next_step=NextStep.SHOW_DECISION, document=document)
        if in_procedure:
            return _no(verdict, Reason.NO_CARD, NextStep.ASK_MUNICIPALITY)
        return verdict.uncertain(Reason.NO_CARD, NextStep.ASK_MUNICIPALITY)
    if valid_until is not None and valid_until < situation.work_on:
        if status.by_law:
            return replace(verdict, next_step=NextStep.RENEW_CARD)
        return _no(verdict, Reason.CARD_EXPIRED, NextStep.RENEW_CARD)
    if valid_until is not None and not status.by_law:
        verdict = replace(verdict, right_ends_on=_earliest(verdict, valid_until))
    if text is CardText.UNLIMITED and status.limit is None:
        verdict = replace(verdict, next_step=NextStep.SHOW_CARD)
    if valid_until is None and not status.by_law and verdict.document != PERMIT_CARD_C:
        verdict = replace(verdict, assumptions=(*verdict.assumptions, Assumption.VALID_CARD))
    return verdict


def _card_decides(verdict: Verdict, situation: Situation) -> Verdict:
    text, valid_until = situation.card_text, situation.card_valid_until
    waiting = verdict.next_step is NextStep.WAIT
    step = NextStep.WAIT if waiting else NextStep.ASK_MUNICIPALITY
    if verdict.next_step in _FOR_A_LAWYER:
        return verdict
    if text is CardText.NO_CARD:
        return _no(verdict, Reason.NO_CARD, step)
    if valid_until is not None and valid_until < situation.work_on:
        return _no(verdict, Reason.CARD_EXPIRED, NextStep.RENEW_CARD)
    if text is CardText.UNLIMITED:
        return verdict.uncertain(Reason.CARD_SAYS_UNLIMITED, NextStep.SHOW_CARD)
    if text is CardText.LIMITED:
        return verdict.uncertain(Reason.CARD_SAYS_LIMITED, NextStep.SHOW_LIMITED_CARD)
    if text is CardText.NONE:
        return verdict.uncertain(Reason.CARD_SAYS_NONE, step)
    return verdict


def _no(verdict: Verdict, reason: Reason, next_step: NextStep) -> Verdict:
    return replace(verdict, answer=Answer.NO, reason=reason, next_step=next_step, right_ends_on=None, ends=())


def _permit_card_c(situation: Situation) -> bool | None:
    first, last = situation.permit_card_c_from, situation.permit_card_c_until
    if first is not None and situation.work_on < first:
        return False
    if last is not None and last < situation.work_on:
        return False
    if first is not None or last is not None:
        return True
    return situation.permit_card_c


def _earliest(verdict: Verdict, day: date | None) -> date | None:
    days = [known for known in (verdict.right_ends_on, day) if known is not None]
    return min(days, default=None)

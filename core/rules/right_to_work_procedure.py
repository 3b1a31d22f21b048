"""The asylum procedure: from the day of lodging and the decisions since then to a verdict."""

from dataclasses import replace
from datetime import date

from core.rules.right_to_work_card import ANNEX_26, with_proof
from core.rules.right_to_work_law import COUNTING, COVID, RightToWorkLaw, StatusRule, WaitingPeriod
from core.rules.right_to_work_period import Opening, opening
from core.rules.right_to_work_refusal import appeal_step, decide_refused, weigh
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import (
    Answer,
    Assumption,
    Fact,
    NextStep,
    Reason,
)
from core.rules.right_to_work_verdict import Verdict


def opening_of(lodged_on: date, work_on: date, law: RightToWorkLaw) -> Opening | None:
    """Return when the right opens for an application of that day; None when no rule ever opens it.

    For a waiting period that is not verified this is an indication.
    """
    period = law.period(lodged_on, work_on)
    if period is not None and period in law.lodging_day_periods:
        return opening(lodged_on, [replace(period, entry=replace(period.entry, valid_until=None))])
    return opening(lodged_on, law.work_day_periods)


def decide_procedure(situation: Situation, status: StatusRule, law: RightToWorkLaw) -> Verdict:
    """Return the verdict for an asylum seeker whose day of lodging is one day or not known."""
    on, lodged_on = situation.work_on, situation.lodged_on
    base = Verdict(
        answer=Answer.UNCERTAIN,
        reason=Reason.DATE_UNKNOWN,
        next_step=appeal_step(situation) if situation.is_refused else NextStep.ASK_SOCIAL_WORKER,
        assumptions=status.assumptions,
        document=status.document,
        entries=(status.entry,),
    )
    if situation.later_application is None:
        base = _assuming(base, Assumption.FIRST_APPLICATION)
    ended = _ended(base, situation, law)
    if ended is not None:
        return ended
    if lodged_on is None:
        transferred = transfer_refused(situation) and not situation.is_refused
        return _stay_refused(base, on, law) if transferred else base
    period = law.period(lodged_on, on)
    opened = opening_of(lodged_on, on, law)
    if period is None or opened is None or (period.lodged_from and lodged_on < period.lodged_from):
        return base.uncertain(Reason.OLD_PROCEDURE, NextStep.ASK_LAWYER)
    base = replace(
        base,
        boundary_day=opened.boundary,
        first_safe_day=opened.safe,
        last_safe_day=opened.safe,
        months=opened.months,
        indication=not period.verified,
        entries=(*base.entries, period.entry),
    )
    if not period.verified:
        return _unverified(base, opened, situation, law)
    if period.months is None:
        return replace(base, answer=Answer.NO, reason=Reason.NO_ACCESS_THEN, next_step=NextStep.WAIT)
    return _verified(base, period, period.months, opened, situation, law)


def _ended(base: Verdict, situation: Situation, law: RightToWorkLaw) -> Verdict | None:
    """Return a no that needs no counting: a judgment, or a later application that is not admissible."""
    on, judged_on, admissible_on = situation.work_on, situation.appeal_rejected_on, situation.admissible_on
    if (situation.appeal_rejected and judged_on is None) or (judged_on is not None and judged_on <= on):
        return replace(
            base,
            answer=Answer.NO,
            reason=Reason.APPEAL_REJECTED,
            next_step=NextStep.ASK_LAWYER,
            document=None,
            entries=(law.entry("cassation_appeal", on), *base.entries),
        )
    if not situation.later_application:
        return None
    if situation.admissible is False or (admissible_on is not None and on < admissible_on):
        return replace(
            base,
            answer=Answer.NO,
            reason=Reason.LATER_APPLICATION_NOT_ADMISSIBLE,
            next_step=NextStep.WAIT,
            document="annex_26quinquies",
            entries=(law.entry("later_application_pending", on), *base.entries),
        )
    return None


def _unverified(base: Verdict, opened: Opening, situation: Situation, law: RightToWorkLaw) -> Verdict:
    if situation.is_refused:
        without_day = replace(base, first_safe_day=None, last_safe_day=None)
        return without_day.uncertain(Reason.PACT_REFUSED, appeal_step(situation))
    if transfer_refused(situation):
        return _stay_refused(base, situation.work_on, law)
    step = NextStep.WAIT if situation.work_on < opened.boundary else NextStep.ASK_MUNICIPALITY
    return base.uncertain(Reason.PACT_UNVERIFIED, step)


def _verified(
    base: Verdict,
    period: WaitingPeriod,
    months: int,
    opened: Opening,
    situation: Situation,
    law: RightToWorkLaw,
) -> Verdict:
    on, lodged_on = situation.work_on, situation.lodged_on or situation.work_on
    refusal = weigh(situation, lodged_on, opened, months)
    if transfer_refused(situation):
        return _after_transfer_decision(base, opened, on, law)
    if refusal.within or (refusal.known and on >= opened.boundary):
        refused = decide_refused(base, refusal, situation, law)
        return with_proof(refused, period.proof, situation)
    if refusal.on_boundary or refusal.known:
        base = replace(base, first_safe_day=None, last_safe_day=None)
    if on < opened.safe:
        covid = _covid(base, situation, lodged_on, law)
        if covid is not None:
            return covid
    return with_proof(_by_time(base, opened, situation, law), period.proof, situation)


def _by_time(base: Verdict, opened: Opening, situation: Situation, law: RightToWorkLaw) -> Verdict:
    on = situation.work_on
    if on < opened.boundary:
        waiting = replace(
            base,
            answer=Answer.NO,
            reason=Reason.WAITING,
            next_step=NextStep.WAIT,
            document=ANNEX_26,
            entries=(law.entry("asylum_seeker_waiting", on), *base.entries),
        )
        return _assuming_no_refusal(waiting, situation)
    if on < opened.safe:
        base = replace(base, entries=(*base.entries, law.entry(COUNTING, on)))
        return _assuming_no_refusal(base.uncertain(Reason.BOUNDARY_DAY, NextStep.WAIT), situation)
    if Fact.REFUSED in situation.unknown and not situation.is_refused and situation.refused is None:
        return base.uncertain(Reason.REFUSAL_UNKNOWN, NextStep.ASK_SOCIAL_WORKER)
    if situation.later_application and not situation.admissible and situation.admissible_on is None:
        return base.uncertain(Reason.ADMISSIBILITY_UNKNOWN, NextStep.ASK_SOCIAL_WORKER)
    later = bool(situation.later_application)
    stage = law.statuses["later_application_admissible" if later else "asylum_seeker_waited"][-1]
    ending = [situation.transfer_refused_on, situation.appeal_rejected_on]
    if situation.appealed is False:
        ending.append(situation.refusal_day)
    working = replace(
        base,
        answer=Answer.YES,
        reason=Reason.LATER_APPLICATION_ADMISSIBLE if later else Reason.WAITED_LONG_ENOUGH,
        next_step=NextStep.ASK_MUNICIPALITY if later else NextStep.SHOW_CARD,
        ends=stage.ends,
        right_ends_on=min((day for day in ending if day is not None), default=None),
        document=stage.document,
        entries=(stage.entry, *base.entries),
    )
    return _assuming_no_refusal(working, situation)


def _after_transfer_decision(base: Verdict, opened: Opening, on: date, law: RightToWorkLaw) -> Verdict:
    verdict = _stay_refused(base, on, law)
    return replace(verdict, answer=Answer.NO) if on < opened.boundary else verdict


def _stay_refused(base: Verdict, on: date, law: RightToWorkLaw) -> Verdict:
    return replace(
        base.uncertain(Reason.TRANSFER_REFUSED, NextStep.ASK_LAWYER),
        first_safe_day=None,
        last_safe_day=None,
        document="annex_26quater",
        entries=(law.entry("dublin_transfer_refused", on), *base.entries),
    )


def _covid(base: Verdict, situation: Situation, lodged_on: date, law: RightToWorkLaw) -> Verdict | None:
    entry = law.entries[COVID][-1]
    if not entry.in_force(situation.work_on) or lodged_on > law.covid_lodged_until:
        return None
    if not situation.employer_houses:
        return None
    covered = replace(
        base,
        answer=Answer.YES,
        reason=Reason.COVID_EXCEPTION,
        next_step=NextStep.SHOW_CARD,
        right_ends_on=entry.valid_until,
        document=ANNEX_26,
        entries=(entry, *base.entries),
    )
    return _assuming_no_refusal(covered, situation)


def transfer_refused(situation: Situation) -> bool:
    """Tell whether stay was refused by the day asked about because another country must decide (Dublin)."""
    day = situation.transfer_refused_on
    return day <= situation.work_on if day is not None else bool(situation.transfer_refused)


def _assuming_no_refusal(verdict: Verdict, situation: Situation) -> Verdict:
    if situation.refused is None and not situation.is_refused:
        return _assuming(verdict, Assumption.NOT_REFUSED)
    return verdict


def _assuming(verdict: Verdict, assumption: Assumption) -> Verdict:
    return replace(verdict, assumptions=(*verdict.assumptions, assumption))

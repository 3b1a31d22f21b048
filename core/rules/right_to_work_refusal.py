"""Refusal and appeal: what a decision of the CGVS, an appeal or a judgment does to the right to work."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.rules.right_to_work_law import APPEAL_TERM, COUNTING, REGISTERED_LETTER, RightToWorkLaw
from core.rules.right_to_work_period import Opening, boundary_day
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import Answer, Assumption, NextStep, Reason
from core.rules.right_to_work_verdict import Verdict


@dataclass(frozen=True)
class Refusal:
    """A refusal set against the waiting period of this application.

    `within`: notified before the months were over. `on_boundary`: notified on a day that counts either way.
    `known`: there is a refusal, in force on the day asked about or certainly fatal before it.
    """

    within: bool
    on_boundary: bool
    known: bool


def appeal_step(situation: Situation) -> NextStep:
    """Return whether a lawyer must still lodge the appeal, or only be asked."""
    return NextStep.ASK_LAWYER if situation.has_appealed else NextStep.LODGE_APPEAL_LAWYER


def weigh(situation: Situation, lodged_on: date, opened: Opening, months: int) -> Refusal:
    """Return how the refusal lies to the waiting period that started on `lodged_on`.

    `opened` is when the right opened in law; `months` the length in force on the day asked about. A refusal
    between the two (the law changed in between) counts as a boundary day.
    """
    own_boundary = min(boundary_day(lodged_on, months), opened.boundary)
    day = situation.refusal_day
    if day is None:
        refused = situation.is_refused
        return Refusal(
            within=refused and situation.latest_day < own_boundary,
            on_boundary=False,
            known=refused,
        )
    return Refusal(
        within=day < own_boundary,
        on_boundary=own_boundary <= day < opened.safe,
        known=day <= situation.work_on,
    )


def decide_refused(base: Verdict, refusal: Refusal, situation: Situation, law: RightToWorkLaw) -> Verdict:
    """Return the verdict for somebody whose refusal weighs; `base` carries the days and entries so far."""
    on = situation.work_on
    if situation.refusal_day != situation.refusal_notified_on:
        base = replace(
            base,
            assumptions=(*base.assumptions, Assumption.DEEMED_NOTIFICATION),
            entries=(*base.entries, law.entry(REGISTERED_LETTER, on)),
        )
    base = replace(base, first_safe_day=None, last_safe_day=None)
    if situation.refusal_annulled:
        return base.uncertain(Reason.REFUSAL_ANNULLED, NextStep.ASK_LAWYER)
    if refusal.within:
        stage = law.entry("asylum_seeker_refused_within_period", on)
        return replace(
            base,
            answer=Answer.NO,
            reason=Reason.REFUSED_WITHIN_PERIOD,
            next_step=NextStep.ASK_LAWYER,
            entries=(stage, *base.entries),
        )
    if refusal.on_boundary:
        entries = (*base.entries, law.entry(COUNTING, on))
        return replace(base, entries=entries).uncertain(Reason.REFUSED_ON_BOUNDARY, appeal_step(situation))
    if situation.refusal_day is None:
        return base.uncertain(Reason.REFUSAL_DATE_UNKNOWN, appeal_step(situation))
    return _decide_appeal(base, situation, law)


def _decide_appeal(base: Verdict, situation: Situation, law: RightToWorkLaw) -> Verdict:
    on, refusal_day = situation.work_on, situation.refusal_day
    stage = law.statuses["asylum_seeker_appeal_after_period"][-1]
    base = replace(base, entries=(stage.entry, *base.entries))
    lodged_on = situation.appeal_lodged_on
    if lodged_on is not None and on < lodged_on:
        return base.uncertain(Reason.APPEAL_NOT_YET_LODGED, NextStep.ASK_LAWYER)
    if situation.has_appealed:
        assumed = [Assumption.APPEAL_IN_TIME]
        term = timedelta(days=law.appeal_term_days)
        if lodged_on is not None and refusal_day is not None:
            if lodged_on > refusal_day + term:
                base = replace(base, entries=(*base.entries, law.entry(APPEAL_TERM, on)))
                return base.uncertain(Reason.APPEAL_LATE, NextStep.ASK_LAWYER)
            assumed = []
        if situation.appeal_rejected is None and situation.appeal_rejected_on is None:
            assumed.append(Assumption.APPEAL_PENDING)
        return replace(
            base,
            answer=Answer.YES,
            reason=Reason.APPEAL_AFTER_PERIOD,
            next_step=NextStep.SHOW_CARD,
            assumptions=(*base.assumptions, *assumed),
            ends=stage.ends,
            right_ends_on=situation.appeal_rejected_on,
            document=stage.document,
        )
    base = replace(base, entries=(*base.entries, law.entry(APPEAL_TERM, on)))
    if situation.appealed is None:
        return base.uncertain(Reason.APPEAL_UNKNOWN, NextStep.LODGE_APPEAL_LAWYER)
    if refusal_day is not None and situation.latest_day > refusal_day + timedelta(days=law.appeal_term_days):
        return replace(base, answer=Answer.NO, reason=Reason.NO_APPEAL, next_step=NextStep.ASK_LAWYER)
    return base.uncertain(Reason.APPEAL_NOT_YET_LODGED, NextStep.LODGE_APPEAL_LAWYER)

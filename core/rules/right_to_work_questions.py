"""Which question is still worth asking: only what can change the verdict, the easiest first."""

from datetime import date

from core.rules.right_to_work_law import RightToWorkLaw, StatusRule
from core.rules.right_to_work_procedure import opening_of, transfer_refused
from core.rules.right_to_work_refusal import weigh
from core.rules.right_to_work_situation import Situation, check, possible_lodging_days
from core.rules.right_to_work_status import status_of, with_what_the_status_tells
from core.rules.right_to_work_terms import DecidedBy, Fact, Right

_ORDER = tuple(Fact)


def next_question(situation: Situation, law: RightToWorkLaw) -> Fact | None:
    """Return the one fact to ask now, or None when the verdict can be given.

    Never a fact that is known or that the person does not know. Raises SituationError as `decide` does.
    """
    check(situation)
    if situation.status is None:
        return None if Fact.STATUS in situation.unknown else Fact.STATUS
    status = status_of(situation, law)
    if status is None:
        return None
    if status.decided_by is not DecidedBy.PROCEDURE:
        return _document_question(situation, status)
    told = with_what_the_status_tells(situation, status)
    asked = [_procedure_question(day, law) for day in possible_lodging_days(told)]
    return min((fact for fact in asked if fact is not None), key=_ORDER.index, default=None)


def documents_to_choose_from(situation: Situation, law: RightToWorkLaw) -> tuple[str, ...]:
    """Return the ids of the documents between which the question `Fact.DOCUMENT` lets a person choose."""
    status = status_of(situation, law)
    return tuple(status.documents) if status is not None else ()


def _document_question(situation: Situation, status: StatusRule) -> Fact | None:
    open_ = situation.document is None and Fact.DOCUMENT not in situation.unknown
    return Fact.DOCUMENT if open_ and status.employee is Right.DEPENDS else None


def _procedure_question(situation: Situation, law: RightToWorkLaw) -> Fact | None:
    return next((fact for fact in _worth_asking(situation, law) if _open(fact, situation)), None)


def _open(fact: Fact, situation: Situation) -> bool:
    known = {
        Fact.LODGED_ON: situation.lodged_on,
        Fact.ADMISSIBLE: situation.admissible if situation.admissible_on is None else True,
        Fact.REFUSED: True if situation.is_refused else situation.refused,
        Fact.REFUSAL_NOTIFIED_ON: situation.refusal_day,
        Fact.APPEALED: True if situation.has_appealed else situation.appealed,
        Fact.APPEAL_REJECTED: situation.appeal_rejected if situation.appeal_rejected_on is None else True,
        Fact.CARD_TEXT: situation.card_text,
    }
    return known[fact] is None and fact not in situation.unknown


def _worth_asking(situation: Situation, law: RightToWorkLaw) -> list[Fact]:
    """Return the facts that matter for this application, in the order of asking, known or not."""
    on, lodged_on = situation.work_on, situation.lodged_on
    if situation.appeal_rejected or (situation.appeal_rejected_on and situation.appeal_rejected_on <= on):
        return []
    facts = [Fact.LODGED_ON]
    if situation.later_application:
        facts.append(Fact.ADMISSIBLE)
        if situation.admissible is False or (situation.admissible_on and on < situation.admissible_on):
            return [fact for fact in facts if fact is not Fact.LODGED_ON]
    if lodged_on is None:
        return facts + _undated(situation)
    return facts + _dated(situation, lodged_on, law)


def _undated(situation: Situation) -> list[Fact]:
    if situation.is_refused:
        return [Fact.APPEALED, *_judgment(situation)]
    return [] if transfer_refused(situation) else [Fact.REFUSED, Fact.CARD_TEXT]


def _dated(situation: Situation, lodged_on: date, law: RightToWorkLaw) -> list[Fact]:
    on = situation.work_on
    period, opened = law.period(lodged_on, on), opening_of(lodged_on, on, law)
    if period is None or opened is None or (period.lodged_from and lodged_on < period.lodged_from):
        return []
    if not period.verified:
        if situation.is_refused:
            return [Fact.APPEALED, *_judgment(situation)]
        if transfer_refused(situation):
            return []
        return [Fact.REFUSED, Fact.CARD_TEXT] if on >= opened.boundary else [Fact.REFUSED]
    if period.months is None or transfer_refused(situation):
        return []
    if situation.is_refused:
        refusal = weigh(situation, lodged_on, opened, period.months)
        if refusal.within:
            return []
        return [Fact.REFUSAL_NOTIFIED_ON, Fact.APPEALED, *_judgment(situation)]
    card_can_differ = bool(situation.later_application) and on >= opened.safe
    return [Fact.REFUSED, Fact.CARD_TEXT] if card_can_differ else [Fact.REFUSED]


def _judgment(situation: Situation) -> list[Fact]:
    return [Fact.APPEAL_REJECTED] if situation.has_appealed else []

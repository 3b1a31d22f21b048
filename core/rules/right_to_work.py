"""May this person work? The one place to ask: `next_question` for what is missing, `decide` for the verdict.

Pure functions: the day asked about is in the situation, the law comes in as an argument.
Source: data/right_to_work.yml. Glossary: verzoeker om internationale bescherming, wachttermijn, betekening.
"""

from dataclasses import replace

from core.rules.right_to_work_card import with_card
from core.rules.right_to_work_law import (
    LawEntry,
    LawIncompleteError,
    RightToWorkLaw,
    StatusRule,
    law_from_entries,
)
from core.rules.right_to_work_procedure import decide_procedure
from core.rules.right_to_work_questions import documents_to_choose_from, next_question
from core.rules.right_to_work_situation import (
    Situation,
    SituationError,
    check,
    deemed_notified_on,
    possible_lodging_days,
)
from core.rules.right_to_work_status import decide_by_status, status_of, with_age, with_what_the_status_tells
from core.rules.right_to_work_terms import (
    Answer,
    Assumption,
    CardText,
    Confidence,
    DecidedBy,
    End,
    Fact,
    NextStep,
    Reason,
    Right,
)
from core.rules.right_to_work_verdict import Verdict, joined

__all__ = [
    "Answer",
    "Assumption",
    "CardText",
    "Confidence",
    "End",
    "Fact",
    "LawEntry",
    "LawIncompleteError",
    "NextStep",
    "Reason",
    "Right",
    "RightToWorkLaw",
    "Situation",
    "SituationError",
    "StatusRule",
    "Verdict",
    "decide",
    "deemed_notified_on",
    "documents_to_choose_from",
    "law_from_entries",
    "next_question",
    "status_of",
]


def decide(situation: Situation, law: RightToWorkLaw) -> Verdict:
    """Return whether the person may work as an employee on `situation.work_on`.

    Missing facts never raise: they become assumptions that the verdict names, or make it uncertain. A range
    of lodging days gives the first and the last possible safe day, and is uncertain only when the answer
    differs within it. Raises SituationError when the facts cannot be true together.
    """
    check(situation)
    if situation.status is None:
        return Verdict(Answer.UNCERTAIN, Reason.STATUS_UNKNOWN, NextStep.ASK_SOCIAL_WORKER)
    status = status_of(situation, law)
    if status is None:
        latest = law.statuses[situation.status][-1].entry
        return Verdict(
            Answer.UNCERTAIN, Reason.STATUS_RULE_NOT_KNOWN, NextStep.ASK_SOCIAL_WORKER, entries=(latest,)
        )
    told = with_what_the_status_tells(situation, status)
    return joined([_decide_day(day, status, law) for day in possible_lodging_days(told)])


def _decide_day(situation: Situation, status: StatusRule, law: RightToWorkLaw) -> Verdict:
    if status.decided_by is DecidedBy.PROCEDURE:
        verdict = decide_procedure(situation, status, law)
    else:
        verdict = decide_by_status(situation, status)
    verdict = with_age(with_card(verdict, status, situation), situation, law)
    return replace(
        verdict,
        assumptions=tuple(dict.fromkeys(verdict.assumptions)),
        entries=tuple(dict.fromkeys(verdict.entries)),
    )

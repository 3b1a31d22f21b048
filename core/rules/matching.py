"""How well a person and a vacancy fit: hard conditions first, then what is known, weighed.

Decisions behind it: docs/decisions/0011-matching.md. Weights: data/matching.yml. Glossary: matching.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from core.rules.matching_criteria import CRITERION_RULES, distance_km, normal_skill, relation
from core.rules.matching_terms import (
    CRITERIA,
    TOLD,
    Candidate,
    Condition,
    Criterion,
    Fit,
    Match,
    Need,
    Relation,
    Result,
    Told,
    Weights,
)
from core.rules.profile import WorkWindow
from core.rules.right_to_work_terms import Answer
from core.rules.work_window import may_work_on

__all__ = [
    "CRITERIA",
    "TOLD",
    "Candidate",
    "Condition",
    "Criterion",
    "Fit",
    "Match",
    "Need",
    "Relation",
    "Result",
    "Told",
    "Weights",
    "asked_from",
    "distance_km",
    "highest_rank",
    "is_suggested",
    "match",
    "may_work",
    "missing",
    "normal_skill",
    "relation",
]


_RIGHTS: Final = {Answer.YES: Fit.MET, Answer.NO: Fit.NOT_MET, Answer.UNCERTAIN: Fit.UNKNOWN}


def match(need: Need, candidate: Candidate, weights: Weights) -> Match:
    """Compare a person with a vacancy. Nobody is weighed who may not work then, or does not agree to it."""
    conditions = (_right_to_work(need, candidate), _consent(candidate))
    to_tell = missing(candidate, weights)
    if conditions[0].fit is Fit.UNKNOWN and "right_to_work" not in to_tell:
        to_tell = ("right_to_work", *to_tell)
    criteria = tuple(CRITERION_RULES[each](need, candidate, weights) for each in CRITERIA)
    allowed = all(each.fit is Fit.MET for each in conditions)
    points = known = total = 0.0
    for each in criteria:
        weight = weights.criteria[each.criterion]  # type: ignore[index]
        points += weight * each.known * (each.share or 0.0)
        known += weight * each.known
        total += weight
    scored = allowed and not to_tell and known > 0
    return Match(
        score=min(1.0, points / known) if scored else None,
        results=(*conditions, *criteria),
        missing=to_tell,
        allowed=allowed,
        coverage=known / total,
        rank=(points + weights.unknown * (total - known)) / total if scored else None,
    )


def highest_rank(need: Need, candidate: Candidate, weights: Weights) -> float:
    """Return a rank that a match cannot exceed, by the occupation alone: to look at the likeliest first."""
    found = CRITERION_RULES["occupation"](need, candidate, weights)
    lost = weights.criteria["occupation"] * (1 - (found.share or 0.0)) if found.known else 0.0
    total = sum(weights.criteria.values())
    return (total - lost) / total


def is_suggested(match: Match) -> bool:
    """Whether somebody is suggested at all: weighed, and with an occupation that has to do with it.

    A cook who fits a roofer in everything else is no suggestion. Who told no occupation is not left out.
    """
    return match.score is not None and match.result("occupation").fit is not Fit.NOT_MET


def may_work(work: WorkWindow | None, on: date) -> Fit:
    """Whether somebody may work on a day: unknown while the rules cannot tell for sure."""
    return _RIGHTS[may_work_on(work, on)]


def asked_from(need: Need, today: date) -> Need:
    """Return a need of which the first day has gone by as one that starts today."""
    return need if need.start_on >= today else replace(need, start_on=today)


def missing(candidate: Candidate, weights: Weights) -> tuple[Told, ...]:
    """Return what somebody has to tell before anything is weighed, whatever the vacancy."""
    told: dict[Told, bool] = {
        "right_to_work": candidate.work is not None and candidate.work.answer is not Answer.UNCERTAIN,
        "occupation": bool(candidate.experience or candidate.wanted),
        "dutch_level": candidate.dutch_level is not None,
        "place": candidate.latitude is not None and candidate.longitude is not None,
        "max_km": candidate.max_km is not None,
        "skills": bool(candidate.skills or candidate.skill_lists),
        "available_from": candidate.available_from is not None,
        "hours": candidate.hours is not None,
        "times": candidate.times is not None,
        "education_level": candidate.education_level is not None,
        "licences": candidate.licences is not None,
    }
    return tuple(each for each in TOLD if each in weights.minimum and not told[each])


def _right_to_work(need: Need, candidate: Candidate) -> Result:
    work = candidate.work
    values = {
        "asked": need.start_on,
        "told": None if work is None else work.answer.value,
        "first": None if work is None else work.first,
        "last": None if work is None else work.last,
    }
    return Result("right_to_work", may_work(work, need.start_on), values=values)


def _consent(candidate: Candidate) -> Result:
    return Result("consent", Fit.MET if candidate.consent else Fit.NOT_MET)

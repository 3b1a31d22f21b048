"""One function a criterion: how well a candidate fits what a vacancy asks there, and why."""

from collections.abc import Callable, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Final

from core.rules.language_levels import LEVELS
from core.rules.matching_terms import (
    Candidate,
    Criterion,
    Fit,
    Need,
    Relation,
    Result,
    Weights,
)
from core.rules.profile import EDUCATION_LEVELS, Experience

EARTH_RADIUS_KM = 6371.0088
_DIGITS: Final = {4: Relation.UNIT_GROUP, 3: Relation.MINOR_GROUP, 2: Relation.SUB_MAJOR_GROUP}


def relation(occupation: str, isco08: str, other: str, other_isco08: str) -> Relation:
    """Return how near two occupations are: by id, or by how many digits of their codes agree."""
    if occupation == other:
        return Relation.SAME
    if len(isco08) == len(other_isco08) == 4:
        for digits, found in _DIGITS.items():
            if isco08[:digits] == other_isco08[:digits]:
                return found
    return Relation.NONE


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the kilometres between two places as the crow flies (haversine)."""
    up, down = radians(latitude), radians(other_latitude)
    half = sin((down - up) / 2) ** 2
    half += cos(up) * cos(down) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def normal_skill(skill: str) -> str:
    """Return a skill as it is compared: without capitals and needless spaces."""
    return " ".join(skill.casefold().split())


def occupation(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Compare the occupation asked with those that the person did or wants: the same, or one near it."""
    if candidate.experience is None and candidate.wanted is None:
        return _unknown("occupation", asked=need.occupation)
    best, told, kind, how = 0.0, None, None, Relation.NONE
    for each_kind, factor, told_ones in (
        ("done", 1.0, candidate.experience or ()),
        ("wanted", weights.wanted, candidate.wanted or ()),
    ):
        for each in told_ones:
            found = _relation(need, each)
            if factor * weights.near[found] > best:
                best, told, kind, how = factor * weights.near[found], each.occupation, each_kind, found
    values = {"asked": need.occupation, "told": told, "kind": kind, "relation": how.value}
    return _known("occupation", best, values)


def experience(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Count the years in the occupation asked, or in one near it; wanting it brings no years."""
    if candidate.experience is None:
        return _unknown("experience", asked=weights.full_years)
    related = [each for each in candidate.experience if weights.near[_relation(need, each)] > 0]
    best, told, occupation_told = 0.0, None, None
    for each in related:
        if each.years is not None:
            share = weights.near[_relation(need, each)] * min(1.0, each.years / weights.full_years)
            if told is None or share > best:
                best, told, occupation_told = share, each.years, each.occupation
    if related and told is None:
        return _unknown("experience", asked=weights.full_years)
    values = {"asked": weights.full_years, "told": told, "occupation": occupation_told}
    return _known("experience", best, values)


def skills(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Count the skills asked that the person has; one that they were never asked about is unknown."""
    if not need.skills:
        return _nothing_asked("skills", sorted(candidate.skills))
    has = [each for each in need.skills if normal_skill(each) in candidate.skills]
    not_has = [each for each in need.skills if each not in has]
    went_through = need.occupation in candidate.skill_lists
    values = {"asked": need.skills, "told": tuple(has), "lacking": tuple(not_has) if went_through else ()}
    values["unknown"] = () if went_through else tuple(not_has)
    known = len(need.skills) if went_through else len(has)
    if not known:
        return Result("skills", Fit.UNKNOWN, values=values)
    return _known("skills", len(has) / known, values, known / len(need.skills))


def dutch(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Compare levels of Dutch; one level lower will do in part, when the employer wants coaching."""
    if need.dutch_level is None:
        return _nothing_asked("dutch", candidate.dutch_level)
    if candidate.dutch_level is None:
        return _unknown("dutch", asked=need.dutch_level, coaching=need.coaching)
    short = LEVELS.index(need.dutch_level) - LEVELS.index(candidate.dutch_level)
    values = {
        "asked": need.dutch_level,
        "told": candidate.dutch_level,
        "coaching": need.coaching,
        "levels_short": max(0, short),
    }
    share = 1.0 if short <= 0 else weights.coaching if short == 1 and need.coaching else 0.0
    return _known("dutch", share, values)


def distance(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Compare the way to work, as the crow flies, with how far the person wants to travel."""
    here, there = (need.latitude, need.longitude), (candidate.latitude, candidate.longitude)
    if None in here or None in there:
        return _unknown("distance", asked=None)
    km = distance_km(*here, *there)  # type: ignore[arg-type]
    if candidate.max_km is None and km > 0:
        return _unknown("distance", asked=km)
    values = {"asked": km, "told": candidate.max_km}
    return _known("distance", distance_share(km, candidate.max_km or 0, weights.stretch), values)


def distance_share(km: float, max_km: float, stretch: float) -> float:
    """Return 1 up to the distance that somebody wants, falling to 0 at `stretch` times as far."""
    if km <= max_km:
        return 1.0
    return max(0.0, (stretch * max_km - km) / ((stretch - 1) * max_km)) if max_km > 0 else 0.0


def start(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Compare the first day of work with the day from which the person can come."""
    if candidate.available_from is None:
        return _unknown("start", asked=need.start_on)
    late = max(0, (candidate.available_from - need.start_on).days)
    values = {"asked": need.start_on, "told": candidate.available_from, "days_late": late}
    return _known("start", start_share(late, weights.late_days), values)


def start_share(days_late: int, late_days: int) -> float:
    """Return 1 for who comes in time, falling to 0 for who comes more than `late_days` later."""
    return max(0.0, 1 - days_late / (late_days + 1))


def hours(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Compare full time and part time."""
    if need.hours == "any":
        return _nothing_asked("hours", candidate.hours)
    if candidate.hours is None:
        return _unknown("hours", asked=need.hours)
    fits = candidate.hours in ("any", need.hours)
    return _known("hours", float(fits), {"asked": need.hours, "told": candidate.hours})


def times(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Count the times of the day and the week, of those that are asked, on which the person can come."""
    if not need.times:
        return _nothing_asked("times", candidate.times)
    if candidate.times is None:
        return _unknown("times", asked=need.times)
    has = tuple(each for each in need.times if each in candidate.times)
    lacking = tuple(each for each in need.times if each not in candidate.times)
    values = {"asked": need.times, "told": has, "lacking": lacking}
    return _known("times", len(has) / len(need.times), values)


def education(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Compare levels of education, and from some level on whether it is recognised here.

    A level that is reached but not recognised is met in part; when nobody knows whether it is recognised,
    the criterion is unknown. A level that is too low is not met, recognised or not.
    """
    if need.education_level is None:
        return _nothing_asked("education", candidate.education_level)
    level, recognised = candidate.education_level, candidate.education_recognised
    if level is None:
        return _unknown("education", asked=need.education_level)
    values = {"asked": need.education_level, "told": level, "recognised": recognised}
    order = EDUCATION_LEVELS.index
    if order(level) < order(need.education_level):
        return _known("education", 0.0, values)
    if order(need.education_level) < order(weights.recognised_from):
        return _known("education", 1.0, values)
    if recognised is None:
        return Result("education", Fit.UNKNOWN, values=values)
    shares = {"yes": 1.0, "requested": weights.recognition_requested, "no": weights.not_recognised}
    return _known("education", shares[recognised], values)


def licence(need: Need, candidate: Candidate, weights: Weights) -> Result:
    """Count the driving licences, of those that are asked; a heavier one covers lighter ones."""
    if not need.licences:
        return _nothing_asked("licence", candidate.licences)
    if candidate.licences is None:
        return _unknown("licence", asked=need.licences)
    held = candidate.licences.union(*(weights.covers.get(each, frozenset()) for each in candidate.licences))
    has = tuple(each for each in need.licences if each in held)
    lacking = tuple(each for each in need.licences if each not in held)
    values = {"asked": need.licences, "told": has, "lacking": lacking}
    return _known("licence", len(has) / len(need.licences), values)


CRITERION_RULES: Final[Mapping[Criterion, Callable[[Need, Candidate, Weights], Result]]] = {
    "occupation": occupation,
    "experience": experience,
    "skills": skills,
    "dutch": dutch,
    "distance": distance,
    "start": start,
    "hours": hours,
    "times": times,
    "education": education,
    "licence": licence,
}


def _relation(need: Need, told: Experience) -> Relation:
    return relation(need.occupation, need.isco08, told.occupation, told.isco08)


def _known(criterion: Criterion, share: float, values: Mapping[str, object], known: float = 1.0) -> Result:
    fit = Fit.MET if share >= 1 else Fit.NOT_MET if share <= 0 else Fit.PARTLY
    if fit is Fit.MET and known < 1:
        fit = Fit.PARTLY
    return Result(criterion, fit, share, known, values)


def _unknown(criterion: Criterion, **values: object) -> Result:
    return Result(criterion, Fit.UNKNOWN, values={**values, "told": None})


def _nothing_asked(criterion: Criterion, told: object) -> Result:
    return Result(criterion, Fit.MET, 1.0, 1.0, {"asked": None, "told": told})

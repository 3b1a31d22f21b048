"""The best people for a vacancy, and the best vacancies for a person, with the reasons.

Ranking reads an index in memory; whoever is shown is read again from the database and decided again by the
rules, so that nobody is shown who withdrew consent or was erased a moment ago.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np
from sqlalchemy.orm import Session

from core.database.match_facts import (
    Coordinates,
    candidate_facts,
    coordinates,
    needs,
    people_not_for,
    vacancies_not_for,
)
from core.database.matching_policy import matching_weights
from core.errors import ToeleidingError
from core.rules.matching import (
    Candidate,
    Fit,
    Match,
    Need,
    Told,
    Weights,
    asked_from,
    highest_rank,
    is_suggested,
    match,
    may_work,
    missing,
)
from core.rules.profile import Profile
from core.rules.vacancy import NewVacancy
from core.services.matching_index import Pool, index_of
from core.services.matching_rows import refresh_index_row
from core.services.matching_scores import Scorer, Scores

__all__ = [
    "MatchingPolicyMissingError",
    "Suggestion",
    "best_for_person",
    "best_for_vacancy",
    "candidate_of",
    "compare",
    "missing_of",
    "need_of",
    "refresh_index_row",
    "weights_of",
]

AT_FIRST = 64


class MatchingPolicyMissingError(ToeleidingError):
    """The weights of data/matching.yml were never loaded into this database."""


@dataclass(frozen=True)
class Suggestion:
    """A person and a vacancy that fit, with the reasons. `vacancy_id` is None for one that is not kept."""

    person: str
    match: Match
    vacancy_id: int | None = None


def weights_of(session: Session) -> Weights:
    """Return the weights as they were loaded last. Raises MatchingPolicyMissingError."""
    weights = matching_weights(session)
    if weights is None:
        raise MatchingPolicyMissingError("data/matching.yml was not loaded: run toeleiding content load")
    return weights


def need_of(session: Session, vacancy: NewVacancy) -> Need:
    """Return what a vacancy asks, kept or not."""
    latitude, longitude = coordinates(session).get(vacancy.nis_code, (None, None))
    return Need(
        occupation=vacancy.occupation,
        isco08=vacancy.isco08,
        start_on=vacancy.start_on,
        skills=vacancy.skills,
        dutch_level=vacancy.dutch_level,
        coaching=vacancy.coaching,
        licences=vacancy.licences,
        hours=vacancy.hours,
        times=vacancy.times,
        education_level=vacancy.education_level,
        latitude=latitude,
        longitude=longitude,
    )


def candidate_of(session: Session, profile: Profile) -> Candidate:
    """Return what may count of a profile, as it is kept now; of one that is not kept nothing is known."""
    facts = candidate_facts(session, [profile.person], coordinates(session)).get(profile.person)
    return Candidate() if facts is None else facts.candidate


def missing_of(session: Session, person: str) -> tuple[Told, ...]:
    """Return what a person has to tell before anything can be weighed, and nothing more than that."""
    facts = candidate_facts(session, [person], coordinates(session)).get(person)
    return missing(Candidate() if facts is None else facts.candidate, weights_of(session))


def compare(session: Session, person: str, vacancy_id: int, today: date) -> Match | None:
    """Compare one person with one vacancy by what is kept now; None when one of both is gone."""
    places = coordinates(session)
    facts = candidate_facts(session, [person], places).get(person)
    need = needs(session, places, [vacancy_id]).get(vacancy_id)
    if facts is None or need is None:
        return None
    return match(asked_from(need, today), facts.candidate, weights_of(session))


def best_for_vacancy(
    session: Session,
    need: Need,
    today: date,
    limit: int = 20,
    *,
    vacancy_id: int | None = None,
    leave_out: Collection[str] = (),
) -> list[Suggestion]:
    """Return the best people for a vacancy, the best first; equals in an order drawn for each vacancy.

    With `vacancy_id` the person who reported it is left out, and everybody whose match with it was stopped
    or has an outcome; `leave_out` names others. Raises MatchingPolicyMissingError.
    """
    need, weights, places = asked_from(need, today), weights_of(session), coordinates(session)
    left_out = set(leave_out)
    if vacancy_id is not None:
        left_out |= people_not_for(session, [vacancy_id])[vacancy_id]
    scorer = scorer_for(session, weights, places)
    scores = scorer.scores(need)
    found: list[Suggestion] = []
    asked: list[str] = []
    for person in in_order(scorer.pool, scores, vacancy_id or 0):
        if person not in left_out:
            asked.append(person)
        if len(asked) >= limit:
            found += _decided(session, asked, need, weights, places, vacancy_id)
            asked = []
        if len(found) >= limit:
            break
    found += _decided(session, asked, need, weights, places, vacancy_id)
    return in_best_order(found)[:limit]


def best_for_person(session: Session, person: str, today: date, limit: int = 5) -> list[Suggestion]:
    """Return the best open vacancies for a person, the best first; their own are left out.

    None while they may not work, do not agree, or still have to tell what `missing_of` names. Left out too
    are vacancies of which the match was stopped or has an outcome. Raises MatchingPolicyMissingError.
    """
    weights, places = weights_of(session), coordinates(session)
    facts = candidate_facts(session, [person], places).get(person)
    if facts is None or not facts.candidate.consent or missing(facts.candidate, weights):
        return []
    left_out, candidate = vacancies_not_for(session, person), facts.candidate
    open_needs = [(id_, asked_from(need, today)) for id_, need in needs(session, places).items()]
    hopeful = [
        (highest_rank(need, candidate, weights), -id_, need)
        for id_, need in open_needs
        if id_ not in left_out and may_work(candidate.work, need.start_on) is Fit.MET
    ]
    best: list[Suggestion] = []
    for highest, id_, need in sorted(hopeful, key=lambda each: each[:2], reverse=True):
        if len(best) == limit and highest < (best[-1].match.rank or 0.0):
            break
        found = Suggestion(person, match(need, candidate, weights), -id_)
        best = in_best_order([*best, found])[:limit]
    return best


def scorer_for(session: Session, weights: Weights, places: Coordinates) -> Scorer:
    """Return what scores the people of now. What it knows already is used again while nobody changed."""
    index = index_of(session)
    pool, last = index.pool(session), index.scorer
    if not isinstance(last, Scorer) or (last.weights, last.places) != (weights, places):
        last = Scorer(pool, weights, places)
    index.scorer = scorer = last if last.pool is pool else last.with_pool(pool)
    return scorer


def in_order(pool: Pool, scores: Scores, vacancy_id: int) -> Iterator[str]:
    """Yield everybody who is suggested, the best first."""
    rows = np.flatnonzero(scores.suggested)
    done, number = 0, AT_FIRST
    while done < len(rows):
        best = rows
        if number < len(rows):
            lowest = -np.partition(-scores.rank[rows], number)[number]
            best = rows[scores.rank[rows] >= lowest]
        people = [person.decode() for person in pool.people[best]]
        lots = np.array([lot(vacancy_id, person) for person in people])
        order = np.lexsort(
            (pool.people[best], lots, -scores.coverage[best], -scores.score[best], -scores.rank[best])
        )
        for place in order[done:]:
            yield people[place]
        done, number = len(best), number * 8


def lot(vacancy_id: int, person: str) -> int:
    """Return the lot that decides between equals: another one for every vacancy, so nobody is always last."""
    return crc32(f"{vacancy_id}:{person}".encode())


def in_best_order(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Return those who are suggested, the best first; equals by lot."""
    return sorted((each for each in found if is_suggested(each.match)), key=_best_first)


def _best_first(found: Suggestion) -> tuple[float, float, float, int, str]:
    rank, score = found.match.rank or 0.0, found.match.score or 0.0
    drawn = lot(found.vacancy_id or 0, found.person)
    return (-rank, -score, -found.match.coverage, drawn, found.person)


def _decided(
    session: Session,
    people: Collection[str],
    need: Need,
    weights: Weights,
    places: Coordinates,
    vacancy_id: int | None,
) -> list[Suggestion]:
    """Decide about people by what is in the database at this moment."""
    found = candidate_facts(session, list(people), places) if people else {}
    return in_best_order(
        Suggestion(person, match(need, facts.candidate, weights), vacancy_id)
        for person, facts in found.items()
    )

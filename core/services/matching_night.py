"""The nightly run: rights to work, the index, and the best people for every open vacancy, in small steps.

Every step has a transaction of its own: a run that is broken off goes on where it was, a second run of the
same day has nothing left to do, and nobody who writes has to wait long.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from core.database.match_facts import candidate_facts, coordinates, needs, people_not_for
from core.database.match_profiles import number_of_profiles
from core.database.match_suggestions import (
    delete_of_closed,
    hold_people,
    number_to_match,
    replace_suggestions,
    vacancies_to_match,
)
from core.database.session import take_write_lock
from core.rules.matching import asked_from, match
from core.services.matching import (
    Suggestion,
    best_for_vacancy,
    in_best_order,
    in_order,
    scorer_for,
    weights_of,
)
from core.services.matching_rows import refresh_next
from core.services.work_window import refresh_next_windows

VACANCIES_AT_ONCE = 100
SUGGESTIONS = 20

Opened = Callable[[], AbstractContextManager[Session]]
Tell = Callable[[int, int], None]


def refresh_rights(opened: Opened, today: date, tell: Tell) -> int:
    """Let the rules look again at everybody's right to work; return of how many it changed."""
    with opened() as session:
        total = number_of_profiles(session)
    after, done, changed = "", 0, 0
    while True:
        with opened() as session:
            take_write_lock(session.connection())
            after, number, different = refresh_next_windows(session, today, after)
        if not number:
            return changed
        done, changed = done + number, changed + different
        tell(done, max(done, total))


def refresh_people(opened: Opened, tell: Tell) -> int:
    """Bring the index in line with all profiles and consents; return how many rows changed."""
    with opened() as session:
        total = number_of_profiles(session)
    after, done, changed = "", 0, 0
    while True:
        with opened() as session:
            take_write_lock(session.connection())
            after, number, different = refresh_next(session, after)
        if not number:
            return changed
        done, changed = done + number, changed + different
        tell(done, max(done, total))


def match_vacancies(opened: Opened, today: date, tell: Tell, *, again: bool = False) -> tuple[int, int]:
    """Write the best people for every open vacancy that was not looked at today, or for all of them.

    Returns how many vacancies and suggestions there were. Raises MatchingPolicyMissingError.
    """
    unless = None if again else today
    with opened() as session:
        take_write_lock(session.connection())
        delete_of_closed(session)
        total = number_to_match(session, unless)
    after = vacancies = suggestions = 0
    while True:
        with opened() as session:
            ids = vacancies_to_match(session, unless, after, VACANCIES_AT_ONCE)
            if not ids:
                return vacancies, suggestions
            best = _best_people(session, ids, today)
        with opened() as session:
            take_write_lock(session.connection())
            suggestions += _write(session, ids, best, today)
        after, vacancies = ids[-1], vacancies + len(ids)
        tell(vacancies, max(vacancies, total))


def _best_people(session: Session, ids: list[int], today: date) -> dict[int, list[str]]:
    """Return by vacancy who ranks best in the index of this process."""
    weights, places = weights_of(session), coordinates(session)
    scorer, not_for = scorer_for(session, weights, places), people_not_for(session, ids)
    best = {}
    for vacancy_id, need in needs(session, places, ids).items():
        ranked = in_order(scorer.pool, scorer.scores(asked_from(need, today)), vacancy_id)
        allowed = (person for person in ranked if person not in not_for[vacancy_id])
        best[vacancy_id] = list(islice(allowed, SUGGESTIONS))
    return best


def _write(session: Session, ids: list[int], best: dict[int, list[str]], today: date) -> int:
    """Decide again by what is kept at this moment, and write that down; return how many suggestions."""
    weights, places = weights_of(session), coordinates(session)
    people = sorted({person for ranked in best.values() for person in ranked})
    hold_people(session, people)
    facts = candidate_facts(session, people, places)
    rows: list[dict[str, Any]] = []
    for vacancy_id, need in needs(session, places, ids).items():
        asked = asked_from(need, today)
        known = {person: facts[person].candidate for person in best[vacancy_id] if person in facts}
        found = in_best_order(
            Suggestion(person, match(asked, candidate, weights), vacancy_id)
            for person, candidate in known.items()
        )
        if len(found) < len(best[vacancy_id]):
            found = best_for_vacancy(session, need, today, SUGGESTIONS, vacancy_id=vacancy_id)
        rows += [
            {"vacancy_id": vacancy_id, "person": each.person, "place": place, "score": each.match.score}
            for place, each in enumerate(found, 1)
        ]
    replace_suggestions(session, ids, rows, today)
    return len(rows)

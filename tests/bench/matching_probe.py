"""One process that asks for the best 20 as the action server does, and prints what that took as JSON.

`python -m tests.bench.matching_probe URL`: a process of its own, with the memory of matching alone.
"""

import json
import resource
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import select, update

from core.database.match_facts import coordinates, needs
from core.database.match_profiles import MatchProfileRow
from core.database.profiles import ProfileRow
from core.database.session import session_scope
from core.services.matching import best_for_person, best_for_vacancy, refresh_index_row
from tests.bench.figures import seconds_of

TODAY = date(2026, 11, 23)
QUESTIONS = 60


def probe(url: str) -> dict[str, object]:
    """Return seconds and megabytes: the first time, all the times after that, and after somebody's change."""
    before = megabytes()
    with session_scope(url) as session:
        asked = list(needs(session, coordinates(session)).items())[:QUESTIONS]
        people = list(session.scalars(select(MatchProfileRow.person).limit(20)))
    found: list[int] = []

    def ask(number: int) -> None:
        vacancy_id, need = asked[number % len(asked)]
        with session_scope(url) as session:
            found.append(len(best_for_vacancy(session, need, TODAY, vacancy_id=vacancy_id)))

    def change(person: str, km: int) -> None:
        with session_scope(url) as session:
            session.execute(update(ProfileRow).where(ProfileRow.person == person).values(max_km=km))
            refresh_index_row(session, person)

    def best_jobs(person: str) -> None:
        with session_scope(url) as session:
            best_for_person(session, person, TODAY)

    cold = seconds_of(lambda: ask(0))
    warm = [seconds_of(lambda number=number: ask(number)) for number in range(QUESTIONS)]  # type: ignore[misc]
    changes, changed = [], []
    for number, person in enumerate(people):
        changes.append(seconds_of(lambda: change(person, 7 + number)))  # noqa: B023
        changed.append(seconds_of(lambda: ask(number)))  # noqa: B023
    jobs = [seconds_of(lambda person=person: best_jobs(person)) for person in people]  # type: ignore[misc]
    return {
        "cold": cold,
        "warm": warm,
        "change": changes,
        "changed": changed,
        "jobs": jobs,
        "found": found,
        "before": before,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def megabytes() -> float:
    """Return the memory of this process now."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    print(json.dumps(probe(sys.argv[1])))

"""How matching grows: the best 20 people of 1,000, 10,000 and 100,000 for a vacancy, and the nightly run.

`python -m tests.bench.matching` measures this part alone. Profiles are made up.
With `--full` the night has all 5,000 vacancies, otherwise a part of them that stands for the whole.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from sqlalchemy import create_engine, text

from core.database.session import engine_for, session_scope
from core.services.matching_night import match_vacancies, refresh_people, refresh_rights
from tests.bench.figures import Figures, seconds_of
from tests.bench.made_up import TODAY, add_profiles, add_vacancies, fill_index, prepare
from tests.postgres import postgres_server

KEY = "measuring-needs-a-key-and-nothing-else-does"
SIZES = (1_000, 10_000, 100_000)
VACANCIES, PART = 5_000, 500
BEST_TARGET_MS, MEMORY_TARGET_MB, NIGHT_TARGET_S = 150.0, 300.0, 900.0
PROBE, NIGHT = "tests.bench.matching_probe", "tests.bench.matching"


def measure_matching(figures: Figures, folder: Path, *, full: bool = False) -> None:
    """Add everything about matching, on both databases."""
    os.environ.setdefault("TOELEIDING_SECRET_KEY", KEY)
    _measure_on(figures, "SQLite", f"sqlite:///{folder}/matching.db", full=full)
    with _postgres() as url:
        _measure_on(figures, "PostgreSQL", url, full=full)


def _measure_on(figures: Figures, database: str, url: str, *, full: bool) -> None:
    theme = f"Matching, {database}"
    _say(f"Profielen verzinnen ({database})")
    prepare(url)
    add_vacancies(url, VACANCIES if full else PART)
    for size in SIZES:
        add_profiles(url, size)
        fill_index(url)
        _settle(url)
        _say(f"Beste 20 van {size} ({database})")
        found = _in_process(PROBE, url)
        which = f"van {size}"
        largest = size == SIZES[-1]
        figures.add(theme, f"Eerste vraag van een proces, {which}", 1000 * found["cold"], "ms")
        target = BEST_TARGET_MS if largest else None
        figures.add_times(theme, f"Beste 20 {which}", found["warm"], target)
        figures.add_times(theme, f"Beste 20 {which}, na een wijziging", found["changed"], target)
        figures.add_times(theme, f"Profiel bewaren in de index, {which}", found["change"])
        target = MEMORY_TARGET_MB if largest else None
        figures.add(theme, f"Geheugen van het proces, {which}", found["peak"], "MB", target)
        figures.add(theme, f"Geheugen dat de index vraagt, {which}", found["peak"] - found["before"], "MB")
    figures.add_times(theme, f"Beste 5 van {VACANCIES if full else PART} vacatures", found["jobs"])
    _say(f"De nacht ({database})")
    night = _in_process(NIGHT, url, "--night")
    asked = VACANCIES if full else PART
    whole = night["rights"] + night["people"] + night["vacancies"] * VACANCIES / asked
    figures.add(theme, f"Nacht: van {SIZES[-1]} mensen het recht op werk nakijken", night["rights"], "s")
    figures.add(theme, f"Nacht: de index van {SIZES[-1]} profielen nakijken", night["people"], "s")
    figures.add(theme, f"Nacht: {asked} vacatures vergelijken", night["vacancies"], "s")
    what = "samen" if full else f"samen, omgerekend naar {VACANCIES} vacatures"
    figures.add(theme, f"Nacht: {what}", whole, "s", NIGHT_TARGET_S)
    figures.add(theme, "Nacht: geheugen", night["peak"], "MB", MEMORY_TARGET_MB)


def night(url: str) -> dict[str, float]:
    """Run the night in this process; return seconds and megabytes."""
    opened = partial(session_scope, url)
    rights = seconds_of(lambda: refresh_rights(opened, TODAY, lambda done, total: None))
    people = seconds_of(lambda: refresh_people(opened, lambda done, total: None))
    vacancies = seconds_of(lambda: match_vacancies(opened, TODAY, lambda done, total: None, again=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rights": rights, "people": people, "vacancies": vacancies, "peak": peak}


@contextmanager
def _postgres() -> Iterator[str]:
    with postgres_server() as socket:
        server = f"postgresql+psycopg2://postgres@/{{}}?host={socket}"
        engine = create_engine(server.format("postgres"), future=True, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("CREATE DATABASE bench"))
        engine.dispose()
        url = server.format("bench")
        try:
            yield url
        finally:
            engine_for(url).dispose()


def _settle(url: str) -> None:
    """Let the database do what it does by itself after so many new rows."""
    engine = engine_for(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE" if "postgresql" in url else "ANALYZE"))


def _in_process(module: str, *arguments: str) -> dict[str, Any]:
    command = (sys.executable, "-m", module, *arguments)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=dict(os.environ))
    return dict(json.loads(done.stdout))


def _say(what: str) -> None:
    print(f"→ {what}", file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Print the table of this part alone; with `--night` after a URL print the night as JSON."""
    if "--night" in arguments:
        print(json.dumps(night(arguments[0])))
        return 0
    figures = Figures()
    with TemporaryDirectory(prefix="toeleiding-bench-") as folder:
        measure_matching(figures, Path(folder), full="--full" in arguments)
    Console(width=110).print(figures.table())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

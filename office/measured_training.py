"""Trying out training examples: write them, train, measure, and put everything back when it got worse."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.content.examples import with_examples
from core.errors import ToeleidingError
from core.services.training import INTENTS, Chosen, catalogue

MODEL: Final = Path("models/toeleiding.tar.gz")
REPORTS: Final = Path("var/training")
TRAIN: Final = (sys.executable, "-m", "office.main", "train")
EVALUATE: Final = (sys.executable, "-m", "nlu.evaluate", "--out")
QUIET: Final = {
    "OMP_NUM_THREADS": "1",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}


class TrainingFailedError(ToeleidingError):
    """Training or measuring ended with a fault. Everything was put back."""


@dataclass(frozen=True)
class Score:
    """How well the model understands the development set, as shares of one."""

    accuracy: float
    direct: float
    misled: float

    def __str__(self) -> str:
        return (
            f"juiste intent {self.accuracy:.1%}, meteen juist {self.direct:.1%}, "
            f"zeker en toch fout {self.misled:.1%}"
        )


@dataclass(frozen=True)
class Tried:
    """The scores before and after."""

    before: Score
    after: Score

    @property
    def kept(self) -> bool:
        """Whether the model understands at least as much as before."""
        return self.after.accuracy >= self.before.accuracy


Run = Callable[[Sequence[str]], None]


def files_for(examples: Sequence[Chosen], root: Path = Path()) -> dict[Path, list[str]]:
    """Return which texts go to which file."""
    found: dict[Path, list[str]] = {}
    for example in examples:
        path = root / INTENTS / catalogue()[example.intent] / f"{example.intent}.yml"
        found.setdefault(path, []).append(example.text)
    return found


def write(examples: Mapping[Path, Sequence[str]]) -> None:
    """Put examples at the end of their files."""
    for path, texts in examples.items():
        path.write_text(with_examples(path.read_text(encoding="utf-8"), texts), encoding="utf-8")


def try_out(examples: Mapping[Path, Sequence[str]], run: Run | None = None) -> Tried:
    """Write examples, train and measure; files and model are as before when the score drops or it fails.

    Raises TrainingFailedError.
    """
    run = run or run_command
    REPORTS.mkdir(parents=True, exist_ok=True)
    if not MODEL.exists() or _is_older_than_its_files(MODEL):
        run(TRAIN)
    before = _measured(run, REPORTS / "before.json")
    with _put_back_unless_kept([*examples, MODEL]) as keep:
        write(examples)
        run(TRAIN)
        tried = Tried(before, _measured(run, REPORTS / "after.json"))
        if tried.kept:
            keep()
    return tried


def run_command(command: Sequence[str]) -> None:
    """Run a command of this project. Raises TrainingFailedError."""
    done = subprocess.run(command, env={**os.environ, **QUIET}, stdout=subprocess.DEVNULL, check=False)  # noqa: S603
    if done.returncode:
        raise TrainingFailedError(f"'{' '.join(command[1:4])}' ended with {done.returncode}")


def _measured(run: Run, report: Path) -> Score:
    run([*EVALUATE, str(report)])
    figures: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return Score(figures["accuracy"], figures["direct"], figures["misled"])


def _is_older_than_its_files(model: Path) -> bool:
    made = model.stat().st_mtime
    return any(path.stat().st_mtime > made for path in Path("nlu").rglob("*.yml"))


@contextmanager
def _put_back_unless_kept(paths: Sequence[Path]) -> Iterator[Callable[[], None]]:
    """Yield a function that keeps what happens to these files; else they are put back, with their times."""
    folder = REPORTS / "before"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    copies = {path: folder / str(number) for number, path in enumerate(paths)}
    for path, copy in copies.items():
        shutil.copy2(path, copy)
    kept: list[bool] = []
    try:
        yield lambda: kept.append(True)
    finally:
        if not kept:
            for path, copy in copies.items():
                shutil.copy2(copy, path)
        shutil.rmtree(folder, ignore_errors=True)

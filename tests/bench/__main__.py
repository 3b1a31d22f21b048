"""Measure speed and memory beside their targets, print a table and write var/bench.json. Never fails.

Everything runs on databases of its own. Training is measured with `--train` only, and the whole night of
matching with `--full` only: they take minutes.
"""

import json
import os
import random
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import yaml
from rich.console import Console

from bot.rasa_process import child_environment
from core.errors import ToeleidingError
from tests.bench.figures import Figures, seconds_of
from tests.bench.matching import KEY, measure_matching
from tests.bench.parts import measure_actions, measure_understanding
from tests.bench.service import measure_answers, started_service

TODAY = "2026-11-23"
HELD_OUT = Path("tests/language/development.jsonl")
DIALOGUES = Path("tests/dialogue")
RESULTS = Path("var/bench.json")
SEED = 2
BUSY = 0.25  # of the processors


def held_out_messages() -> list[str]:
    """Return held-out questions and the turns of the whole conversations, in a fixed random order."""
    texts = [json.loads(line)["text"] for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]
    for path in sorted(DIALOGUES.glob("*.yml")):
        turns = yaml.safe_load(path.read_text(encoding="utf-8"))["turns"]
        texts += [turn["says"] for turn in turns if "says" in turn]
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return texts


def measure(figures: Figures, folder: Path, *, with_training: bool, full_night: bool) -> None:
    """Measure everything, with the database and the logs in `folder`."""
    measure_content(figures)
    if with_training:
        measure_training(figures, folder)
    measure_imports(figures)
    texts = held_out_messages()
    _say("Rasa en de acties starten")
    service = started_service(figures, folder)
    try:
        _say("Gesprekken voeren")
        measure_answers(figures, service, texts)
        _say("De acties alleen")
        measure_actions(figures, service.actions_url, folder / "bench.db")
    finally:
        service.stop()
    _say("Begrijpen, stap voor stap")
    measure_understanding(figures, texts[:200])
    measure_matching(figures, folder, full=full_night)


def measure_content(figures: Figures) -> None:
    """Add how long the content takes to load, in a process of its own as `make` does."""
    _say("Inhoud laden")
    for what in ("Laden in een lege database", "Laden wat er al is"):
        spent = seconds_of(lambda: _run(sys.executable, "-m", "office.main", "content", "load"))
        figures.add("Inhoud", what, spent, "s")


def measure_imports(figures: Figures) -> None:
    """Add how long it takes to import what every start of Rasa imports."""
    _say("Grote pakketten importeren")
    for what, module in (("TensorFlow", "tensorflow"), ("Rasa (met TensorFlow)", "rasa.core.agent")):
        spent = seconds_of(lambda module=module: _run(sys.executable, "-c", f"import {module}"))  # type: ignore[misc]
        figures.add("Start", f"Alleen {what} importeren", spent, "s")


def measure_training(figures: Figures, folder: Path) -> None:
    """Add the time of training without and with the cache of sentence vectors."""
    _say("Trainen, twee keer: dit duurt minuten")
    config = yaml.safe_load(Path("config.yml").read_text())
    config["pipeline"][0]["cache_file"] = str(folder / "vectors.npz")
    (folder / "config.yml").write_text(yaml.safe_dump(config))
    command = (
        *(sys.executable, "-m", "rasa", "train", "--quiet", "--domain", "nlu/domain", "--out", str(folder)),
        *("--config", str(folder / "config.yml"), "--data", "nlu/intents", "nlu/lookups", "nlu/dialogue"),
    )
    for what, target in (("Zonder bewaarde zinsvectoren", None), ("Met bewaarde zinsvectoren", 60.0)):
        # Rasa's own cache would skip the second time all that did not change.
        with TemporaryDirectory(dir=folder) as empty:
            spent = seconds_of(lambda empty=empty: _run(*command, RASA_CACHE_DIRECTORY=empty))  # type: ignore[misc]
        figures.add("Training", what, spent, "s", target)


def _run(*command: str, **environment: str) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})


def _say(text: str) -> None:
    print(f"→ {text}", file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Measure and print. Return 0, also when a target is not met or a part cannot be measured."""
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    console = Console(width=100)
    console.print(f"Belasting van de machine bij het begin: {load:.2f} op {processors} processoren")
    if load > BUSY * processors:
        console.print("Let op: de machine is bezig met ander werk. Deze cijfers zeggen dan weinig.")
    figures = Figures()
    with TemporaryDirectory(prefix="toeleiding-bench-") as folder:
        os.environ["TOELEIDING_TODAY"] = TODAY
        os.environ["TOELEIDING_SECRET_KEY"] = KEY
        os.environ["TOELEIDING_DATABASE_URL"] = f"sqlite:///{folder}/bench.db"
        os.environ.update(child_environment(""))
        try:
            measure(
                figures,
                Path(folder),
                with_training="--train" in arguments,
                full_night="--full" in arguments,
            )
        except (ToeleidingError, OSError, subprocess.CalledProcessError, httpx.HTTPError) as error:
            console.print(f"Niet alles kon gemeten worden: {error}")
    console.print(figures.table())
    RESULTS.parent.mkdir(exist_ok=True)
    results = {"load": load, "processors": processors, "figures": [asdict(one) for one in figures.all]}
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

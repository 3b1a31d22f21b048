"""How fast and how big it is, beside its targets: `make bench`. It measures, and never fails.

Everything runs on a database of its own. The results also go to var/bench.json. Training is measured only
with `--train`, because it takes minutes.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tarfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import yaml
from rich.console import Console
from rich.table import Table

from bot.rasa_process import MODEL, RasaProcesses, child_environment
from core.errors import ToeleidingError

TODAY = "2026-11-23"
HELD_OUT = Path("tests/nlu/heldout.jsonl")
DIALOGUES = Path("tests/dialogue")
RESULTS = Path("var/bench.json")
SEED = 2
SHORT, LONG, SHORT_CONVERSATIONS, LONG_CONVERSATIONS = 10, 60, 18, 2
WATCHED_TURNS = (5, 20, 60)
MESSAGES_BEFORE_MEMORY = 100


@dataclass(frozen=True)
class Figure:
    """One thing that was measured; `target` is the most it may be, or None where none was set."""

    theme: str
    what: str
    value: float
    unit: str
    target: float | None = None

    @property
    def met(self) -> str:
        """Say in a word whether the target is met."""
        return "" if self.target is None else "ja" if self.value <= self.target else "NEE"


@dataclass
class Turn:
    """One message of a conversation: which one it was, and the seconds until its answer."""

    number: int
    seconds: float


def percentile(seconds: Iterable[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the measurements lie. Raises IndexError for none."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long a call takes, in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def run(*command: str, **environment: str) -> None:
    """Run a command in silence; raises CalledProcessError when it fails."""
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})


def resident_megabytes(pid: int) -> float:
    """Return the memory of a process that is in RAM now, from Linux's /proc; not-a-number elsewhere."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return float("nan")


def messages() -> list[str]:
    """Return held-out questions and the turns of the whole conversations, in a fixed random order."""
    texts = [json.loads(line)["text"] for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]
    for path in sorted(DIALOGUES.glob("*.yml")):
        texts += [turn["says"] for turn in yaml.safe_load(path.read_text())["turns"] if "says" in turn] * 10
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return texts


class Bench:
    """Collects the figures, theme by theme, and tells what it is doing meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.figures: list[Figure] = []
        self._folder = folder
        self._database = folder / "bench.db"
        self._console = Console(stderr=True)

    def all(self, *, with_training: bool) -> None:
        """Measure everything. Raises RasaUnavailableError when Rasa does not start."""
        self._measure_content()
        if with_training:
            self._measure_training()
        self._measure_imports()
        self._measure_service()
        self._measure_understanding()

    def _add(self, theme: str, what: str, value: float, unit: str, target: float | None = None) -> None:
        self.figures.append(Figure(theme, what, round(value, 1), unit, target))

    def _add_times(self, theme: str, what: str, seconds: list[float], target: float | None = None) -> None:
        self._add(theme, f"{what}, p50", 1000 * median(seconds), "ms")
        self._add(theme, f"{what}, p95", 1000 * percentile(seconds, 0.95), "ms", target)

    def _say(self, text: str) -> None:
        self._console.print(f"→ {text}")

    def _measure_content(self) -> None:
        self._say("Inhoud laden")
        load = ("-m", "office.main", "content", "load")
        for what in ("Laden in een lege database", "Laden wat er al is"):
            self._add("Inhoud", what, seconds_of(lambda: run(sys.executable, *load)), "s")

    def _measure_training(self) -> None:
        self._say("Trainen, twee keer: dit duurt minuten")
        config = yaml.safe_load(Path("config.yml").read_text())
        config["pipeline"][0]["cache_file"] = str(self._folder / "vectors.npz")
        (self._folder / "config.yml").write_text(yaml.safe_dump(config))
        command = (
            *(sys.executable, "-m", "rasa", "train", "--quiet", "--domain", "nlu/domain", "--out"),
            *(str(self._folder), "--config", str(self._folder / "config.yml")),
            *("--data", "nlu/intents", "nlu/lookups", "nlu/dialogue"),
        )
        for what, target in (("Zonder bewaarde zinsvectoren", None), ("Met bewaarde zinsvectoren", 60.0)):
            # Rasa's own cache would skip the second time all that did not change.
            with TemporaryDirectory(dir=self._folder) as empty:
                spent = seconds_of(lambda empty=empty: run(*command, RASA_CACHE_DIRECTORY=empty))  # type: ignore[misc]
            self._add("Training", what, spent, "s", target)

    def _measure_imports(self) -> None:
        self._say("Invoer van de grote pakketten")
        for what, module in (("TensorFlow", "tensorflow"), ("Rasa", "rasa.core.agent")):
            spent = seconds_of(lambda module=module: run(sys.executable, "-c", f"import {module}"))  # type: ignore[misc]
            self._add("Start", f"Alleen {what} importeren", spent, "s")

    def _measure_service(self) -> None:
        self._say("Rasa en de acties starten")
        actions_after: list[float] = []

        def notice(seconds: float) -> None:
            with suppress(httpx.HTTPError):
                if (
                    not actions_after
                    and httpx.get(f"{service.actions_url}/health", trust_env=False).is_success
                ):
                    actions_after.append(seconds)

        service = RasaProcesses(log_folder=self._folder, on_wait=notice)
        started = time.perf_counter()
        with service:
            ready = time.perf_counter() - started
            self._add("Start", "Acties antwoorden na", (actions_after or [ready])[0], "s")
            self._add("Start", "Rasa en acties samen klaar na", ready, "s")
            content = next(figure.value for figure in self.figures if figure.what == "Laden wat er al is")
            self._add("Start", "Tweede `make chat` (inhoud en start)", content + ready, "s", 25.0)
            self._add_memory(service, "na de start")
            turns = self._converse(service)
            self._measure_actions(service)
        self._add_answers(turns)

    def _add_memory(self, service: RasaProcesses, when: str) -> None:
        for name, label, target in (("rasa", "Rasa", 700.0), ("actions", "Acties", 200.0)):
            self._add("Geheugen", f"{label} {when}", resident_megabytes(service.pids[name]), "MB", target)

    def _converse(self, service: RasaProcesses) -> list[Turn]:
        texts = iter(messages())
        turns: list[Turn] = []
        lengths = [SHORT] * SHORT_CONVERSATIONS + [LONG] * LONG_CONVERSATIONS
        self._say(f"{sum(lengths)} berichten in {len(lengths)} gesprekken")
        with httpx.Client(base_url=service.rasa_url, timeout=60, trust_env=False) as client:
            self._answer(client, "first", "hallo")
            for conversation, length in enumerate(lengths):
                for number in range(1, length + 1):
                    spent = self._answer(client, f"bench-{conversation}", next(texts))
                    turns.append(Turn(number, spent))
                    if len(turns) == MESSAGES_BEFORE_MEMORY:
                        self._add_memory(service, f"na {MESSAGES_BEFORE_MEMORY} berichten")
        self._add_memory(service, f"na {len(turns)} berichten")
        return turns

    @staticmethod
    def _answer(client: httpx.Client, sender: str, text: str) -> float:
        body = {"sender": sender, "message": text}
        return seconds_of(lambda: client.post("/webhooks/rest/webhook", json=body).raise_for_status())

    def _add_answers(self, turns: list[Turn]) -> None:
        short = [turn.seconds for turn in turns[: SHORT * SHORT_CONVERSATIONS]]
        self._add_times("Antwoord", f"Gesprekken van {SHORT} berichten", short, 100.0)
        self._add_times("Antwoord", f"Alle {len(turns)} berichten", [turn.seconds for turn in turns])
        long = turns[SHORT * SHORT_CONVERSATIONS :]
        for watched in WATCHED_TURNS:
            near = [turn.seconds for turn in long if watched - 5 < turn.number <= watched]
            self._add("Antwoord", f"Rond bericht {watched} van een gesprek, p50", 1000 * median(near), "ms")

    def _measure_actions(self, service: RasaProcesses) -> None:
        self._say("De acties alleen")
        domain = self._domain()
        spent: list[float] = []
        with (
            httpx.Client(base_url=service.actions_url, timeout=60, trust_env=False) as client,
            sqlite3.connect(f"file:{self._database}?mode=ro", uri=True) as database,
        ):
            ours = {action["name"] for action in client.get("/actions").json()}
            rows = database.execute("select sender_id, data from events order by id").fetchall()
            for call in action_calls(rows, ours):
                body = json.dumps({**call, "domain": domain})
                spent.append(seconds_of(lambda body=body: client.post("/webhook", content=body)))  # type: ignore[misc]
        self._add("Splitsing", "Aanroepen van acties per bericht", len(spent) / _users(rows), "")
        self._add("Splitsing", "Domein in elke aanroep", len(json.dumps(domain)) / 1024, "kB")
        self._add_times("Splitsing", "Actie heen en terug", spent)

    @staticmethod
    def _domain() -> dict[str, Any]:
        """Return what Rasa sends along: the whole domain, or nothing when it may choose."""
        if yaml.safe_load(Path("endpoints.yml").read_text())["action_endpoint"].get("selective_domain"):
            return {}
        from rasa.shared.core.domain import Domain

        domain: dict[str, Any] = Domain.load("nlu/domain").as_dict()
        return domain

    def _measure_understanding(self) -> None:
        self._say("Begrijpen, stap voor stap")
        sample = messages()[:200]
        whole = [0.0] * len(sample)
        for what, step in understanding_steps():
            step(["even opwarmen"])
            spent = [seconds_of(lambda text=text: step([text])) for text in sample]  # type: ignore[misc]  # noqa: B023
            whole = [before + now for before, now in zip(whole, spent, strict=True)]
            self._add_times("Splitsing", what, spent)
        self._add_times("Splitsing", "Begrijpen samen", whole)
        value = {figure.what: figure.value for figure in self.figures}
        rest = value[f"Gesprekken van {SHORT} berichten, p50"] - value["Begrijpen samen, p50"]
        rest -= value["Actie heen en terug, p50"] * value["Aanroepen van acties per bericht"]
        self._add("Splitsing", "De rest van Rasa: regels, controle, opslag (p50)", rest, "ms")


def action_calls(rows: list[tuple[str, str]], ours: set[str]) -> Iterable[dict[str, Any]]:
    """Rebuild from the stored events what Rasa sent to the action server, call by call.

    `rows` are (sender, event as JSON) in order; `ours` the names of our actions.
    """
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    slots: dict[str, dict[str, Any]] = defaultdict(dict)
    for sender, data in rows:
        event = json.loads(data)
        events = stories[sender]
        if event["event"] == "action" and event["name"] in ours:
            users = [past for past in events if past["event"] == "user"]
            tracker = {
                "sender_id": sender,
                "slots": dict(slots[sender]),
                "latest_message": users[-1]["parse_data"] if users else {},
                "events": list(events),
                "paused": False,
                "active_loop": {},
                "latest_input_channel": "rest",
            }
            yield {"next_action": event["name"], "sender_id": sender, "tracker": tracker}
        if event["event"] == "slot":
            slots[sender][event["name"]] = event["value"]
        events.append(event)


def _users(rows: list[tuple[str, str]]) -> int:
    return sum(1 for _, data in rows if json.loads(data)["event"] == "user")


def understanding_steps() -> list[tuple[str, Callable[[list[str]], object]]]:
    """Return the parts of the pipeline that cost time, each as a function of sentences."""
    import numpy as np

    from nlu.components.dutch_dates import find_dates
    from nlu.components.gazetteer import Gazetteer, Lookups, measure_names
    from nlu.components.intent_model import IntentModel
    from nlu.components.sentence_embeddings import SentenceVectors

    with tarfile.open(MODEL) as archive:
        stored = {
            Path(member.name).name: archive.extractfile(member) for member in archive if member.isfile()
        }
        with np.load(stored["intent_model.npz"], allow_pickle=False) as arrays:
            model = IntentModel(**arrays)
        saved = json.load(stored["lookups.json"])  # type: ignore[arg-type]
    gazetteer = Gazetteer(
        Lookups(saved["names"], tuple(saved["ordinary_words"])), measure_names(Path("data/measures"))
    )
    vectors = [(name, SentenceVectors([name])) for name in ("use", "e5")]
    row = np.zeros((1, len(model.mean)), dtype=np.float32)
    day = date.fromisoformat(TODAY)
    return [
        *((f"Zinsvector {name}", each.of) for name, each in vectors),
        ("Bedoeling kiezen", lambda _: model.probabilities(row)),
        ("Datums", lambda texts: find_dates(texts[0], day)),
        ("Namen", lambda texts: gazetteer.find(texts[0])),
    ]


def table(figures: list[Figure]) -> Table:
    """Return the figures as a table in Dutch."""
    shown = Table("Onderdeel", "Wat", title="Snelheid en geheugen")
    for heading in ("Gemeten", "Doel"):
        shown.add_column(heading, justify="right")
    shown.add_column("Gehaald")
    theme = ""
    for figure in figures:
        target = "" if figure.target is None else f"{figure.target:g} {figure.unit}"
        first = "" if figure.theme == theme else figure.theme
        theme = figure.theme
        shown.add_row(first, figure.what, f"{figure.value:.1f} {figure.unit}", target, figure.met)
    return shown


def main(arguments: list[str]) -> int:
    """Measure and print. Return 0, also when a target is not met or a part cannot be measured."""
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    console = Console(width=100)
    console.print(f"Belasting van de machine bij het begin: {load:.2f} op {processors} processoren")
    if load > processors / 4:
        console.print("Let op: de machine is bezig met ander werk. Deze cijfers zeggen weinig.")
    with TemporaryDirectory(prefix="toeleiding-bench-") as name:
        os.environ["TOELEIDING_TODAY"] = TODAY
        os.environ["TOELEIDING_DATABASE_URL"] = f"sqlite:///{name}/bench.db"
        os.environ.update(child_environment(""))
        bench = Bench(Path(name))
        try:
            bench.all(with_training="--train" in arguments)
        except (ToeleidingError, OSError, subprocess.CalledProcessError, httpx.HTTPError) as error:
            console.print(f"Niet alles kon gemeten worden: {error}")
    console.print(table(bench.figures))
    RESULTS.parent.mkdir(exist_ok=True)
    results = {"load": load, "processors": processors, "figures": [asdict(one) for one in bench.figures]}
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

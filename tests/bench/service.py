"""Rasa with its actions as they run: start, memory and the time of an answer."""

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from bot.rasa_process import RasaProcesses
from tests.bench.figures import Figures, percentile, seconds_of

SHORT, LONG = 10, 60
LENGTHS = [SHORT] * 18 + [LONG] * 2
WATCHED = (5, 20, 60)
BEFORE_MEMORY = 100


@dataclass(frozen=True)
class Turn:
    """One message: its number in a conversation of `length`, and the seconds until the answer."""

    number: int
    length: int
    seconds: float


def started_service(figures: Figures, logs: Path) -> RasaProcesses:
    """Start Rasa and the actions and add how long that took. The caller stops them.

    Raises RasaUnavailableError when they do not start.
    """
    actions_after: list[float] = []

    def notice() -> None:
        if actions_after:
            return
        with suppress(httpx.HTTPError):
            httpx.get(f"{service.actions_url}/health", trust_env=False).raise_for_status()
            actions_after.append(time.perf_counter() - started)

    service = RasaProcesses(log_folder=logs, on_wait=notice)
    started = time.perf_counter()
    service.__enter__()
    ready = time.perf_counter() - started
    figures.add("Start", "Acties antwoorden na", (actions_after or [ready])[0], "s")
    figures.add("Start", "Rasa en acties samen klaar na", ready, "s")
    figures.add(
        "Start", "Tweede `make chat`: inhoud en start", figures["Laden wat er al is"] + ready, "s", 25
    )
    _add_memory(figures, service, "na de start")
    return service


def measure_answers(figures: Figures, service: RasaProcesses, texts: list[str]) -> None:
    """Hold conversations and add the time of an answer and the memory. Raises httpx.HTTPError."""
    turns: list[Turn] = []
    upcoming = iter(texts)
    with httpx.Client(base_url=service.rasa_url, timeout=60, trust_env=False) as client:
        first = _answer(client, "first", "Wanneer mag ik werken?")
        figures.add("Antwoord", "Het eerste bericht na de start", 1000 * first, "ms")
        for conversation, length in enumerate(LENGTHS):
            for number in range(1, length + 1):
                spent = _answer(client, f"bench-{conversation}", next(upcoming))
                turns.append(Turn(number, length, spent))
                if len(turns) == BEFORE_MEMORY:
                    _add_memory(figures, service, f"na {BEFORE_MEMORY} berichten")
    _add_memory(figures, service, f"na {len(turns)} berichten")
    short = [turn.seconds for turn in turns if turn.length == SHORT]
    figures.add_times("Antwoord", f"Gesprekken van {SHORT} berichten", short, 100)
    figures.add_times("Antwoord", f"Alle {len(turns)} berichten", [turn.seconds for turn in turns])
    for watched in WATCHED:
        near = [
            turn.seconds for turn in turns if turn.length == LONG and watched - 5 < turn.number <= watched
        ]
        figures.add("Antwoord", f"Rond bericht {watched} van een gesprek, p50", 1000 * median(near), "ms")
    share = sum(1 for second in short if second > 0.1) / len(short)
    figures.add("Antwoord", "Antwoorden die langer dan 100 ms duren", 100 * share, "%")
    figures.add("Antwoord", "Traagste antwoord", 1000 * percentile(short, 1), "ms")


def resident_megabytes(pid: int) -> float:
    """Return the memory of a process that is in RAM now, from Linux's /proc; not-a-number elsewhere."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return float("nan")


def _add_memory(figures: Figures, service: RasaProcesses, when: str) -> None:
    for name, label, target in (("rasa", "Rasa", 700), ("actions", "Acties", 200)):
        figures.add("Geheugen", f"{label} {when}", resident_megabytes(service.pids[name]), "MB", target)


def _answer(client: httpx.Client, sender: str, text: str) -> float:
    body = {"sender": sender, "message": text}
    return seconds_of(lambda: client.post("/webhooks/rest/webhook", json=body).raise_for_status())

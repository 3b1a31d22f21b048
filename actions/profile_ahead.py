"""What somebody tells beside the answer to a step: kept for the later steps, which are then not asked."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from actions.collect import dates
from actions.facts import period_of
from actions.profile_kept import keep, states
from actions.profile_reading import occupations_in, typed
from actions.turn import Turn
from core import clock
from core.rules.distance_words import kilometres_in
from core.rules.profile import STEPS, ProfileStep
from core.rules.start_words import start_in
from core.rules.vacancy_words import start_of
from core.rules.work_words import hours_in, times_in
from core.services import profiles

_LOOKS_FOR: Final = re.compile(r"(?i)\b(?:zoek\w*|wil|wens|graag|liefst|word(?:en)?)\b")
_DID: Final = re.compile(r"(?i)\b(?:was|werkte|deed|ervaring|gewerkt|jaar|jaren|maand(?:en)?|vroeger)\b")
_BEGINS: Final = re.compile(r"(?i)\b(?:vanaf|begin\w*|start\w*|direct|meteen|onmiddellijk)\b")


def told_ahead(turn: Turn, step: ProfileStep) -> tuple[ProfileStep, ...]:
    """Keep what a typed answer to this step tells of later ones that have no answer yet; return which."""
    if not typed(turn):
        return ()
    answered = states(turn)
    found: list[ProfileStep] = []
    for later, read in _READERS.items():
        if STEPS.index(later) <= STEPS.index(step) or answered.get(later) == "answered":
            continue
        value = read(turn)
        if value:
            keep(turn, _SAVES[later], value)
            found.append(later)
    return tuple(found)


def start_told(turn: Turn, today: date) -> date | None:
    """Return from which day somebody can start, as the message tells it: a day gone by is today."""
    for entity in dates(turn):
        first, _ = period_of(str(entity["value"]))
        if first is not None:
            without_year = bool(entity.get("without_year"))
            return max(today, start_of(first, without_year=without_year, today=today))
    return start_in(typed(turn), today)


def _distance(turn: Turn) -> int | None:
    return kilometres_in(typed(turn)) if "km" in typed(turn).lower() else None


def _wanted(turn: Turn) -> list[str]:
    text = typed(turn)
    return occupations_in(turn) if _LOOKS_FOR.search(text) and not _DID.search(text) else []


def _start(turn: Turn) -> date | None:
    return start_told(turn, clock.today()) if _BEGINS.search(typed(turn)) else None


_READERS: Final[Mapping[ProfileStep, Callable[[Turn], object]]] = {
    "distance": _distance,
    "wanted": _wanted,
    "start": _start,
    "hours": lambda turn: hours_in(typed(turn)),
    "times": lambda turn: times_in(typed(turn)),
}
_SAVES: Final[Mapping[ProfileStep, Callable[..., None]]] = {
    "distance": profiles.save_distance,
    "wanted": profiles.save_wanted,
    "start": profiles.save_start,
    "hours": profiles.save_hours,
    "times": profiles.save_times,
}

"""How long people wait for an answer, told honestly: who gave up, or waits still, counts too."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_ROUNDING: Final = 1e-9


@dataclass(frozen=True)
class Waited:
    """How many minutes somebody waited, and whether an answer came then; else they left or wait still."""

    minutes: float
    answered: bool


def answered_within(waits: Iterable[Waited], share: float) -> float | None:
    """Return the time within which this share of people gets an answer; None when that is not known.

    Who got no answer would have waited longer than they did: without them an answer would seem to come
    sooner than it does. Source: E.L. Kaplan and P. Meier, Nonparametric estimation from incomplete
    observations, Journal of the American Statistical Association 53 (1958).
    """
    ordered = sorted(waits, key=lambda wait: (wait.minutes, not wait.answered))
    still_waiting = 1.0
    for place, wait in enumerate(ordered):
        if wait.answered:
            still_waiting *= 1 - 1 / (len(ordered) - place)
            if 1 - still_waiting >= share - _ROUNDING:
                return wait.minutes
    return None

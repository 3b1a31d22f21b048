"""What was measured, beside its target, and how it is shown."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import median

from rich.table import Table


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
class Figures:
    """All figures, in the order in which they were measured."""

    all: list[Figure] = field(default_factory=list)

    def add(self, theme: str, what: str, value: float, unit: str, target: float | None = None) -> None:
        """Keep one figure."""
        self.all.append(Figure(theme, what, round(value, 1), unit, target))

    def add_times(self, theme: str, what: str, seconds: list[float], target: float | None = None) -> None:
        """Keep the median and the 95th percentile, in milliseconds; `target` is for the latter."""
        self.add(theme, f"{what}, p50", 1000 * median(seconds), "ms")
        self.add(theme, f"{what}, p95", 1000 * percentile(seconds, 0.95), "ms", target)

    def __getitem__(self, what: str) -> float:
        """Return the value of a figure; raises KeyError when it was not measured."""
        return {figure.what: figure.value for figure in self.all}[what]

    def table(self) -> Table:
        """Return a table in Dutch, theme by theme."""
        shown = Table("Onderdeel", "Wat", title="Snelheid en geheugen")
        for heading in ("Gemeten", "Doel"):
            shown.add_column(heading, justify="right")
        shown.add_column("Gehaald")
        for theme in dict.fromkeys(figure.theme for figure in self.all):
            first = theme
            for figure in (one for one in self.all if one.theme == theme):
                target = "" if figure.target is None else f"{figure.target:g} {figure.unit}"
                shown.add_row(first, figure.what, f"{figure.value:.1f} {figure.unit}", target, figure.met)
                first = ""
        return shown


def percentile(seconds: Iterable[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the measurements lie. Raises IndexError for none."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long a call takes, in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started

"""Telling somebody at a terminal that work goes on, on stderr: a spinner, or a line now and then in a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

SECONDS_BETWEEN_LINES = 10


@contextmanager
def progress(label: str) -> Iterator[Callable[[], None]]:
    """Yield a function to call while waiting; it shows the label and the seconds that went by."""
    console = Console(stderr=True)
    started = time.monotonic()
    lines = 0
    if sys.stderr.isatty():
        with console.status(f"{label} ...") as status:
            yield lambda: status.update(f"{label} ... {time.monotonic() - started:.0f} s")
        return

    def tell() -> None:
        nonlocal lines
        seconds = time.monotonic() - started
        if seconds >= lines * SECONDS_BETWEEN_LINES:
            lines += 1
            print(f"→ {label} ... {seconds:.0f} s", file=sys.stderr, flush=True)

    yield tell


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Yield a function to call with how much is done and how much there is; it shows a bar and the time left.

    In a log it writes a line at the first call, now and then, and when all is done.
    """
    if sys.stderr.isatty():
        with Progress(console=Console(stderr=True)) as bar:
            task = bar.add_task(label, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
        return
    last: list[float] = []

    def tell(done: int, total: int) -> None:
        moment = time.monotonic()
        if not last or done == total or moment - last[0] >= SECONDS_BETWEEN_LINES:
            last[:] = [moment]
            print(f"→ {label}: {done} van {total}", file=sys.stderr, flush=True)

    yield tell

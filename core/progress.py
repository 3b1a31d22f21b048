"""Telling somebody at a terminal that work goes on, on stderr: a spinner, or a line now and then in a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

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

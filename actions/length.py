"""How long an answer may be before "Meer uitleg", and what is left out first when it is longer."""

import re
from collections.abc import Sequence

from actions.turn import Part, Turn

MOST_CHARACTERS = 600
_NOT_SEEN = re.compile(r"\]\([^)\s]*\)|\*\*|\[")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"*])")


def visible(text: str) -> int:
    """Return how many characters of a message somebody sees: no markup, and no address of a link."""
    return len(_NOT_SEEN.sub("", text))


def room_left(turn: Turn, parts: Sequence[Part]) -> int:
    """Return how many characters a message of these parts may still grow; negative when it is too long."""
    return MOST_CHARACTERS - visible(turn.text_of(parts))


def that_fit(turn: Turn, always: Sequence[Part], others: Sequence[Part]) -> list[Part]:
    """Return those of the `others`, the most important first, that still fit beside what is always said."""
    chosen: list[Part] = []
    for part in others:
        if room_left(turn, [*always, *chosen, part]) >= 0:
            chosen.append(part)
    return chosen


def shortened(text: str, most: int) -> str:
    """Return as many whole sentences from the start of a text as fit in so many characters, at least one."""
    kept, *rest = _SENTENCE_END.split(text)
    for sentence in rest:
        if visible(f"{kept} {sentence}") > most:
            break
        kept = f"{kept} {sentence}"
    return kept

"""How long an answer may be before "Meer uitleg", and what is left out first when it is longer."""

from collections.abc import Sequence

from actions.turn import Part, Turn
from core.rules.length import MOST_CHARACTERS, shortened, visible

__all__ = ["MOST_CHARACTERS", "room_left", "shortened", "that_fit", "visible"]


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

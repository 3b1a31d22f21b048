"""How long an answer is for the eye, and where it can be cut."""

import re

MOST_CHARACTERS = 600
_NOT_SEEN = re.compile(r"\]\([^)\s]*\)|\*\*|\[")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"*])")


def visible(text: str) -> int:
    """Return how many characters of a message somebody sees: no markup, and no address of a link."""
    return len(_NOT_SEEN.sub("", text))


def shortened(text: str, most: int) -> str:
    """Return as many whole sentences from the start of a text as fit in so many characters, at least one."""
    kept, *rest = _SENTENCE_END.split(text)
    for sentence in rest:
        if visible(f"{kept} {sentence}") > most:
            break
        kept = f"{kept} {sentence}"
    return kept

"""Fills in what the staff desk says. What somebody typed never becomes bold or a link."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from core.content.desk_texts import DeskLabels, DeskText, desk_texts

_MARKUP: Final = re.compile(r"\*(?=\*)|\](?=\()")
_BREAK: Final = "\u200b"  # invisible: what was typed looks the same, but is no markup any more


def text(text_id: str, *, employer: bool = False, **values: object) -> str:
    """Return a text filled in. Raises KeyError for one that does not exist."""
    found = _texts()[text_id]
    said = found.employer if employer and found.employer else found.text
    return said.format(**values).strip()


def buttons(text_id: str) -> Mapping[str, str]:
    """Return the titles of the buttons of a text, by what they do."""
    return dict(_texts()[text_id].buttons)


def labels() -> DeskLabels:
    """Return how codes are called."""
    return desk_texts().labels


def as_typed(typed: str) -> str:
    """Return what somebody typed so that it is shown as it stands, without becoming bold or a link."""
    return _MARKUP.sub(lambda found: found[0] + _BREAK, typed)


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, DeskText]:
    return {each.id: each for each in desk_texts().texts}

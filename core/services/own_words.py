"""What people write in their own words, and what of it may be kept."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from core.content.not_in_profile import SensitiveWords, read_not_in_profile

DATA: Final = Path(__file__).parents[2] / "data"
_CONTACT: Final = re.compile(r"@|https?:|www\.|(?:\d[ ./-]*){7,}")

Refusal = Literal["sensitive", "contact"]


def refusal_of(text: str) -> Refusal | None:
    """Return why a text is not kept: health, religion, flight, or how to reach somebody. None: it is."""
    if _CONTACT.search(text):
        return "contact"
    return "sensitive" if _words().occur_in(text) else None


@lru_cache(maxsize=1)
def _words() -> SensitiveWords:
    return read_not_in_profile(DATA)

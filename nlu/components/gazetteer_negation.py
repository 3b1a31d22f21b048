"""Tells whether a status or role in a message is denied ("geen asielzoeker") or lost ("ingetrokken")."""

import re
from typing import Final

from core.content.names import NameMatch, fold

# "nog niet erkend", "geen echte asielzoeker", "not an asylum seeker": only such words may stand between.
_NEGATED: Final = re.compile(
    r"\b(?:niet|geen|nooit|not|no|never|zonder)"
    r"(?: (?:een|de|het|echt|echte|meer|officieel|al|nog|helemaal|eens|a|an|ben|by|door)){0,2} *$"
)
_NEGATED_AFTER: Final = re.compile(r" *(?:ben ik |is hij |is ze )?(?:nog )?niet *(?:$|[.,!?;])")
# "mijn statuut is ingetrokken", "ik was subsidiair beschermd": what is lost is no longer a status.
_WITHDRAWN: Final = re.compile(r"\b(?:ingetrokken|afgenomen|opgeheven|niet (?:meer )?verlengd|kwijt)\b")
_PAST: Final = re.compile(r"\b(?:was|waren|vroeger)(?: (?:ik|hij|zij|ze|een|erkend|als))* *$")


def is_lost(text: str, match: NameMatch) -> bool:
    """Return whether a status is told as something of the past."""
    folded = fold(text)
    return bool(_WITHDRAWN.search(folded) or _PAST.search(folded[: match.start]))


def is_negated(text: str, match: NameMatch) -> bool:
    """Return whether somebody says not to be this."""
    folded = fold(text)
    before = folded[max(0, match.start - 40) : match.start]
    return bool(_NEGATED.search(before) or _NEGATED_AFTER.match(folded, match.end))

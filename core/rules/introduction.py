"""What a newcomer passes on at an introduction, as it is typed: a first name and one way to be reached."""

import re
from dataclasses import dataclass, field

from core.rules.contact_words import emails_in, phones_in

LONGEST_NAME = 40
LONGEST_REACH = 80
WORDS_OF_A_NAME = 3
_BEFORE_A_NAME = re.compile(
    r"^\s*(?:hallo|dag|hoi|ja|ok[eé]?)?[\s,.!]*"
    r"(?:(?:mijn|m'n|mij) (?:voor)?naam (?:is|zijn)|ik (?:heet|ben|noem)|(?:mijn )?(?:voor)?naam\s*[:=]"
    r"|noem mij|zeg maar|my name is|i am)?\s*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]+(?:['’`.-][^\W\d_]+)*")


@dataclass(frozen=True)
class Contact:
    """A first name, and a telephone number or an e-mail address. Never shown in a log."""

    name: str = field(repr=False)
    reach: str = field(repr=False)


def first_name_in(text: str) -> str | None:
    """Return the name in a short message ("ik heet Samira" gives Samira), or None when it holds none."""
    said = _BEFORE_A_NAME.sub("", text.strip()).strip(" .!,")
    words = said.split()
    if not 0 < len(words) <= WORDS_OF_A_NAME or not all(_NAME.fullmatch(word) for word in words):
        return None
    name = " ".join(word if word[:1].isupper() else word.capitalize() for word in words)
    return name if len(name) <= LONGEST_NAME else None


def reach_in(text: str) -> str | None:
    """Return the telephone number or else the e-mail address in a message, and nothing around it."""
    found = [*phones_in(text), *emails_in(text)]
    return found[0] if found and len(found[0]) <= LONGEST_REACH else None

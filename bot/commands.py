"""What a typed text means: a command that we know, or words for Rasa. Pure functions."""

import re
import unicodedata
from dataclasses import dataclass, field

HELP = "/ask_capabilities"
HUMAN = "/request_human"
BACK_TO_BOT = "/bot"
PAYLOADS = {
    "start": "/greet",
    "help": HELP,
    "privacy": "/ask_privacy",
    "vergeet": "/delete_my_data",
    "medewerker": HUMAN,
    "bot": BACK_TO_BOT,
    "stop": "/stop",
}
ROLES = {"werkgever": "employer", "nieuwkomer": "newcomer"}

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@\w+)?(?![^\W_])(?:\s+(\S+))?")
_SLASHES = "/\u2044\u2215\u29f8\uff0f\u29f6\u27cb\u2571\u1735\u0337\u0338"
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})


@dataclass(frozen=True)
class Said:
    """What Rasa is to hear, and the role that a deep link told us ("employer" or "newcomer")."""

    text: str = field(repr=False)
    role: str | None = None


def understand(text: str) -> Said:
    """Turn a typed text into what Rasa hears.

    A known command becomes its payload, an unknown one the payload for help, and so does a text in which
    nothing can be seen. From any other text the slashes at the start are taken off.
    """
    command = _COMMAND.match(_without_invisible_start(text))
    if command is None:
        return Said(without_slash(text) or HELP)
    name, argument = command.group(1).lower(), (command.group(2) or "").lower()
    if name == "start" and argument in ROLES:
        role = ROLES[argument]
        return Said(f'/state_role{{"role":"{role}"}}', role)
    return Said(PAYLOADS.get(name, HELP))


def for_rasa(payload: str) -> str:
    """Return what Rasa is to hear of a payload or a text: what the staff desk alone understands is taken off.

    That is the reason on a button for a human, and the command that gives the conversation back to the bot.
    """
    if payload.startswith(HUMAN):
        return HUMAN
    return HELP if payload == BACK_TO_BOT else payload


def without_slash(text: str) -> str:
    """Take slashes, white space and invisible characters off the start; empty when nothing is left.

    Rasa reads a text as an intent when `text.strip()` starts with "/": that is never so for the result.
    """
    start = 0
    while start < len(text) and (text[start] in _SLASHES or _is_invisible(text[start])):
        start += 1
    return text[start:].rstrip()


def _without_invisible_start(text: str) -> str:
    start = 0
    while start < len(text) and _is_invisible(text[start]):
        start += 1
    return text[start:]


def _is_invisible(character: str) -> bool:
    return (
        character.isspace()
        or character in _BLANK_LETTERS
        or unicodedata.category(character) in _INVISIBLE_CATEGORIES
    )

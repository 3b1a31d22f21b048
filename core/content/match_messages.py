"""Reads `data/match_messages.yml`: what the bot writes of its own accord about a match, to either side."""

from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Final

from pydantic import Field

from core.content.one_file import read_one
from core.content.problems import problem
from core.content.schema import StrictModel, Text
from core.errors import ContentError
from core.rules.match_state import Side

FILE: Final = Path("data/match_messages.yml")
ALWAYS: Final = {"occupation", "place"}
# Who reads an introduction gets to know the other; no other message names anybody.
AT_INTRODUCTION: Final[dict[Side, set[str]]] = {
    "newcomer": {"company", "contact"},
    "employer": {"name", "reach"},
}
INTRODUCED: Final = "introduced"
LONGEST_BUTTON: Final = 40


class MatchMessage(StrictModel):
    """One message. `buttons` are titles, by what the button does."""

    id: Text
    to: Side
    text: Text
    buttons: dict[Text, Text]


class MatchMessagesFile(StrictModel):
    """The file `data/match_messages.yml`."""

    messages: list[MatchMessage] = Field(..., min_items=1)


def read_match_messages(path: Path) -> tuple[list[MatchMessage], list[str]]:
    """Return the messages of a file, and every problem in Dutch; none without the file."""
    if not path.exists():
        return [], []
    file, problems = read_one(path, MatchMessagesFile)
    messages = list(file.messages) if file else []
    seen: set[tuple[str, str]] = set()
    for message in messages:
        where = f"{path.name}, '{message.id}' ({message.to})"
        wrong = _fields(message.text) ^ _allowed(message)
        if wrong:
            problems.append(problem(where, "text", f"in te vullen: {', '.join(sorted(_allowed(message)))}"))
        long = [title for title in message.buttons.values() if len(title) > LONGEST_BUTTON]
        problems += [problem(where, "buttons", f"'{title}' is te lang voor een knop") for title in long]
        if (message.id, message.to) in seen:
            problems.append(problem(where, "id", "staat er twee keer"))
        seen.add((message.id, message.to))
    return messages, problems


@lru_cache(maxsize=2)
def match_messages(path: Path = FILE) -> dict[tuple[str, Side], MatchMessage]:
    """Return the messages by id and reader, read once. Raises ContentError for a file with a fault."""
    messages, problems = read_match_messages(path)
    if problems or not messages:
        raise ContentError(problems or [f"{path.name}: niet gevonden"])
    return {(message.id, message.to): message for message in messages}


def _allowed(message: MatchMessage) -> set[str]:
    return ALWAYS | AT_INTRODUCTION[message.to] if message.id == INTRODUCED else ALWAYS


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

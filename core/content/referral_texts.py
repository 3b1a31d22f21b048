"""Reads `data/referral_texts.yml`: what the bot says when a conversation is passed on to a partner."""

from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Final, Literal

from pydantic import Field

from core.content.one_file import read_one
from core.content.problems import problem
from core.content.schema import StrictModel, Text
from core.errors import ContentError

FILE: Final = Path("data/referral_texts.yml")
LONGEST_BUTTON: Final = 40
Reader = Literal["newcomer", "employer", "staff", "partner"]

_PERSON: Final = ("newcomer", "employer")
_FIELDS: Final[dict[tuple[str, Reader], set[str]]] = {
    **{
        (text, reader): fields
        for reader in _PERSON
        for text, fields in {
            "ask_group": {"partner"},
            "ask_mail": {"partner", "days"},
            "ask_team": {"partner"},
            "with_comment": {"comment"},
            "agreed_group": {"partner"},
            "agreed_mail": {"partner"},
            "agreed_team": {"partner", "place", "wait"},
            "not_passed_on": {"partner"},
            "declined": {"partner"},
            "taken_back": {"partner"},
            "too_late": set[str](),
        }.items()
    },
    ("comment_awaited", "staff"): {"partner"},
    ("comment_no_file", "staff"): {"partner"},
    ("comment_unclear", "staff"): {"partner"},
    ("stopped", "staff"): {"partner"},
    ("asked", "staff"): {"partner"},
    ("not_reached", "staff"): {"partner"},
    ("moved", "staff"): {"partner"},
    ("moved_team", "staff"): {"partner"},
    ("mail_queued", "staff"): {"partner"},
    ("mail_sent", "staff"): {"partner", "until"},
    ("mail_waits", "staff"): {"partner"},
    ("mail_failed", "staff"): {"partner"},
    ("opened", "staff"): {"partner"},
    ("feedback", "staff"): {"partner", "feedback"},
    ("channel_gone", "staff"): {"partner"},
    ("declined", "staff"): {"partner"},
    ("taken_back", "staff"): {"partner"},
    ("arrived", "partner"): {"organisation"},
    ("arrived_with_comment", "partner"): {"organisation", "comment"},
    # A mail is read by whoever comes by it: nothing about the person or the question can be filled in.
    ("mail_subject", "partner"): set(),
    ("mail", "partner"): {"partner", "link", "until", "sender"},
}


_BUTTONS: Final = {"ask_": ["agree", "refuse"], "comment_": ["stop"]}
"""The buttons of a text, by how its id begins; none for all others."""


class ReferralText(StrictModel):
    """One text. `buttons` are titles, by what the button does."""

    id: Text
    to: Reader
    text: Text
    buttons: dict[Text, Text]


class ReferralTextsFile(StrictModel):
    """The file `data/referral_texts.yml`."""

    texts: list[ReferralText] = Field(..., min_items=1)


def read_referral_texts(path: Path) -> tuple[list[ReferralText], list[str]]:
    """Return the texts of a file, and every problem in Dutch; none without the file."""
    if not path.exists():
        return [], []
    file, problems = read_one(path, ReferralTextsFile)
    texts = list(file.texts) if file else []
    seen: set[tuple[str, Reader]] = set()
    for each in texts:
        where, key = f"{path.name}, '{each.id}' ({each.to})", (each.id, each.to)
        if key not in _FIELDS:
            problems.append(problem(where, "id", "deze tekst gebruikt de bot nergens"))
        elif _in(each.text) != _FIELDS[key]:
            problems.append(
                problem(where, "text", f"in te vullen: {', '.join(sorted(_FIELDS[key])) or 'niets'}")
            )
        wanted = next((found for start, found in _BUTTONS.items() if each.id.startswith(start)), [])
        if sorted(each.buttons) != wanted:
            problems.append(problem(where, "buttons", f"de knoppen zijn: {', '.join(wanted) or 'geen'}"))
        long = [title for title in each.buttons.values() if len(title) > LONGEST_BUTTON]
        problems += [problem(where, "buttons", f"'{title}' is te lang voor een knop") for title in long]
        if key in seen:
            problems.append(problem(where, "id", "staat er twee keer"))
        seen.add(key)
    missing = sorted(_FIELDS.keys() - seen) if file else []
    problems += [problem(path.name, "texts", f"'{text}' ({reader}) ontbreekt") for text, reader in missing]
    return texts, problems


@lru_cache(maxsize=2)
def referral_texts(path: Path = FILE) -> dict[tuple[str, Reader], ReferralText]:
    """Return the texts by id and reader, read once. Raises ContentError for a file with a fault."""
    texts, problems = read_referral_texts(path)
    if problems or not texts:
        raise ContentError(problems or [f"{path.name}: niet gevonden"])
    return {(each.id, each.to): each for each in texts}


def _in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

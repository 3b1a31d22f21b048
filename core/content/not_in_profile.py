"""Reads `data/not_in_profile.yml`: words by which we know what does not belong in a profile."""

import re
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, StrictBool

from core.content.names import normalise
from core.content.one_file import doubles, read_one
from core.content.schema import StrictModel, Text
from core.errors import ContentError

FILE: Final = "not_in_profile.yml"
_OF_ONESELF: Final = (
    r"(?:(?:ik|k) (?:ben|heb|had|was|word|werd|neem|kreeg|krijg|lijd|volg)|heb ik|ben ik|mijn)"
    r"(?: (?:een|veel|last|van|aan|erge|zware|zwaar|chronische|al|nog|soms|vaak|altijd|te|nu|heel|wat|de|het"
    r"|mijn|in|ernstige?|ernstig|zwakke?|slechte?|kapotte?|gebroken|proble(?:em|men) (?:met|aan)))* "
)
Subject = Literal["health", "religion", "flight", "nationality"]


class SubjectFile(StrictModel):
    """One subject: how its words begin, and words that begin so and are about work.

    `about_self`: the words only count when somebody says them of themselves.
    """

    subject: Subject
    about_self: StrictBool
    words: list[Text] = Field(..., min_items=1)
    allowed: list[Text]


class NotInProfileFile(StrictModel):
    """The whole file."""

    subjects: list[SubjectFile] = Field(..., min_items=1)


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


class SensitiveWords:
    """Tells whether a text is about something that is never kept."""

    def __init__(self, file: NotInProfileFile) -> None:
        """Take the words of every subject."""
        anywhere = [normalise(word) for each in file.subjects if not each.about_self for word in each.words]
        of_oneself = [normalise(word) for each in file.subjects if each.about_self for word in each.words]
        allowed = [normalise(word) for each in file.subjects for word in each.allowed]
        self._words = re.compile(rf"\b(?:{_any_of(anywhere)}|{_OF_ONESELF}(?:{_any_of(of_oneself)}))")
        self._allowed = re.compile(rf"\b(?:{_any_of(allowed)})\b")

    def occur_in(self, text: str) -> bool:
        """Whether a text holds one of the words, at the beginning of a word."""
        return self._words.search(self._allowed.sub(" ", normalise(text))) is not None


def read_not_in_profile(data_dir: Path) -> SensitiveWords:
    """Return the words. Raises ContentError when the file is not in order."""
    file, problems = read_one(data_dir / FILE, NotInProfileFile, key="subject")
    if file is None or problems:
        raise ContentError(problems)
    return SensitiveWords(file)


def not_in_profile_problems(data_dir: Path) -> list[str]:
    """Return in Dutch what is wrong in the file; nothing when it is not there."""
    path = data_dir / FILE
    if not path.exists():
        return []
    file, problems = read_one(path, NotInProfileFile, key="subject")
    if file is None:
        return problems
    return problems + doubles([each.subject for each in file.subjects], f"{data_dir.name}/{FILE}", "subjects")

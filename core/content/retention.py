"""Reads `data/retention.yml`: how long what is kept, and the question to keep a profile longer."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import Field, validator

from core.content.one_file import read_one
from core.content.problems import problem
from core.content.readability import flesch_douma, words_per_sentence
from core.content.schema import StrictModel, Text, strict_date
from core.errors import ContentError

FILE: Final = Path("data/retention.yml")
LONGEST_BUTTON: Final = 40
MOST_WORDS_A_SENTENCE: Final = 15
LEAST_FLESCH: Final = 60

PeriodId = Literal[
    "profile_months",
    "profile_ask_days_before",
    "vacancy_months",
    "conversation_days",
    "reminder_days",
    "handled_messages_days",
    "receipt_waiting_days",
    "receipt_months",
    "unclear_messages_days",
    "staff_conversation_days",
    "closed_questions_months",
    "withdrawn_consent_months",
    "stopped_match_months",
    "language_request_months",
    "audit_months",
    "notice_months",
]
PERIODS: Final[tuple[PeriodId, ...]] = get_args(PeriodId)


class Period(StrictModel):
    """How long something is kept; the id says in which unit, `reason` why so long."""

    id: PeriodId
    number: int = Field(..., ge=1, le=400)
    reason: Text


class Question(StrictModel):
    """A message of the bot with two buttons."""

    text: Text
    keep: Text
    drop: Text


class RetentionFile(StrictModel):
    """The file `data/retention.yml`."""

    checked_on: date
    periods: list[Period] = Field(..., min_items=1)
    keep_profile: Question

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)

    def number(self, period: PeriodId) -> int:
        """Return how many days or months."""
        return next(each.number for each in self.periods if each.id == period)


def read_retention(path: Path) -> tuple[RetentionFile | None, list[str]]:
    """Return what the file says, and every problem in Dutch; nothing without the file."""
    if not path.exists():
        return None, []
    file, problems = read_one(path, RetentionFile)
    if file is None:
        return None, problems
    where = f"{path.parent.name}/{path.name}"
    ids = [period.id for period in file.periods]
    problems += [problem(where, "periods", f"'{name}' ontbreekt") for name in PERIODS if name not in ids]
    doubled = sorted({name for name in ids if ids.count(name) > 1})
    problems += [problem(where, "periods", f"'{name}' staat er twee keer") for name in doubled]
    asked = file.keep_profile
    problems += [
        problem(where, "keep_profile", f"'{title}' is te lang voor een knop")
        for title in (asked.keep, asked.drop)
        if len(title) > LONGEST_BUTTON
    ]
    if words_per_sentence(asked.text) > MOST_WORDS_A_SENTENCE or flesch_douma(asked.text) < LEAST_FLESCH:
        problems.append(problem(where, "keep_profile.text", "deze tekst is te moeilijk: schrijf korter"))
    if not problems and file.number("profile_ask_days_before") >= file.number("profile_months") * 28:
        problems.append(problem(where, "profile_ask_days_before", "dat is langer dan het profiel blijft"))
    return (None, problems) if problems else (file, [])


@lru_cache(maxsize=2)
def retention(path: Path = FILE) -> RetentionFile:
    """Return the periods, read once. Raises ContentError for a file that is not there or has a fault."""
    file, problems = read_retention(path)
    if file is None:
        raise ContentError(problems or [f"{path.parent.name}/{path.name}: dit bestand ontbreekt"])
    return file

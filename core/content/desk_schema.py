"""The schema of `data/desk.yml`. Messages of our own checks are Dutch, for editors."""

import re
from datetime import date, time
from itertools import pairwise
from typing import Any, Final, Literal

from pydantic import Field, StrictBool, StrictInt, root_validator, validator

from core.content.measures import Identifier
from core.content.places_schema import Province
from core.content.readability import flesch_douma, words_per_sentence
from core.content.schema import StrictModel, Text, strict_date
from core.rules.desk_policy import DeskTime, DeskTimeId, StandardAnswer
from core.rules.office_hours import WEEKDAYS, Team, period
from core.rules.question_themes import Theme

Somewhere = Literal[Province, "Brussel"]
LONGEST_TITLE: Final = 38
LONGEST_TEXT: Final = 600
MOST_WORDS_A_SENTENCE: Final = 15
LEAST_FLESCH: Final = 60
MOST: Final[dict[DeskTimeId, int]] = {
    "remind_minutes": 480,
    "alarm_minutes": 960,
    "silent_hours": 168,
    "link_days": 60,
}

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])(?:[:.uh]([0-5]\d)?)?")
_BETWEEN: Final = re.compile(r"\s*(?:-|–|tot)\s*")


class Title(Text):
    """What fits on a button."""

    max_length = LONGEST_TITLE


class AnswerText(Text):
    """What fits on the screen of a telephone."""

    max_length = LONGEST_TEXT


class TeamFile(StrictModel):
    """One team. Each weekday has its periods; an empty list is a day on which it is closed."""

    id: Identifier
    name: Text
    organisation: Identifier
    provinces: list[Somewhere]
    themes: list[Theme]
    monday: list[Text]
    tuesday: list[Text]
    wednesday: list[Text]
    thursday: list[Text]
    friday: list[Text]
    saturday: list[Text]
    sunday: list[Text]
    observes_holidays: StrictBool
    closed_days: list[date]
    checked_on: date

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)
    _closed_days = validator("closed_days", pre=True, each_item=True, allow_reuse=True)(strict_date)

    @validator(*WEEKDAYS)
    @classmethod
    def _are_hours(cls, value: list[str]) -> list[str]:
        hours = [_written_out(text) for text in value]
        periods = [period(text) for text in hours]
        if any(each.start >= each.until for each in periods):
            raise ValueError("het einde van een periode ligt na het begin")
        if any(before.until > after.start for before, after in pairwise(periods)):
            raise ValueError("zet de periodes in de volgorde van de dag, zonder overlap")
        return hours

    @validator("closed_days")
    @classmethod
    def _once(cls, value: list[date]) -> list[date]:
        if len(set(value)) != len(value):
            raise ValueError("een dag staat er twee keer")
        return value

    @root_validator(skip_on_failure=True)
    @classmethod
    def _is_there_some_time(cls, values: dict[str, Any]) -> dict[str, Any]:
        if not any(values[day] for day in WEEKDAYS):
            raise ValueError("een team is minstens één keer per week open")
        return values

    def to_team(self) -> Team:
        """Return the team as the rules know it."""
        lists = ("provinces", "themes", "closed_days", *WEEKDAYS)
        return Team(**{**self.dict(), **{name: tuple(getattr(self, name)) for name in lists}})


class DeskTimeFile(StrictModel):
    """One time, in the unit that its id says."""

    id: DeskTimeId
    name: Text
    number: StrictInt
    reason: Text
    checked_on: date

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)

    @validator("number")
    @classmethod
    def _lies_between(cls, value: int, values: dict[str, Any]) -> int:
        most = MOST[values["id"]] if "id" in values else value
        if not 1 <= value <= most:
            raise ValueError(f"{value} kan niet: kies een geheel getal van 1 tot {most}")
        return value

    def to_desk_time(self) -> DeskTime:
        """Return the time as the rules know it."""
        return DeskTime(**self.dict())


class StandardAnswerFile(StrictModel):
    """One answer that stands ready, to newcomers and to employers."""

    id: Identifier
    title: Title
    text: AnswerText
    text_employer: AnswerText
    checked_on: date

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)

    @validator("text", "text_employer")
    @classmethod
    def _is_easy(cls, value: str) -> str:
        if words_per_sentence(value) > MOST_WORDS_A_SENTENCE or flesch_douma(value) < LEAST_FLESCH:
            raise ValueError("deze tekst is te moeilijk: schrijf kortere zinnen en kortere woorden")
        return value

    def to_standard_answer(self) -> StandardAnswer:
        """Return the answer as the rules know it."""
        return StandardAnswer(**self.dict())


class DeskFile(StrictModel):
    """The whole file."""

    teams: list[TeamFile] = Field(..., min_items=1)
    times: list[DeskTimeFile] = Field(..., min_items=1)
    standard_answers: list[StandardAnswerFile]


def _written_out(text: str) -> str:
    """Return "09:00-12:00" for what people write, such as "9u-12u". Raises ValueError in Dutch."""
    halves = [_CLOCK.fullmatch(half.strip()) for half in _BETWEEN.split(text)]
    if len(halves) != 2 or None in halves:
        raise ValueError(f"'{text}' zijn geen uren: schrijf begin en einde, zoals 09:00-12:00")
    first, last = (time(int(half[1]), int(half[2] or 0)) for half in halves if half is not None)
    return f"{first:%H:%M}-{last:%H:%M}"

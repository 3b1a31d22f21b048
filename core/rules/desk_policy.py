"""What who runs the desk chooses: how long something may wait, and the answers that stand ready."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

DeskTimeId = Literal["remind_minutes", "alarm_minutes", "silent_hours", "link_days"]
TIMES: Final[tuple[DeskTimeId, ...]] = get_args(DeskTimeId)

URGENT_SHARE: Final = 3
"""What is urgent is called out after a third of the time."""


@dataclass(frozen=True)
class DeskTime:
    """One time of the desk, as `data/desk.yml` tells it; the id says in which unit."""

    id: DeskTimeId
    name: str
    number: int
    reason: str
    checked_on: date


@dataclass(frozen=True)
class DeskTimes:
    """After how many open minutes unclaimed staff hear it, and administrators; and how long staff are silent.

    `link_days`: how long the one-time link opens by which a partner gets a conversation.
    """

    remind_minutes: int = 15
    alarm_minutes: int = 60
    silent_hours: int = 24
    link_days: int = 14


@dataclass(frozen=True)
class StandardAnswer:
    """A text that staff send with one button: `text` to newcomers, `text_employer` to employers."""

    id: str
    title: str
    text: str
    text_employer: str
    checked_on: date

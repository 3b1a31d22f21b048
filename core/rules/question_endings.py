"""How questions ended, in four groups that somebody can look at. Glossary: afloop van een vraag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from core.rules.question_themes import Outcome

Ending = Literal["directly", "after_clarification", "by_staff", "lost"]
ENDINGS: Final[tuple[Ending, ...]] = get_args(Ending)

ENDING_OF: Final[Mapping[Outcome, Ending | None]] = {
    "answered": "directly",
    "clarified": None,
    "handed_over": "by_staff",
    "not_understood": "lost",
    "out_of_scope": "lost",
}
"""The group of a turn by itself. "clarified" is the turn in which the bot asked "Bedoel je ...?": when the
person presses a button, the question is counted once more, as "answered" under its own subject."""


@dataclass(frozen=True)
class Endings:
    """How many questions ended in each way; `after_clarification` is at most: not everybody presses."""

    directly: int = 0
    after_clarification: int = 0
    by_staff: int = 0
    lost: int = 0

    @property
    def total(self) -> int:
        """All questions together."""
        return self.directly + self.after_clarification + self.by_staff + self.lost

    @property
    def by_bot_alone(self) -> int:
        """What the bot answered without a human, at once or after asking what was meant."""
        return self.directly + self.after_clarification

    @property
    def share_by_bot_alone(self) -> float | None:
        """The part that the bot answered alone, from 0 to 1; None without any question."""
        return self.by_bot_alone / self.total if self.total else None

    def __add__(self, other: "Endings") -> "Endings":
        """Return both together."""
        return Endings(*(getattr(self, each) + getattr(other, each) for each in ENDINGS))


def endings(outcomes: Mapping[str, int]) -> Endings:
    """Return how the questions of some turns ended, all subjects together.

    A turn that asked "Bedoel je ...?" takes one answer away from "directly", because the answer that followed
    was counted as well: no question counts twice.
    """
    answered = outcomes.get("answered", 0)
    clarified = min(outcomes.get("clarified", 0), answered)
    lost = sum(outcomes.get(each, 0) for each, ending in ENDING_OF.items() if ending == "lost")
    return Endings(answered - clarified, clarified, outcomes.get("handed_over", 0), lost)


def sum_of(parts: Iterable[Endings]) -> Endings:
    """Return all together."""
    return sum(parts, Endings())

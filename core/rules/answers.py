"""Which of the themed answers fits a person, a question and a day. Facts come in as arguments."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.rules.measures import Confidence
from core.rules.right_to_work_law import Source

AnswerAudience = Literal["newcomer", "employer", "anyone"]
AnswerStatus = Literal[
    "asylum_seeker", "recognised_refugee", "subsidiary_protection", "temporary_protection", "rejected"
]
AskedFirst = Literal["status", "place"]


@dataclass(frozen=True)
class Answer:
    """One version of one answer, as an entry of `data/answers/<intent>.yml` tells it.

    Empty `statuses` and `provinces` mean: for everybody, everywhere. An answer with `words` is given when a
    question holds one of them, an answer without words is the general one. `simple` is for newcomers.
    """

    id: str
    intent: str
    audience: AnswerAudience
    title: str
    statuses: tuple[AnswerStatus, ...]
    provinces: tuple[str, ...]
    words: tuple[str, ...]
    asks: tuple[AskedFirst, ...]
    valid_from: date | None
    valid_until: date | None
    confidence: Confidence
    checked_on: date
    review_months: int
    conclusion: str
    text: str
    more: str | None
    simple: str | None
    conclusion_employer: str | None
    text_employer: str | None
    more_employer: str | None
    uncertain: str | None
    ask_at: tuple[str, ...]
    follow_up: tuple[str, ...]
    sources: tuple[Source, ...]
    notes: str | None

    def holds_on(self, day: date) -> bool:
        """Whether this version is right on a day, as far as its dates are known."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)

    @property
    def dates_are_known(self) -> bool:
        """Whether it is known when this version held; of one without dates nobody knows how it was before."""
        return self.valid_from is not None or self.valid_until is not None

    def is_for(self, status: str | None, province: str | None) -> bool:
        """Whether this answer is for somebody with a status who lives in a province; None: not known."""
        return (not self.statuses or status in self.statuses) and (
            not self.provinces or province in self.provinces
        )


def fitting(
    answers: Iterable[Answer], *, status: str | None, province: str | None, words: Collection[str], on: date
) -> Answer | None:
    """Return the answer for a person on a day: about the words that were said, else the general one.

    An answer for this status goes before one for everybody, and then one for this province. None when there
    is no such answer for that day.
    """
    possible = [answer for answer in answers if answer.holds_on(on) and answer.is_for(status, province)]
    about = [answer for answer in possible if not set(words).isdisjoint(answer.words)]
    pool = about or [answer for answer in possible if not answer.words]
    return max(pool, key=lambda answer: (bool(answer.statuses), bool(answer.provinces)), default=None)


def sub_answers(
    answers: Iterable[Answer], *, status: str | None, province: str | None, on: date
) -> list[Answer]:
    """Return the answers about a part of the subject that can be offered beside the general one."""
    return [
        answer
        for answer in answers
        if answer.words and answer.holds_on(on) and answer.is_for(status, province)
    ]

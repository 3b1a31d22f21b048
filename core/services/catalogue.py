"""The facts that can be edited, as a list to look through: what they are called and what needs attention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, get_args

from sqlalchemy.orm import Session

from core.content.bodies import SCHEMAS, Fact, key_of, kind_of
from core.content.names import normalise
from core.database.content_edits import edits
from core.database.facts import ALL
from core.rules.answers import Answer
from core.rules.desk_policy import DeskTime, StandardAnswer
from core.rules.hours_in_dutch import hours_in_dutch
from core.rules.measures import Measure
from core.rules.offers import Offer
from core.rules.office_hours import Team
from core.rules.organisations import Organisation
from core.rules.review import REVIEW_MONTHS, due_on

Mark = Literal["stale", "uncertain", "ended", "coming", "edited"]
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
KINDS: Final = tuple(SCHEMAS)


@dataclass(frozen=True)
class Listed:
    """One fact in a list."""

    kind: str
    key: str
    title: str
    about: str
    checked_on: date
    due_on: date
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Found:
    """The facts that were looked for, how many there are in all, and how many of those have each mark."""

    facts: tuple[Listed, ...]
    every: int
    counts: dict[Mark, int]


def find(session: Session, kind: str, today: date, *, text: str = "", mark: str | None = None) -> Found:
    """Return the facts of a kind that hold all words of a text and have a mark, in the order of the files."""
    words = normalise(text).split()
    edited = {(edit.kind, edit.key) for edit in edits(session)}
    every = [(fact, describe(fact, today, edited)) for fact in ALL[kind](session)]
    return Found(
        facts=tuple(one for fact, one in every if mark in (None, *one.marks) and _holds(fact, words)),
        every=len(every),
        counts={each: sum(each in one.marks for _, one in every) for each in MARKS},
    )


def describe(fact: Fact, today: date, edited: set[tuple[str, str]]) -> Listed:
    """Return how a fact stands in a list on a day."""
    kind, key = kind_of(fact), key_of(fact)
    due = due_on(fact.checked_on, fact.review_months if isinstance(fact, Answer) else REVIEW_MONTHS[kind])
    return Listed(
        kind=kind,
        key=key,
        title=title_of(fact),
        about=_about(fact),
        checked_on=fact.checked_on,
        due_on=due,
        marks=tuple(_marks(fact, today, due, is_edited=(kind, key) in edited)),
    )


def title_of(fact: Fact) -> str:
    """Return what a fact is called in a list."""
    return fact.title if isinstance(fact, (Answer, StandardAnswer)) else fact.name


def _marks(fact: Any, today: date, due: date, *, is_edited: bool) -> Iterator[Mark]:
    first, last = getattr(fact, "valid_from", None), getattr(fact, "valid_until", None)
    ended = (last is not None and last < today) or getattr(fact, "status", None) == "ended"
    if due <= today and not ended:
        yield "stale"
    unsure = getattr(fact, "uncertain", None) or getattr(fact, "status", None) == "unknown"
    if unsure or getattr(fact, "confidence", None) == "low":
        yield "uncertain"
    if ended:
        yield "ended"
    if first is not None and first > today:
        yield "coming"
    if is_edited:
        yield "edited"


def _about(fact: Fact) -> str:
    if isinstance(fact, Answer):
        return fact.conclusion
    if isinstance(fact, Team):
        return hours_in_dutch(fact)
    if isinstance(fact, DeskTime):
        return fact.reason
    return fact.text if isinstance(fact, StandardAnswer) else fact.summary


def _holds(fact: Fact, words: Sequence[str]) -> bool:
    if not words:
        return True
    return all(word in normalise(" ".join(_texts(fact))) for word in words)


def _texts(fact: Fact) -> Iterator[str]:
    yield fact.id
    if isinstance(fact, Answer):
        yield from (fact.intent, fact.title, fact.conclusion, fact.text, fact.more or "", *fact.words)
        return
    yield from (title_of(fact), _about(fact))
    if isinstance(fact, Measure):
        yield from (*fact.aliases, fact.provider, fact.amount or "")
    elif isinstance(fact, Offer):
        yield from (fact.provider, fact.place or "", *fact.territory.municipalities)
    elif isinstance(fact, Organisation):
        yield from (*fact.aliases, *fact.territory.municipalities, *(each.value for each in fact.contacts))

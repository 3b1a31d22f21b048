"""What the bot knows about a theme, for one person and one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from core.content.names import NameIndex
from core.database.answers import answers_to, versions_of
from core.rules.answers import Answer, fitting, sub_answers


@dataclass(frozen=True)
class Question:
    """What is asked: an intent, by whom and about when.

    `answer_id` is the answer about a part of the subject that was named or chosen. `first` and `last` are the
    days of the period that the question is about; both are today for a question about now.
    """

    intent: str
    status: str | None
    province: str | None
    first: date
    last: date
    answer_id: str | None = None


@dataclass(frozen=True)
class Known:
    """The answers to a question: one, or one after another when it changed within the period that was asked.

    `fallback` is the answer of today when nothing is known of the period. `others` are about other parts of
    the subject.
    """

    answers: tuple[Answer, ...]
    fallback: Answer | None
    others: tuple[Answer, ...]


def answers_for(session: Session, question: Question, today: date) -> Known:
    """Return what is known about a question, and which parts of the subject can be asked about besides."""
    versions = answers_to(session, question.intent)
    words = {word for answer in versions if answer.id == question.answer_id for word in answer.words}

    def at(day: date) -> Answer | None:
        return fitting(versions, status=question.status, province=question.province, words=words, on=day)

    found = tuple(dict.fromkeys(answer for answer in map(at, _days(versions, question)) if answer))
    if question.last < today:
        found = tuple(answer for answer in found if answer.dates_are_known)
    told = {answer.id for answer in found}
    others = sub_answers(versions, status=question.status, province=question.province, on=today)
    return Known(
        answers=found,
        fallback=None if found else at(today),
        others=tuple(answer for answer in others if answer.id not in told),
    )


def all_answers(session: Session) -> list[Answer]:
    """Return every version of every answer, in the order of the files."""
    return answers_to(session)


def asked_first(session: Session, intent: str) -> tuple[str, ...]:
    """Return what the answers to an intent depend on: "status", "place" or nothing."""
    versions = answers_to(session, intent)
    return versions[0].asks if versions else ()


def entry_by_id(session: Session, answer_id: str, on: date) -> Answer | None:
    """Return the version of an answer that holds on a day, or None."""
    return next((answer for answer in versions_of(session, answer_id) if answer.holds_on(on)), None)


def part_named(session: Session, intent: str, text: str) -> str | None:
    """Return the id of the answer about a part of a subject that the words of a question name, or None.

    When a question names several parts, the one that stands first in the file wins; a word that is written
    as it should goes before one with a typing error.
    """
    versions = answers_to(session, intent)
    words = tuple(sorted({word for answer in versions for word in answer.words}))
    if not words:
        return None
    found = _index(words).find(text, limit=len(words))
    surest = {match.id for match in found if match.score == found[0].score}
    return next((answer.id for answer in versions if not surest.isdisjoint(answer.words)), None)


def _days(versions: Sequence[Answer], question: Question) -> list[date]:
    """Return the days of the period on which an answer can be another one: the first, and every change."""
    changes = {answer.valid_from for answer in versions if answer.valid_from}
    return sorted({question.first, *(day for day in changes if question.first < day <= question.last)})


@lru_cache(maxsize=64)
def _index(words: tuple[str, ...]) -> NameIndex:
    return NameIndex({word: word for word in words})

"""Whether the words around a day without a year say that it is past or still to come.

"tegen 31 januari", "begint op 1 mei": to come. "gekregen op 1 mei", "sinds 1 mei": past. A past
cue goes before a coming one. What is said of the asylum procedure itself never counts as to come, for a wrong
date of application gives a wrong right to work. The words: dates_direction_words.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from nlu.components import dates_direction_words as words_

_LEFT, _RIGHT = 14, 10  # words that belong together when nothing is punctuated (speech to text)


class Direction(Enum):
    """Where a day lies, seen from today; NEARER: an appointment, which is mostly the nearer of the two."""

    PAST = "past"
    COMING = "coming"
    NEARER = "nearer"
    UNSAID = "unsaid"


@dataclass(frozen=True)
class _Clause:
    """The words around a date, and the one that stands right before it ("tegen", "sinds")."""

    words: tuple[str, ...]
    before: str
    since: bool = False

    def has(self, listed: frozenset[str]) -> bool:
        return not listed.isdisjoint(self.words)

    @property
    def names_an_appointment(self) -> bool:
        return self.has(words_.PLANNED) or any(words_.is_appointment(word) for word in self.words)


def direction(words: Sequence[str], first: int, after: int, others: Sequence[tuple[int, int]]) -> Direction:
    """Return where the date `words[first:after]` lies; `others` are the places of the other dates.

    The words are in lower case, without accents, with signs as words of their own.
    """
    start = max([first - _LEFT, 0, *(stop for _, stop in others if stop <= first)])
    end = min([after + _RIGHT, len(words), *(begin for begin, _ in others if begin >= after)])
    left, right = _left_part(words, start, first), _right_part(words, after, end)
    before = _before(left)
    if before == "van" and not words_.UNTIL.isdisjoint(words[first:after]):
        before = ""
    clause = _Clause((*left, *right), before, not words_.SINCE.isdisjoint(left[-5:]))
    if set(clause.words) <= words_.FILLER:
        return _of_a_bare_date(words, start, first - len(left), clause)
    return _of_a_clause(clause)


def _left_part(words: Sequence[str], start: int, first: int) -> tuple[str, ...]:
    begin = first
    while begin > start and words[begin - 1] not in words_.ENDS:
        begin -= 1
        if words[begin] in words_.OPENS and (words[begin] != "om" or begin + 1 < first):
            break
    return tuple(words[begin:first])


def _right_part(words: Sequence[str], after: int, end: int) -> tuple[str, ...]:
    stop = after
    while stop < end and words[stop] not in words_.ENDS | words_.OPENS:
        stop += 1
    return tuple(words[after:stop])


def _before(left: Sequence[str]) -> str:
    for word in reversed(left[-4:]):
        if word not in words_.SKIPPED:
            return word
    return ""


def _of_a_bare_date(words: Sequence[str], start: int, first: int, clause: _Clause) -> Direction:
    """Read a clause with nothing but a date: "Ik heb een zitting. 14 januari.", or an answer."""
    if clause.before in words_.SINCE:
        return Direction.PAST
    if clause.before in words_.UNTIL | words_.BEFORE_COMING - words_.FROM - words_.AHEAD_OF:
        return Direction.COMING
    if clause.before in words_.FROM and clause.has(words_.ABLE) and "zijn" not in clause.words:
        return Direction.COMING
    earlier = _Clause(tuple(words[start:first]), "")
    if earlier.names_an_appointment and not _is_past(earlier) and not earlier.has(words_.ASYLUM):
        return Direction.NEARER
    return Direction.UNSAID


def _of_a_clause(clause: _Clause) -> Direction:
    if clause.since:
        return Direction.PAST
    if clause.before == "van" and not clause.names_an_appointment:
        return Direction.PAST
    if _is_past(clause):
        extended = clause.before in words_.UNTIL and clause.has(words_.EXTENDED)
        return Direction.COMING if extended else Direction.PAST
    if clause.has(words_.ASYLUM) and not clause.has(words_.INTENDED):
        return Direction.NEARER if clause.names_an_appointment else Direction.UNSAID
    if clause.before in words_.FROM and clause.has(words_.STAYING):
        return Direction.PAST
    if clause.before in words_.BEFORE_COMING | words_.UNTIL or clause.has(words_.DEADLINES):
        return Direction.COMING
    if clause.has(words_.ASKING_WHEN | words_.SAYING):
        return Direction.NEARER if clause.names_an_appointment else Direction.UNSAID
    if any(words_.is_coming(word) for word in clause.words):
        return Direction.COMING
    return Direction.NEARER if clause.names_an_appointment or clause.has(words_.MAYBE) else Direction.UNSAID


def _is_past(clause: _Clause) -> bool:
    polite = "graag" in clause.words
    if not polite and clause.has(words_.PAST_VERBS):
        return True
    to_be = clause.has(words_.MODALS) and "zijn" in clause.words
    passive = (clause.has(words_.PASSIVE) or to_be) and not clause.has(words_.PERFECT)
    if polite or passive:
        return False
    return any(
        word in words_.PARTICIPLES
        or (words_.PARTICIPLE.fullmatch(word) and word not in words_.NO_PARTICIPLES)
        for word in clause.words
    )


def of_a_weekday(
    words: Sequence[str], first: int, after: int, others: Sequence[tuple[int, int]]
) -> Direction:
    """Return where a weekday alone lies: to come when a sentence says nothing else; UNSAID: it is no date."""
    if _is_habit(words, first, after):
        return Direction.UNSAID
    where = direction(words, first, after, others)
    if where is Direction.UNSAID:
        around = _left_part(words, max(0, first - _LEFT), first) + _right_part(words, after, len(words))
        says_more = not set(around) <= words_.FILLER and words_.ASYLUM.isdisjoint(around)
        return Direction.COMING if says_more else Direction.UNSAID
    return Direction.COMING if where is Direction.NEARER else where


def _is_habit(words: Sequence[str], first: int, after: int) -> bool:
    """Whether a weekday is said of every week: "elke zondag", "op zondag werken", "maandag tot vrijdag"."""
    around = _left_part(words, max(0, first - _LEFT), first) + _right_part(
        words, after, min(len(words), after + _RIGHT)
    )
    if not words_.HABIT.isdisjoint(around) or any(word in words_.WEEKDAYS for word in around):
        return True
    near = words[max(0, first - 2) : first]
    another = {*words[max(0, first - 3) : first], *words[after : after + 3]}
    if not another.isdisjoint(words_.WEEKDAYS) or "'s" in near:
        return True
    clause = _Clause(around, "")
    return bool(near) and near[-1] in {"op", "de"} and not (clause.names_an_appointment or _is_past(clause))

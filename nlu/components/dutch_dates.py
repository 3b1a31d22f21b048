"""Find the days and periods that a Dutch message names; pure, without Rasa and without a clock.

Every word becomes a tag of one letter (`dates_words.py`); a rule is a pattern over the tags with a function
that reads what it matched (`dates_rules.py`, `dates_readers.py`). Where several fit, the longest counts.
Decision: docs/decisions/0004-dutch-dates.md.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from nlu.components.dates_calendar import Period, day_in, next_time
from nlu.components.dates_direction import Direction, direction, of_a_weekday
from nlu.components.dates_readers import Match, Reading
from nlu.components.dates_rules import RULES
from nlu.components.dates_tokens import Token, tokens_of
from nlu.components.dates_words import listed

_SAYS_NOTHING: Final = frozenset("xzQ.,!?;()'")
_ROUGHLY: Final = frozenset(listed("rond ongeveer circa ca ergens omstreeks bijna zowat about around rondom"))
_FROM_TO: Final = re.compile(r"k&q|&k|k|-")


@dataclass(frozen=True)
class DateMention:
    """A day (`start` equals `end`) or a period, both days included, at `text[begin:stop]`.

    `impossible`: the text names a day that does not exist; then `start` and `end` are None.
    `without_year`: no year was said; it is the latest one past, or the next one where the words around it say
    so ("tegen 31 januari"). Then `in_past` is the latest one past.
    `weekday`: a weekday alone ("zondag"), the last or the next one by the words around it.
    `approximate`: a distance ("vijf maanden geleden") or "rond", so the day itself is not exact.
    """

    start: date | None
    end: date | None
    raw: str
    begin: int
    stop: int
    without_year: bool = False
    impossible: bool = False
    approximate: bool = False
    in_past: Period | None = None
    weekday: bool = False


@dataclass(frozen=True)
class _Found:
    reading: Reading
    first: int
    after: int  # tokens[first:after]
    in_past: Period | None = None


def find_dates(text: str, today: date) -> list[DateMention]:
    """Return the dates in a message from left to right, not overlapping. Never raises.

    Day before month, as in Belgium. A day or month without a year is the latest one past or today, unless
    the words around it say that it is to come (`dates_direction.py`).
    Durations ("4 maanden wachten", "na vier maanden") are no dates.
    """
    tokens = tokens_of(text, today)
    tags = "".join(token.tag for token in tokens)
    found: list[_Found] = []
    position = 0
    while position < len(tokens):
        here = None if tags[position] in _SAYS_NOTHING else _longest(tokens, tags, position, today)
        if here is not None:
            found.append(here)
        position = here.after if here else position + 1
    found = _joined(found, tokens, tags)
    words = [token.text for token in tokens]
    places = [(each.first, each.after) for each in found]
    placed = (_placed(each, words, places, today) for each in found)
    return [_mention(each, tokens, text) for each in placed if each is not None]


def _placed(each: _Found, words: list[str], places: list[tuple[int, int]], today: date) -> _Found | None:
    """Put a day without a year on the side of today that the words around it say; None: it is no date."""
    reading = each.reading
    if reading.period is None or not (reading.without_year or reading.weekday):
        return each
    where_is = of_a_weekday if reading.weekday else direction
    where = where_is(words, each.first, each.after, places)
    if where is Direction.UNSAID and reading.weekday:
        return None
    coming = next_time(reading.period, reading.step, today)
    if where in (Direction.PAST, Direction.UNSAID) or coming is None:
        return each
    is_nearer = coming[0] - today <= today - reading.period[1]
    if where is Direction.NEARER and not is_nearer:
        return each
    return replace(each, reading=replace(reading, period=coming), in_past=reading.period)


def _longest(tokens: list[Token], tags: str, position: int, today: date) -> _Found | None:
    best: _Found | None = None
    for pattern, read in RULES:
        match = pattern.match(tags, position)
        if match is None or (best is not None and match.end() <= best.after):
            continue
        reading = read(Match(match, tokens, today))
        if reading is not None:
            best = _Found(reading, position, match.end())
    return best


def _joined(found: list[_Found], tokens: list[Token], tags: str) -> list[_Found]:
    """Make one period of "van 3 juli tot 10 augustus" and "tussen 3 juli en 10 augustus"."""
    joined: list[_Found] = []
    for each in found:
        before = joined[-1] if joined else None
        is_weekday = each.reading.weekday or (before is not None and before.reading.weekday)
        if before is not None and not is_weekday and _is_one_period(before, each, tags):
            period = _from_to(before.reading, each.reading)
            if period is not None:
                without_year = before.reading.without_year and each.reading.without_year
                joined[-1] = _Found(Reading(period, without_year), before.first, each.after)
                continue
        joined.append(each)
    return joined


def _is_one_period(first: _Found, last: _Found, tags: str) -> bool:
    between = tags[first.after : last.first]
    if _FROM_TO.fullmatch(between):
        return True
    return between == "&" and first.first > 0 and tags[first.first - 1] == "T"


def _from_to(first: Reading, last: Reading) -> Period | None:
    if first.period is None or last.period is None:
        return None
    start, end = first.period[0], last.period[1]
    if first.without_year and (start > end or not last.without_year):
        year = end.year if (start.month, start.day) <= (end.month, end.day) else end.year - 1
        start = day_in(year, start.month, start.day) or start
    elif last.without_year and not first.without_year:
        year = start.year if (start.month, start.day) <= (end.month, end.day) else start.year + 1
        end = day_in(year, end.month, end.day) or end
    return (start, end) if start <= end else None


def _mention(found: _Found, tokens: list[Token], text: str) -> DateMention:
    begin, stop = tokens[found.first].begin, tokens[found.after - 1].stop
    period = found.reading.period
    roughly = found.first > 0 and tokens[found.first - 1].text in _ROUGHLY
    return DateMention(
        start=period[0] if period else None,
        end=period[1] if period else None,
        raw=text[begin:stop],
        begin=begin,
        stop=stop,
        without_year=found.reading.without_year,
        impossible=period is None,
        approximate=found.reading.approximate or roughly,
        in_past=found.in_past,
        weekday=found.reading.weekday,
    )

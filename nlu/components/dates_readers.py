"""Functions that read what the patterns of `dates_rules.py` matched: what the words mean together."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from nlu.components import dates_calendar as calendar
from nlu.components.dates_tokens import Token
from nlu.components.dates_words import RELATIVE_DAYS, UNITS, WEEKDAYS, listed, month_of

SHIFTS: Final = {"p": -1, "t": 0, "n": 1}
_ENGLISH_MONTHS: Final = frozenset(listed("january february march may june july august october december"))


@dataclass(frozen=True)
class Reading:
    """What a piece of text means: a period (None: it does not exist), and how sure that is.

    Without a year it is the latest one past; `step` tells how often it comes back ("year", "month", "week").
    A `weekday` alone is a date only when the words around it say on which side of today it lies.
    """

    period: calendar.Period | None
    without_year: bool = False
    approximate: bool = False
    step: str = "year"
    weekday: bool = False


@dataclass(frozen=True)
class Match:
    """Tokens that fit a pattern."""

    groups: re.Match[str]
    tokens: list[Token]
    today: date

    def tag(self, group: str) -> str:
        """Return the tags of a group, "" when it is absent."""
        return self.groups.groupdict().get(group) or ""

    def token(self, group: str) -> Token:
        """Return the first token of a group that is present."""
        return self.tokens[self.groups.start(group)]

    def month(self, group: str = "month") -> int:
        """Return the number of the month in a group."""
        found = month_of(self.token(group).text)
        return found[0] if found else 0

    def unit(self) -> str:
        """Return day, week, month or year."""
        return UNITS[self.token("unit").text]

    def year(self) -> int | None:
        """Return the year that is said ("2025", "'25", "vorig jaar"), None when none is."""
        if self.tag("in_year"):
            return self.today.year + SHIFTS[self.tag("in_year")]
        for group in ("year", "short_year"):
            if self.tag(group):
                token = self.token(group)
                return token.number if token.number >= 100 else calendar.full_year(token.number, self.today)
        return None


Reader = Callable[[Match], Reading | None]


def numeric(match: Match) -> Reading | None:
    """Read a date in digits."""
    numeric = match.token("numeric").numeric
    return Reading(numeric.period, numeric.without_year) if numeric else None


def _day(year: int | None, month: int, day: int, today: date) -> Reading:
    found = calendar.latest_day(month, day, today) if year is None else calendar.day_in(year, month, day)
    return Reading((found, found) if found else None, without_year=year is None)


def day_and_month(match: Match) -> Reading | None:
    """Read "3 juli", "twaalf juli 2025", "12 juli vorig jaar"."""
    if match.tag("day") == "e" and match.tag("month") == "m":
        return None
    if match.tag("short_year") and len(match.token("short_year").text) != 2:
        return None
    return _day(match.year(), match.month(), match.token("day").number, match.today)


def english_day(match: Match) -> Reading | None:
    """Read "july 12 ..."; in Dutch a number behind a month rather counts something ("in januari 18 jaar")."""
    return day_and_month(match) if match.token("month").text in _ENGLISH_MONTHS else None


def two_days(match: Match) -> Reading | None:
    """Read "tussen 3 en 10 juli"."""
    if match.tag("join") == "&" and not match.tag("between"):
        return None
    last = day_and_month(match)
    if last is None or last.period is None:
        return last
    end = last.period[1]
    start = calendar.day_in(end.year, end.month, match.token("first").number)
    if start is None:
        return Reading(None, last.without_year)
    return Reading((start, end), last.without_year) if start <= end else None


def month(match: Match) -> Reading | None:
    """Read "juli", "begin juli 2025", "volgende maart"."""
    number, year = match.month(), match.year()
    weak = match.tag("month") == "m"
    if weak and not (match.tag("part") or match.tag("relative") or year or _announces(match)):
        return None
    if year is not None:
        return Reading(_part(match, calendar.month_period(year, number)))
    years = [match.today.year + shift for shift in (2, 1, 0, -1, -2)]
    periods = [_part(match, calendar.month_period(year, number)) for year in years]
    if match.tag("relative") == "n":
        return Reading(next(period for period in reversed(periods) if period[0] > match.today))
    if match.tag("relative") == "p":
        return Reading(next(period for period in periods if period[1] < match.today))
    if match.tag("relative") == "t":
        return Reading(periods[2])
    return Reading(next(period for period in periods if period[0] <= match.today), without_year=True)


def _announces(match: Match) -> bool:
    start = match.groups.start()
    return start > 0 and match.tokens[start - 1].tag in "jSikT"


def _part(match: Match, period: calendar.Period) -> calendar.Period:
    return calendar.part_of(period, match.tag("part")) if match.tag("part") else period


def two_months(match: Match) -> Reading | None:
    """Read "juni of juli"."""
    if match.tag("join") == "&" and not match.tag("between"):
        return None
    if match.tag("first") == match.tag("month") == "m":
        return None
    last = month(match)
    if last is None or last.period is None:
        return None
    end = last.period[1]
    year = end.year if match.month("first") <= end.month else end.year - 1
    return Reading((date(year, match.month("first"), 1), end), last.without_year)


def day_of_relative_month(match: Match) -> Reading | None:
    """Read "vorige maand de 12de"."""
    if match.unit() != "month":
        return None
    start, _ = calendar.unit_period("month", SHIFTS[match.tag("relative")], match.today)
    day = calendar.day_in(start.year, start.month, match.token("day").number)
    return Reading((day, day) if day else None)


def bare_day(match: Match) -> Reading | None:
    """Read "de 12de"."""
    number = match.token("day").number
    if match.tag("day") == "r" and number < 4:
        return None
    day = calendar.latest_day_of_month(number, match.today)
    return Reading((day, day) if day else None, without_year=True, step="month")


def weekday(match: Match) -> Reading | None:
    """Read "vorige maandag", "maandag vorige week"."""
    weekday, shift = WEEKDAYS[match.token("weekday").text], SHIFTS[match.tag("relative")]
    if not match.tag("unit"):
        day = calendar.weekday_near(weekday, -1 if shift < 0 else 1, match.today)
        return Reading((day, day))
    if match.unit() != "week":
        return None
    monday, _ = calendar.unit_period("week", shift, match.today)
    day = date.fromordinal(monday.toordinal() + weekday)
    return Reading((day, day))


def relative_unit(match: Match) -> Reading | None:
    """Read "vorige week", "begin dit jaar"."""
    if match.unit() == "day":
        return None
    return Reading(
        _part(match, calendar.unit_period(match.unit(), SHIFTS[match.tag("relative")], match.today))
    )


def year(match: Match) -> Reading | None:
    """Read "in 2017", "eind 2025"."""
    year = match.year()
    return Reading(_part(match, calendar.year_period(year))) if year else None


def two_years(match: Match) -> Reading | None:
    """Read "tussen 2017 en 2019"."""
    if match.tag("join") == "&" and not match.tag("between"):
        return None
    first, last = match.token("first").number, match.token("year").number
    return Reading((date(first, 1, 1), date(last, 12, 31))) if first <= last else None


def distance(match: Match) -> Reading | None:
    """Read "drie weken geleden", "een half jaar geleden", "over twee weken", "sinds vier maanden"."""
    sign, unit = 1 if match.tag("over") else -1, match.unit()
    quantity = match.tag("quantity")
    if "P" in quantity:
        return Reading(calendar.a_few(match.today, unit, sign), approximate=True)
    halves = 2
    if "A" in quantity:
        halves = 3
    elif quantity in {"H", "eH"}:
        halves = 1
    elif quantity and quantity != "e":
        halves = 2 * match.token("quantity").number + quantity.endswith("H")
    if unit == "year" and halves > 240:
        return None
    if match.tag("over") and _is_about(match):
        return None
    day = calendar.shifted(match.today, unit, sign * halves)
    if not match.tag("low"):
        return Reading((day, day), approximate=unit != "day")
    nearest = calendar.shifted(match.today, unit, sign * 2 * (match.token("low").number or 1))
    return Reading((min(day, nearest), max(day, nearest)), approximate=True)


def sum_of_distances(match: Match) -> Reading | None:
    """Read "4 maanden en 2 weken geleden"."""
    count = match.token("more").number or 1
    unit = UNITS[match.token("more_unit").text]
    if unit == "year" and count > 120:
        return None
    moved = calendar.shifted(match.today, unit, -2 * count)
    return distance(Match(match.groups, match.tokens, moved))


def _is_about(match: Match) -> bool:
    start = match.groups.start()
    return start > 0 and match.tokens[start - 1].text in {
        "gaat",
        "gaan",
        "ging",
        "info",
        "vraag",
        "iets",
        "meer",
    }


def relative_day(match: Match) -> Reading | None:
    """Read "eergisteren"."""
    after = match.groups.end()
    if [token.text for token in match.tokens[after : after + 2]] == ["de", "dag"]:
        return None
    day = date.fromordinal(match.today.toordinal() + RELATIVE_DAYS[match.token("day").text])
    return Reading((day, day))

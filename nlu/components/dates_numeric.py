"""Dates written in digits only: 03/07/26, 3-7-2026, 3.7.2026, 2026-07-03, 07/2025, 12/7.

Day before month, as in Belgium. What could as well be a telephone number, an hour, a fraction or a version is
left alone.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from nlu.components.dates_calendar import Period, day_in, full_year, latest_day, month_period

_NOT_AFTER: Final = r"(?<![\w./+-])(?<!\d:)"
_START: Final = _NOT_AFTER + r"(?<!\d )"
_STOP: Final = r"(?![\w/:]|[.,-]\d|-\d)(?! \d\d\b)"
_FULL: Final = re.compile(
    rf"{_NOT_AFTER}(?P<day>\d{{1,2}})(?P<sep> ?[-/.] ?)(?P<month>\d{{1,2}})(?P=sep)"
    rf"(?P<year>[12]\d{{3}}|0\d{{3}}|'?\d\d){_STOP}"
)
_SPACED: Final = re.compile(
    rf"{_START}(?P<day>\d{{1,2}}) (?P<month>\d{{1,2}}) (?P<year>(?:19|20)\d\d){_STOP}"
)
_ISO: Final = re.compile(
    rf"{_NOT_AFTER}(?P<year>[12]\d{{3}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\w|[./-]\d)"
)
_ISO_WITH_TIME: Final = re.compile(
    rf"{_NOT_AFTER}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?=t\d\d:\d\d)"
)
_MONTH_YEAR: Final = re.compile(rf"{_START}(?P<month>\d{{1,2}})[-/.](?P<year>(?:19|20)\d\d){_STOP}")
_YEAR_MONTH: Final = re.compile(rf"{_START}(?P<year>20\d\d)[-/](?P<month>0[1-9]|1[0-2]){_STOP}")
_DAY_MONTH: Final = re.compile(
    rf"{_START}(?P<day>\d{{1,2}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P<after>){_STOP}"
)

# "op 12-7", "sinds 4/5": after these words two numbers are a day and a month, whatever they look like.
_BEFORE_A_DAY: Final = re.compile(
    r"(?:\b(?:op|sinds|sedert|vanaf|van|tot|tem|voor|tegen|per|ingediend|aangevraagd|gevraagd|datum|tussen|rond|"
    r"deadline|uiterlijk|laatste|zitting|afspraak|asiel|aanvraag|weigering|negatief|beroep|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)|t/m)[ :]+$"
)
_NUMBERED_THING: Final = re.compile(
    r"\b(?:punt|artikel|art|versie|hoofdstuk|paragraaf|nt2|nt|niveau|richtgraad|module|tel|telefoon|gsm|pagina|huisnummer|nummer|bus)"
    r"(?: is)?[.: ]*$"
)
_NO_DAY_AFTER: Final = re.compile(
    r" *(?:de\b|werken|werk\b|tijds?\b|tewerkstelling|regime|uur|u\b|h\b|jaar|euro|€|%|"
    r"van (?:de|het|een|mijn)\b|\d\d\b|keer|dagen|weken|maanden|werkdagen|op\b|open)"
)
_COMMON_FRACTIONS: Final = frozenset(
    {(24, 7), (7, 7), (4, 5), (3, 5), (2, 5), (1, 5), (1, 2), (1, 3), (2, 3), (3, 4), (1, 4), (5, 5), (9, 10)}
)


@dataclass(frozen=True)
class NumericDate:
    """A date in digits, from `begin` to `stop` in the text; `period` is None for one that does not exist."""

    begin: int
    stop: int
    period: Period | None
    without_year: bool = False


def find_numeric_dates(text: str, today: date) -> list[NumericDate]:
    """Return the dates in digits in a text in lower case, from left to right, not overlapping."""
    if not any(character.isdigit() for character in text):
        return []
    found: list[NumericDate] = []
    for pattern in (_ISO_WITH_TIME, _ISO, _FULL, _SPACED):
        found += [
            _whole_date(match, today) for match in pattern.finditer(text) if not _is_numbered(text, match)
        ]
    for pattern in (_MONTH_YEAR, _YEAR_MONTH):
        found += [_month(match) for match in pattern.finditer(text) if not _is_numbered(text, match)]
    for match in _DAY_MONTH.finditer(text):
        day_month = _day_and_month(text, match, today)
        if day_month is not None:
            found.append(day_month)
    return _without_overlap(found)


def _is_numbered(text: str, match: re.Match[str]) -> bool:
    return _NUMBERED_THING.search(text, max(0, match.start() - 20), match.start()) is not None


def _whole_date(match: re.Match[str], today: date) -> NumericDate:
    written = match["year"].lstrip("'")
    year = full_year(int(written), today) if len(written) == 2 else int(written)
    day = day_in(year, int(match["month"]), int(match["day"]))
    return NumericDate(match.start(), match.end(), (day, day) if day else None)


def _month(match: re.Match[str]) -> NumericDate:
    month = int(match["month"])
    period = month_period(int(match["year"]), month) if 1 <= month <= 12 else None
    return NumericDate(match.start(), match.end(), period)


def _day_and_month(text: str, match: re.Match[str], today: date) -> NumericDate | None:
    day, month = int(match["day"]), int(match["month"])
    announced = _BEFORE_A_DAY.search(text, max(0, match.start() - 16), match.start()) is not None
    alone = not text[: match.start()].strip() and not text[match.end() :].strip(" .!?")
    needs_announcing = (
        match["sep"] != "/" or (day, month) in _COMMON_FRACTIONS or not (1 <= day <= 31 and 1 <= month <= 12)
    )
    if match["sep"] == "." and (not announced or len(match["month"]) != 2):
        return None
    if needs_announcing and not announced and not alone:
        return None
    if not 1 <= month <= 12 and (not 1 <= day <= 31 or month > 31):
        return None
    if _is_numbered(text, match) or _NO_DAY_AFTER.match(text, match.end()):
        return None
    found = latest_day(month, day, today)
    return NumericDate(match.start(), match.end(), (found, found) if found else None, without_year=True)


def _without_overlap(found: list[NumericDate]) -> list[NumericDate]:
    kept: list[NumericDate] = []
    for candidate in sorted(found, key=lambda date_: (date_.begin, -date_.stop)):
        if not kept or candidate.begin >= kept[-1].stop:
            kept.append(candidate)
    return kept

"""Days and periods on the calendar: what a part of a date means when the rest is not said."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

Period = tuple[date, date]

_LEAP_CYCLE: Final = 8  # years in which every day of the calendar comes by at least once
_STEPS: Final = {"year": _LEAP_CYCLE + 1, "month": 4, "week": 3}
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # the first of its three months
_FEW: Final = {"day": (2, 5), "week": (2, 4), "month": (2, 4), "year": (2, 4)}


def day_in(year: int, month: int, day: int) -> date | None:
    """Return that day, or None when it does not exist or is not a year of our time (1900-2999)."""
    try:
        return date(year, month, day) if 1900 <= year <= 2999 else None
    except ValueError:
        return None


def latest_day(month: int, day: int, today: date) -> date | None:
    """Return the last time that this day of the year came by, today included; None when it does not exist."""
    for year in range(today.year, today.year - _LEAP_CYCLE - 1, -1):
        found = day_in(year, month, day)
        if found is not None and found <= today:
            return found
    return None


def latest_day_of_month(day: int, today: date) -> date | None:
    """Return the last time that this day of the month came by ("de 12de"), today included."""
    for months_back in range(4):
        month = today - relativedelta(months=months_back)
        found = day_in(month.year, month.month, day)
        if found is not None and found <= today:
            return found
    return None


def next_time(period: Period, step: str, today: date) -> Period | None:
    """Return the first such period not over yet, when it comes back every "year", "month" or "week".

    A weekday is never today: who means today says so.
    """
    earliest = today + timedelta(days=1) if step == "week" else today
    for count in range(_STEPS[step]):
        first, last = (_moved(day, period, step, count) for day in period)
        if first is not None and last is not None and last >= earliest:
            return first, last
    return None


def _moved(day: date, period: Period, step: str, count: int) -> date | None:
    """Return a day some steps later; the end of a period stays at the end of the month (February)."""
    if step == "week":
        return day + timedelta(weeks=count)
    moved = day + (relativedelta(years=count) if step == "year" else relativedelta(months=count))
    if period[0] != period[1] and (day + timedelta(days=1)).day == 1:
        return month_period(moved.year, moved.month)[1]
    return moved if moved.day == day.day else None


def season_period(season: str, year: int) -> Period:
    """Return the three months of a "spring", "summer", "autumn" or "winter" that starts in that year.

    They begin on the first of a month (March, June, September, December), as for the weather service.
    """
    start = date(year, _SEASONS[season], 1)
    last = start + relativedelta(months=2)
    return start, month_period(last.year, last.month)[1]


def weekend(shift: int, today: date) -> Period:
    """Return the Saturday and Sunday of the week that lies `shift` weeks after the one of today."""
    monday, sunday = unit_period("week", shift, today)
    return monday + timedelta(days=5), sunday


def month_period(year: int, month: int) -> Period:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_period(year: int) -> Period:
    """Return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def unit_period(unit: str, shift: int, today: date) -> Period:
    """Return the week (Monday to Sunday), month or year that lies `shift` units after the one of today."""
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        month = today + relativedelta(months=shift)
        return month_period(month.year, month.month)
    return year_period(today.year + shift)


def part_of(period: Period, part: str) -> Period:
    """Return the begin ("B"), middle ("I" or "H") or end ("E") of a week, month or year.

    A month is cut at the 10th and the 20th, a year after April and August, a week after Tuesday and Thursday.
    """
    start, end = period
    if (end - start).days > 31:
        cuts = (date(start.year, 4, 30), date(start.year, 8, 31))
    elif (end - start).days > 7:
        cuts = (start.replace(day=10), start.replace(day=20))
    else:
        cuts = (start + timedelta(days=1), start + timedelta(days=3))
    one = timedelta(days=1)
    if part == "B":
        return start, cuts[0]
    return (cuts[1] + one, end) if part == "E" else (cuts[0] + one, cuts[1])


def shifted(today: date, unit: str, halves: int) -> date:
    """Return the day that lies a number of half units from today (5 half months: two months and 15 days)."""
    whole, half = divmod(abs(halves), 2)
    steps = {
        "day": relativedelta(days=whole),
        "week": relativedelta(weeks=whole, days=3 * half),
        "month": relativedelta(months=whole, days=15 * half),
        "year": relativedelta(years=whole, months=6 * half),
    }[unit]
    return today - steps if halves < 0 else today + steps


def a_few(today: date, unit: str, sign: int) -> Period:
    """Return the period meant by "een paar weken geleden" (sign -1) or "over een paar weken" (sign 1)."""
    low, high = (shifted(today, unit, sign * 2 * count) for count in _FEW[unit])
    return (high, low) if sign < 0 else (low, high)


def weekday_near(weekday: int, sign: int, today: date) -> date:
    """Return the last such weekday before today (sign -1), or the first one after today (sign 1)."""
    if sign < 0:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def full_year(two_digits: int, today: date) -> int:
    """Return the year meant by two digits: at most ten years ahead of today, else in the century before."""
    century = today.year - today.year % 100
    year = century + two_digits
    return year if year <= today.year + 10 else year - 100

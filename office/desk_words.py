"""The words of the dashboard and of `toeleiding report desk`, for who reads them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from core.rules.dates_in_dutch import in_dutch
from core.rules.desk_figures import RUNNING, UNRATED, USEFUL, USELESS, Minutes
from core.rules.weeks import week_number
from office.web import people_words

EVERYWHERE: Final = "alle provincies"
NOT_SHOWN: Final = "te klein"
NOT_SHOWN_PART: Final = "te kleine groepen"
NOT_KNOWN: Final = "–"
TOO_FEW: Final = "minder dan 5"
ENDINGS: Final[Mapping[str, str]] = {
    "directly": "meteen beantwoord",
    "after_clarification": "na “Bedoel je …?”",
    "by_staff": "naar een medewerker",
    "lost": "geen antwoord",
}
THEME_ENDINGS: Final[Mapping[str, str]] = {**ENDINGS, "directly": "door de bot"}
REASONS: Final[Mapping[str, str]] = {code: each.capitalize() for code, each in people_words.REASONS.items()}
OUTCOMES: Final[Mapping[str, str]] = {
    RUNNING: "Loopt nog",
    **{code: each.capitalize() for code, each in people_words.ENDS.items()},
    "": "Afgesloten",
}
RATINGS: Final[Mapping[str, str]] = {
    USEFUL: "Nuttig",
    USELESS: "Niet nuttig",
    UNRATED: "Niet beoordeeld",
}
STEPS: Final[Mapping[str, str]] = {
    "until_taken": "Tot een medewerker het gesprek opneemt",
    "until_answer": "Tot het eerste antwoord",
    "handling": "Van opnemen tot afsluiten",
}
_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def short_day(day: date) -> str:
    """Return a day in a few letters: "23 nov"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def week_in_words(monday: date) -> str:
    """Return a week with its days: "week 48: 23–29 nov"."""
    sunday = monday + timedelta(days=6)
    first = str(monday.day) if monday.month == sunday.month else short_day(monday)
    return f"week {week_number(monday)}: {first}–{short_day(sunday)}"


def period_in_words(first: date, last: date) -> str:
    """Return from which day until which the figures are."""
    return f"{in_dutch(first)} tot en met {in_dutch(last)}"


def number(value: int | None) -> str:
    """Return a number as people here write it; None is one that is not shown."""
    return NOT_SHOWN if value is None else f"{value:,}".replace(",", ".")


def percent(share: float | None) -> str:
    """Return a part of a whole; never 100% or 0% when something is missing or there."""
    if share is None:
        return NOT_KNOWN
    rounded = round(100 * share)
    if (rounded == 100 and share < 1) or (rounded == 0 and share > 0):
        return "bijna 100%" if rounded else "minder dan 1%"
    return f"{rounded}%"


def duration(minutes: float | None) -> str:
    """Return how long something took: "12 min", "1 u 05", "30 u"."""
    if minutes is None:
        return NOT_KNOWN
    whole = max(1, round(minutes)) if minutes > 0 else 0
    if whole < 60:
        return f"{whole} min"
    hours, rest = divmod(whole, 60)
    return f"{hours} u" if hours >= 10 or rest == 0 else f"{hours} u {rest:02}"


def half(minutes: Minutes | None) -> str:
    """Return within how long half of the people were helped."""
    return TOO_FEW if minutes is None else duration(minutes.median)


def most(minutes: Minutes | None) -> str:
    """Return within how long nine in ten were helped."""
    return TOO_FEW if minutes is None else duration(minutes.nine_in_ten)

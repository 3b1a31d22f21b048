"""How a day is written for people."""

from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_dutch(day: date) -> str:
    """Return a day as Flemish readers write it: `6 mei 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def page_date_in_dutch(page_date: str) -> str:
    """Return the date of a page, as exact as it is known: `2024`, `mei 2024` or `17 mei 2024`.

    Raises ValueError for what is no year, month or day in ISO form.
    """
    year, *rest = page_date.split("-")
    if not rest:
        return year
    if len(rest) == 1:
        return f"{MONTHS[int(rest[0]) - 1]} {year}"
    return in_dutch(date.fromisoformat(page_date))

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

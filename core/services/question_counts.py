"""Counting questions: on which day, about what, from where and how it ended. Never who or what was said."""

from datetime import date

from sqlalchemy.orm import Session

from core.database.question_counts import add_question, questions_between
from core.rules.question_themes import Outcome, Theme, theme_of
from core.rules.territory import BRUSSELS, PlaceOfAsker
from core.services.places import find_place

__all__ = ["Outcome", "count_question", "questions_by_theme"]


def count_question(
    session: Session, *, day: date, intent: str, role: str | None, place: str | None, outcome: Outcome
) -> None:
    """Count one turn; `place` is what the person said of where they are. The caller commits."""
    found = find_place(session, place) if place else ()
    provinces = {_province(each) for each in found}
    province = provinces.pop() if len(provinces) == 1 else None
    add_question(session, day=day, intent=intent, role=role or "", province=province or "", outcome=outcome)


def questions_by_theme(
    session: Session, first: date, last: date, province: str | None = None
) -> dict[tuple[Theme, str], int]:
    """Return how many questions there were, by (theme, outcome); what asks nothing is left out."""
    found: dict[tuple[Theme, str], int] = {}
    for (intent, outcome), number in questions_between(session, first, last, province).items():
        theme = theme_of(intent)
        if theme is not None:
            found[theme, outcome] = found.get((theme, outcome), 0) + number
    return found


def _province(place: PlaceOfAsker) -> str | None:
    return BRUSSELS if place.region == "brussels" else place.province

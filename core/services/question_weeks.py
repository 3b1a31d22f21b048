"""Questions by week and subject, and how they ended: what the dashboard shows of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from core.rules.question_endings import ENDING_OF, Endings, endings, sum_of
from core.rules.small_cells import Grid, publish_grid
from core.rules.weeks import weeks_until
from core.services.question_counts import questions_by_theme

__all__ = ["THEME_ENDINGS", "QuestionWeek", "QuestionWeeks", "question_weeks"]

THEME_ENDINGS: Final = ("directly", "by_staff", "lost")
"""How the questions of a theme end: what was meant was asked before the bot knew the theme."""

WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class QuestionWeek:
    """How the questions of a week ended; `monday` is its first day."""

    monday: date
    endings: Endings


@dataclass(frozen=True)
class QuestionWeeks:
    """Questions of some weeks, in a province or everywhere.

    How they ended by week is exact: such a number tells nothing of anybody. Themes do, so `by_week` (theme by
    Monday) and `by_ending` (theme by THEME_ENDINGS) hide small groups. `before` is how many questions there
    were in as many days just before, None when nothing was counted then.
    """

    first: date
    last: date
    province: str | None
    weeks: tuple[QuestionWeek, ...]
    endings: Endings
    before: int | None
    by_week: Grid
    by_ending: Grid


def question_weeks(session: Session, today: date, weeks: int, province: str | None = None) -> QuestionWeeks:
    """Return the questions of so many weeks, that of today as the last.

    They are grouped as follows (`core/rules/question_endings.py`): directly is "answered" without the
    answers after a choice; after clarification is "clarified"; by staff is "handed_over"; lost is
    "not_understood" and "out_of_scope".
    """
    mondays = weeks_until(today, weeks)
    found: list[QuestionWeek] = []
    by_week: dict[tuple[str, str], int] = {}
    by_ending: dict[tuple[str, str], int] = defaultdict(int)
    for monday in mondays:
        outcomes: dict[str, int] = defaultdict(int)
        last = min(monday + WEEK - timedelta(days=1), today)
        for (theme, outcome), number in questions_by_theme(session, monday, last, province).items():
            outcomes[outcome] += number
            ending = ENDING_OF.get(outcome)  # type: ignore[call-overload]
            if ending is not None:
                by_week[theme, monday.isoformat()] = by_week.get((theme, monday.isoformat()), 0) + number
                by_ending[theme, ending] += number
        found.append(QuestionWeek(monday, endings(outcomes)))
    return QuestionWeeks(
        first=mondays[0],
        last=today,
        province=province,
        weeks=tuple(found),
        endings=sum_of(week.endings for week in found),
        before=_before(session, mondays[0], today, province),
        by_week=publish_grid(by_week, [monday.isoformat() for monday in mondays]),
        by_ending=publish_grid(by_ending, THEME_ENDINGS),
    )


def _before(session: Session, first: date, last: date, province: str | None) -> int | None:
    days = last - first
    outcomes: dict[str, int] = defaultdict(int)
    day_before = first - timedelta(days=1)
    for (_, outcome), number in questions_by_theme(session, day_before - days, day_before, province).items():
        outcomes[outcome] += number
    return endings(outcomes).total or None

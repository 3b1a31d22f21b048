"""Notices for staff: each week what falls short of Dutch lessons and coaching, by province."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from core.clock import now
from core.database import notices as table
from core.database.notices import NoticeRow
from core.errors import NotFoundError
from core.rules.language_supply import Gap, Shortage
from core.rules.small_groups import publish
from core.services.language_supply import LanguageGap, language_gap
from core.services.moments import as_utc
from core.services.provinces import known_provinces

__all__ = ["LANGUAGE_GAP", "Notice", "make_language_notices", "mark_seen", "notices", "week_of"]

LANGUAGE_GAP = "language_gap"


@dataclass(frozen=True)
class Notice:
    """A notice; `content` is what it tells, in numbers and codes. `seen_at` is None while nobody saw it."""

    id: int
    kind: str
    period: str
    province: str
    content: dict[str, Any]
    made_at: datetime
    seen_at: datetime | None
    seen_by: str | None


def week_of(day: date) -> str:
    """Return the ISO week of a day: "2026-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def make_language_notices(session: Session, today: date) -> list[str]:
    """Make the notice of this week for each province where not everybody surely has a place.

    Returns for which provinces one was made; those that have theirs already are left as they are, also when
    two do this at the same time. The caller commits.
    """
    whole = language_gap(session, today)
    made = []
    for province in known_provinces(session):
        content = _content(whole, province)
        if content is not None and table.add_notice(
            session,
            kind=LANGUAGE_GAP,
            period=week_of(today),
            province=province,
            text=json.dumps(content),
            made_at=now(),
        ):
            made.append(province)
    return made


def notices(session: Session, *, unseen_only: bool = True) -> list[Notice]:
    """Return the notices, the newest week first."""
    return [_notice(row) for row in table.all_notices(session, unseen_only=unseen_only)]


def mark_seen(session: Session, number: int, by: str) -> bool:
    """Note who saw a notice; False when somebody did already. Raises NotFoundError. The caller commits."""
    if session.get(NoticeRow, number) is None:
        raise NotFoundError(f"there is no notice {number}")
    return table.mark_seen(session, number, by, now())


def _content(whole: LanguageGap, province: str) -> dict[str, Any] | None:
    """Return what a notice tells, without small groups; None when everybody surely has a place."""
    lacking = {
        str(number): gap
        for number, gap in enumerate(whole.gaps)
        if gap.cell.province == province and gap.verdict is not Shortage.COVERED
    }
    if not lacking:
        return None
    shown = publish({number: gap.demand for number, gap in lacking.items()})
    return {
        "rows": [_row(lacking[number], whole) for number, _ in shown.rows],
        "rest": shown.rest,
        "total": shown.total,
    }


def _row(gap: Gap, whole: LanguageGap) -> dict[str, Any]:
    sector = gap.cell.sector
    return {
        "form": gap.cell.form,
        "sector": None if sector is None else whole.titles.get(sector, sector),
        "level": gap.cell.level,
        "demand": gap.demand,
        "places": gap.places,
        "unsized": gap.unsized,
        "verdict": gap.verdict.value,
    }


def _notice(row: NoticeRow) -> Notice:
    return Notice(
        id=row.id,
        kind=row.kind,
        period=row.period,
        province=row.province,
        content=json.loads(row.text),
        made_at=as_utc(row.made_at),
        seen_at=None if row.seen_at is None else as_utc(row.seen_at),
        seen_by=row.seen_by,
    )

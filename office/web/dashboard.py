"""The dashboard: how questions end, how long people wait, what lacks; it tells of nobody.

Glossary: dashboard.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session
from starlette.responses import Response

from core import clock
from core.services.desk_figures import DeskReport, desk_report
from core.services.needs_report import needs_report
from core.services.provinces import known_provinces
from core.services.question_weeks import QuestionWeeks, question_weeks
from core.services.sessions import session_scope
from office import desk_tables, desk_words
from office.needs_tables import Table
from office.web.dashboard_cards import cards_of
from office.web.dashboard_tiles import tiles_of
from office.web.visit import Visit

PERIODS: Final = (4, 13, 52)
USUAL: Final = 13
NEEDS_WEEKS: Final = 52


@dataclass(frozen=True)
class Choice:
    """Which weeks and which province somebody looks at. `own`: their account sees that province alone."""

    weeks: int
    province: str | None
    provinces: tuple[str, ...]
    own: bool

    @property
    def where(self) -> str:
        """The place in words."""
        return self.province or desk_words.EVERYWHERE

    def query(self, *, weeks: int | None = None, province: str | None = None, every: bool = False) -> str:
        """Return the address of the same page with another choice; `every`: of all provinces."""
        chosen = None if every else province or self.province
        parts = [f"weeks={weeks or self.weeks}", *([f"province={chosen}"] if chosen else [])]
        return "?" + "&".join(parts)


def dashboard(visit: Visit) -> Response:
    """Show the figures of some weeks, in a province or everywhere."""
    from office.web.dashboard_charts import desk_pictures, question_pictures  # drawing is slow to import

    today = clock.today()
    with session_scope() as session:
        choice = _choice(session, visit)
        questions, desk = _figures(session, choice, today)
        needs = needs_report(session, choice.province, _year_before(today), today, today)
    return visit.render(
        "dashboard.html",
        choice=choice,
        periods=PERIODS,
        when=desk_words.period_in_words(questions.first, questions.last),
        questions=questions,
        desk=desk,
        tiles=tiles_of(questions, desk),
        question_pictures=question_pictures(questions),
        desk_pictures=desk_pictures(desk.figures),
        steps=desk_tables.waits(desk.figures),
        cards=cards_of(needs),
        is_empty=not questions.endings.total and not desk.figures.number and not desk.now.waiting,
    )


def figures_as_csv(visit: Visit) -> Response:
    """Give every number of the dashboard as a file for a spreadsheet, one a row."""
    today = clock.today()
    with session_scope() as session:
        choice = _choice(session, visit)
        questions, desk = _figures(session, choice, today)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(("provincie", "van", "tot_en_met", "tabel", "rij", "kolom", "waarde"))
    about = (choice.where, questions.first.isoformat(), questions.last.isoformat())
    for table in (*desk_tables.question_tables(questions), *desk_tables.desk_tables(desk.figures)):
        writer.writerows((*about, *cells) for cells in _cells(table))
    name = f"cijfers-{today.isoformat()}-{choice.weeks}-weken.csv"
    return Response(
        "\N{ZERO WIDTH NO-BREAK SPACE}" + text.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def needs(visit: Visit) -> Response:
    """Show the report of needs of a province, or of all."""
    from office.needs_page import values_of  # drawing is slow to import

    today = clock.today()
    with session_scope() as session:
        choice = _choice(session, visit)
        report = needs_report(session, choice.province, _year_before(today), today, today)
    return visit.render("needs.html", choice=choice, **values_of(report))


def _figures(session: Session, choice: Choice, today: date) -> tuple[QuestionWeeks, DeskReport]:
    return (
        question_weeks(session, today, choice.weeks, choice.province),
        desk_report(session, today, choice.weeks, clock.now(), choice.province),
    )


def _choice(session: Session, visit: Visit) -> Choice:
    wanted = visit.query("weeks")
    weeks = int(wanted) if wanted in map(str, PERIODS) else USUAL
    own = visit.account.province
    known = tuple(known_provinces(session))
    asked = visit.query("province")
    return Choice(weeks, own or (asked if asked in known else None), known, own is not None)


def _year_before(today: date) -> date:
    return today - timedelta(weeks=NEEDS_WEEKS)


def _cells(table: Table) -> Iterator[tuple[str, str, str, str]]:
    for row, *values in table.rows:
        for column, value in zip(table.head[1:], values, strict=True):
            digits = value.replace(".", "")
            yield table.caption, row, column, digits if digits.isdecimal() else value

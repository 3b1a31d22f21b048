"""`toeleiding report desk`: how questions end and how long people wait, in a terminal."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as Printed

from core.clock import now, today
from core.services.desk_figures import DeskNow, desk_report
from core.services.question_weeks import question_weeks
from office import desk_tables, desk_words
from office.needs_tables import Table
from office.report import fail, province_or_fail
from office.staff_session import staff_session

MOST_WEEKS = 104


def desk_command(
    province: Annotated[
        str | None, typer.Option("--province", metavar="PROVINCIE", help="Alleen deze provincie.")
    ] = None,
    weeks: Annotated[
        int, typer.Option("--weeks", metavar="AANTAL", help="Hoeveel weken, tot en met nu.")
    ] = 4,
) -> None:
    """Print the figures of the dashboard; end with 1 for an unknown province or too many weeks."""
    if not 1 <= weeks <= MOST_WEEKS:
        fail(f"Kies 1 tot {MOST_WEEKS} weken.")
    with staff_session() as session:
        name = province_or_fail(session, province) if province is not None else None
        questions = question_weeks(session, today(), weeks, name)
        desk = desk_report(session, today(), weeks, now(), name)
    console = Console()
    where = name or desk_words.EVERYWHERE
    typer.echo(f"Cijfers van {desk_words.period_in_words(questions.first, questions.last)}, {where}.")
    typer.echo(_now(desk.now))
    alone = desk_words.percent(questions.endings.share_by_bot_alone)
    typer.echo(f"Vragen: {desk_words.number(questions.endings.total)}, door de bot alleen: {alone}.")
    for table in (*desk_tables.question_tables(questions)[:2], *desk_tables.desk_tables(desk.figures)):
        _print(console, table)
    typer.echo("Groepen van minder dan 5 staan niet apart. Wachttijden tellen alleen binnen de openingsuren.")


def _now(found: DeskNow) -> str:
    urgent = f" ({desk_words.number(found.urgent)} dringend)" if found.urgent else ""
    with_staff = desk_words.number(found.with_staff)
    return (
        f"Nu: {desk_words.number(found.waiting)} wachten{urgent}, {with_staff} in gesprek met een medewerker."
    )


def _print(console: Console, table: Table) -> None:
    if not table.rows:
        return
    printed = Printed(title=table.caption, title_justify="left", title_style="bold", box=None)
    for at, head in enumerate(table.head):
        printed.add_column(head, justify="right" if at in table.numeric else "left")
    for row in table.rows:
        printed.add_row(*row)
    console.print()
    console.print(printed)

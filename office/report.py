"""`toeleiding report needs`: a page and CSV files about what a province needs, without small groups."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from sqlalchemy.orm import Session

from core.clock import today
from core.services.needs_report import NeedsReport, needs_report
from core.services.provinces import find_province, known_provinces
from office.staff_session import staff_session

app = typer.Typer(help="Rapporten om te delen, zonder kleine groepen.", no_args_is_help=True)

PAGE = "index.html"
Day = Annotated[
    datetime | None, typer.Option(metavar="JJJJ-MM-DD", formats=["%Y-%m-%d"], help="Deze dag telt mee.")
]


@app.callback()
def report() -> None:
    """Keep the names of the commands."""


@app.command("needs", help="Schrijf wat een provincie nodig heeft: een webpagina en CSV-bestanden.")
def needs_command(
    province: Annotated[str, typer.Option("--province", metavar="PROVINCIE", help="Bijvoorbeeld limburg.")],
    first: Annotated[
        datetime | None,
        typer.Option(
            "--from", metavar="JJJJ-MM-DD", formats=["%Y-%m-%d"], help="Eerste dag; anders een jaar."
        ),
    ] = None,
    last: Annotated[
        datetime | None,
        typer.Option(
            "--until", metavar="JJJJ-MM-DD", formats=["%Y-%m-%d"], help="Laatste dag; anders vandaag."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="MAP", help="Waar het komt; anders noden-PROVINCIE.")
    ] = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Alleen de verzonnen gegevens, als voorbeeld.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overschrijf een rapport dat er al is.")] = False,
) -> None:
    """Write the report; end with 1 for an unknown province, impossible days, or when it is there already."""
    until = last.date() if last else today()
    since = first.date() if first else _a_year_before(until)
    if since > until:
        fail(f"De eerste dag ({since:%d/%m/%Y}) ligt na de laatste ({until:%d/%m/%Y}).")
    with staff_session() as session:
        name = province_or_fail(session, province)
        found = needs_report(session, name, since, until, today(), demo=demo)
    folder = out or Path(f"noden-{name.lower()}")
    if (folder / PAGE).exists() and not force:
        fail(f"In {folder} staat al een rapport. Kies een andere map met --out, of overschrijf met --force.")
    try:
        _write(found, folder)
    except OSError as error:
        fail(f"{folder} kan niet geschreven worden: {error.strerror}.")
    typer.echo(f"Het rapport staat in {folder / PAGE}, met de cijfers in CSV-bestanden ernaast.")


def province_or_fail(session: Session, text: str) -> str:
    """Return the province that somebody means; end with 1 and the names to choose from for another word."""
    known = known_provinces(session)
    if not known:
        fail("Er zijn nog geen gemeenten in de database. Doe eerst: toeleiding content load")
    name = find_province(session, text)
    if name is None:
        fail(f"Ik ken geen provincie '{text}'. Kies uit: {', '.join(known)}.")
    return name


def fail(text: str) -> NoReturn:
    """Say what is wrong and end with 1."""
    typer.echo(text, err=True)
    raise typer.Exit(1)


def _write(found: NeedsReport, folder: Path) -> None:
    from office.needs_csv import files_of, write_csv  # drawing is slow to import, for this command alone
    from office.needs_page import page_of

    folder.mkdir(parents=True, exist_ok=True)
    for name, (head, rows) in files_of(found).items():
        write_csv(folder / name, head, rows)
    (folder / PAGE).write_text(page_of(found), encoding="utf-8")


def _a_year_before(day: date) -> date:
    """Return the first day of the same month a year before, so that the report covers whole months."""
    return day.replace(year=day.year - 1, day=1)

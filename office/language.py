"""`toeleiding language`: where lessons and coaching in Dutch fall short."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from core.clock import today
from core.rules.dates_in_dutch import in_dutch
from core.rules.language_demand import Form
from core.services.language_supply import LanguageGap, language_gap
from core.services.notices import make_language_notices, week_of
from office.needs_words import cell_in_words, places_in_words, verdict_in_words
from office.report import fail, province_or_fail
from office.staff_session import staff_session

app = typer.Typer(help="Vraag en aanbod van Nederlands op het werk.", no_args_is_help=True)

KINDS = (".svg", ".png", ".csv", ".html")
EVERYWHERE = "alle provincies"
UNKNOWN = "onbekend"
SHORT_FORMS: dict[Form, str] = {"lessons": "lessen", "work_floor": "werkvloer"}


@app.command("gap", help="Toon waar lessen en taalhulp tekortkomen. De tabel is alleen voor medewerkers.")
def gap_command(
    province: Annotated[
        str | None, typer.Option("--province", metavar="PROVINCIE", help="Alleen deze provincie.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="BESTAND", help="Schrijf een .svg, .png, .csv of .html, zonder kleine groepen."
        ),
    ] = None,
) -> None:
    """Print every row, or write a file that may leave the office."""
    if out is not None and out.suffix.lower() not in KINDS:
        fail(f"{out}: kies een bestand dat eindigt op {', '.join(KINDS)}.")
    with staff_session() as session:
        name = province_or_fail(session, province) if province is not None else None
        found = language_gap(session, today(), province=name)
    if out is None:
        _print(found, name)
        return
    from office.language_files import write_gap  # drawing is slow to import, for this alone

    try:
        write_gap(found, name or EVERYWHERE, out)
    except OSError as error:
        fail(f"{out} kan niet geschreven worden: {error.strerror}.")
    typer.echo(f"Geschreven: {out}. Groepen van minder dan 5 staan samen in één rij.")


@app.command(
    "warn", help="Maak de melding van deze week voor elke provincie. De bot doet dit vanzelf op maandag."
)
def warn_command() -> None:
    """Make the notices of this week that are not there yet."""
    with staff_session() as session:
        made = make_language_notices(session, today())
    week = week_of(today())
    if made:
        typer.echo(f"Meldingen van {week}: {', '.join(made)}. Lees ze met: toeleiding notice list")
    else:
        typer.echo(f"Voor {week} is er geen nieuwe melding.")


def _print(found: LanguageGap, province: str | None) -> None:
    where = province or EVERYWHERE
    if not found.gaps:
        typer.echo(f"Er is geen vraag naar Nederlands ({where}).")
        return
    heads = ("vorm", "sector", "niveau", "vraag", "v", "a", "p", "plaatsen", "besluit")
    table = Table(*(() if province else ("provincie",)), *heads, box=None)
    for gap in found.gaps:
        asked = found.asked[gap.cell]
        numbers = (gap.demand, asked.vacancies, asked.requests, asked.profiles)
        _, sector, level = cell_in_words(gap, found.titles)
        table.add_row(
            *(() if province else (gap.cell.province or UNKNOWN,)),
            SHORT_FORMS[gap.cell.form],
            UNKNOWN if gap.cell.sector is None else sector,
            UNKNOWN if gap.cell.level is None else level,
            *(str(number) for number in numbers),
            places_in_words(gap.places, gap.unsized),
            verdict_in_words(gap.verdict, gap.missing),
        )
    console = Console()
    console.print(table)
    total = sum(gap.demand for gap in found.gaps)
    typer.echo("vraag = v (plaatsen in vacatures) + a (aanvragen van werkgevers) + p (profielen)")
    typer.echo(
        f"Samen, {where}, op {in_dutch(found.on)}: vraag {total}, zeker zonder plaats {found.missing}."
    )
    typer.echo("Bekende plaatsen kunnen voor meer dan één rij tellen. Deel deze tabel niet: gebruik --out.")

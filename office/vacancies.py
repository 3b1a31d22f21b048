"""`toeleiding vacancy`: what employers reported. Looking at the contact of a company is written down."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from core.rules.dates_in_dutch import in_dutch
from core.services import audit, vacancies
from core.services.enterprise_number import with_dots
from core.services.match_names import occupation_name, place_name
from core.services.vacancies import Vacancy, VacancyState
from office.staff_session import staff_name, staff_session

app = typer.Typer(help="Vacatures van werkgevers.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer uit de lijst.")]
STATES: dict[VacancyState, str] = {"open": "open", "filled": "ingevuld", "closed": "gesloten"}
HOURS = {"full_time": "voltijds", "part_time": "deeltijds", "any": "voltijds of deeltijds"}
TIMES = {"day": "overdag", "evening": "'s avonds", "night": "'s nachts", "weekend": "in het weekend"}


@app.command("list", help="Toon de open vacatures, de oudste eerst, zonder contactgegevens.")
def list_command(
    everything: Annotated[bool, typer.Option("--all", help="Toon ook wat ingevuld of gesloten is.")] = False,
) -> None:
    """Print number, state, occupation, place, positions, level, start and company of every vacancy."""
    with staff_session() as session:
        found = vacancies.list_vacancies(session) if everything else vacancies.open_vacancies(session)
        if not found:
            typer.echo("Er zijn geen vacatures.")
            return
        table = Table(box=None)
        for title in ("nr.", "stand", "beroep", "plaats", "aantal", "Nederlands", "start", "bedrijf"):
            table.add_column(title, overflow="fold")
        for one in found:
            table.add_row(*_row(session, one))
        audit.record(session, audit.staff(staff_name()), "vacancies listed")
    Console().print(table)


@app.command("show", help="Toon een vacature met haar contactgegevens. Dat u keek, wordt genoteerd.")
def show_command(number: Number) -> None:
    """Print one vacancy with its contact, and write down who looked."""
    with staff_session() as session:
        one = vacancies.vacancy(session, number)
        audit.record(session, audit.staff(staff_name()), "vacancy shown", vacancy_id=one.id)
        for title, value in _lines(session, one).items():
            typer.echo(f"{title + ':':<20}{value}")


@app.command("close", help="Sluit een vacature: ze is ingevuld, of ze geldt niet meer.")
def close_command(
    number: Number,
    filled: Annotated[bool, typer.Option("--filled", help="Er is iemand gevonden.")] = False,
) -> None:
    """Close a vacancy and write down who did."""
    state: VacancyState = "filled" if filled else "closed"
    with staff_session() as session:
        vacancies.close_vacancy(session, number, state)
        audit.record(session, audit.staff(staff_name()), f"vacancy {state}", vacancy_id=number)
    typer.echo(f"Vacature {number} is {STATES[state]}.")


def _row(session: Session, one: Vacancy) -> list[str]:
    return [
        str(one.id),
        STATES[one.state],
        occupation_name(session, one.occupation),
        place_name(session, one.nis_code),
        str(one.positions),
        _level(one),
        in_dutch(one.start_on),
        f"{one.company} (demo)" if one.demo else one.company,
    ]


def _lines(session: Session, one: Vacancy) -> dict[str, str]:
    return {
        "Vacature": f"{one.id} ({STATES[one.state]}{', demo' if one.demo else ''})",
        "Beroep": f"{occupation_name(session, one.occupation)} ({one.sector}, ISCO {one.isco08})",
        "Aantal": str(one.positions),
        "Plaats": place_name(session, one.nis_code),
        "Nederlands": _level(one),
        "Taken": ", ".join(one.skills) or "-",
        "Rijbewijs": ", ".join(one.licences) or "-",
        "Uren": HOURS[one.hours],
        "Tijden": ", ".join(TIMES[time] for time in one.times),
        "Start": in_dutch(one.start_on),
        "Bedrijf": one.company,
        "Ondernemingsnummer": with_dots(one.enterprise_number),
        "Contact": one.contact or "(niet leesbaar met deze sleutel)",
    }


def _level(one: Vacancy) -> str:
    if one.dutch_level is None:
        return "-"
    return f"{one.dutch_level} (coaching kan)" if one.coaching else one.dutch_level

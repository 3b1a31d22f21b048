"""`toeleiding match`: bring people and vacancies together, see how far it is, stop it, note how it ended.

Without names: a candidate is a code. Who looked and who did what is written down, under the name of --by.
"""

import getpass
from datetime import datetime
from enum import Enum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from core.clock import brussels, today
from core.rules.cards import CandidateCard
from core.rules.match_state import OUTCOMES, Outcome, Phase
from core.services import audit, match_staff, match_views, matches
from core.services.moments import as_utc
from office.staff_session import staff_session

app = typer.Typer(help="Kennismakingen tussen kandidaten en werkgevers.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer uit de lijst.")]
By = Annotated[str, typer.Option("--by", default_factory=getpass.getuser, help="Uw naam, voor het logboek.")]
PHASES = {
    Phase.PROPOSED: "voorgesteld",
    Phase.INTRODUCED: "kennisgemaakt",
    Phase.ENDED: "afgelopen",
    Phase.STOPPED: "gestopt",
}
RESULTS: dict[Outcome, str] = {
    "hired": "aangenomen",
    "not_hired": "niet aangenomen",
    "no_show": "niet gekomen",
    "other": "iets anders",
}
CRITERIA = {
    "occupation": "beroep",
    "experience": "ervaring",
    "skills": "vaardigheden",
    "dutch": "Nederlands",
    "distance": "afstand",
    "start": "begin",
    "hours": "uren",
    "times": "werktijd",
    "education": "opleiding",
    "licence": "rijbewijs",
}
FITS = {"met": "past", "partly": "past voor een deel", "not_met": "past niet", "unknown": "niet bekend"}
Result = Enum("Result", {each: each for each in OUTCOMES}, type=str)  # type: ignore[misc]


@app.command("list", help="Toon wat loopt, het oudste eerst: zonder namen.")
def list_command(
    by: By,
    everything: Annotated[bool, typer.Option("--all", help="Toon ook wat stopte of afliep.")] = False,
) -> None:
    """Print number, phase, who said yes, work, place and the code of the candidate."""
    with staff_session() as session:
        found = match_views.all_views(session)
        audit.record(session, audit.staff(by), "matches_listed")
        shown = [each for each in found if everything or each.state.phase in _GOING_ON]
        if not shown:
            typer.echo("Er zijn geen kennismakingen.")
            return
        table = Table("nr.", "stand", "kandidaat ja", "werkgever ja", "werk", "plaats", "kandidaat", box=None)
        for each in shown:
            state = each.state
            table.add_row(
                str(each.id),
                _phase(state.phase, state.outcome),
                _day(state.newcomer_agreed_at),
                _day(state.employer_agreed_at),
                f"{each.occupation} ({each.vacancy_id})",
                each.place,
                match_views.code_for_staff(session, each.person) or "-",
            )
    Console().print(table)


@app.command("show", help="Toon één kennismaking met de kaart van de kandidaat. Dat u keek, wordt genoteerd.")
def show_command(number: Number, by: By) -> None:
    """Print how far a match is, and how the candidate fits; never a name or a contact."""
    with staff_session() as session:
        found = match_staff.match_for_staff(session, by, number, today())
    state = found.view.state
    lines = {
        "Kennismaking": f"{number} ({_phase(state.phase, state.outcome)})",
        "Werk": f"{found.view.occupation} in {found.view.place} (vacature {found.view.vacancy_id})",
        "Bedrijf": found.company,
        "Kandidaat": found.code or "-",
        "Voorgesteld door": state.proposed_by.removeprefix("staff:"),
        "Kandidaat zei ja": _day(state.newcomer_agreed_at),
        "Werkgever zei ja": _day(state.employer_agreed_at),
        "Kennisgemaakt": _day(state.introduced_at),
        "Gestopt": f"{_day(state.stopped_at)} {(state.stopped_by or '').removeprefix('staff:')}".strip(),
    }
    for title, value in lines.items():
        typer.echo(f"{title + ':':<20}{value}")
    if found.card is None:
        typer.echo("De kandidaat laat medewerkers het profiel niet zien.")
    else:
        typer.echo(_card(found.card))


@app.command("propose", help="Stel een kandidaat voor; zonder --candidate: toon wie bij de vacature past.")
def propose_command(
    vacancy: Annotated[int, typer.Argument(metavar="VACATURE", help="Het nummer van de vacature.")],
    by: By,
    candidate: Annotated[str | None, typer.Option("--candidate", help="De code van de kandidaat.")] = None,
) -> None:
    """Write a proposal to both sides, or print who fits and lets staff see their profile."""
    with staff_session() as session:
        if candidate is not None:
            number = match_staff.propose_by_staff(session, by, vacancy, candidate, today())
            typer.echo(f"Voorgesteld als kennismaking {number}. Beide kanten mogen ja of nee zeggen.")
            return
        found = match_staff.candidates_for_staff(session, by, vacancy, today())
    if not found:
        typer.echo("Er past nu niemand die medewerkers het profiel laat zien.")
    for each in found:
        typer.echo(f"{each.code}  {each.score:.0%}\n{_card(each.card)}\n")


@app.command("stop", help="Stop een kennismaking. Ze komt niet terug; het contact wordt gewist.")
def stop_command(number: Number, by: By) -> None:
    """Stop a match; both sides are told, without a reason."""
    with staff_session() as session:
        matches.stop(session, number, audit.staff(by))
    typer.echo(f"Kennismaking {number} is gestopt.")


@app.command("outcome", help="Noteer hoe het afliep: hired, not_hired, no_show of other. Wist het contact.")
def outcome_command(
    number: Number, outcome: Annotated[Result, typer.Argument(metavar="AFLOOP")], by: By
) -> None:
    """Note how an introduction ended; a later word corrects it."""
    with staff_session() as session:
        state = matches.end(session, number, outcome.value, by=audit.staff(by))
    typer.echo(f"Kennismaking {number}: {_phase(state.phase, state.outcome)}.")


_GOING_ON = (Phase.PROPOSED, Phase.INTRODUCED)


def _phase(phase: Phase, outcome: Outcome | None) -> str:
    return RESULTS[outcome] if phase is Phase.ENDED and outcome else PHASES[phase]


def _day(moment: datetime | None) -> str:
    return "-" if moment is None else as_utc(moment).astimezone(brussels()).strftime("%d/%m/%Y")


def _card(card: CandidateCard) -> str:
    fits = [f"{CRITERIA[each.criterion]} {FITS[each.fit.value]}" for each in card.results]
    return "  " + ", ".join(fits) + (" (demo)" if card.demo else "")

"""`toeleiding profile`: profiles that people let staff see, the appraisal of staff, and a file to take along.

Every look at a profile is written down, with who looked.
"""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from core.clock import brussels, today
from core.personal_seal import personal_seal
from core.private_files import write_private
from core.rules.dates_in_dutch import in_dutch
from core.services import profiles_for_staff as staff
from core.services.profile_files import profile_json, profile_pdf
from office.staff_session import staff_session

app = typer.Typer(help="Profielen van nieuwkomers die dat toelaten.", no_args_is_help=True)

Person = Annotated[
    str, typer.Argument(metavar="PROFIEL", help="De eerste 8 tekens uit de lijst.", show_default=False)
]
By = Annotated[
    str,
    typer.Option("--by", metavar="NAAM", default_factory=getpass.getuser, help="Uw naam, voor het logboek."),
]
Most = Annotated[int, typer.Option("--most", metavar="AANTAL", min=1, help="Hoogstens zoveel profielen.")]
MAKERS = {"pdf": profile_pdf, "json": profile_json}


@app.command("list", help="Toon de profielen die medewerkers mogen zien; het laatst veranderde eerst.")
def list_command(by: By, most: Most = 50) -> None:
    """Print a few characters, the day of the last change, place, Dutch and occupations of each profile."""
    with staff_session() as session:
        found = staff.summaries(session, by, most)
        if not found:
            typer.echo("Er zijn geen profielen die medewerkers mogen zien.")
        for one in found:
            changed = one.changed_at.astimezone(brussels()).strftime("%d/%m/%Y")
            made_up = "\tdemo" if one.demo else ""
            typer.echo(
                f"{one.code}\t{changed}\t{one.place or '-'}\t{one.dutch or '-'}\t"
                f"{one.occupations or '-'}{made_up}"
            )


@app.command("show", help="Toon een profiel met de inschatting van medewerkers.")
def show_command(person: Person, by: By) -> None:
    """Print every line of a profile; what was not told says why."""
    with staff_session() as session:
        shown = staff.look(session, person, by)
        typer.echo(f"Profiel {shown.code} - zelf verklaard / self-declared")
        for title, lines in shown.sections:
            typer.echo(f"\n{title}")
            for line in lines:
                typer.echo(f"  {line.label}: {line.value}")
        typer.echo("\nInschatting en volgende stappen")
        for each in shown.appraisals:
            day = in_dutch(each.made_at.astimezone(brussels()).date())
            typer.echo(f"  {each.author}, {day}: {each.appraisal}")
            if each.next_steps:
                typer.echo(f"    volgende stappen: {each.next_steps}")
        if not shown.appraisals:
            typer.echo("  nog geen")


@app.command("appraise", help="Voeg een inschatting en volgende stappen toe, na een gesprek.")
def appraise_command(
    person: Person,
    text: Annotated[str, typer.Argument(metavar="TEKST", help="De inschatting.")],
    by: By,
    next_steps: Annotated[
        str | None, typer.Option("--next", metavar="TEKST", help="De volgende stappen.")
    ] = None,
) -> None:
    """Keep the appraisal, encrypted; the person can read it in their own file."""
    with staff_session() as session:
        staff.appraise(session, person, by, text, next_steps)
    typer.echo("De inschatting is bewaard. De persoon kan ze lezen in het eigen profiel.")


@app.command("export", help="Schrijf een profiel naar een bestand, voor een begeleider.")
def export_command(
    person: Person,
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Eindigt op .pdf of .json.")],
    by: By,
) -> None:
    """Write the file for a counsellor; it does not tell who the person is."""
    make = MAKERS.get(file.suffix.removeprefix(".").lower())
    if make is None:
        typer.echo("Geef een bestand dat eindigt op .pdf of .json.", err=True)
        raise typer.Exit(1)
    with staff_session() as session:
        found = staff.open_profile(session, person, by, "export_profile")
        made = make(session, personal_seal(), found)
    if made is None:
        typer.echo("Er is geen profiel om te bewaren.", err=True)
        raise typer.Exit(1)
    write_private(file, made.content)
    typer.echo(f"Geschreven op {in_dutch(today())}: {file}")

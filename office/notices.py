"""`toeleiding notice`: what staff have to know, such as lessons of Dutch that fall short."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from core.clock import brussels
from core.services import notices
from core.services.notices import Notice
from office.needs_words import FORMS, NOT_TOLD, VERDICTS, places_in_words
from office.staff_session import staff_name, staff_session

app = typer.Typer(help="Meldingen voor medewerkers.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer uit de lijst.")]
TITLES = {notices.LANGUAGE_GAP: "niet voor iedereen is er zeker een plaats om Nederlands te leren"}
_FORMS: dict[str, str] = dict(FORMS.items())
_VERDICTS = {verdict.value: words for verdict, words in VERDICTS.items()}


@app.command("list", help="Toon de meldingen die nog niemand gezien heeft.")
def list_command(
    everything: Annotated[bool, typer.Option("--all", help="Ook wat al gezien is.")] = False,
) -> None:
    """Print each notice with its number, week, province and what it tells."""
    with staff_session() as session:
        found = notices.notices(session, unseen_only=not everything)
    if not found:
        typer.echo("Er zijn geen nieuwe meldingen." if not everything else "Er zijn geen meldingen.")
    for notice in found:
        typer.echo(f"{notice.id}\t{notice.period}\t{notice.province}: {TITLES.get(notice.kind, notice.kind)}")
        for line in _lines(notice):
            typer.echo(f"  {line}")


@app.command("seen", help="Haal een melding uit de lijst: iemand heeft ze gezien.")
def seen_command(number: Number) -> None:
    """Note who saw a notice, and when."""
    with staff_session() as session:
        is_first = notices.mark_seen(session, number, staff_name())
    typer.echo("De melding is gezien." if is_first else "Deze melding was al gezien.")


def _lines(notice: Notice) -> Iterator[str]:
    for row in notice.content.get("rows", ()):
        yield _row(row)
    if notice.content.get("rest"):
        yield f"Kleine groepen samen: vraag {notice.content['rest']}"
    total = notice.content.get("total")
    yield f"Samen: vraag {NOT_TOLD if total is None else total}"
    if notice.seen_at is not None:
        moment = notice.seen_at.astimezone(brussels()).strftime("%d/%m/%Y %H:%M")
        yield f"Gezien door {notice.seen_by} op {moment}"


def _row(row: dict[str, Any]) -> str:
    what = (
        _FORMS.get(row["form"], row["form"]),
        row["sector"] or "sector niet bekend",
        row["level"] or "niveau niet bekend",
    )
    places = places_in_words(row["places"], row["unsized"])
    return (
        f"{', '.join(what)}: vraag {row['demand']}, plaatsen {places}, besluit: {_VERDICTS[row['verdict']]}"
    )

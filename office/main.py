"""The command line of editors and staff: `toeleiding`. A module adds its commands with one line here."""

import typer

from office import (
    accounts,
    content,
    demo,
    desk,
    escalations,
    language,
    matches,
    matching,
    notices,
    playbook,
    privacy,
    profiles,
    report,
    review,
    training,
    vacancies,
)
from office.desk_report import desk_command
from office.train import train
from office.web.serve import web

app = typer.Typer(
    help="Toeleiding: beheer van de chatbot voor vluchtelingen en werkgevers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(accounts.app, name="account")
app.add_typer(content.app, name="content")
app.add_typer(demo.app, name="demo")
app.add_typer(desk.app, name="desk")
app.add_typer(escalations.app, name="escalation")
app.add_typer(language.app, name="language")
app.add_typer(matches.app, name="match")
app.add_typer(matching.app, name="matching")
app.add_typer(notices.app, name="notice")
app.add_typer(playbook.app, name="playbook")
app.add_typer(privacy.app, name="privacy")
app.add_typer(profiles.app, name="profile")
app.add_typer(report.app, name="report")
app.add_typer(review.app, name="review")
app.add_typer(training.app, name="training")
app.add_typer(vacancies.app, name="vacancy")
report.app.command("desk", help="Toon hoe vragen aflopen en hoelang mensen op een medewerker wachten.")(
    desk_command
)
app.command("train", help="Train het taalmodel opnieuw; `make` doet dit vanzelf als het nodig is.")(train)
app.command("web", help="Start de webpagina's voor redacteurs en medewerkers.")(web)


@app.callback()
def main() -> None:
    """Keep the name of a group of commands, even when there is only one group."""


if __name__ == "__main__":
    app()

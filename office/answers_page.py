"""`toeleiding content page`: every answer with its sources as one page, for an editor to review."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from core.rules.answers import Answer
from core.rules.dates_in_dutch import in_dutch, page_date_in_dutch
from core.rules.measures import Measure
from core.services.answers import all_answers
from core.services.measures import all_measures
from core.services.organisations import names_of
from office.staff_session import staff_session

AUDIENCES = {"newcomer": "nieuwkomers", "employer": "werkgevers", "anyone": "iedereen"}
CERTAINTY = {"high": "zeker", "medium": "tamelijk zeker", "low": "niet zeker"}


def page(
    out: Annotated[Path, typer.Option("--out", metavar="BESTAND", help="Waar de pagina komt.")] = Path(
        "docs/answers.md"
    ),
) -> None:
    """Write all answers and measures of the database, with their sources, to a Markdown page."""
    with staff_session() as session:
        lines = list(_page(all_answers(session), all_measures(session), names_of(session)))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    typer.echo(f"Geschreven: {out}")


def _page(answers: list[Answer], measures: list[Measure], names: dict[str, str]) -> Iterator[str]:
    yield "# Wat de bot antwoordt"
    yield ""
    yield (
        "Deze pagina komt uit de database (`toeleiding content page`): pas ze aan in `data/`, niet hier. "
        "Het recht op werk wordt per persoon berekend uit `data/right_to_work.yml` en staat hier niet bij."
    )
    intent = ""
    for answer in answers:
        if answer.intent != intent:
            intent = answer.intent
            yield from ("", f"## {intent}", "", f"Voor {AUDIENCES[answer.audience]}.")
        yield from _answer(answer, names)
    yield from ("", "## Steunmaatregelen", "")
    for measure in measures:
        sources = "; ".join(f"[{_plain(source.title)}]({source.url})" for source in measure.sources)
        yield f"- **{measure.name}** (`{measure.id}`): {measure.summary}"
        yield f"  {_checked(measure)} Bronnen: {sources}."


def _checked(measure: Measure) -> str:
    unsure = f" Niet zeker: {measure.uncertain}" if measure.uncertain else ""
    return f"Nagekeken op {in_dutch(measure.checked_on)}, {CERTAINTY[measure.confidence]}.{unsure}"


def _answer(answer: Answer, names: dict[str, str]) -> Iterator[str]:
    yield from ("", f"### {answer.title} (`{answer.id}`)", "")
    about = [
        f"voor {', '.join(answer.statuses)}" if answer.statuses else "",
        f"in {', '.join(answer.provinces)}" if answer.provinces else "",
        f"geldig van {in_dutch(answer.valid_from)}" if answer.valid_from else "",
        f"geldig tot en met {in_dutch(answer.valid_until)}" if answer.valid_until else "",
        CERTAINTY[answer.confidence],
        f"nagekeken op {in_dutch(answer.checked_on)}",
    ]
    yield f"*{'; '.join(filter(None, about))}*"
    yield from _text("", f"{answer.conclusion}\n{answer.text}")
    yield from _text("Meer uitleg", answer.more)
    yield from _text("Eenvoudig", answer.simple)
    if answer.text_employer:
        yield from _text("Voor werkgevers", f"{answer.conclusion_employer}\n{answer.text_employer}")
    yield from _text("Meer uitleg voor werkgevers", answer.more_employer)
    yield from _text("Niet zeker", answer.uncertain)
    if answer.words:
        yield from _text("Bij de woorden", ", ".join(answer.words))
    if answer.ask_at:
        yield from _text("Weet meer", ", ".join(names.get(each, each) for each in answer.ask_at))
    yield ""
    for source in answer.sources:
        dated = f", pagina van {page_date_in_dutch(source.page_date)}" if source.page_date else ""
        target = source.url if source.url.startswith("http") else source.url.removeprefix("docs/")
        yield f"- Bron: [{_plain(source.title)}]({target}){dated}"


def _text(label: str, text: str | None) -> Iterator[str]:
    if text:
        yield ""
        said = "\n\n".join(line for line in text.strip().splitlines() if line)
        yield f"**{label}:** {said}" if label else said


def _plain(title: str) -> str:
    return title.replace("[", "(").replace("]", ")")

"""The large numbers on top of the dashboard."""

from dataclasses import dataclass
from datetime import date, datetime

from core.clock import brussels
from core.services.desk_figures import DeskReport
from core.services.question_weeks import QuestionWeeks
from office import desk_words as words
from office.web.rendering import moment


@dataclass(frozen=True)
class Tile:
    """One large number: what it counts, and what is to be known about it. `calls`: it asks for somebody."""

    number: str
    label: str
    note: str
    calls: bool = False


def tiles_of(questions: QuestionWeeks, desk: DeskReport) -> list[Tile]:
    """Return the numbers that say in one look how it goes."""
    return [_questions(questions), _alone(questions), _waiting(desk), _wait(desk), _useful(desk)]


def _questions(questions: QuestionWeeks) -> Tile:
    total, before = questions.endings.total, questions.before
    if before is None:
        note = "de dagen ervoor is niets geteld"
    elif total == before:
        note = "evenveel als in de dagen ervoor"
    else:
        more = "meer" if total > before else "minder"
        note = f"{words.number(abs(total - before))} {more} dan in evenveel dagen ervoor"
    return Tile(words.number(total), "vragen", note)


def _alone(questions: QuestionWeeks) -> Tile:
    ended = questions.endings
    note = f"{words.number(ended.by_bot_alone)} vragen, zonder medewerker"
    return Tile(words.percent(ended.share_by_bot_alone), "door de bot alleen", note)


def _waiting(desk: DeskReport) -> Tile:
    now = desk.now
    with_staff = f"{words.number(now.with_staff)} in gesprek met een medewerker"
    note = (
        with_staff if now.oldest is None else f"de eerste sinds {_since(now.oldest, desk.last)}, {with_staff}"
    )
    label = "wacht nu" if now.waiting == 1 else "wachten nu"
    if now.urgent:
        label += f", waarvan {words.number(now.urgent)} dringend"
    return Tile(words.number(now.waiting), label, note, calls=bool(now.urgent))


def _wait(desk: DeskReport) -> Tile:
    taken = desk.figures.until_taken
    if taken is None:
        return Tile(words.NOT_KNOWN, "wachttijd", "met minder dan 5 gesprekken geven we er geen")
    note = f"9 op de 10 binnen {words.most(taken)}, binnen de openingsuren"
    return Tile(words.half(taken), "de helft wacht niet langer", note)


def _useful(desk: DeskReport) -> Tile:
    figures = desk.figures
    if figures.useful is None:
        return Tile(words.NOT_KNOWN, "nuttig", "met minder dan 5 oordelen geven we er geen")
    return Tile(
        words.percent(figures.useful), "vond het nuttig", f"van {words.number(figures.rated)} oordelen"
    )


def _since(at: datetime, today: date) -> str:
    local = at.astimezone(brussels())
    return f"{local:%H.%M} uur" if local.date() == today else moment(at)

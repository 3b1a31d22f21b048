"""The pictures of the dashboard: each with what it shows in a sentence, and its numbers in a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup

from core.rules.desk_figures import DeskFigures
from core.rules.question_endings import ENDINGS
from core.rules.small_cells import Grid
from core.rules.small_groups import Published
from core.services.question_weeks import THEME_ENDINGS, QuestionWeeks
from office import desk_tables as tables
from office import desk_words as words
from office.charts import REST_LOOK, Bar, Chart, Look, as_svg
from office.needs_tables import Table
from office.needs_words import HIDDEN, THEMES
from office.week_charts import HALF, NARROW, WIDE, Series, WeekChart, columns, lines, rows

DEEP, CLEAR, STAFF = Look("#0b4a5c"), Look("#3b82b5", "////"), Look("#b0470b", "xx")
ENDING_LOOKS: Final = {"directly": DEEP, "after_clarification": CLEAR, "by_staff": STAFF, "lost": REST_LOOK}
STAFF_PLAIN, HIDDEN_LOOK = Look("#b0470b"), Look("#77868d", "||")
THEME_LOOKS: Final = tuple(ENDING_LOOKS[each] for each in THEME_ENDINGS)
IN_TABLE: Final = "Alle cijfers staan in de tabel hieronder."
THIS_WEEK: Final = "nu"
NOTHING: Final = "Nog niets te tekenen: in deze weken is er te weinig."
KEPT: Final = 256


@dataclass(frozen=True)
class Picture:
    """A chart drawn for a page and for a telephone, with its sentence and its table.

    Without anything to draw there is no drawing, and the sentence says so.
    """

    id: str
    title: str
    sentence: str
    table: Table
    wide: Markup | None = None
    narrow: Markup | None = None
    hides: bool = False
    is_half: bool = False


def question_pictures(found: QuestionWeeks) -> list[Picture]:
    """Return the pictures about questions."""
    return [_endings(found), _themes(found), _themes_by_week(found)]


def desk_pictures(figures: DeskFigures) -> list[Picture]:
    """Return the pictures about conversations with staff."""
    return [
        _waits(figures),
        _conversations(figures),
        _bars(
            tables.reasons(figures),
            "Waarom een medewerker nodig was",
            figures.reasons.groups,
            words.REASONS,
        ),
        _bars(tables.outcomes(figures), "Hoe gesprekken eindigden", figures.outcomes, words.OUTCOMES),
        _bars(tables.ratings(figures), "Was dit nuttig?", figures.ratings, words.RATINGS),
    ]


def _endings(found: QuestionWeeks) -> Picture:
    whole, table = found.endings, tables.questions_by_week(found)
    sentence = (
        f"Van {words.number(whole.total)} vragen beantwoordde de bot er "
        f"{words.number(whole.by_bot_alone)} alleen. Naar een medewerker gingen er "
        f"{words.number(whole.by_staff)}, en {words.number(whole.lost)} kregen geen antwoord."
    )
    series = tuple(
        Series(
            words.ENDINGS[each],
            tuple(getattr(week.endings, each) for week in found.weeks),
            ENDING_LOOKS[each],
        )
        for each in ENDINGS
    )
    chart = _chart(table, "Hoe vragen afliepen", sentence, [week.monday for week in found.weeks], series)
    return _picture(chart, table, bool(whole.total), _columns, WIDE)


def _themes(found: QuestionWeeks) -> Picture:
    grid, table = found.by_ending, tables.questions_by_theme(found)
    bars = [
        Bar(tables.named(theme, THEMES), _parts(grid, theme), words.number(total))
        for theme, total in grid.rows
    ]
    legend = [*(words.THEME_ENDINGS[each] for each in THEME_ENDINGS), words.NOT_SHOWN_PART]
    looks = (*THEME_LOOKS, HIDDEN_LOOK)
    used = [at for at in range(len(legend)) if any(bar.parts[at] for bar in bars)]
    chart = Chart(
        table.name,
        "Waarover de vragen gaan",
        f"{_largest(grid.groups, THEMES, 'vragen')} {IN_TABLE}",
        tuple(Bar(bar.label, tuple(bar.parts[at] for at in used), bar.note) for bar in bars),
        tuple(legend[at] for at in used),
        looks=tuple(looks[at] for at in used),
    )
    return _picture(chart, table, bool(bars), _bar_chart, HALF, hides=_hides(grid))


def _themes_by_week(found: QuestionWeeks) -> Picture:
    grid, table = found.by_week, tables.themes_by_week(found)
    series = tuple(
        Series(
            f"{words.number(total)} {tables.named(theme, THEMES)}",
            tuple(grid.cells[theme, monday] for monday in grid.columns),
            DEEP,
        )
        for theme, total in grid.rows
    )
    sentence = (
        "Elke staaf is een week. Elk onderwerp heeft een eigen schaal, met het hoogste aantal (max.): zo "
        "ziet u wat toeneemt en wat afneemt."
    )
    if _hides(grid):
        sentence += " Een lege staaf tonen we niet, omdat de groep te klein is."
    mondays = [date.fromisoformat(each) for each in grid.columns]
    chart = _chart(table, "Onderwerpen, week na week", sentence, mondays, series)
    return _picture(chart, table, bool(grid.rows), _rows, HALF, hides=_hides(grid))


def _waits(figures: DeskFigures) -> Picture:
    taken, table = figures.until_taken, tables.waits_by_week(figures)
    if taken is None:
        sentence = "Er kwamen nog te weinig gesprekken om een wachttijd te geven."
    else:
        sentence = (
            f"De helft van de mensen kreeg een medewerker binnen {words.half(taken)}, en 9 op de 10 binnen "
            f"{words.most(taken)}. Alleen minuten binnen de openingsuren tellen."
        )
        if any(week.number and week.until_taken is None for week in figures.weeks):
            sentence += " Weken met minder dan 5 gesprekken hebben geen punt."
    by_week = [week.until_taken for week in figures.weeks]
    series = (
        Series(
            "9 op de 10 mensen binnen",
            tuple(None if each is None else each.nine_in_ten for each in by_week),
            STAFF,
        ),
        Series(
            "de helft van de mensen binnen",
            tuple(None if each is None else each.median for each in by_week),
            DEEP,
        ),
    )
    mondays = [week.monday for week in figures.weeks]
    chart = _chart(table, "Hoelang mensen wachten", sentence, mondays, series)
    return _picture(chart, table, any(week.until_taken for week in figures.weeks), _lines, HALF)


def _conversations(figures: DeskFigures) -> Picture:
    table = tables.conversations_by_week(figures)
    busiest = max(figures.weeks, key=lambda week: week.number)
    sentence = f"Er kwamen {words.number(figures.number)} gesprekken bij medewerkers. "
    if len(figures.weeks) > 1 and busiest.number:
        sentence += (
            f"Het drukst was {words.week_in_words(busiest.monday)}, met {words.number(busiest.number)}."
        )
    series = (Series("gesprekken", tuple(week.number for week in figures.weeks), STAFF_PLAIN),)
    mondays = [week.monday for week in figures.weeks]
    chart = _chart(table, "Gesprekken met medewerkers", sentence, mondays, series)
    return _picture(chart, table, bool(figures.number), _columns, HALF)


def _bars(table: Table, title: str, published: Published, names: Mapping[str, str]) -> Picture:
    bars = [Bar(names.get(key, key), (size,), words.number(size)) for key, size in published.rows]
    if published.rest:
        bars.append(Bar(HIDDEN.capitalize(), (published.rest,), words.number(published.rest)))
    sentence = _largest(published, names, "gesprekken")
    chart = Chart(table.name, title, f"{sentence} {IN_TABLE}", tuple(bars), looks=(DEEP,))
    return _picture(chart, table, bool(bars), _bar_chart, HALF, hides=published.hides)


def _chart(
    table: Table, title: str, sentence: str, mondays: Sequence[date], series: tuple[Series, ...]
) -> WeekChart:
    labels = [words.short_day(monday) for monday in mondays]
    if labels:
        labels[-1] = THIS_WEEK
    return WeekChart(table.name, title, f"{sentence.strip()} {IN_TABLE}", tuple(labels), series)


def _picture(
    chart: WeekChart | Chart,
    table: Table,
    has_numbers: bool,
    draw: Callable[[Any, float], str],
    width: float,
    *,
    hides: bool = False,
) -> Picture:
    if not has_numbers:
        return Picture(table.name, chart.title, NOTHING, table, is_half=width == HALF, hides=hides)
    # Both draw with as_svg and svg_of, which escape what they put in.
    wide = Markup(draw(chart, width))  # noqa: S704
    narrow = Markup(draw(replace(chart, id=f"{chart.id}-smal"), NARROW))  # noqa: S704
    sentence = chart.description.removesuffix(IN_TABLE).strip()
    return Picture(table.name, chart.title, sentence, table, wide, narrow, hides, width == HALF)


@lru_cache(maxsize=KEPT)
def _columns(chart: WeekChart, width: float) -> str:
    return columns(chart, width)


@lru_cache(maxsize=KEPT)
def _lines(chart: WeekChart, width: float) -> str:
    return lines(chart, width, words.duration)


@lru_cache(maxsize=KEPT)
def _rows(chart: WeekChart, width: float) -> str:
    return rows(chart, width)


@lru_cache(maxsize=KEPT)
def _bar_chart(chart: Chart, width: float) -> str:
    return as_svg(replace(chart, width=width))


def _parts(grid: Grid, theme: str) -> tuple[int, ...]:
    """Return the parts of a bar; what may not be shown apart is one part, the last."""
    cells = [grid.cells[theme, each] for each in THEME_ENDINGS]
    known = [cell or 0 for cell in cells]
    return (*known, dict(grid.rows)[theme] - sum(known))


def _hides(grid: Grid) -> bool:
    return grid.groups.hides or None in grid.cells.values()


def _largest(published: Published, names: Mapping[str, str], what: str) -> str:
    if not published.rows:
        return f"Er zijn te weinig {what} om ze op te splitsen."
    told = [f"{tables.named(key, names)} ({words.number(size)})" for key, size in published.rows[:3]]
    return f"Van {words.number(published.total)} {what} zijn dit de grootste groepen: {', '.join(told)}."

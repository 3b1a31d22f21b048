"""The tables of the dashboard: the same rows for the page, for the CSV file and for the command line."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from core.rules.desk_figures import DeskFigures, Minutes
from core.rules.question_endings import ENDINGS, Endings
from core.rules.small_cells import REST, Grid
from core.rules.small_groups import Published
from core.services.question_weeks import THEME_ENDINGS, QuestionWeeks
from office import desk_words as words
from office.desk_words import half, most, number, percent, week_in_words
from office.needs_tables import Table
from office.needs_words import HIDDEN, THEMES

TOGETHER: Final = "Samen"


def question_tables(found: QuestionWeeks) -> tuple[Table, ...]:
    """Return the tables of questions: by week, by subject, and by both."""
    return (questions_by_week(found), questions_by_theme(found), themes_by_week(found))


def desk_tables(figures: DeskFigures) -> tuple[Table, ...]:
    """Return the tables of conversations with staff."""
    return (
        conversations_by_week(figures),
        waits_by_week(figures),
        waits(figures),
        reasons(figures),
        outcomes(figures),
        ratings(figures),
    )


def questions_by_week(found: QuestionWeeks) -> Table:
    """Return how questions ended, by week."""
    named = [(week_in_words(week.monday), week.endings) for week in found.weeks]
    rows = [
        (name, number(each.total), *(number(getattr(each, ending)) for ending in ENDINGS), _alone(each))
        for name, each in [*named, (TOGETHER, found.endings)]
    ]
    head = ("Week", "Vragen", *(words.ENDINGS[each].capitalize() for each in ENDINGS), "Bot alleen")
    return Table("vragen-per-week", "Vragen per week", head, tuple(rows), _after_first(head))


def questions_by_theme(found: QuestionWeeks) -> Table:
    """Return how questions ended, by subject."""
    grid = found.by_ending
    rows = tuple(
        (named(theme, THEMES), number(total), *(number(grid.cells[theme, each]) for each in THEME_ENDINGS))
        for theme, total in grid.rows
    )
    head = ("Onderwerp", "Vragen", *(words.THEME_ENDINGS[each].capitalize() for each in THEME_ENDINGS))
    return Table("vragen-per-onderwerp", "Vragen per onderwerp", head, rows, _after_first(head))


def themes_by_week(found: QuestionWeeks) -> Table:
    """Return how many questions there were about each subject, by week."""
    names = {theme: named(theme, THEMES) for theme, _ in found.by_week.rows}
    return _weeks_of("onderwerpen-per-week", "Onderwerpen per week", found.by_week, names)


def conversations_by_week(figures: DeskFigures) -> Table:
    """Return how many conversations came to staff, by week."""
    rows = [(week_in_words(week.monday), number(week.number)) for week in figures.weeks]
    rows.append((TOGETHER, number(figures.number)))
    return Table(
        "gesprekken-per-week", "Gesprekken per week", ("Week", "Gesprekken"), tuple(rows), frozenset({1})
    )


def waits_by_week(figures: DeskFigures) -> Table:
    """Return how long people waited for staff, by week."""
    rows = tuple(
        (week_in_words(week.monday), *_both(week.until_taken), *_both(week.until_answer))
        for week in figures.weeks
    )
    head = (
        "Week",
        "Opgenomen: de helft binnen",
        "Opgenomen: 9 op 10 binnen",
        "Eerste antwoord: de helft binnen",
        "Eerste antwoord: 9 op 10 binnen",
    )
    return Table("wachttijd-per-week", "Wachttijd per week", head, rows, _after_first(head))


def waits(figures: DeskFigures) -> Table:
    """Return how long each step took, over all weeks."""
    rows = tuple(
        (name, *_both(getattr(figures, step)), _measured(getattr(figures, step)))
        for step, name in words.STEPS.items()
    )
    head = ("Stap", "De helft binnen", "9 op 10 binnen", "Gemeten")
    return Table("wachttijd", "Hoelang het duurt, binnen de openingsuren", head, rows, _after_first(head))


def reasons(figures: DeskFigures) -> Table:
    """Return why conversations came to staff, by week and over all weeks."""
    grid = figures.reasons
    names = {reason: named(reason, words.REASONS) for reason, _ in grid.rows}
    return _weeks_of("redenen-per-week", "Waarom een medewerker nodig was, per week", grid, names)


def outcomes(figures: DeskFigures) -> Table:
    """Return how conversations with staff ended."""
    return _flat("afloop", "Hoe gesprekken eindigden", "Afloop", figures.outcomes, words.OUTCOMES)


def ratings(figures: DeskFigures) -> Table:
    """Return what people thought of conversations that ended."""
    return _flat("oordeel", "Was dit nuttig?", "Oordeel", figures.ratings, words.RATINGS)


def named(key: str, names: Mapping[str, str]) -> str:
    """Return what a row is called; small groups together have a name of their own."""
    return HIDDEN.capitalize() if key == REST else names.get(key, key)


def _weeks_of(name: str, caption: str, grid: Grid, names: Mapping[str, str]) -> Table:
    rows = [
        (
            week_in_words(date.fromisoformat(monday)),
            *(number(grid.cells[group, monday]) for group, _ in grid.rows),
        )
        for monday in grid.columns
    ]
    if not grid.rows:
        return Table(name, caption, ("Week",), ())
    rows.append((TOGETHER, *(number(total) for _, total in grid.rows)))
    head = ("Week", *(names[group] for group, _ in grid.rows))
    return Table(name, caption, head, tuple(rows), _after_first(head))


def _flat(name: str, caption: str, head: str, published: Published, names: Mapping[str, str]) -> Table:
    rows = [(names.get(key, key), number(size)) for key, size in published.rows]
    if published.rest:
        rows.append((HIDDEN.capitalize(), number(published.rest)))
    return Table(name, caption, (head, "Gesprekken"), tuple(rows), frozenset({1}))


def _both(minutes: Minutes | None) -> tuple[str, str]:
    return half(minutes), most(minutes)


def _measured(minutes: Minutes | None) -> str:
    return words.TOO_FEW if minutes is None else number(minutes.measured)


def _alone(endings: Endings) -> str:
    return percent(endings.share_by_bot_alone)


def _after_first(head: tuple[str, ...]) -> frozenset[int]:
    return frozenset(range(1, len(head)))

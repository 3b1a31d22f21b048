"""The cards of the dashboard about what lacks: Dutch, and work beside people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.rules.small_groups import Published
from core.services.needs_report import LISTED, NeedsReport
from office.desk_words import number
from office.needs_tables import occupation_names, place_before, sector_names
from office.needs_words import NOT_TOLD, cell_in_words, verdict_in_words

MOST_ROWS: Final = 4


@dataclass(frozen=True)
class Card:
    """A heading, one sentence, and the largest groups: (what, number, what else). `id` is of the report."""

    id: str
    title: str
    sentence: str
    rows: tuple[tuple[str, str, str], ...]


def cards_of(report: NeedsReport) -> list[Card]:
    """Return what the report of needs says in short."""
    return [_language(report), _vacancies(report), _profiles(report)]


def _language(report: NeedsReport) -> Card:
    rows = []
    for key, demand in report.language.rows[:MOST_ROWS]:
        gap = report.gap_of[key]
        words = place_before(report, gap) + ", ".join(cell_in_words(gap, report.sectors))
        rows.append((words, number(demand), verdict_in_words(gap.verdict, gap.missing)))
    return Card(
        "nederlands",
        "Nederlands",
        f"{_total(report.language)} keer vraag naar lessen of taalhulp op het werk.",
        tuple(rows),
    )


def _vacancies(report: NeedsReport) -> Card:
    tree, names = report.vacancies.by_sector, sector_names(report)
    rows = []
    for key, size in tree.groups.rows[:MOST_ROWS]:
        listed = _listed(tree.parts[key])
        rows.append((names(key), number(size), f"{number(listed)} in een knelpuntberoep" if listed else ""))
    return Card("vacatures", "Vacatures", f"{_total(tree.groups)} vacatures in een jaar.", tuple(rows))


def _profiles(report: NeedsReport) -> Card:
    names = occupation_names(report)
    rows = [(names(key), number(size), "") for key, size in report.profiles.groups.rows[:MOST_ROWS]]
    return Card(
        "profielen",
        "Wat nieuwkomers kunnen",
        f"{_total(report.profiles.groups)} profielen, bij het beroep dat iemand wil doen.",
        tuple(rows),
    )


def _listed(split: Published) -> int:
    found: Mapping[str, int] = dict(split.rows)
    return found.get(LISTED, 0)


def _total(published: Published) -> str:
    return NOT_TOLD.capitalize() if published.total is None else number(published.total)

"""The tables of the report of needs: the same rows for the page and for the CSV files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.rules.language_levels import LEVELS
from core.rules.language_supply import Gap
from core.rules.small_groups import Published, PublishedTree
from core.services.needs_report import LISTED, NOT_KNOWN, NOT_LISTED, NeedsReport
from office.needs_words import (
    HIDDEN,
    MATCHES,
    NOT_TOLD,
    OUTCOMES,
    THEMES,
    cell_in_words,
    places_in_words,
    unsized_in_words,
    verdict_in_words,
)

Names = Callable[[str], str]
LEVEL_NAMES: Mapping[str, str] = {**dict(zip(LEVELS, LEVELS, strict=True)), NOT_KNOWN: "niveau niet bekend"}
SHORTAGE_NAMES = {
    LISTED: "knelpuntberoep",
    NOT_LISTED: "geen knelpuntberoep",
    NOT_KNOWN: "niet bekend",
}


@dataclass(frozen=True)
class Table:
    """A table by the name of its file; the first column names the row, numbers stand in `numeric` columns."""

    name: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


def tables_of(report: NeedsReport) -> dict[str, Table]:
    """Return every table of the report by its name; one without rows is there too."""
    tables = [vacancies(report), profiles(report), matches(report), language(report)]
    if report.questions is not None:
        tables.append(questions(report.questions))
    return {table.name: table for table in tables}


def vacancies(report: NeedsReport) -> Table:
    """Return vacancies by sector, with the jobs in them and how many are shortage occupations."""
    found = report.vacancies
    positions = {**found.positions, HIDDEN: found.positions_of_rest}
    rows = [
        (name, number, split, positions.get(key, 0))
        for key, name, number, split in _tree_rows(found.by_sector, sector_names(report), SHORTAGE_NAMES)
    ]
    body = tuple((name, number, str(jobs), split) for name, number, split, jobs in rows)
    return Table(
        "vacatures",
        "Vacatures per sector",
        ("Sector", "Vacatures", "Jobs", "Waarvan"),
        (*body, *_total(found.by_sector.groups, 4)),
        frozenset({1, 2}),
    )


def profiles(report: NeedsReport) -> Table:
    """Return profiles by occupation and level of Dutch."""
    rows = tuple(
        (name, number, split)
        for _, name, number, split in _tree_rows(report.profiles, occupation_names(report), LEVEL_NAMES)
    )
    return Table(
        "profielen",
        "Profielen per beroep en niveau Nederlands",
        ("Beroep", "Mensen", "Niveau Nederlands"),
        (*rows, *_total(report.profiles.groups, 3)),
        frozenset({1}),
    )


def questions(tree: PublishedTree) -> Table:
    """Return questions by theme and how they ended."""
    rows = tuple(
        (name, number, split)
        for _, name, number, split in _tree_rows(tree, lambda key: THEMES.get(key, key), OUTCOMES)
    )
    return Table(
        "vragen",
        "Vragen per onderwerp",
        ("Onderwerp", "Vragen", "Hoe het afliep"),
        (*rows, *_total(tree.groups, 3)),
        frozenset({1}),
    )


def matches(report: NeedsReport) -> Table:
    """Return matches by how far they are and how they ended."""
    rows = [(MATCHES.get(name, name), str(number)) for name, number in report.matches.rows]
    if report.matches.rest:
        rows.append((HIDDEN.capitalize(), str(report.matches.rest)))
    return Table(
        "matches",
        "Matches en hoe ze afliepen",
        ("Stand", "Matches"),
        (*rows, *_total(report.matches, 2)),
        frozenset({1}),
    )


def language(report: NeedsReport) -> Table:
    """Return where lessons and help at work fall short."""
    rows = [_placed(report, report.gap_of[number]) for number, _ in report.language.rows]
    if report.language.rest:
        rows.append((HIDDEN.capitalize(), "", "", str(report.language.rest), "", "", "niet getoond"))
    return Table(
        "nederlands",
        "Vraag naar Nederlands en bekende plaatsen",
        ("Vorm", "Sector", "Niveau", "Vraag", "Bekende plaatsen", "Aanbod van onbekende grootte", "Besluit"),
        (*rows, *(_total_of_language(report.language))),
        frozenset({3}),
    )


def place_before(report: NeedsReport, gap: Gap) -> str:
    """Return the province of a row with a colon, in a report of all provinces; else nothing."""
    return "" if report.province else f"{gap.cell.province or 'Provincie niet bekend'}: "


def gap_row(gap: Gap, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return one row of the language gap in words."""
    form, sector, level = cell_in_words(gap, titles)
    supply = (places_in_words(gap.places, gap.unsized), unsized_in_words(gap.unsized))
    return (form, sector, level, str(gap.demand), *supply, verdict_in_words(gap.verdict, gap.missing))


def _placed(report: NeedsReport, gap: Gap) -> tuple[str, ...]:
    form, *others = gap_row(gap, report.sectors)
    return (place_before(report, gap) + form, *others)


def sector_names(report: NeedsReport) -> Names:
    """Return what gives the name of a sector."""
    return lambda sector: report.sectors.get(sector, sector)


def occupation_names(report: NeedsReport) -> Names:
    """Return what gives the name of an occupation."""
    return lambda occupation: report.occupations.get(occupation) or "Beroep niet bekend"


def split_in_words(split: Published, names: Mapping[str, str]) -> str:
    """Return the parts of a group in one line, in the order of their names."""
    order = list(names)
    known = sorted(split.rows, key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    parts = [f"{names.get(name, name)}: {number}" for name, number in known]
    if split.rest:
        parts.append(f"{HIDDEN}: {split.rest}" if parts else "te kleine groepen om te tonen")
    return ", ".join(parts)


def _tree_rows(
    tree: PublishedTree, names: Names, part_names: Mapping[str, str]
) -> list[tuple[str, str, str, str]]:
    """Return (key, name, number, split in words) of each group, the hidden ones together as the last."""
    rows = [
        (key, names(key), str(number), split_in_words(tree.parts[key], part_names))
        for key, number in tree.groups.rows
    ]
    if tree.groups.rest:
        split = split_in_words(tree.rest, part_names)
        rows.append((HIDDEN, HIDDEN.capitalize(), str(tree.groups.rest), split))
    return rows


def _total(published: Published, width: int) -> tuple[tuple[str, ...], ...]:
    """Return the row of the total, none when there is nothing at all."""
    if published.total == 0:
        return ()
    total = NOT_TOLD if published.total is None else str(published.total)
    return (("Samen", total, *[""] * (width - 2)),)


def _total_of_language(published: Published) -> tuple[tuple[str, ...], ...]:
    return tuple(("Samen", "", "", row[1], "", "", "") for row in _total(published, 2))

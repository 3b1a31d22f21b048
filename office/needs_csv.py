"""The report of needs as CSV: one row a number, with the province and the days on each of them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from core.rules.small_groups import Published, PublishedTree
from core.services.needs_report import NeedsReport
from office.needs_tables import (
    LEVEL_NAMES,
    SHORTAGE_NAMES,
    Names,
    gap_row,
    occupation_names,
    sector_names,
)
from office.needs_words import HIDDEN, MATCHES, NOT_TOLD, OUTCOMES, THEMES

Row = Sequence[object]
ALL = "alle"


def write_csv(path: Path, head: Row, rows: Iterable[Row]) -> None:
    """Write a table as spreadsheets in Belgium read it: with semicolons, and a mark that it is UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(head)
        writer.writerows(rows)


def files_of(report: NeedsReport) -> dict[str, tuple[Row, list[Row]]]:
    """Return (head, rows) of each CSV file by its name."""
    vacancies = _tree(report.vacancies.by_sector, sector_names(report), SHORTAGE_NAMES)
    profiles = _tree(report.profiles, occupation_names(report), LEVEL_NAMES)
    files: dict[str, tuple[Row, list[Row]]] = {
        "vacatures.csv": (("sector", "knelpuntberoep", "vacatures"), vacancies),
        "profielen.csv": (("beroep", "niveau_nederlands", "mensen"), profiles),
        "matches.csv": (("stand", "matches"), _flat(report.matches, MATCHES)),
        "nederlands.csv": (
            ("vorm", "sector", "niveau", "vraag", "bekende_plaatsen", "aanbod_onbekende_grootte", "besluit"),
            _language(report),
        ),
    }
    if report.questions is not None:
        questions = _tree(report.questions, lambda key: THEMES.get(key, key), OUTCOMES)
        files["vragen.csv"] = (("onderwerp", "afloop", "vragen"), questions)
    dated = ("provincie", "van", "tot_en_met", "gemaakt_op", "verzonnen")
    days = (report.first.isoformat(), report.last.isoformat(), report.made_on.isoformat())
    about = (report.province or ALL, *days, "ja" if report.demo else "nee")
    return {name: ((*dated, *head), [(*about, *row) for row in rows]) for name, (head, rows) in files.items()}


def _tree(tree: PublishedTree, names: Names, part_names: Mapping[str, str]) -> list[Row]:
    rows: list[Row] = []
    splits = [(names(key), number, tree.parts[key]) for key, number in tree.groups.rows]
    if tree.groups.rest:
        splits.append((HIDDEN, tree.groups.rest, tree.rest))
    for name, number, split in splits:
        rows.append((name, ALL, number))
        rows += [(name, part_names.get(part, part), size) for part, size in split.rows]
        if split.rest:
            rows.append((name, HIDDEN, split.rest))
    return [*rows, (ALL, ALL, _total(tree.groups))]


def _flat(published: Published, names: Mapping[str, str]) -> list[Row]:
    rows: list[Row] = [(names.get(name, name), number) for name, number in published.rows]
    if published.rest:
        rows.append((HIDDEN, published.rest))
    return [*rows, (ALL, _total(published))]


def _language(report: NeedsReport) -> list[Row]:
    rows: list[Row] = []
    for number, _ in report.language.rows:
        gap = report.gap_of[number]
        form, sector, level, demand, _, _, verdict = gap_row(gap, report.sectors)
        places = gap.places if gap.places or not gap.unsized else ""
        rows.append((form, sector, level, demand, places, gap.unsized, verdict))
    if report.language.rest:
        rows.append((HIDDEN, "", "", report.language.rest, "", "", ""))
    return [*rows, (ALL, "", "", _total(report.language), "", "", "")]


def _total(published: Published) -> object:
    return NOT_TOLD if published.total is None else published.total

"""Brings the database into line with `data/`: what is new or changed goes in, what is gone goes out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from core.content.check import names_of, read_content
from core.content.names import normalise
from core.content.right_to_work_schema import RightToWorkEntry
from core.database.legal import entry_body, from_entry, legal_entry_rows
from core.database.measures import (
    MeasureNameRow,
    MeasureRow,
    MeasureSourceRow,
    fill,
    measure_rows,
    to_measure,
)
from core.database.session import take_write_lock
from core.errors import ContentError
from core.rules.measures import Measure

LEGAL_DATES = ("valid_from", "valid_until", "checked_on")


@dataclass(frozen=True)
class Changes:
    """How many entries of one sort were touched."""

    added: int
    changed: int
    removed: int
    unchanged: int

    def __str__(self) -> str:
        return (
            f"{self.added} nieuw, {self.changed} gewijzigd, "
            f"{self.removed} verwijderd, {self.unchanged} ongewijzigd"
        )


@dataclass(frozen=True)
class LoadReport:
    """What a load did."""

    measures: Changes
    legal_entries: Changes


def load(session: Session, data_dir: Path) -> LoadReport:
    """Load a data folder into the database, by id; loading the same once more changes nothing.

    The caller commits: everything goes in, or nothing. A load that runs elsewhere is waited for.
    Raises ContentError with all problems, before anything is written.
    """
    content = read_content(data_dir)
    if content.problems:
        raise ContentError(list(content.problems))
    take_write_lock(session.connection())
    report = LoadReport(
        _load_measures(session, content.measures),
        _load_legal_entries(session, content.legal_entries),
    )
    session.flush()
    return report


def _load_measures(session: Session, measures: Sequence[Measure]) -> Changes:
    rows = {row.id: row for row in measure_rows(session)}
    new = [measure for measure in measures if measure.id not in rows]
    changed = [measure for measure in measures if measure.id in rows and _differs(rows[measure.id], measure)]
    gone = rows.keys() - {measure.id for measure in measures}

    # Names go first: one of them may move from one measure to another.
    for row_class in (MeasureNameRow, MeasureSourceRow):
        touched = [*gone, *(measure.id for measure in changed)]
        session.execute(
            delete(row_class)
            .where(row_class.measure_id.in_(touched))
            .execution_options(synchronize_session=False)
        )
    session.expire_all()
    session.execute(
        delete(MeasureRow).where(MeasureRow.id.in_(gone)).execution_options(synchronize_session="fetch")
    )
    for measure in (*new, *changed):
        row = rows.get(measure.id) or MeasureRow()
        fill(row, measure)
        row.names = _name_rows(measure)
        row.sources = _source_rows(measure)
        session.add(row)
    return Changes(len(new), len(changed), len(gone), len(rows) - len(gone) - len(changed))


def _differs(row: MeasureRow, measure: Measure) -> bool:
    normalised = [name.normalised for name in row.names]
    return to_measure(row) != measure or normalised != [normalise(name) for _, name in names_of(measure)]


def _name_rows(measure: Measure) -> list[MeasureNameRow]:
    return [
        MeasureNameRow(position=position, name=name, normalised=normalise(name))
        for position, (_, name) in enumerate(names_of(measure))
    ]


def _source_rows(measure: Measure) -> list[MeasureSourceRow]:
    return [
        MeasureSourceRow(
            position=position,
            url=source.url,
            title=source.title,
            page_date=source.page_date,
            checked_on=source.checked_on,
        )
        for position, source in enumerate(measure.sources)
    ]


def _load_legal_entries(session: Session, entries: Sequence[RightToWorkEntry]) -> Changes:
    old = {row.key: row for row in legal_entry_rows(session)}
    new = {row.key: row for row in map(from_entry, map(_as_mapping, entries))}
    added = new.keys() - old.keys()
    gone = old.keys() - new.keys()
    changed = {key for key in new.keys() & old.keys() if entry_body(new[key]) != entry_body(old[key])}
    for key in gone:
        session.delete(old[key])
    for key in added | changed:
        session.merge(new[key])
    return Changes(len(added), len(changed), len(gone), len(old) - len(gone) - len(changed))


def _as_mapping(entry: RightToWorkEntry) -> dict[str, Any]:
    """Return an entry as it comes back from the database: days in columns are dates, inside it text."""
    mapping: dict[str, Any] = json.loads(entry.json())
    return mapping | {name: getattr(entry, name) for name in LEGAL_DATES}

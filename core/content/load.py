"""Brings the database into line with `data/`: what is new or changed goes in, what is gone goes out."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from core.clock import now
from core.content.action_plan import load_plans
from core.content.answers import load_answers
from core.content.check import read_content
from core.content.desk import load_desk
from core.content.kept_edits import with_edits
from core.content.matching import load_matching
from core.content.measures_files import names_of
from core.content.names import normalise
from core.content.occupations_schema import ShortageFile
from core.content.organisations import load_organisations
from core.content.reception_centres import ReceptionCentresFile
from core.content.reference import Reference, load_reference
from core.content.right_to_work_schema import RightToWorkEntry
from core.content.sync import sync_rows
from core.content.themes import load_themes
from core.content.versions import Changes, record_versions
from core.database.answers import answer_key
from core.database.contribution_scales import ContributionScaleRow, from_scale, scale_key
from core.database.legal import entry_body, from_entry, legal_entry_rows, legal_key
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


Changed = dict[str, Changes]


def load(session: Session, data_dir: Path, *, by: str = "onbekend", overwrite: bool = False) -> Changed:
    """Load a data folder into the database; loading the same once more changes nothing.

    Returns per kind of fact how many were touched; what a changed fact said before stays in the table of
    versions, with `by` and the moment. The caller commits: everything goes in, or nothing. A load that runs
    elsewhere is waited for. What was edited on the web pages and does not stand in the folder yet stays as it
    is, unless `overwrite`. Raises ContentError with all problems, before anything is written.
    """
    content = read_content(data_dir)
    if content.problems:
        raise ContentError(list(content.problems))
    take_write_lock(session.connection())
    content = with_edits(session, content, overwrite=overwrite)
    load_measures(session, content.measures)
    _load_legal_entries(session, content.legal_entries)
    load_organisations(session, content.organisations)
    load_themes(session, content.themes)
    load_answers(session, content.answers)
    sync_rows(session, ContributionScaleRow, map(from_scale, content.scales))
    load_reference(session, content.reference)
    load_plans(session, content.plans)
    load_matching(session, content.matching)
    load_desk(session, content.desk)
    facts: dict[str, dict[str, Any]] = {
        "measure": {measure.id: measure for measure in content.measures},
        "right_to_work": {legal_key(entry.id, entry.valid_from): entry for entry in content.legal_entries},
        "organisation": {organisation.id: organisation for organisation in content.organisations},
        "answer": {answer_key(answer): answer for answer in content.answers},
        "contribution_scale": {scale_key(scale): scale for scale in content.scales},
        "offer": {offer.id: offer for offer in content.reference.offers},
        "reception_centre": _centres(content.reference.centres),
        "shortage_list": {str(each.edition): each for each in _shortage_lists(content.reference)},
        "language_level": {level.level: level for level in content.reference.levels},
        "action_plan": {plan.id: plan for plan in content.plans},
        "desk_team": {team.id: team for team in content.desk.teams},
        "desk_time": {time.id: time for time in content.desk.times},
        "standard_answer": {answer.id: answer for answer in content.desk.standard_answers},
        "matching": {each.id: each for each in [content.matching] if each is not None},
    }
    at = now()
    changed = {kind: record_versions(session, kind, of_kind, by=by, at=at) for kind, of_kind in facts.items()}
    session.flush()
    return changed


def _centres(file: ReceptionCentresFile | None) -> dict[str, dict[str, Any]]:
    if file is None:
        return {}
    return {centre.id: {**centre.dict(), "checked_on": file.checked_on} for centre in file.centres}


def _shortage_lists(reference: Reference) -> Sequence[ShortageFile]:
    return reference.occupations.shortages if reference.occupations else ()


def load_measures(session: Session, measures: Sequence[Measure]) -> None:
    """Make the tables of measures equal to these. The caller commits."""
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


def _load_legal_entries(session: Session, entries: Sequence[RightToWorkEntry]) -> None:
    old = {row.key: row for row in legal_entry_rows(session)}
    new = {row.key: row for row in map(from_entry, map(_as_mapping, entries))}
    added = new.keys() - old.keys()
    gone = old.keys() - new.keys()
    changed = {key for key in new.keys() & old.keys() if entry_body(new[key]) != entry_body(old[key])}
    for key in gone:
        session.delete(old[key])
    for key in added | changed:
        session.merge(new[key])


def _as_mapping(entry: RightToWorkEntry) -> dict[str, Any]:
    """Return an entry as it comes back from the database: days in columns are dates, inside it text."""
    mapping: dict[str, Any] = json.loads(entry.json())
    return mapping | {name: getattr(entry, name) for name in LEGAL_DATES}

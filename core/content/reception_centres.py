"""Reads `data/reception_centres.yml`: reception centres for asylum seekers, as far as pages tell."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from pydantic import Field, StrictStr, validator
from sqlalchemy.orm import Session

from core.content.measures import Identifier
from core.content.problems import problem
from core.content.schema import Page, StrictModel, Text, checked_page_date, strict_date
from core.content.schema_files import doubles, read_file
from core.content.sync import sync_rows
from core.database.places import ReceptionCentreRow
from core.rules.measures import Confidence
from core.rules.places import CentreStatus

FILE = "reception_centres.yml"


class CentreFile(StrictModel):
    """One centre. `status` is what the page said at `status_as_of` (null: the page has no date)."""

    id: Identifier
    name: Text
    aliases: list[Text]
    operator: Text
    kind: Text
    places: int | None = Field(..., ge=1)
    status: CentreStatus
    status_as_of: StrictStr | None = Field(...)
    nis_code: Text | None = Field(...)
    confidence: Confidence
    sources: list[Page] = Field(..., min_items=1)
    notes: Text | None = Field(...)

    _status_as_of = validator("status_as_of", allow_reuse=True)(checked_page_date)


class ReceptionCentresFile(StrictModel):
    """The whole file."""

    checked_on: date
    centres: list[CentreFile] = Field(..., min_items=1)

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)


def read_reception_centres(
    data_dir: Path, nis_codes: Collection[str]
) -> tuple[ReceptionCentresFile | None, list[str]]:
    """Return the centres of a data folder and, in Dutch, what is wrong; `nis_codes` are the known ones."""
    file, problems = read_file(data_dir / FILE, ReceptionCentresFile)
    if file is None:
        return None, problems
    shown = f"{data_dir.name}/{FILE}"
    problems = doubles([centre.id for centre in file.centres], shown, "id")
    problems += [
        problem(
            f"{shown}, '{centre.id}'", "nis_code", f"er is geen gemeente met NIS-code '{centre.nis_code}'"
        )
        for centre in file.centres
        if centre.nis_code is not None and centre.nis_code not in nis_codes
    ]
    return file, problems


def load_reception_centres(session: Session, file: ReceptionCentresFile | None) -> None:
    """Make the table equal to what the file holds. Load the municipalities first. The caller commits."""
    centres: Sequence[CentreFile] = file.centres if file else ()
    sync_rows(session, ReceptionCentreRow, [_row(centre, file.checked_on) for centre in centres if file])


def _row(centre: CentreFile, checked_on: date) -> ReceptionCentreRow:
    return ReceptionCentreRow(**centre.dict(), checked_on=checked_on)

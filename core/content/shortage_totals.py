"""Reads `data/shortage_totals.yml`: how many names were on older lists of shortage occupations."""

from datetime import date
from pathlib import Path

from pydantic import Field, StrictInt, validator

from core.content.schema import Page, StrictModel, Text, strict_date
from core.content.schema_files import doubles, read_file
from core.rules.measures import Confidence

FILE = "shortage_totals.yml"


class TotalFile(StrictModel):
    """One older edition, of which we have no names."""

    edition: StrictInt
    published: date | None = Field(...)
    total: StrictInt
    confidence: Confidence
    checked_on: date
    sources: list[Page] = Field(..., min_items=1)
    notes: Text | None = Field(...)

    _dates = validator("published", "checked_on", pre=True, allow_reuse=True)(strict_date)


class ShortageTotalsFile(StrictModel):
    """The whole file."""

    editions: list[TotalFile] = Field(..., min_items=1)


def read_shortage_totals(data_dir: Path) -> tuple[list[TotalFile], list[str]]:
    """Return the older editions of a data folder and, in Dutch, what is wrong; none when it has no file."""
    if not (data_dir / FILE).exists():
        return [], []
    file, problems = read_file(data_dir / FILE, ShortageTotalsFile, key="edition")
    if file is None:
        return [], problems
    editions = [str(each.edition) for each in file.editions]
    return file.editions, doubles(editions, f"{data_dir.name}/{FILE}", "edition")

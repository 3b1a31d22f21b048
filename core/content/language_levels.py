"""Reads `data/language_levels.yml`: the levels of Dutch, and brings them into the database."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic import Field, validator
from sqlalchemy.orm import Session

from core.content.measures import Identifier
from core.content.problems import problem
from core.content.schema import Page, StrictModel, Text, strict_date
from core.content.schema_files import read_file
from core.content.sync import sync_rows
from core.database.offers import LanguageLevelRow, from_level
from core.rules.language_levels import LEVELS, CourseHours, LanguageLevel, Level
from core.rules.measures import Confidence
from core.rules.right_to_work_law import Source

FILE = "language_levels.yml"


class CourseHoursFile(StrictModel):
    """How long a level takes with one kind of school."""

    provider: Identifier
    hours: Text


class LevelFile(StrictModel):
    """One level. `can_do_work_floor` is our own wording, no official descriptor."""

    level: Level
    name: Text
    nt2_modules: list[Text]
    can_do_general: Text
    can_do_work_floor: Text
    confidence: Confidence
    sources: list[Page] = Field(..., min_items=1)
    notes: Text | None = Field(...)


class LanguageLevelsFile(StrictModel):
    """The whole file. The hours hold for every level that has course modules."""

    checked_on: date
    course_hours: list[CourseHoursFile]
    course_hours_source: Page
    levels: list[LevelFile]

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)


def read_language_levels(data_dir: Path) -> tuple[tuple[LanguageLevel, ...], list[str]]:
    """Return the levels of a data folder, the lowest first, and in Dutch what is wrong."""
    file, problems = read_file(data_dir / FILE, LanguageLevelsFile, key="level")
    if file is None:
        return (), problems
    given = [entry.level for entry in file.levels]
    if given != list(LEVELS):
        text = f"hier horen precies deze niveaus, in deze volgorde: {', '.join(LEVELS)}"
        return (), [problem(f"{data_dir.name}/{FILE}", "levels", text)]
    return tuple(_to_level(entry, file) for entry in file.levels), []


def load_language_levels(session: Session, levels: Sequence[LanguageLevel]) -> None:
    """Make the table equal to these levels. The caller commits."""
    sync_rows(session, LanguageLevelRow, [from_level(level, n) for n, level in enumerate(levels)])


def _to_level(entry: LevelFile, file: LanguageLevelsFile) -> LanguageLevel:
    hours = [CourseHours(each.provider, each.hours) for each in file.course_hours if entry.nt2_modules]
    pages = [*entry.sources, file.course_hours_source] if hours else entry.sources
    return LanguageLevel(
        level=entry.level,
        name=entry.name,
        nt2_modules=tuple(entry.nt2_modules),
        can_do_general=entry.can_do_general,
        can_do_work_floor=entry.can_do_work_floor,
        course_hours=tuple(hours),
        confidence=entry.confidence,
        checked_on=file.checked_on,
        sources=tuple(Source(**page.dict()) for page in pages),
        notes=entry.notes,
    )

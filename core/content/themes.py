"""Reads `data/themes.yml` and loads it: what people look for an organisation for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field
from sqlalchemy.orm import Session

from core.content.answers_schema import Title
from core.content.names import normalise
from core.content.problems import problem
from core.content.schema import StrictModel, Text
from core.content.schema_files import read_file, shown
from core.content.sync import sync_rows
from core.database.organisations import ThemeRow
from core.rules.organisations import Theme


class ThemeFile(StrictModel):
    """One theme, with the words that people use for it."""

    id: Theme
    title: Title
    offered_to: list[Literal["newcomer", "employer"]] = Field(..., min_items=1)
    words: list[Text] = Field(..., min_items=1)


class ThemesFile(StrictModel):
    """The file `data/themes.yml`."""

    themes: list[ThemeFile] = Field(..., min_items=1)


def read_themes(path: Path) -> tuple[list[ThemeFile], list[str]]:
    """Return the themes of a file like data/themes.yml, and every problem in Dutch; none without the file."""
    if not path.exists():
        return [], []
    name = shown(path, folders=1)
    file, problems = read_file(path, ThemesFile)
    owners: dict[str, str] = {}
    for theme in file.themes if file else []:
        for word in theme.words:
            owner = owners.setdefault(normalise(word), theme.id)
            if owner != theme.id:
                problems.append(problem(f"{name}, '{theme.id}'", "words", f"'{word}' hoort al bij '{owner}'"))
    return (file.themes if file else []), problems


def load_themes(session: Session, themes: Sequence[ThemeFile]) -> None:
    """Make the table of themes equal to these."""
    rows = (ThemeRow(position=position, **theme.dict()) for position, theme in enumerate(themes))
    sync_rows(session, ThemeRow, rows)

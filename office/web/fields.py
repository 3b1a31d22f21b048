"""A field of a form: what it is called and how it is filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from core.rules.measures import Confidence
from office.web.words import option

Widget = Literal["line", "text", "date", "number", "choice", "checks", "lines", "rows", "yes_no"]
ORGANISATIONS: Final = "organisation"
MEASURES: Final = "measure"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Field:
    """One field; `name` is that of the file, with a point before the name of a part.

    `options_from` is a kind of facts to choose from. An empty field is null when it is `optional`.
    """

    name: str
    label: str
    widget: Widget = "line"
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    options_from: str | None = None
    columns: tuple["Field", ...] = ()
    optional: bool = False


Section = tuple[str, Sequence[Field]]


def choice(name: str, label: str, values: Sequence[str], *, optional: bool = False, hint: str = "") -> Field:
    """Return a field with one of some values."""
    return Field(
        name, label, "choice", hint, tuple((each, option(each)) for each in values), optional=optional
    )


def checks(name: str, label: str, values: Sequence[str], hint: str = "") -> Field:
    """Return a field with boxes to tick."""
    return Field(name, label, "checks", hint, tuple((each, option(each)) for each in values))


def text(name: str, label: str, hint: str = "", *, optional: bool = False) -> Field:
    """Return a field for more than a line."""
    return Field(name, label, "text", hint, optional=optional)


def lines(name: str, label: str, hint: str = "") -> Field:
    """Return a field with a list, one a line."""
    return Field(name, label, "lines", f"Eén per regel. {hint}".strip())


def date(name: str, label: str, hint: str = "", *, optional: bool = True) -> Field:
    """Return a field for a day."""
    return Field(name, label, "date", hint, optional=optional)


PAGE: Final = (
    Field("url", "Webadres"),
    Field("title", "Titel"),
    Field("page_date", "Datum op de pagina", hint="2026, 2026-01 of 2026-01-27", optional=True),
)
CONFIDENCE: Final = choice("confidence", "Hoe zeker is dit?", get_args(Confidence))
UNCERTAIN: Final = text("uncertain", "Wat is niet zeker?", "De bot zegt dit erbij.", optional=True)
NOTES: Final = text("notes", "Notities", "Alleen voor redacteurs.", optional=True)
CHECKED: Final = date("checked_on", "Nagekeken op", "De dag waarop iemand de bronnen las.", optional=False)
SOURCES: Final = Field("sources", "Bron", "rows", "Maak een rij leeg om ze weg te halen.", columns=PAGE)
UNTIL: Final = date("valid_until", "Laatste dag", "Leeg: er is geen einde bekend.")

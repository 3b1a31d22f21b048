"""The forms of the choices of the desk: teams with their hours, times, and answers that stand ready."""

from collections.abc import Sequence
from typing import Final

from core.content.desk_schema import LONGEST_TEXT, LONGEST_TITLE
from core.content.places import PROVINCES
from core.rules.hours_in_dutch import DAYS
from core.rules.office_hours import WEEKDAYS
from core.rules.territory import BRUSSELS
from office.needs_words import THEMES
from office.web.fields import ORGANISATIONS, Field, Section, checks, date, lines, text

_CHECKED: Final = date(
    "checked_on", "Nagekeken op", "De dag waarop iemand keek of dit nog klopt.", optional=False
)
_HOURS: Final = "Zoals 09:00-12:00 of 9u-12u. Leeg: niemand is er."

TEAM: Final[Sequence[Section]] = (
    (
        "Het team",
        (
            Field("name", "Naam"),
            Field(
                "organisation",
                "Organisatie",
                "choice",
                "Deze naam ziet de persoon.",
                options_from=ORGANISATIONS,
            ),
            checks("provinces", "Voor deze provincies", (*PROVINCES, BRUSSELS), "Geen vinkje: overal."),
            Field(
                "themes", "Voor deze thema's", "checks", "Geen vinkje: alle thema's.", tuple(THEMES.items())
            ),
        ),
    ),
    (
        "Openingsuren",
        tuple(lines(name, label.capitalize(), _HOURS) for name, label in zip(WEEKDAYS, DAYS, strict=True)),
    ),
    (
        "Dagen waarop het team toe is",
        (
            Field("observes_holidays", "Toe op wettelijke feestdagen?", "yes_no"),
            lines("closed_days", "Andere dagen", "Zoals 2026-12-28."),
        ),
    ),
    ("Zekerheid", (_CHECKED,)),
)
TIME: Final[Sequence[Section]] = (
    (
        "De tijd",
        (
            Field("number", "Getal", "number", "In de eenheid die de titel noemt."),
            text("reason", "Waarom zo lang?"),
        ),
    ),
    ("Zekerheid", (_CHECKED,)),
)
STANDARD_ANSWER: Final[Sequence[Section]] = (
    (
        "Het antwoord",
        (
            Field("title", "Titel", hint=f"Staat op een knop, hoogstens {LONGEST_TITLE} tekens."),
            text(
                "text", "Tekst aan nieuwkomers", f"Met je, in korte zinnen, hoogstens {LONGEST_TEXT} tekens."
            ),
            text("text_employer", "Tekst aan werkgevers", f"Met u, hoogstens {LONGEST_TEXT} tekens."),
        ),
    ),
    ("Zekerheid", (_CHECKED,)),
)

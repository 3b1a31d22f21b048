"""What is told about a list of shortage occupations itself: its year, how sure it is, where it was read."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from actions.facts import period_of
from actions.sources import source_part
from actions.turn import Button, Part, Turn
from core import clock
from core.rules.dates_in_dutch import in_dutch
from core.rules.occupations import ShortageList
from core.services import occupations
from core.services.sessions import session_scope

_YEAR_OF_LIST: Final = re.compile(r"\b(?:lijst|knelpunt\w*|editie)(?: van| in| voor)? (20[12]\d)\b")
_WHOLE_YEAR: Final = 360  # days of a period that is a year, not a month or a day
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")


def year_asked(turn: Turn) -> int | None:
    """Return the year that is asked about when it is not this one: "stond lasser in 2022 op de lijst?"."""
    this_year = clock.today().year
    written = _YEAR_OF_LIST.search(turn.text_of_person.lower())
    years = [int(written[1])] if written else []
    for entity in turn.entities:
        value = str(entity.get("value"))
        if entity.get("entity") != "date" or entity.get("approximate") or not _ISO.fullmatch(value):
            continue
        first, last = period_of(value)
        if first is None or last is None:
            continue
        role, whole_year = entity.get("role"), (last - first).days > _WHOLE_YEAR
        if role == "asked_about" or (whole_year and (role is None or first.year > this_year)):
            years.append(first.year)
    return next((year for year in years if year != this_year), None)


def list_of_year(turn: Turn, year: int) -> date | None:
    """Return a day on which the list of a year was the newest; without its names say so, and return None."""
    with session_scope() as session:
        edition = occupations.edition_of(session, year)
        newest = occupations.edition_on(session, clock.today())
    if edition is not None and edition.names_known:
        return date(year, 12, 31)
    values = {"year": year, "newest": newest.edition if newest else ""}
    if edition is not None:
        parts = [Part("utter_shortage_total_of_year", {**values, "total": edition.total}), source(edition)]
    elif newest is not None and year > newest.edition:
        parts = [Part("utter_shortage_year_to_come", values), source(newest)]
    else:
        parts = [Part("utter_shortage_year_unknown", values), *([source(newest)] if newest else ())]
    buttons = [turn.button("utter_button_shortage_now", _question_of_now(turn), **values)] if newest else []
    turn.say(*parts, buttons=buttons)
    return None


def _question_of_now(turn: Turn) -> str:
    """Return the payload of the same question about the list of now."""
    for slot in ("occupation", "sector"):
        if isinstance(turn.slot(slot), str):
            return f'/ask_shortage_occupation{{"{slot}": "{turn.slot(slot)}"}}'
    return "/ask_shortage_occupation"


def explanation(edition: ShortageList) -> list[Part]:
    """Return what there is to know about a list, for who wants more."""
    values = {"edition": edition.edition, "total": edition.total}
    parts = [Part("utter_shortage_explanation", values)]
    if edition.published is not None:
        parts.append(Part("utter_shortage_published", {"date": in_dutch(edition.published)}))
    if not edition.list_read:
        parts.append(Part("utter_shortage_not_read"))
    return parts


def doubts(edition: ShortageList) -> list[Part]:
    """Return what makes a list less sure: its sources, or its age."""
    parts = [Part("utter_low_confidence")] if edition.confidence == "low" else []
    if clock.today().year > edition.edition:
        parts.append(Part("utter_shortage_maybe_newer", {"edition": edition.edition}))
    return parts


def source(edition: ShortageList) -> Part:
    """Return the sentence that names where a list was read."""
    return source_part(edition.sources[0], edition.checked_on)


def button_more(turn: Turn) -> Button:
    """Return the button for all there is to know."""
    return turn.button("utter_button_more", '/repeat{"answer": "explain"}')


def bullets(names: Sequence[str]) -> str:
    """Return names as a list."""
    return "\n".join(f"• {name}" for name in names)

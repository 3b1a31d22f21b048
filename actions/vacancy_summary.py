"""A vacancy in words: every value with the name of its step."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from actions.shortage_lists import source
from actions.turn import Part, Turn
from actions.vacancy_draft import OWN_FIELDS, draft
from core import clock
from core.errors import NotFoundError
from core.rules.dates_in_dutch import in_dutch
from core.services.enterprise_number import with_dots
from core.services.match_names import occupation_name, place_name
from core.services.occupations import Shortage, shortage_of
from core.services.sessions import session_scope

_CODES: Final = {"hours", "times", "licences", "coaching", "dutch_level"}


def summary(turn: Turn) -> str:
    """Return every value that is known, a line each."""
    return "\n".join(lines_of(turn, OWN_FIELDS))


def noted(turn: Turn, fields: Iterable[str]) -> Part:
    """Return the sentence that says which values were understood."""
    return Part("utter_vacancy_noted", {"lines": "\n".join(lines_of(turn, fields))})


def lines_of(turn: Turn, fields: Iterable[str]) -> list[str]:
    """Return "• Plaats: Roeselare" for each of these fields that is known."""
    told = draft(turn)
    return [
        turn.text("utter_vacancy_line", title=title(turn, field), value=in_words(turn, field, told))
        for field in fields
        if field in told and not (field == "coaching" and told.get("dutch_level") == "none")
    ]


def title(turn: Turn, field: str) -> str:
    """Return how a step is called: "Plaats"."""
    return turn.text(f"utter_step_vacancy_{field}")


def in_words(turn: Turn, field: str, told: Mapping[str, Any]) -> str:
    """Return the value of a field as people read it."""
    value = told[field]
    if field in _CODES:
        codes = value if isinstance(value, list) else [value]
        return ", ".join(_code_in_words(turn, code) for code in codes) or _code_in_words(turn, "none")
    if field == "skills":
        return ", ".join(value) or turn.text("utter_vacancy_value_nothing")
    if field == "start_on":
        return in_dutch(date.fromisoformat(value))
    if field == "enterprise_number":
        return with_dots(value)
    if field == "occupation":
        shortage = shortage_named(value)
        if shortage is not None and shortage.is_listed:
            return turn.text("utter_vacancy_value_shortage", name=shortage.name)
    with session_scope() as session:
        names = {"occupation": occupation_name, "nis_code": place_name}
        return names[field](session, value) if field in names else str(value)


def _code_in_words(turn: Turn, code: object) -> str:
    if isinstance(code, bool):
        code = "yes" if code else "no"
    known = f"utter_vacancy_value_{code}"
    return turn.text(known) if turn.has_response(known) else str(code)


def shortage_note(turn: Turn) -> Part | None:
    """Return the sentence that the occupation is a shortage occupation, with its source, or None."""
    shortage = shortage_named(draft(turn).get("occupation"))
    if shortage is None or shortage.edition is None or not shortage.is_listed:
        return None
    read = source(shortage.edition)
    values = {"name": shortage.name, "edition": shortage.edition.edition}
    return Part("utter_vacancy_shortage", {**values, "source": turn.text(read.response, **read.values)})


def shortage_named(occupation: str | None) -> Shortage | None:
    """Return whether an occupation is on the list of today, or None for one that is not known."""
    if occupation is None:
        return None
    with session_scope() as session:
        try:
            return shortage_of(session, occupation, clock.today())
        except NotFoundError:
            return None

"""The vacancy that an employer is telling: in a slot until it is whole, so that it can be taken up again."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from actions.turn import Turn
from core.services.match_names import occupation_name, place_name
from core.services.occupations import occupation
from core.services.sessions import session_scope
from core.services.vacancies import NewVacancy, Vacancy

SLOT: Final = "vacancy_draft"
NO_LEVEL: Final = "none"
ID: Final = "id"
CONFIRMED: Final = "confirmed"
OWN_FIELDS: Final = (
    "occupation",
    "positions",
    "nis_code",
    "dutch_level",
    "coaching",
    "skills",
    "licences",
    "hours",
    "times",
    "start_on",
    "company",
    "enterprise_number",
    "contact",
)


def draft(turn: Turn) -> Mapping[str, Any]:
    """Return what was told of the vacancy until now; with an `id` it is one that is kept already."""
    return dict(turn.slot(SLOT) or {})


def put(turn: Turn, **values: object) -> None:
    """Add values to the draft. What hangs on another value goes with it: skills with their occupation."""
    before = draft(turn)
    after = {**before, **values}
    if "occupation" in values and before.get("occupation") != values["occupation"]:
        for name in ("skills", "ticked"):
            after.pop(name, None)
    if values.get("dutch_level") == NO_LEVEL:
        after["coaching"] = False
    elif "dutch_level" in values and before.get("dutch_level") == NO_LEVEL and "coaching" not in values:
        after.pop("coaching", None)
    turn.remember(SLOT, after)


def drop(turn: Turn, *names: str) -> None:
    """Take values out of the draft; without names throw all of it away."""
    if not names:
        turn.forget(SLOT)
        return
    turn.remember(SLOT, {name: value for name, value in draft(turn).items() if name not in names})


def has_draft(turn: Turn) -> bool:
    """Whether something was told of a vacancy that is not kept yet."""
    return bool(draft(turn))


def start_changing(turn: Turn, kept: Vacancy) -> None:
    """Take a vacancy that is kept into the draft, to change it."""
    values = {name: getattr(kept, name) for name in OWN_FIELDS}
    values |= {name: list(values[name]) for name in ("skills", "licences", "times")}
    values |= {"dutch_level": kept.dutch_level or NO_LEVEL, "start_on": kept.start_on.isoformat()}
    turn.remember(SLOT, {**values, ID: kept.id})


def vacancy_of(turn: Turn) -> NewVacancy:
    """Return the draft as a vacancy. Raises KeyError while something is missing."""
    told = draft(turn)
    with session_scope() as session:
        known = occupation(session, told["occupation"])
    level = told["dutch_level"]
    return NewVacancy(
        company=told["company"],
        enterprise_number=told["enterprise_number"],
        occupation=known.id,
        isco08=known.isco08,
        sector=known.sector,
        positions=told["positions"],
        nis_code=told["nis_code"],
        dutch_level=None if level == NO_LEVEL else level,
        coaching=told["coaching"],
        skills=tuple(told["skills"]),
        licences=tuple(told["licences"]),
        education_level=None,
        hours=told["hours"],
        times=tuple(told["times"]),
        start_on=date.fromisoformat(told["start_on"]),
        contact=told["contact"],
    )


def title_of(turn: Turn) -> str:
    """Return the draft in a few words, as far as it is known: "Metselaar, Roeselare"."""
    told = draft(turn)
    with session_scope() as session:
        names = [occupation_name(session, told["occupation"])] if "occupation" in told else []
        names += [place_name(session, told["nis_code"])] if "nis_code" in told else []
    return ", ".join(names) or turn.text("utter_vacancy_untitled")

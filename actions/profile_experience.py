"""The steps about work that somebody did, for how long, and about driving licences."""

import re
from typing import Final

from actions.interview import Taken
from actions.profile_kept import keep, kept, noted, pressed
from actions.profile_reading import (
    NONE,
    ambiguous_in,
    ask_which,
    button_value,
    occupations_in,
    says_no,
    typed,
    unclear,
)
from actions.turn import Button, Turn
from core import clock
from core.rules.profile import LICENCES
from core.rules.work_words import licences_in
from core.rules.years_words import years_in
from core.services import profiles
from core.services.occupations import occupation_name
from core.services.sessions import session_scope

_YEARS: Final = "years-"
_PART: Final = re.compile(r"(?:(?!,| en | daarna |;|\n).)+")
_NO_WORK_YET: Final = re.compile(
    r"(?i)\b(?:nooit|nog niet|niet|geen) (?:ge?werk\w*|werk (?:gehad|gedaan)|ervaring)"
)
YEARS_BUTTONS: Final = ("0.5", "1", "2", "5", "10")
LICENCE_BUTTONS: Final = ("B", "C", "CE", "D")


def take_experience(turn: Turn) -> Taken | None:
    """Keep the occupations with their years where each has its own; what was told before stays."""
    named = occupations_in(turn)
    if not named:
        if says_no(turn) or _NO_WORK_YET.search(typed(turn)):
            keep(turn, profiles.save_experience, {})
            return Taken(noted(turn, "experience"))
        choices = ambiguous_in(turn)
        return ask_which(turn, choices) if choices else unclear(turn, "utter_profile_occupation_unknown")
    own_years = _years_of(turn, named)
    profile = kept(turn)
    told = {each.occupation: each.years for each in profile.experience} if profile else {}
    told |= {occupation: own_years.get(occupation, told.get(occupation)) for occupation in named}
    keep(turn, profiles.save_experience, told)
    return Taken(noted(turn, "experience"))


def _years_of(turn: Turn, named: list[str]) -> dict[str, float]:
    """Return the years of each occupation: "kok 5 jaar en metser" tells those of the first alone."""
    this_year = clock.today().year
    years = years_in(typed(turn), this_year)
    if len(years) == len(named):
        return dict(zip(named, years, strict=True))
    found: dict[str, float] = {}
    for part in _PART.finditer(typed(turn)):
        of_part = [
            str(entity["value"])
            for entity in turn.entities
            if entity.get("entity") == "occupation" and part.start() <= entity.get("start", -1) < part.end()
        ]
        years = years_in(part.group(), this_year)
        if len(of_part) == len(years) == 1:
            found[of_part[0]] = years[0]
    return found


def take_years(turn: Turn) -> Taken | None:
    """Keep the years of the first occupation without them; then the next is asked."""
    occupation = _without_years(turn)
    if occupation is None:
        return Taken()
    value = button_value(turn, _YEARS)
    years = [float(value)] if value in YEARS_BUTTONS else list(years_in(typed(turn), clock.today().year))
    if not years:
        return unclear(turn, "utter_profile_years_unclear")
    keep(turn, profiles.save_years, occupation, years[0])
    return Taken(stays=_without_years(turn) is not None)


def needs_years(turn: Turn) -> bool:
    """Whether an occupation was told without years."""
    return _without_years(turn) is not None


def years_values(turn: Turn) -> dict[str, object]:
    """Return the occupation that is asked about."""
    occupation = _without_years(turn)
    with session_scope() as session:
        return {"occupation": occupation_name(session, occupation) if occupation else ""}


def years_buttons(turn: Turn) -> list[Button]:
    """Return some lengths of time to choose from; any other can be typed."""
    return [
        turn.button(f"utter_profile_years_{years.replace('.', '_')}", pressed(_YEARS + years))
        for years in YEARS_BUTTONS
    ]


def take_licences(turn: Turn) -> Taken | None:
    """Keep the driving licences; none is an answer too."""
    value = button_value(turn)
    licences = tuple(each for each in LICENCES if each == value) or licences_in(typed(turn))
    if not licences and says_no(turn):
        licences = ()
    if licences is None:
        return unclear(turn, "utter_profile_licences_unclear")
    keep(turn, profiles.save_licences, licences)
    return Taken(noted(turn, "licences"))


def licence_buttons(turn: Turn) -> list[Button]:
    """Return the licences that are asked for most, and none."""
    named: list[Button] = [{"title": licence, "payload": pressed(licence)} for licence in LICENCE_BUTTONS]
    return [turn.button("utter_profile_button_no_licence", pressed(NONE)), *named]


def _without_years(turn: Turn) -> str | None:
    profile = kept(turn)
    return (
        next((each.occupation for each in profile.experience if each.years is None), None)
        if profile
        else None
    )

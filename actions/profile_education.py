"""The steps about school: the highest level, what somebody studied, where, and whether it is recognised."""

from typing import Final

from actions.interview import Taken
from actions.profile_kept import keep, kept, noted, pressed
from actions.profile_reading import button_value, own_words, typed, unclear
from actions.turn import Button, Part, Turn
from core.rules.education_words import education_levels_in, recognition_in
from core.rules.profile import EDUCATION_LEVELS, LONGEST_OWN_WORDS, EducationLevel, Recognition
from core.services import profiles
from core.services.languages import country_in

_LEVEL: Final = "school-"
WITH_A_FIELD: Final = EDUCATION_LEVELS[EDUCATION_LEVELS.index("upper_secondary") :]
BELGIUM: Final = "BE"
RECOGNITIONS: Final[tuple[Recognition, ...]] = ("yes", "no", "requested")


def take_education(turn: Turn) -> Taken | None:
    """Keep the highest level; a word that may be two levels ("universiteit") is asked again."""
    level = _pressed_level(turn)
    named = (level,) if level else education_levels_in(typed(turn))
    if len(named) > 1:
        levels = " / ".join(turn.text(f"utter_profile_school_{each}") for each in named)
        return Taken(Part("utter_profile_school_which", {"levels": levels}), stays=True)
    if not named:
        return unclear(turn, "utter_profile_school_unclear")
    keep(turn, profiles.save_education_level, named[0])
    return Taken(noted(turn, "education"))


def education_buttons(turn: Turn) -> list[Button]:
    """Return a button for each level, the lowest first."""
    return [
        turn.button(f"utter_profile_school_{level}", pressed(_LEVEL + level)) for level in EDUCATION_LEVELS
    ]


def take_field(turn: Turn) -> Taken | None:
    """Keep in somebody's own words what they studied."""
    text, instead = own_words(turn, LONGEST_OWN_WORDS)
    if text is None:
        return instead
    keep(turn, profiles.save_education_field, text)
    return Taken(noted(turn, "field"))


def take_country(turn: Turn) -> Taken | None:
    """Keep in which country somebody studied."""
    country = button_value(turn, "country-") or country_in(typed(turn))
    if country is None:
        return unclear(turn, "utter_profile_country_unknown")
    keep(turn, profiles.save_education_country, country)
    return Taken(noted(turn, "country"))


def take_recognised(turn: Turn) -> Taken | None:
    """Keep whether the diploma is recognised here."""
    value = button_value(turn)
    recognised = next((each for each in RECOGNITIONS if each == value), None) or recognition_in(typed(turn))
    if recognised is None:
        return unclear(turn, "utter_profile_recognised_unclear")
    keep(turn, profiles.save_recognition, recognised)
    return Taken(noted(turn, "recognised"))


def has_a_field(turn: Turn) -> bool:
    """Whether the level is one with a field of study and a diploma."""
    profile = kept(turn)
    return profile is not None and profile.education.level in WITH_A_FIELD


def may_be_recognised(turn: Turn) -> bool:
    """Whether there is a diploma from abroad."""
    profile = kept(turn)
    return profile is not None and has_a_field(turn) and profile.education.country != BELGIUM


def _pressed_level(turn: Turn) -> EducationLevel | None:
    value = button_value(turn, _LEVEL)
    return next((level for level in EDUCATION_LEVELS if level == value), None)

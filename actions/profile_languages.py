"""The steps about Dutch and about other languages, each with how well somebody knows it."""

import re
from typing import get_args

from actions.interview import Taken
from actions.interview_replies import DONE
from actions.profile_kept import keep, kept, noted, pressed
from actions.profile_reading import box, button_value, says_no, typed, unclear
from actions.turn import Button, Turn
from core.rules.language_levels import LEVELS, Level
from core.rules.profile import SpokenLanguage
from core.rules.spoken_levels import level_in
from core.services import profiles
from core.services.languages import language_name, languages_in

OFTEN = ("ar", "en", "fr", "fa-AF", "fa", "ps", "ti", "tr", "uk")
LEVEL_BUTTONS = ("A0", "A1", "A2", "B1", "B2", "C1")
SPOKEN_BUTTONS = ("C2", "B2", "B1", "A1")
_LANGUAGE = "language-"
_TALK_WITH_ME = re.compile(
    r"(?i)\b(?:spreekt?|praat|antwoordt?|kan|kun|kunt|kunnen) (?:je|jij|u|gij|jullie|we)\b"
    r"|\b(?:praat|antwoord|schrijf|verder|liever|alstublieft|aub|please|chat|bot|uitleg|vertaal\w*)\b|\?"
)
_LEVEL = "level-"


def take_dutch(turn: Turn) -> Taken | None:
    """Keep the level of Dutch."""
    is_about_another = bool(languages_in(typed(turn))) and "nederlands" not in typed(turn).lower()
    in_words = None if is_about_another else level_in(typed(turn))
    level = _pressed_level(turn) or turn.first("language_level") or in_words
    if level is None and says_no(turn):
        level = "A0"
    if level not in get_args(Level):
        return unclear(turn, "utter_profile_level_unclear")
    keep(turn, profiles.save_dutch, level)
    return Taken(noted(turn, "dutch"))


def dutch_buttons(turn: Turn) -> list[Button]:
    """Return a button for each level of Dutch."""
    return [turn.button(f"utter_profile_dutch_{level}", pressed(_LEVEL + level)) for level in LEVEL_BUTTONS]


def take_languages(turn: Turn) -> Taken | None:
    """Tick a language, take those that are typed, or finish; none is an answer too."""
    told = _languages(turn)
    if DONE in turn.values_of("answer") or says_no(turn):
        keep(turn, profiles.save_languages, [] if says_no(turn) else list(told.values()))
        return Taken(noted(turn, "languages"))
    code = button_value(turn, _LANGUAGE)
    if code in OFTEN:
        if code in told:
            del told[code]
        else:
            told[code] = SpokenLanguage(code)
        keep(turn, profiles.save_languages, list(told.values()), finished=False)
        return Taken(stays=True)
    named = languages_in(typed(turn))
    if not named:
        return unclear(turn, "utter_profile_languages_unclear")
    keep(turn, profiles.save_languages, list((told | {each.language: each for each in named}).values()))
    return Taken(noted(turn, "languages"))


def claims_languages(turn: Turn) -> bool:
    """Whether "Arabisch goed" was understood as a wish to talk in Arabic."""
    said = typed(turn)
    is_wish = turn.intent == "change_language" and _TALK_WITH_ME.search(said) is None
    return is_wish and bool(languages_in(said))


def language_buttons(turn: Turn) -> list[Button]:
    """Return a box for each language that is often spoken, and a button to go on."""
    told = _languages(turn)
    boxes = [
        box(turn, language_name(code), _LANGUAGE + code, ticked=code in told)
        for code in dict.fromkeys((*OFTEN, *told))
    ]
    ready = (
        turn.button("utter_button_step_done", pressed(DONE))
        if told
        else turn.button("utter_profile_button_no_language", pressed("none"))
    )
    return [*boxes, ready]


def take_levels(turn: Turn) -> Taken | None:
    """Keep how well somebody knows the first language of which that is not told; then the next is asked."""
    told = _languages(turn)
    language = _without_level(turn)
    if language is None:
        return Taken()
    level = _pressed_level(turn) or level_in(typed(turn))
    if level is None:
        return unclear(turn, "utter_profile_level_unclear")
    told[language] = SpokenLanguage(language, level)
    keep(turn, profiles.save_languages, list(told.values()))
    return Taken(stays=_without_level(turn) is not None)


def needs_levels(turn: Turn) -> bool:
    """Whether a language was told without how well."""
    return _without_level(turn) is not None


def level_values(turn: Turn) -> dict[str, object]:
    """Return the language that is asked about."""
    return {"language": language_name(_without_level(turn) or "")}


def level_buttons(turn: Turn) -> list[Button]:
    """Return the levels to choose from."""
    return [turn.button(f"utter_profile_spoken_{level}", pressed(_LEVEL + level)) for level in SPOKEN_BUTTONS]


def _pressed_level(turn: Turn) -> Level | None:
    value = button_value(turn, _LEVEL)
    return next((level for level in LEVELS if level == value), None)


def _languages(turn: Turn) -> dict[str, SpokenLanguage]:
    profile = kept(turn)
    return {each.language: each for each in profile.languages} if profile else {}


def _without_level(turn: Turn) -> str | None:
    return next((each.language for each in _languages(turn).values() if each.level is None), None)

"""The steps about what somebody looks for: which work, from when, how many hours, when, and wishes."""

import re
from typing import Final

from actions.collect import has_impossible_date
from actions.interview import Taken
from actions.profile_ahead import start_told, told_ahead
from actions.profile_kept import keep, noted
from actions.profile_reading import (
    NONE,
    UNCLEAR_INTENTS,
    ambiguous_in,
    ask_which,
    button_value,
    occupations_in,
    own_words,
    typed,
    unclear,
)
from actions.turn import Turn
from core import clock
from core.rules.profile import HOURS, LONGEST_WISHES, TIMES
from core.rules.work_words import hours_in, times_in
from core.services import profiles

ANY: Final = "any"
AT_ONCE: Final = "at_once"
_WISH: Final = re.compile(
    r"(?i)\W*(?:liever|liefst|graag|het liefst|ik (?:wil|werk) (?:liever|liefst|graag))\b"
)
_RATHER_NOT: Final = re.compile(
    r"(?i)\W*(?:dat |ik )?(?:wil (?:ik )?)?(?:dat )?(?:liever|liefst) niet(?: zeggen)?\W*"
)
_NO_WISHES: Final = re.compile(
    r"(?i)\W*(?:geen|nee+n?|niets|niks|no)(?: (?:wens|wensen|andere wensen|meer))?\W*"
)


def take_wanted(turn: Turn) -> Taken | None:
    """Keep the occupations that somebody wants; "alles" is none in particular."""
    named = occupations_in(turn)
    if named:
        keep(turn, profiles.save_wanted, named)
        return Taken(noted(turn, "wanted", *told_ahead(turn, "wanted")))
    if ANY in turn.values_of("answer") or _does_not_matter(turn):
        keep(turn, profiles.save_wanted, [])
        return Taken()
    choices = ambiguous_in(turn)
    return ask_which(turn, choices) if choices else unclear(turn, "utter_profile_occupation_unknown")


def _does_not_matter(turn: Turn) -> bool:
    text = typed(turn).lower()
    return text.strip(" .!") in ("alles", "alle werk", "elk werk", "eender wat") or "niet uit" in text


def take_start(turn: Turn) -> Taken | None:
    """Keep from which day somebody can start: one gone by is today."""
    at_once = AT_ONCE in turn.values_of("answer")
    day = clock.today() if at_once else start_told(turn, clock.today())
    if day is None:
        wrong = (
            "utter_profile_start_impossible" if has_impossible_date(turn) else "utter_profile_start_unclear"
        )
        return unclear(turn, wrong)
    keep(turn, profiles.save_start, day)
    return Taken(noted(turn, "start", *told_ahead(turn, "start")))


def take_hours(turn: Turn) -> Taken | None:
    """Keep full time, part time or either."""
    pressed = button_value(turn)
    hours = next((each for each in HOURS if each == pressed), None) or hours_in(typed(turn))
    if hours is None:
        return unclear(turn, "utter_profile_hours_unclear")
    keep(turn, profiles.save_hours, hours)
    return Taken(noted(turn, "hours", *told_ahead(turn, "hours")))


def take_times(turn: Turn) -> Taken | None:
    """Keep at which times somebody can work."""
    chosen = (button_value(turn) or "").split("+")
    times = tuple(time for time in TIMES if time in chosen) or times_in(typed(turn))
    if not times:
        return unclear(turn, "utter_profile_times_unclear")
    keep(turn, profiles.save_times, times)
    return Taken(noted(turn, "times"))


def claims_wish(turn: Turn) -> bool:
    """Whether it is a wish: "liever niet zwaar werk" tells of no bad boss, and of more than "liever niet"."""
    said = typed(turn)
    may_be_one = turn.intent in {"report_exploitation", *UNCLEAR_INTENTS}
    return may_be_one and _WISH.match(said) is not None and not _RATHER_NOT.fullmatch(said)


def take_wishes(turn: Turn) -> Taken | None:
    """Keep wishes in somebody's own words; nothing about health, religion, flight or how to reach them."""
    if button_value(turn) == NONE or _NO_WISHES.fullmatch(typed(turn)):
        return Taken()
    text, instead = own_words(turn, LONGEST_WISHES)
    if text is None:
        return instead
    keep(turn, profiles.save_wishes, text)
    return Taken()

"""The steps about where somebody lives and how far they want to go."""

import re

from actions.interview import Taken
from actions.places import municipalities_of
from actions.profile_ahead import told_ahead
from actions.profile_kept import keep, noted
from actions.profile_reading import button_value, typed, unclear
from actions.turn import Turn
from core.rules.distance_words import is_by_time, kilometres_in
from core.rules.places import Municipality
from core.services import profiles

MOST_CHOICES = 6
_NOT = re.compile(r"(?i)\b(?:niet|geen|not)\b(?: (?:meer|in|te|uit))* ?$")


def take_place(turn: Turn) -> Taken | None:
    """Keep the municipality; ask which one when several have that name."""
    found = places_named(turn, as_answer=True)
    if not found:
        return unclear(turn, "utter_profile_place_unknown")
    if len(found) > 1:
        turn.asked = True
        buttons = [
            {"title": each.name, "payload": f'/inform{{"place": "{each.name}"}}'}
            for each in found[:MOST_CHOICES]
        ]
        turn.say("utter_ask_which_place", buttons=buttons)
        return Taken(stays=True)
    keep(turn, profiles.save_place, found[0].nis_code)
    return Taken(noted(turn, "place", *told_ahead(turn, "place")))


def take_distance(turn: Turn) -> Taken | None:
    """Keep how many kilometres; a time on the way is asked again as a distance."""
    pressed = button_value(turn, "km-")
    kilometres = int(pressed) if pressed and pressed.isdecimal() else kilometres_in(typed(turn))
    if kilometres is None:
        by_time = "utter_profile_distance_by_time"
        return unclear(turn, by_time if is_by_time(typed(turn)) else "utter_profile_distance_unclear")
    keep(turn, profiles.save_distance, kilometres)
    return Taken(noted(turn, "distance"))


def places_named(turn: Turn, *, as_answer: bool = False) -> tuple[Municipality, ...]:
    """Return the municipalities that the message may mean; as an answer all of it may be a name.

    "Niet Gent, Aalst" does not mean Gent.
    """
    text = turn.text_of_person
    named = [
        str(entity["value"])
        for entity in turn.entities
        if entity.get("entity") == "place" and not _NOT.search(text[: entity.get("start") or 0])
    ]
    if not named and as_answer and typed(turn):
        named = [typed(turn)]
    return municipalities_of(named)

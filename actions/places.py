"""Where somebody lives or has a company: asked once, remembered for the conversation."""

import re
from collections.abc import Iterable

from actions.questions import UNKNOWN, ask
from actions.turn import Turn
from core.rules.places import Municipality
from core.rules.territory import PlaceOfAsker
from core.services.places import find_municipalities, find_place
from core.services.sessions import session_scope

SLOT = "place"
MOST_CHOICES = 6
_POSTAL_CODE = re.compile(r"\W*[1-9]\d{3}\W*")
_PROVINCE = re.compile(r"\bprovincie\b", re.IGNORECASE)


def take_place(turn: Turn) -> bool:
    """Remember the place that the message names; when it may be one of several, ask which. False without one.

    Only as the answer to the question where somebody lives are four digits a postal code, and no year, and
    is a name looked up that the gazetteer leaves out because several municipalities have it.
    """
    named = turn.first("place")
    if named is None and turn.slot("open_question") == SLOT and _may_be_a_place(turn.text_of_person):
        named = turn.text_of_person
    if named is None:
        return False
    if _PROVINCE.search(turn.text_of_person) and not _PROVINCE.search(str(named)):
        named = f"provincie {named}"
    with session_scope() as session:
        found = find_place(session, str(named))
    if not found:
        return False
    turn.remember(SLOT, str(named) if len(found) == 1 else None)
    if len(found) > 1:
        _ask_which(turn, found)
    return True


def _may_be_a_place(text: str) -> bool:
    return bool(_POSTAL_CODE.fullmatch(text)) or not any(map(str.isdigit, text))


def municipalities_of(names: Iterable[str]) -> tuple[Municipality, ...]:
    """Return the municipalities that the first of these names may mean that means any."""
    with session_scope() as session:
        for name in names:
            places = [place.municipality for place in find_place(session, name) if place.municipality]
            found = [find_municipalities(session, place)[0] for place in places]
            if found:
                return tuple(found)
    return ()


def place_of(turn: Turn) -> PlaceOfAsker | None:
    """Return the remembered place, or None when it is not known."""
    name = turn.slot(SLOT)
    if name in (None, UNKNOWN):
        return None
    with session_scope() as session:
        return next(iter(find_place(session, str(name))), None)


def ask_place(turn: Turn) -> None:
    """Ask where somebody lives, unless which of several places was meant is being asked already."""
    if not turn.asked:
        ask(turn, SLOT)


def _ask_which(turn: Turn, places: tuple[PlaceOfAsker, ...]) -> None:
    buttons = [
        {"title": place.municipality, "payload": f'/inform{{"place": "{place.municipality}"}}'}
        for place in places[:MOST_CHOICES]
        if place.municipality
    ]
    turn.remember("open_question", SLOT)
    turn.remember("question_topic", turn.slot("topic"))
    turn.asked = True
    turn.say("utter_ask_which_place", buttons=buttons)

"""Changing one thing of a profile: by choosing it, or because somebody tells that it is different now."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from actions import questions
from actions.interview import Interview, Step, Taken
from actions.profile_kept import CONSENTS, command, has_title, keep, kept, noted, states, title_of
from actions.profile_place import places_named
from actions.profile_reading import says_no, says_yes, typed
from actions.turn import Part, Turn
from core.rules.consent import Purpose
from core.rules.profile import LICENCES, STEPS, ProfileStep
from core.rules.work_words import licences_in
from core.services import consents, profiles
from core.services.sessions import session_scope

QUESTION: Final = "profile_change"
SLOT: Final = "profile_change"
EDIT: Final = "edit"
_CORRECTS: Final = re.compile(r"(?i)\W*(?:nee+n?|niet|fout|sorry|ik bedoel\w*|oei|toch|foutje|verkeerd)\b")
# What somebody may tell without being asked: then the bot asks whether the profile is to change.
_SAVES: Final[Mapping[str, Callable[..., None]]] = {
    "dutch": profiles.save_dutch,
    "place": profiles.save_place,
    "licences": profiles.save_licences,
}


def ask_what(turn: Turn, interview: Interview) -> None:
    """Show a button for every step that can be answered again."""
    turn.asked = True
    shown = states(turn)
    buttons = [
        {"title": title_of(turn, step), "payload": command(step)}
        for step in STEPS
        if step not in CONSENTS and step in shown and has_title(turn, step) and interview.step(step)
    ]
    turn.say("utter_profile_what_to_change", buttons=buttons)


def offer(turn: Turn) -> bool:
    """Ask whether the profile is to change when somebody tells something new; False when it is not new."""
    if turn.slot("open_question") or turn.is_press or turn.is_employer or not _tells_something(turn):
        return False
    with session_scope() as session:
        if not consents.agreed(session, turn.person, Purpose.KEEP):
            return False
    told = _told(turn)
    if told is None:
        return False
    step, value, words = told
    turn.remember(SLOT, {"step": step, "value": value})
    turn.remember("topic", QUESTION)
    told_back = Part("utter_profile_you_say", {"title": title_of(turn, step), "value": words})
    questions.ask(turn, QUESTION, introduction=[told_back])
    return True


def take_change(turn: Turn) -> bool:
    """Change the profile after a yes; False when the message is neither yes nor no."""
    offered = turn.slot(SLOT) or {}
    if not (says_yes(turn) or says_no(turn)):
        return False
    turn.forget(SLOT, "open_question", "question_topic", "topic")
    turn.asked = True
    if says_no(turn) or not offered:
        turn.say("utter_profile_not_changed")
        return True
    keep(turn, _SAVES[offered["step"]], offered["value"])
    turn.say(noted(turn, offered["step"]), "utter_profile_changed")
    return True


def correct(turn: Turn) -> ProfileStep | None:
    """Keep at once what a message tells in so many words, while the summary is shown; None without."""
    told = _told(turn)
    if told is None:
        return None
    step, value, _ = told
    keep(turn, _SAVES[step], value)
    return step


def correct_another(turn: Turn, open_step: Step) -> Taken | None:
    """Keep what a message corrects of another step than the open one: "nee niet Gent, Aalst"."""
    if turn.is_press or open_step.name in (*CONSENTS, "summary") or not _CORRECTS.match(typed(turn)):
        return None
    told = _told(turn)
    if told is None or open_step.name == told[0]:
        return None
    step, value, _ = told
    keep(turn, _SAVES[step], value)
    return Taken(noted(turn, step), stays=True)


def _tells_something(turn: Turn) -> bool:
    has_entity = turn.first("language_level") or turn.first("place")
    return bool(has_entity) or "rijbewij" in typed(turn).lower()


def _told(turn: Turn) -> tuple[ProfileStep, object, str] | None:
    """Return (step, new value, value in words) when the message tells another value than the profile has."""
    profile = kept(turn)
    if profile is None:
        return None
    level = turn.first("language_level")
    if level and level != profile.dutch_level:
        return "dutch", str(level), str(level)
    places = places_named(turn)
    if len(places) == 1 and places[0].nis_code != profile.nis_code:
        return "place", places[0].nis_code, places[0].name
    licences = licences_in(typed(turn)) if "rijbewij" in typed(turn).lower() else None
    if licences and set(licences) - set(profile.licences or ()):
        together = [each for each in LICENCES if each in {*licences, *(profile.licences or ())}]
        return "licences", together, ", ".join(together)
    return None

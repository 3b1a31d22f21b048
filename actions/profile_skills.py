"""The step about skills: ticked from the lists of the occupations, or in somebody's own words."""

import re
from typing import Final

from actions.interview import Taken
from actions.interview_replies import DONE
from actions.profile_kept import keep, kept, pressed
from actions.profile_reading import box, button_value, own_words, says_no
from actions.turn import Button, Part, Turn
from core.errors import NotFoundError
from core.rules.number_words import plain
from core.rules.profile import LONGEST_OWN_WORDS, Profile, Skill
from core.services import profiles
from core.services.occupations import known_occupation
from core.services.sessions import session_scope

MOST_OCCUPATIONS: Final = 2
MOST_SKILLS: Final = 40
_SKILL: Final = "skill-"
_BETWEEN: Final = re.compile(r"[,;\n•]|\.\s| en (?=\w)")
_BEFORE: Final = re.compile(r"(?i)^\W*(?:ik kan (?:ook |goed )*|en |ook )")


def take_skills(turn: Turn) -> Taken | None:
    """Tick or untick a skill, add own words, or finish."""
    profile = kept(turn)
    told = {each.skill: each for each in profile.skills} if profile else {}
    if DONE in turn.values_of("answer") or says_no(turn):
        keep(turn, profiles.save_skills, list(told.values()))
        return Taken()
    offered = _offered(profile)
    place = button_value(turn, _SKILL)
    if place is not None and place.isdecimal() and int(place) < len(offered):
        skill = offered[int(place)]
        if skill.skill in told:
            del told[skill.skill]
        else:
            told[skill.skill] = skill
        keep(turn, profiles.save_skills, list(told.values()), finished=False)
        return Taken(stays=True)
    return _add_own_words(turn, told, offered)


def _add_own_words(turn: Turn, told: dict[str, Skill], offered: list[Skill]) -> Taken | None:
    text, instead = own_words(turn, MOST_SKILLS * LONGEST_OWN_WORDS)
    if text is None:
        return instead
    parts = [_BEFORE.sub("", part).strip(" .!") for part in _BETWEEN.split(text)]
    added = [part for part in parts if part]
    if not added:
        return None
    if any(len(part) > LONGEST_OWN_WORDS for part in added) or len(told) + len(added) > MOST_SKILLS:
        return Taken(Part("utter_profile_too_long", {"most": LONGEST_OWN_WORDS}), stays=True)
    known = {plain(skill.skill): skill for skill in offered}
    for part in added:
        skill = known.get(plain(part)) or Skill(part)
        told.setdefault(skill.skill, skill)
    keep(turn, profiles.save_skills, list(told.values()), finished=False)
    return Taken(Part("utter_profile_skills_added", {"skills": ", ".join(added)}), stays=True)


def skill_buttons(turn: Turn) -> list[Button]:
    """Return a box for each skill of the occupations, ticked or not, and a button to go on."""
    profile = kept(turn)
    told = {each.skill for each in profile.skills} if profile else set()
    boxes = [
        box(turn, skill.skill, f"{_SKILL}{place}", ticked=skill.skill in told)
        for place, skill in enumerate(_offered(profile))
    ]
    ready = "utter_button_step_done" if told else "utter_profile_button_no_skills"
    return [*boxes, turn.button(ready, pressed(DONE))]


def _offered(profile: Profile | None) -> list[Skill]:
    """Return the skills of the occupations that somebody did, else of those that they want."""
    if profile is None:
        return []
    occupations = [each.occupation for each in (profile.experience or profile.wanted)[:MOST_OCCUPATIONS]]
    found: dict[str, Skill] = {}
    with session_scope() as session:
        for id_ in occupations:
            try:
                for skill in known_occupation(session, id_).skills:
                    found.setdefault(skill, Skill(skill, id_))
            except NotFoundError:
                continue
    return list(found.values())

"""The skills of a vacancy: ticked from the list of its occupation."""

from collections.abc import Sequence
from typing import Final

from actions.interview import Taken
from actions.interview_replies import DONE
from actions.turn import Button, Part, Turn
from actions.vacancy_draft import draft, put
from core.rules.number_words import plain
from core.services.occupations import occupation
from core.services.sessions import session_scope

TICKED: Final = "ticked"
_SKILL: Final = "skill-"


def skill_buttons(turn: Turn) -> list[Button]:
    """Return a button for each skill of the occupation, ticked or not, and one to go on."""
    ticked = draft(turn).get(TICKED, [])
    boxes = [
        {
            "title": turn.text(
                "utter_vacancy_ticked" if skill in ticked else "utter_vacancy_unticked", skill=skill
            ),
            "payload": f'/inform{{"answer": "{_SKILL}{place}"}}',
        }
        for place, skill in enumerate(_skills(turn))
    ]
    ready = "utter_button_step_done" if ticked else "utter_button_vacancy_no_skills"
    return [*boxes, turn.button(ready, f'/inform{{"answer": "{DONE}"}}')]


def take_skills(turn: Turn) -> Taken | None:
    """Tick or untick a skill, take those that are typed, or finish."""
    known, ticked = _skills(turn), list(draft(turn).get(TICKED, []))
    answers = [str(answer) for answer in turn.values_of("answer")]
    if DONE in answers or (not turn.is_press and turn.intent == "deny") or "no" in answers:
        put(turn, skills=[skill for skill in known if skill in ticked])
        return Taken()
    pressed = [answer.removeprefix(_SKILL) for answer in answers if answer.startswith(_SKILL)]
    if turn.is_press and pressed and pressed[0].isdecimal() and int(pressed[0]) < len(known):
        skill = known[int(pressed[0])]
        ticked = [one for one in ticked if one != skill] if skill in ticked else [*ticked, skill]
        put(turn, ticked=ticked)
        return Taken(stays=True)
    typed = [] if turn.is_press else _typed(turn.text_of_person, known)
    if not typed:
        return Taken(Part("utter_vacancy_skills_unclear"), stays=True) if turn.intent in _FAILED else None
    put(turn, skills=[skill for skill in known if skill in {*ticked, *typed}])
    return Taken()


_FAILED: Final = {"inform", "affirm", "out_of_scope", "nlu_unclear", "nlu_not_understood"}


def _typed(text: str, known: Sequence[str]) -> list[str]:
    """Return the skills of which the whole name is typed; "alles" is all of them, "geen" is not read here."""
    said = plain(text)
    if said in ("alles", "allemaal", "alle taken"):
        return list(known)
    return [skill for skill in known if plain(skill) in said]


def _skills(turn: Turn) -> Sequence[str]:
    with session_scope() as session:
        return occupation(session, draft(turn)["occupation"]).skills

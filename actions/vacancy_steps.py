"""The steps in which an employer tells of a vacancy. Each one is needed: half a vacancy is never kept."""

from collections.abc import Callable
from typing import Final

from actions.interview import Step
from actions.turn import Button, Turn
from actions.vacancy_answers import (
    AGREE,
    also,
    take_coaching,
    take_confirmation,
    take_consent,
    take_hours,
    take_level,
    take_licences,
    take_occupation,
    take_place,
    take_positions,
    take_start,
    take_times,
)
from actions.vacancy_draft import CONFIRMED, NO_LEVEL, draft
from actions.vacancy_own_words import take_company, take_contact, take_number
from actions.vacancy_skills import skill_buttons, take_skills
from actions.vacancy_summary import summary
from actions.vacancy_taking import AT_ONCE

LEVELS_TO_CHOOSE: Final = ("A1", "A2", "B1", "B2")
SHIFTS: Final = "day+evening+night"


def pressed(answer: object) -> str:
    """Return the payload of a button that answers the open step."""
    return f'/inform{{"answer": "{answer}"}}'


def _buttons(*choices: tuple[str, object]) -> Callable[[Turn], list[Button]]:
    return lambda turn: [turn.button(response, pressed(answer)) for response, answer in choices]


def _level_buttons(turn: Turn) -> list[Button]:
    levels = [
        {"title": level, "payload": f'/inform{{"language_level": "{level}"}}'} for level in LEVELS_TO_CHOOSE
    ]
    return [turn.button("utter_button_vacancy_no_dutch", pressed(NO_LEVEL)), *levels]


def _licence_buttons(turn: Turn) -> list[Button]:
    named = [{"title": licence, "payload": pressed(licence)} for licence in ("B", "C", "CE")]
    return [turn.button("utter_button_vacancy_no_licence", pressed(NO_LEVEL)), *named]


def _number_buttons(turn: Turn) -> list[Button]:
    return [{"title": str(number), "payload": pressed(number)} for number in (1, 2, 3)]


def _asks_for_dutch(turn: Turn) -> bool:
    return draft(turn).get("dutch_level") != NO_LEVEL


_YES_NO: Final = (("utter_button_vacancy_yes", "yes"), ("utter_button_vacancy_no", "no"))

STEPS: Final = (
    Step(
        "consent",
        take_consent,
        _buttons(("utter_button_vacancy_agree", AGREE), ("utter_button_vacancy_disagree", "no")),
        optional=False,
        counted=False,
    ),
    Step("occupation", also(take_occupation, "occupation"), optional=False),
    Step("positions", also(take_positions, "positions"), _number_buttons, optional=False),
    Step("nis_code", also(take_place, "nis_code"), optional=False),
    Step("dutch_level", also(take_level, "dutch_level"), _level_buttons, optional=False),
    Step(
        "coaching",
        also(take_coaching, "coaching"),
        _buttons(*_YES_NO),
        optional=False,
        applies=_asks_for_dutch,
    ),
    Step("skills", also(take_skills, "skills"), skill_buttons, optional=False),
    Step("licences", also(take_licences, "licences"), _licence_buttons, optional=False),
    Step(
        "hours",
        also(take_hours, "hours"),
        _buttons(
            ("utter_button_vacancy_full_time", "full_time"),
            ("utter_button_vacancy_part_time", "part_time"),
            ("utter_button_vacancy_any", "any"),
        ),
        optional=False,
    ),
    Step(
        "times",
        also(take_times, "times"),
        _buttons(
            ("utter_button_vacancy_day", "day"),
            ("utter_button_vacancy_shifts", SHIFTS),
            ("utter_button_vacancy_evening", "evening"),
            ("utter_button_vacancy_night", "night"),
            ("utter_button_vacancy_weekend", "weekend"),
        ),
        optional=False,
    ),
    Step(
        "start_on",
        also(take_start, "start_on"),
        _buttons(("utter_button_vacancy_at_once", AT_ONCE)),
        optional=False,
    ),
    Step("company", take_company, optional=False),
    Step("enterprise_number", take_number, optional=False),
    Step("contact", take_contact, optional=False),
    Step(
        CONFIRMED,
        take_confirmation,
        lambda turn: [
            turn.button("utter_button_vacancy_keep", pressed("yes")),
            turn.button("utter_button_vacancy_edit", '/register_vacancy{"answer": "edit"}'),
            turn.button("utter_button_vacancy_throw_away", '/register_vacancy{"answer": "throw_away"}'),
        ],
        values=lambda turn: {"summary": summary(turn)},
        optional=False,
        counted=False,
    ),
)

"""The vacancies of an employer: shown, changed and closed with buttons."""

import json
from typing import Final

from actions.questions import UNKNOWN
from actions.turn import Button, Part, Turn
from actions.vacancy_draft import drop, start_changing
from actions.vacancy_summary import summary
from core.errors import NotFoundError
from core.services import vacancies
from core.services.match_names import occupation_name, place_name
from core.services.sessions import session_scope
from core.services.vacancies import Vacancy

MOST_SHOWN: Final = 8
MY_VACANCIES: Final = "my_vacancies"
SHOW: Final = "vacancy"
CHANGE: Final = "change"
CLOSE: Final = "close"
FILLED: Final = "filled"
REOPEN: Final = "reopen"
ABOUT_ONE: Final = (SHOW, CHANGE, CLOSE, FILLED, REOPEN)


def payload(answer: str) -> str:
    """Return the payload of a button about vacancies."""
    return f'/register_vacancy{{"answer": "{answer}"}}'


def my_vacancies_button(turn: Turn) -> Button:
    """Return the button that leads to all vacancies of the employer."""
    return turn.button("utter_button_vacancy_mine", payload(MY_VACANCIES))


def report_button(turn: Turn, occupation: str | None = None, place: object = None) -> Button:
    """Return the button that begins a vacancy, with what was told already."""
    told = {"occupation": occupation, "place": place if place != UNKNOWN else None}
    values = {name: value for name, value in told.items() if value}
    written = json.dumps(values, ensure_ascii=False) if values else ""
    return turn.button("utter_choice_register_vacancy", f"/register_vacancy{written}")


def candidates_button(turn: Turn, vacancy_id: int) -> Button:
    """Return the button that leads to the people who fit a vacancy."""
    candidates = f'/find_candidates{{"answer": "vacancy-{vacancy_id}"}}'
    return turn.button("utter_button_vacancy_candidates", candidates)


def say_mine(turn: Turn) -> None:
    """List the vacancies of this person, the open ones first."""
    with session_scope() as session:
        mine = vacancies.vacancies_of(session, turn.person)
    new = turn.button("utter_button_vacancy_new", payload("new"))
    if not mine:
        turn.say("utter_vacancy_none", buttons=[new])
        return
    shown = sorted(mine, key=lambda one: (one.state != "open", -one.id))[:MOST_SHOWN]
    lines = "\n".join(_line(turn, one) for one in shown)
    buttons = [
        turn.button("utter_button_vacancy_one", payload(f"{SHOW}-{one.id}"), title=_title(one)[:40])
        for one in shown
    ]
    turn.say(Part("utter_vacancy_mine", {"number": len(mine), "lines": lines}), buttons=[*buttons, new])


def do(turn: Turn, answer: str) -> bool:
    """Do what a button about one vacancy asks; True when it is to be changed, so that it is asked about."""
    what, _, number = answer.partition("-")
    try:
        with session_scope() as session:
            one = vacancies.own_vacancy(session, turn.person, int(number))
            if what in (CLOSE, FILLED):
                vacancies.close_vacancy(session, one.id, "filled" if what == FILLED else "closed")
            elif what == REOPEN:
                vacancies.reopen_vacancy(session, one.id)
    except NotFoundError:
        turn.say("utter_vacancy_gone", buttons=[my_vacancies_button(turn)])
        return False
    if what == CHANGE:
        start_changing(turn, one)
        return True
    if what == SHOW:
        _say_one(turn, one)
    else:
        said = {
            CLOSE: "utter_vacancy_closed",
            FILLED: "utter_vacancy_filled",
            REOPEN: "utter_vacancy_reopened",
        }
        turn.say(Part(said[what], {"title": _title(one)}), buttons=_after(turn, one, what))
    return False


def _say_one(turn: Turn, one: Vacancy) -> None:
    before = turn.slot("vacancy_draft")
    start_changing(turn, one)
    values = {"number": one.id, "state": _state(turn, one), "summary": summary(turn)}
    drop(turn)
    turn.remember("vacancy_draft", before)
    if one.state == "open":
        buttons = [
            candidates_button(turn, one.id),
            turn.button("utter_button_vacancy_change", payload(f"{CHANGE}-{one.id}")),
            turn.button("utter_button_vacancy_filled", payload(f"{FILLED}-{one.id}")),
            turn.button("utter_button_vacancy_close", payload(f"{CLOSE}-{one.id}")),
        ]
    else:
        buttons = [turn.button("utter_button_vacancy_reopen", payload(f"{REOPEN}-{one.id}"))]
    turn.say(Part("utter_vacancy_shown", values), buttons=[*buttons, my_vacancies_button(turn)])


def _after(turn: Turn, one: Vacancy, what: str) -> list[Button]:
    if what == REOPEN:
        return [candidates_button(turn, one.id), my_vacancies_button(turn)]
    return [
        turn.button("utter_button_vacancy_reopen", payload(f"{REOPEN}-{one.id}")),
        my_vacancies_button(turn),
    ]


def _line(turn: Turn, one: Vacancy) -> str:
    return turn.text(
        "utter_vacancy_in_list",
        number=one.id,
        title=_title(one),
        positions=one.positions,
        state=_state(turn, one),
    )


def _state(turn: Turn, one: Vacancy) -> str:
    return turn.text(f"utter_vacancy_state_{one.state}")


def _title(one: Vacancy) -> str:
    with session_scope() as session:
        return f"{occupation_name(session, one.occupation)}, {place_name(session, one.nis_code)}"

"""`register_vacancy`: an employer tells of a vacancy in steps; it is kept at the end, whole."""

import re
from collections.abc import Mapping
from typing import Final

from actions.answers import is_about_a_part, say_answer, start
from actions.base import BotAction
from actions.interview import Interview, register
from actions.interview_replies import State
from actions.turn import Part, Turn
from actions.vacancy_draft import CONFIRMED, ID, OWN_FIELDS, draft, drop, has_draft, put, title_of, vacancy_of
from actions.vacancy_list import (
    ABOUT_ONE,
    CHANGE,
    MY_VACANCIES,
    candidates_button,
    do,
    my_vacancies_button,
    payload,
    say_mine,
)
from actions.vacancy_steps import STEPS
from actions.vacancy_summary import noted, shortage_note, title
from actions.vacancy_taking import take_named
from core.rules.number_words import plain
from core.services import consents, vacancies
from core.services.consents import Purpose
from core.services.sessions import session_scope
from core.services.vacancies import InvalidVacancyError

TOPIC: Final = "vacancy"
STOPPED: Final = "utter_vacancy_stopped"  # said by ActionStop
EDIT: Final = "edit"
GO_ON: Final = "go_on"
NEW: Final = "new"
START_AGAIN: Final = "start_again"
THROW_AWAY: Final = "throw_away"
FIELDS_OF_A_PROBLEM: Final[Mapping[str, str]] = {"sector": "occupation"}
_MINE: Final = re.compile(
    r"\b(?:mijn|onze|ons|eigen) (?:\w+ )?(?:vacatures|jobs|aanbiedingen)\b"
    r"|\b(?:welke|overzicht|lijst)\b.*\bvacatures\b"
)
_CHANGE: Final = re.compile(
    r"\b(?:wijzig\w*|verander\w*|aanpas\w*|pas .* aan|sluit\w*|afsluit\w*|stopzet\w*|verwijder\w*|verleng\w*"
    r"|intrek\w*|trek .* in|wis|ingevuld|bezet|mag (?:dicht|weg)|haal .* weg|gevonden)\b"
)
_GO_ON: Final = re.compile(r"\b(?:verder|voortdoen|ga door|doorgaan|waar waren we|gebleven|hervat\w*)\b")


def states(turn: Turn) -> dict[str, State]:
    """Return the steps that are answered: what the draft holds, and the consent that is in force."""
    told = draft(turn)
    found: dict[str, State] = {name: "answered" for name in (*OWN_FIELDS, CONFIRMED) if name in told}
    with session_scope() as session:
        if consents.agreed(session, turn.person, Purpose.KEEP):
            found["consent"] = "answered"
    return found


def finish(turn: Turn, note: Part | None) -> None:
    """Keep the vacancy, or the change; ask again for what can no longer be kept."""
    told = draft(turn)
    new = vacancy_of(turn)
    try:
        with session_scope() as session:
            if ID in told:
                kept = vacancies.change_vacancy(
                    session, vacancies.own_vacancy(session, turn.person, told[ID]).id, new
                )
            else:
                kept = vacancies.report_vacancy(session, turn.person, new)
    except InvalidVacancyError as error:
        wrong = [FIELDS_OF_A_PROBLEM.get(problem, problem) for problem in error.problems]
        drop(turn, CONFIRMED, *wrong)
        titles = ", ".join(title(turn, field) for field in wrong)
        INTERVIEW.go_on(turn, Part("utter_vacancy_no_longer_right", {"titles": titles}))
        return
    in_words = title_of(turn)
    drop(turn)
    turn.forget("topic")
    response = "utter_vacancy_changed" if ID in told else "utter_vacancy_kept"
    also = "register-vacancy-brussels" if new.nis_code.startswith("21") else "register-vacancy"
    turn.say(
        *([note] if note else []),
        Part(response, {"number": kept.id, "title": in_words}),
        buttons=[
            candidates_button(turn, kept.id),
            turn.button("utter_choice_ask_support_measures", "/ask_support_measures"),
            my_vacancies_button(turn),
            turn.button("utter_button_vacancy_vdab", payload(also)),
            turn.button("utter_button_vacancy_new", payload(NEW)),
        ],
    )


INTERVIEW: Final = register(
    Interview(
        topic=TOPIC,
        steps=STEPS,
        states=states,
        mark=lambda turn, step, state: None,
        finish=finish,
        stopped="utter_vacancy_stopped",
    )
)


class ActionRegisterVacancy(BotAction):
    """Answer `register_vacancy`: tell of a vacancy, see, change or close those that are kept."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_register_vacancy"

    def answer(self, turn: Turn) -> None:
        """Do what the button says, or what the words ask for; else begin, or offer to go on."""
        turn.remember("role", "employer")
        if turn.is_press and turn.first("answer"):
            _answer_press(turn, str(turn.first("answer")))
            return
        said = plain(turn.text_of_person)
        if has_draft(turn) and _GO_ON.search(said):
            INTERVIEW.go_on(turn)
        elif not turn.is_press and (_MINE.search(said) or (_CHANGE.search(said) and "vacature" in said)):
            say_mine(turn)
        elif not turn.is_press and is_about_a_part(turn):
            start(turn)
            say_answer(turn)
        elif has_draft(turn):
            _offer_to_go_on(turn)
        else:
            begin(turn)


def begin(turn: Turn) -> None:
    """Take what the message tells already, and ask the rest."""
    told = take_named(turn)
    put(turn)
    turn.remember("topic", TOPIC)
    note = shortage_note(turn) if "consent" in states(turn) else None
    INTERVIEW.go_on(turn, noted(turn, told) if told else note)


def go_on(turn: Turn) -> None:
    """Ask the step that is open, again; for who asks to hear it again."""
    INTERVIEW.go_on(turn)


def _answer_press(turn: Turn, answer: str) -> None:
    if answer.startswith(CHANGE) and has_draft(turn):
        _offer_to_go_on(turn)
    elif answer.split("-")[0] in ABOUT_ONE:
        if do(turn, answer):
            INTERVIEW.go_on(turn)
    elif answer == MY_VACANCIES:
        say_mine(turn)
    elif answer == GO_ON:
        INTERVIEW.go_on(turn)
    elif answer == NEW and has_draft(turn):
        _offer_to_go_on(turn)
    elif answer in (NEW, START_AGAIN, THROW_AWAY):
        _throw_away(turn, begin_again=answer != THROW_AWAY)
    elif answer == EDIT:
        _ask_what_to_edit(turn)
    elif answer.startswith(f"{EDIT}-") and (step := INTERVIEW.step(answer.partition("-")[2])):
        INTERVIEW.ask(turn, step)
    else:
        start(turn)
        say_answer(turn)


def _throw_away(turn: Turn, *, begin_again: bool) -> None:
    was_kept = ID in draft(turn)
    drop(turn)
    _put_question_away(turn)
    if begin_again:
        begin(turn)
        return
    said = "utter_vacancy_unchanged" if was_kept else "utter_vacancy_thrown_away"
    turn.say(said, buttons=[my_vacancies_button(turn)])


def _put_question_away(turn: Turn) -> None:
    """Ask nothing about the vacancy for now; a question about something else stays open."""
    if turn.slot("question_topic") == TOPIC:
        turn.forget("open_question", "question_topic")


def _offer_to_go_on(turn: Turn) -> None:
    _put_question_away(turn)
    buttons = [
        turn.button("utter_button_vacancy_go_on", payload(GO_ON)),
        turn.button("utter_button_vacancy_start_again", payload(START_AGAIN)),
        turn.button("utter_button_vacancy_throw_away", payload(THROW_AWAY)),
    ]
    turn.say(Part("utter_vacancy_waits", {"title": title_of(turn)}), buttons=buttons)


def _ask_what_to_edit(turn: Turn) -> None:
    """Show a button for every value; the confirmation stays open."""
    turn.asked = True
    shown = states(turn)
    buttons = [
        {"title": title(turn, field), "payload": payload(f"{EDIT}-{field}")}
        for field in OWN_FIELDS
        if field in shown and not (field == "coaching" and draft(turn)["dutch_level"] == "none")
    ]
    turn.say("utter_vacancy_what_to_edit", buttons=buttons)

"""The step about the right to work: the questions that the bot has already, and the days that follow."""

from typing import Final

from actions.collect import collect, has_impossible_date, take_answer
from actions.facts import situation_of
from actions.interview import Interview, Taken
from actions.interview_replies import DECLINED, LATER
from actions.profile_kept import TOPIC, keep
from actions.profile_reading import says_no, says_yes, unclear
from actions.questions import ask, close
from actions.right_to_work import ask_date_again, ask_fact
from actions.turn import Part, Turn
from core import clock
from core.rules.right_to_work_questions import next_question
from core.rules.right_to_work_situation import SituationError
from core.rules.right_to_work_terms import Fact
from core.services import profiles
from core.services.profile_lines import window_in_words
from core.services.right_to_work import right_to_work_law
from core.services.sessions import session_scope
from core.services.work_window import window_today

WORK_TOPIC: Final = "profile_work"
STEP: Final = "work"
FACTS: Final = {fact.value for fact in Fact}


def take_work(turn: Turn) -> Taken | None:
    """Begin with the questions after a yes, or with what the message tells of papers already."""
    if says_no(turn):
        keep(turn, profiles.mark, STEP, "later")
        return Taken()
    told = collect(turn)
    if not told and not says_yes(turn):
        return unclear(turn, "utter_profile_work_unclear")
    note = _ask_or_keep(turn)
    return Taken(note) if note else Taken(stays=True)


def go_on_with_work(turn: Turn, interview: Interview) -> None:
    """Ask the next question about the papers; when nothing is missing keep it and go on with the profile."""
    note = _ask_or_keep(turn)
    if note is not None:
        interview.go_on(turn, note)


def put_off(turn: Turn, interview: Interview) -> bool:
    """Leave the questions about papers for later, or for good; False when nobody asks for that."""
    if turn.slot("question_topic") != WORK_TOPIC:
        return False
    answers = turn.values_of("answer")
    if LATER not in answers and DECLINED not in answers:
        return False
    close(turn)
    interview.mark(turn, STEP, "declined" if DECLINED in answers else "later")
    interview.go_on(turn)
    return True


def take_typed(turn: Turn, interview: Interview) -> bool:
    """Use a typed message for the open question about papers; False when it answers nothing.

    "Ik ben erkend vluchteling" is understood as a question about rights: here it is an answer.
    """
    question = turn.slot("open_question")
    if turn.slot("question_topic") != WORK_TOPIC or question not in FACTS:
        return False
    if put_off(turn, interview):
        return True
    if not take_answer(turn, Fact(question)):
        return False
    go_on_with_work(turn, interview)
    return True


def _ask_or_keep(turn: Turn) -> Part | None:
    """Ask the next fact that matters (None), or keep the window and return the sentence about it."""
    turn.remember("topic", WORK_TOPIC)
    if has_impossible_date(turn):
        ask_date_again(turn)
        return None
    today = clock.today()
    situation = situation_of(turn, today)
    with session_scope() as session:
        law = right_to_work_law(session)
        try:
            question = next_question(situation, law)
            if question is None:
                window = window_today(session, situation, today)
        except SituationError as error:
            turn.forget(error.fact.value, "last_date_fact")
            ask(turn, error.fact.value, introduction=[Part(f"utter_error_{error.code}")])
            return None
    if question is not None:
        ask_fact(turn, question, situation, law)
        turn.add(
            "utter_profile_work_or_later",
            turn.button("utter_button_step_later", f'/inform{{"answer": "{LATER}"}}'),
        )
        return None
    close(turn)
    turn.remember("topic", TOPIC)
    keep(turn, profiles.save_work, situation, window)
    return Part(f"utter_profile_work_{window.answer.value}", {"window": window_in_words(window)})

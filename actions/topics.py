"""What the conversation is about, so that an answer, a correction or "herhaal" finds its way back."""

from collections.abc import Callable
from functools import partial

from actions import (
    action_plan,
    answers,
    contact,
    dutch,
    find_candidates,
    find_job,
    income,
    interview,
    introduction,
    measures,
    my_data,
    profile,
    profile_change,
    profile_kept,
    profile_work,
    right_to_work,
    shortage_occupations,
    status_rights,
    tryout,
    vacancy,
)
from actions.asked_period import take_period
from actions.collect import collect, has_impossible_date, take_answer
from actions.income import take_income
from actions.places import take_place
from actions.questions import close
from actions.turn import Turn
from core.rules.right_to_work_terms import Fact

REPEATS = {
    right_to_work.TOPIC: right_to_work.ask_or_decide,
    "measures_overview": measures.overview,
    "measure": measures.details,
    "status_rights": status_rights.say_rights,
    "ask_self_employment": status_rights.say_other_work,
    "ask_volunteering": status_rights.say_other_work,
    "ask_income_and_reception": income.say_income,
    "ask_learn_dutch": dutch.say_learn_dutch,
    "ask_language_coaching": dutch.say_language_coaching,
    "ask_tryout": tryout.say_tryout,
    contact.TOPIC: contact.say_contact,
    shortage_occupations.TOPIC: shortage_occupations.say_shortage,
    action_plan.TOPIC: action_plan.say_action_plan,
    vacancy.TOPIC: vacancy.go_on,
    profile_kept.TOPIC: profile.go_on,
    profile_work.WORK_TOPIC: profile.go_on_with_work,
    **dict.fromkeys(answers.THEMED_INTENTS, answers.say_answer),
    my_data.DELETE: my_data.say_confirmation,
    find_candidates.TOPIC: find_candidates.say_again,
    find_job.TOPIC: find_job.say_again,
    introduction.TOPIC: introduction.go_on,
}
# What takes the answer to a question that is no fact about the right to work.
TAKES: dict[str, Callable[[Turn], bool]] = {
    "worker_status": partial(measures.take_overview_answer, question="worker_status"),
    "company_size": partial(measures.take_overview_answer, question="company_size"),
    "place": answers.take_place_or_unknown,
    "theme": contact.take_theme,
    profile_change.QUESTION: profile_change.take_change,
    shortage_occupations.QUESTION: shortage_occupations.take_shortage_answer,
}
ANSWERS_ABOUT_THE_LAW = {right_to_work.TOPIC, "status_rights"}
NOT_ABOUT_A_PERSON = {
    "measures_overview",
    "measure",
    shortage_occupations.TOPIC,
    action_plan.TOPIC,
    vacancy.TOPIC,
    profile_kept.TOPIC,
    profile_work.WORK_TOPIC,
}
UNKNOWN_THEN = {"status_rights", "measures_overview", "measure", contact.TOPIC}
FACTS = {fact.value for fact in Fact}


def repeat_topic(turn: Turn) -> bool:
    """Say the answer of the current topic again; return False when there is none."""
    topic = REPEATS.get(turn.slot("topic") or "")
    if topic is None:
        return False
    topic(turn)
    return True


def continue_topic(turn: Turn) -> bool:
    """Use the message as an answer to the open question, or as a correction; False if it is neither."""
    if my_data.take_reply(turn):
        return True
    if interview.answer_open(turn) or _ask_about_then(turn):
        return True
    question = turn.slot("open_question")
    if question:
        turn.remember("topic", turn.slot("question_topic"))
    if profile.put_off_work(turn):
        return True
    if question in TAKES:
        if not TAKES[question](turn):
            return False
        if turn.asked:
            return True
        close(turn)
        return repeat_topic(turn)
    if question in FACTS:
        return _answer_about_situation(turn, Fact(question))
    return _correct(turn) or profile_change.offer(turn)


def _answer_about_situation(turn: Turn, fact: Fact) -> bool:
    if fact is Fact.STATUS and "other_status" in turn.values_of("answer"):
        turn.asked = True
        turn.say("utter_ask_other_status")
        return True
    return take_answer(turn, fact) and repeat_topic(turn)


def _ask_about_then(turn: Turn) -> bool:
    """Say the answer of the topic again as it was in the time that the message asks about."""
    topic = turn.slot("topic")
    if topic not in REPEATS or not take_period(turn):
        return False
    if topic in UNKNOWN_THEN:
        turn.forget("asked_period")
        turn.say("utter_unknown_then", buttons=[turn.human_button()])
        return True
    if topic == shortage_occupations.TOPIC:
        shortage_occupations.answer_shortage(turn)
        return True
    return repeat_topic(turn)


def _correct(turn: Turn) -> bool:
    topic = turn.slot("topic")
    if topic == action_plan.TOPIC:
        return turn.first("place") is not None and repeat_topic(turn)
    if topic in ANSWERS_ABOUT_THE_LAW:
        return (collect(turn) or has_impossible_date(turn)) and repeat_topic(turn)
    if topic in REPEATS and topic not in NOT_ABOUT_A_PERSON:
        if topic == "ask_income_and_reception" and take_income(turn):
            return repeat_topic(turn)
        told = [collect(turn), take_place(turn)]
        return any(told) and (turn.asked or repeat_topic(turn))
    return False

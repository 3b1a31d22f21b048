"""What the conversation is about, so that an answer, a correction or "herhaal" finds its way back."""

from actions import measures, right_to_work, status_rights
from actions.collect import collect, has_impossible_date, take_answer
from actions.questions import close
from actions.turn import Turn
from core.rules.right_to_work_terms import Fact

REPEATS = {
    right_to_work.TOPIC: right_to_work.ask_or_decide,
    "measures_overview": measures.overview,
    "measure": measures.details,
    "status_rights": status_rights.say_rights,
    "work_permit": status_rights.say_work_permit,
    "ask_self_employment": status_rights.say_other_work,
    "ask_volunteering": status_rights.say_other_work,
}
MEASURE_QUESTIONS = {"worker_status", "company_size"}
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
    question = turn.slot("open_question")
    if question:
        turn.remember("topic", turn.slot("question_topic"))
    if question in MEASURE_QUESTIONS:
        if not measures.take_overview_answer(turn, question):
            return False
        close(turn)
        return repeat_topic(turn)
    if question in FACTS:
        return _answer_about_situation(turn, Fact(question))
    return _correct(turn)


def _answer_about_situation(turn: Turn, fact: Fact) -> bool:
    if fact is Fact.STATUS and "other_status" in turn.values_of("answer"):
        turn.asked = True
        turn.say("utter_ask_other_status")
        return True
    return take_answer(turn, fact) and repeat_topic(turn)


def _correct(turn: Turn) -> bool:
    if turn.slot("topic") not in {right_to_work.TOPIC, "status_rights"}:
        return False
    return (collect(turn) or has_impossible_date(turn)) and repeat_topic(turn)

"""The right to work in conversation: ask what is missing, then say the verdict and what it rests on."""

from collections.abc import Callable

from actions import reminders
from actions.answers import is_about_a_part, say_answer, start
from actions.asked_period import asked_period, take_period
from actions.base import BotAction
from actions.collect import collect, has_impossible_date
from actions.facts import DATE_FACTS, situation_of
from actions.interview import DRAFTS
from actions.questions import ask, settle
from actions.right_to_work_then import say_waiting_period_then
from actions.sources import source_of
from actions.turn import Button, Part, Turn
from actions.verdict import Beside, facts_in_words, penalty_in_words, say_verdict
from core import clock
from core.rules.right_to_work import decide
from core.rules.right_to_work_law import RightToWorkLaw
from core.rules.right_to_work_questions import documents_to_choose_from, next_question
from core.rules.right_to_work_situation import Situation, SituationError
from core.rules.right_to_work_terms import Answer, Fact
from core.services.right_to_work import Penalty, employer_penalty, right_to_work_law
from core.services.sessions import session_scope

TOPIC = "right_to_work"
Adding = Callable[[Turn, RightToWorkLaw], Beside]


class ActionWhenMayWork(BotAction):
    """Answer `ask_when_may_work` and `ask_work_during_appeal`: "vanaf wanneer mag ik werken?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_when_may_work"

    def answer(self, turn: Turn) -> None:
        """Take what the message tells, then ask or decide."""
        collect(turn)
        take_period(turn)
        ask_or_decide(turn)


class ActionMayHire(BotAction):
    """Answer `ask_may_hire`: the same rules, said to an employer, with what an employer must check."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_may_hire"

    def answer(self, turn: Turn) -> None:
        """Take what the message tells about the candidate, then ask or decide.

        An employer asks about one person after another: a new question starts without the last one's facts.
        """
        if turn.slot("role") is None:
            turn.remember("role", "employer")
        if "penalty" in turn.values_of("answer") and asked_period(turn) is None:
            say_penalty(turn)
            return
        if "checks" in turn.values_of("answer"):
            say_checks(turn)
            return
        if is_about_a_part(turn) or "penalty" in turn.values_of("answer"):
            start(turn)
            say_answer(turn)
            return
        if turn.is_employer and turn.slot("open_question") is None:
            turn.forget_all_but("role", "company_size", "misses", "place", *DRAFTS)
        collect(turn)
        take_period(turn)
        ask_or_decide(turn)


def ask_or_decide(turn: Turn, topic: str = TOPIC, also: Adding = lambda turn, law: Beside()) -> None:
    """Ask the next fact that can change the verdict, or say the verdict and what `also` adds to it."""
    turn.remember("topic", topic)
    if has_impossible_date(turn):
        ask_date_again(turn)
        return
    if turn.slot("asked_period"):
        say_waiting_period_then(turn)
        return
    situation = situation_of(turn, clock.today())
    with session_scope() as session:
        law = right_to_work_law(session)
    try:
        question = next_question(situation, law)
        if question:
            ask_fact(turn, question, situation, law)
            return
        verdict = decide(situation, law)
    except SituationError as error:
        turn.forget(error.fact.value, "last_date_fact")
        ask(turn, error.fact.value, introduction=[Part(f"utter_error_{error.code}")])
        return
    settle(turn)
    beside = also(turn, law)
    if turn.is_employer and verdict.answer is not Answer.YES:
        beside = Beside([*beside.explanation, penalty_in_words(_penalty_today())], beside.buttons)
    beside = Beside(beside.explanation, [*beside.buttons, *reminders.offer(turn, verdict, situation)])
    say_verdict(turn, verdict, law, situation, beside)


def _penalty_today() -> Penalty:
    with session_scope() as session:
        return employer_penalty(session, clock.today())


def say_penalty(turn: Turn) -> None:
    """Say what an employer risks who lets somebody work without the right to, or does not check."""
    penalty = _penalty_today()
    turn.say(
        penalty_in_words(penalty),
        "utter_low_confidence",
        source_of(penalty.entry),
        buttons=[
            turn.button("utter_button_employer_checks", '/ask_may_hire{"answer": "checks"}'),
            turn.human_button(),
        ],
    )


def say_checks(turn: Turn) -> None:
    """Say what an employer checks before, during and after the work."""
    turn.say(
        "utter_employer_checks",
        source_of(_penalty_today().entry),
        buttons=[
            turn.button("utter_choice_ask_may_hire", "/ask_may_hire"),
            turn.human_button(),
        ],
    )


def ask_fact(turn: Turn, fact: Fact, situation: Situation, law: RightToWorkLaw) -> None:
    """Ask a fact, after saying back a date that was just understood; the documents depend on the status."""
    new_dates = tuple(fact for fact in DATE_FACTS if turn.has_changed(fact.value))
    noted = facts_in_words(turn, law, only=new_dates)
    introduction = [Part("utter_noted", {"facts": noted})] if noted else []
    buttons: list[Button] | None = None
    if fact is Fact.DOCUMENT:
        buttons = [
            {"title": law.documents[document], "payload": f'/inform{{"answer": "{document}"}}'}
            for document in documents_to_choose_from(situation, law)
        ]
        buttons.append(turn.button("utter_button_unknown", '/inform{"answer": "unknown"}'))
    ask(turn, fact.value, introduction=introduction, buttons=buttons)


def ask_date_again(turn: Turn) -> None:
    """Say that a date is on no calendar, and ask what is open once more."""
    raw = next(str(e.get("raw") or "") for e in turn.entities if e.get("value") == "impossible")
    fact = turn.slot("open_question") or turn.slot("last_date_fact") or Fact.LODGED_ON.value
    ask(turn, fact, introduction=[Part("utter_date_impossible", {"raw": raw})])

"""What a protection status allows, and what became of the work permit."""

from actions import right_to_work
from actions.answers import STATUSES, say_answer, start
from actions.base import BotAction
from actions.collect import CARD_TEXTS, collect
from actions.questions import UNKNOWN, settle
from actions.sources import source_of
from actions.turn import Part, Turn
from actions.verdict import Beside
from core import clock
from core.rules.right_to_work_law import RightToWorkLaw
from core.rules.right_to_work_terms import Confidence, DecidedBy, Fact
from core.services.right_to_work import right_to_work_law
from core.services.sessions import session_scope

TOPIC = "status_rights"
OTHER_WORK = {"ask_self_employment", "ask_volunteering"}


class ActionStatusRights(BotAction):
    """Answer `ask_status_rights`: "ik ben erkend, mag ik overal werken?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_status_rights"

    def answer(self, turn: Turn) -> None:
        """Take the status from the message, or ask for it."""
        collect(turn)
        turn.forget("asked_period")
        say_rights(turn)


class ActionWorkPermit(BotAction):
    """Answer `ask_work_permit`: "waar vraag ik een arbeidskaart aan?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_work_permit"

    def answer(self, turn: Turn) -> None:
        """Tell that the text on the residence card counts; who tells that text hears what it means."""
        turn.forget("asked_period")
        if collect(turn) and turn.first("answer") in CARD_TEXTS:
            right_to_work.ask_or_decide(turn)
            return
        start(turn)
        say_answer(turn)


class ActionOtherWork(BotAction):
    """Answer `ask_self_employment` and `ask_volunteering` for the person's status."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_other_work"

    def answer(self, turn: Turn) -> None:
        """Take the status from the message, or ask for it."""
        start(turn)
        say_other_work(turn)


def say_other_work(turn: Turn) -> None:
    """Say whether the remembered status allows the kind of work that the topic is about.

    A status of which the themed answers say nothing is answered from the law, which knows more of them.
    """
    status, topic = turn.slot(Fact.STATUS.value), turn.slot("topic")
    themed = status is None or status in STATUSES or status == UNKNOWN or turn.slot("asked_period")
    if themed or topic not in OTHER_WORK:
        say_answer(turn)
        return
    settle(turn)
    with session_scope() as session:
        law = right_to_work_law(session)
    rule = law.status(status, clock.today())
    if rule is None:
        turn.say(Part("utter_not_yet_known", {"subject": turn.text(f"utter_choice_{topic}")}))
        return
    if topic == "ask_self_employment":
        answer = f"utter_rights_self_employed_{rule.self_employed_flanders.value}"
    else:
        answer = f"utter_rights_volunteering_{rule.volunteering.value}"
    parts: list[Part | str] = [answer]
    if rule.entry.confidence is not Confidence.HIGH:
        parts.append("utter_low_confidence")
    turn.say(*parts, source_of(rule.entry), buttons=[turn.human_button()])


def say_rights(turn: Turn) -> None:
    """Say what the remembered status allows: as an employee by the rules, self-employed, as a volunteer."""
    right_to_work.ask_or_decide(turn, topic=TOPIC, also=_other_rights)


def _other_rights(turn: Turn, law: RightToWorkLaw) -> Beside:
    status = turn.slot(Fact.STATUS.value)
    rule = law.status(status, clock.today()) if status in law.statuses else None
    if rule is None or rule.decided_by is DecidedBy.PROCEDURE or turn.is_employer:
        return Beside()
    return Beside(
        explanation=[
            Part(f"utter_rights_self_employed_{rule.self_employed_flanders.value}"),
            Part(f"utter_rights_volunteering_{rule.volunteering.value}"),
        ],
        buttons=[
            turn.button(f"utter_choice_{intent}", f"/{intent}")
            for intent in ("ask_self_employment", "ask_volunteering")
        ],
    )

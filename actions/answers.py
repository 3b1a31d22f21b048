"""Themed answers: what the database knows about a subject, in a shape that fits the person and the day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from actions.asked_period import period_in_words, take_period, validity_in_words
from actions.base import BotAction
from actions.collect import collect
from actions.contact_lines import contact_button
from actions.facts import period_of
from actions.length import room_left, that_fit
from actions.places import ask_place, place_of, take_place
from actions.questions import UNKNOWN, ask, settle
from actions.sources import sources_part
from actions.turn import HUMAN, Button, Part, Turn
from actions.verdict import EXPLAIN
from core import clock
from core.rules.answers import Answer, AnswerStatus
from core.rules.escalation import EscalationReason
from core.rules.review import is_stale
from core.rules.territory import BRUSSELS
from core.services import answers
from core.services.organisations import organisations_by_id
from core.services.sessions import session_scope

THEMED_INTENTS = (
    "ask_work_permit",
    "ask_may_hire",
    "ask_shortage_occupation",
    "ask_contact",
    "ask_job_types",
    "report_exploitation",
    "ask_diploma_recognition",
    "ask_register_vdab",
    "ask_integration_programme",
    "ask_find_job",
    "register_profile",
    "find_candidates",
    "register_vacancy",
    "ask_privacy",
    "show_my_data",
    "delete_my_data",
)
# What an employer means who asks what newcomers ask.
FOR_EMPLOYERS = {
    "ask_work_permit": "ask_may_hire",
    "ask_volunteering": "ask_may_hire",
    "ask_self_employment": "ask_may_hire",
    "ask_job_types": "ask_tryout",
    "ask_learn_dutch": "ask_language_coaching",
    "ask_find_job": "find_candidates",
    "register_profile": "register_vacancy",
}
MOST_BUTTONS = 7
MOST_PARTS_OF_A_SUBJECT = 3
STATUSES = frozenset(get_args(AnswerStatus))


@dataclass(frozen=True)
class Addition:
    """What an action adds to a themed answer: parts below the text, and buttons above the others."""

    parts: tuple[Part, ...] = ()
    buttons: tuple[Button, ...] = ()


Additions = Callable[[Turn], Addition]
NOTHING = Addition()
URGENT = "report_exploitation"
BULLET = "•"
WORDS_OF_A_PLACE = 4
_SHORT_WARNING = Part("utter_answer_partly_unsure")


class ActionAnswer(BotAction):
    """Answer an intent about a subject from the themed answers in the database."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_answer"

    def answer(self, turn: Turn) -> None:
        """Note what the message tells, then answer."""
        start(turn)
        say_answer(turn)


def start(turn: Turn) -> None:
    """Make the intent the topic, and remember what the message tells about the person and the question."""
    collect(turn)
    take_place(turn)
    take_period(turn)
    turn.remember("topic", _subject(turn))
    turn.remember("answer_id", turn.first("answer") if turn.is_press else _part_asked(turn))


def _subject(turn: Turn) -> str:
    return FOR_EMPLOYERS.get(turn.intent, turn.intent) if turn.is_employer else turn.intent


def _part_asked(turn: Turn) -> str | None:
    """Return the part of the subject that the words of the question name, so that it can be told again."""
    with session_scope() as session:
        return answers.part_named(session, _subject(turn), turn.text_of_person)


def is_about_a_part(turn: Turn) -> bool:
    """Whether a button or the words of a question ask for a part of the subject, and not for one person."""
    if turn.is_press:
        return turn.first("answer") is not None
    about_a_person = {"status", "date", "procedure_step", "age"} & {e.get("entity") for e in turn.entities}
    return not about_a_person and _part_asked(turn) is not None


def say_answer(turn: Turn, additions: Additions = lambda turn: NOTHING) -> None:
    """Answer the remembered topic, after asking for what the answer depends on."""
    intent = str(turn.slot("topic"))
    with session_scope() as session:
        missing = _missing(turn, answers.asked_first(session, intent))
    if missing == "place":
        ask_place(turn)
        return
    if missing:
        ask(turn, missing)
        return
    settle(turn)
    turn.asked = intent == URGENT  # who tells about that is not pressed with an open question
    known = _known(turn, intent)
    told = known.answers or ((known.fallback,) if known.fallback else ())
    if not told:
        turn.say(Part("utter_not_yet_known", {"subject": turn.text(f"utter_choice_{intent}")}))
        return
    added = additions(turn) if known.fallback is None and not _period(turn) else NOTHING
    turn.say(*_message(turn, known, told, added), buttons=_buttons(turn, known, told, added))


def _missing(turn: Turn, asked: Sequence[str]) -> str | None:
    if turn.slot("answer_id") or _period(turn):
        return None
    return next((name for name in asked if turn.slot(name) is None), None)


def _period(turn: Turn) -> str | None:
    period: str | None = turn.slot("asked_period")
    return period


def _known(turn: Turn, intent: str) -> answers.Known:
    today = clock.today()
    first, last = period_of(_period(turn))
    status = turn.slot("status")
    place = place_of(turn)
    question = answers.Question(
        intent=intent,
        status=status if status in STATUSES else None,
        province=(BRUSSELS if place.region == "brussels" else place.province) if place else None,
        first=first or today,
        last=last or today,
        answer_id=turn.slot("answer_id"),
    )
    with session_scope() as session:
        return answers.answers_for(session, question, today)


def _message(turn: Turn, known: answers.Known, told: Sequence[Answer], added: Addition) -> list[Part]:
    parts: list[Part] = []
    urgent = turn.slot("topic") == URGENT
    if urgent:
        parts.append(Part("utter_danger_first"))
    first, last = period_of(_period(turn))
    if first and last:
        heading = "utter_answer_unknown_then" if known.fallback else "utter_answer_then"
        parts.append(Part(heading, {"period": period_in_words(turn, first, last)}))
    for answer in told:
        parts.append(Part("utter_answer", {"text": _text(turn, answer)}))
        held = validity_in_words(answer.valid_from, answer.valid_until)
        if held and (first or turn.detailed):
            parts.append(held)
    warnings = _warnings(turn, told)
    sources = told[-1].sources if turn.detailed else told[-1].sources[:1]
    source = sources_part(turn, sources, told[-1].checked_on)
    if turn.detailed:
        return [*parts, *warnings, source]
    if room_left(turn, [*parts, *warnings, source]) < 0:
        warnings = [_SHORT_WARNING if part.response == "utter_answer_unsure" else part for part in warnings]
    others = [Part("utter_urgent_first"), *added.parts] if urgent else added.parts
    beside = [] if turn.simple else that_fit(turn, [*parts, *warnings, source], others)
    return [*parts, *beside, *warnings, source]


def _text(turn: Turn, answer: Answer) -> str:
    for_employer = _in_formal_words(turn, answer)
    conclusion = (answer.conclusion_employer if for_employer else None) or answer.conclusion
    text = (answer.text_employer if for_employer else None) or answer.text
    more = _more(turn, answer)
    if turn.detailed and more:
        return more
    if turn.simple and answer.simple:
        return answer.simple
    return f"{conclusion}\n{text}" if text.startswith(BULLET) else f"{conclusion} {text}"


def _in_formal_words(turn: Turn, answer: Answer) -> bool:
    return turn.is_employer and answer.audience == "anyone"


def _more(turn: Turn, answer: Answer) -> str | None:
    return (answer.more_employer if _in_formal_words(turn, answer) else None) or answer.more


def _warnings(turn: Turn, told: Sequence[Answer]) -> list[Part]:
    parts = [
        Part("utter_answer_unsure", {"uncertain": answer.uncertain}) for answer in told if answer.uncertain
    ]
    if any(is_stale(answer.checked_on, answer.review_months, clock.today()) for answer in told):
        parts.append(Part("utter_answer_stale"))
    return parts


def _buttons(turn: Turn, known: answers.Known, told: Sequence[Answer], added: Addition) -> list[Button]:
    intent, answer = str(turn.slot("topic")), told[-1]
    buttons = [*added.buttons]
    if _more(turn, answer) and not turn.detailed:
        buttons.append(turn.button("utter_button_more", EXPLAIN))
    if answer.simple and not turn.simple and not turn.is_employer:
        buttons.append(turn.button("utter_button_simpler", "/repeat"))
    buttons += [
        {"title": other.title, "payload": f'/{intent}{{"answer": "{other.id}"}}'}
        for other in known.others[:MOST_PARTS_OF_A_SUBJECT]
    ]
    with session_scope() as session:
        has_contact = any(button["payload"].startswith("/ask_contact") for button in added.buttons)
        to_ask = [] if has_contact else organisations_by_id(session, answer.ask_at[:1])
    contacts = [contact_button(turn, organisation) for organisation in to_ask]
    follow_up = [
        turn.button(f"utter_choice_{other}", f"/{other}")
        for other in answer.follow_up
        if turn.has_response(f"utter_choice_{other}")
    ]
    room = MOST_BUTTONS - 1 - len(contacts)
    urgent = intent == URGENT
    human = turn.human_button(EscalationReason.EXPLOITATION if urgent else EscalationReason.REQUEST_HUMAN)
    shown = [button for button in (*buttons, *follow_up) if not button["payload"].startswith(HUMAN)]
    return [*shown[:room], *contacts, human]


def take_place_or_unknown(turn: Turn) -> bool:
    """Remember the answer to the question where somebody is; False when the message answers nothing."""
    if take_place(turn):
        return True
    if UNKNOWN not in turn.values_of("answer"):
        words = turn.text_of_person.split()
        if turn.is_press or len(words) > WORDS_OF_A_PLACE or any(map(str.isdigit, words)):
            return False
        turn.say("utter_place_not_known")
    turn.remember("place", UNKNOWN)
    return True

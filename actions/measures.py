"""Support measures: an overview that fits the asker, and one measure by any of its names."""

import re
from collections.abc import Sequence

from actions.asked_period import unknown_then
from actions.base import BotAction
from actions.collect import collect
from actions.length import room_left, shortened, that_fit, visible
from actions.places import place_of, take_place
from actions.questions import UNKNOWN, ask, settle
from actions.sources import source_part
from actions.turn import Button, Part, Turn
from actions.verdict import EXPLAIN
from core import clock
from core.rules.dates_in_dutch import in_dutch
from core.rules.measures import WORKER_STATUSES, AskerSituation, FittingMeasure, Kind, Measure, state
from core.services import measures
from core.services.sessions import session_scope

PAGE = 3
LONGEST_AMOUNT = 160
PROTECTED_STATUSES = {"asylum_seeker", "recognised_refugee", "subsidiary_protection", "temporary_protection"}
COMPANY_SIZES = {"small", "large"}
SPECIAL_GROUP = re.compile(
    r"\b(vluchteling zijn (volstaat niet|is (alleen )?niet genoeg)|arbeidsbeperking|arbeidshandicap"
    r"|minstens 2 jaar (zonder werk )?ingeschreven)\b",
    re.IGNORECASE,
)


class ActionSupportMeasures(BotAction):
    """Answer `ask_support_measures` with an overview."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_support_measures"

    def answer(self, turn: Turn) -> None:
        """Start at the top, or go on with the next page when a button asks for more."""
        if turn.first("answer") == "more":
            turn.remember("overview_page", int(turn.slot("overview_page") or 0) + 1)
        else:
            turn.remember("overview_page", 0)
            collect(turn)
            take_place(turn)
            take_company_size(turn)
        turn.remember("topic", "measures_overview")
        if turn.slot("role") is None:
            turn.remember("role", "employer")
        overview(turn)


class ActionMeasureDetails(BotAction):
    """Answer `ask_measure_details`: "wat is IBO?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_measure_details"

    def answer(self, turn: Turn) -> None:
        """Tell about the measure that is named, or ask which of a few was meant."""
        named = turn.first("measure")
        if named is not None:
            tell_about(turn, named)
        elif not tell_by_name(turn):
            turn.say("utter_which_measure")


def tell_about(turn: Turn, measure_id: str) -> None:
    """Make a measure the topic and tell about it."""
    turn.remember("measure", measure_id)
    turn.remember("topic", "measure")
    details(turn)


def tell_by_name(turn: Turn) -> bool:
    """Tell about the measure that the words look like, or ask which of a few; False when none does."""
    with session_scope() as session:
        found = measures.find(session, turn.text_of_person)
    if found.sure is not None:
        tell_about(turn, found.sure.id)
    elif found.candidates:
        turn.say(
            "utter_did_you_mean_measure", buttons=[details_button(measure) for measure in found.candidates]
        )
    return bool(found.sure or found.candidates)


def overview(turn: Turn) -> None:
    """List what fits, after asking for the worker's status and the size of the company."""
    if turn.slot("status") == "rejected":
        settle(turn)
        turn.say("utter_measures_rejected")
        return
    question = _missing(turn)
    if question:
        ask(turn, question)
        return
    settle(turn)
    fitting = fitting_measures(turn)
    first = int(turn.slot("overview_page") or 0) * PAGE
    page = fitting[first : first + PAGE]
    if not page:
        turn.say("utter_no_measures")
        return
    introduction = Part(
        "utter_measures_overview", {"shown": f"{first + 1}-{first + len(page)}", "all": len(fitting)}
    )
    checked_on = min(found.measure.checked_on for found in page)
    ending = Part("utter_measures_warning", {"checked_on": in_dutch(checked_on)})
    buttons = [details_button(found.measure) for found in page]
    if len(fitting) > first + PAGE:
        buttons.append(turn.button("utter_button_more_measures", '/ask_support_measures{"answer": "more"}'))
    buttons.append(turn.human_button())
    lines = [_line(found) for found in page]
    turn.say(*unknown_then(turn), introduction, *lines, ending, buttons=buttons)


def fitting_measures(turn: Turn, kinds: Sequence[Kind] | None = None) -> list[FittingMeasure]:
    """Return what fits the remembered situation, of these kinds; what is for a special group comes last."""
    with session_scope() as session:
        fitting = measures.overview(session, _situation(turn), clock.today())
    wanted = [found for found in fitting if kinds is None or found.measure.kind in kinds]
    return sorted(wanted, key=lambda found: _is_for_a_special_group(found.measure))


def _is_for_a_special_group(measure: Measure) -> bool:
    """Tell whether few newcomers meet the conditions: a disability, or years without work at VDAB."""
    return any(SPECIAL_GROUP.search(text) for text in (measure.summary, *measure.conditions_worker))


def _missing(turn: Turn) -> str | None:
    if turn.slot("status") is None:
        return "worker_status"
    if turn.slot("company_size") is None and turn.is_employer:
        return "company_size"
    return None


def _situation(turn: Turn) -> AskerSituation:
    status, size, place = turn.slot("status"), turn.slot("company_size"), place_of(turn)
    return AskerSituation(
        worker_status=status if status in PROTECTED_STATUSES else None,
        company_size=size if size in COMPANY_SIZES else None,
        region="brussels" if place and place.region == "brussels" else "flanders",
        audience="employer" if turn.is_employer else None,
    )


def take_company_size(turn: Turn) -> bool:
    """Remember the size of the company when the message tells it; return whether it did."""
    sizes = [answer for answer in turn.values_of("answer") if answer in COMPANY_SIZES]
    if sizes:
        turn.remember("company_size", sizes[0])
    return bool(sizes)


def take_overview_answer(turn: Turn, question: str) -> bool:
    """Remember an answer to a question that the overview asked; return False when it answers nothing."""
    if question == "company_size" and take_company_size(turn):
        return True
    if question == "worker_status" and collect(turn) and turn.slot("status"):
        return True
    if {UNKNOWN, "other_status"} & set(turn.values_of("answer")):
        turn.remember("status" if question == "worker_status" else question, UNKNOWN)
        return True
    return False


def _line(found: FittingMeasure) -> Part:
    sure = found.state != "unknown" and found.measure.confidence != "low"
    response = "utter_measure_line" if sure else "utter_measure_line_unsure"
    return Part(response, {"name": found.measure.name, "summary": shortened(found.measure.summary, 0)})


def details_button(measure: Measure) -> Button:
    """Return the button that tells about a measure."""
    return {"title": measure.name, "payload": f'/ask_measure_details{{"measure": "{measure.id}"}}'}


def details(turn: Turn) -> None:
    """Tell about the measure that is remembered; conditions and steps stand behind "Meer uitleg"."""
    with session_scope() as session:
        measure = measures.details(session, turn.slot("measure"))
        successor = measures.details(session, measure.replaced_by) if measure.replaced_by else None
    ended = state(measure, clock.today()) == "ended"
    head = [
        *unknown_then(turn),
        Part("utter_measure_head", {"name": measure.name, "summary": measure.summary}),
    ]
    if ended:
        head.append(_ended(measure))
    ending = []
    if measure.uncertain:
        ending.append(Part("utter_measure_uncertain", {"uncertain": measure.uncertain}))
    if not turn.simple:
        ending.append(Part("utter_measure_provider", {"provider": measure.provider}))
    ending.append(source_part(measure.sources[0], measure.checked_on))
    conditions = [] if ended else _conditions(measure)
    body: Sequence[Part] = []
    if turn.detailed:
        body = conditions
    elif not ended and not turn.simple:
        room = room_left(turn, [*head, *ending])
        body = that_fit(turn, [*head, *ending], _in_short(turn, measure, room))
    buttons = [details_button(successor)] if successor else []
    if conditions and not turn.detailed:
        buttons.insert(0, turn.button("utter_button_more", EXPLAIN))
    turn.say(*head, *body, *ending, buttons=[*buttons, turn.human_button()])


def _ended(measure: Measure) -> Part:
    if measure.valid_until is None:
        return Part("utter_measure_ended")
    return Part("utter_measure_ended_on", {"date": in_dutch(measure.valid_until)})


def _in_short(turn: Turn, measure: Measure, room: int) -> list[Part]:
    """Return the start of the amount, as far as there is room, and for which workers the measure is."""
    parts = []
    if measure.amount:
        empty = visible(turn.text("utter_measure_amount", amount="")) + 3
        amount = shortened(measure.amount, min(LONGEST_AMOUNT, room - empty))
        parts.append(Part("utter_measure_amount", {"amount": amount}))
    admitted = [
        turn.text(f"utter_measure_for_{status}")
        for status in WORKER_STATUSES
        if measure.worker_statuses.admission(status) == "allowed"
    ]
    if admitted:
        parts.append(Part("utter_measure_for", {"who": ", ".join(admitted)}))
    return parts


def _conditions(measure: Measure) -> list[Part]:
    parts = []
    if measure.amount:
        parts.append(Part("utter_measure_amount", {"amount": measure.amount}))
    if measure.duration:
        parts.append(Part("utter_measure_duration", {"duration": measure.duration}))
    if measure.conditions_employer:
        parts.append(
            Part("utter_measure_employer_conditions", {"conditions": _bullets(measure.conditions_employer)})
        )
    if measure.conditions_worker:
        conditions = _bullets(measure.conditions_worker)
        parts.append(Part("utter_measure_worker_conditions", {"conditions": conditions}))
    if measure.steps:
        parts.append(Part("utter_measure_steps", {"steps": _bullets(measure.steps)}))
    return parts


def _bullets(lines: tuple[str, ...]) -> str:
    return "\n".join(f"• {line}" for line in lines)

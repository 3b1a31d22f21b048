"""The plan of a province to lead refugees to work: in short, and action by action."""

from collections.abc import Iterable

from actions.base import BotAction
from actions.sources import source_part, sources_part
from actions.turn import Button, Part, Turn
from core.rules.action_plan import ActionPlan, ActionResult, PlanAction, period_in_dutch
from core.services import action_plan
from core.services.action_plan import PlanOfPlace
from core.services.sessions import session_scope

TOPIC = "action_plan"
TOLD_STATES = ("not_started", "planned", "unknown")


class ActionActionPlan(BotAction):
    """Answer `ask_action_plan`: "wat doet de provincie Limburg?", "wat is het draaiboek?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_action_plan"

    def answer(self, turn: Turn) -> None:
        """Tell about the place that is named, else about where the person is, else about the first plan."""
        turn.remember("topic", TOPIC)
        turn.remember("plan_place", turn.slot("place"))
        say_action_plan(turn)


def say_action_plan(turn: Turn) -> None:
    """Tell the plan for the place that is named, now or before; where there is none, which one there is."""
    place = turn.first("place") or turn.slot("plan_place")
    turn.remember("plan_place", place)
    with session_scope() as session:
        found = action_plan.plan_for(session, place)
    if found.plan is None:
        _say_none(turn, Part("utter_action_plan_no_province", {"place": place}), found.example)
    elif not found.plan.is_known:
        values = {"province": found.plan.province, "ask_at": _one_of(found, found.plan.ask_at)}
        _say_none(turn, Part("utter_action_plan_none", values), found.example)
    elif turn.detailed:
        _say_actions(turn, found, found.plan)
    else:
        _say_plan(turn, found, found.plan)


def _say_plan(turn: Turn, found: PlanOfPlace, plan: ActionPlan) -> None:
    summary = {"summary": plan.summary, "simple": plan.simple or plan.summary}
    parts: list[Part | str] = [Part("utter_action_plan", summary)]
    if found.is_default and not turn.simple:
        parts.append("utter_action_plan_first")
    parts.append(Part("utter_action_plan_ask_at", {"ask_at": _names(found, plan.ask_at[:1])}))
    more = turn.button("utter_button_more", '/repeat{"answer": "explain"}')
    contact = turn.button("utter_choice_ask_contact", "/ask_contact")
    turn.say(*parts, source_part(plan.sources[0], plan.checked_on), buttons=[more, contact, _human(turn)])


def _say_none(turn: Turn, conclusion: Part, example: ActionPlan) -> None:
    province = {"province": example.province}
    turn.say(
        conclusion,
        Part("utter_action_plan_example", province),
        source_part(example.sources[0], example.checked_on),
        buttons=[
            turn.button(
                "utter_button_plan_of", f'/ask_action_plan{{"place": "{example.province}"}}', **province
            ),
            _human(turn),
        ],
    )


def _say_actions(turn: Turn, found: PlanOfPlace, plan: ActionPlan) -> None:
    """Say the pillars, what came later, what is not sure and the source; Rasa cuts what has no buttons."""
    parts: list[Part] = []
    for pillar in plan.pillars:
        parts.append(Part("utter_action_plan_pillar", {"title": pillar.title, "aim": pillar.aim}))
        parts += [_action(turn, found, action) for action in pillar.actions if action.in_playbook]
    later = sorted((action for action in plan.actions if not action.in_playbook), key=_began)
    if later:
        parts += [Part("utter_action_plan_later"), *(_action(turn, found, action) for action in later)]
    if plan.uncertain:
        parts.append(Part("utter_action_plan_uncertain", {"uncertain": plan.uncertain}))
    parts.append(Part("utter_action_plan_ask_at", {"ask_at": _one_of(found, plan.ask_at)}))
    contact = turn.button("utter_choice_ask_contact", "/ask_contact")
    turn.say(*parts, sources_part(turn, plan.sources, plan.checked_on), buttons=[contact, _human(turn)])


def _action(turn: Turn, found: PlanOfPlace, action: PlanAction) -> Part:
    lines = [action.description or action.goal]
    if action.confidence == "low":
        lines.append(turn.text("utter_action_plan_unsure"))
    elif action.state in TOLD_STATES:
        lines.append(turn.text(f"utter_action_plan_state_{action.state}"))
    if action.results:
        results = "; ".join(map(_result, action.results))
        lines.append(turn.text("utter_action_plan_results", results=results))
    who = [organisation for organisation in (action.lead, *action.partners) if organisation]
    if who:
        lines.append(turn.text("utter_action_plan_partners", partners=_names(found, who)))
    if action.sources:
        lines.append(turn.text("utter_action_plan_source", url=action.sources[0].url))
    period = period_in_dutch(action)
    title = turn.text("utter_action_plan_title", title=action.title)
    if period:
        title = turn.text("utter_action_plan_title_with_period", title=action.title, period=period)
    return Part("utter_action_plan_action", {"title": title, "lines": "\n".join(lines)})


def _began(action: PlanAction) -> str:
    return action.period_from or "9999"


def _result(result: ActionResult) -> str:
    return f"{result.figure} {result.text}" if result.figure else result.text


def _names(found: PlanOfPlace, organisations: Iterable[str]) -> str:
    return ", ".join(found.names[each] for each in organisations if each in found.names)


def _one_of(found: PlanOfPlace, organisations: Iterable[str]) -> str:
    """Return the names as a choice: `A, B of C`."""
    return " of ".join(_names(found, organisations).rsplit(", ", 1))


def _human(turn: Turn) -> Button:
    return turn.human_button()

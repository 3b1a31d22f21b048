"""The plan of a province to lead refugees to work: pillars, actions, who does them and what came of it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from core.rules.dates_in_dutch import page_date_in_dutch
from core.rules.measures import Confidence
from core.rules.organisations import Organisation, Theme
from core.rules.right_to_work_law import Source
from core.rules.territory import PlaceOfAsker, Reach, reach

PillarId = Literal["newcomers", "employers", "coordination"]
ActionState = Literal["not_started", "planned", "running", "ended", "unknown"]

PILLARS: tuple[PillarId, ...] = get_args(PillarId)


@dataclass(frozen=True)
class ActionResult:
    """What came of an action. `measured` is the year, month or day of the figure."""

    figure: str | None
    text: str
    measured: str | None
    confidence: Confidence


@dataclass(frozen=True)
class PlanAction:
    """One action of a plan. `in_playbook`: it belongs to what other provinces can take over.

    `lead` and `partners` are ids of organisations. A period is a year, a month or a day: as exact as known.
    """

    id: str
    title: str
    goal: str
    in_playbook: bool
    themes: tuple[Theme, ...]
    description: str | None
    state: ActionState
    lead: str | None
    partners: tuple[str, ...]
    period_from: str | None
    period_until: str | None
    results: tuple[ActionResult, ...]
    confidence: Confidence | None
    sources: tuple[Source, ...]
    notes: str | None


@dataclass(frozen=True)
class PlanPillar:
    """One side of a plan, with its actions in their order."""

    id: PillarId
    title: str
    aim: str
    actions: tuple[PlanAction, ...]


@dataclass(frozen=True)
class ActionPlan:
    """The plan of one province, as `data/action_plan/<id>.yml` tells it. Without `summary` none is known.

    `ask_at` are ids of organisations that know more, the most useful one first.
    """

    id: str
    province: str
    title: str
    summary: str | None
    simple: str | None
    uncertain: str | None
    ask_at: tuple[str, ...]
    confidence: Confidence | None
    checked_on: date
    sources: tuple[Source, ...]
    pillars: tuple[PlanPillar, ...]
    notes: str | None

    @property
    def actions(self) -> Iterator[PlanAction]:
        """Yield the actions of all pillars, in order."""
        return (action for pillar in self.pillars for action in pillar.actions)

    @property
    def is_known(self) -> bool:
        """Whether anything of this plan was made."""
        return self.summary is not None

    @property
    def started(self) -> str:
        """The earliest period of its actions, to sort by; what has none comes last."""
        return min((action.period_from for action in self.actions if action.period_from), default="9999")

    @property
    def organisations(self) -> frozenset[str]:
        """The ids of every organisation that the plan names."""
        leads = {action.lead for action in self.actions if action.lead}
        return frozenset({*leads, *self.ask_at}.union(*(action.partners for action in self.actions)))

    def action(self, action_id: str) -> PlanAction | None:
        """Return one action, or None when the plan does not have it."""
        return next((action for action in self.actions if action.id == action_id), None)


def example_of(plans: Iterable[ActionPlan]) -> ActionPlan | None:
    """Return the plan that others can learn from: of those that were made the one that began first."""
    made = [plan for plan in plans if plan.is_known]
    return min(made, key=lambda plan: (plan.started, plan.id), default=None)


def helpers(
    action: PlanAction, organisations: Iterable[Organisation], province: str, municipalities: Collection[str]
) -> list[Organisation]:
    """Return who could take part in an action in a province, those that work in that province alone first.

    After them those with the most important theme go first. Of a service with a branch in the province only
    the branch counts. `municipalities` are those of the province: who works in one works in the province.
    """
    found: list[tuple[bool, int, int, int, Organisation]] = []
    for position, organisation in enumerate(organisations):
        ranks = [action.themes.index(theme) for theme in organisation.themes if theme in action.themes]
        distance = _distance(organisation, province, municipalities)
        if organisation.status != "ended" and ranks and distance is not None:
            found.append((distance > Reach.PROVINCE, min(ranks), distance, position, organisation))
    wholes = {organisation.part_of for far, *_, organisation in found if not far}
    ordered = sorted(found, key=lambda each: each[:4])
    return [organisation for *_, organisation in ordered if organisation.id not in wholes]


def _distance(organisation: Organisation, province: str, municipalities: Collection[str]) -> int | None:
    if not set(organisation.territory.municipalities).isdisjoint(municipalities):
        return Reach.PROVINCE
    return reach(organisation.territory, PlaceOfAsker(province=province))


def period_in_dutch(action: PlanAction) -> str | None:
    """Return when an action was done: `februari 2016 tot november 2016`, `sinds januari 2024` or None."""
    first = page_date_in_dutch(action.period_from) if action.period_from else None
    last = page_date_in_dutch(action.period_until) if action.period_until else None
    if first and last:
        return first if first == last else f"{first} tot {last}"
    if last:
        return f"tot {last}"
    if first:
        return f"sinds {first}" if action.state == "running" else f"vanaf {first}"
    return None

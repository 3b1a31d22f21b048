"""What provinces do to lead refugees to work, and a playbook with which another one can start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.content.names import normalise
from core.database.action_plan import all_plans, municipalities_of
from core.database.organisations import all_organisations
from core.errors import NotFoundError
from core.rules.action_plan import ActionPlan, PlanAction, example_of, helpers
from core.rules.organisations import Organisation
from core.services.organisations import organisations_by_id
from core.services.places import find_place

MOST_HELPERS = 10
PROVINCE_WORD = "provincie "


@dataclass(frozen=True)
class PlanOfPlace:
    """The plan for a place. `plan` is None where there is no province; `example` is one that was made.

    `is_default`: no place was given, or one that we do not know, and `plan` is the example. `names` holds the
    name of every organisation that the two plans mention, by id.
    """

    plan: ActionPlan | None
    example: ActionPlan
    is_default: bool
    names: Mapping[str, str]


@dataclass(frozen=True)
class Playbook:
    """What a document for a province is made of.

    `helpers` are the organisations that could take part in an action of the playbook, by the id of the
    action; `names` as in PlanOfPlace.
    """

    plan: ActionPlan
    example: ActionPlan
    helpers: Mapping[str, tuple[Organisation, ...]]
    names: Mapping[str, str]

    @property
    def is_example(self) -> bool:
        """Whether this is the playbook of the province that the others learn from."""
        return self.plan.id == self.example.id


def plan_for(session: Session, place: str | None) -> PlanOfPlace:
    """Return the plan for a place: a name of a province, a municipality or a part of one, or a postal code.

    Without a place, for an unknown one and for one that may lie in several provinces it is the example.
    Raises NotFoundError when the database holds no plan that was made.
    """
    plans = {plan.province: plan for plan in all_plans(session)}
    example = _example(plans.values())
    found = {each.province for each in find_place(session, place)} if place else set()
    is_default = len(found) != 1
    plan = example if is_default else plans.get(found.pop() or "")
    return PlanOfPlace(plan, example, is_default, _names(session, [example, *([plan] if plan else [])]))


def provinces(session: Session) -> list[str]:
    """Return the provinces that a playbook can be made for, by name."""
    return sorted(plan.province for plan in all_plans(session))


def find_province(session: Session, text: str) -> str | None:
    """Return the province that a text names: "Limburg", "provincie limburg" or "west vlaanderen"."""
    wanted = normalise(text).removeprefix(PROVINCE_WORD)
    return next((name for name in provinces(session) if wanted in (normalise(name), _joined(name))), None)


def playbook(session: Session, province: str) -> Playbook:
    """Return all that a document for a province tells. Raises NotFoundError when there is no plan of it."""
    plans = all_plans(session)
    example = _example(plans)
    plan = next((plan for plan in plans if plan.province == province), None)
    if plan is None:
        raise NotFoundError(f"action plan of {province}")
    organisations = all_organisations(session)
    municipalities = frozenset(municipalities_of(session, province))

    def can_help(action: PlanAction) -> tuple[Organisation, ...]:
        return tuple(helpers(action, organisations, province, municipalities)[:MOST_HELPERS])

    return Playbook(
        plan,
        example,
        {action.id: can_help(action) for action in plan.actions if action.in_playbook},
        _names(session, [plan, example]),
    )


def _example(plans: Iterable[ActionPlan]) -> ActionPlan:
    example = example_of(plans)
    if example is None:
        raise NotFoundError("action plan that was made")
    return example


def _names(session: Session, plans: Iterable[ActionPlan]) -> dict[str, str]:
    ids = frozenset().union(*(plan.organisations for plan in plans))
    return {organisation.id: organisation.name for organisation in organisations_by_id(session, sorted(ids))}


def _joined(name: str) -> str:
    return normalise(name).replace(" ", "")

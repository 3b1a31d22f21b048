"""Reads `data/action_plan/`, the plans of the provinces, and loads it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from core.content.action_plan_schema import ActionPlanFile
from core.content.problems import problem
from core.content.schema_files import read_folder
from core.content.sync import sync_rows
from core.database.action_plan import (
    LEAD,
    PARTNER,
    ActionPlanActionRow,
    ActionPlanPartnerRow,
    ActionPlanPillarRow,
    ActionPlanRow,
)
from core.rules.action_plan import ActionPlan, PlanAction


def read_plans(folder: Path) -> tuple[list[ActionPlan], list[str]]:
    """Return the plans of a folder like data/action_plan, and what is wrong in them in Dutch.

    Whether the organisations exist is for `plan_problems`.
    """
    files, problems = read_folder(folder, ActionPlanFile)
    plans = {file: content.to_plan() for file, content in files.items()}
    problems += [*_identities(plans), *_incomplete_playbooks(plans)]
    return list(plans.values()), problems


def plan_problems(folder: Path, organisation_ids: Collection[str]) -> list[str]:
    """Return all that is wrong in a folder of plans, in Dutch; nothing when the folder is not there."""
    plans, problems = read_plans(folder)
    for plan in plans:
        file = f"{folder.parent.name}/{folder.name}/{plan.id}.yml"
        for where, organisation in _mentions(plan):
            if organisation not in organisation_ids:
                problems.append(problem(file, where, f"er is geen organisatie '{organisation}'"))
    return problems


def load_plans(session: Session, plans: Sequence[ActionPlan]) -> None:
    """Make the tables of action plans equal to these."""
    sync_rows(session, ActionPlanRow, map(_plan_row, plans))
    sync_rows(
        session,
        ActionPlanPillarRow,
        (
            ActionPlanPillarRow(
                plan=plan.id, id=pillar.id, position=position, title=pillar.title, aim=pillar.aim
            )
            for plan in plans
            for position, pillar in enumerate(plan.pillars)
        ),
    )
    sync_rows(
        session,
        ActionPlanActionRow,
        (
            _action_row(plan.id, pillar.id, position, action)
            for plan in plans
            for pillar in plan.pillars
            for position, action in enumerate(pillar.actions)
        ),
    )
    sync_rows(
        session,
        ActionPlanPartnerRow,
        (row for plan in plans for action in plan.actions for row in _partner_rows(plan.id, action)),
    )


def _identities(plans: Mapping[str, ActionPlan]) -> Iterator[str]:
    provinces: dict[str, str] = {}
    for file, plan in plans.items():
        stem = Path(file).stem
        if plan.id != stem:
            yield problem(file, "id", f"'{plan.id}' is niet de naam van het bestand ('{stem}')")
        if provinces.setdefault(plan.province, file) != file:
            yield problem(file, "province", f"deze provincie heeft al een plan: {provinces[plan.province]}")
        for action in plan.actions:
            named = [action.lead, *action.partners] if action.lead else list(action.partners)
            if len(named) != len(set(named)):
                yield problem(file, action.id, "een organisatie staat hier twee keer")


def _incomplete_playbooks(plans: Mapping[str, ActionPlan]) -> Iterator[str]:
    """Every plan holds each action of the playbook, in the same part, so that provinces can be compared."""
    owners: dict[tuple[str, str], str] = {}
    for file, plan in plans.items():
        for key in _playbook_actions(plan):
            owners.setdefault(key, file)
    for file, plan in plans.items():
        own = _playbook_actions(plan)
        for (pillar, action), owner in owners.items():
            if (pillar, action) not in own:
                text = f"de actie '{action}' van het draaiboek ontbreekt bij '{pillar}' (zie {owner})"
                yield problem(file, "pillars", text)


def _playbook_actions(plan: ActionPlan) -> set[tuple[str, str]]:
    return {
        (pillar.id, action.id) for pillar in plan.pillars for action in pillar.actions if action.in_playbook
    }


def _mentions(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    yield from (("ask_at", organisation) for organisation in plan.ask_at)
    for action in plan.actions:
        if action.lead is not None:
            yield f"{action.id}.lead", action.lead
        yield from ((f"{action.id}.partners", partner) for partner in action.partners)


def _plan_row(plan: ActionPlan) -> ActionPlanRow:
    return ActionPlanRow(
        id=plan.id,
        province=plan.province,
        title=plan.title,
        summary=plan.summary,
        simple=plan.simple,
        uncertain=plan.uncertain,
        ask_at=list(plan.ask_at),
        confidence=plan.confidence,
        checked_on=plan.checked_on,
        sources=[vars(source) for source in plan.sources],
        notes=plan.notes,
    )


def _action_row(plan: str, pillar: str, position: int, action: PlanAction) -> ActionPlanActionRow:
    return ActionPlanActionRow(
        plan=plan,
        id=action.id,
        pillar=pillar,
        position=position,
        title=action.title,
        goal=action.goal,
        in_playbook=action.in_playbook,
        themes=list(action.themes),
        description=action.description,
        state=action.state,
        period_from=action.period_from,
        period_until=action.period_until,
        results=[vars(result) for result in action.results],
        confidence=action.confidence,
        sources=[vars(source) for source in action.sources],
        notes=action.notes,
    )


def _partner_rows(plan: str, action: PlanAction) -> Iterator[ActionPlanPartnerRow]:
    roles = [(action.lead, LEAD)] if action.lead else []
    roles += [(partner, PARTNER) for partner in action.partners]
    for position, (organisation, role) in enumerate(roles):
        yield ActionPlanPartnerRow(
            plan=plan, action=action.id, organisation=organisation, role=role, position=position
        )

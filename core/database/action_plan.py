"""The tables of the provinces' action plans, and the questions asked of them. The caller commits."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    String,
    Text,
    select,
)
from sqlalchemy.orm import Session, relationship, selectinload

from core.database.base import Base
from core.database.places import MunicipalityRow
from core.rules.action_plan import ActionPlan, ActionResult, PlanAction, PlanPillar
from core.rules.right_to_work_law import Source

LEAD = "lead"
PARTNER = "partner"


class ActionPlanRow(Base):
    """The plan of one province. Without a summary it is still to be made."""

    __tablename__ = "action_plans"

    id = Column(String(40), primary_key=True)
    province = Column(String(40), nullable=False, unique=True)
    title = Column(Text, nullable=False)
    summary = Column(Text)
    simple = Column(Text)
    uncertain = Column(Text)
    ask_at = Column(JSON, nullable=False)
    confidence = Column(String(10))
    checked_on = Column(Date, nullable=False)
    sources = Column(JSON, nullable=False)
    notes = Column(Text)

    pillars = relationship("ActionPlanPillarRow", order_by="ActionPlanPillarRow.position", viewonly=True)


class ActionPlanPillarRow(Base):
    """One part of a plan: newcomers, employers or coordination."""

    __tablename__ = "action_plan_pillars"

    plan = Column(ForeignKey("action_plans.id", ondelete="CASCADE"), primary_key=True)
    id = Column(String(20), primary_key=True)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    aim = Column(Text, nullable=False)

    actions = relationship("ActionPlanActionRow", order_by="ActionPlanActionRow.position", viewonly=True)


class ActionPlanActionRow(Base):
    """One action of a plan; `position` counts within its pillar."""

    __tablename__ = "action_plan_actions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["plan", "pillar"],
            ["action_plan_pillars.plan", "action_plan_pillars.id"],
            name="fk_action_plan_actions_pillar_action_plan_pillars",
            ondelete="CASCADE",
        ),
    )

    plan = Column(String(40), primary_key=True)
    id = Column(String(80), primary_key=True)
    pillar = Column(String(20), nullable=False)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    goal = Column(Text, nullable=False)
    in_playbook = Column(Boolean, nullable=False)
    themes = Column(JSON, nullable=False)
    description = Column(Text)
    state = Column(String(20), nullable=False)
    period_from = Column(String(10))
    period_until = Column(String(10))
    results = Column(JSON, nullable=False)
    confidence = Column(String(10))
    sources = Column(JSON, nullable=False)
    notes = Column(Text)

    partners = relationship("ActionPlanPartnerRow", order_by="ActionPlanPartnerRow.position", viewonly=True)


class ActionPlanPartnerRow(Base):
    """An organisation that leads an action or takes part in it.

    No foreign key to the organisations: the check of the files holds that, and either may be loaded first.
    """

    __tablename__ = "action_plan_partners"
    __table_args__ = (
        ForeignKeyConstraint(
            ["plan", "action"],
            ["action_plan_actions.plan", "action_plan_actions.id"],
            name="fk_action_plan_partners_action_action_plan_actions",
            ondelete="CASCADE",
        ),
    )

    plan = Column(String(40), primary_key=True)
    action = Column(String(80), primary_key=True)
    organisation = Column(String(80), primary_key=True)
    role = Column(String(10), nullable=False)
    position = Column(Integer, nullable=False)


def all_plans(session: Session) -> list[ActionPlan]:
    """Return the plans of all provinces, by id, in four queries."""
    return [_to_plan(row) for row in session.scalars(_plans().order_by(ActionPlanRow.id))]


def plan_of_province(session: Session, province: str) -> ActionPlan | None:
    """Return the plan of a province by its official name, or None when the database has none."""
    row = session.scalars(_plans().where(ActionPlanRow.province == province)).one_or_none()
    return None if row is None else _to_plan(row)


def municipalities_of(session: Session, province: str) -> list[str]:
    """Return the names of the municipalities of a province."""
    return list(session.scalars(select(MunicipalityRow.name).where(MunicipalityRow.province == province)))


def _plans() -> Any:
    actions = selectinload(ActionPlanRow.pillars).selectinload(ActionPlanPillarRow.actions)
    return select(ActionPlanRow).options(actions.selectinload(ActionPlanActionRow.partners))


def _to_plan(row: ActionPlanRow) -> ActionPlan:
    return ActionPlan(
        id=row.id,
        province=row.province,
        title=row.title,
        summary=row.summary,
        simple=row.simple,
        uncertain=row.uncertain,
        ask_at=tuple(row.ask_at),
        confidence=row.confidence,
        checked_on=row.checked_on,
        sources=tuple(Source(**source) for source in row.sources),
        pillars=tuple(
            PlanPillar(pillar.id, pillar.title, pillar.aim, tuple(map(_to_action, pillar.actions)))
            for pillar in row.pillars
        ),
        notes=row.notes,
    )


def _to_action(row: ActionPlanActionRow) -> PlanAction:
    return PlanAction(
        id=row.id,
        title=row.title,
        goal=row.goal,
        in_playbook=row.in_playbook,
        themes=tuple(row.themes),
        description=row.description,
        state=row.state,
        lead=next((partner.organisation for partner in row.partners if partner.role == LEAD), None),
        partners=tuple(partner.organisation for partner in row.partners if partner.role == PARTNER),
        period_from=row.period_from,
        period_until=row.period_until,
        results=tuple(ActionResult(**result) for result in row.results),
        confidence=row.confidence,
        sources=tuple(Source(**source) for source in row.sources),
        notes=row.notes,
    )

"""The schema of `data/action_plan/<province>.yml`. Messages of our own checks are Dutch, for editors."""

import re
from datetime import date
from typing import Any

from pydantic import Field, StrictBool, StrictStr, root_validator, validator

from core.content.measures import Identifier, Summary
from core.content.places_schema import Province
from core.content.schema import PAGE_DATE, Page, StrictModel, Text, strict_date
from core.rules.action_plan import (
    PILLARS,
    ActionPlan,
    ActionResult,
    ActionState,
    PillarId,
    PlanAction,
    PlanPillar,
)
from core.rules.measures import Confidence
from core.rules.organisations import Theme
from core.rules.right_to_work_law import Source

LONGEST_SUMMARY = 420
LONGEST_SIMPLE = 300
LONGEST_DESCRIPTION = 260
NOTHING_DONE = ("description", "lead", "partners", "period_from", "period_until", "results", "confidence")
HAS_DIGIT = re.compile(r"\d")


class Title(Text):
    """What an action or a part is called."""

    max_length = 60


class PlanSummary(Text):
    """What the bot says first of a plan."""

    max_length = LONGEST_SUMMARY


class SimpleSummary(Text):
    """The same in easier words."""

    max_length = LONGEST_SIMPLE


class Description(Text):
    """What was done."""

    max_length = LONGEST_DESCRIPTION


def _year_month_or_day(value: str | None) -> str | None:
    if value is not None and not PAGE_DATE.fullmatch(value):
        raise ValueError(f'\'{value}\' is geen datum: schrijf "2016", "2016-02" of "2016-02-24"')
    return value


class ResultFile(StrictModel):
    """What came of an action: a figure and what it counts, or a text alone."""

    figure: Text | None = Field(...)
    text: Text
    measured: StrictStr | None = Field(...)
    confidence: Confidence

    _measured = validator("measured", allow_reuse=True)(_year_month_or_day)

    @validator("text")
    @classmethod
    def _is_part_of_a_list(cls, value: str) -> str:
        if value.endswith("."):
            raise ValueError(f"'{value}' eindigt op een punt: laat die weg, resultaten komen na elkaar")
        return value

    @validator("figure")
    @classmethod
    def _has_a_number(cls, value: str | None) -> str | None:
        if value is not None and not HAS_DIGIT.search(value):
            raise ValueError(f"'{value}' is geen cijfer: laat dit veld leeg (null) en zeg het bij 'text'")
        return value


class ActionFile(StrictModel):
    """One action. Every key is there, with null or an empty list when unknown."""

    id: Identifier
    title: Title
    goal: Summary
    in_playbook: StrictBool
    themes: list[Theme] = Field(..., min_items=1)
    description: Description | None = Field(...)
    state: ActionState
    lead: Identifier | None = Field(...)
    partners: list[Identifier]
    period_from: StrictStr | None = Field(...)
    period_until: StrictStr | None = Field(...)
    results: list[ResultFile]
    confidence: Confidence | None = Field(...)
    sources: list[Page]
    notes: Text | None = Field(...)

    _period = validator("period_from", "period_until", allow_reuse=True)(_year_month_or_day)

    @root_validator(skip_on_failure=True)
    @classmethod
    def _fits_together(cls, values: dict[str, Any]) -> dict[str, Any]:
        where = f"'{values['id']}': "
        first, last = values["period_from"], values["period_until"]
        if first and last and last[: len(first)] < first[: len(last)]:
            raise ValueError(f"{where}het einde ({last}) ligt voor het begin ({first})")
        if values["state"] == "not_started":
            filled = [field for field in NOTHING_DONE if values[field]]
            if filled:
                raise ValueError(f"{where}state is 'not_started', laat '{filled[0]}' dan leeg")
            return values
        if values["state"] == "running" and last:
            raise ValueError(f"{where}state is 'running', laat 'period_until' dan leeg")
        if values["confidence"] is None:
            raise ValueError(f"{where}vul bij 'confidence' in hoe zeker dit is")
        if not values["sources"] and (values["confidence"] != "low" or values["notes"] is None):
            raise ValueError(f"{where}zonder bron is confidence 'low' en zegt 'notes' waarom")
        return values

    def to_action(self) -> PlanAction:
        """Return the action as the rules know it."""
        return PlanAction(
            **self.dict(exclude={"themes", "partners", "results", "sources"}),
            themes=tuple(self.themes),
            partners=tuple(self.partners),
            results=tuple(ActionResult(**result.dict()) for result in self.results),
            sources=tuple(Source(**page.dict()) for page in self.sources),
        )


class PillarFile(StrictModel):
    """One part of a plan."""

    id: PillarId
    title: Title
    aim: Summary
    actions: list[ActionFile] = Field(..., min_items=1)


class ActionPlanFile(StrictModel):
    """One file of `data/action_plan/`. Without a summary the plan is still to be made."""

    id: Identifier
    province: Province
    title: Title
    summary: PlanSummary | None = Field(...)
    simple: SimpleSummary | None = Field(...)
    uncertain: Text | None = Field(...)
    ask_at: list[Identifier] = Field(..., min_items=1)
    confidence: Confidence | None = Field(...)
    checked_on: date
    sources: list[Page]
    notes: Text | None = Field(...)
    pillars: list[PillarFile]

    _dates = validator("checked_on", pre=True, allow_reuse=True)(strict_date)

    @validator("pillars")
    @classmethod
    def _has_every_part_once(cls, value: list[PillarFile]) -> list[PillarFile]:
        if [pillar.id for pillar in value] != list(PILLARS):
            raise ValueError(f"hier horen de delen {', '.join(PILLARS)}, elk één keer en in deze volgorde")
        ids = [action.id for pillar in value for action in pillar.actions]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise ValueError(f"de actie '{twice[0]}' staat er twee keer")
        return value

    @root_validator(skip_on_failure=True)
    @classmethod
    def _known_or_not(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["summary"] is None:
            filled = [field for field in ("simple", "uncertain", "confidence") if values[field]]
            if filled:
                raise ValueError(f"zonder 'summary' is er geen plan: laat '{filled[0]}' dan ook leeg")
            return values
        if values["confidence"] is None or not values["sources"]:
            raise ValueError("een plan met 'summary' heeft 'confidence' nodig en minstens één bron")
        if values["confidence"] == "low" and values["uncertain"] is None:
            raise ValueError("confidence is 'low': zeg bij 'uncertain' wat niet zeker is")
        return values

    def to_plan(self) -> ActionPlan:
        """Return the plan as the rules know it."""
        return ActionPlan(
            **self.dict(exclude={"ask_at", "sources", "pillars"}),
            ask_at=tuple(self.ask_at),
            sources=tuple(Source(**page.dict()) for page in self.sources),
            pillars=tuple(
                PlanPillar(
                    id=pillar.id,
                    title=pillar.title,
                    aim=pillar.aim,
                    actions=tuple(action.to_action() for action in pillar.actions),
                )
                for pillar in self.pillars
            ),
        )

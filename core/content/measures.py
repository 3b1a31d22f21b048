"""The schema of `data/measures/<id>.yml`. Messages of our own checks are Dutch, for editors."""

import re
from datetime import date
from typing import Any

from pydantic import Field, root_validator, validator

from core.content.schema import Page, StrictModel, Text, strict_date
from core.rules.measures import (
    Admission,
    CompanySizeLimit,
    Confidence,
    Kind,
    Measure,
    MeasureAudience,
    MeasureSource,
    MeasureStatus,
    Region,
    WorkerStatuses,
)

LONGEST_SUMMARY = 220


class Summary(Text):
    """One or two sentences that fit on a screen."""

    max_length = LONGEST_SUMMARY


class Identifier(Text):
    """Small letters, digits and hyphens."""

    regex = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")


class SourceFile(Page):
    """A page where the facts come from, and when it was looked at."""

    checked_on: date

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)


class WorkerStatusesFile(StrictModel):
    """For which residence statuses the measure can be used."""

    asylum_seeker: Admission
    recognised_refugee: Admission
    subsidiary_protection: Admission
    temporary_protection: Admission


class ConditionsFile(StrictModel):
    """What is asked of the employer and of the worker."""

    employer: list[Text]
    worker: list[Text]


class MeasureFile(StrictModel):
    """One file of `data/measures/`. Every key is there, with null or an empty list when unknown."""

    id: Identifier
    name: Text
    aliases: list[Text]
    kind: Kind
    audience: MeasureAudience
    status: MeasureStatus
    region: Region
    provider: Text
    sectors: list[Text]
    company_size: CompanySizeLimit
    worker_statuses: WorkerStatusesFile
    summary: Summary
    amount: Text | None = Field(...)
    duration: Text | None = Field(...)
    conditions: ConditionsFile
    steps: list[Text]
    valid_from: date | None = Field(...)
    valid_until: date | None = Field(...)
    replaced_by: Identifier | None = Field(...)
    combinable_with: list[Identifier]
    uncertain: Text | None = Field(...)
    sources: list[SourceFile] = Field(..., min_items=1)
    confidence: Confidence
    notes: Text | None = Field(...)

    _dates = validator("valid_from", "valid_until", pre=True, allow_reuse=True)(strict_date)

    @validator("valid_until")
    @classmethod
    def _ends_after_it_starts(cls, value: date | None, values: dict[str, Any]) -> date | None:
        start = values.get("valid_from")
        if value is not None and start is not None and value < start:
            raise ValueError(f"het einde ({value}) ligt voor het begin ({start})")
        if value is None and values.get("status") == "ended":
            raise ValueError("een maatregel met status 'ended' heeft een einddatum nodig")
        return value

    @root_validator(skip_on_failure=True)
    @classmethod
    def _says_what_is_unsure(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["uncertain"] is None and values["status"] == "unknown":
            raise ValueError("status is 'unknown': vul bij 'uncertain' in wat niet zeker is")
        return values

    def to_measure(self) -> Measure:
        """Return the measure as the rules know it."""
        return Measure(
            **self.dict(
                exclude={"aliases", "sectors", "steps", "combinable_with"}
                | {"worker_statuses", "conditions", "sources"}
            ),
            aliases=tuple(self.aliases),
            sectors=tuple(self.sectors),
            steps=tuple(self.steps),
            combinable_with=tuple(self.combinable_with),
            worker_statuses=WorkerStatuses(**self.worker_statuses.dict()),
            conditions_employer=tuple(self.conditions.employer),
            conditions_worker=tuple(self.conditions.worker),
            sources=tuple(MeasureSource(**source.dict()) for source in self.sources),
        )

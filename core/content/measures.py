"""The schema of `data/measures/<id>.yml`. Messages of our own checks are Dutch, for editors."""

import re
from datetime import date
from typing import Any

from pydantic import BaseModel, ConstrainedStr, Extra, Field, StrictStr, root_validator, validator

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
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
PAGE_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
URL = re.compile(r"https?://[^\s/]+\.[^\s]+")


class Text(ConstrainedStr):
    """Text that says something."""

    strict = True
    strip_whitespace = True
    min_length = 1


class Summary(Text):
    """One or two sentences that fit on a screen."""

    max_length = LONGEST_SUMMARY


class Identifier(Text):
    """Small letters, digits and hyphens."""

    regex = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")


def strict_date(value: Any) -> date | None:
    """Return the day in a text such as 2026-11-23. Raises ValueError in Dutch for anything else."""
    if value is None or type(value) is date:
        return value
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"de dag {value} bestaat niet") from error
    raise ValueError(f"'{value}' is geen datum: schrijf jaar-maand-dag, zoals 2026-11-23")


class StrictModel(BaseModel):
    """Knows all its keys; a key that is not one of them is an error."""

    class Config:
        """Settings of pydantic."""

        extra = Extra.forbid


class SourceFile(StrictModel):
    """A page where the facts come from."""

    url: StrictStr
    title: Text
    page_date: StrictStr | None = Field(...)
    checked_on: date

    _checked_on = validator("checked_on", pre=True, allow_reuse=True)(strict_date)

    @validator("url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        if not URL.fullmatch(value):
            raise ValueError(f"'{value}' is geen webadres: het begint met https:// en heeft geen spaties")
        return value

    @validator("page_date")
    @classmethod
    def _is_year_month_or_day(cls, value: str | None) -> str | None:
        if value is not None and not PAGE_DATE.fullmatch(value):
            raise ValueError(f'\'{value}\' is geen datum: schrijf "2026", "2026-01" of "2026-01-27"')
        return value


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

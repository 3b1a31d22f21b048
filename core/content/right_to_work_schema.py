"""The schema of `data/right_to_work.yml`. Messages of our own checks are Dutch, for editors."""

from datetime import date
from typing import Any, Literal

from pydantic import ConstrainedInt, Field, StrictBool, StrictInt, root_validator, validator

from core.content.schema import Page, StrictModel, Text, strict_date
from core.rules.right_to_work_terms import (
    Assumption,
    Confidence,
    CountsBy,
    DecidedBy,
    End,
    NextStep,
    Proof,
    Right,
)


class Months(ConstrainedInt):
    """A number of calendar months."""

    strict = True
    ge = 1
    le = 24


class Days(ConstrainedInt):
    """A number of calendar days."""

    strict = True
    ge = 1
    le = 90


class RightToWorkEntry(StrictModel):
    """What every entry has. A changed law is a new entry with the same id and another `valid_from`."""

    id: Text
    section: Text
    valid_from: date | None = Field(...)
    valid_until: date | None = Field(...)
    confidence: Confidence
    checked_on: date
    notes: Text | None = Field(...)
    sources: list[Page] = Field(..., min_items=1)

    _days = validator("valid_from", "valid_until", "checked_on", pre=True, allow_reuse=True)(strict_date)

    @validator("valid_until")
    @classmethod
    def _ends_after_start(cls, value: date | None, values: dict[str, Any]) -> date | None:
        start = values.get("valid_from")
        if value and start and value < start:
            raise ValueError(f"het einde {value} ligt voor het begin {start}")
        return value


class WaitingPeriodEntry(RightToWorkEntry):
    """How many calendar months an asylum seeker waits, and which document is needed besides."""

    counts_by: CountsBy
    months: Months | None = Field(...)
    proof: Proof
    verified: StrictBool
    lodged_from: date | None = None

    _lodged_from = validator("lodged_from", pre=True, allow_reuse=True)(strict_date)


class CountingEntry(RightToWorkEntry):
    """How days are counted, in words; the counting itself is code."""

    rule: Text


class AppealTermEntry(RightToWorkEntry):
    """The longest ordinary term for an appeal, in calendar days after notification."""

    days: Days


class ExceptionEntry(RightToWorkEntry):
    """An exception to the waiting period, or a minimum age in years."""

    lodged_until: date | None = None
    document: Text | None = None
    age: StrictInt | None = None
    age_with_two_years_secondary: StrictInt | None = None

    _lodged_until = validator("lodged_until", pre=True, allow_reuse=True)(strict_date)


class DocumentRight(StrictModel):
    """What one document gives to a person of this status."""

    document: Text
    right: Right


class StatusEntry(RightToWorkEntry):
    """What a residence status means for work, self-employment and volunteering."""

    name: Text
    decided_by: DecidedBy
    employee: Right
    self_employed_flanders: Right
    self_employed_brussels: Right
    volunteering: Right
    document: Text | None = Field(...)
    document_before_card: Text | None = None
    documents: list[DocumentRight] = Field(default_factory=list)
    implies: dict[
        Literal["refused", "appealed", "later_application", "admissible", "transfer_refused"], StrictBool
    ] = Field(default_factory=dict)
    assumptions: list[Assumption] = Field(default_factory=list)
    ends: list[End]
    next_step: NextStep
    by_law: StrictBool = False
    limit: Text | None = None


class DocumentEntry(RightToWorkEntry):
    """A document with its Dutch name; `shows_right`: it can show a right to work."""

    name: Text
    shows_right: StrictBool


class PointsEntry(RightToWorkEntry):
    """Short Dutch sentences for people about one subject."""

    name: Text
    points: list[Text] = Field(..., min_items=1)


class EmployerDutyEntry(PointsEntry):
    """What an employer checks and does, and when."""

    moment: Literal["before", "during", "start_and_end", "when_right_ends", "when_caught"]


class EuroRange(StrictModel):
    """A lowest and a highest amount in whole euro."""

    minimum: StrictInt
    maximum: StrictInt

    def times(self, factor: int) -> "EuroRange":
        """Return both amounts multiplied."""
        return EuroRange(minimum=self.minimum * factor, maximum=self.maximum * factor)


class PenaltyEntry(RightToWorkEntry):
    """A level of the Sociaal Strafwetboek; base amounts times the multiplier (opdeciemen) are the fines."""

    level: StrictInt
    multiplier: StrictInt
    criminal_base_eur: EuroRange
    criminal_eur: EuroRange
    administrative_base_eur: EuroRange
    administrative_eur: EuroRange
    prison: Text | None = Field(...)
    per_worker: StrictBool
    offences: list[Text] = Field(..., min_items=1)

    @root_validator(skip_on_failure=True)
    @classmethod
    def _amounts_are_multiplied(cls, values: dict[str, Any]) -> dict[str, Any]:
        for kind in ("criminal", "administrative"):
            if values[f"{kind}_base_eur"].times(values["multiplier"]) != values[f"{kind}_eur"]:
                raise ValueError(f"{kind}_eur is niet {kind}_base_eur maal multiplier")
        return values


SECTIONS: dict[str, type[RightToWorkEntry]] = {
    "waiting_period": WaitingPeriodEntry,
    "counting": CountingEntry,
    "appeal_term": AppealTermEntry,
    "exception": ExceptionEntry,
    "status": StatusEntry,
    "document": DocumentEntry,
    "employer_duty": EmployerDutyEntry,
    "penalty": PenaltyEntry,
    "information": PointsEntry,
}

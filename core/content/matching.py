"""Reads `data/matching.yml`, the weights of matching, and brings them into the database."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, StrictFloat, StrictInt, validator
from sqlalchemy.orm import Session

from core.content.schema import Page, StrictModel, Text, strict_date
from core.content.schema_files import read_file
from core.content.sync import sync_rows
from core.database.matching_policy import MatchingPolicyRow
from core.rules.matching_terms import CRITERIA, Criterion, Relation, Told, Weights
from core.rules.measures import Confidence
from core.rules.profile import EducationLevel, Licence

FILE = "matching.yml"
ValueId = Literal[
    "unknown",
    "near_unit_group",
    "near_minor_group",
    "near_sub_major_group",
    "wanted",
    "full_years",
    "coaching",
    "stretch",
    "late_days",
    "not_recognised",
    "recognition_requested",
]
LIMITS: Final[dict[str, tuple[float, float]]] = {
    "full_years": (0.5, 40),
    "stretch": (1.1, 5),
    "late_days": (0, 365),
}
Number = StrictInt | StrictFloat


class MinimumFile(StrictModel):
    """Something that a person has to tell first."""

    id: Told
    why: Text


class CriterionFile(StrictModel):
    """How heavy a criterion is beside the others."""

    id: Criterion
    weight: Number
    why: Text

    @validator("weight")
    @classmethod
    def _is_a_weight(cls, value: float) -> float:
        return _between(value, 0, 100)


class ValueFile(StrictModel):
    """What part of a weight something in between is worth, or a number of years, times or days."""

    id: ValueId
    value: Number
    why: Text

    @validator("value")
    @classmethod
    def _lies_between(cls, value: float, values: dict[str, Any]) -> float:
        return _between(value, *LIMITS.get(values.get("id", ""), (0, 1)))


class RecognisedFile(StrictModel):
    """The lowest level of education of which it matters whether it is recognised here."""

    id: EducationLevel
    why: Text


class CoversFile(StrictModel):
    """The lighter licences that a licence is good for."""

    id: Licence
    covers: list[Licence]


class MatchingFile(StrictModel):
    """The whole file."""

    id: Literal["matching"]
    checked_on: date
    confidence: Confidence
    minimum: list[MinimumFile] = Field(..., min_items=1)
    criteria: list[CriterionFile]
    values: list[ValueFile]
    recognised_from: RecognisedFile
    covers: list[CoversFile]
    sources: list[Page] = Field(..., min_items=1)
    notes: Text

    _days = validator("checked_on", pre=True, allow_reuse=True)(strict_date)

    @validator("minimum")
    @classmethod
    def _asks_for_the_right_to_work(cls, value: list[MinimumFile]) -> list[MinimumFile]:
        _once([each.id for each in value])
        if "right_to_work" not in {each.id for each in value}:
            raise ValueError("right_to_work hoort er altijd bij: wie niet mag werken, wordt niet voorgesteld")
        return value

    @validator("criteria")
    @classmethod
    def _weighs_everything(cls, value: list[CriterionFile]) -> list[CriterionFile]:
        _complete([each.id for each in value], CRITERIA)
        if not any(each.weight > 0 for each in value):
            raise ValueError("minstens één criterium moet meer wegen dan 0")
        return value

    @validator("values")
    @classmethod
    def _values_everything(cls, value: list[ValueFile]) -> list[ValueFile]:
        _complete([each.id for each in value], ValueFile.__fields__["id"].type_.__args__)
        worth = {str(each.id): each.value for each in value}
        steps = [worth[f"near_{group}_group"] for group in ("unit", "minor", "sub_major")]
        if steps != sorted(steps, reverse=True):
            raise ValueError("een beroep dat dichterbij ligt, kan niet minder waard zijn dan een verder")
        if worth["not_recognised"] > worth["recognition_requested"]:
            raise ValueError("'not_recognised' kan niet meer waard zijn dan 'recognition_requested'")
        if worth["late_days"] != int(worth["late_days"]):
            raise ValueError("'late_days' is een aantal hele dagen")
        return value

    @validator("covers")
    @classmethod
    def _covers_once(cls, value: list[CoversFile]) -> list[CoversFile]:
        _once([each.id for each in value])
        return value

    def to_weights(self) -> Weights:
        """Return the weights as the rules know them."""
        worth = {str(each.id): float(each.value) for each in self.values}
        near = {
            Relation.SAME: 1.0,
            Relation.UNIT_GROUP: worth["near_unit_group"],
            Relation.MINOR_GROUP: worth["near_minor_group"],
            Relation.SUB_MAJOR_GROUP: worth["near_sub_major_group"],
            Relation.NONE: 0.0,
        }
        return Weights(
            criteria={each.id: float(each.weight) for each in self.criteria},
            minimum=tuple(each.id for each in self.minimum),
            unknown=worth["unknown"],
            near=near,
            wanted=worth["wanted"],
            full_years=worth["full_years"],
            coaching=worth["coaching"],
            stretch=worth["stretch"],
            late_days=int(worth["late_days"]),
            not_recognised=worth["not_recognised"],
            recognition_requested=worth["recognition_requested"],
            recognised_from=self.recognised_from.id,
            covers={each.id: frozenset(each.covers) for each in self.covers},
        )


def read_matching(data_dir: Path) -> tuple[MatchingFile | None, list[str]]:
    """Return what the file says, or None and what is wrong in it, in Dutch. No file is no policy."""
    if not (data_dir / FILE).exists():
        return None, []
    return read_file(data_dir / FILE, MatchingFile)


def load_matching(session: Session, policy: MatchingFile | None) -> None:
    """Make the table equal to the file. The caller commits."""
    rows = [] if policy is None else [MatchingPolicyRow.of(policy.to_weights())]
    sync_rows(session, MatchingPolicyRow, rows)


def _between(value: float, lowest: float, highest: float) -> float:
    if not lowest <= value <= highest:
        raise ValueError(f"{value} kan niet: kies een getal van {lowest} tot {highest}")
    return value


def _once(ids: Sequence[str]) -> None:
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise ValueError(f"'{twice[0]}' staat er twee keer")


def _complete(ids: Sequence[str], wanted: Sequence[str]) -> None:
    _once(ids)
    lacking = [each for each in wanted if each not in ids]
    if lacking:
        raise ValueError(f"hier ontbreekt: {', '.join(lacking)}")

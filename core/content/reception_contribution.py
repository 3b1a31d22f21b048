"""Reads `data/reception_contribution.yml` and says in Dutch what an editor must repair."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import ConstrainedInt, Field, ValidationError, root_validator, validator

from core.content.measures import Identifier
from core.content.problems import problem, problems_of
from core.content.schema import Page, StrictModel, Text, strict_date
from core.content.yaml_files import UnreadableError, read_yaml
from core.errors import ContentError
from core.rules.measures import Confidence
from core.rules.reception_contribution import Bracket, ContributionScale
from core.rules.right_to_work_law import Source

LIMITS = {
    "value_error.number.not_ge": "dit getal is te klein: minstens",
    "value_error.number.not_le": "dit getal is te groot: hoogstens",
}


class Euro(ConstrainedInt):
    """A net income a month in whole euro."""

    strict = True
    ge = 0


class Percentage(ConstrainedInt):
    """A part of an income, in percent."""

    strict = True
    ge = 0
    le = 100


class BracketFile(StrictModel):
    """Where a part of the income starts and what is paid on that part."""

    from_eur: Euro
    percentage: Percentage
    confidence: Confidence

    def to_bracket(self) -> Bracket:
        """Return the bracket as the rules know it."""
        return Bracket(Decimal(self.from_eur), Decimal(self.percentage) / 100, self.confidence)


class ScaleFile(StrictModel):
    """One version of the scale. A changed scale is a new entry with the same id and another `valid_from`."""

    id: Identifier
    valid_from: date | None = Field(...)
    valid_until: date | None = Field(...)
    confidence: Confidence
    checked_on: date
    brackets: list[BracketFile]
    text: Text
    sources: list[Page] = Field(..., min_items=1)
    notes: Text | None = Field(...)

    _days = validator("valid_from", "valid_until", "checked_on", pre=True, allow_reuse=True)(strict_date)

    @validator("brackets")
    @classmethod
    def _rise_from_zero(cls, value: list[BracketFile]) -> list[BracketFile]:
        if value and value[0].from_eur != 0:
            raise ValueError("de eerste schijf begint bij 0")
        for lower, upper in pairwise(value):
            if upper.from_eur <= lower.from_eur:
                raise ValueError(
                    f"elke schijf begint hoger dan de vorige ({upper.from_eur} komt na {lower.from_eur})"
                )
        return value

    @root_validator(skip_on_failure=True)
    @classmethod
    def _ends_after_start(cls, values: dict[str, Any]) -> dict[str, Any]:
        first, last = values["valid_from"], values["valid_until"]
        if first and last and last < first:
            raise ValueError(f"het einde ({last}) ligt voor het begin ({first})")
        return values

    def to_scale(self) -> ContributionScale:
        """Return the scale as the rules know it."""
        return ContributionScale(
            id=self.id,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            confidence=self.confidence,
            checked_on=self.checked_on,
            brackets=tuple(bracket.to_bracket() for bracket in self.brackets),
            text=self.text,
            sources=tuple(Source(page.url, page.title, page.page_date) for page in self.sources),
            notes=self.notes,
        )


class ScalesFile(StrictModel):
    """The whole file: every version of the scale."""

    scales: list[ScaleFile] = Field(..., min_items=1)


def read_scales(path: Path) -> tuple[ContributionScale, ...]:
    """Return the scales of a file like data/reception_contribution.yml, the earliest first.

    Raises ContentError with Dutch problems that name the file and the field.
    """
    scales, problems = _read(path)
    if problems:
        raise ContentError(problems)
    return scales


def scale_problems(path: Path) -> list[str]:
    """Return what is wrong in a file with scales: one Dutch sentence each."""
    return _read(path)[1]


def _read(path: Path) -> tuple[tuple[ContributionScale, ...], list[str]]:
    file = f"{path.parent.name}/{path.name}"
    if not path.exists():
        return (), [problem(file, None, "dit bestand ontbreekt")]
    try:
        content = read_yaml(path)
    except UnreadableError as error:
        return (), [problem(file, None, str(error))]
    if not isinstance(content, dict):
        return (), [problem(file, None, "hier hoort 'scales:' met een lijst van schalen")]
    try:
        found = ScalesFile(**{str(key): value for key, value in content.items()})
    except ValidationError as error:
        texts = problems_of(error, file, content, ScalesFile.__fields__)
        return (), [_in_dutch(text, each) for text, each in zip(texts, error.errors(), strict=True)]
    scales = sorted(
        (scale.to_scale() for scale in found.scales), key=lambda scale: scale.valid_from or date.min
    )
    return tuple(scales), _overlaps(scales, file)


def _in_dutch(text: str, error: Any) -> str:
    if error["type"] in LIMITS:
        return text.replace(error["msg"], f"{LIMITS[error['type']]} {error['ctx']['limit_value']}")
    return text


def _overlaps(scales: Sequence[ContributionScale], file: str) -> list[str]:
    """Every day has one scale at most, whatever the ids: the bot takes the scale of the day."""
    return [
        problem(
            f"{file}, '{later.id}'",
            "valid_from",
            f"deze dag valt nog onder de vorige schaal, die geldt tot {earlier.valid_until or 'vandaag'}",
        )
        for earlier, later in pairwise(scales)
        if (earlier.valid_until or date.max) >= (later.valid_from or date.min)
    ]

"""Reads `data/profile_labels.yml`: how the parts of a profile and their values are called in Dutch."""

from pathlib import Path
from typing import Final, get_args

from pydantic import validator

from core.content.one_file import read_one
from core.content.schema import Page, StrictModel, Text
from core.errors import ContentError
from core.rules.language_levels import LEVELS
from core.rules.profile import EDUCATION_LEVELS, HOURS, TIMES, Recognition

FILE: Final = "profile_labels.yml"


class DocumentLabels(StrictModel):
    """What stands around the parts in an exported file."""

    title: Text
    subtitle: Text
    explanation: Text
    made_on: Text
    changed_on: Text
    page: Text
    by: Text


class SectionLabels(StrictModel):
    """The titles of the parts, in the order of the EU Skills Profile Tool."""

    identification: Text
    expectations: Text
    languages: Text
    education: Text
    experience: Text
    skills: Text
    appraisal: Text
    next_steps: Text


class LineLabels(StrictModel):
    """What each line is called."""

    place: Text
    distance: Text
    work: Text
    wanted: Text
    start: Text
    hours: Text
    times: Text
    wishes: Text
    dutch: Text
    languages: Text
    education: Text
    field: Text
    country: Text
    recognised: Text
    experience: Text
    skills: Text
    licences: Text


class StateLabels(StrictModel):
    """What is said of a line without an answer."""

    later: Text
    declined: Text
    open: Text


def _exactly(codes: tuple[str, ...], given: dict[str, Text]) -> dict[str, Text]:
    if set(given) != set(codes):
        raise ValueError(f"hier horen precies: {', '.join(codes)}")
    return given


class ValueLabels(StrictModel):
    """The words for what was answered."""

    distance: Text
    anywhere: Text
    start: Text
    with_level: Text
    with_years: Text
    any_work: Text
    no_wishes: Text
    no_languages: Text
    no_experience: Text
    no_skills: Text
    no_licences: Text
    recognised: dict[str, Text]
    education: dict[str, Text]
    hours: dict[str, Text]
    times: dict[str, Text]
    levels: dict[str, Text]
    work_yes: Text
    work_yes_until: Text
    work_from: Text
    work_from_until: Text
    work_no: Text
    work_uncertain: Text

    @validator("recognised")
    @classmethod
    def _recognised(cls, value: dict[str, Text]) -> dict[str, Text]:
        return _exactly(get_args(Recognition), value)

    @validator("education")
    @classmethod
    def _education(cls, value: dict[str, Text]) -> dict[str, Text]:
        return _exactly(EDUCATION_LEVELS, value)

    @validator("hours")
    @classmethod
    def _hours(cls, value: dict[str, Text]) -> dict[str, Text]:
        return _exactly(HOURS, value)

    @validator("times")
    @classmethod
    def _times(cls, value: dict[str, Text]) -> dict[str, Text]:
        return _exactly(TIMES, value)

    @validator("levels")
    @classmethod
    def _levels(cls, value: dict[str, Text]) -> dict[str, Text]:
        return _exactly(LEVELS, value)


class ProfileLabels(StrictModel):
    """The whole file."""

    source: Page
    document: DocumentLabels
    sections: SectionLabels
    lines: LineLabels
    states: StateLabels
    values: ValueLabels


def read_profile_labels(data_dir: Path) -> ProfileLabels:
    """Return the labels. Raises ContentError when the file is not in order."""
    labels, problems = read_one(data_dir / FILE, ProfileLabels)
    if labels is None or problems:
        raise ContentError(problems)
    return labels


def profile_label_problems(data_dir: Path) -> list[str]:
    """Return in Dutch what is wrong in the file; nothing when it is not there."""
    path = data_dir / FILE
    return read_one(path, ProfileLabels)[1] if path.exists() else []

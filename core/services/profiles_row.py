"""The row of a profile: made with the first answer that somebody agreed to keep, and its steps."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from sqlalchemy.orm import Session

from core.clock import now
from core.database.profiles import DONE, WANTED, ProfileOccupationRow, ProfileRow, profile_row
from core.rules.consent import Purpose
from core.rules.profile import ProfileStep, StepState
from core.services.consents import require
from core.services.matching_rows import refresh_index_row
from core.services.occupations import known_occupation

_Told = ParamSpec("_Told")
_COLUMNS_OF_STEPS: Mapping[str, tuple[str, ...]] = {
    "place": ("nis_code",),
    "distance": ("max_km",),
    "start": ("available_from",),
    "hours": ("hours",),
    "times": ("times",),
    "wishes": ("wishes",),
    "dutch": ("dutch_level",),
    "education": ("education_level",),
    "field": ("education_field",),
    "country": ("education_country",),
    "recognised": ("education_recognised",),
    "licences": ("licences",),
    "work": ("situation", "work_answer", "work_from", "work_until", "work_checked_on"),
}


def indexed(
    save: Callable[Concatenate[Session, str, _Told], None],
) -> Callable[Concatenate[Session, str, _Told], None]:
    """Let what is kept count in matching at once."""

    @wraps(save)
    def saved(session: Session, person: str, /, *told: _Told.args, **more: _Told.kwargs) -> None:
        save(session, person, *told, **more)
        refresh_index_row(session, person)

    return saved


@indexed
def mark(session: Session, person: str, step: ProfileStep, state: StepState) -> None:
    """Note that a step was answered, put off or declined. What is declined is not kept any longer."""
    row = keep_row(session, person, None)
    row.steps = {**row.steps, step: state}
    if state == "declined":
        _forget(row, step)
    session.flush()


@indexed
def reopen(session: Session, person: str, steps: Sequence[ProfileStep]) -> None:
    """Let these steps be asked again; what was answered stays until then."""
    row = keep_row(session, person, None)
    row.steps = {step: state for step, state in row.steps.items() if step not in steps}


def keep_row(session: Session, person: str, step: ProfileStep | None, **columns: Any) -> Any:
    """Return the row of a person who agreed, made if needed, with these columns and the step answered.

    Every call is a sign of life. Raises ConsentMissingError without Purpose.KEEP.
    """
    require(session, person, Purpose.KEEP)
    moment = now()
    row = profile_row(session, person)
    if row is None:
        row = ProfileRow(person=person, created_at=moment, steps={}, demo=False)
        session.add(row)
    row.updated_at = row.last_sign_of_life = moment
    row.asked_to_keep_at = None
    for name, value in columns.items():
        setattr(row, name, value)
    if step is not None:
        row.steps = {**row.steps, step: "answered"}
    session.flush()
    return row


def _forget(row: Any, step: ProfileStep) -> None:
    for name in _COLUMNS_OF_STEPS.get(step, ()):
        setattr(row, name, None)
    if step == "languages":
        row.languages = []
    elif step == "skills":
        row.skills = []
    elif step in ("wanted", "experience"):
        kind = WANTED if step == "wanted" else DONE
        row.occupations = [each for each in row.occupations if each.kind != kind]


def set_occupations(session: Session, row: Any, kind: str, years: Mapping[str, float | None]) -> None:
    """Make the occupations of one kind equal to these; years that were known stay when none are given."""
    known = {each.occupation: each for each in row.occupations if each.kind == kind}
    row.occupations = [each for each in row.occupations if each.kind != kind or each.occupation in years]
    for id_, told in years.items():
        if id_ in known:
            known[id_].years = told if told is not None else known[id_].years
            continue
        occupation = known_occupation(session, id_)
        row.occupations.append(
            ProfileOccupationRow(occupation=id_, isco08=occupation.isco08, years=told, kind=kind)
        )
    session.flush()

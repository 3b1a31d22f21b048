"""Which support measures fit a situation on a day. Facts about measures come in as arguments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Kind = Literal[
    "wage_subsidy",
    "contribution_reduction",
    "on_the_job_training",
    "language_coaching",
    "job_coaching",
    "training_grant",
    "internship",
    "workplace_adaptation",
    "other",
    "information",
]
"""What sort of support it is, in the order in which an overview shows them."""

MeasureAudience = Literal["employer", "newcomer", "both"]
MeasureStatus = Literal["active", "reformed", "ended", "unknown"]
Region = Literal["flanders", "brussels", "federal"]
CompanySizeLimit = Literal["any", "small_and_medium"]
Admission = Literal["allowed", "excluded", "unknown"]
Confidence = Literal["high", "medium", "low"]

WorkerStatus = Literal["asylum_seeker", "recognised_refugee", "subsidiary_protection", "temporary_protection"]
AskerAudience = Literal["employer", "newcomer"]
AskerRegion = Literal["flanders", "brussels"]
CompanySize = Literal["small", "large"]

State = Literal["active", "reformed", "not_yet", "ended", "unknown"]
Fit = Literal["applies", "unknown"]
OpenPoint = Literal["worker_status", "company_size", "region", "sector", "running"]

APPLIES: Fit = "applies"
UNKNOWN: Fit = "unknown"

KIND_ORDER: tuple[Kind, ...] = get_args(Kind)
CONFIDENCE_ORDER: tuple[Confidence, ...] = get_args(Confidence)
WORKER_STATUSES: tuple[WorkerStatus, ...] = get_args(WorkerStatus)


@dataclass(frozen=True)
class MeasureSource:
    """Where a fact about a measure was read. `page_date` is as exact as the page: year, month or day."""

    url: str
    title: str
    page_date: str | None
    checked_on: date


@dataclass(frozen=True)
class WorkerStatuses:
    """For each residence status whether a measure can be used for such a worker."""

    asylum_seeker: Admission = "unknown"
    recognised_refugee: Admission = "unknown"
    subsidiary_protection: Admission = "unknown"
    temporary_protection: Admission = "unknown"

    def admission(self, status: WorkerStatus) -> Admission:
        """Return what is known for one status."""
        admission: Admission = getattr(self, status)
        return admission


@dataclass(frozen=True)
class Measure:
    """One support measure, as `data/measures/<id>.yml` tells it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: Kind
    audience: MeasureAudience
    status: MeasureStatus
    region: Region
    provider: str
    sectors: tuple[str, ...]
    company_size: CompanySizeLimit
    worker_statuses: WorkerStatuses
    summary: str
    amount: str | None
    duration: str | None
    conditions_employer: tuple[str, ...]
    conditions_worker: tuple[str, ...]
    steps: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    replaced_by: str | None
    combinable_with: tuple[str, ...]
    uncertain: str | None
    sources: tuple[MeasureSource, ...]
    confidence: Confidence
    notes: str | None

    @property
    def checked_on(self) -> date:
        """The day on which the source that was checked longest ago was checked."""
        return min(source.checked_on for source in self.sources)


@dataclass(frozen=True)
class AskerSituation:
    """What is known of the person who asks. None: not known, or not asked yet."""

    worker_status: WorkerStatus | None = None
    company_size: CompanySize | None = None
    region: AskerRegion | None = None
    audience: AskerAudience | None = None


@dataclass(frozen=True)
class FittingMeasure:
    """A measure that may be of use, and why it is not sure when it is not."""

    measure: Measure
    state: State
    fit: Fit
    open_points: tuple[OpenPoint, ...]


def state(measure: Measure, on: date) -> State:
    """Return how a measure stands on a day.

    `valid_until` is the last day on which it could be used. A reformed measure still runs, by new rules.
    A measure that has ended is shown as active for a day on which it was still running.
    """
    if measure.valid_until is not None and measure.valid_until < on:
        return "ended"
    if measure.valid_from is not None and measure.valid_from > on:
        return "not_yet"
    if measure.status == "ended":
        return "ended" if measure.valid_until is None else "active"
    return measure.status


def is_active(measure: Measure, on: date) -> bool:
    """Tell whether a measure surely runs on a day, reformed ones included."""
    return state(measure, on) in ("active", "reformed")


def applicable(measures: Iterable[Measure], situation: AskerSituation, on: date) -> list[FittingMeasure]:
    """Return the measures that may help in a situation, the most certain ones first.

    Left out are measures that are not for this asker, that exclude this worker or this company, that have
    ended or have not begun. Pure information is left out too, unless there is nothing else. In order:
    those that surely run, those that surely fit, the best confirmed, then by kind of support and name.
    """
    fitting = [found for measure in measures if (found := _fitting(measure, situation, on)) is not None]
    support = [found for found in fitting if found.measure.kind != "information"]
    return sorted(support or fitting, key=_rank)


def _fitting(measure: Measure, situation: AskerSituation, on: date) -> FittingMeasure | None:
    current = state(measure, on)
    if current in ("ended", "not_yet") or _is_excluded(measure, situation):
        return None
    open_points = _open_points(measure, situation, current)
    return FittingMeasure(measure, current, UNKNOWN if open_points else APPLIES, open_points)


def _is_excluded(measure: Measure, situation: AskerSituation) -> bool:
    if situation.audience is not None and measure.audience not in (situation.audience, "both"):
        return True
    if measure.company_size == "small_and_medium" and situation.company_size == "large":
        return True
    return all(admission == "excluded" for admission in _admissions(measure, situation))


def _open_points(measure: Measure, situation: AskerSituation, current: State) -> tuple[OpenPoint, ...]:
    points: list[OpenPoint] = []
    if any(admission != "allowed" for admission in _admissions(measure, situation)):
        points.append("worker_status")
    if measure.company_size == "small_and_medium" and situation.company_size is None:
        points.append("company_size")
    # A measure of one region can reach a company in the other: some look at where the worker lives.
    if measure.region != "federal" and measure.region != situation.region:
        points.append("region")
    if measure.sectors:
        points.append("sector")
    if current == "unknown":
        points.append("running")
    return tuple(points)


def _admissions(measure: Measure, situation: AskerSituation) -> list[Admission]:
    statuses = WORKER_STATUSES if situation.worker_status is None else (situation.worker_status,)
    return [measure.worker_statuses.admission(status) for status in statuses]


def _rank(found: FittingMeasure) -> tuple[bool, bool, bool, int, int, str]:
    return (
        "region" in found.open_points,
        found.state == "unknown",
        found.fit == UNKNOWN,
        CONFIDENCE_ORDER.index(found.measure.confidence),
        KIND_ORDER.index(found.measure.kind),
        found.measure.name,
    )

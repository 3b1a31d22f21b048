"""The law as data: dated entries of `data/right_to_work.yml` turned into frozen dataclasses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.errors import ToeleidingError
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

COUNTING = "counting"
REGISTERED_LETTER = "registered_letter"
APPEAL_TERM = "appeal_term"
COVID = "covid_exception"
MINOR_AGE = "minor_minimum_age"
ASYLUM_SEEKER = "asylum_seeker"

STAGES = (
    "asylum_seeker_waiting",
    "asylum_seeker_waited",
    "asylum_seeker_appeal_after_period",
    "asylum_seeker_refused_within_period",
    "later_application_pending",
    "later_application_admissible",
    "dublin_transfer_refused",
    "cassation_appeal",
    "rejected",
)
REQUIRED = (COUNTING, REGISTERED_LETTER, APPEAL_TERM, COVID, MINOR_AGE, ASYLUM_SEEKER, *STAGES)


class LawIncompleteError(ToeleidingError):
    """The entries are not enough to decide with, or one of them cannot be read. The message names it."""


@dataclass(frozen=True)
class Source:
    """Where an entry was read; `page_date` is the year, month or day that the page shows, if any."""

    url: str
    title: str
    page_date: str | None


@dataclass(frozen=True)
class LawEntry:
    """What every entry has: which rule, from when until when (both included), how sure, read where."""

    id: str
    section: str
    valid_from: date | None
    valid_until: date | None
    confidence: Confidence
    checked_on: date
    sources: tuple[Source, ...]

    def in_force(self, day: date) -> bool:
        """Tell whether the entry holds on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def held_between(self, first: date, last: date) -> bool:
        """Tell whether the entry held on some day from the first until the last."""
        return (self.valid_from or date.min) <= last and first <= (self.valid_until or date.max)


@dataclass(frozen=True)
class WaitingPeriod:
    """How long an asylum seeker waits, in calendar months. `months` None: no access at all.

    `verified` False: the number is only what was known before, an indication.
    """

    entry: LawEntry
    counts_by: CountsBy
    months: int | None
    proof: Proof
    verified: bool
    lodged_from: date | None


@dataclass(frozen=True)
class StatusRule:
    """What one status means for work. `documents` says it for each document where documents differ.

    `implies` holds facts of the procedure that the status itself tells (names of Situation fields).
    `by_law`: the right exists without a card. `limit`: Dutch clause on how much work is allowed, if not all.
    """

    entry: LawEntry
    name: str
    decided_by: DecidedBy
    employee: Right
    self_employed_flanders: Right
    self_employed_brussels: Right
    volunteering: Right
    document: str | None
    document_before_card: str | None
    documents: Mapping[str, Right]
    implies: Mapping[str, bool]
    assumptions: tuple[Assumption, ...]
    ends: tuple[End, ...]
    next_step: NextStep
    by_law: bool
    limit: str | None


@dataclass(frozen=True)
class RightToWorkLaw:
    """Everything the rules reckon with. Versions of one id stand in order, the oldest first."""

    work_day_periods: tuple[WaitingPeriod, ...]
    lodging_day_periods: tuple[WaitingPeriod, ...]
    statuses: Mapping[str, tuple[StatusRule, ...]]
    entries: Mapping[str, tuple[LawEntry, ...]]
    appeal_term_days: int
    covid_lodged_until: date
    minimum_age: int
    minimum_age_with_secondary: int
    documents: Mapping[str, str] = field(default_factory=dict)

    def entry(self, entry_id: str, on: date) -> LawEntry:
        """Return the version of an entry in force that day, or else its latest version."""
        versions = self.entries[entry_id]
        return next((version for version in versions if version.in_force(on)), versions[-1])

    def status(self, status_id: str, on: date) -> StatusRule | None:
        """Return what a status means on that day; None when the status is unknown or no version covers it."""
        versions = self.statuses.get(status_id, ())
        return next((version for version in versions if version.entry.in_force(on)), None)

    def period(self, lodged_on: date, work_on: date) -> WaitingPeriod | None:
        """Return the waiting period that decides: by the day of lodging if one covers it, else of working."""
        for period in self.lodging_day_periods:
            if period.entry.in_force(lodged_on):
                return period
        return next((period for period in self.work_day_periods if period.entry.in_force(work_on)), None)


def law_from_entries(entries: Sequence[Mapping[str, Any]]) -> RightToWorkLaw:
    """Return the law in these entries: mappings as in data/right_to_work.yml, dates may be ISO strings.

    Raises LawIncompleteError when a needed entry or field is missing or has an impossible value.
    """
    ordered = sorted(entries, key=lambda raw: (str(raw.get("id")), str(raw.get("valid_from") or "")))
    versions: dict[str, tuple[LawEntry, ...]] = {}
    statuses: dict[str, tuple[StatusRule, ...]] = {}
    periods: list[WaitingPeriod] = []
    names: dict[str, str] = {}
    raw_by_id: dict[str, Mapping[str, Any]] = {}
    for raw in ordered:
        try:
            entry = _entry(raw)
            versions[entry.id] = (*versions.get(entry.id, ()), entry)
            raw_by_id[entry.id] = raw
            if entry.section == "status":
                statuses[entry.id] = (*statuses.get(entry.id, ()), _status(raw, entry))
            elif entry.section == "waiting_period":
                periods.append(_waiting_period(raw, entry))
            elif entry.section == "document":
                names[entry.id] = raw["name"]
        except (KeyError, TypeError, ValueError) as error:
            raise LawIncompleteError(f"{raw.get('id')}: {error!r}") from error
    missing = [needed for needed in REQUIRED if needed not in versions]
    if missing or not periods:
        raise LawIncompleteError(f"entries missing: {', '.join(missing) or 'waiting_period'}")
    periods.sort(key=lambda period: period.entry.valid_from or date.min)
    try:
        return RightToWorkLaw(
            work_day_periods=tuple(p for p in periods if p.counts_by is CountsBy.WORK_DAY),
            lodging_day_periods=tuple(p for p in periods if p.counts_by is CountsBy.LODGING_DAY),
            statuses=statuses,
            entries=versions,
            appeal_term_days=int(raw_by_id[APPEAL_TERM]["days"]),
            covid_lodged_until=_required_day(raw_by_id[COVID]["lodged_until"]),
            minimum_age=int(raw_by_id[MINOR_AGE]["age"]),
            minimum_age_with_secondary=int(raw_by_id[MINOR_AGE]["age_with_two_years_secondary"]),
            documents=names,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LawIncompleteError(f"a parameter cannot be read: {error!r}") from error


def _day(value: object) -> date | None:
    if value is None or type(value) is date:
        return value
    if isinstance(value, str):
        return date.fromisoformat(value)
    raise TypeError(f"not a day: {value!r}")


def _required_day(value: object) -> date:
    day = _day(value)
    if day is None:
        raise ValueError("a day is missing")
    return day


def _entry(raw: Mapping[str, Any]) -> LawEntry:
    return LawEntry(
        id=raw["id"],
        section=raw["section"],
        valid_from=_day(raw["valid_from"]),
        valid_until=_day(raw["valid_until"]),
        confidence=Confidence(raw["confidence"]),
        checked_on=_required_day(raw["checked_on"]),
        sources=tuple(Source(s["url"], s["title"], s.get("page_date")) for s in raw["sources"]),
    )


def _waiting_period(raw: Mapping[str, Any], entry: LawEntry) -> WaitingPeriod:
    months = raw["months"]
    return WaitingPeriod(
        entry=entry,
        counts_by=CountsBy(raw["counts_by"]),
        months=None if months is None else int(months),
        proof=Proof(raw["proof"]),
        verified=bool(raw["verified"]),
        lodged_from=_day(raw.get("lodged_from")),
    )


def _status(raw: Mapping[str, Any], entry: LawEntry) -> StatusRule:
    return StatusRule(
        entry=entry,
        name=raw["name"],
        decided_by=DecidedBy(raw["decided_by"]),
        employee=Right(raw["employee"]),
        self_employed_flanders=Right(raw["self_employed_flanders"]),
        self_employed_brussels=Right(raw["self_employed_brussels"]),
        volunteering=Right(raw["volunteering"]),
        document=raw.get("document"),
        document_before_card=raw.get("document_before_card"),
        documents={item["document"]: Right(item["right"]) for item in raw.get("documents") or ()},
        implies=dict(raw.get("implies") or {}),
        assumptions=tuple(Assumption(code) for code in raw.get("assumptions") or ()),
        ends=tuple(End(code) for code in raw.get("ends") or ()),
        next_step=NextStep(raw["next_step"]),
        by_law=bool(raw.get("by_law", False)),
        limit=raw.get("limit"),
    )

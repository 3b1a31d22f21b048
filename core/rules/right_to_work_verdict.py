"""What the rules answer: a verdict with its reason, its days and the entries of the law it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.rules.right_to_work_law import LawEntry
from core.rules.right_to_work_terms import Answer, Assumption, Confidence, End, NextStep, Reason

_WEAKEST_FIRST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@dataclass(frozen=True)
class Verdict:
    """May this person work on the day asked about, why, since when, until when, and what now.

    `boundary_day`: the day the months are over. `first_safe_day` and `last_safe_day`: the first day that is
    safe in every way of counting; they differ only when the day of lodging is a range. `indication`: these
    days follow a rule that is no longer verified and may not be promised. `document`: id of the document
    entry that shows the right, or the one that the person has while there is none. `limit`: Dutch clause on
    how much work the status allows, when that is not all work.
    """

    answer: Answer
    reason: Reason
    next_step: NextStep
    assumptions: tuple[Assumption, ...] = ()
    boundary_day: date | None = None
    first_safe_day: date | None = None
    last_safe_day: date | None = None
    indication: bool = False
    months: int | None = None
    right_ends_on: date | None = None
    ends: tuple[End, ...] = ()
    document: str | None = None
    limit: str | None = None
    entries: tuple[LawEntry, ...] = ()

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """The ids of the entries used, the most specific first."""
        return tuple(entry.id for entry in self.entries)

    @property
    def confidence(self) -> Confidence:
        """The lowest confidence among the entries used; low when there are none."""
        found = {entry.confidence for entry in self.entries}
        return next((level for level in _WEAKEST_FIRST if level in found), Confidence.LOW)

    @property
    def checked_on(self) -> date | None:
        """The day on which the entry that was checked longest ago was checked."""
        return min((entry.checked_on for entry in self.entries), default=None)

    def uncertain(self, reason: Reason, next_step: NextStep) -> "Verdict":
        """Return the same verdict, but uncertain, for this reason."""
        return replace(self, answer=Answer.UNCERTAIN, reason=reason, next_step=next_step)


def joined(verdicts: Sequence[Verdict]) -> Verdict:
    """Return one verdict for a range of lodging days, given one for each day, the earliest day first.

    When the answer differs within the range it is uncertain; else the latest, most cautious day decides.
    """
    if len(verdicts) == 1:
        return verdicts[0]
    answers = {verdict.answer for verdict in verdicts}
    safe_days = [verdict.first_safe_day for verdict in verdicts if verdict.first_safe_day]
    boundary_days = [verdict.boundary_day for verdict in verdicts if verdict.boundary_day]
    cautious = replace(
        verdicts[-1],
        boundary_day=min(boundary_days, default=None),
        first_safe_day=min(safe_days, default=None),
        last_safe_day=max(safe_days, default=None),
        indication=any(verdict.indication for verdict in verdicts),
    )
    if len(answers) == 1:
        return cautious
    entries = tuple(dict.fromkeys(entry for verdict in verdicts for entry in verdict.entries))
    return replace(
        cautious.uncertain(Reason.DATE_RANGE, NextStep.FIND_EXACT_DATE),
        entries=entries,
        assumptions=tuple(dict.fromkeys(code for verdict in verdicts for code in verdict.assumptions)),
    )

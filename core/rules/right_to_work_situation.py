"""What somebody told about their papers: the facts, and the check that they can all be true together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.errors import ToeleidingError
from core.rules.right_to_work_terms import CardText, Fact

LONGEST_RANGE_IN_DAYS = 800
DEEMED_WORKING_DAYS = 3
SATURDAY = 5


class SituationError(ToeleidingError):
    """Facts that cannot be true (together). `code` says what is wrong, `fact` which one to ask again."""

    def __init__(self, code: str, fact: Fact) -> None:
        super().__init__(f"{fact.value}: {code}")
        self.code = code
        self.fact = fact


@dataclass(frozen=True)
class Situation:
    """The facts of one person on one day.

    A fact that is None and not in `unknown` was not asked yet; `unknown` holds what the person does not know.
    `work_on` is the day asked about. `today` is the day of asking; without it nothing is "in the future".
    Who knows only the month of lodging has `lodged_from` and `lodged_until` (both included).
    Dates of notification are days of "betekening", not the dates written on decisions.
    """

    work_on: date
    status: str | None = None
    today: date | None = None
    lodged_on: date | None = None
    lodged_from: date | None = None
    lodged_until: date | None = None
    document: str | None = None
    later_application: bool | None = None
    admissible: bool | None = None
    admissible_on: date | None = None
    refused: bool | None = None
    refusal_notified_on: date | None = None
    refusal_posted_on: date | None = None
    refusal_annulled: bool | None = None
    appealed: bool | None = None
    appeal_lodged_on: date | None = None
    appeal_rejected: bool | None = None
    appeal_rejected_on: date | None = None
    transfer_refused: bool | None = None
    transfer_refused_on: date | None = None
    card_text: CardText | None = None
    card_valid_until: date | None = None
    permit_card_c: bool | None = None
    permit_card_c_from: date | None = None
    permit_card_c_until: date | None = None
    employer_houses: bool | None = None
    age: int | None = None
    unknown: frozenset[Fact] = frozenset()

    @property
    def refusal_day(self) -> date | None:
        """The day on which the refusal was notified, or is deemed to have been after a registered letter."""
        if self.refusal_notified_on is None and self.refusal_posted_on is not None:
            return deemed_notified_on(self.refusal_posted_on)
        return self.refusal_notified_on

    @property
    def latest_day(self) -> date:
        """The last day of which the person can tell: today, or else the day asked about."""
        return self.today or self.work_on

    @property
    def is_refused(self) -> bool:
        """Whether there is a refusal, with or without its day; an appeal means that there was one."""
        return bool(self.refused) or self.refusal_day is not None or self.has_appealed

    @property
    def has_appealed(self) -> bool:
        """Whether there is or was an appeal; a judgment that rejects it means that there was one."""
        judged = self.appeal_rejected or self.appeal_rejected_on is not None
        return bool(self.appealed or judged) or self.appeal_lodged_on is not None


def deemed_notified_on(posted_on: date) -> date:
    """Return the third working day after posting a registered letter: the day of notification by law.

    Saturdays and Sundays are no working days. Public holidays are not counted, so around a holiday the real
    day can be later. Source: `registered_letter` in data/right_to_work.yml.
    """
    day = posted_on
    remaining = DEEMED_WORKING_DAYS
    while remaining:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            remaining -= 1
    return day


def check(situation: Situation) -> None:
    """Raise SituationError when the facts cannot be true together, or lie in the future of `today`."""
    _check_lodging(situation)
    _check_contradictions(situation)
    _check_order(situation)
    _check_future(situation)


def possible_lodging_days(situation: Situation) -> Iterator[Situation]:
    """Yield the situation once for every day of its range of lodging, with that day as `lodged_on`.

    Days that the other facts rule out (after today, after the refusal) are left out. A situation without a
    range is yielded as it is.
    """
    if situation.lodged_from is None or situation.lodged_until is None:
        yield situation
        return
    limits = [situation.lodged_until, situation.work_on, situation.latest_day]
    limits += [day for _, day in _later_days(situation) if day is not None]
    last = min(limits)
    day = situation.lodged_from
    while day <= last:
        yield replace(situation, lodged_on=day, lodged_from=None, lodged_until=None)
        day += timedelta(days=1)


def _earliest_lodging(situation: Situation) -> date | None:
    return situation.lodged_on or situation.lodged_from


def _later_days(situation: Situation) -> list[tuple[Fact, date | None]]:
    return [
        (Fact.REFUSAL_NOTIFIED_ON, situation.refusal_day),
        (Fact.ADMISSIBLE, situation.admissible_on),
        (Fact.TRANSFER_REFUSED, situation.transfer_refused_on),
        (Fact.APPEAL_LODGED_ON, situation.appeal_lodged_on),
        (Fact.APPEAL_REJECTED, situation.appeal_rejected_on),
    ]


def _check_lodging(situation: Situation) -> None:
    first, last = situation.lodged_from, situation.lodged_until
    if (first is None) != (last is None):
        raise SituationError("range_half_open", Fact.LODGED_ON)
    if first is not None and last is not None:
        if situation.lodged_on is not None:
            raise SituationError("day_and_range", Fact.LODGED_ON)
        if last < first:
            raise SituationError("range_reversed", Fact.LODGED_ON)
        if (last - first).days > LONGEST_RANGE_IN_DAYS:
            raise SituationError("range_too_wide", Fact.LODGED_ON)
    lodged = _earliest_lodging(situation)
    if lodged is None:
        return
    if situation.today is not None and lodged > situation.today:
        raise SituationError("lodged_in_future", Fact.LODGED_ON)
    if lodged > situation.work_on:
        raise SituationError("lodged_after_work_day", Fact.LODGED_ON)


def _check_contradictions(situation: Situation) -> None:
    if situation.refused is False and situation.is_refused:
        raise SituationError("not_refused_but_refusal_known", Fact.REFUSED)
    if situation.appealed is False and situation.has_appealed:
        raise SituationError("no_appeal_but_appeal_known", Fact.APPEALED)
    if situation.appeal_rejected is False and situation.appeal_rejected_on:
        raise SituationError("appeal_pending_but_judgment_known", Fact.APPEAL_REJECTED)
    if situation.admissible is False and situation.admissible_on:
        raise SituationError("not_admissible_but_day_known", Fact.ADMISSIBLE)
    if situation.age is not None and situation.age < 0:
        raise SituationError("age_negative", Fact.AGE)


def _check_order(situation: Situation) -> None:
    lodged = _earliest_lodging(situation)
    for fact, day in _later_days(situation):
        if lodged is not None and day is not None and day < lodged:
            raise SituationError("before_lodging", fact)
    refusal, appeal = situation.refusal_day, situation.appeal_lodged_on
    judgment = situation.appeal_rejected_on
    if refusal and appeal and appeal < refusal:
        raise SituationError("appeal_before_refusal", Fact.APPEAL_LODGED_ON)
    started = appeal or refusal
    if started and judgment and judgment < started:
        raise SituationError("judgment_before_appeal", Fact.APPEAL_REJECTED)
    first, last = situation.permit_card_c_from, situation.permit_card_c_until
    if first and last and last < first:
        raise SituationError("card_ends_before_start", Fact.PERMIT_CARD_C)


def _check_future(situation: Situation) -> None:
    if situation.today is None:
        return
    for fact, day in _later_days(situation):
        if day is not None and day > situation.today:
            raise SituationError("in_future", fact)

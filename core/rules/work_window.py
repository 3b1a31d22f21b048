"""From when until when somebody certainly may work: the verdicts of all days to come, put together.

A verdict changes only on a few days: when a waiting period is over, a card or a law ends, and the like.
Asking on each of those days gives the answer for every day between. Glossary: werkvenster.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta

from core.rules.profile import WorkWindow
from core.rules.right_to_work import decide
from core.rules.right_to_work_law import RightToWorkLaw
from core.rules.right_to_work_period import boundary_day, safe_day
from core.rules.right_to_work_situation import (
    Situation,
    SituationError,
    check,
    possible_lodging_days,
)
from core.rules.right_to_work_terms import Answer

ONE_DAY = timedelta(days=1)


def window_of(situation: Situation, law: RightToWorkLaw, today: date) -> WorkWindow:
    """Return the first unbroken time from today on in which the answer is certainly yes.

    `answer` is YES when there is such a time: then outside it there is no certainty that work is allowed.
    It is NO when every day from today on is a no, and else UNCERTAIN; then there are no days. A right of
    which the rule is not verified (applications since the Pact) never gives a yes. `last` None: nothing that
    is known ends it. Raises SituationError when the facts cannot be true together.
    """
    asked = replace(situation, today=today, work_on=today)
    check(asked)
    each_lodging = [_answers(one, law, today) for one in possible_lodging_days(asked)]
    days = sorted({day for answers in each_lodging for day in answers})
    answers = [_joined(each_lodging, day) for day in days]
    if Answer.YES not in answers:
        settled = Answer.NO if set(answers) == {Answer.NO} else Answer.UNCERTAIN
        return WorkWindow(settled, None, None, today)
    first = answers.index(Answer.YES)
    after = next((n for n in range(first, len(days)) if answers[n] is not Answer.YES), None)
    last = None if after is None else days[after] - ONE_DAY
    return WorkWindow(Answer.YES, days[first], last, today)


def uncertain_window(today: date) -> WorkWindow:
    """Return the window of somebody of whom too little is known."""
    return WorkWindow(Answer.UNCERTAIN, None, None, today)


def may_work_on(window: WorkWindow | None, day: date) -> Answer:
    """Return what a window says of a day to come: YES within it, NO before it, and UNCERTAIN after it.

    After the last day a card or a status may have been renewed. Without a window nothing is known.
    """
    if window is None or window.answer is Answer.UNCERTAIN:
        return Answer.UNCERTAIN
    if window.answer is Answer.NO or window.first is None or day < window.first:
        return Answer.NO
    return Answer.YES if window.last is None or day <= window.last else Answer.UNCERTAIN


def window_or_uncertain(situation: Situation, law: RightToWorkLaw, today: date) -> WorkWindow:
    """Return the window, or an uncertain one when the facts cannot be true together."""
    try:
        return window_of(situation, law, today)
    except SituationError:
        return uncertain_window(today)


def _answers(situation: Situation, law: RightToWorkLaw, today: date) -> dict[date, Answer]:
    """Return the answer of today and of every later day on which it may be another, in order."""
    changes = {*_days_of_facts(situation), *_days_of_law(law), *_days_of_waiting(situation, law)}
    days = [today, *sorted(day for day in changes if day > today)]
    return {day: decide(replace(situation, work_on=day), law).answer for day in days}


def _joined(each_lodging: Sequence[dict[date, Answer]], on: date) -> Answer:
    """Return the answer of a day for whoever knows only a range of lodging days: sure when all agree."""
    found = {
        answer
        for answers in each_lodging
        for answer in [next(answers[day] for day in reversed(answers) if day <= on)]
    }
    return found.pop() if len(found) == 1 else Answer.UNCERTAIN


def _days_of_facts(situation: Situation) -> Iterator[date]:
    for each in fields(situation):
        value = getattr(situation, each.name)
        if isinstance(value, date):
            yield from (value, value + ONE_DAY)
    refused_on = situation.refusal_day
    if refused_on is not None:
        yield from (refused_on, refused_on + ONE_DAY)


def _days_of_law(law: RightToWorkLaw) -> Iterator[date]:
    for versions in law.entries.values():
        for entry in versions:
            if entry.valid_from is not None:
                yield entry.valid_from
            if entry.valid_until is not None and entry.valid_until < date.max:
                yield entry.valid_until + ONE_DAY


def _days_of_waiting(situation: Situation, law: RightToWorkLaw) -> Iterator[date]:
    if situation.lodged_on is None:
        return
    for period in (*law.work_day_periods, *law.lodging_day_periods):
        if period.months is not None:
            yield boundary_day(situation.lodged_on, period.months)
            yield safe_day(situation.lodged_on, period.months)

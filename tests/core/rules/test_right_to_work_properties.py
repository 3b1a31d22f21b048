"""What holds for every day and every person, with the real law."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.right_to_work import (
    Answer,
    Assumption,
    CardText,
    Confidence,
    Fact,
    NextStep,
    Reason,
    Situation,
    SituationError,
    decide,
    deemed_notified_on,
)
from core.rules.right_to_work_period import boundary_day, safe_day
from tests.core.rules.real_law import LAW

PACT = date(2026, 6, 12)
lodging_days = st.dates(date(2007, 6, 1), date(2027, 12, 31))
old_rule_days = st.dates(date(2019, 1, 3), PACT - timedelta(days=1))
pact_days = st.dates(PACT, date(2027, 12, 31))
some_days = st.integers(0, 900).map(lambda days: timedelta(days=days))
card_texts = st.none() | st.sampled_from(CardText)
yes_no_unasked = st.sampled_from([None, True, False])
statuses = st.sampled_from(sorted(LAW.statuses))


def asylum_seeker(work_on: date, lodged_on: date, **facts: object) -> Situation:
    return replace(Situation(work_on=work_on, status="asylum_seeker", lodged_on=lodged_on), **facts)  # type: ignore[arg-type]


@given(lodging_days, st.sampled_from([4, 6]))
def test_safe_day_comes_one_to_four_days_after_the_boundary(lodged: date, months: int) -> None:
    gap = (safe_day(lodged, months) - boundary_day(lodged, months)).days
    assert 1 <= gap <= 4


@given(lodging_days, st.sampled_from([4, 6]))
def test_boundary_is_the_same_day_number_or_the_end_of_a_shorter_month(lodged: date, months: int) -> None:
    boundary = boundary_day(lodged, months)
    last = monthrange(boundary.year, boundary.month)[1]
    assert boundary.day == min(lodged.day, last)
    assert (boundary.year * 12 + boundary.month) - (lodged.year * 12 + lodged.month) == months


@given(lodging_days, st.sampled_from([4, 6]))
def test_who_lodges_a_day_later_is_never_safe_earlier(lodged: date, months: int) -> None:
    assert safe_day(lodged, months) <= safe_day(lodged + timedelta(days=1), months)


@pytest.mark.parametrize(("year", "last_of_february"), [(2023, 28), (2024, 29), (2025, 28), (2100, 28)])
def test_four_months_after_the_end_of_october_is_the_end_of_february(
    year: int, last_of_february: int
) -> None:
    assert boundary_day(date(year - 1, 10, 31), 4) == date(year, 2, last_of_february)


@given(lodging_days, some_days, card_texts, yes_no_unasked)
def test_nobody_may_work_before_the_months_are_over(
    lodged: date, later: timedelta, text: CardText | None, refused: bool | None
) -> None:
    verdict = decide(asylum_seeker(lodged + later, lodged, card_text=text, refused=refused), LAW)
    if verdict.boundary_day and lodged + later < verdict.boundary_day:
        assert verdict.answer is not Answer.YES


@given(pact_days, some_days, card_texts, yes_no_unasked, yes_no_unasked)
def test_application_since_the_pact_never_gives_a_plain_yes(
    lodged: date, later: timedelta, text: CardText | None, refused: bool | None, appealed: bool | None
) -> None:
    appealed = appealed if refused else None
    situation = asylum_seeker(lodged + later, lodged, card_text=text, refused=refused, appealed=appealed)
    verdict = decide(situation, LAW)
    assert verdict.answer is not Answer.YES
    assert verdict.indication


@given(pact_days, some_days, some_days, card_texts, yes_no_unasked)
def test_refusal_since_the_pact_sends_to_a_lawyer_and_names_no_day(
    lodged: date, refused: timedelta, later: timedelta, text: CardText | None, appealed: bool | None
) -> None:
    notified = lodged + refused
    situation = asylum_seeker(
        notified + later, lodged, refusal_notified_on=notified, appealed=appealed, card_text=text
    )
    verdict = decide(situation, LAW)
    assert (verdict.answer, verdict.reason) == (Answer.UNCERTAIN, Reason.PACT_REFUSED)
    assert verdict.next_step in (NextStep.ASK_LAWYER, NextStep.LODGE_APPEAL_LAWYER)
    assert (verdict.first_safe_day, verdict.last_safe_day) == (None, None)


@given(statuses, old_rule_days | pact_days, some_days, card_texts, st.integers(0, 14))
def test_child_under_the_minimum_age_never_gets_a_yes_nor_a_day(
    status: str, lodged: date, later: timedelta, text: CardText | None, age: int
) -> None:
    situation = Situation(
        work_on=lodged + later, status=status, lodged_on=lodged, card_text=text, refused=False, age=age
    )
    if LAW.status(status, situation.work_on) is not None:
        verdict = decide(situation, LAW)
        assert verdict.answer is Answer.NO
        assert verdict.reason is not Reason.WAITING


@given(old_rule_days, some_days, some_days)
def test_whoever_tells_of_an_appeal_is_never_taken_for_not_refused(
    lodged: date, appealed: timedelta, later: timedelta
) -> None:
    work_on = lodged + appealed + later
    verdict = decide(asylum_seeker(work_on, lodged, appeal_lodged_on=lodged + appealed), LAW)
    assert Assumption.NOT_REFUSED not in verdict.assumptions
    assert verdict.answer is not Answer.YES


@given(lodging_days, st.integers(0, 130), some_days, yes_no_unasked, card_texts)
def test_refusal_within_the_months_never_gives_a_yes(
    lodged: date, after: int, later: timedelta, appealed: bool | None, text: CardText | None
) -> None:
    notified = lodged + timedelta(days=after)
    situation = asylum_seeker(
        notified + later, lodged, refusal_notified_on=notified, appealed=appealed, card_text=text
    )
    verdict = decide(situation, LAW)
    if notified < boundary_day(lodged, 4):
        assert verdict.answer is not Answer.YES
        assert verdict.first_safe_day is None or verdict.indication or verdict.reason is Reason.NO_ACCESS_THEN


@given(old_rule_days, some_days, some_days, some_days, yes_no_unasked)
def test_later_refusal_never_takes_away_an_earlier_day(
    lodged: date, worked: timedelta, refused: timedelta, delay: timedelta, appealed: bool | None
) -> None:
    work_on, notified = lodged + worked, lodged + refused
    base = asylum_seeker(work_on, lodged, appealed=appealed)
    early = decide(replace(base, refusal_notified_on=notified), LAW)
    late = decide(replace(base, refusal_notified_on=notified + delay), LAW)
    if early.answer is Answer.YES:
        assert late.answer is Answer.YES


@given(old_rule_days, some_days, st.integers(0, 400))
def test_right_once_open_stays_open_without_a_refusal(lodged: date, later: timedelta, days: int) -> None:
    if decide(asylum_seeker(lodged + later, lodged, refused=False), LAW).answer is Answer.YES:
        after = decide(asylum_seeker(lodged + later + timedelta(days), lodged, refused=False), LAW)
        assert after.answer is Answer.YES


@given(statuses, st.dates(date(2019, 1, 3), date(2027, 12, 31)), some_days, yes_no_unasked, yes_no_unasked)
def test_card_that_says_neen_never_gives_a_yes(
    status: str, lodged: date, later: timedelta, refused: bool | None, houses: bool | None
) -> None:
    situation = Situation(
        work_on=lodged + later,
        status=status,
        lodged_on=lodged,
        refused=refused,
        employer_houses=houses,
        card_text=CardText.NONE,
    )
    assert decide(situation, LAW).answer is not Answer.YES


@given(
    statuses | st.none(),
    st.none() | lodging_days,
    some_days,
    card_texts,
    yes_no_unasked,
    st.none() | st.integers(0, 90),
    st.frozensets(st.sampled_from(Fact)),
)
def test_every_status_with_every_gap_gets_a_verdict(
    status: str | None,
    lodged: date | None,
    later: timedelta,
    text: CardText | None,
    refused: bool | None,
    age: int | None,
    unknown: frozenset[Fact],
) -> None:
    situation = Situation(
        work_on=(lodged or date(2026, 11, 23)) + later,
        status=status,
        lodged_on=lodged,
        card_text=text,
        refused=refused,
        age=age,
        unknown=unknown,
    )
    verdict = decide(situation, LAW)
    assert (verdict.answer is Answer.YES) <= bool(verdict.entries)
    assert all(entry.sources for entry in verdict.entries)


@given(old_rule_days, st.integers(0, 40), some_days)
def test_range_is_uncertain_only_when_the_answer_differs_within_it(
    first: date, length: int, later: timedelta
) -> None:
    last = first + timedelta(days=length)
    ranged = Situation(work_on=last + later, status="asylum_seeker", lodged_from=first, lodged_until=last)
    verdict = decide(ranged, LAW)
    ends = [
        decide(replace(ranged, lodged_on=day, lodged_from=None, lodged_until=None), LAW)
        for day in (first, last)
    ]
    answers = {end.answer for end in ends}
    if verdict.reason is Reason.DATE_RANGE:
        assert verdict.answer is Answer.UNCERTAIN
    else:
        assert {verdict.answer} == answers
    assert (verdict.first_safe_day, verdict.last_safe_day) == (
        ends[0].first_safe_day,
        ends[1].last_safe_day,
    )


@given(st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_registered_letter_is_notified_on_a_weekday_three_to_five_days_later(posted: date) -> None:
    notified = deemed_notified_on(posted)
    assert notified.weekday() < 5
    assert 3 <= (notified - posted).days <= 5


@pytest.mark.parametrize(
    ("facts", "code", "fact"),
    [
        ({"lodged_on": date(2026, 12, 1)}, "lodged_after_work_day", Fact.LODGED_ON),
        (
            {"lodged_on": date(2026, 10, 1), "today": date(2026, 9, 1)},
            "lodged_in_future",
            Fact.LODGED_ON,
        ),
        (
            {"lodged_on": date(2026, 3, 1), "refusal_notified_on": date(2026, 2, 1)},
            "before_lodging",
            Fact.REFUSAL_NOTIFIED_ON,
        ),
        ({"refused": False, "appealed": True}, "not_refused_but_refusal_known", Fact.REFUSED),
        (
            {"refused": False, "appeal_rejected_on": date(2026, 5, 4)},
            "not_refused_but_refusal_known",
            Fact.REFUSED,
        ),
        (
            {"appealed": False, "appeal_rejected_on": date(2026, 5, 4)},
            "no_appeal_but_appeal_known",
            Fact.APPEALED,
        ),
        (
            {"refusal_notified_on": date(2026, 3, 1), "appeal_lodged_on": date(2026, 2, 1)},
            "appeal_before_refusal",
            Fact.APPEAL_LODGED_ON,
        ),
        (
            {"lodged_from": date(2026, 3, 1), "lodged_until": date(2026, 2, 1)},
            "range_reversed",
            Fact.LODGED_ON,
        ),
        ({"lodged_from": date(2026, 3, 1)}, "range_half_open", Fact.LODGED_ON),
        (
            {"refusal_notified_on": date(2026, 11, 24), "today": date(2026, 11, 23)},
            "in_future",
            Fact.REFUSAL_NOTIFIED_ON,
        ),
        ({"status": "no_such_status"}, "unknown_status", Fact.STATUS),
    ],
)
def test_facts_that_cannot_be_true_are_an_error_that_names_the_fact(
    facts: dict[str, object], code: str, fact: Fact
) -> None:
    situation = replace(Situation(work_on=date(2026, 11, 23), status="asylum_seeker"), **facts)  # type: ignore[arg-type]
    with pytest.raises(SituationError) as caught:
        decide(situation, LAW)
    assert (caught.value.code, caught.value.fact) == (code, fact)


def test_verdict_is_as_sure_as_its_weakest_entry() -> None:
    on_boundary = decide(asylum_seeker(date(2026, 5, 5), date(2026, 1, 5)), LAW)
    waited = decide(asylum_seeker(date(2026, 5, 10), date(2026, 1, 5)), LAW)
    assert on_boundary.confidence is Confidence.LOW
    assert waited.confidence is Confidence.HIGH

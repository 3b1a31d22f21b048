"""The window of work says of every day to come what the rules say of that day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.profile import WorkWindow
from core.rules.right_to_work import Answer, CardText, Situation, SituationError, decide
from core.rules.work_window import may_work_on, window_of, window_or_uncertain
from tests.core.rules.real_law import LAW

TODAY = date(2026, 11, 23)
HORIZON = 900
near = st.dates(date(2025, 1, 1), TODAY)
maybe = st.none() | st.booleans()
situations = st.builds(
    Situation,
    work_on=st.just(TODAY),
    today=st.just(TODAY),
    status=st.none() | st.just("asylum_seeker") | st.sampled_from(sorted(LAW.statuses)),
    lodged_on=st.none() | near,
    later_application=maybe,
    admissible=maybe,
    refused=maybe,
    refusal_notified_on=st.none() | near,
    appealed=maybe,
    appeal_lodged_on=st.none() | near,
    appeal_rejected=maybe,
    transfer_refused=maybe,
    card_text=st.none() | st.sampled_from(CardText),
    card_valid_until=st.none() | st.dates(date(2026, 6, 1), date(2028, 6, 1)),
    permit_card_c_until=st.none() | st.dates(date(2026, 6, 1), date(2028, 6, 1)),
    age=st.none() | st.integers(13, 40),
)


def asylum_seeker(lodged_on: date, **facts: object) -> Situation:
    base = Situation(work_on=TODAY, today=TODAY, status="asylum_seeker", lodged_on=lodged_on, refused=False)
    return replace(base, **facts)  # type: ignore[arg-type]


def answer_on(situation: Situation, day: date) -> Answer:
    return decide(replace(situation, today=TODAY, work_on=day), LAW).answer


def check_every_day(situation: Situation) -> None:
    try:
        window = window_of(situation, LAW, TODAY)
    except SituationError:
        return
    answers = [answer_on(situation, TODAY + timedelta(days=n)) for n in range(HORIZON)]
    said = [may_work_on(window, TODAY + timedelta(days=n)) for n in range(HORIZON)]
    first_run = next((n for n, answer in enumerate(answers) if answer is Answer.YES), None)
    for n, (answer, told) in enumerate(zip(answers, said, strict=True)):
        if told is Answer.YES:
            assert answer is Answer.YES, n
        if window.answer is Answer.NO:
            assert answer is Answer.NO, n
    if first_run is None:
        assert window.first is None or window.first > TODAY + timedelta(days=HORIZON - 1)
        return
    assert window.first == TODAY + timedelta(days=first_run)
    end = next((n for n in range(first_run, HORIZON) if answers[n] is not Answer.YES), HORIZON)
    assert said[first_run:end] == [Answer.YES] * (end - first_run)
    if end < HORIZON:
        assert window.last == TODAY + timedelta(days=end - 1)


@settings(max_examples=60, deadline=None)
@given(situations)
def test_window_holds_exactly_the_days_on_which_the_answer_is_yes(situation: Situation) -> None:
    check_every_day(situation)


@settings(max_examples=5, deadline=None)
@given(st.dates(date(2026, 5, 1), TODAY), st.integers(0, 40))
def test_window_of_a_month_of_lodging_is_as_late_as_its_latest_day(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), TODAY)
    base = Situation(work_on=TODAY, today=TODAY, status="asylum_seeker", refused=False)
    check_every_day(replace(base, lodged_from=first, lodged_until=last))


def test_who_waits_may_work_from_the_safe_day_on() -> None:
    summer = date(2026, 6, 20)
    verdict = decide(replace(asylum_seeker(date(2026, 6, 1)), today=summer, work_on=summer), LAW)
    window = window_of(asylum_seeker(date(2026, 6, 1)), LAW, summer)
    assert verdict.answer is Answer.NO
    assert window == WorkWindow(Answer.YES, verdict.first_safe_day, None, summer)


def test_right_ends_with_the_card() -> None:
    situation = asylum_seeker(
        date(2026, 1, 5), card_text=CardText.UNLIMITED, card_valid_until=date(2027, 3, 4)
    )
    assert window_of(situation, LAW, TODAY) == WorkWindow(Answer.YES, TODAY, date(2027, 3, 4), TODAY)


@pytest.mark.parametrize("lodged_on", [date(2026, 6, 12), date(2026, 7, 20), date(2026, 11, 20)])
def test_application_since_the_pact_is_never_promised(lodged_on: date) -> None:
    window = window_of(asylum_seeker(lodged_on), LAW, TODAY)
    assert (window.answer, window.first, window.last) == (Answer.UNCERTAIN, None, None)


def test_refusal_within_the_waiting_period_is_a_no_on_every_day() -> None:
    situation = asylum_seeker(date(2026, 1, 5), refused=True, refusal_notified_on=date(2026, 3, 1))
    assert window_of(situation, LAW, TODAY).answer is Answer.NO


def test_recognised_refugee_may_work_from_today_without_an_end() -> None:
    situation = Situation(work_on=TODAY, today=TODAY, status="recognised_refugee")
    assert window_of(situation, LAW, TODAY) == WorkWindow(Answer.YES, TODAY, None, TODAY)


def test_nothing_known_is_neither_yes_nor_no() -> None:
    window = window_of(Situation(work_on=TODAY, today=TODAY), LAW, TODAY)
    assert window.answer is Answer.UNCERTAIN
    assert may_work_on(window, TODAY) is Answer.UNCERTAIN
    assert may_work_on(None, TODAY) is Answer.UNCERTAIN


def test_facts_that_cannot_be_true_together_give_no_promise() -> None:
    situation = asylum_seeker(TODAY + timedelta(days=9))
    with pytest.raises(SituationError):
        window_of(situation, LAW, TODAY)
    assert window_or_uncertain(situation, LAW, TODAY).answer is Answer.UNCERTAIN


def test_after_the_last_day_it_is_uncertain_and_before_the_first_it_is_no() -> None:
    window = WorkWindow(Answer.YES, date(2027, 1, 1), date(2027, 6, 30), TODAY)
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 30), date(2027, 7, 1)]
    assert [may_work_on(window, day) for day in days] == [
        Answer.NO,
        Answer.YES,
        Answer.YES,
        Answer.UNCERTAIN,
    ]

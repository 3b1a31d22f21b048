from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.measures import (
    APPLIES,
    UNKNOWN,
    WORKER_STATUSES,
    AskerSituation,
    Measure,
    applicable,
    is_active,
    state,
)
from tests.measure_samples import sample_measure

TODAY = date(2026, 11, 23)
REFUGEE = AskerSituation(worker_status="recognised_refugee", region="flanders", audience="employer")


def ids(measures: list[Measure], situation: AskerSituation) -> list[str]:
    return [found.measure.id for found in applicable(measures, situation, TODAY)]


def only_for(**statuses: str) -> dict[str, str]:
    return {status: statuses.get(status, "excluded") for status in WORKER_STATUSES}


def test_last_day_of_a_measure_is_still_a_day_on_which_it_runs() -> None:
    measure = sample_measure(status="ended", valid_until="2023-06-30")
    assert state(measure, date(2023, 6, 30)) == "active"
    assert state(measure, date(2023, 7, 1)) == "ended"


def test_measure_that_ran_out_has_ended_even_when_nobody_changed_its_status() -> None:
    assert state(sample_measure(status="active", valid_until="2026-11-22"), TODAY) == "ended"


def test_measure_that_starts_tomorrow_does_not_run_yet() -> None:
    measure = sample_measure(valid_from="2026-11-24")
    assert state(measure, TODAY) == "not_yet"
    assert ids([measure], REFUGEE) == []


def test_reformed_measure_runs() -> None:
    assert is_active(sample_measure(status="reformed"), TODAY)


def test_measure_of_which_nobody_knows_whether_it_runs_is_not_called_active() -> None:
    measure = sample_measure(status="unknown", uncertain="Niet zeker.")
    assert not is_active(measure, TODAY)
    assert applicable([measure], REFUGEE, TODAY)[0].open_points == ("running",)


def test_ended_measure_is_never_in_an_overview() -> None:
    assert ids([sample_measure(status="ended", valid_until="2022-12-31")], REFUGEE) == []


def test_measure_that_excludes_asylum_seekers_is_kept_from_them_only() -> None:
    measure = sample_measure(worker_statuses=only_for(recognised_refugee="allowed"))
    assert ids([measure], AskerSituation(worker_status="asylum_seeker")) == []
    assert ids([measure], REFUGEE) == ["voorbeeldpremie"]


def test_measure_may_fit_when_the_status_of_the_worker_was_not_asked() -> None:
    measure = sample_measure(worker_statuses=only_for(recognised_refugee="allowed"))
    (found,) = applicable([measure], AskerSituation(), TODAY)
    assert (found.fit, found.open_points) == (UNKNOWN, ("worker_status",))


def test_measure_for_everybody_applies_without_any_question() -> None:
    (found,) = applicable([sample_measure()], AskerSituation(), TODAY)
    assert (found.fit, found.open_points) == (APPLIES, ())


@pytest.mark.parametrize(("size", "fit"), [("small", APPLIES), (None, UNKNOWN)])
def test_measure_for_small_companies_depends_on_the_size(size: Any, fit: str) -> None:
    measure = sample_measure(company_size="small_and_medium")
    (found,) = applicable([measure], AskerSituation(company_size=size), TODAY)
    assert found.fit == fit


def test_large_company_does_not_see_measures_for_small_ones() -> None:
    measure = sample_measure(company_size="small_and_medium")
    assert ids([measure], AskerSituation(company_size="large")) == []


def test_newcomer_does_not_see_what_only_an_employer_can_use() -> None:
    measures = [sample_measure("a"), sample_measure("b", audience="both")]
    assert ids(measures, AskerSituation(audience="newcomer")) == ["b"]


def test_measure_of_the_other_region_may_still_fit() -> None:
    (found,) = applicable([sample_measure(region="brussels")], REFUGEE, TODAY)
    assert (found.fit, found.open_points) == (UNKNOWN, ("region",))


def test_measure_for_one_sector_fits_perhaps() -> None:
    (found,) = applicable([sample_measure(sectors=["horeca"])], REFUGEE, TODAY)
    assert found.open_points == ("sector",)


def test_information_is_shown_only_when_there_is_no_support() -> None:
    information = sample_measure("gids", kind="information")
    assert ids([information, sample_measure()], REFUGEE) == ["voorbeeldpremie"]
    assert ids([information], REFUGEE) == ["gids"]


def test_overview_starts_with_what_surely_runs_and_surely_fits() -> None:
    measures = [
        sample_measure("loopt-misschien", status="unknown", uncertain="Niet zeker."),
        sample_measure("past-misschien", sectors=["horeca"]),
        sample_measure("stage", kind="internship"),
        sample_measure("zwakke-bron", confidence="low"),
        sample_measure("premie", kind="wage_subsidy"),
    ]
    assert ids(measures, REFUGEE) == ["premie", "stage", "zwakke-bron", "past-misschien", "loopt-misschien"]


@given(
    day=st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    start=st.dates(date(2015, 1, 1), date(2025, 1, 1)),
    days=st.integers(0, 2000),
    status=st.sampled_from(["active", "reformed", "ended"]),
)
def test_measure_runs_from_its_first_day_to_its_last(day: date, start: date, days: int, status: str) -> None:
    end = start + timedelta(days=days)
    measure = sample_measure(status=status, valid_from=start, valid_until=end)
    assert is_active(measure, day) == (start <= day <= end)


@given(
    known=st.builds(
        AskerSituation,
        worker_status=st.sampled_from(WORKER_STATUSES),
        company_size=st.sampled_from(["small", "large"]),
        region=st.sampled_from(["flanders", "brussels"]),
        audience=st.sampled_from(["employer", "newcomer"]),
    ),
    admissions=st.tuples(*[st.sampled_from(["allowed", "excluded", "unknown"])] * 4),
    company_size=st.sampled_from(["any", "small_and_medium"]),
    region=st.sampled_from(["flanders", "brussels", "federal"]),
)
def test_who_tells_more_never_sees_more_measures(
    known: AskerSituation, admissions: tuple[str, ...], company_size: str, region: str
) -> None:
    measure = sample_measure(
        worker_statuses=dict(zip(WORKER_STATUSES, admissions, strict=True)),
        company_size=company_size,
        region=region,
    )
    if applicable([measure], known, TODAY):
        assert applicable([measure], AskerSituation(), TODAY)

"""The best people and the best vacancies, on real databases of both kinds."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.database.matches import MatchRow
from core.database.matching_policy import MatchingPolicyRow
from core.database.vacancies import VacancyRow
from core.rules.matching import Candidate, Fit, is_suggested, match
from core.rules.profile import Experience
from core.rules.right_to_work_terms import Answer
from core.rules.vacancy import NewVacancy
from core.services.matching import (
    MatchingPolicyMissingError,
    best_for_person,
    best_for_vacancy,
    candidate_of,
    compare,
    missing_of,
    need_of,
    weights_of,
)
from core.services.profiles import profile_of
from tests.matching_samples import (
    BRUGGE,
    COOK,
    GENT,
    ISCO,
    KITCHEN_HAND,
    PLACES,
    STARTS,
    TODAY,
    WELDER,
    a_candidate,
    a_need,
    add_profile,
    add_vacancy,
    fill,
)

MOMENT = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
FAR = dict(zip(("latitude", "longitude"), PLACES[GENT], strict=True))


@pytest.fixture
def filled(session: Session) -> Session:
    """Give a database with the weights and a few places."""
    fill(session)
    return session


def add_match(session: Session, vacancy_id: int, person: str, **columns: object) -> None:
    session.add(
        MatchRow(
            vacancy_id=vacancy_id,
            person=person,
            reasons=[],
            proposed_by="employer",
            created_at=MOMENT,
            **columns,
        )
    )
    session.flush()


def people(session: Session, limit: int = 20, **options: object) -> list[str]:
    found = best_for_vacancy(session, a_need(), TODAY, limit, **options)  # type: ignore[arg-type]
    return [each.person for each in found]


def test_who_fits_better_stands_first_and_who_does_other_work_nowhere(filled: Session) -> None:
    add_profile(filled, "welder", a_candidate(experience=(Experience(WELDER, ISCO[WELDER], 9),), wanted=()))
    add_profile(filled, "cook", a_candidate())
    add_profile(filled, "cook-far-away", a_candidate(**FAR))
    assert people(filled) == ["cook", "cook-far-away"]
    assert people(filled, 1) == ["cook"]


def test_reasons_are_those_of_the_rules(filled: Session) -> None:
    add_profile(filled, "cook", a_candidate(dutch_level="A1", max_km=None, **FAR))
    [found] = best_for_vacancy(filled, a_need(), TODAY)
    assert found.match == match(
        a_need(), a_candidate(dutch_level="A1", max_km=None, **FAR), weights_of(filled)
    )
    assert found.match.result("dutch").fit is Fit.PARTLY
    assert found.match.result("distance").fit is Fit.UNKNOWN


def test_both_sides_hear_the_same_reasons(filled: Session) -> None:
    add_profile(filled, "cook", a_candidate(education_recognised="no"))
    vacancy_id = add_vacancy(filled, a_need())
    [from_vacancy] = best_for_vacancy(filled, a_need(), TODAY, vacancy_id=vacancy_id)
    [from_person] = best_for_person(filled, "cook", TODAY)
    assert from_vacancy == from_person
    assert compare(filled, "cook", vacancy_id, TODAY) == from_person.match


def test_nobody_is_shown_who_does_not_agree_or_may_not_work_or_told_too_little(filled: Session) -> None:
    no = replace(a_candidate().work, answer=Answer.NO)  # type: ignore[type-var]
    add_profile(filled, "no-consent", a_candidate(consent=False))
    add_profile(filled, "may-not-work", a_candidate(work=no))
    add_profile(filled, "right-unknown", a_candidate(work=None))
    add_profile(filled, "no-level", a_candidate(dutch_level=None))
    assert people(filled) == []
    assert missing_of(filled, "right-unknown") == ("right_to_work",)
    assert missing_of(filled, "no-level") == ("dutch_level",)
    assert missing_of(filled, "nobody") == ("right_to_work", "occupation", "dutch_level", "place")


def test_vacancy_that_should_have_begun_asks_for_people_from_today(filled: Session) -> None:
    work = replace(a_candidate().work, first=TODAY)  # type: ignore[type-var]
    add_profile(filled, "since-today", a_candidate(work=work))
    long_ago = a_need(start_on=TODAY - timedelta(days=40))
    assert [each.person for each in best_for_vacancy(filled, long_ago, TODAY)] == ["since-today"]


def test_people_of_stopped_and_finished_matches_are_left_out(filled: Session) -> None:
    vacancy_id = add_vacancy(filled, a_need())
    for person in ("stopped", "hired", "waiting", "new", "employer"):
        add_profile(filled, person, a_candidate())
    add_match(filled, vacancy_id, "stopped", stopped_at=MOMENT, stopped_by="newcomer")
    add_match(filled, vacancy_id, "hired", outcome="hired", outcome_at=MOMENT)
    add_match(filled, vacancy_id, "waiting")
    assert set(people(filled, vacancy_id=vacancy_id)) == {"waiting", "new"}
    assert set(people(filled, vacancy_id=vacancy_id, leave_out=["new"])) == {"waiting"}
    assert best_for_person(filled, "stopped", TODAY) == []
    assert best_for_person(filled, "employer", TODAY) == []
    assert [each.vacancy_id for each in best_for_person(filled, "waiting", TODAY)] == [vacancy_id]


def test_person_gets_the_best_vacancies_first_and_only_open_ones(filled: Session) -> None:
    add_profile(filled, "cook", a_candidate())
    add_vacancy(filled, a_need(occupation=WELDER, isco08=ISCO[WELDER]))
    cook = add_vacancy(filled, a_need())
    strict = add_vacancy(filled, a_need(dutch_level="B2"))
    add_vacancy(filled, a_need(), state="filled")
    assert [each.vacancy_id for each in best_for_person(filled, "cook", TODAY)] == [cook, strict]
    assert [each.vacancy_id for each in best_for_person(filled, "cook", TODAY, 1)] == [cook]


def test_best_vacancies_are_those_of_all_compared_one_by_one(filled: Session) -> None:
    add_profile(filled, "cook", a_candidate(max_km=30))
    changes = [
        {"occupation": occupation, "isco08": ISCO[occupation], "dutch_level": level, "hours": hours}
        for occupation in (COOK, KITCHEN_HAND, WELDER)
        for level in (None, "A2", "B2")
        for hours in ("any", "full_time", "part_time")
    ]
    ids = [add_vacancy(filled, a_need(**change)) for change in changes]
    compared = {id_: compare(filled, "cook", id_, TODAY) for id_ in ids}
    suggested = [each for each in compared.values() if each is not None and is_suggested(each)]
    ranks = sorted((each.rank or 0 for each in suggested), reverse=True)
    assert [each.match.rank for each in best_for_person(filled, "cook", TODAY, 7)] == ranks[:7]


def test_need_of_a_vacancy_is_the_same_kept_or_not(filled: Session) -> None:
    vacancy = NewVacancy(
        company="Voorbeeld", enterprise_number="0123456749", occupation=COOK, isco08=ISCO[COOK],
        sector="horeca", positions=1, nis_code=BRUGGE, dutch_level="A2", coaching=True,
        skills=("soep koken", "snijden"),
        licences=("B",), education_level="upper_secondary", hours="full_time", times=("day", "weekend"),
        start_on=STARTS, contact="x",
    )  # fmt: skip
    assert need_of(filled, vacancy) == a_need()
    vacancy_id = add_vacancy(filled, a_need())
    add_profile(filled, "cook", a_candidate())
    assert compare(filled, "cook", vacancy_id, TODAY) == match(a_need(), a_candidate(), weights_of(filled))


def test_comparing_with_what_is_gone_gives_nothing(filled: Session) -> None:
    vacancy_id = add_vacancy(filled, a_need())
    assert compare(filled, "nobody", vacancy_id, TODAY) is None
    add_profile(filled, "cook", a_candidate())
    assert compare(filled, "cook", 99, TODAY) is None


def test_candidate_of_a_profile_is_what_was_told(filled: Session, secret_key: None) -> None:
    add_profile(filled, "cook", a_candidate(licences=frozenset(), times=None, wanted=()))
    profile = profile_of(filled, "cook")
    assert profile is not None
    assert candidate_of(filled, profile) == a_candidate(licences=frozenset(), times=None, wanted=())
    assert candidate_of(filled, replace(profile, person="nobody")) == Candidate()


@pytest.fixture
def secret_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set a key for what is kept encrypted."""
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "k" * 32)


def test_other_weights_in_the_database_change_the_order_at_once(filled: Session) -> None:
    add_profile(filled, "near-and-learning", a_candidate(dutch_level="A1"))
    add_profile(filled, "far-and-fluent", a_candidate(**FAR))
    for criterion, first in (("dutch", "far-and-fluent"), ("distance", "near-and-learning")):
        weights = weights_of(filled)
        criteria: dict[Any, float] = {**dict.fromkeys(weights.criteria, 1.0), criterion: 50.0}
        body = MatchingPolicyRow.of(replace(weights, criteria=criteria)).body
        filled.execute(update(MatchingPolicyRow).values(body=body))
        assert people(filled)[0] == first


def test_without_weights_the_operator_is_told_what_to_do(session: Session) -> None:
    with pytest.raises(MatchingPolicyMissingError, match="content load"):
        best_for_vacancy(session, a_need(), TODAY)


def test_row_of_a_vacancy_that_is_closed_counts_no_longer(filled: Session) -> None:
    add_profile(filled, "cook", a_candidate())
    vacancy_id = add_vacancy(filled, a_need())
    filled.execute(update(VacancyRow).where(VacancyRow.id == vacancy_id).values(state="closed"))
    assert best_for_person(filled, "cook", TODAY) == []

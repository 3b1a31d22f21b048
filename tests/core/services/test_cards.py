"""Cards on both databases: who is shown, what stands on them, and that every look is written down."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.content.matching import load_matching, read_matching
from core.database.matches import AuditRow
from core.database.places import MunicipalityRow
from core.rules.consent import Purpose
from core.rules.matching_terms import Need
from core.services import consents
from core.services.cards import (
    candidate_behind,
    candidates_for,
    candidates_without_vacancy,
    card_of,
    reasons_of,
    vacancies_for,
    vacancy_card,
)
from core.services.matches import propose, stop
from core.services.matching import compare, refresh_index_row
from core.services.vacancies import Vacancy, vacancy
from tests.match_samples import EMPLOYER, KEY, TODAY, add_profile, add_vacancy

PEOPLE = [f"person-{number}" for number in range(5)]


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())


@pytest.fixture
def need(session: Session) -> Vacancy:
    """Give a vacancy in Kortrijk and five people who fit, on a database with the policy."""
    load_matching(session, read_matching(Path("data"))[0])
    session.add(
        MunicipalityRow(nis_code="34022", name="Kortrijk", region="flanders", latitude=50.83, longitude=3.26)
    )
    for person in PEOPLE:
        add_profile(session, person)
        refresh_index_row(session, person)
    return vacancy(session, add_vacancy(session))


def looked_at(session: Session) -> list[str]:
    statement = select(AuditRow).where(AuditRow.action == "card_seen").order_by(AuditRow.id)
    return [row.person for row in session.scalars(statement)]


def test_only_cards_that_are_shown_are_audited(session: Session, need: Vacancy) -> None:
    page = candidates_for(session, EMPLOYER, need, TODAY, first=3)
    assert (len(page.cards), page.total) == (2, 5)
    assert len(looked_at(session)) == 2


def test_reference_leads_to_the_person_for_this_vacancy_and_for_no_other(
    session: Session, need: Vacancy
) -> None:
    other = vacancy(session, add_vacancy(session))
    cards = candidates_for(session, EMPLOYER, need, TODAY).cards
    others = candidates_for(session, EMPLOYER, other, TODAY, number=5).cards
    found = candidate_behind(session, need, cards[0].reference, TODAY)
    assert found is not None
    assert found.person in PEOPLE
    assert candidate_behind(session, other, cards[0].reference, TODAY) is None
    assert {card.reference for card in cards}.isdisjoint(card.reference for card in others)


def test_who_is_matched_already_or_stopped_is_not_shown_again(session: Session, need: Vacancy) -> None:
    going_on = propose(session, need.id, PEOPLE[0], by="employer")
    stopped = propose(session, need.id, PEOPLE[1], by="employer")
    stop(session, stopped, "staff:els")
    assert going_on
    assert candidates_for(session, EMPLOYER, need, TODAY).total == 3


def test_employer_does_not_see_an_own_profile(session: Session, need: Vacancy) -> None:
    add_profile(session, EMPLOYER)
    refresh_index_row(session, EMPLOYER)
    assert candidates_for(session, EMPLOYER, need, TODAY).total == 5


def test_who_withdrew_a_moment_ago_is_not_shown(session: Session, need: Vacancy) -> None:
    consents.withdraw(session, PEOPLE[0], Purpose.MATCH)
    assert candidates_for(session, EMPLOYER, need, TODAY).total == 4


def test_search_without_a_vacancy_tells_no_distance_and_leads_to_nobody(
    session: Session, need: Vacancy
) -> None:
    asked = Need("lasser", "7212", TODAY, latitude=50.83, longitude=3.26)
    page = candidates_without_vacancy(session, EMPLOYER, asked, TODAY)
    assert len(page.cards) == 3
    assert {card.reference for card in page.cards} == {""}
    assert all(result.criterion != "distance" for card in page.cards for result in card.results)
    assert len(looked_at(session)) == 3


def test_search_without_a_vacancy_shows_nobody_while_there_are_few(session: Session, need: Vacancy) -> None:
    for person in PEOPLE[2:]:
        consents.withdraw(session, person, Purpose.MATCH)
    asked = Need("lasser", "7212", TODAY)
    page = candidates_without_vacancy(session, EMPLOYER, asked, TODAY)
    assert (page.cards, page.total) == ((), 2)
    assert looked_at(session) == []


def test_card_of_one_person_is_audited(session: Session, need: Vacancy) -> None:
    card_of(session, "staff:els", need, PEOPLE[0], TODAY)
    assert looked_at(session) == [PEOPLE[0]]


def test_newcomer_sees_open_vacancies_without_an_own_one_or_one_that_is_matched(
    session: Session, need: Vacancy
) -> None:
    own = add_vacancy(session, PEOPLE[0])
    matched = add_vacancy(session)
    propose(session, matched, PEOPLE[0], by="newcomer")
    page = vacancies_for(session, PEOPLE[0], TODAY)
    assert [card.vacancy.id for card in page.cards] == [need.id]
    assert own != need.id


def test_vacancy_card_tells_why_it_fits(session: Session, need: Vacancy) -> None:
    card = vacancy_card(session, need.id, PEOPLE[0], TODAY)
    fits = {result.criterion: result.fit.value for result in card.results}
    assert (fits["occupation"], fits["dutch"]) == ("met", "partly")
    assert "consent" not in fits


def test_what_is_kept_of_the_reasons_holds_nothing_that_was_told(session: Session, need: Vacancy) -> None:
    match = compare(session, PEOPLE[0], need.id, TODAY)
    assert match is not None
    kept = repr(reasons_of(match))
    assert not any(told in kept for told in ("A1", "lasser", "34022"))

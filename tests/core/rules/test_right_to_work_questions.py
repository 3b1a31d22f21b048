from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.right_to_work import (
    CardText,
    Fact,
    Reason,
    Situation,
    decide,
    documents_to_choose_from,
    next_question,
)
from tests.core.rules.real_law import LAW

TODAY = date(2026, 11, 23)
MOST_QUESTIONS = 8
DATES = {Fact.LODGED_ON: "lodged_on", Fact.REFUSAL_NOTIFIED_ON: "refusal_notified_on"}


def person(**facts: Any) -> Situation:
    return Situation(work_on=TODAY, today=TODAY, **facts)


def told(situation: Situation, fact: Fact, value: object) -> Situation:
    if value is None:
        return replace(situation, unknown=situation.unknown | {fact})
    changes: dict[str, Any] = {DATES.get(fact, fact.value): value}
    return replace(situation, **changes)


def asked_in_turn(situation: Situation, answers: Mapping[Fact, object]) -> list[Fact]:
    asked: list[Fact] = []
    while (fact := next_question(situation, LAW)) is not None and len(asked) <= MOST_QUESTIONS:
        asked.append(fact)
        situation = told(situation, fact, answers.get(fact))
    return asked


@pytest.mark.parametrize(
    "status",
    [
        "recognised_refugee",
        "subsidiary_protection",
        "temporary_protection",
        "rejected",
        "student",
        "undocumented",
        "family_of_belgian_or_eu",
    ],
)
def test_whoever_has_a_clear_status_is_asked_nothing(status: str) -> None:
    assert next_question(person(status=status), LAW) is None


def test_stranger_is_asked_the_status_first() -> None:
    assert next_question(person(), LAW) is Fact.STATUS


def test_asylum_seeker_without_refusal_is_asked_date_and_refusal_only() -> None:
    answers = {Fact.LODGED_ON: date(2026, 1, 5), Fact.REFUSED: False}
    assert asked_in_turn(person(status="asylum_seeker"), answers) == [Fact.LODGED_ON, Fact.REFUSED]


def test_refused_asylum_seeker_is_asked_notification_appeal_and_judgment() -> None:
    answers = {
        Fact.LODGED_ON: date(2025, 9, 1),
        Fact.REFUSED: True,
        Fact.REFUSAL_NOTIFIED_ON: date(2026, 9, 10),
        Fact.APPEALED: True,
        Fact.APPEAL_REJECTED: False,
    }
    assert asked_in_turn(person(status="asylum_seeker"), answers) == list(answers)


def test_refusal_within_the_months_ends_the_questions() -> None:
    situation = person(
        status="asylum_seeker", lodged_on=date(2025, 9, 1), refusal_notified_on=date(2025, 11, 1)
    )
    assert next_question(situation, LAW) is None


def test_card_is_asked_since_the_pact_once_the_months_are_over_and_not_before() -> None:
    early = person(status="asylum_seeker", lodged_on=date(2026, 9, 1), refused=False)
    late = person(status="asylum_seeker", lodged_on=date(2026, 6, 20), refused=False)
    assert next_question(early, LAW) is None
    assert next_question(late, LAW) is Fact.CARD_TEXT


def test_refused_since_the_pact_is_asked_about_the_appeal_and_not_about_days_or_the_card() -> None:
    answers = {Fact.APPEALED: True, Fact.APPEAL_REJECTED: False}
    situation = person(status="asylum_seeker", lodged_on=date(2026, 7, 12), refused=True)
    assert asked_in_turn(situation, answers) == [Fact.APPEALED, Fact.APPEAL_REJECTED]
    assert asked_in_turn(situation, {Fact.APPEALED: False}) == [Fact.APPEALED]


@pytest.mark.parametrize("lodged", [None, date(2025, 1, 5), date(2026, 7, 12)])
def test_transfer_letter_ends_the_questions(lodged: date | None) -> None:
    unknown = frozenset({Fact.LODGED_ON} if lodged is None else set())
    situation = person(status="asylum_seeker", lodged_on=lodged, transfer_refused=True, unknown=unknown)
    assert next_question(situation, LAW) is None


def test_day_of_the_appeal_answers_whether_there_was_a_refusal_and_an_appeal() -> None:
    situation = person(
        status="asylum_seeker", lodged_on=date(2025, 1, 5), appeal_lodged_on=date(2025, 11, 20)
    )
    answers = {Fact.REFUSAL_NOTIFIED_ON: date(2025, 11, 10), Fact.APPEAL_REJECTED: False}
    assert asked_in_turn(situation, answers) == list(answers)


def test_month_without_a_day_counts_as_a_known_date() -> None:
    situation = person(status="asylum_seeker", lodged_from=date(2025, 10, 1), lodged_until=date(2025, 10, 31))
    assert next_question(situation, LAW) is Fact.REFUSED


def test_document_is_asked_where_documents_differ_and_can_be_chosen() -> None:
    situation = person(status="trafficking_victim")
    assert next_question(situation, LAW) is Fact.DOCUMENT
    assert set(documents_to_choose_from(situation, LAW)) <= LAW.documents.keys()
    assert decide(told(situation, Fact.DOCUMENT, None), LAW).reason is Reason.DOCUMENT_UNKNOWN


def test_later_application_is_asked_whether_it_is_admissible() -> None:
    situation = person(status="later_application", lodged_on=date(2025, 9, 1))
    assert next_question(situation, LAW) is Fact.ADMISSIBLE
    assert next_question(replace(situation, admissible=False), LAW) is None


CHOICES: dict[Fact, st.SearchStrategy[object]] = {
    Fact.STATUS: st.sampled_from(sorted(LAW.statuses)),
    Fact.LODGED_ON: st.dates(date(2007, 1, 1), TODAY),
    Fact.REFUSAL_NOTIFIED_ON: st.just(TODAY),
    Fact.CARD_TEXT: st.sampled_from(CardText),
}


@given(st.data())
def test_questions_end_whatever_is_answered_and_no_question_comes_twice(data: st.DataObject) -> None:
    situation = person()
    asked: list[Fact] = []
    while (fact := next_question(situation, LAW)) is not None:
        assert fact not in asked
        asked.append(fact)
        if fact is Fact.DOCUMENT:
            choices: st.SearchStrategy[object] = st.sampled_from(documents_to_choose_from(situation, LAW))
        elif fact is Fact.REFUSAL_NOTIFIED_ON and situation.lodged_on:
            choices = st.dates(situation.lodged_on, TODAY)
        else:
            choices = CHOICES.get(fact, st.booleans())
        situation = told(situation, fact, data.draw(st.none() | choices))
        decide(situation, LAW)
    assert len(asked) <= MOST_QUESTIONS


@given(st.dates(date(2019, 1, 3), TODAY), st.sampled_from([None, True, False]))
def test_yes_or_no_question_is_asked_only_when_it_can_change_the_verdict(
    lodged: date, refused: bool | None
) -> None:
    situation = person(status="asylum_seeker", lodged_on=lodged, refused=refused)
    if refused:
        situation = replace(situation, refusal_notified_on=min(lodged + timedelta(days=200), TODAY))
    fact = next_question(situation, LAW)
    if fact in {Fact.REFUSED, Fact.APPEALED, Fact.APPEAL_REJECTED}:
        outcomes = {
            (verdict.answer, verdict.reason, verdict.next_step)
            for verdict in (decide(told(situation, fact, value), LAW) for value in (True, False))
        }
        assert len(outcomes) == 2

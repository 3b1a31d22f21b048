"""Each turn is counted, without who or what; a count that fails costs nobody the answer."""

import logging
from datetime import date

import pytest
from sqlalchemy import select

from actions import question_counts
from core.database.language_requests import LanguageRequestRow
from core.database.question_counts import QuestionCountRow
from core.database.session import session_scope
from tests.actions.conversation import Conversation

COACHING = "ask_language_coaching"
NOTED = "We onthouden dat u taalhulp zoekt"


def counted() -> list[tuple[str, str, str, str]]:
    with session_scope() as session:
        rows = session.scalars(select(QuestionCountRow).order_by(QuestionCountRow.intent))
        return [(row.intent, row.role, row.province, row.outcome) for row in rows]


def requests() -> list[LanguageRequestRow]:
    with session_scope() as session:
        return list(session.scalars(select(LanguageRequestRow)))


def test_answer_is_counted_with_role_and_province(person: Conversation) -> None:
    person.slots.update(place="Kortrijk", role="newcomer")
    person.says("waar kan ik nederlands leren?", "ask_learn_dutch")
    assert counted() == [("ask_learn_dutch", "newcomer", "West-Vlaanderen", "answered")]


@pytest.mark.parametrize(
    ("intent", "outcome"),
    [
        ("nlu_unclear", "clarified"),
        ("nlu_not_understood", "not_understood"),
        ("out_of_scope", "out_of_scope"),
    ],
)
def test_turn_is_counted_as_it_ended(person: Conversation, intent: str, outcome: str) -> None:
    person.says("blabla", intent, ranking=("ask_contact", "ask_learn_dutch"))
    assert counted() == [(intent, "", "", outcome)]


@pytest.mark.parametrize("intent", ["request_human", "complain"])
def test_hand_over_is_counted_by_the_desk_when_the_person_agrees(person: Conversation, intent: str) -> None:
    person.says("medewerker", intent)
    assert counted() == []


def test_count_that_fails_costs_nobody_the_answer_and_logs_no_word_of_it(
    person: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("waar kan ik nederlands leren in Kortrijk?")

    monkeypatch.setattr(question_counts, "count_question", fail)
    with caplog.at_level(logging.DEBUG):
        said = person.says("waar kan ik nederlands leren in Kortrijk?", "ask_learn_dutch")
    assert said.startswith("Je gaat eerst naar een gesprek")
    assert "a question was not counted: ValueError" in caplog.text
    assert "nederlands leren" not in caplog.text


def test_employer_who_asks_for_coaching_is_noted_and_hears_so(person: Conversation) -> None:
    person.slots.update(place="Kortrijk", sector="bouw", language_level="A2")
    assert NOTED in person.says("wie geeft nederlands op onze werkvloer?", COACHING)
    (row,) = requests()
    assert (row.day, row.person, row.province) == (date(2026, 11, 23), "a-person", "West-Vlaanderen")
    assert (row.sector, row.level) == ("bouw", "A2")


def test_second_time_on_a_day_is_the_same_request(person: Conversation) -> None:
    person.slots["place"] = "Kortrijk"
    for _ in range(2):
        person.says("wie geeft nederlands op onze werkvloer?", COACHING)
    assert len(requests()) == 1


def test_nothing_is_noted_of_a_newcomer(person: Conversation) -> None:
    person.slots.update(place="Kortrijk", role="newcomer")
    assert NOTED not in person.says("wie geeft nederlands op onze werkvloer?", COACHING)
    assert requests() == []


def test_request_that_cannot_be_kept_costs_nobody_the_answer(
    person: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr("core.services.language_supply.note_request", fail)
    person.slots["place"] = "Kortrijk"
    said = person.says("wie geeft nederlands op onze werkvloer?", COACHING)
    assert said.startswith("Ja, er is hulp voor Nederlands op uw werkvloer.")
    assert NOTED not in said

"""What surrounds the answers: who somebody is, not understanding, humans, failures."""

import logging
from typing import Any

import pytest
from sqlalchemy import delete

from actions import right_to_work
from core.database.answers import AnswerRow
from core.database.session import session_scope
from tests.actions.conversation import Conversation


def test_greeting_says_that_it_is_a_computer_and_asks_who_it_talks_to(person: Conversation) -> None:
    assert "computer, geen mens" in person.says("hallo", "greet")
    assert "Ik ben werkgever" in person.buttons


def test_employer_is_addressed_formally_from_then_on(person: Conversation) -> None:
    person.says("ik ben werkgever", "state_role")
    assert "Hebt u nog een vraag" in person.says("bedankt", "thank")


def test_unclear_message_offers_the_likely_questions(person: Conversation) -> None:
    said = person.says(
        "kaart", "nlu_unclear", ranking=("nlu_unclear", "ask_work_permit", "inform", "ask_when_may_work")
    )
    assert "Bedoel je" in said
    assert person.buttons == ["Arbeidskaart of oranje kaart", "Wanneer mag ik werken?", "Iets anders"]


def test_second_miss_in_a_row_offers_a_human(person: Conversation) -> None:
    person.says("kaart", "nlu_unclear", ranking=("ask_work_permit",))
    person.says("kaart dus", "nlu_unclear", ranking=("ask_work_permit",))
    assert person.buttons[0] == "Een medewerker vragen"


def test_miss_is_forgotten_after_an_answer(person: Conversation) -> None:
    person.says("kaart", "nlu_unclear", ranking=("ask_work_permit",))
    person.says("wat is de oranje kaart", "ask_work_permit")
    assert "Bedoel je" in person.says("kaart", "nlu_unclear", ranking=("ask_work_permit",))


def test_value_answers_the_open_question_however_unsure_its_intent_is(person: Conversation) -> None:
    person.says("ik ben asielzoeker mag ik werken", "ask_when_may_work")
    assert "weigering" in person.says("5 januari 2026 denk ik", "nlu_unclear", ranking=("inform",))


def test_what_is_no_answer_gets_another_try(person: Conversation) -> None:
    person.says("ik ben asielzoeker mag ik werken", "ask_when_may_work")
    said = person.says("B1", "inform")
    assert "begreep ik niet" in said
    assert "Op welke dag" in said


def test_subject_without_an_answer_in_the_database_is_named_and_not_guessed(person: Conversation) -> None:
    with session_scope() as session:
        session.execute(delete(AnswerRow).where(AnswerRow.intent == "ask_diploma_recognition"))
    said = person.says("waar laat ik mijn diploma erkennen", "ask_diploma_recognition")
    assert "Mijn diploma laten erkennen" in said
    assert "geen nagekeken antwoord" in said
    assert person.buttons == ["Een medewerker vragen"]


def test_failing_action_gives_a_sentence_and_logs_nothing_that_was_written(
    person: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(turn: Any) -> None:
        raise ValueError(f"cannot read {turn.text_of_person}")

    monkeypatch.setattr(right_to_work, "collect", fail)
    with caplog.at_level(logging.DEBUG):
        said = person.says("mijn geheim is blauw", "ask_when_may_work")
    assert "Jij hebt niets fout gedaan" in said
    assert "ValueError" in caplog.text
    assert "blauw" not in caplog.text

"""What was not understood goes to the review table, and what was pressed next goes with it."""

import logging

import pytest

from core.database.review import UnclearMessage
from core.database.session import session_scope
from tests.actions.conversation import Conversation

RANKING = ("nlu_unclear", "ask_work_permit", "ask_when_may_work")


def rows() -> list[UnclearMessage]:
    with session_scope() as session:
        return list(session.query(UnclearMessage).order_by(UnclearMessage.id))


def test_unclear_message_is_kept_masked_with_what_was_guessed(person: Conversation) -> None:
    person.says("kaart van Ahmed", "nlu_unclear", ranking=RANKING)
    (row,) = rows()
    assert (row.text, row.tier, row.chosen) == ("kaart van ▢", "nlu_unclear", None)
    assert [guess["intent"] for guess in row.guesses] == ["ask_work_permit", "ask_when_may_work"]


def test_pressed_button_is_what_was_chosen(person: Conversation) -> None:
    person.says("kaart", "nlu_unclear", ranking=RANKING)
    person.presses("Wanneer mag ik werken?")
    (row,) = rows()
    assert (row.chosen, row.link) == ("ask_when_may_work", None)
    assert person.slots["review_link"] is None


def test_something_else_is_a_choice_and_no_second_message(person: Conversation) -> None:
    person.says("kaart", "nlu_unclear", ranking=RANKING)
    person.presses("Iets anders")
    assert [row.chosen for row in rows()] == ["out_of_scope"]


def test_asking_for_a_human_is_a_choice_typed_or_pressed(person: Conversation) -> None:
    person.says("kaart", "nlu_not_understood")
    person.says("medewerker", "request_human")
    assert [row.chosen for row in rows()] == ["request_human"]


def test_what_is_typed_next_chooses_nothing_and_ends_the_link(person: Conversation) -> None:
    person.says("kaart", "nlu_unclear", ranking=RANKING)
    person.says("ik ben erkend vluchteling, wat mag ik", "ask_status_rights")
    person.presses("Werken als zelfstandige")
    (row,) = rows()
    assert (row.chosen, row.link) == (None, None)


@pytest.mark.parametrize("intent", ["out_of_scope", "nlu_not_understood", "inform"])
def test_every_message_without_an_answer_is_kept(person: Conversation, intent: str) -> None:
    person.says("mijn huis", intent)
    assert [row.tier for row in rows()] == [intent]


def test_answer_to_the_open_question_is_not_kept(person: Conversation) -> None:
    person.says("ik ben asielzoeker mag ik werken", "ask_when_may_work")
    person.says("5 januari 2026 denk ik", "nlu_unclear", ranking=("inform",))
    assert rows() == []


def test_person_gets_the_answer_when_the_database_is_down(
    person: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", "sqlite:////proc/no/such/folder.db")
    with caplog.at_level(logging.ERROR):
        assert "Bedoel je" in person.says("kaart van Ahmed", "nlu_unclear", ranking=RANKING)
    assert "not kept" in caplog.text
    assert "Ahmed" not in caplog.text


def test_choice_is_answered_when_the_database_went_down_after_the_question(
    person: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.says("kaart", "nlu_unclear", ranking=RANKING)
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", "sqlite:////proc/no/such/folder.db")
    assert "Daar weet ik niets over" in person.presses("Iets anders")

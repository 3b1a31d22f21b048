"""The review list on the web pages, on both databases."""

import pytest

from core.database.session import session_scope
from core.services import review, training
from core.services.review import Guess
from tests.office.web.conftest import Visitor, visitor_of

SENTENCE = "mag ik nu al een job zoeken als ik nog wacht op papieren van de gemeente"


@pytest.fixture
def noted(office: str) -> str:
    with session_scope(office) as session:
        guesses = [Guess("ask_work_permit", 0.41), Guess("ask_find_job", 0.3)]
        review.note_unclear(session, text="kaart van Ahmed", tier="nlu_unclear", guesses=guesses)
    return office


def test_list_shows_the_masked_message_and_what_the_bot_thought(noted: str, editor: Visitor) -> None:
    page = editor.get("/review").text
    assert "kaart van ▢" in page
    assert "41%" in page
    assert "Arbeidskaart of oranje kaart" in page


def test_chosen_example_waits_for_the_training(noted: str, editor: Visitor) -> None:
    assert editor.post("/review/1", text=SENTENCE, intent="ask_find_job", do="choose").status_code == 303
    page = editor.get("/review?told=chosen").text
    assert SENTENCE in page
    assert "kaart van" not in page
    with session_scope(noted) as session:
        assert [each.intent for each in training.waiting(session)] == ["ask_find_job"]


def test_masked_word_and_name_are_refused_with_what_was_typed(noted: str, editor: Visitor) -> None:
    sent = editor.post("/review/1", text="kaart van ▢", intent="ask_work_permit", do="choose")
    assert sent.status_code == 422
    assert "Vervang elke" in sent.text
    sent = editor.post("/review/1", text="kaart van Ahmed", intent="ask_work_permit", do="choose")
    assert "misschien een naam" in sent.text
    assert 'value="kaart van Ahmed"' in sent.text


def test_message_is_closed_without_an_example(noted: str, editor: Visitor) -> None:
    assert editor.post("/review/1", do="close").headers["location"] == "/review?told=closed"
    assert "niets te bekijken" in editor.get("/review").text


def test_example_can_be_thrown_away(noted: str, editor: Visitor) -> None:
    editor.post("/review/1", text=SENTENCE, intent="ask_find_job", do="choose")
    assert editor.post("/training/1/drop", page="/review").status_code == 303
    assert SENTENCE not in editor.get("/review").text


def test_reader_sees_the_list_but_chooses_nothing(noted: str) -> None:
    reader = visitor_of()
    reader.log_in("reader")
    assert "kaart van ▢" in reader.get("/review").text
    assert reader.get("/review/1").status_code == 403

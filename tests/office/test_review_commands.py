"""`toeleiding review` as an editor uses it, on both databases."""

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from core.database.session import engine_for, session_scope
from core.services.review import Guess, note_choice, note_unclear
from office.main import app


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["review", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def noted(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a database with one message that was not understood, and what was chosen then."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-23")
    guesses = [Guess("ask_work_permit", 0.41), Guess("ask_when_may_work", 0.3)]
    with session_scope(database_url) as session:
        link = note_unclear(session, text="kaart van Ahmed", tier="nlu_unclear", guesses=guesses)
        session.flush()
        note_choice(session, link, "out_of_scope")
    yield database_url
    engine_for(database_url).dispose()


def test_list_tells_the_day_the_best_guess_the_choice_and_the_masked_text(noted: str) -> None:
    code, output = run("list")
    assert code == 0
    assert output == "1\t23/11/2026\tgetwijfeld\task_work_permit 41%\tiets anders\tkaart van ▢\n"


def test_list_can_begin_at_a_day(noted: str) -> None:
    assert "kaart" in run("list", "--since", "2026-11-23")[1]
    assert run("list", "--since", "2026-11-24") == (0, "Er zijn geen nieuwe berichten.\n")


def test_show_gives_every_guess(noted: str) -> None:
    _, output = run("show", "1")
    assert "ask_work_permit 41%" in output
    assert "ask_when_may_work 30%" in output


def test_closed_message_leaves_the_list(noted: str) -> None:
    run("close", "1")
    assert run("list") == (0, "Er zijn geen nieuwe berichten.\n")


def test_unknown_number_gets_a_sentence_and_no_traceback(noted: str) -> None:
    code, output = run("show", "7")
    assert code == 1
    assert "Dat lukte niet" in output

"""`toeleiding training` with a stand-in for training and measuring."""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.content.examples import examples_in
from core.database.session import engine_for, session_scope
from core.rules.accounts import Account
from core.services import review, training
from office import measured_training
from office.main import app
from office.measured_training import MODEL, TRAIN, TrainingFailedError, run_command

EDITOR = Account(1, "an", "editor", None, disabled=False, has_totp=False)
SENTENCE = "mag ik nu al een job zoeken als ik nog wacht op papieren van de gemeente"
FILE = Path("nlu/intents/newcomer/ask_find_job.yml")


class FakeCommands:
    """Trains in a moment, and measures what it is told."""

    def __init__(self, *accuracies: float) -> None:
        self._accuracies = list(accuracies)
        self.trained = 0

    def __call__(self, command: Sequence[str]) -> None:
        if tuple(command) == TRAIN:
            self.trained += 1
            MODEL.write_text(f"model {self.trained}", encoding="utf-8")
            return
        accuracy = self._accuracies.pop(0)
        if accuracy < 0:
            raise TrainingFailedError("the evaluation ended with 1")
        figures = {"accuracy": accuracy, "direct": 0.8, "misled": 0.02}
        Path(command[-1]).write_text(json.dumps(figures), encoding="utf-8")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["training", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def chosen(database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Give a database with one chosen example, in a copy of the project with a model."""
    for name in ("nlu", "tests/language"):
        shutil.copytree(name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    MODEL.parent.mkdir()
    MODEL.write_text("model 0", encoding="utf-8")
    with session_scope(database_url) as session:
        review.note_unclear(session, text=SENTENCE, tier="nlu_unclear", guesses=[])
        session.flush()
        training.choose(session, EDITOR, review.new_messages(session, None)[0].id, "ask_find_job", SENTENCE)
    yield database_url
    engine_for(database_url).dispose()


def use(monkeypatch: pytest.MonkeyPatch, *accuracies: float) -> FakeCommands:
    commands = FakeCommands(*accuracies)
    monkeypatch.setattr(measured_training, "run_command", commands)
    return commands


def test_list_shows_what_waits(chosen: str) -> None:
    assert run("list") == (0, f"1\twacht\task_find_job\t{SENTENCE}\n")


def test_example_is_kept_when_the_bot_understands_as_much(
    chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = FILE.read_text(encoding="utf-8")
    commands = use(monkeypatch, 0.9, 0.9)
    code, output = run("export")
    assert code == 0
    assert f"Geschreven: {FILE}" in output
    assert FILE.read_text(encoding="utf-8") == f"{before}    - {SENTENCE}\n"
    assert examples_in(Path("nlu/intents"))
    assert MODEL.read_text(encoding="utf-8") == "model 1"
    assert commands.trained == 1
    assert run("list")[1] == "Er wachten geen voorbeelden.\n"


def test_everything_is_put_back_when_the_score_drops(chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (FILE.read_text(encoding="utf-8"), FILE.stat().st_mtime)
    use(monkeypatch, 0.9, 0.89)
    code, output = run("export")
    assert code == 1
    assert "slechter" in output
    assert (FILE.read_text(encoding="utf-8"), FILE.stat().st_mtime) == before
    assert MODEL.read_text(encoding="utf-8") == "model 0"
    assert "geweigerd" in run("list")[1]
    assert run("export") == (0, "Er zijn geen voorbeelden om te schrijven.\n")


def test_everything_is_put_back_when_measuring_fails_and_the_example_still_waits(
    chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = FILE.read_text(encoding="utf-8")
    use(monkeypatch, 0.9, -1)
    assert run("export")[0] == 1
    assert FILE.read_text(encoding="utf-8") == before
    assert MODEL.read_text(encoding="utf-8") == "model 0"
    assert "wacht" in run("list")[1]


def test_model_that_is_older_than_its_files_is_trained_before_it_is_measured(
    chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    MODEL.unlink()
    commands = use(monkeypatch, 0.9, 0.9)
    assert run("export")[0] == 0
    assert commands.trained == 2


def test_measuring_can_be_skipped(chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = use(monkeypatch)
    assert run("export", "--skip-evaluation")[0] == 0
    assert SENTENCE in FILE.read_text(encoding="utf-8")
    assert commands.trained == 0


def test_example_that_was_added_meanwhile_is_refused_at_the_export(chosen: str) -> None:
    FILE.write_text(FILE.read_text(encoding="utf-8") + f"    - {SENTENCE}?\n", encoding="utf-8")
    before = FILE.read_text(encoding="utf-8")
    code, output = run("export", "--skip-evaluation")
    assert code == 0
    assert "Geweigerd" in output
    assert FILE.read_text(encoding="utf-8") == before


def test_command_that_fails_is_told() -> None:
    with pytest.raises(TrainingFailedError):
        run_command(["python3", "-c", "raise SystemExit(3)"])

"""`python -m nlu.evaluate`, what `make evaluate` runs: the trained model, and input that is no good."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SHARES = ("direct", "after_clarification", "lost", "misled")
KEYS = {
    *("n", "accuracy", "macro_f1", *SHARES, "out_of_scope", "per_intent", "per_voice", "entities"),
    *("entity_errors", "calibration_error", "latency_ms", "errors", "typos", "settings"),
}
QUESTIONS: list[dict[str, Any]] = [
    {"text": "medewerker", "intent": "request_human", "voice": "short"},
    {"text": "dag", "intent": "greet", "voice": "short"},
    {"text": "Vanaf welke dag mag ik gaan werken?", "intent": "ask_when_may_work", "voice": "formal"},
    {"text": "gisteren", "intent": "inform", "entities": [{"entity": "date", "value": "2026-11-22"}]},
    {"text": "erkend vluchteling", "intent": "inform", "entities": {"status": "recognised_refugee"}},
    {"text": "/stop <b>", "intent": "stop", "entities": []},
]


def run(folder: Path, *lines: dict[str, Any] | str, typos: bool = False) -> subprocess.CompletedProcess[str]:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    command = [sys.executable, "-m", "nlu.evaluate"]
    places = ["--file", str(file), "--out", str(folder / "report.json")]
    environment = {**os.environ, "TOELEIDING_TODAY": "2026-11-23", "PYTHONWARNINGS": "ignore"}
    return subprocess.run(
        [*command, *places, *(["--typos"] if typos else [])], capture_output=True, text=True, env=environment
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"text": "hallo", "intent": "groet"}', "questions.jsonl:1: de intent 'groet' bestaat niet"),
        ("hallo", "questions.jsonl:1: dit is geen geldige JSON"),
        ("", "questions.jsonl: er staat geen enkele vraag in dit bestand"),
    ],
)
def test_bad_input_gives_one_line_and_no_report(tmp_path: Path, line: str, told: str) -> None:
    done = run(tmp_path, line)
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path}/{told}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["questions.jsonl"]


def test_the_trained_model_is_measured(tmp_path: Path) -> None:
    done = run(tmp_path, *QUESTIONS, typos=True)
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report.keys() == KEYS
    assert report["n"] == len(QUESTIONS)
    assert sum(report[share] for share in SHARES) == pytest.approx(1, abs=1e-3)
    assert report["per_intent"]["request_human"]["direct"] == 1.0
    assert report["per_voice"].keys() == {"short", "formal", "unspecified"}
    assert report["entities"]["date"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "n": 1}
    assert report["entities"]["status"]["recall"] == 1.0
    assert 0 < report["latency_ms"]["p50"] <= report["latency_ms"]["p95"]
    assert report["settings"]["day"] == "2026-11-23"
    assert 0 < report["settings"]["ask"] < report["settings"]["answer"] < 1
    assert (tmp_path / "report.png").read_bytes().startswith(b"\x89PNG")
    assert "Hoe goed verstaat de bot?" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Vanaf welke dag" not in done.stdout + done.stderr

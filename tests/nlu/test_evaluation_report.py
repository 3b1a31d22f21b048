"""The report that an editor reads: complete, harmless, and there as a whole or not at all."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nlu.evaluation.confusion_picture import confusion_matrix, confusion_picture, confusions
from nlu.evaluation.report_files import ReportFiles, ReportFilesError
from nlu.evaluation.report_page import report_page
from nlu.evaluation.run import summary
from nlu.evaluation.targets import targets_of

NASTY = "<script>alert('x')</script> & \"$body\""
TYPOS = "Wat tikfouten kosten"
PNG = b"\x89PNG\r\n\x1a\n"


def error(intent: str, predicted: str, text: str = "een vraag", result: str = "misled") -> dict[str, Any]:
    found = {"text": text, "intent": intent, "predicted": predicted, "confidence": 0.8, "tier": "answer"}
    return {**found, "result": result, "voice": "learner", "buttons": []}


def intent(n: int, f1: float) -> dict[str, float]:
    return {"n": n, "precision": f1, "recall": f1, "f1": f1, "direct": f1, "misled": 0.0}


def report(text: str = "een vraag") -> dict[str, Any]:
    voice = {"n": 5, "accuracy": 0.6, "direct": 0.6, "misled": 0.4}
    return {
        "n": 5,
        "accuracy": 0.6,
        "macro_f1": 0.5,
        "direct": 0.6,
        "after_clarification": 0.0,
        "lost": 0.0,
        "misled": 0.4,
        "out_of_scope": {"precision": 1.0, "recall": 1.0, "kept_out": 1.0},
        "per_intent": {"greet": intent(3, 0.4), "complain": intent(1, 0.6), "out_of_scope": intent(1, 1.0)},
        "per_voice": {text: voice, "learner": voice},
        "entities": {name: {"precision": 0.5, "recall": 1.0, "f1": 0.7, "n": 1} for name in ("place", "all")},
        "entity_errors": [{"text": text, "missing": [], "extra": [{"entity": "place", "value": text}]}],
        "calibration_error": 0.05,
        "latency_ms": {"p50": 12.0, "p95": 38.0},
        "errors": [error("greet", "complain", text), error("greet", "complain")],
        "settings": {"file": text, "day": "2026-11-23", "answer": 0.72, "ask": 0.25, "buttons": 3},
    }


class Page(HTMLParser):
    """What a browser sees: the text outside scripts and styles, and the tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.text += data

    def __contains__(self, words: str) -> bool:
        return words in self.text


def test_what_people_wrote_is_text_and_never_a_part_of_the_page() -> None:
    html = report_page(report(NASTY), PNG, {"greet": NASTY})
    page = Page(html)
    assert NASTY not in html
    assert NASTY in page
    assert [tag for tag, _ in page.tags].count("script") == 1


def test_the_page_needs_no_network() -> None:
    page = Page(report_page(report(), PNG, {}))
    named = [attributes.get("src") or attributes.get("href") for _, attributes in page.tags]
    addresses = [address for address in named if address]
    assert addresses
    assert all(address.startswith("data:image/png;base64,") for address in addresses)


def test_the_page_says_in_words_how_it_goes() -> None:
    page = Page(report_page(report(), PNG, {"greet": "Begroeting"}))
    assert "Van de 5 vragen kreeg 60,0 % meteen het juiste antwoord." in page
    assert "Bij 40,0 % was de bot zeker en toch fout." in page
    assert "Het zwakst: “Begroeting”, “complain”." in page
    assert "complain (2)" in page


def test_the_weakest_intent_stands_first() -> None:
    text = Page(report_page(report(), PNG, {})).text
    table = text[text.index("Per intent") :]
    assert table.index("greet") < table.index("out_of_scope")


def test_a_report_without_errors_entities_or_typos_has_a_page_too() -> None:
    perfect = {**report(), "errors": [], "entities": {}, "entity_errors": []}
    page = Page(report_page(perfect, PNG, {}))
    assert "Datums, plaatsen, namen" not in page
    assert "waar het misging" not in page


@pytest.mark.parametrize(("cost", "met"), [(0.03, True), (0.031, False)])
def test_the_cost_of_typos_is_a_target_when_it_was_measured(cost: float, met: bool) -> None:
    typos = {"accuracy": 0.5, "direct": 0.5, "misled": 0.1, "cost": cost}
    with_typos = targets_of({**report(), "typos": typos})
    assert [target.met for target in with_typos if target.what == TYPOS] == [met]
    assert TYPOS not in [target.what for target in targets_of(report())]


def test_the_summary_says_which_targets_are_missed() -> None:
    lines = summary(report())
    assert lines[0] == "5 vragen uit een vraag"
    missed = [line for line in lines if line.endswith("NIET gehaald")]
    assert any("Zeker en toch fout" in line for line in missed)
    assert not any("38 ms" in line for line in missed)


def test_the_matrix_counts_every_question_once() -> None:
    counted = report()
    assert confusions(counted) == {("greet", "complain"): 2}
    matrix = confusion_matrix(counted, ["greet", "complain", "out_of_scope"])
    np.testing.assert_array_equal(matrix, [[1, 2, 0], [0, 1, 0], [0, 0, 1]])


def test_the_picture_is_a_png_whatever_the_order_names() -> None:
    assert confusion_picture(report(), ["complain", "unknown"]).startswith(PNG)


def test_three_files_appear_together(tmp_path: Path) -> None:
    files = ReportFiles(tmp_path / "new" / "report.json")
    files.write("{}", PNG, "<p>é</p>")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "report.html",
        "report.json",
        "report.png",
    ]
    assert files.page.read_text(encoding="utf-8") == "<p>é</p>"


def test_a_place_where_no_report_can_stand_is_told_before_measuring(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for wrong in (tmp_path, tmp_path / "report.html", tmp_path / "file" / "report.json"):
        with pytest.raises(ReportFilesError, match=r"\S+: "):
            ReportFiles(wrong)

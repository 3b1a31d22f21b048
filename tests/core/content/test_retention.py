"""The retention periods as editors write them, and the real ones."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from core.content.check import check
from core.content.retention import PERIODS, read_retention, retention
from core.errors import ContentError

REAL = Path(__file__).parents[3] / "data" / "retention.yml"
Content = dict[str, Any]


def problems(folder: Path, change: Content) -> list[str]:
    content = yaml.safe_load(REAL.read_text(encoding="utf-8"))
    content["checked_on"] = str(content["checked_on"])
    path = folder / "retention.yml"
    path.write_text(yaml.safe_dump({**content, **change}, allow_unicode=True), encoding="utf-8")
    return read_retention(path)[1]


def periods(**changes: int) -> Content:
    listed = yaml.safe_load(REAL.read_text(encoding="utf-8"))["periods"]
    return {"periods": [{**each, "number": changes.get(each["id"], each["number"])} for each in listed]}


def test_real_file_has_every_period_with_its_reason() -> None:
    file = retention(REAL)
    assert [period.id for period in file.periods] == list(PERIODS)
    assert all(len(period.reason) > 20 for period in file.periods)
    assert "{day}" in file.keep_profile.text


def test_real_file_has_no_problems(tmp_path: Path) -> None:
    assert read_retention(REAL)[1] == []
    assert problems(tmp_path, {}) == []


def test_period_that_is_not_there_is_told(tmp_path: Path) -> None:
    rest = [each for each in periods()["periods"] if each["id"] != "audit_months"]
    assert any("'audit_months' ontbreekt" in told for told in problems(tmp_path, {"periods": rest}))


def test_period_that_stands_there_twice_is_told(tmp_path: Path) -> None:
    twice = [*periods()["periods"], periods()["periods"][0]]
    assert any("staat er twee keer" in told for told in problems(tmp_path, {"periods": twice}))


@pytest.mark.parametrize("number", [0, -1, 1000, "lang"])
def test_number_that_is_no_period_is_told(tmp_path: Path, number: int) -> None:
    assert any("conversation_days" in told for told in problems(tmp_path, periods(conversation_days=number)))


def test_asking_longer_before_the_end_than_a_profile_lasts_is_told(tmp_path: Path) -> None:
    changed = periods(profile_months=1, profile_ask_days_before=30)
    assert any("profile_ask_days_before" in told for told in problems(tmp_path, changed))


@pytest.mark.parametrize(
    "question",
    [
        {"text": "Ja? {day}", "keep": "k" * 41, "drop": "Nee"},
        {
            "text": "Indien u verdere bewaring van profielgegevens uitdrukkelijk wenselijk acht, gelieve.",
            "keep": "Ja",
            "drop": "Nee",
        },
    ],
)
def test_question_that_is_too_long_or_too_hard_is_told(tmp_path: Path, question: dict[str, str]) -> None:
    assert any("keep_profile" in told for told in problems(tmp_path, {"keep_profile": question}))


def test_check_of_the_content_reads_this_file_too(tmp_path: Path) -> None:
    (tmp_path / "retention.yml").write_text("periods: []", encoding="utf-8")
    assert any("retention.yml" in told for told in check(tmp_path))


def test_nothing_is_let_go_without_the_periods(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"retention\.yml"):
        retention(tmp_path / "retention.yml")

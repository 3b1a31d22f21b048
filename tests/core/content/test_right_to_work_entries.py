from pathlib import Path
from typing import Any

import pytest
import yaml

from core.content.right_to_work import read_entries
from core.content.yaml_files import read_yaml
from core.errors import ContentError

REAL = Path(__file__).parents[3] / "data" / "right_to_work.yml"
RASA_KEYS = {"nlu", "rules", "stories", "responses", "intents", "entities", "slots", "forms", "actions"}


def problems(folder: Path, change: dict[str, Any], entry_id: str = "recognised_refugee") -> list[str]:
    entries = read_yaml(REAL)
    next(entry for entry in entries if entry["id"] == entry_id).update(change)
    return problems_of_entries(folder, entries)


def problems_of_entries(folder: Path, entries: object) -> list[str]:
    path = folder / "right_to_work.yml"
    path.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_entries(path)
    return caught.value.problems


@pytest.mark.parametrize(
    ("change", "field", "text"),
    [
        ({"sources": []}, "sources", "minstens één bron"),
        ({"sources": [{"url": "www.cgvs.be", "title": "CGVS", "page_date": None}]}, "url", "geen webadres"),
        ({"valid_from": "2026-13-01"}, "valid_from", "bestaat niet"),
        ({"valid_from": 2026}, "valid_from", "geen datum"),
        ({"valid_from": "2026-02-01", "valid_until": "2026-01-01"}, "valid_until", "voor het begin"),
        ({"confidence": "sure"}, "confidence", "kies uit high, medium, low"),
        ({"employee": "yes"}, "employee", "kies uit allowed"),
        ({"colour": "orange"}, "colour", "deze sleutel bestaat niet"),
        ({"section": "stautus"}, "section", "kies uit"),
        ({"document": "no_such_paper"}, "document", "er is geen document"),
    ],
)
def test_mistake_of_an_editor_is_told_with_file_entry_and_field(
    tmp_path: Path, change: dict[str, Any], field: str, text: str
) -> None:
    [found] = problems(tmp_path, change)
    assert "right_to_work.yml, 'recognised_refugee'" in found
    assert field in found
    assert text in found


def test_second_version_that_overlaps_the_first_is_refused(tmp_path: Path) -> None:
    [found] = problems(tmp_path, {"valid_until": "2026-01-31"}, entry_id="waiting_period")
    assert "'waiting_period', veld 'valid_from'" in found


def test_fine_that_is_not_the_base_times_the_multiplier_is_refused(tmp_path: Path) -> None:
    [found] = problems(tmp_path, {"multiplier": 9}, entry_id="penalty_level_4")
    assert "penalty_level_4" in found
    assert "maal multiplier" in found


def test_file_that_the_rules_cannot_reckon_with_is_refused(tmp_path: Path) -> None:
    entries = [entry for entry in read_yaml(REAL) if entry["id"] != "counting"]
    [found] = problems_of_entries(tmp_path, entries)
    assert "niet rekenen" in found
    assert "counting" in found


def test_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    [found] = problems_of_entries(tmp_path, {"id": "recognised_refugee"})
    assert "lijst" in found


def test_no_key_is_one_that_rasa_reads() -> None:
    assert not RASA_KEYS & {key for entry in read_yaml(REAL) for key in entry}

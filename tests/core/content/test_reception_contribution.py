"""The scale of the contribution as editors write it, and the real one."""

import re
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.content.reception_contribution import read_scales, scale_problems
from core.content.yaml_files import read_yaml
from core.errors import ContentError
from core.rules.reception_contribution import confidence_at, contribution, free_up_to, scale_on

DATA = Path(__file__).parents[3] / "data"
REAL = DATA / "reception_contribution.yml"
EXAMPLE = re.compile(r"([\d.]+) euro netto: je betaalt (ongeveer )?([\d,]+) euro")
TODAY = date(2026, 11, 23)


def written(folder: Path, content: Any) -> Path:
    path = folder / "reception_contribution.yml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def changed(folder: Path, change: dict[str, Any]) -> list[str]:
    content = deepcopy(read_yaml(REAL))
    content["scales"][1].update(change)
    return scale_problems(written(folder, content))


def steps(*pairs: tuple[Any, Any]) -> dict[str, Any]:
    return {
        "brackets": [
            {"from_eur": lower, "percentage": percentage, "confidence": "high"} for lower, percentage in pairs
        ]
    }


def test_real_scale_is_without_problems() -> None:
    assert scale_problems(REAL) == []


@pytest.mark.parametrize(
    ("net", "published"), [("900", "222.25"), ("1200", "347.25"), ("1500", "482.24"), ("1800", "632.25")]
)
def test_real_scale_gives_the_published_examples_within_a_cent(net: str, published: str) -> None:
    scale = scale_on(read_scales(REAL), TODAY)
    assert scale is not None
    assert abs(contribution(Decimal(net), scale) - Decimal(published)) <= Decimal("0.01")


def test_real_scale_is_free_up_to_265_and_less_sure_above_1500() -> None:
    scale = scale_on(read_scales(REAL), TODAY)
    assert scale is not None
    assert free_up_to(scale) == 265
    assert confidence_at(Decimal(1500), scale) == "high"
    assert confidence_at(Decimal(1501), scale) == "medium"


def test_examples_in_the_answer_come_out_of_the_scale() -> None:
    scale = scale_on(read_scales(REAL), TODAY)
    assert scale is not None
    entries = read_yaml(DATA / "answers" / "ask_income_and_reception.yml")["entries"]
    [more] = [entry["more"] for entry in entries if entry["id"] == "income-calculate" and entry["more"]]
    examples = EXAMPLE.findall(more)
    assert len(examples) == 4
    for net, about, told in examples:
        paid = contribution(Decimal(net.replace(".", "")), scale)
        assert abs(paid - Decimal(told.replace(",", "."))) < (1 if about else Decimal("0.01"))


def test_before_july_2024_there_is_a_text_and_no_calculation() -> None:
    scale = scale_on(read_scales(REAL), date(2024, 6, 30))
    assert scale is not None
    assert not scale.can_calculate
    assert "35 tot 75 procent" in scale.text


@pytest.mark.parametrize(
    ("change", "field", "text"),
    [
        ({"sources": []}, "scales[2].sources", "minstens 1"),
        ({"text": ""}, "scales[2].text", "niet leeg"),
        ({"valid_from": "2024-13-01"}, "scales[2].valid_from", "bestaat niet"),
        ({"valid_until": "2024-06-30", "valid_from": "2024-07-01"}, "scales[2]", "voor het begin"),
        ({"confidence": "sure"}, "scales[2].confidence", "kies uit high, medium, low"),
        ({"colour": "orange"}, "scales[2].colour", "deze sleutel bestaat niet"),
        (steps((265, 35)), "scales[2].brackets", "begint bij 0"),
        (steps((0, 0), (265, 35), (265, 45)), "scales[2].brackets", "hoger dan de vorige"),
        (steps((0, 0), (265, 101)), "scales[2].brackets[2].percentage", "hoogstens 100"),
        (steps((-1, 0)), "scales[2].brackets[1].from_eur", "minstens 0"),
        (steps((0, "35")), "scales[2].brackets[1].percentage", "geheel getal"),
        (steps((0, 0.35)), "scales[2].brackets[1].percentage", "geheel getal"),
    ],
)
def test_mistake_of_an_editor_is_told_with_file_and_field(
    tmp_path: Path, change: dict[str, Any], field: str, text: str
) -> None:
    [found] = changed(tmp_path, change)
    assert "reception_contribution.yml" in found
    assert f"'{field}'" in found
    assert text in found


def test_scales_that_overlap_are_refused(tmp_path: Path) -> None:
    [found] = changed(tmp_path, {"valid_from": "2024-06-30"})
    assert "valt nog onder de vorige schaal" in found


@pytest.mark.parametrize("content", [[], "tekst", {"scales": []}, {"schalen": []}, None])
def test_file_of_another_shape_is_a_problem_and_no_crash(tmp_path: Path, content: Any) -> None:
    path = written(tmp_path, content)
    assert scale_problems(path)
    with pytest.raises(ContentError):
        read_scales(path)


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    [found] = scale_problems(tmp_path / "reception_contribution.yml")
    assert "ontbreekt" in found


def test_file_that_is_no_yaml_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "reception_contribution.yml"
    path.write_text("scales: [", encoding="utf-8")
    [found] = scale_problems(path)
    assert "geen geldige YAML" in found

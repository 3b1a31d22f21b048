"""The weights of matching as editors write them, and the real ones."""

import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.orm import Session

from core.content.check import check
from core.content.load import load
from core.content.matching import load_matching, read_matching
from core.content.versions import Changes
from core.content.yaml_files import read_yaml
from core.database.matching_policy import matching_weights
from core.rules.matching import CRITERIA, Relation
from core.services.matching import best_for_vacancy
from tests.matching_samples import TODAY, a_candidate, a_need, add_places, add_profile
from tests.measure_samples import DATA

REAL = read_yaml(DATA / "matching.yml")
FORBIDDEN = (
    "age",
    "sex",
    "origin",
    "nationality",
    "residence",
    "created_at",
    "languages",
    "education_country",
)


def written(folder: Path, content: Any) -> Path:
    (folder / "data").mkdir(exist_ok=True)
    path = folder / "data" / "matching.yml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder / "data"


def changed(**changes: Any) -> dict[str, Any]:
    return {**deepcopy(REAL), **changes}


def with_entry(which: str, id_: str, **changes: Any) -> dict[str, Any]:
    entries = [{**each, **changes} if each["id"] == id_ else each for each in deepcopy(REAL)[which]]
    return changed(**{which: entries})


def without_entry(which: str, id_: str) -> dict[str, Any]:
    return changed(**{which: [each for each in deepcopy(REAL)[which] if each["id"] != id_]})


def test_real_weights_are_without_problems_and_weigh_every_criterion() -> None:
    policy, problems = read_matching(DATA)
    assert problems == []
    assert policy is not None
    assert set(policy.to_weights().criteria) == set(CRITERIA)
    assert sum(policy.to_weights().criteria.values()) == 100


def test_every_number_says_why() -> None:
    entries = [*REAL["minimum"], *REAL["criteria"], *REAL["values"], REAL["recognised_from"]]
    assert [each["id"] for each in entries if len(each["why"]) < 20] == []


def test_weights_in_the_database_are_those_of_the_file(session: Session) -> None:
    policy, _ = read_matching(DATA)
    assert policy is not None
    load_matching(session, policy)
    assert matching_weights(session) == policy.to_weights()
    assert policy.to_weights().near[Relation.SAME] == 1


def test_database_without_weights_says_so(session: Session) -> None:
    assert matching_weights(session) is None


def test_changed_weight_is_loaded_with_its_history_and_changes_the_order(
    session: Session, tmp_path: Path
) -> None:
    add_places(session)
    add_profile(session, "learner", a_candidate(dutch_level="A0"))
    add_profile(session, "beginner", a_candidate(experience=(), wanted=a_candidate().experience))

    shutil.copytree(DATA, tmp_path / "data")

    def first_with(content: dict[str, Any]) -> tuple[Changes, str]:
        told = load(session, written(tmp_path, content))["matching"]
        return told, best_for_vacancy(session, a_need(), TODAY)[0].person

    assert first_with(REAL) == (Changes(1, 0, 0, 0), "learner")
    assert first_with(with_entry("criteria", "dutch", weight=90)) == (Changes(0, 1, 0, 0), "beginner")
    assert first_with(REAL) == (Changes(0, 1, 0, 0), "learner")


@pytest.mark.parametrize(
    ("content", "field", "text"),
    [
        (with_entry("criteria", "dutch", weight=101), "criteria", "getal van 0 tot 100"),
        (with_entry("criteria", "dutch", weight=-1), "criteria", "getal van 0 tot 100"),
        (with_entry("criteria", "dutch", why=""), "criteria", "niet leeg"),
        (without_entry("criteria", "dutch"), "criteria", "hier ontbreekt: dutch"),
        (
            changed(criteria=[*REAL["criteria"], REAL["criteria"][0]]),
            "criteria",
            "'occupation' staat er twee keer",
        ),
        (
            changed(criteria=[{**each, "weight": 0} for each in REAL["criteria"]]),
            "criteria",
            "meer wegen dan 0",
        ),
        (with_entry("values", "coaching", value=1.2), "values", "getal van 0 tot 1"),
        (with_entry("values", "stretch", value=1), "values", "getal van 1.1 tot 5"),
        (with_entry("values", "full_years", value=0), "values", "getal van 0.5 tot 40"),
        (with_entry("values", "late_days", value=1.5), "values", "hele dagen"),
        (with_entry("values", "near_minor_group", value=0.9), "values", "dichterbij"),
        (with_entry("values", "not_recognised", value=0.9), "values", "niet meer waard"),
        (without_entry("values", "unknown"), "values", "hier ontbreekt: unknown"),
        (without_entry("minimum", "right_to_work"), "minimum", "right_to_work hoort er altijd bij"),
        (changed(minimum=[]), "minimum", "minstens"),
        (changed(recognised_from={"id": "phd", "why": "omdat"}), "recognised_from", "kies uit"),
        (changed(covers=[{"id": "C", "covers": ["Z"]}]), "covers", "kies uit"),
        (changed(covers=[*REAL["covers"], REAL["covers"][0]]), "covers", "'A' staat er twee keer"),
        (changed(sources=[]), "sources", "bron"),
        (changed(checked_on="morgen"), "checked_on", "geen datum"),
        (changed(id="iets"), "id", "matching"),
    ],
)
def test_mistake_of_an_editor_is_told_with_the_file_and_the_place(
    tmp_path: Path, content: dict[str, Any], field: str, text: str
) -> None:
    found = read_matching(written(tmp_path, content))
    assert found[0] is None
    told = " ".join(found[1])
    assert "matching.yml" in told
    assert field in told or any(each["id"] in told for each in REAL.get(field, ()) if isinstance(each, dict))
    assert text in told


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_may_not_count_cannot_be_given_a_weight(tmp_path: Path, name: str) -> None:
    entry = {"id": name, "weight": 10, "why": "dit mag niet"}
    policy, problems = read_matching(written(tmp_path, changed(criteria=[*REAL["criteria"], entry])))
    assert policy is None
    assert f"'{name}' kan niet" in problems[0]


def test_folder_without_weights_is_no_problem_of_other_facts(tmp_path: Path) -> None:
    assert read_matching(tmp_path) == (None, [])


def test_check_of_all_content_finds_a_wrong_weight(tmp_path: Path) -> None:
    folder = written(tmp_path, with_entry("criteria", "dutch", weight="veel"))
    assert any("matching.yml" in problem for problem in check(folder))

from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.orm import Session

from core.content.action_plan import load_plans, plan_problems, read_plans
from core.content.places import PROVINCES
from core.content.readability import flesch_douma, words_per_sentence
from core.database.action_plan import all_plans, plan_of_province
from tests.action_plan_samples import DONE, action, plan, write_plans
from tests.measure_samples import DATA

REAL = read_plans(DATA / "action_plan")[0]
KNOWN = [each for each in REAL if each.is_known]
ORGANISATIONS = {"een-dienst", "een-partner"}
WHERE = "data/action_plan/limburg.yml"


def first_action(**changes: Any) -> dict[str, Any]:
    """Return a plan of which the first action was done, with changes to that action."""
    changed = plan()
    changed["pillars"][0]["actions"] = [action("screen", DONE, **changes)]
    return changed


def problems_in(folder: Path, *plans: dict[str, Any]) -> list[str]:
    return plan_problems(write_plans(folder, *plans), ORGANISATIONS)


def test_real_plans_are_in_order() -> None:
    ids = {
        entry["id"]
        for path in (DATA / "organisations").glob("*.yml")
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["organisations"]
    }
    assert plan_problems(DATA / "action_plan", ids) == []


def test_every_province_has_a_file() -> None:
    assert sorted(each.province for each in REAL) == sorted(PROVINCES)


def test_only_west_flanders_is_known_and_nothing_is_invented_for_the_others() -> None:
    assert [each.province for each in KNOWN] == ["West-Vlaanderen"]
    for each in REAL:
        if not each.is_known:
            assert {one.state for one in each.actions} == {"not_started"}


def test_what_is_not_sourced_says_so() -> None:
    for each in KNOWN:
        for one in each.actions:
            assert one.confidence in ("high", "medium") or one.notes


@pytest.mark.parametrize("each", KNOWN, ids=lambda each: each.id)
def test_words_of_a_plan_are_easy(each: Any) -> None:
    texts = [each.summary, each.uncertain, *(one.description for one in each.actions if one.description)]
    for text in texts:
        assert words_per_sentence(text) <= 15, text
        assert flesch_douma(text) >= 60, text
    assert words_per_sentence(each.simple) <= 10


def test_sample_is_in_order(tmp_path: Path) -> None:
    assert problems_in(tmp_path, plan(), first_action() | {"id": "antwerpen", "province": "Antwerpen"}) == []


def test_folder_that_is_not_there_holds_no_plans(tmp_path: Path) -> None:
    assert plan_problems(tmp_path / "nowhere", ORGANISATIONS) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (plan(id="limborg"), "data/action_plan/limborg.yml"),
        (first_action(lead="niemand"), f"{WHERE}, veld 'screen.lead': er is geen organisatie 'niemand'"),
        (first_action(partners=["niemand"]), f"{WHERE}, veld 'screen.partners': er is geen organisatie"),
        (first_action(partners=["een-dienst"]), "een organisatie staat hier twee keer"),
        (plan(ask_at=["niemand"]), f"{WHERE}, veld 'ask_at': er is geen organisatie 'niemand'"),
        (plan(province="Henegouwen"), "'Henegouwen' kan niet: kies uit Antwerpen, Limburg"),
        (first_action(state="bezig"), "'bezig' kan niet: kies uit not_started, planned, running"),
        (first_action(state="not_started"), "'screen': state is 'not_started', laat 'description' dan leeg"),
        (first_action(state="running"), "'screen': state is 'running', laat 'period_until' dan leeg"),
        (first_action(confidence=None), "'screen': vul bij 'confidence' in hoe zeker dit is"),
        (first_action(sources=[]), "'screen': zonder bron is confidence 'low'"),
        (first_action(sources=[], confidence="low"), "'screen': zonder bron is confidence 'low'"),
        (first_action(period_from="2017"), "'screen': het einde (2016-11) ligt voor het begin (2017)"),
        (first_action(period_from="februari 2016"), "'februari 2016' is geen datum"),
        (
            first_action(
                results=[{"figure": "veel", "text": "kansen", "measured": None, "confidence": "low"}],
            ),
            "'veel' is geen cijfer",
        ),
        (first_action(themes=["werk"]), "'werk' kan niet"),
        (plan(simple="Er is een plan."), "zonder 'summary' is er geen plan: laat 'simple' dan ook leeg"),
        (plan(summary="Er is een plan."), "een plan met 'summary' heeft 'confidence' nodig"),
        (plan(pillars=plan()["pillars"][:2]), "hier horen de delen newcomers, employers, coordination"),
        (plan(extra=1), f"{WHERE}, veld 'extra': deze sleutel bestaat niet"),
    ],
)
def test_editor_hears_what_is_wrong(tmp_path: Path, changed: dict[str, Any], expected: str) -> None:
    if changed["id"] == "limborg":
        path = write_plans(tmp_path, plan()) / "limburg.yml"
        path.rename(path.with_name("limborg.yml"))
        problems = plan_problems(path.parent, ORGANISATIONS)
    else:
        problems = problems_in(tmp_path, changed)
    assert len(problems) == 1
    assert expected in problems[0]


def test_source_may_be_missing_when_the_notes_say_why(tmp_path: Path) -> None:
    changed = first_action(sources=[], confidence="low", notes="Geen bron gevonden.")
    assert problems_in(tmp_path, changed) == []


def test_action_of_the_playbook_may_not_be_missing_in_another_province(tmp_path: Path) -> None:
    longer = first_action() | {"id": "antwerpen", "province": "Antwerpen"}
    longer["pillars"][0]["actions"].append(action("guide"))
    assert problems_in(tmp_path, plan(), longer) == [
        f"{WHERE}, veld 'pillars': de actie 'guide' van het draaiboek ontbreekt bij 'newcomers'"
        " (zie data/action_plan/antwerpen.yml)"
    ]


def test_action_of_one_province_alone_need_not_be_in_the_others(tmp_path: Path) -> None:
    longer = first_action() | {"id": "antwerpen", "province": "Antwerpen"}
    longer["pillars"][0]["actions"].append(action("local", DONE, in_playbook=False))
    assert problems_in(tmp_path, plan(), longer) == []


def test_loaded_plans_come_back_as_they_were_read(session: Session) -> None:
    load_plans(session, REAL)
    assert all_plans(session) == sorted(REAL, key=lambda each: each.id)
    assert plan_of_province(session, "Limburg") in REAL
    assert plan_of_province(session, "Henegouwen") is None


def test_loading_again_takes_over_what_changed_and_what_is_gone(session: Session, tmp_path: Path) -> None:
    load_plans(session, REAL)
    shorter, _ = read_plans(write_plans(tmp_path, first_action(partners=[], title="Een andere titel")))
    load_plans(session, shorter)
    load_plans(session, shorter)
    assert all_plans(session) == shorter

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.content.action_plan import load_plans, read_plans
from core.errors import NotFoundError
from core.rules.action_plan import ActionPlan, PlanAction, example_of, helpers, period_in_dutch
from core.rules.organisations import Organisation
from core.rules.territory import Territory
from core.services.action_plan import find_province, plan_for, playbook, provinces
from tests.action_plan_samples import DONE, PAGE, action, load_real_plans, plan, write_plans


@pytest.fixture
def filled(session: Session) -> Session:
    """Give a session on a database with the real plans, organisations and places."""
    load_real_plans(session)
    return session


def read_action(folder: Path, **changes: object) -> PlanAction:
    """Return an action that was done, as the rules know it."""
    changed = plan()
    changed["pillars"][0]["actions"] = [action("screen", DONE, **changes)]
    return next(read_plans(write_plans(folder, changed))[0][0].actions)


def organisation(name: str, themes: tuple[str, ...], territory: Territory, **changes: object) -> Organisation:
    values: dict[str, object] = {
        "id": name,
        "name": name,
        "aliases": (),
        "summary": "",
        "audiences": ("staff",),
        "themes": themes,
        "part_of": None,
        "territory": territory,
        "status": "active",
        "valid_until": None,
        "contacts": (),
        "confidence": "high",
        "checked_on": date(2026, 2, 14),
        "sources": (),
        "notes": None,
        **changes,
    }
    return Organisation(**values)  # type: ignore[arg-type]


def test_plan_of_a_municipality_is_that_of_its_province(filled: Session) -> None:
    for place in ("Koksijde", "8670", "oostduinkerke", "West-Vlaanderen", "provincie west-vlaanderen"):
        found = plan_for(filled, place)
        assert found.plan == found.example
        assert not found.is_default
    antwerp = plan_for(filled, "Antwerpen").plan
    assert antwerp is not None
    assert antwerp.province == "Antwerpen"


def test_province_without_a_plan_gets_its_empty_plan_and_an_example(filled: Session) -> None:
    found = plan_for(filled, "Hasselt")
    assert found.plan is not None
    assert (found.plan.province, found.plan.is_known) == ("Limburg", False)
    assert found.example.province == "West-Vlaanderen"
    assert found.names["provincie-limburg"] == "Provincie Limburg"


def test_brussels_has_no_province(filled: Session) -> None:
    assert plan_for(filled, "Elsene").plan is None


@pytest.mark.parametrize("place", [None, "", "Timboektoe", "unknown"])
def test_without_a_known_place_the_first_plan_is_told(filled: Session, place: str | None) -> None:
    found = plan_for(filled, place)
    assert found.is_default
    assert found.plan == found.example


def test_database_without_a_plan_that_was_made_is_an_error(session: Session, tmp_path: Path) -> None:
    assert provinces(session) == []
    load_plans(session, read_plans(write_plans(tmp_path, plan()))[0])
    with pytest.raises(NotFoundError):
        plan_for(session, "Limburg")


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("limburg", "Limburg"),
        ("West Vlaanderen", "West-Vlaanderen"),
        ("west-vlaanderen", "West-Vlaanderen"),
        ("WESTVLAANDEREN", "West-Vlaanderen"),
        ("provincie Antwerpen", "Antwerpen"),
        ("Henegouwen", None),
        ("", None),
    ],
)
def test_province_is_found_however_it_is_written(filled: Session, text: str, province: str | None) -> None:
    assert find_province(filled, text) == province


def test_playbook_names_for_each_action_who_works_there(filled: Session) -> None:
    book = playbook(filled, "Limburg")
    assert not book.is_example
    assert set(book.helpers) == {one.id for one in book.plan.actions}
    for found in book.helpers.values():
        assert found
        assert all("West-Vlaanderen" not in one.territory.provinces for one in found)
    assert book.helpers["match-profiles"][0].id == "vdab-limburg"


def test_playbook_of_the_example_has_no_helpers_for_what_came_later(filled: Session) -> None:
    book = playbook(filled, "West-Vlaanderen")
    assert book.is_example
    assert "westup" not in book.helpers
    assert book.names["westup"].startswith("WestUp")


def test_playbook_knows_who_works_in_one_municipality(filled: Session) -> None:
    dutch = [one.id for one in playbook(filled, "Antwerpen").helpers["language-and-welcome"]]
    assert {"atlas-antwerpen", "agii-antwerpen"} <= set(dutch)
    assert "amal-gent" not in dutch


def test_nearest_helpers_go_first_and_a_branch_stands_for_its_whole(tmp_path: Path) -> None:
    flanders, here = Territory(regions=("flanders",)), Territory(provinces=("Limburg",))
    whole = organisation("whole", ("jobs",), flanders)
    branch = organisation("branch", ("jobs",), here, part_of="whole")
    local = organisation("local", ("hiring",), Territory(municipalities=("Genk",)))
    elsewhere = organisation("elsewhere", ("jobs",), Territory(provinces=("Antwerpen",)))
    ended = organisation("ended", ("jobs",), here, status="ended")
    other = organisation("other", ("diploma",), here)
    country = organisation("country", ("jobs",), Territory(regions=("belgium",)))
    region = organisation("region", ("hiring",), flanders)
    asked = read_action(tmp_path, themes=["jobs", "hiring"])
    everybody = [whole, country, region, branch, local, elsewhere, ended, other]
    found = [one.id for one in helpers(asked, everybody, "Limburg", {"Genk", "Hasselt"})]
    assert found == ["branch", "local", "country", "region"]


def test_example_is_the_plan_that_began_first(tmp_path: Path) -> None:
    def made(province: str, since: str) -> dict[str, object]:
        changed = plan(province, summary="Een plan.", confidence="high", sources=[PAGE])
        changed["pillars"][0]["actions"] = [action("screen", DONE, period_from=since, period_until=None)]
        return changed

    plans: list[ActionPlan] = read_plans(
        write_plans(tmp_path, made("Antwerpen", "2024-05"), made("Limburg", "2016"), plan("Vlaams-Brabant"))
    )[0]
    example = example_of(plans)
    assert example is not None
    assert example.province == "Limburg"
    assert example_of([]) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "februari 2016 tot november 2016"),
        ({"period_from": "2016-11"}, "november 2016"),
        ({"period_from": None}, "tot november 2016"),
        ({"period_until": None}, "vanaf februari 2016"),
        ({"period_until": None, "state": "running"}, "sinds februari 2016"),
        ({"period_from": None, "period_until": None}, None),
    ],
)
def test_period_is_said_as_exactly_as_it_is_known(
    tmp_path: Path, changes: dict[str, object], said: str | None
) -> None:
    assert period_in_dutch(read_action(tmp_path, **changes)) == said

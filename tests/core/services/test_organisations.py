"""Whom somebody can turn to, from the real content of data/."""

import pytest
from sqlalchemy.orm import Session

from core.content.organisations import load_organisations, read_organisations
from core.content.places import places_in
from core.content.reference import load_places
from core.content.themes import load_themes, read_themes
from core.rules.territory import PlaceOfAsker
from core.services.organisations import (
    named_organisation,
    organisations_by_id,
    organisations_for,
    themes_in,
    themes_offered_to,
)
from core.services.places import find_place
from tests.measure_samples import DATA

KORTRIJK = PlaceOfAsker("Kortrijk", "West-Vlaanderen", "flanders")


@pytest.fixture
def loaded(session: Session) -> Session:
    load_organisations(session, read_organisations(DATA / "organisations")[0])
    load_themes(session, read_themes(DATA / "themes.yml")[0])
    return session


def ids(session: Session, theme: str, place: PlaceOfAsker | None) -> list[str]:
    return [each.id for each in organisations_for(session, [theme], place, "newcomer")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("waar vind ik VDAB in Kortrijk?", "vdab"),
        ("telefoon van fairwork aub", "fairwork"),
        ("ik zoek payoke", "payoke"),
        ("waar kan ik terecht?", None),
    ],
)
def test_organisation_is_recognised_by_its_name(loaded: Session, text: str, expected: str | None) -> None:
    found = named_organisation(loaded, text)
    assert (found.id if found else None) == expected


def test_name_of_the_office_of_a_town_goes_before_the_whole_organisation(loaded: Session) -> None:
    found = named_organisation(loaded, "heb je het nummer van VDAB Kortrijk?")
    assert found is not None
    assert found.id == "vdab-west-vlaanderen"


def test_city_has_its_own_service_for_integration(loaded: Session) -> None:
    antwerp = PlaceOfAsker("Antwerpen", "Antwerpen", "flanders")
    mechelen = PlaceOfAsker("Mechelen", "Antwerpen", "flanders")
    assert ids(loaded, "integration", antwerp)[0] == "atlas-antwerpen"
    assert "agii-antwerpen" not in ids(loaded, "integration", antwerp)
    assert ids(loaded, "integration", mechelen)[0] == "agii-antwerpen"
    assert "atlas-antwerpen" not in ids(loaded, "integration", mechelen)


def test_unknown_ids_are_left_out_and_the_order_is_kept(loaded: Session) -> None:
    found = organisations_by_id(loaded, ["vdab", "nergens", "agii"])
    assert [each.id for each in found] == ["vdab", "agii"]


def test_theme_is_recognised_by_the_words_that_people_use(loaded: Session) -> None:
    assert themes_in(loaded, "wie helpt mij met mijn diploma?") == ["diploma"]
    assert themes_in(loaded, "ik wil werk zoeken")[0] == "jobs"
    assert themes_in(loaded, "wie helpt mij?") == []


def test_themes_are_offered_to_who_can_use_them(loaded: Session) -> None:
    newcomer = {theme.id for theme in themes_offered_to(loaded, "newcomer")}
    employer = {theme.id for theme in themes_offered_to(loaded, "employer")}
    assert "exploitation" in newcomer - employer
    assert "subsidies" in employer - newcomer


def test_every_theme_has_an_organisation_in_every_town_of_flanders(loaded: Session) -> None:
    load_places(loaded, places_in(DATA / "places"))
    towns = ["Kortrijk", "Gent", "Antwerpen", "Mechelen", "Hasselt", "Leuven"]
    for theme in themes_offered_to(loaded, "newcomer"):
        for town in towns:
            assert ids(loaded, theme.id, find_place(loaded, town)[0]), (theme.id, town)
        assert ids(loaded, theme.id, None), theme.id

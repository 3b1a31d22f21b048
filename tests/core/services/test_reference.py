"""Places, shortage occupations and offers, asked of the real content of data/."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.content.reference import load_reference, read_reference
from core.database.session import engine_for, session_scope
from core.errors import NotFoundError
from core.rules.offers import OfferKind
from core.rules.territory import PlaceOfAsker
from core.services import occupations, offers, places

DATA = Path(__file__).parents[3] / "data"
TODAY = date(2026, 11, 23)
AT_WORK: tuple[OfferKind, ...] = ("work_floor",)
LESSONS: tuple[OfferKind, ...] = ("class",)
GENT = PlaceOfAsker("Gent", "Oost-Vlaanderen", "flanders")


@pytest.fixture(scope="module")
def filled(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Give a session on a database with the real reference facts; no test changes them."""
    path = tmp_path_factory.mktemp("reference") / "toeleiding.db"
    shutil.copyfile(migrated_sqlite, path)
    url = f"sqlite:///{path}"
    with session_scope(url) as session:
        load_reference(session, read_reference(DATA))
        yield session
    engine_for(url).dispose()


@pytest.mark.parametrize(
    ("text", "municipalities"),
    [
        ("Kortrijk", ["Kortrijk"]),
        ("gand", ["Gent"]),
        ("2018", ["Antwerpen"]),
        ("Antwerpen", ["Antwerpen"]),
        ("2018 Antwerpen", ["Antwerpen"]),
        ("Sint-Amandsberg", ["Gent"]),
        ("Hofstade", ["Aalst", "Zemst"]),
        ("1804", ["Vilvoorde", "Zemst"]),
        ("1804 Zemst", ["Zemst"]),
        ("9999", []),
        ("Parijs", []),
        ("", []),
    ],
)
def test_place_is_found_by_name_alias_part_and_postal_code(
    filled: Session, text: str, municipalities: list[str]
) -> None:
    assert [place.municipality for place in places.find_place(filled, text)] == municipalities


@pytest.mark.parametrize("text", ["West-Vlaanderen", "provincie West-Vlaanderen"])
def test_province_is_a_place_without_a_municipality(filled: Session, text: str) -> None:
    assert places.find_place(filled, text) == (PlaceOfAsker(None, "West-Vlaanderen", "flanders"),)


def test_name_of_a_city_and_a_province_is_the_city_unless_the_province_is_said(filled: Session) -> None:
    assert places.find_place(filled, "Antwerpen")[0].municipality == "Antwerpen"
    assert places.find_place(filled, "de provincie Antwerpen")[0] == PlaceOfAsker(
        None, "Antwerpen", "flanders"
    )


def test_municipality_of_brussels_has_no_province(filled: Session) -> None:
    assert places.find_place(filled, "Elsene") == (PlaceOfAsker("Elsene", None, "brussels"),)


def test_reception_centres_of_a_municipality_come_with_the_day_of_what_was_said(filled: Session) -> None:
    (centre,) = places.centres_in(filled, "Ieper")
    assert (centre.municipality, centre.status, centre.status_as_of) == ("Ieper", "open", "2026")


def test_shortage_occupation_with_all_its_names_on_the_list(filled: Session) -> None:
    found = occupations.shortage_of(filled, "schrijnwerker", TODAY)
    assert found.is_listed
    assert [listed.name for listed in found.names] == [
        "Plaatser binnenschrijnwerk",
        "Plaatser buitenschrijnwerk",
    ]
    assert found.edition is not None
    assert found.edition.edition == 2026


def test_occupation_that_is_not_listed_has_what_is_near(filled: Session) -> None:
    found = occupations.shortage_of(filled, "ijzervlechter", TODAY)
    assert not found.is_listed
    assert [listed.name for listed in found.near] == ["Bekister-betonneerder"]


def test_occupation_of_the_list_alone_is_found_too(filled: Session) -> None:
    assert occupations.shortage_of(filled, "werkvoorbereider", TODAY).name == "Werkvoorbereider"


def test_unknown_occupation_is_not_found(filled: Session) -> None:
    with pytest.raises(NotFoundError):
        occupations.shortage_of(filled, "geitenhoeder", TODAY)


def test_before_the_first_list_with_names_nothing_is_said_about_an_occupation(filled: Session) -> None:
    found = occupations.shortage_of(filled, "lasser", date(2024, 6, 1))
    assert (found.edition, found.names) == (None, ())


@pytest.mark.parametrize(("year", "total"), [(2020, 188), (2024, 241), (2026, 227)])
def test_totals_of_older_lists_are_known(filled: Session, year: int, total: int) -> None:
    edition = occupations.edition_of(filled, year)
    assert edition is not None
    assert edition.total == total


def test_nothing_is_known_of_the_list_of_2025(filled: Session) -> None:
    assert occupations.edition_of(filled, 2025) is None


def test_sector_lists_its_own_names_and_those_of_its_group(filled: Session) -> None:
    found = occupations.shortages_in(filled, "bouw", TODAY)
    assert found is not None
    names = {listed.name for listed in found.names}
    assert {"Metselaar", "Dekvloerlegger"} <= names
    assert "Heftruckchauffeur" not in names


def test_sector_of_measures_gets_the_list_of_the_wider_one(filled: Session) -> None:
    found = occupations.shortages_in(filled, "welzijn", TODAY)
    assert found is not None
    assert found.title == "Zorg"


def test_unknown_sector_has_no_list(filled: Session) -> None:
    assert occupations.shortages_in(filled, "uitzendsector", TODAY) is None


def test_ambiguous_name_gives_what_it_may_mean(filled: Session) -> None:
    found = occupations.choices_in(filled, "zijn er chauffeurs te kort?")
    assert found is not None
    name, choices = found
    assert name == "chauffeur"
    assert "Buschauffeur" in {choice.name for choice in choices}
    assert occupations.choices_in(filled, "is vrachtwagenchauffeur een knelpunt?") is None


def test_newcomer_in_gent_starts_at_amal(filled: Session) -> None:
    found = offers.offers_for(filled, TODAY, kinds=LESSONS, place=GENT, audience="newcomer", level="A1")
    providers = [each.offer.provider for each in found]
    assert providers[0] == "amal-gent"
    assert "agii" not in providers
    assert {"ligo", "cvo"} <= set(providers)


def test_employer_in_brussels_hears_of_the_house_of_dutch(filled: Session) -> None:
    (place,) = places.find_place(filled, "1000 Brussel")
    found = offers.offers_for(filled, TODAY, kinds=AT_WORK, place=place, audience="employer")
    assert "huis-van-het-nederlands-werkgever" in {each.offer.id for each in found}
    assert "atlas-taalbeleid" not in {each.offer.id for each in found}


def test_level_of_dutch_is_known_with_its_modules(filled: Session) -> None:
    level = offers.language_level(filled, "B1")
    assert level is not None
    assert level.nt2_modules == ("2.1", "2.2", "2.3", "2.4")
    assert offers.language_level(filled, "D9") is None

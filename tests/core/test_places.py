"""The places that the bot knows, and what an editor hears about a wrong line."""

from pathlib import Path

import pytest

from core.content.check import check
from core.content.places import (
    PROVINCES,
    Place,
    names_of_places,
    place_problems,
    places_by_postal_code,
    places_in,
)
from core.errors import ContentError

DATA = Path(__file__).parents[2] / "data"
PLACES = places_in(DATA / "places")
NAMES = names_of_places(PLACES)
HEADER = "nis_code,name,province,region,postal_codes,sub_localities,latitude,longitude"
GENT = "44021,Gent,Oost-Vlaanderen,Vlaams Gewest,9000;9040,Sint-Amandsberg,51.05,3.72"
AALST = "41002,Aalst,Oost-Vlaanderen,Vlaams Gewest,9300,Hofstade,50.94,4.04"
ALIASES = ("Gand,44021",)


def write(folder: Path, *rows: str, aliases: tuple[str, ...] = ALIASES, header: str = HEADER) -> Path:
    directory = folder / "data" / "places"
    directory.mkdir(parents=True)
    (directory / "places.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    (directory / "aliases.csv").write_text("\n".join(["alias,nis_code", *aliases]) + "\n", encoding="utf-8")
    return directory


def named(name: str) -> Place:
    (place,) = (place for place in PLACES if place.name == name)
    return place


def test_all_municipalities_of_flanders_and_brussels_are_there() -> None:
    in_brussels = [place for place in PLACES if place.province is None]
    assert (len(PLACES) - len(in_brussels), len(in_brussels)) == (285, 19)
    assert {place.province for place in PLACES} == {None, *PROVINCES}


def test_real_places_are_in_order() -> None:
    assert place_problems(DATA / "places") == []


def test_attribution_and_day_of_checking_stand_beside_the_data() -> None:
    licence = (DATA / "places" / "LICENSE.md").read_text(encoding="utf-8")
    for part in (
        "© Statbel",
        "Pieter-Jan Scheir",
        "BNOSAC",
        "GeoNames",
        "CC BY 4.0",
        "CC BY 2.0",
        "checked_on: 2",
    ):
        assert part in licence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Gent", "Gent"),
        ("Ghent", "Gent"),
        ("Zwijnaarde", "Gent"),
        ("Halle", "Halle"),
        ("Halle (Zoersel)", "Zoersel"),
        ("Vorst", "Vorst"),
        ("Deurne", "Antwerpen"),
        ("Antwerpen", "Antwerpen"),
        ("provincie Antwerpen", "Antwerpen"),
        ("Limburg", "Limburg"),
        ("Brussel", "Brussel"),
    ],
)
def test_name_means_its_municipality_or_province(name: str, value: str) -> None:
    assert NAMES[name] == value


@pytest.mark.parametrize("name", ["Hofstade", "Heusden", "Haren", "Ruisbroek"])
def test_name_that_municipalities_share_means_none_of_them(name: str) -> None:
    assert name not in NAMES


def test_every_value_is_a_municipality_or_a_province() -> None:
    assert set(NAMES.values()) <= {place.name for place in PLACES} | set(PROVINCES)


def test_postal_code_of_two_municipalities_is_first_of_the_smaller_one() -> None:
    by_code = places_by_postal_code(PLACES)
    shared = {code: [place.name for place in places] for code, places in by_code.items() if len(places) > 1}
    assert shared == {
        "1040": ["Etterbeek", "Brussel"],
        "1050": ["Elsene", "Brussel"],
        "1804": ["Vilvoorde", "Zemst"],
    }


def test_place_holds_what_its_line_says(tmp_path: Path) -> None:
    (place,) = places_in(write(tmp_path, GENT))
    assert place == Place(
        "44021",
        "Gent",
        "Oost-Vlaanderen",
        "Vlaams Gewest",
        ("9000", "9040"),
        ("Sint-Amandsberg",),
        51.05,
        3.72,
        ("Gand",),
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (AALST.replace("41002", "4100"), "veld 'nis_code': '4100' is geen NIS-code"),
        (AALST.replace("41002", "44021"), "veld 'nis_code': '44021' staat er twee keer"),
        (AALST.replace("Aalst", "gent"), "veld 'name': 'gent' staat er twee keer"),
        (AALST.replace("Aalst", ""), "veld 'name': dit veld mag niet leeg zijn"),
        (AALST.replace("Oost-V", "Ost-V"), "'Ost-Vlaanderen' kan niet: kies uit Antwerpen, Limburg"),
        (AALST.replace("Oost-Vlaanderen", ""), "een gemeente in Vlaanderen heeft een provincie"),
        (AALST.replace("9300", "930"), "veld 'postal_codes': '930' is geen postcode"),
        (AALST.replace("9300", ""), "veld 'postal_codes': er is minstens één postcode nodig"),
        (AALST.replace("Hofstade", "Hofstade;"), "veld 'sub_localities': er staat een ';' te veel"),
        (AALST.replace("50.94", "4.04"), "veld 'latitude': 4.04 ligt buiten Vlaanderen en Brussel"),
        (AALST.replace("50.94", "noord"), "veld 'latitude': 'noord' is geen getal"),
        (AALST + ",x", "regel 3: hier staan 9 velden, 8 horen er"),
    ],
)
def test_wrong_line_is_named_with_its_number_and_field(tmp_path: Path, row: str, problem: str) -> None:
    (found,) = place_problems(write(tmp_path, GENT, row))
    assert found.startswith("data/places/places.csv, regel 3")
    assert problem in found


@pytest.mark.parametrize(
    ("alias", "problem"),
    [
        ("Gand,1", "veld 'nis_code': er is geen gemeente met NIS-code '1'"),
        ("Aalst,44021", "veld 'alias': 'Aalst' is de naam van een andere gemeente"),
        ("gand,41002", "veld 'alias': 'gand' is al een naam van Gent"),
        (",41002", "veld 'alias': dit veld mag niet leeg zijn"),
    ],
)
def test_wrong_alias_is_named_with_its_line(tmp_path: Path, alias: str, problem: str) -> None:
    found = place_problems(write(tmp_path, GENT, AALST, aliases=("Gand,44021", alias)))
    assert found[0].startswith("data/places/aliases.csv, regel 3")
    assert problem in found[0]


def test_other_columns_are_said_to_be_wrong(tmp_path: Path) -> None:
    (found,) = place_problems(write(tmp_path, GENT, aliases=(), header="name,nis_code"))
    assert found == f"data/places/places.csv, regel 1: hier horen de kolommen {HEADER}"


def test_missing_file_is_said(tmp_path: Path) -> None:
    directory = write(tmp_path, GENT)
    (directory / "aliases.csv").unlink()
    assert place_problems(directory) == ["data/places/aliases.csv: dit bestand ontbreekt"]


def test_places_with_a_problem_are_not_used(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        places_in(write(tmp_path, "x"))


def test_check_of_the_content_reads_the_places(tmp_path: Path) -> None:
    directory = write(tmp_path, GENT, "x")
    assert any("places.csv, regel 3" in found for found in check(directory.parent))

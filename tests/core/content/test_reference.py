"""Places, occupations, levels of Dutch, reception centres and offers: read, checked and loaded."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.content.measures_files import read_measures
from core.content.occupations import read_occupations
from core.content.reference import SECTOR_OF_GROUP, load_reference, read_reference
from core.database.occupations import OccupationRow, ShortageListRow, ShortageOccupationRow
from core.database.offers import LanguageLevelRow, OfferRow, all_language_levels, all_offers
from core.database.places import MunicipalityRow, PlaceNameRow, ReceptionCentreRow, reception_centres

DATA = Path(__file__).parents[3] / "data"
TABLES = {
    MunicipalityRow: 304,
    ReceptionCentreRow: 59,
    OccupationRow: 211,
    ShortageListRow: 6,
    ShortageOccupationRow: 227,
    LanguageLevelRow: 7,
}
Change = Callable[[dict[str, Any]], None]


def count(session: Session, table: Any) -> int:
    return int(session.scalar(select(func.count()).select_from(table)))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Give a copy of the small files, without occupations."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("offers.yml", "language_levels.yml", "reception_centres.yml", "shortage_totals.yml"):
        shutil.copy(DATA / name, folder)
    shutil.copytree(DATA / "places", folder / "places")
    return folder


def change(path: Path, edit: Change) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(content)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def test_the_real_files_are_in_order() -> None:
    measures = {measure.id for measure in read_measures(DATA)[0]}
    assert read_reference(DATA, measures=measures).problems == ()


def test_every_group_of_the_list_has_a_sector_or_is_known_to_be_mixed() -> None:
    mixed = {"Organisatieondersteunende en kennisberoepen", "Transport- en logistieke beroepen"}
    newest = read_occupations(DATA / "occupations").shortages[-1]
    assert {entry.group for entry in newest.occupations} <= set(SECTOR_OF_GROUP) | mixed


def test_everything_is_loaded(session: Session) -> None:
    reference = read_reference(DATA)
    load_reference(session, reference)
    assert {table: count(session, table) for table in TABLES} == TABLES
    assert tuple(all_offers(session)) == reference.offers
    assert tuple(all_language_levels(session)) == reference.levels


def test_loading_once_more_changes_nothing(session: Session) -> None:
    reference = read_reference(DATA)
    load_reference(session, reference)
    before = [count(session, table) for table in (*TABLES, OfferRow, PlaceNameRow)]
    load_reference(session, reference)
    assert [count(session, table) for table in (*TABLES, OfferRow, PlaceNameRow)] == before
    assert tuple(all_offers(session)) == reference.offers


def test_what_is_gone_from_the_files_goes_from_the_tables(session: Session, data_dir: Path) -> None:
    load_reference(session, read_reference(data_dir))
    change(data_dir / "offers.yml", lambda content: content["offers"].pop(0))
    rows = (data_dir / "places" / "places.csv").read_text(encoding="utf-8").splitlines()
    left = [row for row in rows if not row.startswith("33011")]
    (data_dir / "places" / "places.csv").write_text("\n".join(left) + "\n", encoding="utf-8")
    aliases = (data_dir / "places" / "aliases.csv").read_text(encoding="utf-8").splitlines()
    (data_dir / "places" / "aliases.csv").write_text(
        "\n".join(row for row in aliases if not row.endswith(",33011")) + "\n", encoding="utf-8"
    )

    def without_ieper(content: dict[str, Any]) -> None:
        content["centres"] = [centre for centre in content["centres"] if centre["nis_code"] != "33011"]

    change(data_dir / "reception_centres.yml", without_ieper)
    reference = read_reference(data_dir)
    assert reference.problems == ()
    load_reference(session, reference)
    assert count(session, MunicipalityRow) == 303
    assert "Opvangcentrum Ieper (kazerne)" not in {centre.name for centre in reception_centres(session)}
    assert tuple(all_offers(session)) == reference.offers


def test_no_files_is_no_problem_and_loads_nothing(session: Session, tmp_path: Path) -> None:
    reference = read_reference(tmp_path)
    assert reference.problems == ()
    load_reference(session, reference)
    assert [count(session, table) for table in TABLES] == [0] * len(TABLES)


@pytest.mark.parametrize(
    ("file", "edit", "expected"),
    [
        (
            "offers.yml",
            lambda content: content["offers"][0].update(kind="clas"),
            "'nt2-intake-agii', veld 'kind': 'clas' kan niet: kies uit class, work_floor, online",
        ),
        (
            "offers.yml",
            lambda content: content["offers"][0].update(regions=[]),
            "data/offers.yml, 'nt2-intake-agii': zeg waar het aanbod is",
        ),
        (
            "offers.yml",
            lambda content: content["offers"][0].update(confidence="low"),
            "zeg bij 'uncertain' wat niet zeker is",
        ),
        (
            "offers.yml",
            lambda content: content["offers"][0].update(except_municipalities=["Gand"]),
            "'nt2-intake-agii', veld 'except_municipalities': er is geen gemeente 'Gand'",
        ),
        (
            "offers.yml",
            lambda content: content["offers"].append(content["offers"][0]),
            "data/offers.yml, veld 'id': 'nt2-intake-agii' staat er twee keer",
        ),
        (
            "offers.yml",
            lambda content: content["offers"][0].update(level_from="B1", level_to="A2"),
            "niveau A2 ligt onder niveau B1",
        ),
        (
            "offers.yml",
            lambda content: content["offers"][0].update(valid_from="2026-02-01", valid_until="2026-01-01"),
            "het einde (2026-01-01) ligt voor het begin (2026-02-01)",
        ),
        (
            "offers.yml",
            lambda content: content["offers"][0].update(sources=[]),
            "'nt2-intake-agii', veld 'sources': hier is minstens 1 nodig",
        ),
        (
            "language_levels.yml",
            lambda content: content["levels"].reverse(),
            "hier horen precies deze niveaus, in deze volgorde: A0, A1, A2, B1, B2, C1, C2",
        ),
        (
            "language_levels.yml",
            lambda content: content["levels"][2].pop("can_do_work_floor"),
            "data/language_levels.yml, 'A2', veld 'can_do_work_floor': dit veld ontbreekt",
        ),
        (
            "reception_centres.yml",
            lambda content: content["centres"][0].update(nis_code="99999"),
            "'aanmeldcentrum-klein-kasteeltje', veld 'nis_code': er is geen gemeente met NIS-code '99999'",
        ),
        (
            "reception_centres.yml",
            lambda content: content["centres"][0].update(status_as_of="vorig jaar"),
            "'aanmeldcentrum-klein-kasteeltje', veld 'status_as_of': 'vorig jaar' is geen datum",
        ),
        (
            "shortage_totals.yml",
            lambda content: content["editions"].append(content["editions"][0]),
            "veld 'edition': '2020' staat er twee keer",
        ),
    ],
)
def test_editor_hears_in_dutch_what_is_wrong(data_dir: Path, file: str, edit: Change, expected: str) -> None:
    change(data_dir / file, edit)
    problems = read_reference(data_dir).problems
    assert len(problems) == 1
    assert expected in problems[0]


def test_offer_names_an_organisation_and_a_measure_that_exist(data_dir: Path) -> None:
    problems = read_reference(data_dir, organisations={"agii"}, measures=set()).problems
    assert (
        "data/offers.yml, 'nt2-intake-atlas', veld 'provider': er is geen organisatie 'atlas-antwerpen'"
        in (problems)
    )
    assert "data/offers.yml, 'nodo-cursist', veld 'measure': er is geen maatregel 'nodo'" in problems

"""`toeleiding language` and `toeleiding notice` as staff use them, on both databases."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.database.session import engine_for, session_scope
from office.main import app
from tests.needs_samples import HASSELT, add_offer, add_places_and_occupations, add_profile, add_vacancy

SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments], env={"COLUMNS": "120"})
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def office(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a database with demand in two provinces, and an offer of which nobody knows the size."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-23")
    with session_scope(database_url) as session:
        add_places_and_occupations(session)
        add_vacancy(session, coaching=True, positions=6)
        add_vacancy(session, "kok", coaching=True, positions=3, nis_code=HASSELT)
        add_profile(session, "A1")
        add_offer(session, kind="work_floor", audience="employer", capacity=None)
    yield database_url
    engine_for(database_url).dispose()


def test_gap_shows_every_row_with_where_the_demand_comes_from(office: str) -> None:
    code, output = run("language", "gap")
    assert code == 0
    lines = [line.split() for line in output.splitlines()]
    assert [
        "West-Vlaanderen",
        "werkvloer",
        "Bouw",
        "A2",
        "6",
        "6",
        "0",
        "0",
        *["niet", "bekend"] * 2,
    ] in lines
    assert ["West-Vlaanderen", "lessen", "Bouw", "A2", "1", "0", "0", "1", "0", "tekort", "van", "1"] in lines
    assert "vraag 10, zeker zonder plaats 1" in output


def test_offer_of_unknown_size_is_never_a_zero(office: str) -> None:
    (row,) = [
        line for line in run("language", "gap", "--province", "limburg")[1].splitlines() if "Horeca" in line
    ]
    assert row.split()[-5:] == ["0", *["niet", "bekend"] * 2]


def test_province_can_be_written_in_several_ways(office: str) -> None:
    for name in ("limburg", "provincie Limburg", "LIMBURG"):
        code, output = run("language", "gap", "--province", name)
        assert code == 0
        assert "Horeca" in output
        assert "Bouw" not in output


@pytest.mark.parametrize("command", [("language", "gap"), ("report", "needs")])
def test_unknown_province_gets_the_names_to_choose_from(office: str, command: tuple[str, str]) -> None:
    code, output = run(*command, "--province", "zeeland")
    assert code == 1
    assert output == "Ik ken geen provincie 'zeeland'. Kies uit: Limburg, West-Vlaanderen, Brussel.\n"


def test_empty_database_says_what_to_do_first(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    assert "toeleiding content load" in run("language", "gap", "--province", "limburg")[1]
    assert run("language", "gap") == (0, "Er is geen vraag naar Nederlands (alle provincies).\n")


def test_csv_that_leaves_the_office_holds_no_small_group(office: str, tmp_path: Path) -> None:
    out = tmp_path / "gap.csv"
    assert run("language", "gap", "--out", str(out))[0] == 0
    assert out.read_text(encoding="utf-8-sig").splitlines() == [
        "stand_op;provincie;vorm;sector;niveau;vraag;bekende_plaatsen;aanbod_van_onbekende_grootte;besluit",
        "2026-11-23;Kleine groepen samen;;;;10;;;niet getoond",
        "2026-11-23;Samen;;;;10;;;",
    ]


def test_svg_has_a_title_and_a_description_and_patterns_beside_colours(office: str, tmp_path: Path) -> None:
    out = tmp_path / "gap.svg"
    run("language", "gap", "--province", "west-vlaanderen", "--out", str(out))
    drawing = ET.parse(out).getroot()  # noqa: S314
    title, description = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert title is not None
    assert title.text == "Nederlands: vraag en aanbod, West-Vlaanderen, 23 november 2026"
    assert description is not None
    assert "Kleine groepen samen: 7" in (description.text or "")
    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert drawing.findall(f".//{SVG}pattern")
    assert "zeker geen plaats" in out.read_text(encoding="utf-8")


def test_picture_and_page_are_written_too(office: str, tmp_path: Path) -> None:
    for name in ("gap.png", "gap.html"):
        assert run("language", "gap", "--out", str(tmp_path / name))[0] == 0
    assert (tmp_path / "gap.png").read_bytes().startswith(b"\x89PNG")
    page = (tmp_path / "gap.html").read_text(encoding="utf-8")
    assert '<html lang="nl">' in page
    assert "<svg" in page


def test_other_kind_of_file_and_folder_that_is_not_there_get_a_sentence(office: str, tmp_path: Path) -> None:
    assert run("language", "gap", "--out", "gap.docx")[0] == 1
    code, output = run("language", "gap", "--out", str(tmp_path / "nowhere" / "gap.csv"))
    assert code == 1
    assert "kan niet geschreven worden" in output


def test_warning_is_made_once_a_week_read_and_put_away(office: str) -> None:
    assert "Limburg, West-Vlaanderen" in run("language", "warn")[1]
    assert run("language", "warn") == (0, "Voor 2026-W48 is er geen nieuwe melding.\n")
    listed = run("notice", "list")[1]
    assert "2026-W48\tLimburg" in listed
    assert "Samen: vraag minder dan 5" in listed
    assert "Kleine groepen samen: vraag 7" in listed
    assert run("notice", "seen", "1") == (0, "De melding is gezien.\n")
    assert run("notice", "seen", "1") == (0, "Deze melding was al gezien.\n")
    run("notice", "seen", "2")
    assert run("notice", "list") == (0, "Er zijn geen nieuwe meldingen.\n")
    assert "Gezien door " in run("notice", "list", "--all")[1]


def test_number_of_no_notice_gets_a_sentence(office: str) -> None:
    code, output = run("notice", "seen", "7")
    assert code == 1
    assert "Dat lukte niet" in output

"""`toeleiding playbook` as staff use it; the document is read back as Word would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table
from typer.testing import CliRunner

from core.database.session import engine_for, session_scope
from office.playbook import app
from tests.action_plan_samples import load_real_plans

NAMES = "Antwerpen, Limburg, Oost-Vlaanderen, Vlaams-Brabant, West-Vlaanderen"


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["export", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the URL of an empty database that the commands use, on 23 November 2026."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-23")
    yield database_url
    engine_for(database_url).dispose()


@pytest.fixture
def filled(database: str) -> None:
    """Load the real plans, organisations and places."""
    with session_scope(database) as session:
        load_real_plans(session)


def read(path: Path) -> list[str]:
    """Return every paragraph, and every row of a table with its cells between bars, in order."""
    lines = []
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return lines


def under(lines: list[str], heading: str) -> list[str]:
    """Return the lines from a heading to the next action."""
    start = lines.index(heading)
    end = next(n for n in range(start, len(lines)) if lines[n].startswith("Opmerkingen"))
    return lines[start : end + 1]


@pytest.mark.usefixtures("filled")
def test_playbook_for_another_province_tells_the_example_and_leaves_fields_open(tmp_path: Path) -> None:
    path = tmp_path / "limburg.docx"
    assert run("--province", "limburg", "--out", path) == (0, f"Het draaiboek staat in {path}.\n")
    lines = read(path)
    assert lines[0] == "Draaiboek: vluchtelingen naar werk in Limburg"
    assert "Gemaakt op 23 november 2026" in lines[1]
    assert {"Wat is dit?", "De twee kanten en de samenwerking", "Checklist", "Bronnen"} <= set(lines)
    guided = under(lines, "Begeleiding op maat naar werk")
    assert guided[1].startswith("Doel: ")
    assert "30,8 % | volgde een traject naar werk | november 2016 | vrij zeker" in guided
    assert any(line.startswith("Bron: Zowat 3 op de 4") and "http" in line for line in guided)
    assert "Wie doet dit in Limburg?" in guided
    assert any(line.startswith("VDAB Limburg | ") and "0800 30 700" in line for line in guided)
    assert {"Trekker | ", "Partners | ", "Periode | ", "Opmerkingen | "} <= set(guided)
    assert "Stand | kies: niet begonnen / gepland / bezig / klaar of gestopt" in guided
    assert "WestUp" not in "\n".join(lines)


@pytest.mark.usefixtures("filled")
def test_what_is_not_sure_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "limburg.docx"
    run("--province", "limburg", "--out", path)
    informed = under(read(path), "Uitleg over steun voor werkgevers")
    assert "Wij weten niet wat er gebeurde." in informed
    assert any("is niet zeker" in line for line in informed)


@pytest.mark.usefixtures("filled")
def test_checklist_has_every_action_and_where_to_fill_in_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "limburg.docx"
    run("--province", "limburg", "--out", path)
    lines = read(path)
    steps = [line for line in lines if line.startswith("☐")]
    headings = [line for line in lines if f"☐ {line}: trekker, partners en periode zijn ingevuld." in steps]
    assert len(headings) == 12
    assert "data/action_plan/limburg.yml" in steps[-1]


@pytest.mark.usefixtures("filled")
def test_playbook_of_the_example_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "west.docx"
    assert run("--province", "West Vlaanderen", "--out", path)[0] == 0
    lines = read(path)
    together = under(lines, "Partners samenbrengen in een taskforce")
    assert "Trekker | Provincie West-Vlaanderen" in together
    assert "Periode | december 2015 tot november 2016" in together
    assert "Stand | klaar of gestopt" in together
    assert any(line.startswith("Partners | VDAB, ") for line in together)
    assert "Stand | bezig" in under(lines, "Samenwerken in de Westhoek (WestUp!)")


@pytest.mark.usefixtures("filled")
def test_without_out_the_file_gets_the_name_of_the_province(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--province", "vlaams-brabant")[0] == 0
    assert read(tmp_path / "draaiboek-vlaams-brabant.docx")


@pytest.mark.usefixtures("filled")
def test_unknown_province_gets_the_names_to_choose_from(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    code, output = run("--province", "Henegouwen", "--out", path)
    assert (code, output) == (1, f"Ik ken geen provincie 'Henegouwen'. Kies uit: {NAMES}.\n")
    assert not path.exists()


@pytest.mark.usefixtures("filled")
def test_file_that_exists_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "limburg.docx"
    path.write_text("van iemand anders", encoding="utf-8")
    code, output = run("--province", "limburg", "--out", path)
    assert code == 1
    assert "bestaat al" in output
    assert path.read_text(encoding="utf-8") == "van iemand anders"
    assert run("--province", "limburg", "--out", path, "--force")[0] == 0
    assert read(path)


@pytest.mark.usefixtures("filled")
def test_folder_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    code, output = run("--province", "limburg", "--out", tmp_path / "nowhere" / "x.docx")
    assert code == 1
    assert "kan niet geschreven worden" in output


@pytest.mark.usefixtures("database")
def test_empty_database_says_what_to_do_first() -> None:
    code, output = run("--province", "limburg")
    assert code == 1
    assert "toeleiding content load" in output

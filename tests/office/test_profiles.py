"""`toeleiding profile`: only with consent, every look written down, few signs of who it is."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from core.content.reference import Reference, load_reference, read_reference
from core.database.matches import AuditRow
from core.database.profiles import AppraisalRow
from core.database.session import session_scope
from core.rules.consent import Purpose
from core.services import consents, profiles
from office.main import app

AMINA = "a1" * 32
BILAL = "b2" * 32
HEAD = AMINA[:8]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return read_reference(Path("data"), organisations=set(), measures=set())


@pytest.fixture(autouse=True)
def database(database_url: str, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a database in which Amina lets staff see her profile, and Bilal does not."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-23")
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "a key of at least thirty-two characters, for tests")
    with session_scope(database_url) as session:
        load_reference(session, reference)
        for person in (AMINA, BILAL):
            consents.give(session, person, Purpose.KEEP)
        consents.give(session, AMINA, Purpose.STAFF)
        for person in (AMINA, BILAL):
            profiles.save_place(session, person, "34022")
            profiles.save_dutch(session, person, "A2")
            profiles.save_experience(session, person, {"kok": 5})
            profiles.save_start(session, person, date(2027, 1, 1))
    return database_url


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["profile", *words, "--by", "els"])


def looks(url: str) -> list[tuple[str, str, str | None]]:
    with session_scope(url) as session:
        return [(row.actor, row.action, row.person) for row in session.scalars(select(AuditRow))]


def test_list_shows_only_who_agreed_and_eight_signs_of_who_it_is(database: str) -> None:
    result = run("list")
    assert result.output.split("\t")[0] == HEAD
    assert "Kortrijk\tA2\tKok (5 jaar)" in result.output
    assert AMINA[:9] not in result.output
    assert BILAL[:4] not in result.output
    assert looks(database) == [("staff:els", "list_profiles", AMINA)]


def test_show_tells_every_line_and_is_written_down(database: str) -> None:
    result = run("show", HEAD)
    assert "Woonplaats: Kortrijk" in result.output
    assert "Kan beginnen: vanaf 1 januari 2027" in result.output
    assert "Rijbewijs: niet ingevuld" in result.output
    assert "zelf verklaard / self-declared" in result.output
    assert AMINA[:9] not in result.output
    assert looks(database) == [("staff:els", "show_profile", AMINA)]


@pytest.mark.parametrize("start", [BILAL[:8], BILAL, "ffff", "a1", "%", ""])
def test_profile_without_consent_or_that_is_not_there_is_not_shown(start: str, database: str) -> None:
    result = run("show", start)
    assert result.exit_code == 1
    assert "Kortrijk" not in result.output
    assert looks(database) == []


def test_withdrawn_consent_closes_the_profile(database: str) -> None:
    with session_scope(database) as session:
        consents.withdraw(session, AMINA, Purpose.STAFF)
    assert run("show", HEAD).exit_code == 1
    assert "geen profielen" in run("list").output


def test_appraisal_is_kept_encrypted_and_shown_with_the_name_of_staff(database: str) -> None:
    assert run("appraise", HEAD, "Kookt zeker en proper.", "--next", "Taalcoaching vragen.").exit_code == 0
    shown = run("show", HEAD).output
    assert "els, " in shown
    assert "Kookt zeker en proper." in shown
    assert "volgende stappen: Taalcoaching vragen." in shown
    with session_scope(database) as session:
        row = session.scalars(select(AppraisalRow)).one()
        assert "Kookt" not in row.appraisal
        assert "Taalcoaching" not in row.next_steps


def test_export_writes_a_file_of_the_kind_that_its_name_says(database: str, tmp_path: Path) -> None:
    assert run("export", HEAD, str(tmp_path / "profiel.pdf")).exit_code == 0
    assert run("export", HEAD, str(tmp_path / "profiel.json")).exit_code == 0
    assert {file.stat().st_mode & 0o077 for file in tmp_path.glob("profiel.*")} == {0}
    assert (tmp_path / "profiel.pdf").read_bytes().startswith(b"%PDF-")
    text = (tmp_path / "profiel.json").read_text(encoding="utf-8")
    assert json.loads(text)["identification"]["place"]["name"] == "Kortrijk"
    assert AMINA not in text
    assert [action for _, action, _ in looks(database)] == ["export_profile", "export_profile"]


def test_export_to_another_kind_of_file_is_refused(database: str, tmp_path: Path) -> None:
    result = run("export", HEAD, str(tmp_path / "profiel.docx"))
    assert result.exit_code == 1
    assert ".pdf of .json" in result.output
    assert list(tmp_path.glob("*.docx")) == []
    assert looks(database) == []

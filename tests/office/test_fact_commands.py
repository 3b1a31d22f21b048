"""What editors see of facts on the command line: now, then, who changed them, and what must be checked."""

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from core.content.versions import record_versions
from core.database.session import session_scope
from core.rules.review import REVIEW_MONTHS
from core.services.facts import ANSWER
from office.facts import KINDS
from office.main import app
from tests.measure_samples import sample, write_data

OLD = {"text": "toen mocht het", "checked_on": "2026-11-23", "valid_from": None, "valid_until": "2022-02-28"}
NEW = {"text": "nu niet", "checked_on": "2026-11-23", "valid_from": "2022-03-01", "valid_until": None}


@pytest.fixture(autouse=True)
def url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-23")
    return database_url


def toeleiding(*arguments: str | Path) -> tuple[int, str]:
    """Run a command as an editor does on a wide screen; give its exit code and all that it prints."""
    result = CliRunner().invoke(app, ["content", *map(str, arguments)], env={"COLUMNS": "160"})
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def record(url: str, kind: str, facts: dict[str, Any], by: str = "an", hour: int = 9) -> None:
    """Note facts as a load does on 23 November 2026."""
    with session_scope(url) as session:
        at = datetime(2026, 11, 23, hour, 5, tzinfo=timezone.utc)
        record_versions(session, kind, facts, by=by, at=at)


def test_fact_is_shown_as_it_holds_now_with_who_loaded_it_and_when(url: str) -> None:
    record(url, ANSWER, {"een-antwoord@always": OLD, "een-antwoord@2022-03-01": NEW})
    code, output = toeleiding("show", "een-antwoord")
    assert code == 0
    assert "# Antwoorden: een-antwoord@2022-03-01, zoals het geldt op 23 november 2026\n" in output
    assert "# geladen op 23 november 2026 om 10.05 uur door an\n" in output
    assert "text: nu niet\n" in output
    assert "toen mocht het" not in output


def test_fact_is_shown_as_it_was_on_another_day(url: str) -> None:
    record(url, ANSWER, {"een-antwoord@always": OLD, "een-antwoord@2022-03-01": NEW})
    code, output = toeleiding("show", "een-antwoord", "--on", "2017-03-01")
    assert code == 0
    assert "een-antwoord@always, zoals het geldt op 1 maart 2017\n" in output
    assert "text: toen mocht het\n" in output


def test_day_of_which_nothing_is_known_is_told_with_the_versions_that_there_are(url: str) -> None:
    record(url, ANSWER, {"een-antwoord@2022-03-01": NEW})
    assert toeleiding("show", "een-antwoord", "--on", "2017-03-01") == (
        1,
        "Van 'een-antwoord' is er geen versie voor 1 maart 2017. Er zijn:\n- een-antwoord@2022-03-01\n",
    )


def test_what_is_no_day_is_told_how_to_write(url: str) -> None:
    record(url, ANSWER, {"een-antwoord@always": OLD})
    code, output = toeleiding("show", "een-antwoord", "--on", "1 maart 2017")
    assert code == 1
    assert output == "'1 maart 2017' is geen dag: schrijf jaar-maand-dag, zoals 2017-03-01.\n"


@pytest.mark.parametrize("command", ["show", "history"])
def test_part_of_an_id_gets_a_suggestion_and_an_unknown_one_a_hint(url: str, command: str) -> None:
    assert toeleiding(command, "antwoord") == (
        1,
        "Er is geen feit met id 'antwoord'. Is de inhoud geladen?\n",
    )
    record(url, ANSWER, {"een-antwoord@always": OLD})
    assert toeleiding(command, "antwoord") == (
        1,
        "Er is geen feit met id 'antwoord'. Bedoelt u: een-antwoord?\n",
    )


def test_history_tells_what_changed_who_did_it_and_when(url: str) -> None:
    record(url, "organisation", {"dienst": {"name": "Dienst", "notes": None}}, "an", 9)
    record(url, "organisation", {"dienst": {"name": "De dienst", "notes": None}}, "bo", 10)
    record(url, "organisation", {}, "an", 11)
    record(url, "organisation", {"dienst": {"name": "De dienst", "notes": None}}, "bo", 12)
    code, output = toeleiding("history", "dienst")
    assert code == 0
    assert output == (
        "Organisaties: dienst, versie 1: geladen op 23 november 2026 om 10.05 uur door an\n"
        "  nieuw\n"
        "Organisaties: dienst, versie 2: geladen op 23 november 2026 om 11.05 uur door bo\n"
        "  name: 'Dienst' -> 'De dienst'\n"
        "Organisaties: dienst, versie 3: geladen op 23 november 2026 om 12.05 uur door an\n"
        "  verwijderd\n"
        "Organisaties: dienst, versie 4: geladen op 23 november 2026 om 13.05 uur door bo\n"
        "  nieuw\n"
    )


def test_history_of_a_measure_and_an_organisation_with_one_id_is_not_mixed(url: str) -> None:
    record(url, "measure", {"duo": {"name": "Maatregel"}})
    record(url, "organisation", {"duo": {"name": "Dienst"}})
    _, output = toeleiding("history", "duo")
    assert output.count("  nieuw\n") == 2
    assert "->" not in output


def test_what_is_loaded_from_files_can_be_looked_up(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("een-premie", amount="100 euro"))
    assert toeleiding("load", "--data", data_dir)[0] == 0
    write_data(tmp_path, sample("een-premie", amount="200 euro"))
    assert toeleiding("load", "--data", data_dir)[0] == 0
    assert "amount: 200 euro\n" in toeleiding("show", "een-premie")[1]
    assert "amount: '100 euro' -> '200 euro'" in toeleiding("history", "een-premie")[1]


def test_editor_sees_what_must_be_checked_with_the_most_urgent_first(url: str) -> None:
    record(
        url,
        "organisation",
        {
            "te-laat": {"checked_on": "2026-02-14"},
            "straks": {"checked_on": "2026-06-30"},
            "later": {"checked_on": "2026-11-23"},
        },
    )
    code, output = toeleiding("stale")
    assert code == 0
    assert [" ".join(line.split()) for line in output.splitlines()[1:]] == [
        "14 augustus 2026 (te laat) Organisaties te-laat 14 februari 2026",
        "30 december 2026 Organisaties straks 30 juni 2026",
    ]
    assert "later" in toeleiding("stale", "--within", "30")[1]


def test_nothing_to_check_is_told(url: str) -> None:
    record(url, "organisation", {"dienst": {"checked_on": "2026-11-23"}})
    assert toeleiding("stale", "--within", "2") == (
        0,
        "In de komende 2 weken moet er niets nagekeken worden.\n",
    )


def test_every_kind_of_fact_has_a_dutch_name() -> None:
    assert set(KINDS) == {ANSWER, *REVIEW_MONTHS}

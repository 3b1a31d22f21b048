"""`toeleiding privacy` as who runs the service uses it, on both databases."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from core.clock import now
from core.database.escalations import Escalation
from core.database.matches import AuditRow
from core.database.relay import Conversation
from core.database.session import engine_for, session_scope
from core.seal import Seal
from core.services import bot_lease
from core.services.erasure import erase_person
from office.main import app
from office.privacy import KINDS
from tests.core.services.everybody import make_rasa_table, rasa_records

OLD_KEY = "the-old-secret-key-for-tests-only-012345"
NEW_KEY = "the-new-secret-key-for-tests-only-012345"
OLD, NEW = Seal(OLD_KEY), Seal(NEW_KEY)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["privacy", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def silent(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a database that knows one person, who wrote nothing for a year."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", OLD_KEY)
    with session_scope(database_url) as session:
        make_rasa_table(session)
        add_person(session)
    yield database_url
    engine_for(database_url).dispose()


def add_person(session: Session) -> None:
    at = now() - timedelta(days=365)
    session.add(Conversation(pseudonym=OLD.pseudonym(1), chat=OLD.close("1"), last_update=at))
    rasa_records(session, OLD.pseudonym(1), at=at, text="mag ik werken?")


def people(database: str) -> list[str]:
    with session_scope(database) as session:
        return [row.pseudonym for row in session.query(Conversation)]


def test_purge_erases_and_says_how_much(silent: str) -> None:
    assert run("purge") == (0, "Mensen helemaal gewist: 1\n")
    assert people(silent) == []
    assert run("purge") == (0, "Er is niets dat weg moet.\n")


def test_dry_run_says_what_would_happen_and_changes_nothing(silent: str) -> None:
    code, output = run("purge", "--dry-run")
    assert (code, output.splitlines()[-1]) == (0, "Mensen helemaal gewist: 1")
    assert "niets veranderd" in output
    assert people(silent) == [OLD.pseudonym(1)]


def test_every_count_has_words(silent: str) -> None:
    from core.services.retention import purge

    with session_scope(silent) as session:
        assert set(purge(session, OLD, now().date(), now())) == set(KINDS)


def test_receipt_is_found_by_its_code_and_names_nobody(silent: str) -> None:
    with session_scope(silent) as session:
        code = erase_person(session, OLD.pseudonym(1)).code
    exit_code, output = run("receipt", str(code).lower())
    assert exit_code == 0
    assert "Gewist op" in output
    assert "conversations: 1" in output
    assert run("receipt", "TL-0000-0000")[0] == 1


def test_export_writes_a_file_that_only_its_owner_reads(silent: str, tmp_path: Path) -> None:
    with session_scope(silent) as session:
        session.add(
            Escalation(person=OLD.pseudonym(1), reason="request_human", state="waiting", opened_at=now())
        )
    out = tmp_path / "inzage.json"
    assert run("export", "1", "--out", str(out))[0] == 0
    assert json.loads(out.read_text(encoding="utf-8"))["tables"]["conversations"][0]["chat"] == "1"
    assert out.stat().st_mode & 0o077 == 0
    with session_scope(silent) as session:
        (look,) = session.query(AuditRow)
        assert (look.actor.split(":")[0], look.action, look.person) == (
            "staff",
            "data_exported",
            OLD.pseudonym(1),
        )


def test_key_is_changed_for_everybody(silent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", NEW_KEY)
    monkeypatch.setenv("TOELEIDING_OLD_SECRET_KEY", OLD_KEY)
    code, output = run("rotate-key")
    assert (code, people(silent)) == (0, [NEW.pseudonym(1)])
    assert "Mensen met een nieuw pseudoniem: 1. Regels van Rasa: 1." in output
    assert run("rotate-key") == (0, "Alles staat al onder de nieuwe sleutel.\n")


@pytest.mark.parametrize(
    ("new", "old", "told"),
    [
        (NEW_KEY, None, "TOELEIDING_OLD_SECRET_KEY is not set"),
        (OLD_KEY, OLD_KEY, "are the same"),
        (NEW_KEY, "x" * 40, "the old key opens nothing"),
    ],
)
def test_key_that_cannot_be_right_is_refused_with_a_sentence(
    silent: str, monkeypatch: pytest.MonkeyPatch, new: str, old: str | None, told: str
) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", new)
    monkeypatch.delenv("TOELEIDING_OLD_SECRET_KEY", raising=False)
    if old is not None:
        monkeypatch.setenv("TOELEIDING_OLD_SECRET_KEY", old)
    code, output = run("rotate-key")
    assert code == 1
    assert told in output
    assert people(silent) == [OLD.pseudonym(1)]


def test_key_stays_while_the_bot_runs(silent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", NEW_KEY)
    monkeypatch.setenv("TOELEIDING_OLD_SECRET_KEY", OLD_KEY)
    with session_scope(silent) as session:
        bot_lease.hold(session, "this-bot", now())
    code, output = run("rotate-key")
    assert code == 1
    assert "the bot runs" in output
    assert people(silent) == [OLD.pseudonym(1)]

"""`toeleiding account` as an administrator of the server uses it, on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from core.database.matches import AuditRow
from core.database.session import engine_for, session_scope
from office.main import app

GOOD = "vier paarden op zolder\n"


def run(*arguments: str, typed: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["account", *arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def prepared(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "a key of at least thirty-two characters, for tests")
    yield database_url
    engine_for(database_url).dispose()


def test_first_account_is_made_an_administrator(prepared: str) -> None:
    code, output = run("create", "an.peeters", typed=GOOD)
    assert (code, output) == (0, "De account 'an.peeters' is gemaakt: beheerder.\n")


def test_account_of_a_province_is_made_and_listed() -> None:
    run("create", "an", typed=GOOD)
    output = run("create", "bo", "--role", "editor", "--province", "Limburg", typed=GOOD)[1]
    assert output == "De account 'bo' is gemaakt: redacteur, voor Limburg.\n"
    assert "bo\tredacteur\tLimburg\tzonder code\tactief" in run("list")[1]


def test_weak_password_is_refused_and_never_printed() -> None:
    code, output = run("create", "an", typed="geheim\n")
    assert code == 1
    assert "minstens 12" in output
    assert "geheim" not in output
    assert "nog geen accounts" in run("list")[1]


def test_role_password_and_disabling_are_told_and_audited(prepared: str) -> None:
    run("create", "an", typed=GOOD)
    run("create", "bo", typed=GOOD)
    assert run("role", "bo", "editor") == (0, "'bo' is nu redacteur.\n")
    assert run("password", "bo", typed="zes ezels in de schuur\n")[0] == 0
    assert run("disable", "bo") == (0, "'bo' kan niet meer inloggen.\n")
    assert "uitgeschakeld" in run("list")[1]
    assert run("disable", "bo", "--undo") == (0, "'bo' kan weer inloggen.\n")
    with session_scope(prepared) as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.subject == "bo").order_by(AuditRow.id)).all()
        assert [row.action for row in rows] == [
            "account_create", "account_role", "account_password", "account_disable", "account_enable"
        ]  # fmt: skip


def test_totp_prints_an_address_for_an_app() -> None:
    run("create", "an", typed=GOOD)
    assert "otpauth://totp/Toeleiding:an?secret=" in run("totp", "an")[1]
    assert "met code" in run("list")[1]
    run("totp", "an", "--off")
    assert "zonder code" in run("list")[1]


def test_unknown_account_and_the_last_administrator_get_a_sentence() -> None:
    run("create", "an", typed=GOOD)
    assert run("role", "nobody", "editor")[0] == 1
    code, output = run("disable", "an")
    assert code == 1
    assert "enige beheerder" in output

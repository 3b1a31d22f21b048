"""`toeleiding desk` as an administrator of the server uses it, on both databases."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from core.clock import now
from core.database.desk import DeskPartnerRow, DeskStaffRow
from core.database.escalations import Escalation
from core.database.matches import AuditRow
from core.database.session import engine_for, session_scope
from core.seal import Seal
from core.services import desk_staff
from office.main import app
from tests.core.services.referral_samples import (
    ADDRESS,
    KEY,
    MAIL_ENV,
    PARTNER_CHAT,
    PERSON,
    STAFF_CHAT,
    add_conversation_with_staff,
)

CODE = re.compile(r"/aanmelden ([0-9A-Z]+)")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["desk", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def prepared(filled_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", filled_database_url)
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    yield filled_database_url
    engine_for(filled_database_url).dispose()


def invite(name: str = "An Peeters", *options: str) -> str:
    code, output = run("staff", "invite", name, "--organisation", "vdab", *options)
    assert code == 0, output
    found = CODE.search(output)
    assert found is not None
    return found[1]


def enrol(url: str, code: str) -> None:
    with session_scope(url) as session:
        assert desk_staff.enrol(session, Seal(KEY), code, 4242, now()) is not None


def test_invited_member_gets_a_code_that_the_list_does_not_show(prepared: str) -> None:
    code = invite("An Peeters", "--role", "administrator")
    output = run("staff", "list")[1]
    assert output == "1\tAn Peeters\tbeheerder\tVDAB\toveral\tnog niet aangemeld\n"
    enrol(prepared, code)
    assert "\taangemeld\n" in run("staff", "list")[1]
    assert code not in run("staff", "list")[1]


def test_partner_needs_a_province_that_exists() -> None:
    assert run("staff", "invite", "Bo", "--organisation", "vdab", "--role", "partner")[0] == 1
    assert run("staff", "invite", "Bo", "--organisation", "vdab", "--province", "Holland")[0] == 1
    invite("Bo", "--role", "partner", "--province", "west vlaanderen")
    assert "West-Vlaanderen" in run("staff", "list")[1]


def test_role_changes_and_member_is_removed_with_what_they_had(prepared: str) -> None:
    with session_scope(prepared) as session:
        escalation, staff_id = add_conversation_with_staff(session)
        number, member = int(escalation.id), str(staff_id)
    assert run("staff", "role", member, "partner", "--province", "Limburg") == (
        0,
        "An is nu partner, voor Limburg.\n",
    )
    assert run("staff", "remove", member)[0] == 0
    assert "geen medewerkers" in run("staff", "list")[1]
    with session_scope(prepared) as session:
        found = session.get(Escalation, number)
        assert found is not None
        assert (found.state, found.staff_id) == ("waiting", None)
        rows = session.scalars(select(AuditRow).where(AuditRow.subject == f"desk_staff:{member}"))
        assert {row.action for row in rows} == {"desk_staff_role", "desk_staff_left"}
    assert run("staff", "remove", member)[0] == 1


def test_partner_gets_a_channel_and_loses_it(prepared: str) -> None:
    assert "E-mail kan nu niet" in run("partner", "set", "vdab-limburg", "--email", ADDRESS)[1]
    assert f"per e-mail op {ADDRESS}" in run("partner", "list")[1]
    done = run("partner", "set", "vdab-limburg", "--chat", str(PARTNER_CHAT))[1]
    assert f"VDAB Limburg krijgt gesprekken in de groep {PARTNER_CHAT}." in done
    with session_scope(prepared) as session:
        assert session.scalars(select(DeskPartnerRow.email)).one() == ADDRESS
    assert run("partner", "remove", "vdab-limburg")[0] == 0
    assert "geen partners" in run("partner", "list")[1]
    with session_scope(prepared) as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.subject == "vdab-limburg"))
        assert {row.action for row in rows} == {"desk_partner_set", "desk_partner_removed"}


def test_mail_that_can_be_sent_is_not_complained_about(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in MAIL_ENV.items():
        monkeypatch.setenv(name, value)
    assert "kan nu niet" not in run("partner", "set", "vdab-limburg", "--email", ADDRESS)[1]
    assert "kan nu niet" not in run("partner", "list")[1]


@pytest.mark.parametrize(
    "wrong",
    [
        ["nergens", "--email", ADDRESS],
        ["vdab-limburg"],
        ["vdab-limburg", "--email", "geen adres"],
        ["vdab-limburg", "--email", "a@b.example\nBcc: c@d.example"],
        ["vdab-limburg", "--chat", "12"],
        ["vdab-limburg", "--chat", str(STAFF_CHAT)],
    ],
)
def test_channel_that_cannot_work_is_refused(wrong: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_TELEGRAM_STAFF_CHAT", str(STAFF_CHAT))
    code, output = run("partner", "set", *wrong)
    assert code == 1
    assert "Dat lukte niet" in output
    assert "geen partners" in run("partner", "list")[1]


def test_open_conversations_are_listed_without_text_or_name(prepared: str) -> None:
    assert run("conversations") == (0, "Er zijn geen open gesprekken.\n")
    with session_scope(prepared) as session:
        add_conversation_with_staff(session, urgent=True)
    output = run("conversations")[1]
    assert output == "1\t30/11/2026 11:00\tbij An\tWerk zoeken\tHasselt\talgemeen\tDRINGEND\n"
    assert PERSON[:8] not in output


def test_check_names_what_is_missing_until_nothing_is(prepared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, output = run("check")
    assert code == 1
    assert "TOELEIDING_TELEGRAM_STAFF_CHAT" in output
    assert "geen medewerkers" in output
    monkeypatch.setenv("TOELEIDING_TELEGRAM_STAFF_CHAT", str(STAFF_CHAT))
    invitation = invite("An Peeters", "--role", "administrator")
    assert "Geen enkele beheerder" in run("check")[1]
    enrol(prepared, invitation)
    code, output = run("check")
    assert code == 0
    assert "IN ORDE" in output
    assert "Er zijn geen partners" in output
    run("partner", "set", "vdab-limburg", "--email", ADDRESS)
    assert "Nu onbereikbaar: VDAB Limburg" in run("check")[1]


def test_check_says_which_setting_of_the_mail_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SMTP_URL", "http://mail.example")
    assert "TOELEIDING_SMTP_URL cannot be used" in run("check")[1]
    monkeypatch.setenv("TOELEIDING_SMTP_URL", "smtp://mail.example")
    assert "TOELEIDING_MAIL_FROM is not set" in run("check")[1]


def test_removed_member_stays_in_the_table_without_their_telegram_number(prepared: str) -> None:
    enrol(prepared, invite())
    run("staff", "remove", "1")
    with session_scope(prepared) as session:
        row = session.scalars(select(DeskStaffRow)).one()
        assert (row.telegram, row.invite) == (None, None)
        assert row.left_at is not None

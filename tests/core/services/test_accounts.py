"""Accounts and sessions, on both databases."""

from datetime import datetime, timedelta, timezone

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.accounts import AccountRow, LoginAttemptRow, WebSessionRow
from core.database.matches import AuditRow
from core.errors import NotFoundError
from core.seal import Seal
from core.services import accounts, web_sessions
from core.services.accounts import AccountError
from core.services.web_sessions import Opened, begin_attempt, log_in, open_session

SEAL = Seal("a key of at least thirty-two characters, for tests")
GOOD = "vier paarden op zolder"
HERE = "127.0.0.1"
START = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)


class Watch:
    """The clock of a test."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time

    def passes(self, **length: float) -> None:
        self.time += timedelta(**length)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(web_sessions, "now", watch)
    return watch


def enter(
    session: Session, password: str = GOOD, code: str = "", name: str = "an", address: str = HERE
) -> Opened | None:
    attempt = begin_attempt(session, SEAL, name, address)
    return None if attempt is None else log_in(session, SEAL, attempt, password, code)


def entered(session: Session, **typed: str) -> Opened:
    opened = enter(session, **typed)
    assert opened is not None
    return opened


def test_first_account_is_an_administrator_and_the_next_one_reads(session: Session) -> None:
    assert accounts.create(session, "an", GOOD, role="reader").role == "administrator"
    assert accounts.create(session, "bo", GOOD).role == "reader"


@pytest.mark.parametrize("name", ["", "An", "an peeters", "-an", "an@vdab.be", "a" * 41])
def test_name_that_cannot_be_one_is_refused(session: Session, name: str) -> None:
    with pytest.raises(AccountError):
        accounts.create(session, name, GOOD)


def test_name_is_given_once(session: Session) -> None:
    accounts.create(session, "an", GOOD)
    with pytest.raises(AccountError, match="al een account"):
        accounts.create(session, "an", GOOD)


def test_password_is_kept_as_an_argon2_hash(session: Session) -> None:
    accounts.create(session, "an", GOOD)
    kept = session.scalars(select(AccountRow.password_hash)).one()
    assert kept.startswith("$argon2id$")


def test_only_administrator_stays_one_and_stays_enabled(session: Session) -> None:
    accounts.create(session, "an", GOOD)
    with pytest.raises(AccountError, match="enige beheerder"):
        accounts.set_role(session, "an", "editor", None)
    with pytest.raises(AccountError, match="enige beheerder"):
        accounts.set_disabled(session, "an", True)


def test_unknown_province_and_unknown_account_are_refused(session: Session) -> None:
    accounts.create(session, "an", GOOD)
    with pytest.raises(AccountError, match="provincie"):
        accounts.create(session, "bo", GOOD, province="Vlaanderen")
    with pytest.raises(NotFoundError):
        accounts.set_password(session, "bo", GOOD)


def test_right_password_opens_a_session_and_a_wrong_one_does_not(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    assert enter(session, password="vijf paarden op zolder") is None
    assert enter(session, name="nobody") is None
    opened = entered(session)
    found = open_session(session, opened.new_token)
    assert found is not None
    assert found.account.name == "an"
    assert found.new_token is None


def test_token_itself_is_not_in_the_database(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    token = entered(session).new_token
    assert session.scalars(select(WebSessionRow.id)).one() != token
    assert open_session(session, session.scalars(select(WebSessionRow.id)).one()) is None


def test_sixth_attempt_within_a_quarter_is_refused_even_with_the_right_password(
    session: Session, watch: Watch
) -> None:
    accounts.create(session, "an", GOOD)
    for _ in range(web_sessions.MOST_FAILURES_OF_A_NAME):
        assert enter(session, password="fout", address="10.0.0.1") is None
    assert enter(session) is None
    watch.passes(minutes=16)
    entered(session)


def test_attempts_on_many_names_from_one_address_are_refused(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    for number in range(web_sessions.MOST_FAILURES_OF_AN_ADDRESS):
        enter(session, password="fout", name=f"name{number}")
    assert begin_attempt(session, SEAL, "an", HERE) is None
    entered(session, address="10.0.0.1")


def test_attempts_hold_neither_name_nor_address(session: Session, watch: Watch) -> None:
    enter(session, password="fout", name="my own password")
    row = session.scalars(select(LoginAttemptRow)).one()
    assert "password" not in row.name
    assert HERE not in row.address


def test_getting_in_forgets_the_own_attempts(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    enter(session, password="fout")
    entered(session)
    assert session.scalars(select(LoginAttemptRow)).all() == []


def test_session_ends_after_half_an_hour_without_a_page(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    token = entered(session).new_token
    watch.passes(minutes=29)
    assert open_session(session, token) is not None
    watch.passes(minutes=29)
    assert open_session(session, token) is not None
    watch.passes(minutes=31)
    assert open_session(session, token) is None


def test_session_ends_after_twelve_hours_whatever_happens(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    token = entered(session).new_token
    for _ in range(30):
        watch.passes(minutes=24)
        assert open_session(session, token) is not None
    watch.passes(minutes=10)
    assert open_session(session, token) is None


def test_another_role_goes_on_under_another_token_and_no_longer_in_all(
    session: Session, watch: Watch
) -> None:
    accounts.create(session, "an", GOOD)
    accounts.create(session, "bo", GOOD, role="editor")
    first = entered(session, name="bo").new_token
    accounts.set_role(session, "bo", "reader", "Limburg")
    again = open_session(session, first)
    assert again is not None
    assert again.new_token is not None
    assert again.account.role == "reader"
    assert open_session(session, first) is None
    watch.passes(hours=12, minutes=1)
    assert open_session(session, again.new_token) is None


def test_another_password_or_a_disabled_account_ends_all_sessions(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    accounts.create(session, "bo", GOOD)
    token = entered(session, name="bo").new_token
    accounts.set_password(session, "bo", "zes ezels in de schuur")
    assert open_session(session, token) is None
    token = entered(session, name="bo", password="zes ezels in de schuur").new_token
    accounts.set_disabled(session, "bo", True)
    assert open_session(session, token) is None
    assert enter(session, name="bo", password="zes ezels in de schuur") is None


def test_logging_out_ends_the_session(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    opened = entered(session)
    web_sessions.log_out(session, opened)
    assert open_session(session, opened.new_token) is None


def test_code_is_asked_once_per_half_minute_and_only_the_right_one(session: Session, watch: Watch) -> None:
    accounts.create(session, "an", GOOD)
    address = accounts.start_totp(session, "an", SEAL)
    app = pyotp.parse_uri(address)
    assert isinstance(app, pyotp.TOTP)
    assert enter(session) is None
    assert enter(session, code="000000" if app.at(START) != "000000" else "111111") is None
    code = app.at(START)
    entered(session, code=f"{code[:3]} {code[3:]}")
    assert enter(session, code=code) is None
    watch.passes(seconds=30)
    entered(session, code=app.at(watch.time))


def test_secret_of_the_code_is_sealed_and_without_its_key_nobody_gets_in(
    session: Session, watch: Watch
) -> None:
    accounts.create(session, "an", GOOD)
    app = pyotp.parse_uri(accounts.start_totp(session, "an", SEAL))
    kept = session.scalars(select(AccountRow.totp_secret)).one()
    assert app.secret not in kept
    other = Seal("another key of at least thirty-two characters!!")
    attempt = begin_attempt(session, other, "an", HERE)
    assert attempt is not None
    assert log_in(session, other, attempt, GOOD, "") is None
    accounts.stop_totp(session, "an")
    entered(session)


def test_logins_are_audited_but_what_was_typed_for_an_unknown_name_is_not(
    session: Session, watch: Watch
) -> None:
    accounts.create(session, "an", GOOD)
    enter(session, name="somebody")
    enter(session, password="fout")
    entered(session)
    rows = session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
    assert [(row.actor, row.action) for row in rows] == [("staff:an", "login_refused"), ("staff:an", "login")]

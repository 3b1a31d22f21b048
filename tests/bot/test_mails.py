"""The bot sends e-mails by itself, and says in its log how many went or why not, without an address."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import mails
from bot.mails import Mails
from core.clock import now
from core.database.desk import MailRow
from core.database.session import engine_for, session_scope
from core.seal import Seal
from core.services import mail
from core.services.mail import Round
from core.services.relay_store import StoreUnavailableError
from tests.bot.conftest import SECRET_KEY
from tests.mail_catcher import MailCatcher, mail_catcher

TO = "loket@partner.example"


@pytest.fixture
def catcher() -> Iterator[MailCatcher]:
    with mail_catcher() as running:
        yield running


@pytest.fixture
def url(relay_database: str, catcher: MailCatcher) -> Iterator[str]:
    """Give the URL of a database in which an e-mail waits."""
    with session_scope(relay_database) as session:
        mail.queue(
            session,
            Seal(SECRET_KEY),
            catcher.settings(),
            recipient=TO,
            subject="Een gesprek",
            body="Dag",
            referral_id=None,
            now=now() - timedelta(minutes=1),
        )
    yield relay_database
    engine_for(relay_database).dispose()


async def look_a_few_times(url: str, catcher: MailCatcher) -> None:
    running = asyncio.create_task(Mails(url, SECRET_KEY, catcher.settings(), look_seconds=0.02).run())
    await asyncio.sleep(1)
    running.cancel()


async def test_mail_that_waits_goes_once(url: str, catcher: MailCatcher) -> None:
    await look_a_few_times(url, catcher)
    assert catcher.recipients == [[TO]]
    with session_scope(url) as session:
        assert session.scalars(select(MailRow.state)).one() == "sent"


async def test_refused_mail_is_logged_without_its_address(
    url: str, catcher: MailCatcher, capsys: pytest.CaptureFixture[str]
) -> None:
    catcher.refusals[TO] = f"550 no {TO} here"
    await look_a_few_times(url, catcher)
    logged = capsys.readouterr()
    assert "mails_refused" in logged.out + logged.err
    assert TO not in logged.out + logged.err


@pytest.mark.parametrize("error", [StoreUnavailableError("away"), ValueError(TO)])
async def test_bot_looks_again_after_a_fault(
    url: str,
    catcher: MailCatcher,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    looks: list[Exception | None] = [error, None]

    def fails_first(*_: object) -> Round:
        fault = looks.pop(0) if looks else None
        if fault is not None:
            raise fault
        return Round()

    monkeypatch.setattr(mails, "send_waiting", fails_first)
    await look_a_few_times(url, catcher)
    assert looks == []
    logged = capsys.readouterr()
    assert TO not in logged.out + logged.err

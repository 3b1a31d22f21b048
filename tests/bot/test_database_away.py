"""A database that goes away and comes back: nothing is confirmed to Telegram before it is stored."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine, make_url

from bot.application import running_bot
from core.settings import BotSettings
from tests.bot.conftest import QuickSleep
from tests.bot.fake_rasa import FakeRasa
from tests.telegram_standin import Person, TelegramStandin


@contextmanager
def closed(engine: Engine, database: str) -> Iterator[None]:
    """Throw everybody out of a PostgreSQL database and let nobody in."""
    with engine.connect() as connection:
        connection.execute(text(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS false'))
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": database},
        )
    yield
    with engine.connect() as connection:
        connection.execute(text(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS true'))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_message_during_an_outage_of_the_database_is_answered_once_it_is_back(
    database_url: str,
    bot_settings: BotSettings,
    amina: Person,
    rasa: FakeRasa,
    telegram: TelegramStandin,
    sleep: QuickSleep,
) -> None:
    url = make_url(database_url)
    engine = create_engine(url.set(database="postgres"), future=True, isolation_level="AUTOCOMMIT")
    async with running_bot(bot_settings, database_url, sleep=sleep, poll_seconds=0.05, grace_seconds=0.2):
        amina.says("voor")
        await amina.hears()
        with closed(engine, str(url.database)):
            amina.says("tijdens")
            slept = len(sleep.asked)
            await telegram.until(lambda: len(sleep.asked) > slept + 3)
            assert [update["message"]["text"] for update in telegram.waiting][-1:] == ["tijdens"]
        amina.says("na")
        heard = await amina.hears(2)
    engine.dispose()
    assert [message.text for message in heard] == ["antwoord op: tijdens", "antwoord op: na"]
    assert rasa.messages == ["voor", "tijdens", "na"]

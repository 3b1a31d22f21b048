"""A running bot between the Telegram stand-in and a fake Rasa."""

import asyncio
import dataclasses
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from telegram.ext import Application

from bot.application import running_bot
from core.database.session import engine_for
from core.settings import BotSettings
from tests.bot.fake_rasa import FakeRasa
from tests.telegram_standin import Group, Person, TelegramStandin

SECRET_KEY = "a-secret-key-for-tests-only-0123456789"
StartBot = Callable[[], AbstractAsyncContextManager[Application]]


class QuickSleep:
    """Sleeps hardly at all, and remembers how long it should have been."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await asyncio.sleep(0.02)


@pytest.fixture
def sleep() -> QuickSleep:
    return QuickSleep()


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    async with TelegramStandin() as standin:
        yield standin


@pytest.fixture
async def rasa() -> AsyncIterator[FakeRasa]:
    async with FakeRasa() as fake:
        yield fake


@pytest.fixture
def relay_database(migrated_sqlite: Path, tmp_path: Path) -> str:
    """Give the URL of an SQLite database with all tables; PostgreSQL has tests of its own."""
    path = tmp_path / "relay.db"
    shutil.copyfile(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def bot_settings(telegram: TelegramStandin, rasa: FakeRasa) -> BotSettings:
    return BotSettings(
        token=telegram.token,
        api_url=telegram.url,
        webhook_url=None,
        webhook_secret=None,
        webhook_port=0,
        rasa_url=rasa.url,
        secret_key=SECRET_KEY,
    )


@pytest.fixture
def start_bot(bot_settings: BotSettings, relay_database: str, sleep: QuickSleep) -> StartBot:
    """Give a way to start the bot; leaving the block is a restart when it is started again."""
    return lambda: running_bot(
        bot_settings, relay_database, sleep=sleep, poll_seconds=0.05, grace_seconds=0.2
    )


@pytest.fixture
def group(telegram: TelegramStandin) -> Group:
    """Give the supergroup of the staff."""
    return telegram.group("Balie")


@pytest.fixture
def start_desk(bot_settings: BotSettings, group: Group, relay_database: str, sleep: QuickSleep) -> StartBot:
    """Give a way to start the bot with a staff desk."""
    settings = dataclasses.replace(bot_settings, staff_chat=group.chat_id)
    return lambda: running_bot(settings, relay_database, sleep=sleep, poll_seconds=0.05, grace_seconds=0.2)


@pytest.fixture
async def bot(start_bot: StartBot, relay_database: str) -> AsyncIterator[Application]:
    async with start_bot() as application:
        yield application
    engine_for(relay_database).dispose()


@pytest.fixture
def amina(telegram: TelegramStandin) -> Person:
    return telegram.person("Amina")


@pytest.fixture
def bilal(telegram: TelegramStandin) -> Person:
    return telegram.person("Bilal")

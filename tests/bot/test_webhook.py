"""Webhooks: the bot listens itself and takes updates only from who knows the secret."""

import dataclasses
import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.application import running_bot
from core.settings import BotSettings
from tests.bot.conftest import QuickSleep
from tests.bot.fake_rasa import FakeRasa
from tests.telegram_standin import Person, TelegramStandin

SECRET = "a-webhook-secret"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
async def webhook_url(
    bot_settings: BotSettings, relay_database: str, sleep: QuickSleep
) -> AsyncIterator[str]:
    port = free_port()
    url = f"http://127.0.0.1:{port}/telegram"
    settings = dataclasses.replace(bot_settings, webhook_url=url, webhook_secret=SECRET, webhook_port=port)
    async with running_bot(settings, relay_database, sleep=sleep, poll_seconds=0.05, grace_seconds=0.2):
        yield url


async def test_update_that_is_posted_is_answered_once(
    webhook_url: str, amina: Person, telegram: TelegramStandin, rasa: FakeRasa
) -> None:
    amina.says("een")
    amina.says("twee")
    assert [heard.text for heard in await amina.hears(2)] == ["antwoord op: een", "antwoord op: twee"]
    assert rasa.messages == ["een", "twee"]
    assert telegram.webhook["url"] == webhook_url
    assert telegram.called("getUpdates") == []


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}])
async def test_post_without_the_secret_is_refused(
    webhook_url: str, amina: Person, rasa: FakeRasa, headers: dict[str, str]
) -> None:
    person = {"id": amina.user_id, "type": "private"}
    update = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": person, "text": "vals"}}
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.post(webhook_url, json=update, headers=headers)
    assert response.status_code == 403
    amina.says("echt")
    await amina.hears()
    assert rasa.messages == ["echt"]

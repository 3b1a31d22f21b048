"""A client of the stand-in, and a person and a group on it."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.telegram_standin import Group, Person, TelegramStandin


class Client:
    """Calls the Bot API like any client would."""

    def __init__(self, telegram: TelegramStandin, client: httpx.AsyncClient) -> None:
        self.telegram = telegram
        self._client = client

    async def __call__(self, method: str, **parameters: Any) -> dict[str, Any]:
        data = {
            name: json.dumps(value) if isinstance(value, dict | list) else value
            for name, value in parameters.items()
        }
        url = f"{self.telegram.url}/bot{self.telegram.token}/{method}"
        return (await self._client.post(url, data=data)).json()


@pytest.fixture
async def call() -> AsyncIterator[Client]:
    async with TelegramStandin() as telegram, httpx.AsyncClient(trust_env=False) as client:
        yield Client(telegram, client)


@pytest.fixture
def amina(call: Client) -> Person:
    return call.telegram.person("Amina")


@pytest.fixture
def group(call: Client) -> Group:
    return call.telegram.group("Meldpunt")

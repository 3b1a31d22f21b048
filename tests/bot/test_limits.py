"""The limits of Telegram: what waits for its turn, and what does not."""

import asyncio
from typing import Any

import pytest

from bot.limits import Limiter

GROUP = -1001


async def ask(limiter: Limiter, endpoint: str, chat_id: int) -> None:
    async def answer(*_args: Any, **_kwargs: Any) -> bool:
        return True

    await limiter.process_request(answer, (), {}, endpoint, {"chat_id": chat_id}, None)


async def test_group_gets_twenty_messages_at_once_and_then_waits() -> None:
    limiter = Limiter()
    for _ in range(20):
        await asyncio.wait_for(ask(limiter, "sendMessage", GROUP), 1)
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(ask(limiter, "copyMessage", GROUP), 0.2)


async def test_full_group_holds_up_neither_people_nor_other_groups_nor_what_is_no_message() -> None:
    limiter = Limiter()
    for _ in range(20):
        await ask(limiter, "sendMessage", GROUP)
    waiting = [asyncio.create_task(ask(limiter, "sendMessage", GROUP)) for _ in range(40)]
    await asyncio.sleep(0.05)
    await asyncio.wait_for(ask(limiter, "sendMessage", 42), 1)
    await asyncio.wait_for(ask(limiter, "sendMessage", GROUP - 1), 1)
    for endpoint in ("getChatMember", "editMessageReplyMarkup", "closeForumTopic"):
        await asyncio.wait_for(ask(limiter, endpoint, GROUP), 1)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)

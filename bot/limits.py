"""How fast we may be: Telegram counts what is written in a group, not what is asked about it."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import AIORateLimiter

_WRITES = frozenset({"sendMessage", "sendDocument", "copyMessage", "editMessageText", "createForumTopic"})


class Limiter(AIORateLimiter):
    """Keeps to the limits of Telegram: 30 messages a second, and 20 a minute in one group.

    What is no message there, such as looking who is a member, does not wait for its turn behind the messages.
    A group that has to wait holds up nobody else: a request waits for its group before it waits for all.
    After a 429 it does not wait itself (`max_retries` is 0): that would hold up every other chat.
    """

    def __init__(self, group_seconds: float = 60.0) -> None:
        super().__init__(max_retries=0, group_time_period=group_seconds)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make a request when its turn has come; see AIORateLimiter."""
        counted = data if endpoint in _WRITES or _is_private(data.get("chat_id")) else {}
        return await super().process_request(callback, args, kwargs, endpoint, counted, rate_limit_args)


def _is_private(chat_id: object) -> bool:
    return isinstance(chat_id, int) and chat_id > 0

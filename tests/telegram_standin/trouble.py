"""What can go wrong with a call on the stand-in, on command."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

from aiohttp import web


@dataclass
class Trouble:
    """What happens to a call before or after it does what it should: a status, a wait or a broken line."""

    status: int | None = None
    description: str = ""
    retry_after: int | None = None
    before: bool = True
    waits: float = 0.0


class Troubles:
    """The trouble that the next calls of each method meet."""

    def __init__(self) -> None:
        self._coming: dict[str, list[Trouble]] = defaultdict(list)

    def fails(
        self,
        method: str,
        status: int,
        description: str = "Internal Server Error",
        *,
        retry_after: int | None = None,
        times: int = 1,
    ) -> None:
        """Refuse the next calls of a method with this status, before they do anything."""
        self._coming[method] += [Trouble(status, description, retry_after)] * times

    def floods(self, method: str, retry_after: int = 1, times: int = 1) -> None:
        """Answer the next calls of a method with 429."""
        description = f"Too Many Requests: retry after {retry_after}"
        self.fails(method, 429, description, retry_after=retry_after, times=times)

    def drops(self, method: str, *, before: bool, times: int = 1) -> None:
        """Break the connection of the next calls: before they do anything, or after they did it."""
        self._coming[method] += [Trouble(before=before)] * times

    def hangs(self, method: str, seconds: float, *, before: bool = True, times: int = 1) -> None:
        """Let the next calls wait: before they do what they should, or (False) before they say so."""
        self._coming[method] += [Trouble(waits=seconds, before=before)] * times

    def recovers(self) -> None:
        """Forget all trouble that was still to come."""
        self._coming.clear()

    def next_for(self, method: str) -> Trouble | None:
        """Return what happens to this call of a method."""
        return self._coming[method].pop(0) if self._coming[method] else None


async def make_trouble(trouble: Trouble, request: web.Request) -> web.StreamResponse | None:
    """Let it happen; None when the call goes on after it."""
    if trouble.waits:
        await asyncio.sleep(trouble.waits)
        return None
    if trouble.status is not None:
        return error_response(trouble.status, trouble.description, trouble.retry_after)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def error_response(status: int, description: str, retry_after: int | None = None) -> web.Response:
    """Return a refusal as Telegram words it."""
    body: dict[str, object] = {"ok": False, "error_code": status, "description": description}
    if retry_after is not None:
        body["parameters"] = {"retry_after": retry_after}
    return web.json_response(body, status=status)

"""A stand-in for Rasa's REST channel that answers what a test tells it to."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Any

from aiohttp import web

Answer = list[dict[str, Any]]


def text(words: str, *buttons: tuple[str, str]) -> dict[str, Any]:
    """Return one answer as Rasa's REST channel gives it, with (title, payload) buttons."""
    found: dict[str, Any] = {"recipient_id": "somebody", "text": words}
    if buttons:
        found["buttons"] = [{"title": title, "payload": payload} for title, payload in buttons]
    return found


class FakeRasa:
    """Listens on loopback. Answers "antwoord op: ..." unless `answers` holds something for the message."""

    def __init__(self) -> None:
        self.url = ""
        self.heard: list[tuple[str, str]] = []
        self.answers: dict[str, Answer | Callable[[], Answer]] = {}
        self.statuses: list[int] = []
        self.broken: set[str] = set()
        self.at_once = 0
        self.most_at_once = 0
        self.gates: dict[str, asyncio.Event] = {}
        self._port = 0
        self._runner: web.AppRunner | None = None

    @property
    def messages(self) -> list[str]:
        """What was heard, from everybody, in order."""
        return [message for _, message in self.heard]

    async def __aenter__(self) -> "FakeRasa":
        await self.comes_back()
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self.goes_away()

    async def comes_back(self) -> None:
        application = web.Application()
        application.router.add_get("/", self._greet)
        application.router.add_post("/webhooks/rest/webhook", self._answer)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True).start()
        self._port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}"

    async def goes_away(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _greet(self, _request: web.Request) -> web.Response:
        return web.Response(text="Hello from Rasa: 3.6.21")

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.heard.append((body["sender"], body["message"]))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if gate := self.gates.get(body["message"]):
                await gate.wait()
        finally:
            self.at_once -= 1
        if body["message"] in self.broken:
            return web.Response(status=500)
        if self.statuses:
            return web.Response(status=self.statuses.pop(0), text="geheime foutmelding van rasa")
        found = self.answers.get(body["message"], [text(f"antwoord op: {body['message']}")])
        return web.json_response(found() if callable(found) else found)

"""The Bot API over HTTP: hands out updates, by polling or webhook, and passes the bot's calls on."""

import asyncio
import json
from collections.abc import Callable
from itertools import count
from types import TracebackType
from typing import Any

from aiohttp import ClientError, ClientSession, web

from tests.telegram_standin.chats import Chat
from tests.telegram_standin.checks import BadCallError
from tests.telegram_standin.groups import Group
from tests.telegram_standin.methods import Methods, Presser
from tests.telegram_standin.people import Person
from tests.telegram_standin.trouble import Troubles, error_response, make_trouble

TOKEN = "123456789:AAstand-in-token-of-thirty-five-ch"
LONGEST_POLL_SECONDS = 2.0
_ONLY_ON_REQUEST = {"chat_member"}


class TelegramStandin(Troubles):
    """The server; use it as an asynchronous context manager. `url` is the base URL of its Bot API.

    `history`: how many updates, people and messages there were before, for a bot with a memory.
    """

    def __init__(
        self, token: str = TOKEN, longest_poll: float = LONGEST_POLL_SECONDS, history: int = 0
    ) -> None:
        super().__init__()
        self.token = token
        self.url = ""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.webhook: dict[str, Any] = {}
        self.webhook_statuses: list[int] = []
        self.chats: dict[int, Chat] = {}
        self._history = history
        self._longest_poll = longest_poll
        self._updates: list[dict[str, Any]] = []
        self._asked_for: list[str] = []
        self._update_ids = count(700_000_001 + history)
        self._user_ids = count(5_000_000_001 + history)
        self._group_ids = count(1_001_000_000_001 + history)
        self._message_ids = count(101 + history)
        self._news = asyncio.Event()
        self._poller: asyncio.Event | None = None
        self._delivering: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None
        self._port = 0
        self._methods = Methods(self.chats)

    async def __aenter__(self) -> "TelegramStandin":
        await self.comes_up()
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._delivering is not None:
            self._delivering.cancel()
        await self.goes_down()

    async def comes_up(self) -> None:
        """Start to listen, on the same port as before if it listened before."""
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}"

    async def goes_down(self) -> None:
        """Refuse all connections, and keep what the chats hold."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def person(self, first_name: str = "Amina", user_id: int | None = None) -> Person:
        """Return a new person in a private chat with the bot."""
        identity = user_id or next(self._user_ids)
        person = Person(identity, first_name, lambda: next(self._message_ids), self.delivers)
        self.chats[identity] = person
        return person

    def group(self, title: str = "Meldpunt") -> Group:
        """Return a new supergroup with topics, in which the bot is an administrator."""
        identity = -next(self._group_ids)
        group = Group(identity, title, lambda: next(self._user_ids), self.delivers, self._history)
        self.chats[identity] = group
        return group

    def delivers(self, update: dict[str, Any], update_id: int | None = None) -> int:
        """Hand an update to the bot and return its id; the id of an earlier one delivers it again.

        What Telegram tells only who asked for it, is told only to a bot that did.
        """
        identity = next(self._update_ids) if update_id is None else update_id
        if _ONLY_ON_REQUEST & set(update) and not set(update) & set(self._asked_for):
            return identity
        if "callback_query" in update:
            query_id = self._methods.new_query(self._presser(update["callback_query"]))
            update = {"callback_query": {"id": query_id, **update["callback_query"]}}
        self._updates.append({"update_id": identity, **update})
        self._news.set()
        if self.webhook and (self._delivering is None or self._delivering.done()):
            self._delivering = asyncio.ensure_future(self._post_updates())
        return identity

    async def until(self, holds: Callable[[], bool], timeout: float = 10.0) -> None:
        """Wait until something holds that no call of the bot may announce."""

        async def look() -> None:
            while not holds():
                await asyncio.sleep(0.01)

        await asyncio.wait_for(look(), timeout)

    def called(self, method: str) -> list[dict[str, Any]]:
        """Return the parameters of all calls of a method, refused ones too."""
        return [parameters for name, parameters in self.calls if name == method]

    @property
    def waiting(self) -> list[dict[str, Any]]:
        """The updates that the bot has not confirmed yet."""
        return list(self._updates)

    def _presser(self, query: dict[str, Any]) -> Presser:
        user_id = query["from"]["id"]
        chat = self.chats[query["message"]["chat"]["id"]]
        presser = chat.members[user_id] if isinstance(chat, Group) else self.chats[user_id]
        if isinstance(presser, Group) or not hasattr(presser, "was_answered"):
            raise AssertionError("nobody pressed this button")
        return presser

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        try:
            return await self._answer(request)
        finally:
            for chat in list(self.chats.values()):
                await chat.notice()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        token, method = request.match_info["token"], request.match_info["method"]
        if token != self.token:
            known_form = ":" in token
            return error_response(401, "Unauthorized") if known_form else error_response(404, "Not Found")
        parameters = await _parameters(request)
        self.calls.append((method, parameters))
        trouble = self.next_for(method)
        if trouble is not None and trouble.before:
            early = await make_trouble(trouble, request)
            if early is not None:
                return early
        try:
            result = await self._call(method, parameters)
        except BadCallError as error:
            return error_response(error.status, str(error), error.retry_after)
        if trouble is not None and not trouble.before:
            late = await make_trouble(trouble, request)
            if late is not None:
                return late
        return web.json_response({"ok": True, "result": result})

    async def _call(self, method: str, parameters: dict[str, Any]) -> Any:
        own: dict[str, Callable[[dict[str, Any]], Any]] = {
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
        }
        if method in own:
            return await own[method](parameters)
        return self._methods.call(method, parameters)

    async def _get_updates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        if self.webhook:
            raise BadCallError(
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
                409,
            )
        if self._poller is not None:
            self._poller.set()
        replaced = self._poller = asyncio.Event()
        self._asked_for = parameters.get("allowed_updates") or self._asked_for
        offset = int(parameters.get("offset") or 0)
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        timeout = min(float(parameters.get("timeout") or 0), self._longest_poll)
        try:
            await self._wait_for_news(replaced, timeout)
        finally:
            if self._poller is replaced:
                self._poller = None
        return self._updates[: int(parameters.get("limit") or 100)]

    async def _wait_for_news(self, replaced: asyncio.Event, timeout: float) -> None:
        if self._updates or not timeout:
            return
        self._news.clear()
        waits = [asyncio.ensure_future(self._news.wait()), asyncio.ensure_future(replaced.wait())]
        await asyncio.wait(waits, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        if replaced.is_set():
            raise BadCallError(
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
                409,
            )

    async def _set_webhook(self, parameters: dict[str, Any]) -> bool:
        # Telegram itself wants https; on loopback the stand-in takes http too.
        self.webhook = parameters if parameters.get("url") else {}
        self._asked_for = parameters.get("allowed_updates") or self._asked_for
        if self.webhook and self._updates:
            self._delivering = asyncio.ensure_future(self._post_updates())
        return True

    async def _get_webhook_info(self, _parameters: dict[str, Any]) -> dict[str, Any]:
        url = str(self.webhook.get("url", ""))
        return {"url": url, "has_custom_certificate": False, "pending_update_count": len(self._updates)}

    async def _delete_webhook(self, parameters: dict[str, Any]) -> bool:
        self.webhook = {}
        if parameters.get("drop_pending_updates") in (True, "true", "True"):
            self._updates = []
        return True

    async def _post_updates(self) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": str(self.webhook.get("secret_token", ""))}
        async with ClientSession(headers=headers) as session:
            while self._updates and self.webhook:
                status = await self._post(session, self._updates[0])
                self.webhook_statuses.append(status)
                if status == 200:
                    self._updates.pop(0)
                else:
                    await asyncio.sleep(0.1)

    async def _post(self, session: ClientSession, update: dict[str, Any]) -> int:
        try:
            async with session.post(self.webhook["url"], json=update) as response:
                return response.status
        except ClientError:
            return 0


_JSON = {"reply_markup", "allowed_updates", "commands", "link_preview_options", "entities"}


async def _parameters(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    given = {**request.query, **(await request.post())}
    return {name: _read(str(value)) if name in _JSON else value for name, value in given.items()}


def _read(value: str) -> Any:
    return json.loads(value)

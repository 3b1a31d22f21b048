"""Rasa's REST channel: one message in, the answers out."""

from dataclasses import dataclass, field
from datetime import date
from types import TracebackType
from typing import Any

import httpx

from core.errors import RasaUnavailableError, ToeleidingError
from core.services.my_data_export import FileKind
from core.services.reminders import Reminder, ReminderKind

ANSWER_SECONDS = 30.0
CONNECT_SECONDS = 5.0


class RasaRefusedError(ToeleidingError):
    """Rasa is there, but cannot read this message or gave something that is no list of answers."""


@dataclass(frozen=True)
class Button:
    """A button of a Rasa response: what stands on it, and what it says to Rasa."""

    title: str
    payload: str = field(repr=False)


@dataclass(frozen=True)
class Reply:
    """One answer of Rasa.

    `calendar` is a day that goes along as a file for an agenda, `file` another file about the person.
    `erases`: the person wants everything erased; the words of this turn then hold the place of a code.
    `handover`: why the staff desk is to ask whether the conversation may go to a person.
    """

    text: str = field(repr=False)
    buttons: tuple[Button, ...] = ()
    calendar: Reminder | None = None
    file: FileKind | None = None
    erases: bool = False
    handover: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything to pass on or to do."""
        extras = (self.calendar, self.file, self.erases, self.handover)
        return bool(self.text or self.buttons or any(extras))


class RasaClient:
    """Speaks with one Rasa server. Close it, or use it as an asynchronous context manager."""

    def __init__(
        self,
        rasa_url: str,
        *,
        answer_seconds: float = ANSWER_SECONDS,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._server_url = rasa_url.rstrip("/")
        self._url = f"{self._server_url}/webhooks/rest/webhook"
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(answer_seconds, connect=CONNECT_SECONDS),
            trust_env=False,
            transport=transport,
        )

    async def send(self, sender: str, message: str) -> list[Reply]:
        """Send a person's message and return Rasa's answers, in order; answers without content are left out.

        Raises RasaUnavailableError when Rasa cannot be reached, takes too long or answers with status 5xx,
        and RasaRefusedError for any other answer that is no list of replies.
        """
        try:
            response = await self._client.post(self._url, json={"sender": sender, "message": message})
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise RasaUnavailableError(type(error).__name__) from error
        if response.status_code >= 500:
            raise RasaUnavailableError(f"status {response.status_code}")
        if response.status_code >= 300:
            raise RasaRefusedError(f"status {response.status_code}")
        try:
            replies = map(_read_reply, response.json())
            return [reply for reply in replies if reply.says_something]
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise RasaRefusedError("not a list of replies") from error

    async def is_there(self) -> bool:
        """Tell whether the server answers at all, apart from any message."""
        try:
            return (await self._client.get(self._server_url, timeout=CONNECT_SECONDS)).status_code == 200
        except (httpx.HTTPError, httpx.InvalidURL):
            return False

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def __aenter__(self) -> "RasaClient":
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self.close()


def _read_reply(reply: dict[str, Any]) -> Reply:
    buttons = reply.get("buttons") or []
    custom = reply.get("custom") or {}
    return Reply(
        text=str(reply.get("text") or ""),
        buttons=tuple(Button(str(button["title"]), str(button["payload"])) for button in buttons),
        calendar=_read_calendar(custom.get("calendar")),
        file=FileKind(custom["file"]["kind"]) if "file" in custom else None,
        erases="erase" in custom,
        handover=str(custom["handover"]["reason"]) if "handover" in custom else None,
    )


def _read_calendar(calendar: dict[str, Any] | None) -> Reminder | None:
    if calendar is None:
        return None
    return Reminder(ReminderKind(calendar["kind"]), date.fromisoformat(calendar["day"]))

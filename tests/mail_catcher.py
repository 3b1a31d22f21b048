"""A mail server for tests, on loopback: it keeps what it gets, and refuses what a test tells it to refuse."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from core.settings import MailSettings

SENDER = "balie@toeleiding.example"
USER, PASSWORD = "balie", "een wachtwoord"


class MailCatcher:
    """Holds the e-mails that arrived; `refusals` answers a recipient, `after_data` an e-mail."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.recipients: list[list[str]] = []
        self.refusals: dict[str, str] = {}
        self.after_data: str | None = None
        self.port = 0

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.after_data is not None:
            return self.after_data
        self.messages.append(message_from_bytes(envelope.content))
        self.recipients.append(envelope.rcpt_tos)
        return "250 OK"

    def text(self, place: int = -1) -> str:
        """Return what stands in an e-mail."""
        payload = self.messages[place].get_payload(decode=True)
        assert isinstance(payload, bytes)
        return payload.decode()

    def settings(self, **changed: Any) -> MailSettings:
        """Return the settings to reach it."""
        values: dict[str, Any] = {
            "host": "127.0.0.1",
            "port": self.port,
            "security": "plain",
            "user": None,
            "password": None,
            "sender": SENDER,
        }
        return MailSettings(**{**values, **changed})


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=right, handled=right)


@contextmanager
def mail_catcher(
    port: int = 0, tls: ssl.SSLContext | None = None, *, from_the_start: bool = False
) -> Iterator[MailCatcher]:
    """Run one; with a certificate it wants TLS, by STARTTLS and then a password, or from the start."""
    catcher = MailCatcher()
    strict: dict[str, Any] = {}
    if tls is not None and from_the_start:
        strict = {"ssl_context": tls}
    elif tls is not None:
        strict = {"tls_context": tls, "require_starttls": True, "authenticator": _knows}
        strict["auth_required"] = True
    controller = Controller(catcher, hostname="127.0.0.1", port=port or _free_port(), **strict)
    controller.start()
    catcher.port = controller.port
    try:
        yield catcher
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])

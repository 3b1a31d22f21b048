"""What keeps the web pages safe: cookies, tokens of forms, and headers on every answer."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.services.web_sessions import ABSOLUTE

LARGEST_FORM: Final = 500_000
MOST_FIELDS: Final = 1000
STATIC: Final = "/static/"
LONGEST_READING: Final = timedelta(days=60)
LINKS_OF_PARTNERS: Final = "/referral/"
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
HTTPS_ONLY: Final = "max-age=31536000"


class FormTooLargeError(Exception):
    """More was sent than any form of ours holds."""


class Headers:
    """Puts the headers on every answer, also on an error of the framework."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self._app = app
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if not scope["path"].startswith(STATIC):
                    headers["Cache-Control"] = "no-store"
                if scope["path"].startswith(LINKS_OF_PARTNERS):
                    headers["Referrer-Policy"] = "no-referrer"
                if self._secure:
                    headers["Strict-Transport-Security"] = HTTPS_ONLY
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Cookies:
    """Three cookies: of the session, of a browser not logged in yet, and of one that opened a link."""

    def __init__(self, secure: bool) -> None:
        prefix = "__Host-" if secure else ""
        self._secure = secure
        self._session, self._visitor = f"{prefix}toeleiding", f"{prefix}toeleiding-visitor"
        self._reader = f"{'__Secure-' if secure else ''}toeleiding-reader"

    def is_reader(self, request: Request, key: str) -> bool:
        """Whether this browser is the one that opened a one-time link."""
        return hmac.compare_digest(request.cookies.get(self._reader, "").encode(), key.encode())

    def keep_reader(self, response: Response, path: str, key: str) -> None:
        """Let the browser that opens a one-time link be known again, at that link alone."""
        days = int(LONGEST_READING.total_seconds())
        options = {**self._options(), "path": path}
        response.set_cookie(self._reader, key, max_age=days, **options)

    def session(self, request: Request) -> str | None:
        """Return the token of the session that the browser says it has."""
        return request.cookies.get(self._session)

    def visitor(self, request: Request) -> str:
        """Return the token of a browser that is not logged in, or a new one."""
        return request.cookies.get(self._visitor) or secrets.token_urlsafe(32)

    def keep_session(self, response: Response, token: str) -> None:
        """Give the browser the token of its session."""
        self._set(response, self._session, token)
        response.delete_cookie(self._visitor, **self._options())

    def keep_visitor(self, response: Response, token: str) -> None:
        """Give the browser a token for the form to log in."""
        self._set(response, self._visitor, token)

    def drop_session(self, response: Response) -> None:
        """Take the token of the session from the browser."""
        response.delete_cookie(self._session, **self._options())

    def _set(self, response: Response, name: str, token: str) -> None:
        response.set_cookie(name, token, max_age=int(ABSOLUTE.total_seconds()), **self._options())

    def _options(self) -> dict[str, Any]:
        return {"path": "/", "secure": self._secure, "httponly": True, "samesite": "lax"}


def form_token(cookie: str) -> str:
    """Return what every form carries: only a page of ours can know it, and it holds for one session."""
    return hmac.new(cookie.encode("utf-8", "surrogatepass"), b"form", hashlib.sha256).hexdigest()


def is_own_form(form: "Form", cookie: str) -> bool:
    """Whether a form was made for the browser that sends it."""
    return hmac.compare_digest(form.get("token").encode(), form_token(cookie).encode())


class Form:
    """What a form sent: texts by the name of their field."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value.replace("\r\n", "\n"))

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def get(self, name: str) -> str:
        """Return a field, empty when it was not sent."""
        return self._values.get(name, [""])[0]

    def all(self, name: str) -> list[str]:
        """Return every value of a field, such as the boxes that were ticked."""
        return self._values.get(name, [])


async def read_form(request: Request) -> Form:
    """Read a form, as browsers send it without files. Raises FormTooLargeError."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise FormTooLargeError
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise FormTooLargeError from error
    return Form([(name, value.replace("\0", "")) for name, value in pairs])

"""What can be set from outside, and where each setting is read. Keep `.env.example` equal: a test does."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import unquote, urlsplit

from core.errors import SettingInvalidError, SettingMissingError

DEFAULT_DATABASE_URL = "sqlite:///var/toeleiding.db"
LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
LONGEST_ADDRESS: Final = 254
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")

SETTINGS: dict[str, str] = {
    "TOELEIDING_TELEGRAM_TOKEN": "Token of the bot, from @BotFather. The bot needs it.",
    "TOELEIDING_TELEGRAM_API_URL": "Base URL of the Bot API. Default: https://api.telegram.org",
    "TOELEIDING_TELEGRAM_WEBHOOK_URL": "Public HTTPS URL for webhooks. Not set: the bot polls.",
    "TOELEIDING_TELEGRAM_WEBHOOK_SECRET": "Secret that Telegram sends along with each webhook call.",
    "TOELEIDING_TELEGRAM_WEBHOOK_PORT": "Port on loopback for the webhook server. Default: 8443",
    "TOELEIDING_TELEGRAM_STAFF_CHAT": "Number of the supergroup of the staff. Not set: no desk in Telegram.",
    "TOELEIDING_RASA_URL": "Where Rasa listens. Default: http://127.0.0.1:5005",
    "TOELEIDING_SECRET_KEY": (
        "At least 32 characters; makes pseudonyms and encrypts what waits. The bot needs it."
    ),
    "TOELEIDING_OLD_SECRET_KEY": "The key before this one, only for `toeleiding privacy rotate-key`.",
    "TOELEIDING_DATABASE_URL": f"SQLAlchemy URL of the database. Default: {DEFAULT_DATABASE_URL}",
    "TOELEIDING_WEB_PORT": "Port on loopback for the web pages of editors and staff. Default: 8080",
    "TOELEIDING_WEB_URL": "Public URL of the web pages behind a proxy. Not set: this computer only.",
    "TOELEIDING_SMTP_URL": "Mail server: smtp://user:password@host:587 or smtps://. Not set: no e-mail.",
    "TOELEIDING_MAIL_FROM": "Address that e-mails come from, and that answers go to. Needed for e-mail.",
    "TOELEIDING_TODAY": "Freezes the day (YYYY-MM-DD) for tests and demonstrations.",
}


@dataclass(frozen=True)
class MailSettings:
    """The mail server. `security` is "tls" from the first byte, "starttls", or "plain" on this computer."""

    host: str
    port: int
    security: Literal["tls", "starttls", "plain"]
    user: str | None
    password: str | None = field(repr=False)
    sender: str


@dataclass(frozen=True)
class BotSettings:
    """What the Telegram bot needs to start. Without `mail` it sends no e-mail.

    `staff_chat` is the supergroup of the staff on Telegram.
    """

    token: str = field(repr=False)
    api_url: str
    webhook_url: str | None
    webhook_secret: str | None = field(repr=False)
    webhook_port: int
    rasa_url: str
    secret_key: str = field(repr=False)
    mail: MailSettings | None = None
    staff_chat: int | None = None


@dataclass(frozen=True)
class WebSettings:
    """How the web pages are reached. Without `url` only on this computer, by http."""

    port: int
    url: str | None

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the pages by HTTPS, so that cookies may say so."""
        return self.url is not None

    @property
    def hosts(self) -> list[str]:
        """The names by which a browser may ask for a page."""
        return [str(urlsplit(self.url).hostname)] if self.url else ["127.0.0.1", "localhost"]


def web_settings(env: Mapping[str, str] = os.environ) -> WebSettings:
    """Read how the web pages are reached. Raises SettingInvalidError.

    The public URL is one with HTTPS and without a path: a password never goes over the line in the open.
    """
    url = _url(env, "TOELEIDING_WEB_URL")
    if url and not re.fullmatch(r"https://[^\s/?#@]+", url):
        raise SettingInvalidError("TOELEIDING_WEB_URL", "expected https:// and a host, without a path")
    return WebSettings(_port(env, "TOELEIDING_WEB_PORT", default=8080), url)


def mail_settings(env: Mapping[str, str] = os.environ) -> MailSettings | None:
    """Read how e-mail is sent, None without a mail server.

    `smtps://` speaks TLS; `smtp://` turns to it (STARTTLS) before anything else, but not on this computer.
    Raises SettingInvalidError, and SettingMissingError without a sender.
    """
    url = env.get("TOELEIDING_SMTP_URL")
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.scheme not in ("smtp", "smtps") or parts.path.strip("/") or parts.query:
        reason = "expected smtp:// or smtps://, user, password and host"
        raise SettingInvalidError("TOELEIDING_SMTP_URL", reason)
    sender = _required(env, "TOELEIDING_MAIL_FROM")
    if not is_mail_address(sender):
        raise SettingInvalidError("TOELEIDING_MAIL_FROM", "expected an e-mail address and nothing else")
    return MailSettings(
        host=host,
        port=port or (465 if parts.scheme == "smtps" else 587),
        security="tls" if parts.scheme == "smtps" else "plain" if host in LOOPBACK else "starttls",
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        sender=sender,
    )


def is_mail_address(text: str) -> bool:
    """Tell whether a text is one e-mail address and nothing else, as a mail server takes it."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def database_url(env: Mapping[str, str] = os.environ) -> str:
    """Return the SQLAlchemy URL of the database."""
    return env.get("TOELEIDING_DATABASE_URL") or DEFAULT_DATABASE_URL


def rasa_url(env: Mapping[str, str] = os.environ) -> str:
    """Return the base URL of Rasa's HTTP API, without a slash at the end."""
    return _url(env, "TOELEIDING_RASA_URL") or "http://127.0.0.1:5005"


def bot_settings(env: Mapping[str, str] = os.environ) -> BotSettings:
    """Read what the bot needs.

    Raises SettingMissingError with the name of the first required one that is not set, and
    SettingInvalidError for a secret key that is too short, a port or URL that is none, and a webhook
    secret that Telegram would refuse. A webhook needs its secret.
    """
    webhook_url = _url(env, "TOELEIDING_TELEGRAM_WEBHOOK_URL")
    webhook_secret = _webhook_secret(env) if webhook_url else None
    return BotSettings(
        token=_required(env, "TOELEIDING_TELEGRAM_TOKEN"),
        api_url=_url(env, "TOELEIDING_TELEGRAM_API_URL") or "https://api.telegram.org",
        webhook_url=webhook_url,
        webhook_secret=webhook_secret,
        webhook_port=_port(env, "TOELEIDING_TELEGRAM_WEBHOOK_PORT", default=8443),
        rasa_url=rasa_url(env),
        secret_key=secret_key(env),
        mail=mail_settings(env),
        staff_chat=staff_chat(env),
    )


def staff_chat(env: Mapping[str, str] = os.environ) -> int | None:
    """Return the supergroup of the staff on Telegram, None without one. Raises SettingInvalidError."""
    name = "TOELEIDING_TELEGRAM_STAFF_CHAT"
    value = env.get(name)
    if not value:
        return None
    if not re.fullmatch(r"-100\d{5,15}", value):
        raise SettingInvalidError(name, "expected the number of a supergroup, such as -1001234567890")
    return int(value)


def _required(env: Mapping[str, str], name: str) -> str:
    value = env.get(name)
    if not value:
        raise SettingMissingError(name)
    return value


def secret_key(env: Mapping[str, str] = os.environ) -> str:
    """Return the key from which pseudonyms and the encryption are made.

    Raises SettingMissingError, and SettingInvalidError when it has fewer than 32 characters.
    """
    return _key(env, "TOELEIDING_SECRET_KEY")


def old_secret_key(env: Mapping[str, str] = os.environ) -> str:
    """Return the key before this one, to change what was made with it. Raises like `secret_key`."""
    return _key(env, "TOELEIDING_OLD_SECRET_KEY")


def _key(env: Mapping[str, str], name: str) -> str:
    key = _required(env, name)
    if len(key) < 32:
        raise SettingInvalidError(name, "it has fewer than 32 characters")
    return key


def _webhook_secret(env: Mapping[str, str]) -> str:
    secret = _required(env, "TOELEIDING_TELEGRAM_WEBHOOK_SECRET")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise SettingInvalidError(
            "TOELEIDING_TELEGRAM_WEBHOOK_SECRET", "Telegram wants 1 to 256 letters, digits, _ or -"
        )
    return secret


def _url(env: Mapping[str, str], name: str) -> str | None:
    url = env.get(name)
    if not url:
        return None
    if not re.match(r"https?://[^\s/]", url):
        raise SettingInvalidError(name, "expected a URL that starts with http:// or https://")
    return url.rstrip("/")


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    try:
        port = int(env.get(name) or default)
    except ValueError:
        port = 0
    if not 0 < port < 65536:
        raise SettingInvalidError(name, "expected a port number")
    return port

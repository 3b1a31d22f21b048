"""Hands one e-mail to the mail server; says whether it makes sense to try again when that fails."""

import smtplib
import ssl
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from core.errors import ToeleidingError
from core.settings import MailSettings

SECONDS: Final = 20.0
"""How long each step with the mail server may take."""


class MailLaterError(ToeleidingError):
    """The mail server is away, busy or not set up well. The same e-mail can be tried again."""


class MailRefusedError(ToeleidingError):
    """The mail server refuses this e-mail for good, for example because its address does not exist."""


def letter(
    settings: MailSettings, *, recipient: str, subject: str, body: str, message_id: str, at: datetime
) -> EmailMessage:
    """Return an e-mail of plain text; `at` is when it was written, so that each attempt is the same."""
    message = EmailMessage(policy=SMTP)
    message["From"] = settings.sender
    message["To"] = recipient
    message["Subject"] = subject
    message["Date"] = at
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def send(settings: MailSettings, message: EmailMessage) -> None:
    """Hand an e-mail over. Raises MailLaterError and MailRefusedError; neither says to whom it went."""
    try:
        server = _connected(settings)
    except (OSError, smtplib.SMTPException) as error:
        raise MailLaterError(_what(error)) from None
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        _refused([code for code, _ in error.recipients.values()])
    except smtplib.SMTPDataError as error:
        _refused([error.smtp_code])
    except (OSError, smtplib.SMTPException) as error:
        raise MailLaterError(_what(error)) from None
    finally:
        with suppress(OSError, smtplib.SMTPException):  # it has the e-mail, or never will
            server.quit()


def _connected(settings: MailSettings) -> smtplib.SMTP:
    checked = ssl.create_default_context()
    place = (settings.host, settings.port)
    server: smtplib.SMTP
    if settings.security == "tls":
        server = smtplib.SMTP_SSL(*place, timeout=SECONDS, context=checked)
    else:
        server = smtplib.SMTP(*place, timeout=SECONDS)
    try:
        if settings.security == "starttls":
            server.starttls(context=checked)
        if settings.user is not None:
            server.login(settings.user, settings.password or "")
    except BaseException:
        server.close()
        raise
    return server


def _refused(codes: list[int]) -> None:
    """Raise what a refusal means: a code of 500 or more is for good, one of 400 asks to try again."""
    if codes and all(code >= 500 for code in codes):
        raise MailRefusedError(f"code {codes[0]}")
    raise MailLaterError(f"code {codes[0]}" if codes else "refused")


def _what(error: Exception) -> str:
    """Return what went wrong without the words of the server, which may repeat an address."""
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__

"""Small files that go with an answer: what they are called, what is in them, and how they wait encrypted."""

import base64
from dataclasses import dataclass, field

from core.seal import Seal

CALENDAR_NAME = "herinnering.ics"
CALENDAR_TYPE = "text/calendar"


@dataclass(frozen=True)
class Attachment:
    """A file with the name and the media type under which Telegram gets it."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


def calendar(text: str) -> Attachment:
    """Return the text of a calendar as a file."""
    return Attachment(CALENDAR_NAME, CALENDAR_TYPE, text.encode())


def columns_of(attachment: Attachment | None, seal: Seal) -> dict[str, str | None]:
    """Return what the outbox keeps of a file; only its name and type can be read."""
    if attachment is None:
        return {}
    return {
        "attachment": seal.close(base64.b64encode(attachment.content).decode("ascii")),
        "attachment_name": attachment.name,
        "attachment_type": attachment.media_type,
    }


def opened(seal: Seal, sealed: str | None, name: str | None, media_type: str | None) -> Attachment | None:
    """Return the file of an outbox row; a row without a name waits since before files had one: a calendar."""
    content = seal.open(sealed)
    if content is None:
        return None
    if name is None or media_type is None:
        return calendar(content)
    return Attachment(name, media_type, base64.b64decode(content))

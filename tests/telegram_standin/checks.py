"""What Telegram refuses in a text, a caption or a keyboard, in its own words."""

from typing import Any

from tests.telegram_standin.formatting import RefusedError, utf16_length, visible_text

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_DATA = 64
LONGEST_TOPIC_NAME = 128


class BadCallError(Exception):
    """A call that Telegram refuses; the message is its description."""

    def __init__(self, description: str, status: int = 400, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.retry_after = retry_after


def checked_text(parameters: dict[str, Any], too_long: str) -> str:
    """Return what a reader sees of the text."""
    text = _visible(parameters, "text")
    if not text.strip():
        raise BadCallError("Bad Request: message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise BadCallError(too_long)
    return text


def checked_caption(parameters: dict[str, Any]) -> str:
    """Return what a reader sees of the caption."""
    caption = _visible(parameters, "caption")
    if utf16_length(caption) > LONGEST_CAPTION:
        raise BadCallError("Bad Request: message caption is too long")
    return caption


def checked_keyboard(parameters: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the rows of buttons."""
    rows: list[list[dict[str, Any]]] = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if not button.get("text"):
            raise BadCallError(
                'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String'
            )
        if "callback_data" in button and not 0 < len(button["callback_data"].encode()) <= LONGEST_DATA:
            raise BadCallError("Bad Request: BUTTON_DATA_INVALID")
        if not {"callback_data", "url"} & set(button):
            raise BadCallError(
                "Bad Request: can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            )
    return rows


def checked_topic_name(parameters: dict[str, Any]) -> str:
    """Return the name of a topic."""
    name = str(parameters.get("name") or "")
    if not name.strip():
        raise BadCallError("Bad Request: topic name is empty")
    if len(name) > LONGEST_TOPIC_NAME:
        raise BadCallError("Bad Request: TOPIC_TITLE_INVALID")
    return name


def not_modified() -> BadCallError:
    """Return the refusal of an edit that changes nothing."""
    return BadCallError(
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )


def _visible(parameters: dict[str, Any], key: str) -> str:
    try:
        return visible_text(str(parameters.get(key) or ""), parameters.get("parse_mode"))
    except RefusedError as error:
        raise BadCallError(f"Bad Request: {error}") from error

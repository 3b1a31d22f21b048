"""What people send, as fields of Telegram's `Message`."""

from typing import Any

MEDIA = frozenset(
    {"photo", "document", "voice", "audio", "video", "video_note", "sticker", "animation"}
    | {"location", "venue", "contact", "dice"}
)


def text(words: str) -> dict[str, Any]:
    """Return a text; one that begins with a slash is a command."""
    if not (words.startswith("/") and words[1:2].isalnum()):
        return {"text": words}
    command = {"type": "bot_command", "offset": 0, "length": len(words.split()[0])}
    return {"text": words, "entities": [command]}


def photo(caption: str | None = None, album: str | None = None) -> dict[str, Any]:
    """Return a photo, perhaps as part of an album."""
    size = {"file_id": "photo", "file_unique_id": "p", "width": 90, "height": 60}
    return with_caption({"photo": [size]}, caption, album)


def document(caption: str | None = None) -> dict[str, Any]:
    """Return a file."""
    return with_caption({"document": _file("document")}, caption)


def voice() -> dict[str, Any]:
    """Return a voice message."""
    return {"voice": {**_file("voice"), "duration": 3}}


def video(caption: str | None = None) -> dict[str, Any]:
    """Return a video."""
    return with_caption({"video": {**_file("video"), "width": 90, "height": 60, "duration": 3}}, caption)


def sticker() -> dict[str, Any]:
    """Return a sticker."""
    shape = {"width": 9, "height": 9, "is_animated": False, "is_video": False}
    return {"sticker": {**_file("sticker"), **shape, "type": "regular", "emoji": "😀"}}


def with_caption(content: dict[str, Any], caption: str | None, album: str | None = None) -> dict[str, Any]:
    """Return a content with a caption, and as a part of an album."""
    return {
        **content,
        **({"caption": caption} if caption is not None else {}),
        **({"media_group_id": album} if album is not None else {}),
    }


def edited(content: dict[str, Any], words: str) -> dict[str, Any]:
    """Return a content with another text or caption."""
    return {**content, "text" if "text" in content else "caption": words}


def _file(name: str) -> dict[str, Any]:
    return {"file_id": name, "file_unique_id": name[0]}

"""Telegram's HTML: reads it into the text that a person sees, or says why Telegram refuses it."""

import html
import re

TAGS = {
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "strike",
    "del",
    "span",
    "tg-spoiler",
    "a",
    "code",
    "pre",
    "blockquote",
    "tg-emoji",
}
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*>"
)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class RefusedError(Exception):
    """What Telegram would answer with status 400."""


def visible_text(text: str, parse_mode: str | None) -> str:
    """Return the text without its entities. Raises RefusedError in Telegram's words."""
    if parse_mode is None:
        return text
    if parse_mode.upper() != "HTML":
        raise RefusedError("unsupported parse_mode")
    seen: list[str] = []
    open_tags: list[str] = []
    position = 0
    while position < len(text):
        character = text[position]
        offset = len(text[:position].encode())
        if character == "<":
            tag = _TAG.match(text, position)
            if tag is None:
                raise RefusedError(f"can't parse entities: Unclosed start tag at byte offset {offset}")
            _follow(tag, open_tags, offset)
            position = tag.end()
        elif character == "&" and (entity := _ENTITY.match(text, position)):
            seen.append(html.unescape(entity.group()))
            position = entity.end()
        else:
            seen.append(character)
            position += 1
    if open_tags:
        raise RefusedError(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1]}\""
        )
    return "".join(seen)


def _follow(tag: re.Match[str], open_tags: list[str], offset: int) -> None:
    closing, name = tag.group(1), tag.group(2).lower()
    if not closing:
        if name not in TAGS:
            raise RefusedError(
                f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {offset}'
            )
        open_tags.append(name)
        return
    if not open_tags:
        raise RefusedError(f"can't parse entities: Unexpected end tag at byte offset {offset}")
    expected = open_tags.pop()
    if expected != name:
        raise RefusedError(
            f"can't parse entities: Unmatched end tag at byte offset {offset}, "
            f'expected "</{expected}>", found "</{name}>"'
        )


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2

"""From Rasa's answers to Telegram messages: HTML, split where a reader pauses, with a keyboard. Pure.

An answer holds plain text with line breaks, `**vet**` and `[titel](https://...)`, in a group also
`[naam](tg://user?id=...)`, which calls a member; nothing else is markup.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

MESSAGE_UNITS = 4096
TITLE_CHARACTERS = 64
MOST_BUTTONS = 100
PRESSED = "✓ "

_BOLD = re.compile(r"\*\*(\S(?:[^\n]*?\S)?)\*\*")
_LINK = re.compile(
    r"\[([^\[\]\n]*[^\[\]\s][^\[\]\n]*)\]"
    r"\((https?://(?:[^\s()<>\"]|\([^\s()<>\"]*\)){1,1000}|tg://user\?id=\d{1,15})\)"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BORDERS = (re.compile(r"\n\s*\n"), re.compile(r"(?<=[.!?:;])\s+|\n"), re.compile(r"\s+"))
_EARLIEST_BORDER = (0.4, 0.3, 0.1)


@dataclass(frozen=True)
class _Letter:
    """One visible character with what it is wrapped in."""

    character: str
    bold: bool = False
    url: str | None = None


def telegram_length(text: str) -> int:
    """Return the length of a text as Telegram counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_message(text: str, limit: int = MESSAGE_UNITS) -> list[str]:
    """Turn an answer into HTML for as many Telegram messages as it needs; none when nothing is visible.

    Every part is at most `limit` code units long, tags included, and is well-formed by itself. It ends at
    the end of a paragraph, else of a sentence or line, else of a word, else wherever it must.
    """
    letters = list(_letters(_LONE_SURROGATE.sub("\ufffd", text)))
    parts = []
    start = 0
    while start < len(letters):
        end, resume = _end_of_part(letters, start, limit)
        rendered = _render(_stripped(letters[start:end]))
        if rendered:
            parts.append(rendered)
        start = resume
    return parts


def plain_text(part: str) -> str:
    """Return a part without its tags, for when Telegram does not accept the HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", part))


def keyboard(buttons: Sequence[tuple[str, str]]) -> InlineKeyboardMarkup | None:
    """Return a keyboard from (title, reference) pairs, one button a row; None without buttons."""
    return keyboard_of_rows([[button] for button in buttons[:MOST_BUTTONS]])


def keyboard_of_rows(rows: Sequence[Sequence[tuple[str, str]]]) -> InlineKeyboardMarkup | None:
    """Return a keyboard from rows of (title, callback data), from top to bottom; None without buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(short_title(title), callback_data=data) for title, data in row]
            for row in rows
        ]
    )


def pressed_keyboard(title: str, reference: str) -> InlineKeyboardMarkup:
    """Return the keyboard of a message of which a button was pressed: only that button, ticked off."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(short_title(PRESSED + title), callback_data=reference)]]
    )


def short_title(title: str) -> str:
    """Return a title of at most 64 characters on one line; what is cut off becomes an ellipsis."""
    line = " ".join(_LONE_SURROGATE.sub("\ufffd", title).split()) or "…"
    return line if len(line) <= TITLE_CHARACTERS else line[: TITLE_CHARACTERS - 1].rstrip() + "…"


def _letters(text: str) -> Iterator[_Letter]:
    position = 0
    for match in _BOLD.finditer(text):
        yield from _linked(text[position : match.start()], bold=False)
        yield from _linked(match.group(1), bold=True)
        position = match.end()
    yield from _linked(text[position:], bold=False)


def _linked(text: str, bold: bool) -> Iterator[_Letter]:
    position = 0
    for match in _LINK.finditer(text):
        yield from (_Letter(character, bold) for character in text[position : match.start()])
        yield from (_Letter(character, bold, match.group(2)) for character in match.group(1))
        position = match.end()
    yield from (_Letter(character, bold) for character in text[position:])


def _end_of_part(letters: list[_Letter], start: int, limit: int) -> tuple[int, int]:
    """Return where the part that begins at `start` ends, and where the next one begins."""
    longest = _longest_end(letters, start, limit)
    if longest == len(letters):
        return longest, longest
    # One character more, so that a border right behind the longest part is seen.
    window = "".join(letter.character for letter in letters[start : longest + 1])
    size = longest - start
    for border, earliest in zip(_BORDERS, _EARLIEST_BORDER, strict=True):
        found = [match for match in border.finditer(window) if earliest * size < match.start() <= size]
        if found:
            return start + found[-1].start(), start + found[-1].end()
    return longest, longest


def _longest_end(letters: list[_Letter], start: int, limit: int) -> int:
    length = 0
    before = _Letter("")
    for end in range(start, len(letters)):
        letter = letters[end]
        if (letter.bold, letter.url) != (before.bold, before.url):
            length += telegram_length(_open_tags(letter)) + telegram_length(_close_tags(letter))
            before = letter
        length += telegram_length(html.escape(letter.character, quote=False))
        if length > limit:
            return max(end, start + 1)
    return len(letters)


def _stripped(letters: list[_Letter]) -> list[_Letter]:
    first, last = 0, len(letters)
    while first < last and letters[first].character.isspace():
        first += 1
    while last > first and letters[last - 1].character.isspace():
        last -= 1
    return letters[first:last]


def _render(letters: list[_Letter]) -> str:
    written = []
    before = _Letter("")
    for letter in letters:
        if (letter.bold, letter.url) != (before.bold, before.url):
            written += [_close_tags(before), _open_tags(letter)]
            before = letter
        written.append(html.escape(letter.character, quote=False))
    return "".join([*written, _close_tags(before)])


def _open_tags(letter: _Letter) -> str:
    link = f'<a href="{html.escape(letter.url)}">' if letter.url else ""
    return ("<b>" if letter.bold else "") + link


def _close_tags(letter: _Letter) -> str:
    return ("</a>" if letter.url else "") + ("</b>" if letter.bold else "")

"""Writes values as the files of `data/` hold them: short texts on a line, long ones folded."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import yaml

LINE: Final = 104
SHORT: Final = 88
# What may stand without quotes between the brackets of a list on one line.
_WORDS: Final = re.compile(r"[^\s,\[\]{}:#&*!|>'\"%@`?-][^\s,\[\]{}:#'\"]*(?: [^\s,\[\]{}:#'\"]+)*")


def as_read(value: Any) -> Any:
    """Return a value as a file gives it back: days are texts there."""
    if isinstance(value, Mapping):
        return {name: as_read(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_read(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def entry(fields: Mapping[str, Any], column: int) -> str:
    """Return a mapping as an item of a list below each other; its fields stand at a column."""
    return f"{' ' * (column - 2)}- {mapping(fields, column)}"


def mapping(fields: Mapping[str, Any], column: int) -> str:
    """Return fields below each other at a column; the first line has no indent yet."""
    return f"\n{' ' * column}".join(field(name, value, column) for name, value in fields.items())


def field(name: str, value: Any, column: int) -> str:
    """Return a field as text, its later lines indented."""
    indent = " " * (column + 2)
    if isinstance(value, Mapping):
        return f"{name}:\n{indent}{mapping(value, column + 2)}"
    if isinstance(value, list) and value and not _fits_on_a_line(value):
        return f"{name}:" + "".join(f"\n{indent}- {item(each)}" for each in value)
    if isinstance(value, str) and (len(value) > SHORT or "\n" in value):
        folded = _folded(value, indent)
        if folded is not None:
            return f"{name}: {folded}"
    return f"{name}: {scalar(value)}"


def item(value: Any) -> str:
    """Return an item of a list below each other; a mapping stands on one line."""
    if isinstance(value, Mapping):
        pairs = (f"{name}: {_quoted(each)}" for name, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    return scalar(value)


def scalar(value: Any, *, in_brackets: bool = False) -> str:
    """Return a value on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(scalar(each, in_brackets=True) for each in value)}]"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value if _is_plain(value, in_brackets) else _quoted(value)
    return str(value)


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else scalar(value)


def _fits_on_a_line(values: list[Any]) -> bool:
    words = all(isinstance(value, str) and _WORDS.fullmatch(value) for value in values)
    return words and len(scalar(values)) <= SHORT


def _is_plain(value: str, in_brackets: bool) -> bool:
    """Whether a text is read back as itself without quotes."""
    if in_brackets and not _WORDS.fullmatch(value):
        return False
    try:
        return "\n" not in value and bool(yaml.safe_load(f"key: {value}") == {"key": value})
    except yaml.YAMLError:
        return False


def _folded(value: str, indent: str) -> str | None:
    """Return a text as a folded block, or None when folding would change it."""
    lines = value.split("\n")
    if not lines[0] or not lines[-1]:
        return None
    if any(line != line.strip() or "  " in line or not line.isprintable() for line in lines):
        return None
    paragraphs = ("".join(f"\n{indent}{piece}" for piece in _wrapped(line, indent)) for line in lines)
    return ">-" + "\n".join(paragraphs)


def _wrapped(line: str, indent: str) -> list[str]:
    lines: list[str] = []
    for word in line.split():
        if lines and len(indent) + len(lines[-1]) + 1 + len(word) <= LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines

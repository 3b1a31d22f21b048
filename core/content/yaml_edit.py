"""Changes fields in the text of a YAML file and leaves every other letter as it is, comments too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from core.content.yaml_text import as_read, field, item, mapping


@dataclass(frozen=True)
class Change:
    """A piece of a text, from `start` to `end`, and what comes in its place."""

    start: int
    end: int
    text: str


def apply(text: str, changes: Sequence[Change]) -> str:
    """Return a text with all changes made; they do not overlap."""
    for change in sorted(changes, key=lambda each: each.start, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def root_of(text: str) -> yaml.MappingNode:
    """Return the fields of a file that was read before without problems."""
    root: yaml.MappingNode = yaml.compose(text, Loader=yaml.CSafeLoader)  # type: ignore[assignment]
    return root


def items_of(text: str, node: yaml.SequenceNode, limit: int) -> list[tuple[Any, int]]:
    """Return the items of a list below each other, each with where it ends in the text."""
    starts = [text.rfind("-", 0, each.start_mark.index) for each in node.value[1:]] + [limit]
    return list(zip(node.value, starts, strict=True))


def list_named(root: yaml.MappingNode, name: str) -> yaml.SequenceNode:
    """Return the list of entries of a file."""
    found: yaml.SequenceNode = next(value for key, value in root.value if key.value == name)
    return found


def changes_of_fields(
    text: str, node: yaml.MappingNode, limit: int, old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[Change]:
    """Return the changes that make a mapping, which ends before `limit`, say something else.

    What says the same stays, letter by letter, and so do blank lines and comments between fields.
    """
    changes = []
    ends = [following[0].start_mark.index for following in node.value[1:]] + [limit]
    for (key_node, value_node), next_start in zip(node.value, ends, strict=True):
        name = key_node.value
        if old[name] == as_read(new[name]):
            continue
        if isinstance(value_node, yaml.MappingNode) and not value_node.flow_style:
            changes += changes_of_fields(text, value_node, next_start, old[name], new[name])
            continue
        start, column = key_node.start_mark.index, key_node.start_mark.column
        stop = end_of_entry(text, start, next_start, column)
        if _is_below(value_node) and new[name]:
            said = _list_with_old_items(text, value_node, stop, old[name], new[name], name)
        else:
            said = field(name, new[name], column)
        changes.append(Change(start, stop, said))
    return changes


def end_of_entry(text: str, start: int, limit: int, column: int) -> int:
    """Return where what begins at `start` really ends: before blank lines and comments that follow it."""
    lines = text[start:limit].splitlines(keepends=True)
    while len(lines) > 1 and _is_between(lines[-1], column):
        lines.pop()
    return start + len("".join(lines).rstrip())


def _list_with_old_items(
    text: str, node: yaml.SequenceNode, limit: int, old: list[Any], new: list[Any], name: str
) -> str:
    """Return a list in which items keep their own form, also when a field of them changed."""
    column = node.start_mark.column
    items = [
        (value, each, end_of_entry(text, each.start_mark.index, end, column))
        for value, (each, end) in zip(old, items_of(text, node, limit), strict=True)
    ]
    wanted = as_read(new)
    lines = []
    for place, value in enumerate(new):
        same = [(each, end) for before, each, end in items if before == wanted[place]]
        if same:
            each, end = same[0]
            said = text[each.start_mark.index : end]
        elif place < len(items) and items[place][0] not in wanted and _in_rows(items[place][1]):
            before, each, end = items[place]
            said = _changed(text, each, end, before, value)
        else:
            said = mapping(value, column + 2) if _in_rows(node.value[0]) else item(value)
        lines.append(f"\n{' ' * column}- {said}")
    return f"{name}:{''.join(lines)}"


def _changed(text: str, node: yaml.MappingNode, end: int, old: Any, new: Any) -> str:
    """Return the text of one mapping with its changes made."""
    start = node.start_mark.index
    changes = changes_of_fields(text, node, end, old, new)
    moved = [Change(each.start - start, each.end - start, each.text) for each in changes]
    return apply(text[start:end], moved)


def _in_rows(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and not node.flow_style


def _is_below(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and bool(node.value) and not node.flow_style


def _is_between(line: str, column: int) -> bool:
    stripped = line.lstrip()
    return not stripped or (stripped.startswith("#") and len(line) - len(stripped) <= column)

"""Counting people without pointing at anybody: what leaves the office never tells of a small group.

Glossary: kleine groep.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

SMALLEST: Final = 5
"""A group of fewer people than this is not shown."""


@dataclass(frozen=True)
class Published:
    """Counts that may be shown: `rows` (the largest first), and all other groups together in `rest`.

    `rest` is 0 when nothing is hidden. `total` is None when all groups together are too small to show.
    """

    rows: tuple[tuple[str, int], ...] = ()
    rest: int = 0
    total: int | None = 0

    @property
    def hides(self) -> bool:
        """Whether some group is not shown by itself."""
        return self.rest > 0 or self.total is None


def publish(counts: Mapping[str, int]) -> Published:
    """Return what may be shown of the sizes of groups of which nobody is in two.

    Groups that are too small go together in `rest`, without their names and with the smallest of the larger
    groups (all that are as large), so that nobody can tell from the total how large one of them is.
    """
    total = sum(counts.values())
    if 0 < total < SMALLEST:
        return Published(total=None)
    ordered = sorted((number, name) for name, number in counts.items() if number > 0)
    sizes = [number for number, _ in ordered]
    hidden = _hidden(sizes)
    rows = sorted(ordered[hidden:], key=lambda row: (-row[0], row[1]))
    return Published(tuple((name, number) for number, name in rows), sum(sizes[:hidden]), total)


def _hidden(sizes: list[int]) -> int:
    """Return how many of the sizes, the smallest first, are to be taken together."""
    small = sum(size < SMALLEST for size in sizes)
    if small in (0, len(sizes)):
        return small
    return sum(size <= sizes[small] for size in sizes)


@dataclass(frozen=True)
class PublishedTree:
    """Counts in two steps that may be shown: groups, and each group split once more.

    `parts` has the split of each group of `groups.rows` by its name, `rest` that of all hidden ones together.
    The second step has no total over all groups, so that nothing can be subtracted from it.
    """

    groups: Published = Published()
    parts: Mapping[str, Published] = field(default_factory=dict)
    rest: Published = Published()


def publish_tree(counts: Mapping[tuple[str, str], int]) -> PublishedTree:
    """Return what may be shown of counts by (group, part), each person in one of them."""
    sizes: dict[str, int] = defaultdict(int)
    for (group, _), number in counts.items():
        sizes[group] += number
    groups = publish(sizes)
    if groups.total is None:
        return PublishedTree(groups)
    shown = {name for name, _ in groups.rows}
    parts: dict[str, dict[str, int]] = {name: defaultdict(int) for name in shown}
    rest: dict[str, int] = defaultdict(int)
    for (group, part), number in counts.items():
        (parts[group] if group in shown else rest)[part] += number
    return PublishedTree(groups, {name: publish(split) for name, split in parts.items()}, publish(rest))

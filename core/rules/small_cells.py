"""Counting people in two directions at once, without pointing at anybody. Glossary: kleine groep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.rules.small_groups import SMALLEST, Published, publish

REST: Final = ""
"""The row of all groups together that are too small to show by themselves."""

_Cells = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Grid:
    """Counts by row and column that may be shown; a cell is None when it is hidden.

    `groups` are the rows with their totals, the largest first; the hidden ones together are the row REST.
    `cells` has every column of every row; it is empty when all together is too small to show.
    """

    groups: Published
    columns: tuple[str, ...] = ()
    cells: Mapping[tuple[str, str], int | None] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[tuple[str, int], ...]:
        """The rows with their totals, REST as the last."""
        rest = self.groups.rest
        return (*self.groups.rows, *([(REST, rest)] if rest else []))


def publish_grid(counts: _Cells, columns: Sequence[str]) -> Grid:
    """Return what may be shown of counts by (row, column), each person in one of them.

    The totals of the columns may be known to whoever reads it. So in each row and each column in which
    something is hidden, there are at least two such cells and at least SMALLEST people in them; where that
    cannot be, nothing of it is shown, not even which cells are empty.
    """
    sizes: dict[str, int] = {}
    for (row, _), number in counts.items():
        sizes[row] = sizes.get(row, 0) + number
    groups = publish(sizes)
    if groups.total is None:
        return Grid(groups, tuple(columns))
    shown = [name for name, _ in groups.rows]
    rows = [*shown, *([REST] if groups.rest else [])]
    cells = {(row, column): 0 for row in rows for column in columns}
    for (row, column), number in counts.items():
        if number:
            cells[row if row in sizes and row in shown else REST, column] += number
    hidden = _hidden(cells, rows, columns)
    return Grid(
        groups, tuple(columns), {cell: None if cell in hidden else size for cell, size in cells.items()}
    )


def _hidden(cells: _Cells, rows: Sequence[str], columns: Sequence[str]) -> set[tuple[str, str]]:
    hidden = {cell for cell, size in cells.items() if 0 < size < SMALLEST}
    changed = True
    while changed:
        changed = False
        for line in _lines(rows, columns):
            more = _more_to_hide(line, cells, hidden)
            if more:
                hidden |= more
                changed = True
    return hidden


def _more_to_hide(
    line: list[tuple[str, str]], cells: _Cells, hidden: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Return the smallest cells that must be hidden too, so that none follows from the total of the line."""
    own = [cell for cell in line if cell in hidden]
    if not own or (len(own) > 1 and sum(cells[cell] for cell in own) >= SMALLEST):
        return set()
    left = [cell for cell in line if cell not in hidden]
    smallest = min((cells[cell] for cell in left if cells[cell]), default=None)
    return {cell for cell in left if smallest is None or cells[cell] == smallest}


def _lines(rows: Sequence[str], columns: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    for row in rows:
        yield [(row, column) for column in columns]
    for column in columns:
        yield [(row, column) for row in rows]

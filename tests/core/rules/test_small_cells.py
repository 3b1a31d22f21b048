"""Counts by two directions tell of no small group, also not to who adds and subtracts."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from core.rules.small_cells import REST, Grid, publish_grid
from core.rules.small_groups import SMALLEST

COLUMNS = ("maandag", "dinsdag", "woensdag")
grids = st.dictionaries(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from(COLUMNS)), st.integers(0, 12), max_size=12
)
EXAMPLE = {
    ("klacht", "maandag"): 7,
    ("klacht", "dinsdag"): 8,
    ("vraag", "maandag"): 9,
    ("vraag", "dinsdag"): 6,
}


def test_large_cells_are_shown_as_they_are() -> None:
    found = publish_grid(EXAMPLE, COLUMNS[:2])
    assert found.rows == (("klacht", 15), ("vraag", 15))
    assert dict(found.cells) == EXAMPLE


def test_small_cell_hides_another_in_its_row_and_in_its_column() -> None:
    counts = {**EXAMPLE, ("klacht", "maandag"): 2, ("vraag", "maandag"): 20, ("vraag", "dinsdag"): 30}
    assert set(publish_grid(counts, COLUMNS[:2]).cells.values()) == {None}


def test_small_rows_go_together() -> None:
    counts = {**EXAMPLE, ("uitbuiting", "maandag"): 1}
    found = publish_grid(counts, COLUMNS[:2])
    assert (REST, 31) in found.rows or found.groups.rows == ()
    assert "uitbuiting" not in dict(found.rows)


def test_too_few_people_in_all_are_not_shown_at_all() -> None:
    assert publish_grid({("klacht", "maandag"): 3}, COLUMNS) == Grid(
        publish_grid({("klacht", "maandag"): 3}, COLUMNS).groups, COLUMNS, {}
    )


@given(grids)
def test_no_shown_cell_is_small_and_every_shown_cell_is_true(counts: dict[tuple[str, str], int]) -> None:
    found = publish_grid(counts, COLUMNS)
    for (row, column), size in found.cells.items():
        assert size is None or size == 0 or size >= SMALLEST
        if size is not None and row != REST:
            assert size == counts.get((row, column), 0)


@given(grids)
def test_rows_add_up_to_their_totals_as_far_as_they_are_shown(counts: dict[tuple[str, str], int]) -> None:
    found = publish_grid(counts, COLUMNS)
    for row, total in found.rows:
        cells = [found.cells[row, column] for column in COLUMNS]
        shown = sum(cell or 0 for cell in cells)
        assert shown <= total if None in cells else shown == total


@given(grids)
def test_what_is_hidden_in_a_line_is_not_found_by_subtracting(counts: dict[tuple[str, str], int]) -> None:
    found = publish_grid(counts, COLUMNS)
    rows = [row for row, _ in found.rows]
    lines = [[(row, column) for column in COLUMNS] for row in rows]
    lines += [[(row, column) for row in rows] for column in COLUMNS]
    for line in lines:
        hidden = [cell for cell in line if found.cells[cell] is None]
        assert not hidden or len(hidden) > 1 or len(line) == 1
        assert not hidden or len(hidden) == len(line) or _sum(counts, hidden, rows) >= SMALLEST


def test_no_small_cell_of_a_two_by_two_table_follows_from_the_totals() -> None:
    """Who knows all totals and the rules still finds another table that fits, when a cell is small."""
    told = []
    for sizes in product(range(8), repeat=4):
        rows = (sizes[0] + sizes[1], sizes[2] + sizes[3])
        if min(sizes) >= SMALLEST or min(rows) < SMALLEST or not any(0 < size < SMALLEST for size in sizes):
            continue
        others = (tuple(map(sum, zip(sizes, (by, -by, -by, by), strict=True))) for by in (-2, -1, 1, 2))
        if not any(min(other) >= 0 and _same(sizes, other) for other in others):
            told.append(sizes)
    assert told == []


def _same(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return publish_grid(_table(one), COLUMNS[:2]) == publish_grid(_table(other), COLUMNS[:2])


def _table(sizes: tuple[int, ...]) -> dict[tuple[str, str], int]:
    return dict(zip(product("AB", COLUMNS[:2]), sizes, strict=True))


def _sum(counts: dict[tuple[str, str], int], cells: list[tuple[str, str]], rows: list[str]) -> int:
    """Return how many people are in some cells; REST holds all rows that are not shown."""
    others = {row for row, _ in counts} - set(rows)
    return sum(
        sum(counts.get((other, column), 0) for other in others)
        if row == REST
        else counts.get((row, column), 0)
        for row, column in cells
    )

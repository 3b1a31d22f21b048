"""What leaves the office tells of no small group, also not to who subtracts or who knows the rules."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.small_groups import SMALLEST, Published, publish, publish_tree

counts = st.dictionaries(st.sampled_from("ABCDEFGHIJ"), st.integers(0, 40))


def test_large_groups_are_shown_the_largest_first() -> None:
    assert publish({"zorg": 5, "bouw": 12, "horeca": 0}) == Published((("bouw", 12), ("zorg", 5)), 0, 17)


def test_small_group_goes_together_with_the_smallest_of_the_large_ones() -> None:
    assert publish({"zorg": 30, "bouw": 12, "horeca": 2}) == Published((("zorg", 30),), 14, 44)


def test_groups_that_are_all_small_give_their_sum_alone() -> None:
    assert publish({"zorg": 3, "bouw": 4}) == Published((), 7, 7)


def test_sum_that_is_small_itself_is_not_told() -> None:
    assert publish({"zorg": 3, "bouw": 1}) == Published((), 0, None)


def test_nothing_is_nothing() -> None:
    assert publish({}) == publish({"zorg": 0}) == Published((), 0, 0)
    assert not publish({}).hides


@given(counts)
def test_nothing_that_is_shown_is_smaller_than_five(groups: dict[str, int]) -> None:
    published = publish(groups)
    assert all(number >= SMALLEST for _, number in published.rows)
    assert published.rest == 0 or published.rest >= SMALLEST
    assert published.total in (0, None) or (published.total or 0) >= SMALLEST


@given(counts)
def test_rows_are_true_and_add_up_to_the_total(groups: dict[str, int]) -> None:
    published = publish(groups)
    assert all(groups[name] == number for name, number in published.rows)
    if published.total is not None:
        assert sum(number for _, number in published.rows) + published.rest == sum(groups.values())


@given(counts)
def test_small_group_is_in_the_rest_or_nothing_is_told(groups: dict[str, int]) -> None:
    published = publish(groups)
    has_small = any(0 < number < SMALLEST for number in groups.values())
    assert published.hides is has_small


def all_sizes(groups: int, most: int) -> Iterator[tuple[int, ...]]:
    """Give every way in which so many groups can have at most so many people together."""
    if groups == 0:
        yield ()
        return
    for size in range(most + 1):
        for others in all_sizes(groups - 1, most - size):
            yield (size, *others)


def is_given_away(possible: set[int]) -> bool:
    return len(possible) == 1 and 0 < min(possible) < SMALLEST


@pytest.mark.parametrize(("groups", "most"), [(1, 40), (2, 40), (3, 30), (4, 22), (5, 18)])
def test_who_knows_the_rules_and_sees_the_page_cannot_tell_how_large_a_small_group_is(
    groups: int, most: int
) -> None:
    """Every page, with all the truths that lead to it: no small group has one size in all of them."""
    truths = defaultdict(list)
    for sizes in all_sizes(groups, most):
        truths[publish(dict(zip("ABCDE", sizes, strict=False)))].append(sizes)
    given_away = [
        (page, group)
        for page, possible in truths.items()
        for group in range(groups)
        if is_given_away({each[group] for each in possible})
    ]
    assert given_away == []


trees = st.dictionaries(st.tuples(st.sampled_from("ABCD"), st.sampled_from("xyz")), st.integers(0, 30))


@given(trees)
def test_tree_is_true_and_each_split_adds_up_to_its_group(sizes: dict[tuple[str, str], int]) -> None:
    tree = publish_tree(sizes)
    for name, number in tree.groups.rows:
        assert sum(size for (group, _), size in sizes.items() if group == name) == number
        assert tree.parts[name].total == number
        assert all(sizes[name, part] == shown >= SMALLEST for part, shown in tree.parts[name].rows)
    assert tree.rest.total == tree.groups.rest
    assert all(number >= SMALLEST for _, number in tree.rest.rows)


@pytest.mark.parametrize(("groups", "parts", "most"), [("A", "xyz", 25), ("AB", "xy", 22), ("AB", "xyz", 14)])
def test_who_sees_a_tree_cannot_tell_how_large_a_small_group_or_part_is(
    groups: str, parts: str, most: int
) -> None:
    keys = list(product(groups, parts))
    truths = defaultdict(list)
    for sizes in all_sizes(len(keys), most):
        truth = dict(zip(keys, sizes, strict=True))
        truths[repr(publish_tree(truth))].append(truth)
    given_away = []
    for page, possible in truths.items():
        known = [{truth[key] for truth in possible} for key in keys]
        known += [{sum(truth[group, part] for part in parts) for truth in possible} for group in groups]
        given_away += [page for each in known if is_given_away(each)]
    assert given_away == []

"""How many people can have a place at once, when several offers may do and each place is given once."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from itertools import pairwise

Choices = frozenset[int]
"""The offers, by their number, at which somebody can have a place."""


def served(wanted: Mapping[Choices, int], capacities: Sequence[int]) -> int:
    """Return the largest number of people that can have a place together.

    `wanted` tells how many people there are with the same choices. It is the greatest flow from people to
    places (Edmonds and Karp).
    """
    left = list(capacities)
    given: dict[tuple[Choices, int], int] = defaultdict(int)
    total = 0
    for people, number in wanted.items():
        waiting = number
        while waiting > 0:
            path = _way_to_a_free_place(people, wanted, left, given)
            if path is None:
                break
            moved = min([waiting, left[path[-1][1]], *(given[back] for back in _taken_back(path))])
            for step in path:
                given[step] += moved
            for back in _taken_back(path):
                given[back] -= moved
            left[path[-1][1]] -= moved
            waiting -= moved
            total += moved
    return total


Step = tuple[Choices, int]


def _taken_back(path: Sequence[Step]) -> list[Step]:
    """Return the places that a path takes from others, who get the next step of it instead."""
    return [(later[0], earlier[1]) for earlier, later in pairwise(path)]


def _way_to_a_free_place(
    start: Choices, wanted: Mapping[Choices, int], left: Sequence[int], given: Mapping[Step, int]
) -> list[Step] | None:
    """Return which people move to which offer, so that the first ones get a place; None when none is left."""
    came_from: dict[int, tuple[Choices, int | None]] = {}
    queue: deque[tuple[Choices, int | None]] = deque([(start, None)])
    seen = {start}
    while queue:
        people, before = queue.popleft()
        for offer in sorted(people - came_from.keys()):
            came_from[offer] = (people, before)
            if left[offer] > 0:
                return _path(offer, came_from)
            for others in wanted:
                if others not in seen and given.get((others, offer), 0) > 0:
                    seen.add(others)
                    queue.append((others, offer))
    return None


def _path(last: int, came_from: Mapping[int, tuple[Choices, int | None]]) -> list[Step]:
    steps: list[Step] = []
    offer: int | None = last
    while offer is not None:
        people, before = came_from[offer]
        steps.append((people, offer))
        offer = before
    return steps[::-1]

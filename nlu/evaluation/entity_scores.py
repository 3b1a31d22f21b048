"""Compares the entities of messages with those that should be found, type by type."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from core.content.names import normalise
from nlu.evaluation.questions import DATE, Entity

# Ours for a short reply or for a danger: no part of the catalogue, so no file speaks of all of them.
TECHNICAL: Final = frozenset({"answer", "procedure_step", "danger", "age"})

Find = Callable[[str], Sequence[Entity]]


@dataclass(frozen=True)
class Comparison:
    """The entities of one message: found as they should be, missing, and too many."""

    right: tuple[Entity, ...]
    missing: tuple[Entity, ...]
    extra: tuple[Entity, ...]


def same_value(find: Find) -> Callable[[Entity, Entity], bool]:
    """Return a function that tells whether a found entity (second) is the wanted one (first).

    It is when the values are written alike, accents and capitals aside, or when `find` gives that value for
    the wanted one as a message of its own: "8000" is Brugge, "kokkin" is kok.
    """

    @cache
    def values(wanted: Entity) -> frozenset[str]:
        written = normalise(wanted.value)
        if wanted.type == DATE:
            return frozenset({written})
        named = {normalise(entity.value) for entity in find(wanted.value) if entity.type == wanted.type}
        return frozenset({written} | (named if len(named) == 1 else set()))

    return lambda wanted, found: wanted.type == found.type and normalise(found.value) in values(wanted)


def compare(
    wanted: Sequence[Entity], found: Sequence[Entity], same: Callable[[Entity, Entity], bool]
) -> Comparison:
    """Pair wanted and found entities, each at most once."""
    right, missing, left = [], [], list(found)
    for entity in sorted(wanted):
        exact = [other for other in left if other == entity]
        match = next(iter(exact or [other for other in left if same(entity, other)]), None)
        if match is None:
            missing.append(entity)
        else:
            right.append(entity)
            left.remove(match)
    return Comparison(tuple(right), tuple(missing), tuple(left))


def entity_scores(comparisons: Sequence[Comparison]) -> dict[str, dict[str, float]]:
    """Return {type: {precision, recall, f1, n}} for the types that are wanted somewhere, and "all" together.

    `n` is how many are wanted. Other types, and technical ones, do not count: the file says nothing of them.
    """
    right = Counter(entity.type for one in comparisons for entity in one.right)
    missing = Counter(entity.type for one in comparisons for entity in one.missing)
    extra = Counter(entity.type for one in comparisons for entity in one.extra)
    types = sorted((right.keys() | missing.keys()) - TECHNICAL)
    scores = {name: _scores(right[name], missing[name], extra[name]) for name in types}
    if types:
        together = (sum(counts[name] for name in types) for counts in (right, missing, extra))
        scores["all"] = _scores(*together)
    return scores


def _scores(right: int, missing: int, extra: int) -> dict[str, float]:
    found, wanted = right + extra, right + missing
    return {
        "precision": right / found if found else 0.0,
        "recall": right / wanted if wanted else 0.0,
        "f1": 2 * right / (found + wanted) if found + wanted else 0.0,
        "n": wanted,
    }

"""Whether there are enough places to learn Dutch: demand against offers. Glossary: taalaanbod, tekort.

Of most offers nobody knows how many places they have. That is never taken for none, nor for enough.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, IntEnum

from core.rules.language_demand import Cell, Form
from core.rules.language_levels import LEVELS, Level
from core.rules.language_places import Choices, served
from core.rules.offers import AT_WORK, LESSONS, Offer
from core.rules.territory import PlaceOfAsker, reach


class Shortage(str, Enum):
    """What is certain: too few places, enough for everybody, or neither."""

    SHORT = "short"
    COVERED = "covered"
    UNKNOWN = "unknown"


class Suits(IntEnum):
    """Whether an offer is for the people of a cell."""

    NOT = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True)
class Supply:
    """An offer as far as it counts here. `provinces` None: everywhere; no `sectors`: for all of them.

    `capacity`, `level_from` and `level_to` are None when they are not known.
    """

    id: str
    forms: frozenset[Form]
    provinces: frozenset[str] | None
    sectors: frozenset[str]
    level_from: Level | None
    level_to: Level | None
    capacity: int | None

    def of_unknown_size(self) -> "Supply":
        """Return the same offer, for when nobody knows how many of its places are for our people."""
        return replace(self, capacity=None)


@dataclass(frozen=True)
class Gap:
    """Demand and supply of a cell.

    `places` are those that we know of; people of other cells may want them too. `unsized` is the number of
    offers of which the size, or whether they suit these people, is not known. `missing` is how many people
    surely have no place, also when all places are for them; None when that is not known.
    """

    cell: Cell
    demand: int
    places: int
    unsized: int
    verdict: Shortage
    missing: int | None


def supply_of(
    offer: Offer, provinces: Iterable[str], province_of: Mapping[str, str], sectors: Iterable[str] = ()
) -> Supply:
    """Return an offer as supply; `province_of` tells in which province a municipality lies.

    A place somewhere in a province is a place in that province. The kinds and the audience are those that
    the bot tells newcomers and employers of.
    """
    forms: set[Form] = set()
    if offer.kind in LESSONS and offer.audience in ("newcomer", "anyone"):
        forms.add("lessons")
    if offer.kind in AT_WORK and offer.audience in ("employer", "anyone"):
        forms.add("work_floor")
    near = {each for each in provinces if reach(offer.territory, PlaceOfAsker(province=each)) is not None}
    near |= {province_of[each] for each in offer.territory.municipalities if each in province_of}
    return Supply(
        id=offer.id,
        forms=frozenset(forms),
        provinces=None if near >= set(provinces) else frozenset(near),
        sectors=frozenset(sectors),
        level_from=offer.level_from,
        level_to=offer.level_to,
        capacity=offer.capacity,
    )


def suits(supply: Supply, cell: Cell) -> Suits:
    """Return whether an offer is for the people of a cell; what is not known is perhaps."""
    if cell.form not in supply.forms:
        return Suits.NOT
    return min(
        _is_in(cell.province, supply.provinces),
        _is_in(cell.sector, supply.sectors or None),
        _leads_to(cell.level, supply),
    )


def gaps(demand: Mapping[Cell, int], supplies: Sequence[Supply]) -> list[Gap]:
    """Return for each cell in which somebody asks something, whether there are enough places.

    "Short" only when even all that we know of is too little and no other offer exists; "covered" only when
    there is a place for each of them, also when everybody else goes first.
    """
    sized = [supply for supply in supplies if supply.capacity is not None]
    capacities = [supply.capacity or 0 for supply in sized]
    asking = {cell: number for cell, number in demand.items() if number > 0}
    choices = {cell: _choices(cell, sized) for cell in asking}
    wanted: dict[Choices, int] = defaultdict(int)
    for cell, number in asking.items():
        wanted[choices[cell]] += number
    everybody = served(wanted, capacities)
    known: dict[tuple[Choices, int], int] = {}

    def surely_served(own: Choices, number: int) -> int:
        if (own, number) not in known:
            others = {**wanted, own: wanted[own] - number}
            known[own, number] = everybody - served(others, capacities)
        return known[own, number]

    found = []
    for cell, number in asking.items():
        own = choices[cell]
        places = sum(capacities[each] for each in own)
        unsized = sum(suits(supply, cell) > Suits.NOT for supply in supplies) - len(own)
        missing = max(0, number - places) if unsized == 0 else None
        if missing:
            verdict = Shortage.SHORT
        elif surely_served(own, number) >= number:
            verdict = Shortage.COVERED
        else:
            verdict = Shortage.UNKNOWN
        found.append(Gap(cell, number, places, unsized, verdict, missing))
    return found


def surely_missing(demand: Mapping[Cell, int], supplies: Sequence[Supply]) -> int:
    """Return how many people together surely have no place.

    That may be more than the sum over the cells: a place that two of them count on, is given once.
    """
    sized = [supply for supply in supplies if supply.capacity is not None]
    wanted: dict[Choices, int] = defaultdict(int)
    for cell, number in demand.items():
        own = _choices(cell, sized)
        if sum(suits(supply, cell) > Suits.NOT for supply in supplies) == len(own):
            wanted[own] += number
    return sum(wanted.values()) - served(wanted, [supply.capacity or 0 for supply in sized])


def _choices(cell: Cell, sized: Sequence[Supply]) -> Choices:
    return frozenset(number for number, supply in enumerate(sized) if suits(supply, cell) is Suits.SURELY)


def _is_in(name: str | None, names: frozenset[str] | None) -> Suits:
    if names is None:
        return Suits.SURELY
    if name is None:
        return Suits.PERHAPS
    return Suits.SURELY if name in names else Suits.NOT


def _leads_to(level: Level | None, supply: Supply) -> Suits:
    """Return whether an offer brings somebody to a level; an offer that stops below it does not."""
    if level is None:
        return Suits.PERHAPS
    wanted = LEVELS.index(level)
    starts = None if supply.level_from is None else LEVELS.index(supply.level_from) < wanted
    reaches = None if supply.level_to is None else LEVELS.index(supply.level_to) >= wanted
    if starts is False or reaches is False:
        return Suits.NOT
    return Suits.SURELY if starts and reaches else Suits.PERHAPS

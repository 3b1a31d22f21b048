"""Whether there are enough places to learn Dutch: never more certain than what is known."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.language_demand import (
    Asked,
    Cell,
    Form,
    Learner,
    OpenVacancy,
    Request,
    in_province,
    language_demand,
    sum_of,
)
from core.rules.language_levels import Level
from core.rules.language_supply import (
    Gap,
    Shortage,
    Suits,
    Supply,
    gaps,
    suits,
    supply_of,
    surely_missing,
)
from core.rules.offers import Offer
from core.rules.territory import Territory

WEST, LIMBURG = "West-Vlaanderen", "Limburg"
BUILDING = Cell(WEST, "work_floor", "bouw", "A2")
CARE = Cell(WEST, "work_floor", "zorg", "A2")
ORDER = [Shortage.SHORT, Shortage.UNKNOWN, Shortage.COVERED]


def supply(
    capacity: int | None,
    *,
    forms: tuple[Form, ...] = ("work_floor",),
    provinces: frozenset[str] | None = None,
    sectors: tuple[str, ...] = (),
    level_from: Level | None = "A0",
    level_to: Level | None = "C1",
) -> Supply:
    return Supply("x", frozenset(forms), provinces, frozenset(sectors), level_from, level_to, capacity)


def one(demand: int, *supplies: Supply) -> Gap:
    (found,) = gaps({BUILDING: demand}, supplies)
    return found


def test_nobody_who_offers_anything_is_a_shortage() -> None:
    assert one(7) == Gap(BUILDING, 7, 0, 0, Shortage.SHORT, 7)


def test_too_few_places_are_a_shortage_of_the_difference() -> None:
    assert one(7, supply(3), supply(2)) == Gap(BUILDING, 7, 5, 0, Shortage.SHORT, 2)


def test_enough_places_cover_the_demand() -> None:
    assert one(7, supply(7)) == Gap(BUILDING, 7, 7, 0, Shortage.COVERED, 0)


def test_offer_of_unknown_size_is_neither_none_nor_enough() -> None:
    assert one(7, supply(3), supply(None)) == Gap(BUILDING, 7, 3, 1, Shortage.UNKNOWN, None)
    assert one(1, supply(None)).verdict is Shortage.UNKNOWN


def test_enough_known_places_cover_whatever_the_size_of_the_others() -> None:
    assert one(7, supply(7), supply(None)).verdict is Shortage.COVERED


def test_places_that_two_sectors_count_on_are_given_once() -> None:
    both = gaps({BUILDING: 6, CARE: 6}, [supply(8)])
    assert [each.verdict for each in both] == [Shortage.UNKNOWN, Shortage.UNKNOWN]
    assert [each.missing for each in both] == [0, 0]
    assert surely_missing({BUILDING: 6, CARE: 6}, [supply(8)]) == 4


def test_places_of_its_own_cover_a_sector_also_when_others_are_short() -> None:
    found = gaps({BUILDING: 3, CARE: 6}, [supply(3, sectors=("bouw",)), supply(2)])
    assert {each.cell: each.verdict for each in found} == {
        BUILDING: Shortage.COVERED,
        CARE: Shortage.SHORT,
    }


@pytest.mark.parametrize(
    ("level_from", "level_to", "suited"),
    [
        ("A0", "A2", Suits.SURELY),
        ("A1", "B1", Suits.SURELY),
        ("A0", "A1", Suits.NOT),
        ("A2", "B1", Suits.NOT),
        (None, "A2", Suits.PERHAPS),
        ("A0", None, Suits.PERHAPS),
        (None, "A1", Suits.NOT),
        (None, None, Suits.PERHAPS),
    ],
)
def test_offer_must_lead_to_the_level(
    level_from: Level | None, level_to: Level | None, suited: Suits
) -> None:
    assert suits(supply(1, level_from=level_from, level_to=level_to), BUILDING) is suited


def test_lessons_are_no_help_on_the_work_floor() -> None:
    assert suits(supply(1, forms=("lessons",)), BUILDING) is Suits.NOT


@pytest.mark.parametrize(
    ("provinces", "province", "suited"),
    [
        (None, None, Suits.SURELY),
        (None, WEST, Suits.SURELY),
        (frozenset({WEST}), WEST, Suits.SURELY),
        (frozenset({LIMBURG}), WEST, Suits.NOT),
        (frozenset({LIMBURG}), None, Suits.PERHAPS),
    ],
)
def test_offer_is_for_its_own_provinces(
    provinces: frozenset[str] | None, province: str | None, suited: Suits
) -> None:
    assert suits(supply(1, provinces=provinces), Cell(province, "work_floor", "bouw", "A2")) is suited


def test_offer_for_a_sector_is_perhaps_for_somebody_whose_sector_is_not_known() -> None:
    assert suits(supply(1, sectors=("zorg",)), Cell(WEST, "work_floor", None, "A2")) is Suits.PERHAPS


def offer(kind: str, audience: str, territory: Territory) -> Offer:
    values = dict.fromkeys(Offer.__dataclass_fields__)
    told = {"id": "x", "kind": kind, "audience": audience, "territory": territory, "capacity": 12}
    return Offer(**{**values, **told, "checked_on": date(2026, 11, 23), "sources": ()})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "audience", "forms"),
    [
        ("class", "newcomer", {"lessons"}),
        ("work_floor", "employer", {"work_floor"}),
        ("online", "anyone", {"lessons", "work_floor"}),
        ("work_floor", "newcomer", set()),
    ],
)
def test_offer_counts_for_whom_the_bot_tells_of_it(kind: str, audience: str, forms: set[Form]) -> None:
    found = supply_of(offer(kind, audience, Territory(regions=("flanders",))), [WEST, LIMBURG], {})
    assert found.forms == forms
    assert found.capacity == 12


def test_offer_of_a_municipality_is_one_of_its_province_and_of_the_region_one_everywhere() -> None:
    place_of = {"Kortrijk": WEST}
    local = supply_of(
        offer("class", "anyone", Territory(municipalities=("Kortrijk",))), [WEST, LIMBURG], place_of
    )
    regional = supply_of(
        offer("class", "anyone", Territory(regions=("flanders",))), [WEST, LIMBURG], place_of
    )
    assert local.provinces == frozenset({WEST})
    assert regional.provinces is None


def vacancy(level: Level | None, *, coaching: bool = False, occupation: str = "metselaar") -> OpenVacancy:
    return OpenVacancy("boss", WEST, "bouw", occupation, level, coaching, positions=3)


def test_vacancy_that_wants_coaching_asks_for_every_position() -> None:
    assert language_demand([vacancy("A2", coaching=True)], [], []) == {BUILDING: Asked(vacancies=3)}
    assert language_demand([vacancy("A2")], [], []) == {}


def test_vacancy_without_a_level_asks_for_a_level_that_is_not_known() -> None:
    levels: tuple[Level | None, ...] = (None, "A0")
    for level in levels:
        (cell,) = language_demand([vacancy(level, coaching=True)], [], [])
        assert cell.level is None


def test_employer_counts_once_in_a_province_with_the_last_request() -> None:
    asked = [Request("boss", WEST, None, None), Request("boss", WEST, "bouw", "A2")]
    assert language_demand([], asked, []) == {BUILDING: Asked(requests=1)}


def test_employer_whose_vacancy_says_it_already_is_not_counted_twice() -> None:
    found = language_demand([vacancy("A2", coaching=True)], [Request("boss", WEST, "bouw", "A2")], [])
    assert sum_of(found.values()) == Asked(vacancies=3)


def test_newcomer_below_the_lowest_level_of_the_wanted_occupation_needs_lessons() -> None:
    vacancies = [vacancy("B1"), vacancy("A2")]
    found = language_demand(vacancies, [], [Learner(WEST, "A1", ("metselaar",))])
    assert found == {Cell(WEST, "lessons", "bouw", "A2"): Asked(profiles=1)}
    assert language_demand(vacancies, [], [Learner(WEST, "A2", ("metselaar",))]) == {}


def test_what_was_done_counts_when_nothing_is_open_for_what_is_wanted() -> None:
    found = language_demand([vacancy("A2")], [], [Learner(LIMBURG, "A0", ("kok",), ("metselaar",))])
    assert found == {Cell(LIMBURG, "lessons", "bouw", "A2"): Asked(profiles=1)}


def test_else_the_lowest_level_of_the_province_counts() -> None:
    found = language_demand([vacancy("A2")], [], [Learner(WEST, "A1", ("kok",)), Learner(LIMBURG, "A1")])
    assert found == {Cell(WEST, "lessons", None, "A2"): Asked(profiles=1)}


def test_newcomer_of_whom_the_level_is_not_known_does_not_count() -> None:
    assert language_demand([vacancy("A2")], [], [Learner(WEST, None, ("metselaar",))]) == {}


cells = st.builds(
    Cell,
    st.sampled_from([WEST, LIMBURG, None]),
    st.sampled_from(["lessons", "work_floor"]),
    st.sampled_from(["bouw", "zorg", None]),
    st.sampled_from(["A1", "A2", "B1", None]),
)
supplies = st.builds(
    Supply,
    st.just("x"),
    st.sets(st.sampled_from(["lessons", "work_floor"]), min_size=1).map(frozenset),
    st.one_of(st.none(), st.sets(st.sampled_from([WEST, LIMBURG]), min_size=1).map(frozenset)),
    st.sets(st.sampled_from(["bouw", "zorg"])).map(frozenset),
    st.sampled_from(["A0", "A1", None]),
    st.sampled_from(["A2", "B1", None]),
    st.one_of(st.none(), st.integers(0, 12)),
)
demands = st.dictionaries(cells, st.integers(0, 9), max_size=6)
offered = st.lists(supplies, max_size=5)


def by_cell(demand: Mapping[Cell, int], given_supplies: list[Supply]) -> dict[Cell, Gap]:
    return {found.cell: found for found in gaps(demand, given_supplies)}


@settings(deadline=None)
@given(demands, offered, supplies)
def test_one_offer_more_never_widens_a_gap(
    demand: dict[Cell, int], present: list[Supply], more: Supply
) -> None:
    before, after = by_cell(demand, present), by_cell(demand, [*present, more])
    for cell, gap in before.items():
        assert ORDER.index(after[cell].verdict) >= ORDER.index(gap.verdict)
        assert (after[cell].missing or 0) <= (gap.missing if gap.missing is not None else 0)
    assert surely_missing(demand, [*present, more]) <= surely_missing(demand, present)


@settings(deadline=None)
@given(demands, offered, cells, st.integers(1, 9))
def test_more_people_who_ask_never_make_it_better_for_anybody(
    demand: dict[Cell, int], present: list[Supply], cell: Cell, number: int
) -> None:
    more = {**demand, cell: demand.get(cell, 0) + number}
    after = by_cell(more, present)
    for each, gap in by_cell(demand, present).items():
        assert ORDER.index(after[each].verdict) <= ORDER.index(gap.verdict)
    assert surely_missing(more, present) >= surely_missing(demand, present)


@settings(deadline=None)
@given(demands, offered)
def test_provinces_add_up_to_the_whole(demand: dict[Cell, int], present: list[Supply]) -> None:
    asked = {cell: Asked(profiles=number) for cell, number in demand.items()}
    parts = [in_province(asked, each) for each in (WEST, LIMBURG, None)]
    assert sum(sum_of(part.values()).total for part in parts) == sum(demand.values())
    found = gaps(demand, present)
    assert sum(gap.demand for gap in found) == sum(demand.values())
    numbers = [{cell: each.total for cell, each in part.items()} for part in parts]
    apart = sum(surely_missing(part, present) for part in numbers)
    assert sum(gap.missing or 0 for gap in found) <= apart <= surely_missing(demand, present)


@settings(deadline=None)
@given(demands, offered)
def test_verdicts_say_no_more_than_is_known(demand: dict[Cell, int], present: list[Supply]) -> None:
    for gap in gaps(demand, present):
        sure = [
            each for each in present if suits(each, gap.cell) is Suits.SURELY and each.capacity is not None
        ]
        perhaps = [each for each in present if suits(each, gap.cell) > Suits.NOT]
        assert gap.places == sum(each.capacity or 0 for each in sure)
        assert gap.unsized == len(perhaps) - len(sure)
        if gap.verdict is Shortage.SHORT:
            assert gap.unsized == 0
            assert gap.places < gap.demand
            assert gap.missing == gap.demand - gap.places
        if gap.verdict is Shortage.COVERED:
            assert gap.places >= gap.demand
        if gap.unsized:
            assert gap.missing is None


@settings(deadline=None)
@given(demands, offered)
def test_order_of_offers_and_of_questions_changes_nothing(
    demand: dict[Cell, int], present: list[Supply]
) -> None:
    turned = dict(reversed(list(demand.items())))
    assert by_cell(turned, present[::-1]) == by_cell(demand, present)
    assert surely_missing(turned, present[::-1]) == surely_missing(demand, present)


@settings(deadline=None)
@given(demands, offered)
def test_covered_cells_can_all_be_served_together(demand: dict[Cell, int], present: list[Supply]) -> None:
    covered = {gap.cell: gap.demand for gap in gaps(demand, present) if gap.verdict is Shortage.COVERED}
    assert surely_missing(covered, [each for each in present if each.capacity is not None]) == 0

"""How near something works to the place of whoever asks."""

import pytest

from core.rules.territory import PlaceOfAsker, Reach, Territory, reach

KORTRIJK = PlaceOfAsker("Kortrijk", "West-Vlaanderen", "flanders")
ANTWERPEN = PlaceOfAsker("Antwerpen", "Antwerpen", "flanders")
MECHELEN = PlaceOfAsker("Mechelen", "Antwerpen", "flanders")
SCHAARBEEK = PlaceOfAsker("Schaarbeek", None, "brussels")
PROVINCE_ONLY = PlaceOfAsker(province="Antwerpen")
NOWHERE = PlaceOfAsker()

IN_THE_CITY = Territory(municipalities=("Antwerpen",))
AROUND_THE_CITY = Territory(provinces=("Antwerpen",), except_municipalities=("Antwerpen",))
IN_FLANDERS = Territory(regions=("flanders",))
IN_FLANDERS_AND_BRUSSELS = Territory(regions=("flanders", "brussels"))
EVERYWHERE = Territory(regions=("belgium",))


@pytest.mark.parametrize(
    ("territory", "place", "expected"),
    [
        (IN_THE_CITY, ANTWERPEN, Reach.MUNICIPALITY),
        (IN_THE_CITY, MECHELEN, None),
        (IN_THE_CITY, PROVINCE_ONLY, None),
        (AROUND_THE_CITY, MECHELEN, Reach.PROVINCE),
        (AROUND_THE_CITY, ANTWERPEN, None),
        (AROUND_THE_CITY, PROVINCE_ONLY, Reach.PROVINCE),
        (AROUND_THE_CITY, KORTRIJK, None),
        (IN_FLANDERS, KORTRIJK, Reach.REGION),
        (IN_FLANDERS, PROVINCE_ONLY, Reach.REGION),
        (IN_FLANDERS, SCHAARBEEK, None),
        (IN_FLANDERS_AND_BRUSSELS, SCHAARBEEK, Reach.REGION),
        (IN_FLANDERS, NOWHERE, None),
        (IN_FLANDERS, PlaceOfAsker(province="Brussel"), None),
        (IN_FLANDERS_AND_BRUSSELS, PlaceOfAsker(province="Brussel"), Reach.REGION),
        (EVERYWHERE, NOWHERE, Reach.BELGIUM),
        (EVERYWHERE, KORTRIJK, Reach.BELGIUM),
        (Territory(), KORTRIJK, None),
        (Territory(), NOWHERE, None),
    ],
)
def test_what_works_somewhere_is_as_near_as_its_smallest_area(
    territory: Territory, place: PlaceOfAsker, expected: int | None
) -> None:
    assert reach(territory, place) == expected


def test_the_nearest_of_several_areas_counts() -> None:
    territory = Territory(("belgium", "flanders"), ("West-Vlaanderen",), ("Kortrijk",))
    assert reach(territory, KORTRIJK) == Reach.MUNICIPALITY


def test_an_exception_holds_whatever_else_is_listed() -> None:
    territory = Territory(("flanders",), ("Antwerpen",), ("Antwerpen",), ("Antwerpen",))
    assert reach(territory, ANTWERPEN) is None
    assert reach(territory, MECHELEN) == Reach.PROVINCE

"""Which organisation is nearest, with invented organisations."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from core.rules.organisations import Organisation, nearest
from core.rules.territory import PlaceOfAsker, Territory

KORTRIJK = PlaceOfAsker("Kortrijk", "West-Vlaanderen", "flanders")
GENT = PlaceOfAsker("Gent", "Oost-Vlaanderen", "flanders")
SCHAARBEEK = PlaceOfAsker("Schaarbeek", None, "brussels")
IN_FLANDERS = Organisation(
    id="in-flanders",
    name="Dienst",
    aliases=(),
    summary="Een dienst.",
    audiences=("newcomer",),
    themes=("jobs",),
    part_of=None,
    territory=Territory(regions=("flanders",)),
    status="active",
    valid_until=None,
    contacts=(),
    confidence="high",
    checked_on=date(2026, 11, 23),
    sources=(),
    notes=None,
)
IN_BELGIUM = replace(IN_FLANDERS, id="in-belgium", territory=Territory(regions=("belgium",)))
IN_THE_PROVINCE = replace(
    IN_FLANDERS, id="in-the-province", territory=Territory(provinces=("West-Vlaanderen",))
)
IN_KORTRIJK = replace(IN_FLANDERS, id="in-kortrijk", territory=Territory(municipalities=("Kortrijk",)))


def ids(
    *organisations: Organisation,
    place: PlaceOfAsker | None = KORTRIJK,
    themes: tuple[str, ...] = ("jobs",),
    audience: str | None = None,
) -> list[str]:
    found = nearest(organisations, place=place, themes=themes, audience=audience)  # type: ignore[arg-type]
    return [organisation.id for organisation in found]


def test_province_goes_before_municipality_before_region_in_whatever_order_they_are_listed() -> None:
    everyone = (IN_FLANDERS, IN_BELGIUM, IN_THE_PROVINCE, IN_KORTRIJK)
    for listed in permutations(everyone):
        assert ids(*listed) == ["in-the-province", "in-kortrijk", "in-flanders", "in-belgium"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (GENT, ["in-flanders", "in-belgium"]),
        (SCHAARBEEK, ["in-belgium"]),
        (None, ["in-flanders", "in-belgium"]),
        (PlaceOfAsker(province="West-Vlaanderen"), ["in-the-province", "in-flanders", "in-belgium"]),
    ],
)
def test_what_does_not_work_there_is_left_out(place: PlaceOfAsker | None, expected: list[str]) -> None:
    assert ids(IN_KORTRIJK, IN_THE_PROVINCE, IN_FLANDERS, IN_BELGIUM, place=place) == expected


def test_organisation_that_ended_is_never_named() -> None:
    assert ids(replace(IN_KORTRIJK, status="ended"), IN_FLANDERS) == ["in-flanders"]


def test_organisation_of_which_it_is_not_sure_that_it_still_works_comes_last() -> None:
    unknown = replace(IN_KORTRIJK, id="unknown", status="unknown")
    unsure = replace(IN_KORTRIJK, id="unsure", confidence="low")
    assert ids(unknown, unsure, IN_BELGIUM) == ["in-belgium", "unknown", "unsure"]


def test_of_equal_distance_the_one_with_the_theme_earlier_in_its_list_goes_first() -> None:
    second = replace(IN_FLANDERS, id="second", themes=("training", "jobs"))
    first = replace(IN_FLANDERS, id="first", themes=("jobs", "training"))
    assert ids(second, first) == ["first", "second"]
    assert ids(second, first, themes=("training",)) == ["second", "first"]


def test_organisation_without_the_theme_or_for_others_is_left_out() -> None:
    assert ids(IN_FLANDERS, themes=("diploma",)) == []
    assert ids(IN_FLANDERS, audience="employer") == []
    assert ids(IN_FLANDERS, audience="newcomer") == ["in-flanders"]


def test_of_equals_the_order_of_the_files_is_kept() -> None:
    names = [replace(IN_FLANDERS, id=name) for name in ("c", "a", "b")]
    assert ids(*names) == ["c", "a", "b"]

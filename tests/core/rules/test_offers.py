"""Which offers to learn Dutch fit somebody, with invented offers."""

from dataclasses import replace
from datetime import date

import pytest

from core.rules.language_levels import lies_within
from core.rules.offers import Offer, OfferKind, fitting
from core.rules.right_to_work_law import Source
from core.rules.territory import PlaceOfAsker, Reach, Territory

TODAY = date(2026, 11, 23)
KORTRIJK = PlaceOfAsker("Kortrijk", "West-Vlaanderen", "flanders")
IN_FLANDERS = Offer(
    id="in-flanders",
    name="Les",
    provider="school",
    measure=None,
    kind="class",
    audience="newcomer",
    level_from=None,
    level_to=None,
    territory=Territory(regions=("flanders",)),
    place=None,
    capacity=None,
    hours=None,
    price=None,
    summary="Les.",
    enrol="Ga naar de school.",
    valid_from=None,
    valid_until=None,
    uncertain=None,
    confidence="high",
    checked_on=TODAY,
    sources=(Source("https://example.be", "Voorbeeld", None),),
    notes=None,
)
IN_THE_PROVINCE = replace(
    IN_FLANDERS, id="in-the-province", territory=Territory(provinces=("West-Vlaanderen",))
)
IN_KORTRIJK = replace(IN_FLANDERS, id="in-kortrijk", territory=Territory(municipalities=("Kortrijk",)))
IN_GENT = replace(IN_FLANDERS, id="in-gent", territory=Territory(municipalities=("Gent",)))
AT_WORK: tuple[OfferKind, ...] = ("work_floor",)
OFFERS = (IN_GENT, IN_FLANDERS, IN_THE_PROVINCE, IN_KORTRIJK)


def ids(**wanted: object) -> list[str]:
    return [found.offer.id for found in fitting(OFFERS, TODAY, **wanted)]  # type: ignore[arg-type]


def test_the_nearest_offer_comes_first_and_what_is_elsewhere_is_left_out() -> None:
    assert ids(place=KORTRIJK) == ["in-kortrijk", "in-the-province", "in-flanders"]


def test_how_near_is_told() -> None:
    found = fitting(OFFERS, TODAY, place=KORTRIJK)
    assert [each.reach for each in found] == [Reach.MUNICIPALITY, Reach.PROVINCE, Reach.REGION]


def test_without_a_place_what_is_in_all_of_flanders_comes_first() -> None:
    assert ids() == ["in-flanders", "in-the-province", "in-gent", "in-kortrijk"]


def test_offer_that_ended_or_did_not_start_is_left_out() -> None:
    ended = replace(IN_FLANDERS, valid_until=date(2026, 11, 22))
    to_come = replace(IN_FLANDERS, valid_from=date(2026, 11, 24))
    last_day = replace(IN_FLANDERS, valid_until=TODAY)
    assert [each.offer for each in fitting([ended, to_come, last_day], TODAY)] == [last_day]


def test_offer_for_anyone_is_for_newcomers_and_for_employers() -> None:
    anyone, employer = replace(IN_FLANDERS, audience="anyone"), replace(IN_FLANDERS, audience="employer")
    assert [each.offer for each in fitting([anyone, employer], TODAY, audience="newcomer")] == [anyone]
    assert [each.offer for each in fitting([anyone, employer], TODAY, audience="employer")] == [
        anyone,
        employer,
    ]


def test_only_the_kinds_that_are_asked() -> None:
    coaching = replace(IN_FLANDERS, kind="work_floor")
    assert [each.offer for each in fitting([IN_FLANDERS, coaching], TODAY, kinds=AT_WORK)] == [coaching]


def test_level_that_is_no_level_does_not_count() -> None:
    advanced = replace(IN_FLANDERS, level_from="B1")
    assert fitting([advanced], TODAY, level="1.2")
    assert not fitting([advanced], TODAY, level="A2")


@pytest.mark.parametrize(
    ("level", "lowest", "reached", "expected"),
    [
        ("A0", "A0", "C1", True),
        ("A0", "A1", None, False),
        ("A2", "A2", "B1", True),
        ("B1", "A2", "B1", False),
        ("C2", None, "C1", False),
        ("C2", None, None, True),
    ],
)
def test_level_lies_within_what_a_course_starts_with_and_leads_to(
    level: str, lowest: str | None, reached: str | None, expected: bool
) -> None:
    assert lies_within(level, lowest, reached) is expected

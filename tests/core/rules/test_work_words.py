"""What people write of hours, times and driving licences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.profile import LICENCES, TIMES, Hours, Licence, Time
from core.rules.work_words import hours_in, licences_in, times_in, times_named

HOURS: list[tuple[str, Hours | None]] = [
    ("voltijds", "full_time"),
    ("Full-time aub", "full_time"),
    ("38 uur", "full_time"),
    ("38u per week", "full_time"),
    ("achtendertig uur", "full_time"),
    ("een voltijdse job", "full_time"),
    ("5 dagen per week", "full_time"),
    ("halftijds", "part_time"),
    ("deeltijds graag", "part_time"),
    ("20u/week", "part_time"),
    ("20 uur", "part_time"),
    ("twintig uur per week", "part_time"),
    ("20 à 25 uur", "part_time"),
    ("4/5", "part_time"),
    ("drie dagen per week", "part_time"),
    ("geen voltijds", "part_time"),
    ("niet deeltijds", "full_time"),
    ("20 tot 38 uur per week", "any"),
    ("voltijds of halftijds", "any"),
    ("maakt niet uit", "any"),
    ("allebei kan", "any"),
    ("van 7 tot 14 uur", None),
    ("om 8 uur 's morgens", None),
    ("8 uur per dag", None),
    ("ik woon in Gent", None),
    ("", None),
]

TIMES_SAID: list[tuple[str, tuple[Time, ...] | None]] = [
    ("overdag", ("day",)),
    ("Goeienavond, overdag graag", ("day",)),
    ("goedenavond", None),
    ("dag", None),
    ("in ploegen", ("day", "evening", "night")),
    ("twee ploegen", ("day", "evening")),
    ("2 ploegen", ("day", "evening")),
    ("drieploegenstelsel", ("day", "evening", "night")),
    ("volcontinu", TIMES),
    ("dagploeg", ("day",)),
    ("nachtploeg", ("night",)),
    ("'s nachts", ("night",)),
    ("nachtwerk", ("night",)),
    ("’s avonds en in het weekend", ("evening", "weekend")),
    ("weekend", ("weekend",)),
    ("zaterdag en zondag", ("weekend",)),
    ("maandag tot vrijdag", ("day",)),
    ("van 8 tot 16 uur", ("day",)),
    ("van 14 tot 22 uur", ("day", "evening")),
    ("van 22 tot 6 uur", ("evening", "night")),
    ("geen nacht", ("day", "evening", "weekend")),
    ("niet in het weekend", ("day", "evening", "night")),
    ("overdag, geen weekend", ("day",)),
    ("dag maar zondag niet kan", ("day",)),
    ("dag en avond", ("day", "evening")),
    ("zondag niet", ("day", "evening", "night")),
    ("zaterdag en zondag niet", ("day", "evening", "night")),
    ("in het weekend kan ik niet", ("day", "evening", "night")),
    ("weekend wel, nacht niet", ("weekend",)),
    ("overdag niet in het weekend", ("day",)),
    ("weekend is geen probleem", ("weekend",)),
    ("nacht maakt niet uit", ("night",)),
    ("altijd", TIMES),
    ("maakt niet uit", TIMES),
    ("20 uur per week", None),
    ("voltijds", None),
]

LICENCES_SAID: list[tuple[str, tuple[Licence, ...] | None]] = [
    ("rijbewijs B", ("B",)),
    ("B", ("B",)),
    ("b en c", ("B", "C")),
    ("rijbewijs C en CE", ("C", "CE")),
    ("rijbewijs C+E", ("CE",)),
    ("met rijbewijs CE en een laadhulp", ("CE",)),
    ("B-rijbewijs nodig", ("B",)),
    ("een rijbewijs", ("B",)),
    ("ja, rijbewijs voor de vrachtwagen", ("C",)),
    ("auto", ("B",)),
    ("bus", ("D",)),
    ("auto en tractor", ("B", "G")),
    ("geen rijbewijs", ()),
    ("geen rijbewijs nodig", ()),
    ("rijbewijs hoeft niet", ()),
    ("rijbewijs is niet nodig", ()),
    ("nee", ()),
    ("niet nodig", ()),
    ("Nederlands A2", None),
    ("A2 is genoeg", None),
    ("ik zoek 2 metselaars in Roeselare", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), HOURS)
def test_hours_are_read_as_people_write_them(text: str, expected: Hours | None) -> None:
    assert hours_in(text) == expected


@pytest.mark.parametrize(("text", "expected"), TIMES_SAID)
def test_times_are_read_as_people_write_them(text: str, expected: tuple[Time, ...] | None) -> None:
    assert times_in(text) == expected


@pytest.mark.parametrize(("text", "expected"), LICENCES_SAID)
def test_licences_are_read_as_people_write_them(text: str, expected: tuple[Licence, ...] | None) -> None:
    assert licences_in(text) == expected


@given(st.text(max_size=60))
def test_any_text_at_all_gives_known_codes_in_their_order_or_nothing(text: str) -> None:
    times, licences = times_in(text), licences_in(text)
    assert hours_in(text) in (None, "full_time", "part_time", "any")
    assert times is None or list(times) == [time for time in TIMES if time in times]
    assert licences is None or list(licences) == [licence for licence in LICENCES if licence in licences]


@given(st.sets(st.sampled_from(LICENCES), min_size=1))
def test_each_set_of_licences_is_read_back_from_its_letters(licences: set[Licence]) -> None:
    named = tuple(licence for licence in LICENCES if licence in licences)
    assert licences_in("rijbewijs " + " en ".join(named)) == named


@given(st.integers(1, 60))
def test_hours_of_a_week_are_full_time_from_35_on(hours: int) -> None:
    assert hours_in(f"{hours} uur per week") == ("full_time" if hours >= 35 else "part_time")


def test_refused_times_are_told_apart_from_named_ones() -> None:
    assert times_named("overdag, geen nacht") == (frozenset({"day"}), frozenset({"night"}))

"""What employers write of numbers, Dutch and the start of a vacancy."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.language_levels import LEVELS
from core.rules.vacancy_words import (
    LevelAsked,
    coaching_in,
    level_asked_in,
    positions_answered,
    positions_before,
    positions_in,
    start_of,
    starts_at_once,
)

POSITIONS: list[tuple[str, int | None]] = [
    ("ik zoek 2 metselaars in Roeselare vanaf 1 maart, A2 is genoeg", 2),
    ("wij hebben twee openstaande functies in onze drukkerij te Tielt", 2),
    ("ik wil graag onze behoefte melden: 5 orderpickers tegen eind mei", 5),
    ("onze firma heeft vanaf januari plaats voor drie extra arbeiders", 3),
    ("in de slachterij plaats is voor 8 mensen", 8),
    ("vijftien plaatsen", 15),
    ("2 à 3 mensen", 3),
    ("noteer maar: twee poetshulpen, 20 uur, Lier", 2),
    ("vacature kok 38 uur 8400 Oostende", None),
    ("vacature schoonmaak registreren 15 uur per week", None),
    ("start 1 februari 2027", None),
    ("wij zoeken een kok", None),
    ("van 8 tot 16 uur, drie ploegen", None),
    ("niveau 2 nederlands", None),
    ("loon volgens PC 112, koffie goed", None),
]
ANSWERED: list[tuple[str, int | None]] = [
    ("twee", 2),
    ("3 mensen", 3),
    ("nee, 3 mensen", 3),
    ("één", 1),
    ("1", 1),
    ("een stuk of vijf", 5),
    ("0", 0),
    ("2 of 3", 3),
    ("tien", 10),
    ("weet ik niet", None),
    ("1.5", None),
    ("20 uur per week", None),
    ("1 maart", None),
    ("3, voor 38 uur", 3),
]
LEVEL: list[tuple[str, LevelAsked | None, LevelAsked | None]] = [  # text, anywhere, as an answer
    ("A2", "A2", "A2"),
    ("niveau b 1 volstaat", "B1", "B1"),
    ("A2 is genoeg", "A2", "A2"),
    ("geen Nederlands nodig", "none", "none"),
    ("kennis van het Nederlands is niet vereist", "none", "none"),
    ("Nederlands niet nodig, Engels wel", "none", "none"),
    ("vlot Nederlands", "B1", "B1"),
    ("zeer goed Nederlands", "B2", "B2"),
    ("een beetje Nederlands", "A2", "A2"),
    ("een paar woorden Nederlands", "A1", "A1"),
    ("vlot", None, "B1"),
    ("basis", None, "A2"),
    ("niet nodig", None, "none"),
    ("geen", None, "none"),
    ("rijbewijs B", None, None),
    ("rijbewijs C1", None, None),
    ("goed Engels", None, None),
    ("wij zijn een goed bedrijf", None, "B1"),
    ("A0", "none", "none"),
    ("A1 of A2", "A1", "A1"),
    ("weet ik niet", None, None),
]
COACHING: list[tuple[str, bool | None]] = [
    ("A2, met taalcoaching mag lager", True),
    ("A2, coaching mag", True),
    ("mag lager met coaching", True),
    ("zonder coaching", False),
    ("geen taalcoaching", False),
    ("coaching kan niet", False),
    ("ideaal voor iemand die nog Nederlands leert", None),
    ("A2 is genoeg", None),
]


@pytest.mark.parametrize(("text", "number"), POSITIONS)
def test_people_are_counted_in_a_whole_message(text: str, number: int | None) -> None:
    assert positions_in(text) == number


@pytest.mark.parametrize(("text", "number"), ANSWERED)
def test_people_are_counted_in_a_reply(text: str, number: int | None) -> None:
    assert positions_answered(text) == number


@pytest.mark.parametrize(("text", "anywhere", "as_answer"), LEVEL)
def test_level_of_dutch_is_read_as_employers_write_it(
    text: str, anywhere: LevelAsked | None, as_answer: LevelAsked | None
) -> None:
    assert level_asked_in(text) == anywhere
    assert level_asked_in(text, as_answer=True) == as_answer


@pytest.mark.parametrize(("text", "welcome"), COACHING)
def test_coaching_is_only_taken_from_what_says_so(text: str, welcome: bool | None) -> None:
    assert coaching_in(text) is welcome


@given(st.integers(2, 99))
def test_every_number_of_people_is_read_back(number: int) -> None:
    assert positions_in(f"wij zoeken {number} mensen") == number
    assert positions_answered(str(number)) == number


@given(st.sampled_from(LEVELS[1:]), st.booleans())
def test_every_code_is_its_level(level: LevelAsked, as_answer: bool) -> None:
    assert level_asked_in(f"minstens {level}", as_answer=as_answer) == level


@given(st.text(max_size=60))
def test_any_text_gives_a_known_value_or_nothing(text: str) -> None:
    assert level_asked_in(text, as_answer=True) in (None, "none", *LEVELS)
    assert coaching_in(text) in (None, True, False)
    assert positions_in(text) is None or 1 <= (positions_in(text) or 0) <= 99
    assert (positions_answered(text) or 0) >= 0


@pytest.mark.parametrize(
    "text", ["zo snel mogelijk", "ASAP", "meteen te beginnen", "z.s.m.", "nu", "liefst gisteren"]
)
def test_at_once_is_at_once(text: str) -> None:
    assert starts_at_once(text, as_answer=True)


def test_urgent_is_only_a_start_as_an_answer_to_that_question() -> None:
    assert not starts_at_once("wij zoeken dringend een kok, bel mij meteen")
    assert starts_at_once("zo snel mogelijk een kok")


@pytest.mark.parametrize("text", ["1 februari 2027", "volgende maand", "numero", "later", "gisteren"])
def test_another_start_is_not_at_once(text: str) -> None:
    assert not starts_at_once(text, as_answer=True)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_a_start_without_a_year_is_never_over_and_keeps_its_day(first: date, today: date) -> None:
    start = start_of(first, without_year=True, today=today)
    assert start >= today
    assert (start.month, start.day) == (first.month, first.day)
    if first < today:
        assert start - today < timedelta(days=366 * 8)


def test_a_start_with_its_year_is_left_as_it_is() -> None:
    over = date(2026, 1, 1)
    assert start_of(over, without_year=False, today=date(2026, 11, 23)) == over


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Geachte, wij zoeken 3 ", 3),
        ("wij zoeken twee voltijdse ", 2),
        ("vacature melden: 4 extra goede ", 4),
        ("vanaf 1 februari ", None),
        ("38 uur per week ", None),
        ("wij zoeken een ", None),
        ("in 9000 Gent ", None),
    ],
)
def test_a_number_right_before_an_occupation_counts_people(text: str, number: int | None) -> None:
    assert positions_before(text) == number

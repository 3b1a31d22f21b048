"""What people write of school, years, distance, start and how well they know a language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.distance_words import ANYWHERE_KM, is_by_time, kilometres_in
from core.rules.education_words import education_levels_in, recognition_in
from core.rules.language_levels import LEVELS, Level
from core.rules.profile import EDUCATION_LEVELS, Recognition
from core.rules.spoken_levels import clauses, level_in
from core.rules.start_words import start_in
from core.rules.years_words import MOST_YEARS, years_in

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("universiteit", "bachelor master"),
        ("middelbare school", "lower_secondary upper_secondary"),
        ("bachelor", "bachelor"),
        ("ik heb bachelor chemie aan universiteit Aleppo", "bachelor"),
        ("Master", "master"),
        ("hogeschool", "bachelor"),
        ("doctoraat", "doctorate"),
        ("graduaat", "post_secondary"),
        ("diploma secundair onderwijs", "upper_secondary"),
        ("hoger secundair", "upper_secondary"),
        ("secundair en daarna universiteit", "bachelor master"),
        ("lagere school", "primary"),
        ("12 jaar school", "upper_secondary"),
        ("negen jaar school", "lower_secondary"),
        ("klas 9", "lower_secondary"),
        ("6 jaar school", "primary"),
        ("geen school", "none"),
        ("ik ging nooit naar school", "none"),
        ("geen diploma", ""),
        ("tot 16 jaar school", ""),
        ("unief niet afgemaakt", ""),
        ("ik ben kok", ""),
        ("", ""),
    ],
)
def test_level_of_education_is_read_and_never_guessed(text: str, levels: str) -> None:
    assert education_levels_in(text) == tuple(levels.split())


@pytest.mark.parametrize(
    ("text", "recognised"),
    [
        ("ja", "yes"),
        ("ja, erkend door naric", "yes"),
        ("nee", "no"),
        ("nog niet", "no"),
        ("niet erkend", "no"),
        ("aangevraagd", "requested"),
        ("ik wacht op naric", "requested"),
        ("Gent", None),
    ],
)
def test_recognition_is_read(text: str, recognised: Recognition | None) -> None:
    assert recognition_in(text) == recognised


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5 jaar", [5]),
        ("vijf jaar", [5]),
        ("5j", [5]),
        ("10", [10]),
        ("anderhalf jaar", [1.5]),
        ("een half jaar", [0.5]),
        ("zes maanden", [0.5]),
        ("1 maand", [0.1]),
        ("2,5 jaar", [2.5]),
        ("twee en een half jaar", [2.5]),
        ("2 jaar en 6 maanden", [2.5]),
        ("een jaar of 5", [5]),
        ("meer dan 10 jaar", [10]),
        ("kok 5 jaar en lasser 2 jaar", [5, 2]),
        ("van 2010 tot 2015", [5]),
        ("sinds 2015", [11]),
        ("ik ben 34 jaar", []),
        ("34 jaar oud", []),
        ("een paar jaar", []),
        ("100 jaar", []),
        ("kok in Aleppo", []),
    ],
)
def test_years_are_read_in_their_order(text: str, years: list[float]) -> None:
    assert list(years_in(text, 2026)) == years


@pytest.mark.parametrize(
    ("text", "kilometres", "by_time"),
    [
        ("20 km", 20, False),
        ("max 25km", 25, False),
        ("twintig kilometer", 20, False),
        ("10 à 15 km", 15, False),
        ("15", 15, False),
        ("overal", ANYWHERE_KM, False),
        ("maakt niet uit", ANYWHERE_KM, False),
        ("900 km", ANYWHERE_KM, False),
        ("0 km", None, False),
        ("dichtbij", None, False),
        ("een uur met de bus", None, True),
        ("30 minuten", None, True),
        ("halfuur", None, True),
    ],
)
def test_distance_is_read_and_time_is_told_apart(text: str, kilometres: int | None, by_time: bool) -> None:
    assert (kilometres_in(text), is_by_time(text)) == (kilometres, by_time)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Arabisch is mijn moedertaal", "C2"),
        ("Engels vloeiend", "C1"),
        ("heel goed", "B2"),
        ("goed", "B1"),
        ("basis", "A2"),
        ("een beetje Frans", "A1"),
        ("niet zo goed", "A1"),
        ("Engels b2", "B2"),
        ("Engels", None),
        ("A7", None),
        ("ik zit in niveau 1.2", "A2"),
        ("ik spreek nederlands niveau 2", "B1"),
        ("niveau 2.1", None),
        ("niveau 12", None),
    ],
)
def test_level_of_a_language_is_read(text: str, level: Level | None) -> None:
    assert level_in(text) == level


def test_each_part_of_an_enumeration_has_its_own_level() -> None:
    assert clauses("Arabisch goed, Engels en een beetje Frans") == [
        "Arabisch goed",
        " Engels",
        "een beetje Frans",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("direct", TODAY),
        ("zo snel mogelijk", TODAY),
        ("nu", TODAY),
        ("binnen twee weken", date(2026, 12, 7)),
        ("over 10 dagen", date(2026, 12, 3)),
        ("binnen 3 maanden", date(2027, 2, 23)),
        ("niet direct", None),
        ("na de zomer", None),
    ],
)
def test_start_is_read(text: str, day: date | None) -> None:
    assert start_in(text, TODAY) == day


@given(st.text(max_size=60))
def test_any_text_at_all_is_read_without_an_error(text: str) -> None:
    assert all(level in EDUCATION_LEVELS for level in education_levels_in(text))
    assert all(0 < years <= MOST_YEARS for years in years_in(text, 2026))
    assert level_in(text) in (None, *LEVELS)
    distance, start = kilometres_in(text), start_in(text, TODAY)
    assert distance is None or 0 < distance <= ANYWHERE_KM
    assert start is None or start >= TODAY


@pytest.mark.parametrize("unit", ["jaar", "maanden", "km", "weken", "jaar school", ""])
def test_absurdly_large_numbers_are_no_error(unit: str) -> None:
    text = f"over {'9' * 5000} {unit}"
    assert years_in(text, 2026) == ()
    assert kilometres_in(text) in (None, ANYWHERE_KM)
    assert start_in(text, TODAY) is None
    assert education_levels_in(text) == ()


@given(st.integers(1, MOST_YEARS))
def test_whole_years_come_back_as_they_are(years: int) -> None:
    assert years_in(f"{years} jaar", 2026) == (years,)

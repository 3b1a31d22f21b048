"""Names of measures are found the way people type them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.content.names import NameIndex, fold, normalise

NAMES = {
    "IBO": "ibo",
    "individuele beroepsopleiding": "ibo",
    "IBO-interim": "ibo-interim",
    "IBO-T": "ibo-taalcoaching",
    "IBO+": "ibo-plus",
    "kmo-portefeuille": "kmo-portefeuille",
    "Individueel maatwerk": "individueel-maatwerk",
    "Nederlands op de werkvloer": "nodw",
    "DUO for a JOB": "duo-for-a-job",
    "Samen sterk voor Oekraïne": "oekraine",
    "artikel 60": "artikel-60",
    "arbeidskaart C": "arbeidskaart-c",
    "werkgever": "employer",
}
INDEX = NameIndex(NAMES)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ibo", "ibo"),
        ("Wat is IBO?", "ibo"),
        ("ibbo", "ibo"),
        ("kmo portefuille", "kmo-portefeuille"),
        ("kmoportefeuille", "kmo-portefeuille"),
        ("vertel eens over de KMO-Portefeuille aub", "kmo-portefeuille"),
        ("kmo porte feuille", "kmo-portefeuille"),
        ("individueel mat werk", "individueel-maatwerk"),
        ("indivdueel maatwrek", "individueel-maatwerk"),
        ("IBO-T", "ibo-taalcoaching"),
        ("ibo t", "ibo-taalcoaching"),
        ("ibot", "ibo-taalcoaching"),
        ("ibo+", "ibo-plus"),
        ("ibo interim", "ibo-interim"),
        ("nederlands op werkvloer", "nodw"),
        ("duo for job", "duo-for-a-job"),
        ("samen sterk voor oekraine", "oekraine"),
        ("artikel  60", "artikel-60"),
        ("individuele beroepsopleding", "ibo"),
    ],
)
def test_name_is_found_however_it_is_typed(typed: str, expected: str) -> None:
    assert [match.id for match in INDEX.find(typed)] == [expected]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "!!!",
        "ik zoek werk",
        "artikel 61",
        "artikel 70",
        "i b o",
        "arbeidskaart",
        "ik ben werknemer",
        "bio",
        "ibs",
    ],
)
def test_what_only_resembles_a_name_is_not_found(typed: str) -> None:
    assert INDEX.find(typed) == []


def test_exact_name_comes_before_a_misspelt_one() -> None:
    matches = INDEX.find("kmo portefuille of ibo")
    assert [match.id for match in matches] == ["ibo", "kmo-portefeuille"]
    assert matches[0].score == 1.0 > matches[1].score


def test_each_thing_is_named_once_and_no_more_than_the_limit() -> None:
    text = "ibo, individuele beroepsopleiding, kmo-portefeuille en artikel 60"
    assert len(INDEX.find(text, limit=10)) == 3
    assert len(INDEX.find(text, limit=2)) == 2


def test_match_tells_its_name_and_its_place() -> None:
    text = "Is er iets als Kmo portefuille?"
    (match,) = INDEX.find(text)
    assert (match.name, text[match.start : match.end]) == ("kmo-portefeuille", "Kmo portefuille")


def test_index_without_names_finds_nothing() -> None:
    assert NameIndex({}).find("ibo") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KMO-portefeuille", "kmo portefeuille"),
        ("  Oekraïne ", "oekraine"),
        ("Oekrai\u0308ne", "oekraine"),
        ("art. 60 §7", "art 60 7"),
        ("IBO+", "ibo+"),
        ("NT2 1.2", "nt2 1.2"),
    ],
)
def test_names_are_compared_without_case_accents_and_signs(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(text=st.text(max_size=120))
def test_folding_keeps_every_character_at_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(text=st.text(max_size=60) | st.sampled_from(sorted(NAMES)), name=st.sampled_from(sorted(NAMES)))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_search_and_a_whole_name_is_always_found(text: str, name: str) -> None:
    for match in INDEX.find(text):
        assert 0 <= match.start < match.end <= len(text)
        assert 0 < match.score <= 1
    assert NAMES[name] in [match.id for match in INDEX.find(f"{name}? zei hij")]

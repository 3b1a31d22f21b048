"""What people write in their own words is kept only when it is about work."""

import pytest

from core.services.own_words import refusal_of


@pytest.mark.parametrize(
    "text",
    [
        "ik heb rugpijn",
        "ik heb een zwakke rug",
        "ik heb problemen met mijn knie",
        "mijn slechte heup, geen trappen",
        "ik heb een hernia",
        "ik ben zwanger",
        "Ik ben moslim",
        "ik ga elke week naar de kerk",
        "ik ben gevlucht voor de oorlog",
        "mijn nationaliteit is Syrisch",
        "ik heb een ziekte",
        "ik heb veel last van mijn rug",
        "door mijn knie kan ik niet in de bouw",
        "ik neem medicatie",
        "ik was in het ziekenhuis",
    ],
)
def test_health_religion_flight_and_nationality_are_refused(text: str) -> None:
    assert refusal_of(text) == "sensitive"


@pytest.mark.parametrize(
    "text", ["bel 0478 12 34 56", "mail amina@example.org", "zie https://example.org", "+32 478/12.34.56"]
)
def test_how_to_reach_somebody_is_refused(text: str) -> None:
    assert refusal_of(text) == "contact"


@pytest.mark.parametrize(
    "text",
    [
        "werk in een ziekenhuis",
        "met mensen werken",
        "naaien en borduren",
        "heftruck rijden, 2 jaar",
        "vervolgens wil ik een opleiding",
        "zieken verzorgen en medicatie klaarzetten",
        "psychiatrie",
        "ik was dokter",
        "ik heb ervaring met zieken",
        "ik heb met zieken gewerkt",
        "werken met blinden",
        "zwangere vrouwen begeleiden",
        "",
    ],
)
def test_words_about_work_are_kept(text: str) -> None:
    assert refusal_of(text) is None

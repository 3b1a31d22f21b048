"""Languages and countries are known by the names that people give them."""

import pytest

from core.rules.profile import SpokenLanguage
from core.services.languages import country_in, country_name, language_name, languages_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Arabisch, Engels en Frans", "ar en fr"),
        ("farsi en dari", "fa fa-AF"),
        ("Tigrinja en arabies", "ti ar"),
        ("pashto", "ps"),
        ("koerdisch kurmanji", "kmr"),
        ("Koerdisch", "ku"),
        ("oekraïens en Rusisch", "uk ru"),
        ("somali", "so"),
        ("العربية", "ar"),
        ("ትግርኛ", "ti"),
        ("Українська", "uk"),
        ("français et anglais", "fr en"),
        ("Lingala, Swahili", "ln sw"),
        ("Engels en Nederlands", "en"),
        ("geen", ""),
        ("ik woon in Gent en heb twee kinderen", ""),
    ],
)
def test_languages_are_found_with_typing_errors_and_in_their_own_script(text: str, codes: str) -> None:
    assert [each.language for each in languages_in(text)] == codes.split()


def test_level_beside_a_language_goes_with_it() -> None:
    assert languages_in("Arabisch moedertaal, Engels goed en een beetje Frans, Turks") == (
        SpokenLanguage("ar", "C2"),
        SpokenLanguage("en", "B1"),
        SpokenLanguage("fr", "A1"),
        SpokenLanguage("tr"),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Syrië", "SY"),
        ("in afganistan", "AF"),
        ("de universiteit van Damascus", "SY"),
        ("congo", "CD"),
        ("Palestina", "PS"),
        ("ik studeerde in Iran", "IR"),
        ("België", "BE"),
        ("Gent", None),
        ("niet hier", None),
    ],
)
def test_country_is_found(text: str, code: str | None) -> None:
    assert country_in(text) == code


def test_names_are_dutch() -> None:
    assert [language_name(code) for code in ("ar", "fa-AF", "kmr", "uk")] == [
        "Arabisch",
        "Dari",
        "Koerdisch (Kurmanji)",
        "Oekraïens",
    ]
    assert [country_name(code) for code in ("SY", "PS", "CD")] == ["Syrië", "Palestina", "Congo (DRC)"]

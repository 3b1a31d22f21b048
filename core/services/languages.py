"""Which languages and countries people name, with typing errors, and how they are called in Dutch."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from core.content.languages_and_countries import Names, read_languages_and_countries
from core.rules.profile import SpokenLanguage
from core.rules.spoken_levels import clauses, level_in

DATA: Final = Path(__file__).parents[2] / "data"
DUTCH: Final = ("nl", "nl-BE")


def languages_in(text: str) -> tuple[SpokenLanguage, ...]:
    """Return the languages that a text names, Dutch left out, with the level that stands beside each.

    In "Arabisch en Engels goed" only the language of the same clause has the level.
    """
    found: dict[str, SpokenLanguage] = {}
    for clause in clauses(text):
        for match in _names()[0].index.find_all(clause):
            if match.id not in found and match.id not in DUTCH:
                found[match.id] = SpokenLanguage(match.id, level_in(clause))
    return tuple(found.values())


def country_in(text: str) -> str | None:
    """Return the code of the country that a text names, or None."""
    found = _names()[1].index.find_all(text)
    return found[0].id if found else None


def language_name(code: str) -> str:
    """Return how a language is called in Dutch."""
    return _names()[0].name(code)


def country_name(code: str) -> str:
    """Return how a country is called in Dutch."""
    return _names()[1].name(code)


@lru_cache(maxsize=1)
def _names() -> tuple[Names, Names]:
    return read_languages_and_countries(DATA)

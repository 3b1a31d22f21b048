"""Reads `data/languages_and_countries.yml`: which languages people name, and other names than CLDR has."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from pydantic import Field, StrictStr, validator

from core.content.names import NameIndex
from core.content.one_file import doubles, read_one
from core.content.problems import problem
from core.content.schema import Page, StrictModel, Text
from core.errors import ContentError

FILE: Final = "languages_and_countries.yml"
LOCALES: Final = ("nl", "en", "fr")


class NamedFile(StrictModel):
    """A language or country by its code; `name` where CLDR has no good Dutch one, `names` are other words."""

    code: StrictStr
    name: Text | None = None
    names: list[Text]


class LanguagesAndCountriesFile(StrictModel):
    """The whole file. Of countries only those stand here that people call otherwise too."""

    source: Page
    languages: list[NamedFile] = Field(..., min_items=1)
    countries: list[NamedFile]

    @validator("countries", each_item=True)
    @classmethod
    def _is_a_country(cls, value: NamedFile) -> NamedFile:
        if value.code not in Locale("nl").territories:
            raise ValueError(f"'{value.code}' is geen code van een land")
        return value


class Names:
    """The names of languages or of countries: from a code to its Dutch name, and from words to codes."""

    def __init__(self, dutch: dict[str, str], names: dict[str, str]) -> None:
        """Take the Dutch name of each code, and all names with the code that each stands for."""
        self.dutch = dutch
        self.index = NameIndex(names)

    def name(self, code: str) -> str:
        """Return the Dutch name; the code itself when we do not know it."""
        return self.dutch.get(code, code)


def read_languages_and_countries(data_dir: Path) -> tuple[Names, Names]:
    """Return the names of languages and of countries. Raises ContentError when the file is not in order."""
    file, problems = read_one(data_dir / FILE, LanguagesAndCountriesFile, key="code")
    if file is None or problems:
        raise ContentError(problems)
    return _languages(file), _countries(file)


def language_problems(data_dir: Path) -> list[str]:
    """Return in Dutch what is wrong in the file; nothing when it is not there."""
    path = data_dir / FILE
    if not path.exists():
        return []
    file, problems = read_one(path, LanguagesAndCountriesFile, key="code")
    if file is None:
        return problems
    shown = f"{data_dir.name}/{FILE}"
    problems += doubles([each.code for each in file.languages], shown, "languages")
    problems += doubles([each.code for each in file.countries], shown, "countries")
    problems += [
        problem(shown, "languages", f"'{each.code}' heeft geen naam: zet er een bij `name`")
        for each in file.languages
        if each.name is None and _cldr(each.code, "nl") is None
    ]
    return problems


def _languages(file: LanguagesAndCountriesFile) -> Names:
    dutch = {each.code: each.name or _cldr(each.code, "nl") or each.code for each in file.languages}
    names = _own_names(file.languages)
    for each in file.languages:
        for name in _names_of_a_language(each.code):
            names.setdefault(name, each.code)
    return Names(dutch, names)


def _names_of_a_language(code: str) -> Iterator[str]:
    yield from filter(None, (_cldr(code, locale) for locale in LOCALES))
    try:
        own = Locale.parse(code, sep="-").get_language_name(code.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        own = None
    if own:
        yield own


def _cldr(code: str, locale: str) -> str | None:
    name: str | None = Locale(locale).languages.get(code.replace("-", "_"))
    return name


def _countries(file: LanguagesAndCountriesFile) -> Names:
    territories = {str(code): str(name) for code, name in Locale("nl").territories.items()}
    codes = [code for code in territories if len(code) == 2 and code not in _NO_COUNTRIES]
    dutch = {code: territories[code] for code in codes}
    dutch |= {each.code: each.name for each in file.countries if each.name}
    names = _own_names(file.countries)
    for locale in LOCALES:
        called = Locale(locale).territories
        for code in codes:
            names.setdefault(str(called.get(code, dutch[code])), code)
    return Names(dutch, names)


def _own_names(entries: Sequence[NamedFile]) -> dict[str, str]:
    """Return what stands in the file itself: it goes before the names of CLDR."""
    return {str(name): each.code for each in reversed(entries) for name in (*each.names, each.name) if name}


_NO_COUNTRIES: Final = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})

"""The files behind profiles are checked like all others: languages, countries, and what is never kept."""

from pathlib import Path

import pytest

from core.content.languages_and_countries import FILE as LANGUAGES
from core.content.languages_and_countries import language_problems, read_languages_and_countries
from core.content.not_in_profile import FILE as NOT_IN_PROFILE
from core.content.not_in_profile import not_in_profile_problems, read_not_in_profile
from core.errors import ContentError

SOURCE = 'source: {url: "https://example.org/", title: Voorbeeld, page_date: null}\n'
DATA = Path("data")


def test_files_of_the_project_are_in_order() -> None:
    assert language_problems(DATA) == []
    assert not_in_profile_problems(DATA) == []


def test_folder_without_the_files_has_no_problems(tmp_path: Path) -> None:
    assert language_problems(tmp_path) + not_in_profile_problems(tmp_path) == []


@pytest.mark.parametrize(
    ("languages", "problem"),
    [
        ("  - {code: ar, names: []}\n  - {code: ar, names: []}", "'ar' staat er twee keer"),
        ("  - {code: xyz, names: []}", "'xyz' heeft geen naam"),
        ("  - {code: ar, naam: Arabisch, names: []}", "naam"),
    ],
)
def test_mistake_in_a_language_is_named(languages: str, problem: str, tmp_path: Path) -> None:
    text = f"{SOURCE}languages:\n{languages}\ncountries: []\n"
    (tmp_path / LANGUAGES).write_text(text, encoding="utf-8")
    assert any(problem in found for found in language_problems(tmp_path))


def test_code_that_is_no_country_is_named(tmp_path: Path) -> None:
    text = (
        f"{SOURCE}languages:\n  - {{code: ar, names: []}}\ncountries:\n  - {{code: QQ, names: [nergens]}}\n"
    )
    (tmp_path / LANGUAGES).write_text(text, encoding="utf-8")
    assert any("QQ" in found for found in language_problems(tmp_path))
    with pytest.raises(ContentError):
        read_languages_and_countries(tmp_path)


def test_unknown_subject_that_is_never_kept_is_a_problem(tmp_path: Path) -> None:
    text = "subjects:\n  - {subject: hobbies, about_self: false, words: [voetbal], allowed: []}\n"
    (tmp_path / NOT_IN_PROFILE).write_text(text, encoding="utf-8")
    assert not_in_profile_problems(tmp_path)
    with pytest.raises(ContentError):
        read_not_in_profile(tmp_path)

"""The organisations as editors write them, and the real ones."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.orm import Session

from core.content.organisations import load_organisations, read_organisations, unknown_municipalities
from core.content.organisations_schema import OrganisationFile
from core.content.places import places_in
from core.content.themes import read_themes
from core.database.organisations import all_organisations, organisation_names
from core.database.session import session_scope

DATA = Path(__file__).parents[3] / "data"
PAGE = {"url": "https://www.example.be/dienst", "title": "Een bladzijde", "page_date": "2026-01"}
SAMPLE: dict[str, Any] = {
    "aliases": [],
    "summary": "Hier kan je hulp vragen.",
    "audiences": ["newcomer"],
    "themes": ["jobs"],
    "part_of": None,
    "regions": ["flanders"],
    "provinces": [],
    "municipalities": [],
    "except_municipalities": [],
    "status": "active",
    "valid_until": None,
    "contacts": [],
    "confidence": "high",
    "checked_on": "2026-02-14",
    "sources": [PAGE],
    "notes": None,
}
PHONE = {"kind": "phone", "value": "02 000 00 00", "hours": None, "confidence": "high", "note": None}


def organisation(organisation_id: str = "een-dienst", **changes: Any) -> dict[str, Any]:
    """Return what a file holds about one organisation, with a name of its own."""
    return {"id": organisation_id, "name": organisation_id.replace("-", " "), **SAMPLE, **changes}


def problems(folder: Path, *entries: dict[str, Any]) -> list[str]:
    organisations_dir = folder / "data" / "organisations"
    organisations_dir.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump({"organisations": list(entries)}, allow_unicode=True, sort_keys=False)
    (organisations_dir / "groep.yml").write_text(text, encoding="utf-8")
    return read_organisations(organisations_dir)[1]


def load_organisations_of(session: Session, names: Mapping[str, Sequence[str]]) -> None:
    """Load organisations with these names; the first one is shown."""
    files = [
        OrganisationFile(**organisation(key, name=shown, aliases=aliases))
        for key, (shown, *aliases) in names.items()
    ]
    load_organisations(session, [file.to_organisation() for file in files])


def names_in(session: Session) -> dict[str, str]:
    return dict(organisation_names(session))


def test_organisation_in_order_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, organisation(contacts=[PHONE])) == []


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"sources": []}, "veld 'sources': zonder bron is de zekerheid 'low'"),
        ({"themes": []}, "veld 'themes': hier is minstens 1 nodig"),
        ({"themes": ["job"]}, "(bedoel je 'jobs'?)"),
        ({"provinces": ["Vlaanderen"]}, "veld 'provinces[1]': 'Vlaanderen' kan niet"),
        ({"status": "gone"}, "veld 'status': 'gone' kan niet: kies uit active, ended, unknown"),
        ({"contacts": [{**PHONE, "kind": "fax"}]}, "veld 'contacts[1].kind': 'fax' kan niet"),
        ({"checked_on": "2026-02-30"}, "veld 'checked_on': de dag 2026-02-30 bestaat niet"),
        ({"id": "Een Dienst"}, "alleen kleine letters"),
        ({"part_of": "nergens"}, "veld 'part_of': er is geen organisatie 'nergens'"),
        ({"telefoon": "0800"}, "veld 'telefoon': deze sleutel bestaat niet"),
    ],
)
def test_mistake_of_an_editor_is_told_with_file_and_organisation(
    tmp_path: Path, change: dict[str, Any], text: str
) -> None:
    entry = organisation(**change)
    [found] = problems(tmp_path, organisation("een-andere"), entry)
    assert found.startswith(f"data/organisations/groep.yml, '{entry['id']}'")
    assert text in found


def test_organisation_without_a_source_is_allowed_when_it_is_said_to_be_unsure(tmp_path: Path) -> None:
    assert problems(tmp_path, organisation(sources=[], confidence="low")) == []


def test_two_organisations_with_one_id_are_refused(tmp_path: Path) -> None:
    [found] = problems(tmp_path, organisation("a", name="Een"), organisation("a", name="Twee"))
    assert found == "data/organisations/groep.yml, 'a', veld 'id': deze id staat er twee keer"


def test_name_that_means_two_organisations_is_refused_however_it_is_written(tmp_path: Path) -> None:
    [found] = problems(
        tmp_path, organisation("a", aliases=["Café-Werk"]), organisation("b", aliases=["CAFE werk"])
    )
    assert found.endswith("'b', veld 'aliases': 'CAFE werk' is al een naam van 'a'")


def test_municipality_that_is_no_official_name_is_told() -> None:
    file = OrganisationFile(
        **organisation(municipalities=["Courtrai"], except_municipalities=["Gent", "Gand"])
    )
    assert unknown_municipalities([file.to_organisation()], {"Kortrijk", "Gent"}) == [
        "data/organisations, 'een-dienst', veld 'municipalities': er is geen gemeente 'Courtrai'",
        "data/organisations, 'een-dienst', veld 'municipalities': er is geen gemeente 'Gand'",
    ]


def test_real_organisations_are_in_order() -> None:
    organisations, found = read_organisations(DATA / "organisations")
    places = {place.name for place in places_in(DATA / "places")}
    assert found == []
    assert unknown_municipalities(organisations, places) == []


def test_real_organisations_come_out_of_the_database_as_the_files_say(database_url: str) -> None:
    organisations = read_organisations(DATA / "organisations")[0]
    with session_scope(database_url) as session:
        load_organisations(session, organisations)
    with session_scope(database_url) as session:
        assert all_organisations(session) == organisations


def test_every_phone_number_has_the_digits_of_one() -> None:
    phones = [
        contact.value
        for each in read_organisations(DATA / "organisations")[0]
        for contact in each.contacts
        if contact.kind == "phone"
    ]
    assert phones
    assert [phone for phone in phones if sum(map(str.isdigit, phone)) < 3] == []


def test_every_theme_that_is_offered_has_an_organisation_that_works_for_that_role() -> None:
    organisations = read_organisations(DATA / "organisations")[0]
    themes, found = read_themes(DATA / "themes.yml")
    assert found == []
    for theme in themes:
        for role in theme.offered_to:
            assert any(
                theme.id in each.themes and role in each.audiences and each.status == "active"
                for each in organisations
            ), (theme.id, role)


def test_word_of_two_themes_is_refused(tmp_path: Path) -> None:
    entry = {"title": "Werk", "offered_to": ["newcomer"]}
    themes = [{"id": "jobs", **entry, "words": ["werk"]}, {"id": "hiring", **entry, "words": ["Werk"]}]
    path = tmp_path / "themes.yml"
    path.write_text(yaml.safe_dump({"themes": themes}), encoding="utf-8")
    [found] = read_themes(path)[1]
    assert found.endswith("themes.yml, 'hiring', veld 'words': 'Werk' hoort al bij 'jobs'")

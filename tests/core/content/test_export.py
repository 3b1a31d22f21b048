"""Writing edits back to the files, letter by letter."""

import difflib
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.orm import Session

from core.content.bodies import Fact, body_in_file, fact_from, key_of, kind_of, shared_of
from core.content.check import read_content
from core.content.export import export
from core.content.library import read_library
from core.content.load import load
from core.content.yaml_files import read_yaml
from core.content.yaml_text import as_read, entry, scalar
from core.database.content_edits import edits
from core.database.session import session_scope
from core.errors import ContentError
from core.rules.accounts import Account
from core.rules.answers import Answer
from core.services import editing
from core.services.editing import Edit

EDITOR = Account(1, "an", "editor", None, disabled=False, has_totp=False)


@pytest.fixture
def filled(filled_database_url: str) -> Iterator[Session]:
    with session_scope(filled_database_url) as session:
        yield session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree("data", tmp_path / "data"))


def change(session: Session, kind: str, key: str, since: date | None = None, **fields: Any) -> None:
    fact, version = editing.entry(session, kind, key)
    editing.save(session, EDITOR, Edit(kind, key, {**body_in_file(fact), **fields}, version, since))


def differences(folder: Path) -> dict[str, list[str]]:
    """Return the lines that are gone (-) or new (+), by file."""
    found = {}
    for path in sorted(folder.rglob("*.yml")):
        name = str(path.relative_to(folder))
        before = (Path("data") / name).read_text(encoding="utf-8").splitlines()
        after = path.read_text(encoding="utf-8").splitlines()
        lines = [line for line in difflib.ndiff(before, after) if line.startswith(("- ", "+ "))]
        if lines:
            found[name] = lines
    return found


def test_export_right_after_a_load_changes_no_letter(filled: Session, folder: Path) -> None:
    assert export(filled, folder).written == ()
    assert differences(folder) == {}


def test_edit_changes_only_its_own_field(filled: Session, folder: Path) -> None:
    change(filled, "measure", "vop", provider="VDAB: de dienst", valid_until=date(2023, 7, 1))
    export(filled, folder)
    assert differences(folder) == {
        "measures/vop.yml": [
            "- provider: VDAB en Departement WSE",
            '+ provider: "VDAB: de dienst"',
            "- valid_until: 2023-06-30",
            "+ valid_until: 2023-07-01",
        ]
    }


def test_items_of_a_list_keep_their_own_form(filled: Session, folder: Path) -> None:
    fact, _ = editing.entry(filled, "organisation", "vdab-antwerpen")
    contacts = [vars(contact) for contact in fact.contacts]
    contacts[1] = {**contacts[1], "note": "Kijk: ook 's avonds."}
    change(filled, "organisation", "vdab-antwerpen", contacts=contacts)
    export(filled, folder)
    lines = differences(folder)["organisations/vdab.yml"]
    assert lines == ["-         note: null", '+         note: "Kijk: ook \'s avonds."']


def test_edits_of_every_kind_are_read_back_as_they_stand_in_the_database(
    filled: Session, folder: Path
) -> None:
    text = "Eerst dit. Dan dat.\n• Een punt: met dubbele punt\n\n• Een punt # met hekje"
    change(
        filled,
        "measure",
        "ibo",
        notes=text,
        sectors=["bouw", "zorg: thuis"],
        steps=["Bel VDAB."],
        amount=None,
    )
    change(
        filled, "measure", "ibo", conditions={"employer": [], "worker": ["Ja", "nee", "null", "2026-01-01"]}
    )
    change(filled, "organisation", "vdab-limburg", notes="'t Is zo", valid_until=date(2027, 1, 1), aliases=[])
    change(filled, "offer", "nt2-intake-agii", capacity=12, price='"10" euro', notes=None)
    change(filled, "answer", "contact@always", text="• Werk: VDAB\n\n• Papieren: je gemeente", more=None)
    change(filled, "answer", "contact@always", since=date(2027, 3, 1), title="2027")
    change(filled, "offer", "nt2-intake-agii", since=date(2027, 9, 1), capacity=None)
    expected = read_library(filled)
    done = export(filled, folder)
    assert done.conflicts == ()
    content = read_content(folder)
    assert content.problems == ()
    assert sorted(content.measures, key=key_of) == sorted(expected.facts["measure"], key=key_of)
    assert list(content.organisations) == list(expected.facts["organisation"])
    assert list(content.answers) == list(expected.facts["answer"])
    assert list(content.reference.offers) == list(expected.facts["offer"])
    assert set(differences(folder)) == {
        "measures/ibo.yml", "organisations/vdab.yml", "offers.yml", "answers/ask_contact.yml"
    }  # fmt: skip


def test_comments_and_all_other_entries_stay(filled: Session, folder: Path) -> None:
    change(filled, "answer", "contact@always", since=date(2027, 3, 1), title="Welke dienst dan?")
    export(filled, folder)
    before = Path("data/answers/ask_contact.yml").read_text(encoding="utf-8")
    after = (folder / "answers/ask_contact.yml").read_text(encoding="utf-8")
    gone = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line.startswith("- ")]
    assert gone == ["-     valid_until: null"]
    assert after.startswith(before[: before.index("intent:")])


def test_exporting_twice_and_loading_what_was_exported_change_nothing_more(
    filled: Session, folder: Path
) -> None:
    change(filled, "measure", "ibo", notes="Van de webpagina.")
    export(filled, folder)
    once = differences(folder)
    again = export(filled, folder)
    assert (again.written, again.same) == ((), (("measure", "ibo"),))
    assert differences(folder) == once
    changed = load(filled, folder)
    assert changed["measure"].changed == 0
    assert edits(filled) == []


def test_fact_that_was_changed_in_its_file_too_is_left_alone(filled: Session, folder: Path) -> None:
    path = folder / "measures" / "ibo.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("name: IBO", "name: IBO nieuw"), encoding="utf-8"
    )
    change(filled, "measure", "ibo", notes="Van de webpagina.")
    done = export(filled, folder)
    assert done.conflicts == (("measure", "ibo"),)
    assert "Van de webpagina." not in path.read_text(encoding="utf-8")
    export(filled, folder, overwrite=True)
    assert "Van de webpagina." in path.read_text(encoding="utf-8")
    assert "name: IBO\n" in path.read_text(encoding="utf-8")


def test_files_that_would_not_pass_the_check_are_put_back(filled: Session, folder: Path) -> None:
    change(filled, "answer", "contact@always", ask_at=["vdab-limburg"])
    path = folder / "organisations" / "vdab.yml"
    text = path.read_text(encoding="utf-8").replace("vdab-limburg", "vdab-elders")
    path.write_text(text, encoding="utf-8")
    before = (folder / "answers" / "ask_contact.yml").read_text(encoding="utf-8")
    with pytest.raises(ContentError):
        export(filled, folder)
    assert (folder / "answers" / "ask_contact.yml").read_text(encoding="utf-8") == before


def test_every_fact_written_anew_is_read_back_as_itself(tmp_path: Path) -> None:
    content = read_content(Path("data"))
    path = tmp_path / "entries.yml"
    facts: list[Fact] = [
        *content.measures,
        *content.answers,
        *content.organisations,
        *content.reference.offers,
    ]
    path.write_text("all:\n" + "\n".join(entry(body_in_file(fact), 4) for fact in facts), encoding="utf-8")
    for fact, body in zip(facts, read_yaml(path)["all"], strict=True):
        assert fact_from(kind_of(fact), body, shared_of(fact) if isinstance(fact, Answer) else None) == fact


@pytest.mark.parametrize(
    "value",
    [
        None, 3, True, date(2026, 1, 2), "null", "ja", "yes", "3", "2026-01-02", "a: b", "a #b", "- a", "[a]",
        "", "'t", '"a"', "a\\b", "a\nb", "{a}", "@a", "%a", "!a", "&a", "*a", "é ▢ 🌐",
        ["a", "b, c", "d: e", ""], [],
    ],
)  # fmt: skip
def test_value_on_a_line_is_read_back_as_itself(value: Any, tmp_path: Path) -> None:
    path = tmp_path / "value.yml"
    path.write_text(f"key: {scalar(value)}\n", encoding="utf-8")
    assert read_yaml(path) == {"key": as_read(value)}
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == {"key": value}

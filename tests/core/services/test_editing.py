"""Edits of the web pages, on both databases with the real content."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.content.bodies import body_in_file, key_of
from core.content.library import read_library
from core.content.load import load
from core.database.content_edits import edits
from core.database.facts import ALL
from core.database.matches import AuditRow
from core.database.session import session_scope
from core.errors import ContentError, NotFoundError
from core.rules.accounts import Account
from core.services import editing, facts, measures
from core.services.answers import entry_by_id
from core.services.editing import Edit, EditConflictError, EditProblemsError, NotAllowedError, Saved

EDITOR = Account(1, "an", "editor", None, disabled=False, has_totp=False)
OF_LIMBURG = Account(2, "bo", "editor", "Limburg", disabled=False, has_totp=False)
READER = Account(3, "cis", "reader", None, disabled=False, has_totp=False)


@pytest.fixture
def filled(filled_database_url: str) -> Iterator[Session]:
    with session_scope(filled_database_url) as session:
        yield session


def change(
    session: Session,
    kind: str,
    key: str,
    *,
    by: Account = EDITOR,
    version: int | None = None,
    since: date | None = None,
    **fields: Any,
) -> Saved:
    fact, newest = editing.entry(session, kind, key)
    body = {**body_in_file(fact), **fields}
    return editing.save(session, by, Edit(kind, key, body, version or newest, since))


def refused(session: Session, kind: str, key: str, **options: Any) -> list[str | None]:
    with pytest.raises(EditProblemsError) as raised:
        change(session, kind, key, **options)
    return [problem.field for problem in raised.value.problems]


def test_edited_measure_is_what_the_bot_tells_and_keeps_its_former_version(filled: Session) -> None:
    change(filled, "measure", "ibo", summary="U leidt iemand zelf op.")
    assert measures.details(filled, "ibo").summary == "U leidt iemand zelf op."
    told = facts.versions(filled, "ibo")
    assert [version.recorded_by for version in told if version.kind == "measure"] == ["onbekend", "an"]


def test_edit_is_audited_and_waits_for_the_files(filled: Session) -> None:
    change(filled, "measure", "ibo", summary="U leidt iemand zelf op.")
    assert [(row.actor, row.action, row.subject) for row in filled.scalars(select(AuditRow))] == [
        ("staff:an", "edit_measure", "ibo")
    ]
    assert [(edit.kind, edit.key, edit.edited_by) for edit in edits(filled)] == [("measure", "ibo", "an")]


def test_edit_that_says_the_same_leaves_no_trace(filled: Session) -> None:
    assert not change(filled, "measure", "ibo").changed
    assert edits(filled) == []


@pytest.mark.parametrize("kind", ["measure", "answer", "organisation", "offer"])
def test_only_the_edited_fact_changes(filled: Session, kind: str) -> None:
    before = {key_of(fact): fact for fact in ALL[kind](filled)}
    order = list(before)
    key = order[3]
    notes = "Nagevraagd aan de balie."
    change(filled, kind, key, notes=notes)
    after = {key_of(fact): fact for fact in ALL[kind](filled)}
    assert list(after) == order
    assert [each for each in order if after[each] != before[each]] == [key]
    assert after[key].notes == notes


def test_changed_name_is_reported_and_found_by_the_bot(filled: Session) -> None:
    fact, _ = editing.entry(filled, "measure", "ibo")
    saved = change(filled, "measure", "ibo", aliases=[*fact.aliases, "leren bij de baas"])
    assert saved.names_changed
    assert measures.find(filled, "leren bij de baas").sure is not None


@pytest.mark.parametrize(
    ("kind", "key", "fields", "field"),
    [
        ("measure", "ibo", {"summary": ""}, "summary"),
        ("measure", "ibo", {"summary": "x" * 221}, "summary"),
        ("measure", "ibo", {"sources": []}, "sources"),
        ("measure", "ibo", {"valid_until": "31/12/2026"}, "valid_until"),
        ("measure", "ibo", {"aliases": ["VOP"]}, "aliases[1]"),
        ("measure", "ibo", {"replaced_by": "bestaat-niet"}, "replaced_by"),
        ("organisation", "vdab-limburg", {"municipalities": ["Nergens"]}, "municipalities"),
        ("organisation", "vdab-limburg", {"aliases": ["Fedasil"]}, "aliases"),
        ("offer", "nt2-intake-agii", {"provider": "bestaat-niet"}, "provider"),
        ("answer", "contact@always", {"ask_at": ["bestaat-niet"]}, "ask_at"),
        ("answer", "contact@always", {"provinces": ["Henegouwen"]}, "provinces"),
        ("answer", "contact@always", {"simple": None}, "simple"),
        ("answer", "contact@always", {"simple": "Een " + "heel " * 30 + "lange zin."}, "simple"),
    ],
)
def test_what_the_content_check_refuses_is_not_stored(
    filled: Session, kind: str, key: str, fields: dict[str, Any], field: str
) -> None:
    before = editing.entry(filled, kind, key)
    assert field in refused(filled, kind, key, **fields)
    assert editing.entry(filled, kind, key) == before


def test_second_editor_of_the_same_version_is_told_and_stores_nothing(filled: Session) -> None:
    _, version = editing.entry(filled, "measure", "ibo")
    change(filled, "measure", "ibo", notes="Eerst.")
    with pytest.raises(EditConflictError) as raised:
        change(filled, "measure", "ibo", version=version, notes="Daarna.")
    assert raised.value.by == "an"
    assert measures.details(filled, "ibo").notes == "Eerst."


def test_new_rule_of_an_answer_stands_beside_the_old_one(filled: Session) -> None:
    saved = change(filled, "answer", "contact@always", since=date(2027, 3, 1), title="Welke dienst dan?")
    assert saved.key == "contact@2027-03-01"
    before, after = (entry_by_id(filled, "contact", date(2027, month, 1)) for month in (2, 3))
    assert before is not None
    assert after is not None
    assert (before.title, before.valid_until) == ("Welke dienst helpt?", date(2027, 2, 28))
    assert (after.title, after.valid_from) == ("Welke dienst dan?", date(2027, 3, 1))


def test_new_rule_of_an_offer_is_a_new_offer(filled: Session) -> None:
    saved = change(filled, "offer", "nt2-intake-agii", since=date(2027, 3, 1), price="10 euro")
    assert saved.key == "nt2-intake-agii-2027-03-01"
    old, _ = editing.entry(filled, "offer", "nt2-intake-agii")
    assert (old.price, old.valid_until) == (None, date(2027, 2, 28))


def test_new_rule_begins_after_the_old_one_and_only_where_there_can_be_two(filled: Session) -> None:
    change(filled, "answer", "contact@always", since=date(2027, 3, 1), title="Welke dienst dan?")
    assert "since" in refused(filled, "answer", "contact@2027-03-01", since=date(2027, 3, 1))
    assert "since" in refused(filled, "answer", "contact@always", since=date(2027, 5, 1))
    assert "since" in refused(filled, "measure", "ibo", since=date(2027, 5, 1))


def test_reader_changes_nothing_and_an_editor_of_a_province_only_what_stays_in_it(filled: Session) -> None:
    with pytest.raises(NotAllowedError):
        change(filled, "organisation", "vdab-limburg", by=READER, notes="Nieuw.")
    change(filled, "organisation", "vdab-limburg", by=OF_LIMBURG, notes="Nieuw.")
    for key in ("vdab-antwerpen", "vdab"):
        with pytest.raises(NotAllowedError):
            change(filled, "organisation", key, by=OF_LIMBURG, notes="Nieuw.")
    with pytest.raises(NotAllowedError):
        change(filled, "organisation", "vdab-limburg", by=OF_LIMBURG, provinces=["Limburg", "Antwerpen"])
    with pytest.raises(NotAllowedError):
        change(filled, "measure", "ibo", by=OF_LIMBURG, notes="Nieuw.")


def test_unknown_fact_is_not_found(filled: Session) -> None:
    with pytest.raises(NotFoundError):
        editing.entry(filled, "measure", "nergens")


def test_confirming_puts_the_day_at_every_source(filled: Session) -> None:
    day = date(2027, 1, 4)
    fact, version = editing.entry(filled, "measure", "ibo")
    editing.save(filled, EDITOR, Edit("measure", "ibo", editing.confirmed(fact, day), version))
    assert {source.checked_on for source in measures.details(filled, "ibo").sources} == {day}
    answer, _ = editing.entry(filled, "answer", "contact@always")
    assert editing.confirmed(answer, day)["checked_on"] == day


def test_load_keeps_an_edit_until_the_files_hold_it(filled: Session) -> None:
    change(filled, "measure", "ibo", notes="Van de webpagina.")
    change(filled, "answer", "contact@always", since=date(2027, 3, 1), title="Welke dienst dan?")
    load(filled, Path("data"))
    assert measures.details(filled, "ibo").notes == "Van de webpagina."
    assert entry_by_id(filled, "contact", date(2027, 3, 1)) is not None
    assert len(edits(filled)) == 3


def test_load_that_overwrites_lets_the_files_win(filled: Session) -> None:
    change(filled, "measure", "ibo", notes="Van de webpagina.")
    load(filled, Path("data"), overwrite=True)
    assert measures.details(filled, "ibo").notes != "Van de webpagina."
    assert edits(filled) == []


def test_load_is_refused_when_an_edit_names_what_the_files_no_longer_have(
    filled: Session, tmp_path: Path
) -> None:
    change(filled, "answer", "contact@always", ask_at=["gtb"])
    folder = Path(shutil.copytree("data", tmp_path / "data"))
    path = folder / "organisations" / "werk-en-begeleiding.yml"
    path.write_text(path.read_text("utf-8").replace("id: gtb\n", "id: gtb-elders\n"), "utf-8")
    with pytest.raises(ContentError, match="gaan niet samen"):
        load(filled, folder)


def test_provinces_of_municipalities_are_known(filled: Session) -> None:
    assert read_library(filled).municipalities["Kortrijk"] == "West-Vlaanderen"

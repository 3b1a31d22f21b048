"""Office hours, times and answers that stand ready, changed on the web pages and written back to data/."""

import shutil
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.content.bodies import body_in_file
from core.content.desk import load_desk, read_desk
from core.content.export import export
from core.content.load import load
from core.content.organisations import load_organisations, read_organisations
from core.database.content_edits import edits
from core.rules.accounts import Account
from core.services import desk_hours, editing, facts
from core.services.editing import Edit, EditConflictError, EditProblemsError, NotAllowedError
from tests.core.content.test_export import differences
from tests.measure_samples import DATA

EDITOR = Account(1, "an", "editor", None, disabled=False, has_totp=False)
OF_WEST = Account(2, "bo", "editor", "West-Vlaanderen", disabled=False, has_totp=False)
READER = Account(3, "cis", "reader", None, disabled=False, has_totp=False)
ORGANISATIONS = read_organisations(DATA / "organisations")[0]
SATURDAY = datetime(2026, 11, 28, 9, 30, tzinfo=timezone.utc)


@pytest.fixture
def filled(session: Session) -> Session:
    load_organisations(session, ORGANISATIONS)
    load_desk(session, read_desk(DATA, ORGANISATIONS))
    return session


def change(
    session: Session, kind: str, key: str, *, by: Account = EDITOR, version: int | None = None, **fields: Any
) -> None:
    fact, newest = editing.entry(session, kind, key)
    body = {**body_in_file(fact), **fields}
    editing.save(session, by, Edit(kind, key, body, newest if version is None else version))


def refused(session: Session, kind: str, key: str, **fields: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(EditProblemsError) as raised:
        change(session, kind, key, **fields)
    return [(problem.field, problem.text) for problem in raised.value.problems]


def test_new_hours_hold_at_once_and_the_former_ones_are_known(filled: Session) -> None:
    assert not desk_hours.is_open(desk_hours.team(filled, "algemeen"), SATURDAY)
    change(filled, "desk_team", "algemeen", saturday=["10u-12u"])
    assert desk_hours.is_open(desk_hours.team(filled, "algemeen"), SATURDAY)
    change(filled, "desk_team", "algemeen", closed_days=["2026-11-28"])
    assert not desk_hours.is_open(desk_hours.team(filled, "algemeen"), SATURDAY)
    known = facts.versions(filled, "algemeen")
    assert [each.recorded_by for each in known] == ["an", "an"]
    assert known[0].body is not None
    assert known[0].body["saturday"] == ["10:00-12:00"]
    assert [each.kind for each in edits(filled)] == ["desk_team"]


def test_new_time_and_new_answer_hold_at_once(filled: Session) -> None:
    change(filled, "desk_time", "remind_minutes", number=20)
    assert desk_hours.times(filled).remind_minutes == 20
    change(filled, "standard_answer", "groet", title="Hallo", text="Hallo. Ik lees je vraag.")
    assert desk_hours.standard_answers(filled)[0].text == "Hallo. Ik lees je vraag."


@pytest.mark.parametrize(
    ("kind", "key", "fields", "field"),
    [
        ("desk_team", "algemeen", {"monday": ["9u"]}, "monday"),
        ("desk_team", "algemeen", {"organisation": "niemand"}, "organisation"),
        ("desk_team", "algemeen", {"organisation": "taskforce-west-vlaanderen"}, "organisation"),
        ("desk_team", "algemeen", {"provinces": ["Limburg"]}, None),
        ("desk_team", "algemeen", {"closed_days": ["morgen"]}, "closed_days[1]"),
        ("desk_time", "alarm_minutes", {"number": 10}, "number"),
        ("desk_time", "silent_hours", {"number": 0}, "number"),
        ("standard_answer", "groet", {"title": "x" * 39}, "title"),
        ("standard_answer", "groet", {"text": ""}, "text"),
        (
            "standard_answer",
            "groet",
            {"text_employer": "Wij onderzoeken onverwijld uw administratieve aangelegenheden."},
            "text_employer",
        ),
    ],
)
def test_what_the_content_check_refuses_is_not_stored(
    filled: Session, kind: str, key: str, fields: dict[str, Any], field: str | None
) -> None:
    before = editing.entry(filled, kind, key)
    assert [found for found, _ in refused(filled, kind, key, **fields)] == [field]
    assert editing.entry(filled, kind, key) == before


def test_alarm_before_the_reminder_is_blamed_on_the_one_that_has_to_be_longer(filled: Session) -> None:
    [(_, text)] = refused(filled, "desk_time", "remind_minutes", number=60)
    assert "de beheerders horen het na de medewerkers" in text


def test_second_editor_of_the_same_version_is_told(filled: Session) -> None:
    change(filled, "desk_team", "algemeen", friday=["09:00-12:00"])
    with pytest.raises(EditConflictError):
        change(filled, "desk_team", "algemeen", version=0, friday=[])
    assert desk_hours.team(filled, "algemeen").friday == ("09:00-12:00",)


def test_editor_of_a_province_changes_the_team_of_that_province_only(filled: Session) -> None:
    change(filled, "desk_team", "west-vlaanderen", by=OF_WEST, friday=["09:00-12:00"])
    for kind, key in (
        ("desk_team", "algemeen"),
        ("desk_time", "alarm_minutes"),
        ("standard_answer", "groet"),
    ):
        with pytest.raises(NotAllowedError):
            change(filled, kind, key, by=OF_WEST, checked_on=date(2026, 12, 1))
    with pytest.raises(NotAllowedError):
        change(filled, "desk_team", "west-vlaanderen", by=OF_WEST, provinces=["West-Vlaanderen", "Limburg"])
    with pytest.raises(NotAllowedError):
        change(filled, "desk_team", "west-vlaanderen", by=READER, friday=[])


def test_confirming_puts_the_day_at_the_choice(filled: Session) -> None:
    team, _ = editing.entry(filled, "desk_team", "algemeen")
    assert editing.confirmed(team, date(2026, 12, 1))["checked_on"] == date(2026, 12, 1)


@pytest.fixture
def loaded(session: Session) -> Session:
    load(session, DATA)
    return session


def test_edits_are_written_back_and_nothing_else_in_the_file_changes(loaded: Session, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    change(loaded, "desk_team", "west-vlaanderen", friday=["9-12"], closed_days=["2026-12-28"])
    change(loaded, "desk_time", "remind_minutes", number=20)
    change(loaded, "standard_answer", "privacy", title="Wat wij bewaren")
    assert len(export(loaded, folder).written) == 3
    assert differences(folder) == {
        "desk.yml": [
            "-     friday: [09:00-12:00, 13:00-17:00]",
            "+     friday:",
            "+       - 09:00-12:00",
            "-     closed_days: []",
            "+     closed_days:",
            "+       - 2026-12-28",
            "-     number: 15",
            "+     number: 20",
            "-     title: Wat bewaren we?",
            "+     title: Wat wij bewaren",
        ]
    }
    assert export(loaded, folder).written == ()
    load(loaded, folder)
    assert edits(loaded) == []
    assert desk_hours.times(loaded).remind_minutes == 20
    assert desk_hours.team(loaded, "west-vlaanderen").friday == ("09:00-12:00",)


def test_load_of_the_files_keeps_an_edit_that_they_do_not_hold(loaded: Session) -> None:
    change(loaded, "desk_team", "algemeen", saturday=["10:00-12:00"])
    load(loaded, DATA)
    assert desk_hours.team(loaded, "algemeen").saturday == ("10:00-12:00",)
    load(loaded, DATA, overwrite=True)
    assert desk_hours.team(loaded, "algemeen").saturday == ()

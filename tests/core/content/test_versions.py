"""What every fact said before stays known: what, who and when."""

from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy.orm import Session

from core.content.load import load
from core.content.versions import Changes, record_versions
from core.database.session import session_scope
from core.database.versions import history, newest_versions
from tests.measure_samples import sample, write_data

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=timezone.utc)
TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Fact:
    text: str
    checked_on: date = date(2026, 11, 23)


def record(session: Session, by: str, at: datetime = MONDAY, **facts: Fact) -> Changes:
    changes = record_versions(session, "answer", facts, by=by, at=at)
    session.flush()
    return changes


def said(session: Session, fact_id: str) -> list[tuple[int, Any, str]]:
    rows = history(session, fact_id)
    return [(row.version, row.body and row.body["text"], row.recorded_by) for row in rows]


def test_first_load_notes_what_each_fact_says(session: Session) -> None:
    assert record(session, "an", a=Fact("een"), b=Fact("twee")) == Changes(2, 0, 0, 0)
    assert said(session, "a") == [(1, "een", "an")]
    assert newest_versions(session, "answer")["a"].body == {"text": "een", "checked_on": "2026-11-23"}


def test_fact_that_says_the_same_gets_no_new_version(session: Session) -> None:
    record(session, "an", a=Fact("een"))
    assert record(session, "bo", TUESDAY, a=Fact("een")) == Changes(0, 0, 0, 1)
    assert said(session, "a") == [(1, "een", "an")]


def test_changed_fact_keeps_what_it_said_and_who_wrote_it_when(database_url: str) -> None:
    with session_scope(database_url) as session:
        record(session, "an", MONDAY, a=Fact("een"), b=Fact("twee"))
    with session_scope(database_url) as session:
        assert record(session, "bo", TUESDAY, a=Fact("anders"), b=Fact("twee")) == Changes(0, 1, 0, 1)
    with session_scope(database_url) as session:
        assert said(session, "a") == [(1, "een", "an"), (2, "anders", "bo")]
        moments = [row.recorded_at.astimezone(timezone.utc) for row in history(session, "a")]
    assert moments == [MONDAY, TUESDAY]


def test_fact_that_was_only_checked_again_is_a_change(session: Session) -> None:
    record(session, "an", a=Fact("een"))
    checked = Fact("een", checked_on=date(2026, 11, 24))
    assert record(session, "bo", TUESDAY, a=checked) == Changes(0, 1, 0, 0)


def test_fact_that_was_taken_out_and_came_back_has_all_three_in_its_history(session: Session) -> None:
    record(session, "an", a=Fact("een"))
    assert record(session, "bo") == Changes(0, 0, 1, 0)
    assert record(session, "bo") == Changes(0, 0, 0, 0)
    assert record(session, "an", a=Fact("een")) == Changes(1, 0, 0, 0)
    assert said(session, "a") == [(1, "een", "an"), (2, None, "bo"), (3, "een", "an")]


def test_facts_of_another_kind_are_left_alone(session: Session) -> None:
    record(session, "an", a=Fact("een"))
    record_versions(session, "offer", {"a": Fact("ander")}, by="bo", at=TUESDAY)
    session.flush()
    assert newest_versions(session, "answer")["a"].body["text"] == "een"
    assert newest_versions(session, "offer")["a"].version == 1


def test_history_of_an_id_holds_its_dated_versions_and_no_other_ids(session: Session) -> None:
    facts = {"a@always": Fact("toen"), "a@2022-03-01": Fact("nu"), "a-b@always": Fact("b"), "ab": Fact("c")}
    record_versions(session, "answer", facts, by="an", at=MONDAY)
    session.flush()
    assert {row.key for row in history(session, "a")} == {"a@always", "a@2022-03-01"}
    assert history(session, "a_b") == []


def test_loading_notes_who_loaded(session: Session, tmp_path: Any) -> None:
    load(session, write_data(tmp_path, sample("a")), by="an")
    load(session, write_data(tmp_path, sample("a", amount="100 euro")), by="bo")
    rows = history(session, "a")
    assert [(row.recorded_by, row.body["amount"]) for row in rows] == [("an", None), ("bo", "100 euro")]

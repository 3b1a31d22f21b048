"""What must be checked again, and what facts said before, with invented facts."""

from datetime import date, datetime, timezone
from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.content.load import load
from core.content.versions import record_versions
from core.errors import NotFoundError
from core.rules.review import REVIEW_MONTHS
from core.services.facts import ANSWER, FactVersion, due_facts, ids_like, versions, versions_on
from tests.measure_samples import DATA

TODAY = date(2026, 11, 23)
OLD = {"text": "toen", "valid_from": None, "valid_until": "2022-02-28"}
NEW = {"text": "nu", "valid_from": "2022-03-01", "valid_until": None}


def record(
    session: Session, kind: str, facts: dict[str, dict[str, Any]], at: datetime | None = None, by: str = "an"
) -> None:
    """Note facts as a load does; without a day of checking they were checked today."""
    checked = {key: {"checked_on": "2026-11-23", **fact} for key, fact in facts.items()}
    moment = at or datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
    record_versions(session, kind, checked, by=by, at=moment)
    session.flush()


def due(session: Session, until: date = TODAY) -> list[tuple[str, date]]:
    return [(fact.key, fact.due_on) for fact in due_facts(session, TODAY, until)]


def texts(found: list[FactVersion]) -> list[str]:
    return [str(version.body["text"]) for version in found if version.body]


def test_facts_are_due_after_the_months_of_their_kind_and_the_latest_comes_first(session: Session) -> None:
    record(session, "organisation", {"a": {"checked_on": "2026-05-23"}, "b": {"checked_on": "2026-05-24"}})
    record(session, "right_to_work", {"c@always": {"checked_on": "2026-01-31"}})
    assert due(session) == [("c@always", date(2026, 4, 30)), ("a", date(2026, 11, 23))]
    assert due(session, date(2026, 11, 24))[-1] == ("b", date(2026, 11, 24))


def test_answer_has_a_period_of_its_own(session: Session) -> None:
    checked = {"checked_on": "2026-09-23"}
    record(session, ANSWER, {"a": {**checked, "review_months": 2}, "b": {**checked, "review_months": 3}})
    assert due(session) == [("a", TODAY)]


def test_measure_is_as_old_as_its_oldest_source(session: Session) -> None:
    sources = [{"checked_on": "2026-11-01"}, {"checked_on": "2026-02-14"}]
    record_versions(
        session,
        "measure",
        {"a": {"sources": sources}},
        by="an",
        at=datetime(2026, 11, 23, tzinfo=timezone.utc),
    )
    session.flush()
    assert due(session) == [("a", date(2026, 8, 14))]


def test_what_no_longer_holds_or_does_not_hold_yet_need_not_be_checked(session: Session) -> None:
    old = {"checked_on": "2020-01-01", "review_months": 6}
    record(
        session,
        ANSWER,
        {
            "ended": {**old, "valid_from": None, "valid_until": "2026-11-22"},
            "to-come": {**old, "valid_from": "2026-11-24", "valid_until": None},
            "last-day": {**old, "valid_from": None, "valid_until": "2026-11-23"},
        },
    )
    assert [key for key, _ in due(session)] == ["last-day"]


def test_fact_that_was_taken_out_or_checked_again_need_not_be_checked(session: Session) -> None:
    record(session, "organisation", {"a": {"checked_on": "2020-01-01"}, "b": {"checked_on": "2020-01-01"}})
    record(session, "organisation", {"b": {"checked_on": "2026-11-23"}})
    assert due(session) == []


def test_dated_fact_is_shown_as_it_held_on_the_day(session: Session) -> None:
    record(session, ANSWER, {"a@always": OLD, "a@2022-03-01": NEW})
    assert texts(versions_on(session, "a", date(2017, 3, 1))) == ["toen"]
    assert texts(versions_on(session, "a", date(2022, 2, 28))) == ["toen"]
    assert texts(versions_on(session, "a", date(2022, 3, 1))) == ["nu"]


def test_dated_fact_is_shown_by_its_newest_text(session: Session) -> None:
    record(session, ANSWER, {"a@always": OLD, "a@2022-03-01": NEW})
    record(session, ANSWER, {"a@always": {**OLD, "text": "toen, beter gezegd"}, "a@2022-03-01": NEW})
    assert texts(versions_on(session, "a", date(2017, 3, 1))) == ["toen, beter gezegd"]


def test_fact_without_dates_is_shown_as_it_was_written_down_on_that_day_in_brussels(session: Session) -> None:
    record(session, "organisation", {"a": {"text": "een"}}, datetime(2026, 1, 1, 12, tzinfo=timezone.utc))
    evening = datetime(2026, 6, 30, 22, 30, tzinfo=timezone.utc)
    record(session, "organisation", {"a": {"text": "twee"}}, evening)
    assert versions_on(session, "a", date(2025, 12, 31)) == []
    assert texts(versions_on(session, "a", date(2026, 6, 30))) == ["een"]
    assert texts(versions_on(session, "a", date(2026, 7, 1))) == ["twee"]


def test_fact_that_was_taken_out_is_not_shown_any_more(session: Session) -> None:
    record(session, "organisation", {"a": {"text": "een"}}, datetime(2026, 1, 1, 12, tzinfo=timezone.utc))
    record(session, "organisation", {}, datetime(2026, 7, 1, 12, tzinfo=timezone.utc))
    assert versions_on(session, "a", TODAY) == []
    assert texts(versions_on(session, "a", date(2026, 6, 30))) == ["een"]


def test_organisation_and_measure_with_one_id_are_both_shown(session: Session) -> None:
    record(session, "measure", {"a": {"text": "maatregel", "valid_from": "2020-01-01", "valid_until": None}})
    record(session, "organisation", {"a": {"text": "dienst"}})
    assert texts(versions_on(session, "a", TODAY)) == ["maatregel", "dienst"]
    assert [version.kind for version in versions(session, "a")] == ["measure", "organisation"]


def test_history_tells_who_wrote_what_in_which_order(session: Session) -> None:
    record(session, "organisation", {"a": {"text": "een"}}, by="an")
    record(session, "organisation", {"a": {"text": "twee"}}, by="bo")
    found = versions(session, "a")
    assert [(each.version, each.recorded_by) for each in found] == [(1, "an"), (2, "bo")]
    assert texts(found) == ["een", "twee"]


def test_id_that_never_was_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFoundError):
        versions(session, "nergens")
    with pytest.raises(NotFoundError):
        versions_on(session, "nergens", TODAY)


def test_ids_are_found_by_a_part_without_their_dates(session: Session) -> None:
    record(session, ANSWER, {"volunteering@always": OLD, "volunteering@2022-03-01": NEW, "price@always": OLD})
    assert ids_like(session, "unteer") == ["volunteering"]
    assert ids_like(session, "x") == []


def test_every_kind_that_is_loaded_has_a_time_to_be_checked(session: Session) -> None:
    loaded = load(session, DATA)
    assert set(loaded) == {ANSWER, *REVIEW_MONTHS}
    assert {kind for kind, changes in loaded.items() if not changes.added} == set()
    kinds = {fact.kind for fact in due_facts(session, TODAY, date(2030, 1, 1))}
    assert kinds == set(loaded)

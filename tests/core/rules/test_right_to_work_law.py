from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from core.rules.right_to_work import (
    Answer,
    CardText,
    LawIncompleteError,
    NextStep,
    Reason,
    Situation,
    decide,
    law_from_entries,
)
from tests.core.rules.real_law import ENTRIES, LAW


def raw_entries() -> list[dict[str, Any]]:
    return [entry.dict() for entry in ENTRIES]


@pytest.mark.parametrize("status", sorted(LAW.statuses))
def test_every_status_of_the_data_gets_a_verdict_with_an_entry(status: str) -> None:
    verdict = decide(Situation(work_on=date(2026, 11, 23), status=status), LAW)
    assert verdict.entries
    assert verdict.checked_on is not None


def test_every_entry_has_a_source_and_versions_do_not_overlap() -> None:
    assert all(entry.sources for entry in ENTRIES)
    for versions in LAW.entries.values():
        for earlier, later in pairwise(versions):
            assert earlier.valid_until is not None
            assert later.valid_from is not None
            assert earlier.valid_until < later.valid_from


def test_every_document_that_a_verdict_can_name_has_a_dutch_name() -> None:
    named = {version.document for versions in LAW.statuses.values() for version in versions}
    named |= {"annex_26", "annex_26quinquies", "annex_26quater", "permit_card_c"}
    assert named - {None} <= LAW.documents.keys()


def test_waiting_periods_follow_each_other_without_a_gap() -> None:
    periods = LAW.work_day_periods
    ends = [period.entry.valid_until for period in periods[:-1]]
    starts = [period.entry.valid_from for period in periods[1:]]
    assert [(start - end).days for start, end in zip(starts, ends, strict=True) if start and end] == [1] * 4
    assert [period.months for period in periods] == [None, 6, 4, 4, 4]


def test_once_the_pact_rule_is_verified_an_editor_only_adds_an_entry() -> None:
    entries = raw_entries()
    pact = next(entry for entry in entries if entry["id"] == "waiting_period_pact")
    pact |= {"verified": True, "months": 6}
    law = law_from_entries(entries)
    situation = Situation(work_on=date(2026, 11, 23), status="asylum_seeker", lodged_on=date(2026, 6, 20))
    verdict = decide(situation, law)
    assert (verdict.answer, verdict.reason) == (Answer.NO, Reason.WAITING)
    assert verdict.boundary_day == date(2026, 12, 20)
    assert not verdict.indication


def test_status_with_a_limit_says_to_stay_within_it_also_with_an_unlimited_card() -> None:
    for text in (None, CardText.UNLIMITED, CardText.LIMITED):
        verdict = decide(Situation(work_on=date(2026, 11, 23), status="student", card_text=text), LAW)
        assert verdict.limit == LAW.statuses["student"][-1].limit
        assert verdict.next_step is NextStep.SHOW_LIMITED_CARD


def test_only_a_right_with_a_limit_carries_one() -> None:
    with_limit = {name for name, versions in LAW.statuses.items() if versions[-1].limit is not None}
    assert with_limit == {"student"}


def test_missing_entry_is_named() -> None:
    entries = [entry for entry in raw_entries() if entry["id"] != "covid_exception"]
    with pytest.raises(LawIncompleteError, match="covid_exception"):
        law_from_entries(entries)


def test_unreadable_value_is_named_with_its_entry() -> None:
    entries = raw_entries()
    next(entry for entry in entries if entry["id"] == "student")["employee"] = "maybe"
    with pytest.raises(LawIncompleteError, match="student"):
        law_from_entries(entries)

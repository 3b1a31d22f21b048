"""What may not count cannot reach a score: not by the columns that are read, and not by their values."""

import re
from datetime import date, datetime, timezone
from typing import Any

import pytest
from sqlalchemy import event, inspect, update
from sqlalchemy.orm import Session

from core.database.match_facts import OCCUPATION_COLUMNS, PROFILE_COLUMNS, SKILL_COLUMNS
from core.database.match_profiles import MatchProfileRow
from core.database.profiles import (
    AppraisalRow,
    ProfileLanguageRow,
    ProfileOccupationRow,
    ProfileRow,
    ProfileSkillRow,
)
from core.services.matching import Suggestion, best_for_person, best_for_vacancy, compare, refresh_index_row
from tests.matching_samples import PLACES, TODAY, a_candidate, a_need, add_profile, add_vacancy, fill

MAY_COUNT = {
    "dutch_level", "education_level", "education_recognised", "licences", "available_from", "hours", "times",
    "nis_code", "max_km", "work_answer", "work_from", "work_until",
}  # fmt: skip
NEEDED_TO_READ = {"person", "steps", "work_checked_on"}
MAY_NOT_COUNT: dict[str, Any] = {
    "created_at": datetime(2019, 1, 1, tzinfo=timezone.utc),
    "updated_at": datetime(2020, 1, 1, tzinfo=timezone.utc),
    "last_sign_of_life": datetime(2020, 6, 1, tzinfo=timezone.utc),
    "asked_to_keep_at": datetime(2026, 11, 1, tzinfo=timezone.utc),
    "education_field": "rechten",
    "education_country": "SY",
    "wishes": "sealed wishes",
    "situation": "sealed situation",
    "work_checked_on": date(2026, 11, 1),
    "demo": True,
}
OTHER_STEPS = {"country": "answered", "field": "declined", "languages": "later", "wishes": "answered"}


@pytest.fixture
def filled(session: Session) -> Session:
    """Give a database with a vacancy and two people who fit, each in their own way."""
    fill(session)
    session.info["vacancy"] = add_vacancy(session, a_need())
    add_profile(session, "a", a_candidate(dutch_level="A1"))
    add_profile(session, "b", a_candidate(education_recognised="no", latitude=None, longitude=None))
    add_profile(session, "c", a_candidate(latitude=PLACES["44021"][0], longitude=PLACES["44021"][1]))
    return session


def both_sides(session: Session) -> list[Suggestion]:
    vacancy_id = session.info["vacancy"]
    found = best_for_vacancy(session, a_need(), TODAY, vacancy_id=vacancy_id)
    return found + [each for person in "abc" for each in best_for_person(session, person, TODAY)]


def test_every_column_of_a_profile_may_count_or_may_not_or_is_needed_to_read_it() -> None:
    columns = {column.key for column in inspect(ProfileRow).columns}
    assert columns == MAY_COUNT | NEEDED_TO_READ | MAY_NOT_COUNT.keys()


def test_only_columns_that_may_count_are_read_of_a_profile() -> None:
    assert {column.key for column in PROFILE_COLUMNS} == MAY_COUNT | NEEDED_TO_READ
    assert {column.key for column in OCCUPATION_COLUMNS} == {
        "person",
        "occupation",
        "isco08",
        "years",
        "kind",
    }
    assert {column.key for column in SKILL_COLUMNS} == {"person", "skill", "occupation"}


def test_ranking_reads_nothing_but_what_was_packed() -> None:
    columns = {column.key for column in inspect(MatchProfileRow).columns}
    assert columns == {"person", "block", "stamp", "facts"}


def test_statements_that_reach_the_database_name_no_column_that_may_not_count(filled: Session) -> None:
    said: list[str] = []
    engine = filled.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    both_sides(filled)
    compare(filled, "a", filled.info["vacancy"], TODAY)
    refresh_index_row(filled, "a")
    forbidden = "|".join(name for name in MAY_NOT_COUNT if name != "work_checked_on")
    assert any("FROM profiles" in statement for statement in said)
    assert [
        statement for statement in said if re.search(rf"\b({forbidden}|language|appraisal)\b", statement)
    ] == []
    assert [statement for statement in said if "*" in statement.replace("count(*)", "")] == []


@pytest.mark.parametrize("column", MAY_NOT_COUNT)
def test_changing_what_may_not_count_changes_no_score_and_no_order(filled: Session, column: str) -> None:
    before = both_sides(filled)
    assert len(before) == 4
    changed = update(ProfileRow).where(ProfileRow.person == "a").values(**{column: MAY_NOT_COUNT[column]})
    filled.execute(changed.execution_options(synchronize_session="fetch"))
    refresh_index_row(filled, "a")
    assert [scores(each) for each in both_sides(filled)] == [scores(each) for each in before]


def test_other_languages_the_order_of_telling_steps_and_appraisals_change_no_score(filled: Session) -> None:
    before = both_sides(filled)
    row = filled.get(ProfileRow, "a")
    row.languages.append(ProfileLanguageRow(language="ar", level="C2"))
    row.steps = {**row.steps, **OTHER_STEPS}
    filled.add(
        AppraisalRow(person="a", author="staff", made_at=MAY_NOT_COUNT["created_at"], appraisal="sealed")
    )
    occupations, skills = list(row.occupations), list(row.skills)
    row.occupations, row.skills = [], []
    filled.flush()
    row.occupations = [_same(ProfileOccupationRow, each) for each in reversed(occupations)]
    row.skills = [_same(ProfileSkillRow, each) for each in reversed(skills)]
    refresh_index_row(filled, "a")
    assert both_sides(filled) == before


def test_another_pseudonym_changes_no_score(filled: Session) -> None:
    add_profile(filled, "0" * 64, a_candidate(dutch_level="A1"))
    found = {each.person: each.match for each in best_for_vacancy(filled, a_need(), TODAY)}
    assert found["0" * 64] == found["a"]


def scores(found: Suggestion) -> tuple[object, ...]:
    return (found.person, found.match.score, found.match.rank, found.match.coverage, found.match.results)


def _same(row_class: Any, row: Any) -> Any:
    columns = [column.key for column in inspect(row_class).columns if column.key not in ("id", "person")]
    return row_class(**{name: getattr(row, name) for name in columns})

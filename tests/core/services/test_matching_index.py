"""Who is shown is who is there now: the index follows, and never decides alone. On both databases."""

from datetime import datetime, timezone

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.content.load import load
from core.database.consents import withdraw_consent
from core.database.match_profiles import MatchProfileRow
from core.database.matches import SuggestionRow
from core.database.profiles import ProfileRow
from core.database.session import session_scope
from core.services import consents
from core.services.consents import Purpose
from core.services.matching import (
    best_for_vacancy,
    refresh_index_row,
)
from core.services.profiles import delete_profile, save_dutch, save_wanted
from tests.matching_samples import (
    COOK,
    GENT,
    PLACES,
    TODAY,
    a_candidate,
    a_need,
    add_profile,
    add_vacancy,
    fill,
)
from tests.measure_samples import DATA

MOMENT = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
FAR = dict(zip(("latitude", "longitude"), PLACES[GENT], strict=True))


@pytest.fixture
def filled(session: Session) -> Session:
    """Give a database with the weights and a few places."""
    fill(session)
    return session


def people(session: Session, limit: int = 20, **options: object) -> list[str]:
    found = best_for_vacancy(session, a_need(), TODAY, limit, **options)  # type: ignore[arg-type]
    return [each.person for each in found]


def test_index_follows_what_people_save(filled: Session) -> None:
    load(filled, DATA)
    consents.give(filled, "newcomer", Purpose.KEEP)
    add_profile(filled, "newcomer", a_candidate(experience=(), wanted=(), dutch_level="A0"))
    assert people(filled) == []
    save_wanted(filled, "newcomer", [COOK])
    [first] = best_for_vacancy(filled, a_need(), TODAY)
    save_dutch(filled, "newcomer", "B1")
    [second] = best_for_vacancy(filled, a_need(), TODAY)
    assert (second.match.score or 0) > (first.match.score or 0)


def test_who_withdraws_is_not_shown_any_more_and_leaves_the_index(filled: Session) -> None:
    add_profile(filled, "cook", a_candidate())
    suggested = {"vacancy_id": add_vacancy(filled, a_need()), "person": "cook"}
    filled.add(SuggestionRow(**suggested, place=1, score=1.0, made_on=TODAY))
    assert people(filled) == ["cook"]
    consents.withdraw(filled, "cook", Purpose.MATCH)
    assert people(filled) == []
    assert filled.scalars(select(SuggestionRow.person)).all() == []
    assert filled.scalars(select(MatchProfileRow.person)).all() == []


def test_who_is_erased_is_not_shown_any_more(filled: Session) -> None:
    add_profile(filled, "cook", a_candidate())
    add_profile(filled, "another", a_candidate())
    assert len(people(filled)) == 2
    delete_profile(filled, "cook")
    assert people(filled) == ["another"]
    assert filled.scalars(select(MatchProfileRow.person)).all() == ["another"]


def test_nobody_is_shown_by_an_index_that_is_behind(filled: Session) -> None:
    for person in ("withdrew", "may-work-no-longer", "still-there"):
        add_profile(filled, person, a_candidate())
    people(filled)
    # Behind the back of the index, as if somebody forgot to call refresh_index_row.
    filled.execute(
        update(ProfileRow).where(ProfileRow.person == "may-work-no-longer").values(work_answer="no")
    )
    withdraw_consent(filled, "withdrew", "match", MOMENT)
    assert people(filled) == ["still-there"]
    assert people(filled, 1) == ["still-there"]


def test_index_of_one_process_follows_what_another_process_writes(database_url: str) -> None:
    with session_scope(database_url) as session:
        fill(session)
        add_profile(session, "cook", a_candidate())
    with session_scope(database_url) as reader:
        assert people(reader) == ["cook"]
    with session_scope(database_url) as writer:
        add_profile(writer, "another", a_candidate())
        writer.execute(delete(ProfileRow).where(ProfileRow.person == "cook"))
    with session_scope(database_url) as reader:
        assert people(reader) == ["another"]


def test_what_is_rolled_back_leaves_no_trace_in_the_index(database_url: str) -> None:
    with session_scope(database_url) as session:
        fill(session)
        add_profile(session, "cook", a_candidate())

    def fail() -> None:
        with session_scope(database_url) as session:
            add_profile(session, "ghost", a_candidate())
            assert set(people(session)) == {"cook", "ghost"}
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with session_scope(database_url) as session:
        assert people(session) == ["cook"]


def test_refreshing_twice_changes_no_row(filled: Session) -> None:
    add_profile(filled, "cook", a_candidate())
    before = filled.execute(select(MatchProfileRow.stamp)).scalars().all()
    refresh_index_row(filled, "cook")
    assert filled.execute(select(MatchProfileRow.stamp)).scalars().all() == before

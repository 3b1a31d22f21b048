"""The days on which people may work are reckoned again as time goes by."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.content.right_to_work import read_entries
from core.content.right_to_work_schema import RightToWorkEntry
from core.database.legal import from_entry
from core.rules.consent import Purpose
from core.rules.profile import WorkWindow
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import Answer, CardText
from core.services import consents, profiles
from core.services.work_window import refresh_windows, window_today

TODAY = date(2026, 11, 23)
LATER = date(2027, 3, 5)
CARD = Situation(
    work_on=TODAY,
    today=TODAY,
    status="asylum_seeker",
    lodged_on=date(2026, 1, 5),
    refused=False,
    card_text=CardText.UNLIMITED,
    card_valid_until=date(2027, 3, 4),
)


@pytest.fixture
def amina(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Give a database with the law, and with Amina whose card ends in March."""
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "a key of at least thirty-two characters, for tests")
    for entry in read_entries(Path("data/right_to_work.yml")):
        session.add(from_entry(_as_loaded(entry)))
    session.flush()
    consents.give(session, "amina", Purpose.KEEP)
    profiles.save_work(session, "amina", CARD, window_today(session, CARD, TODAY))
    return session


def _as_loaded(entry: RightToWorkEntry) -> dict[str, object]:
    from core.content.load import _as_mapping

    return _as_mapping(entry)


def window(session: Session) -> WorkWindow | None:
    profile = profiles.profile_of(session, "amina")
    assert profile is not None
    return profile.work


def test_window_is_kept_with_the_day_on_which_it_was_reckoned(amina: Session) -> None:
    assert window(amina) == WorkWindow(Answer.YES, TODAY, date(2027, 3, 4), TODAY)


def test_day_after_the_card_there_is_no_right_any_more(amina: Session) -> None:
    assert refresh_windows(amina, LATER) == 1
    found = window(amina)
    assert found is not None
    assert (found.answer, found.first, found.checked_on) == (Answer.NO, None, LATER)


def test_reckoning_again_on_the_same_day_changes_nothing(amina: Session) -> None:
    assert refresh_windows(amina, TODAY) == 0


def test_what_another_key_has_sealed_stays_as_it_was(amina: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    before = window(amina)
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "another key of at least thirty-two characters")
    assert refresh_windows(amina, LATER) == 0
    assert window(amina) == before


def test_profile_without_facts_about_the_right_to_work_is_left_alone(amina: Session) -> None:
    consents.give(amina, "bilal", Purpose.KEEP)
    profiles.save_dutch(amina, "bilal", "A2")
    refresh_windows(amina, LATER)
    profile = profiles.profile_of(amina, "bilal")
    assert profile is not None
    assert profile.work is None

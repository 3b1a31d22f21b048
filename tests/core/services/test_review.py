"""What was not understood, as it stands in the database, on both kinds of database."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from core.database.review import UnclearMessage
from core.errors import NotFoundError
from core.services import review
from core.services.review import Guess

TODAY = date(2026, 11, 23)
GUESSES = [Guess("ask_work_permit", 0.412), Guess("ask_when_may_work", 0.3)]


@pytest.fixture(autouse=True)
def _frozen_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())


def note(session: Session, text: str = "ik ben Ahmed, mag ik werken") -> str:
    link = review.note_unclear(session, text=text, tier="nlu_unclear", guesses=GUESSES)
    session.flush()
    return link


def the_only_row(session: Session) -> UnclearMessage:
    session.expire_all()
    (row,) = session.query(UnclearMessage).all()
    return row


def test_message_is_kept_without_its_writer_and_with_what_was_guessed(session: Session) -> None:
    note(session)
    row = the_only_row(session)
    assert (row.text, row.day, row.tier) == ("ik ben ▢ mag ik werken", TODAY, "nlu_unclear")
    assert row.guesses[0] == {"intent": "ask_work_permit", "probability": 0.41}
    assert row.chosen is None


def test_row_has_no_place_for_a_person_or_a_moment() -> None:
    columns = set(UnclearMessage.__table__.columns.keys())
    assert columns == {"id", "day", "text", "tier", "guesses", "chosen", "link", "state"}


def test_of_a_message_in_another_script_only_that_is_kept(session: Session) -> None:
    note(session, "متى يمكنني العمل")
    assert the_only_row(session).text is None


def test_choice_is_noted_and_the_link_ends_there(session: Session) -> None:
    link = note(session)
    review.note_choice(session, link, "ask_when_may_work")
    session.flush()
    row = the_only_row(session)
    assert (row.chosen, row.link) == ("ask_when_may_work", None)
    review.note_choice(session, link, "ask_work_permit")
    session.flush()
    assert the_only_row(session).chosen == "ask_when_may_work"


def test_who_chooses_nothing_ends_the_link_too(session: Session) -> None:
    review.note_choice(session, note(session), None)
    session.flush()
    row = the_only_row(session)
    assert (row.chosen, row.link) == (None, None)


def test_choice_for_a_message_that_was_erased_is_let_go(session: Session) -> None:
    review.note_choice(session, "0" * 32, "ask_when_may_work")
    assert session.query(UnclearMessage).count() == 0


def test_closed_message_leaves_the_list_and_an_older_day_is_left_out(session: Session) -> None:
    note(session)
    row = the_only_row(session)
    assert [found.id for found in review.new_messages(session, TODAY)] == [row.id]
    assert review.new_messages(session, TODAY + timedelta(days=1)) == []
    review.close(session, row.id)
    session.flush()
    assert review.new_messages(session, None) == []


def test_unknown_number_is_an_error_of_ours(session: Session) -> None:
    with pytest.raises(NotFoundError):
        review.message(session, 7)

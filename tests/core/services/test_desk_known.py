"""What staff learn of a conversation before they take it: from what was told, and from the profile."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from core.database.session import session_scope
from core.services.desk_known import known_of, lines_of
from tests.core.services.everybody import make_rasa_table, rasa_records
from tests.match_samples import add_profile

PERSON = "p" * 64

pytestmark = pytest.mark.usefixtures("desk_key")


@pytest.fixture
def talk(filled_database_url: str) -> Iterator[Session]:
    with session_scope(filled_database_url) as session:
        make_rasa_table(session)
        yield session


def told(session: Session, **slots: str) -> None:
    for name, value in slots.items():
        rasa_records(session, PERSON, "slot", name=name, value=value)


def test_place_of_a_profile_counts_when_nothing_else_was_said(talk: Session) -> None:
    add_profile(talk, PERSON)
    known = known_of(talk, PERSON)
    assert (known.place, known.province) == ("Kortrijk", "West-Vlaanderen")
    told(talk, place="Gent")
    assert known_of(talk, PERSON).province == "Oost-Vlaanderen"


def test_who_has_a_status_is_a_newcomer_unless_they_said_else(talk: Session) -> None:
    told(talk, status="asylum_seeker")
    assert known_of(talk, PERSON).role == "newcomer"
    told(talk, role="employer")
    assert known_of(talk, PERSON).role == "employer"


def test_conversation_about_the_right_to_work_says_so(talk: Session) -> None:
    assert not any("Waarover" in line for line in lines_of(known_of(talk, PERSON)))
    told(talk, topic="right_to_work")
    assert "Waarover: Mogen werken" in lines_of(known_of(talk, PERSON))

"""Another secret key: every sealed value and every pseudonym follows, or nothing does. On both databases."""

import json
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from core.clock import now
from core.database.models import Base
from core.database.people import person_column, sealed_columns, tables_about_people
from core.database.profiles import ProfileRow
from core.database.relay import Conversation
from core.database.service_marks import BOT_RUNS, remove_mark
from core.seal import Seal
from core.services import accounts, bot_lease
from core.services.key_rotation import Rotation, RotationRefusedError, rotate
from core.services.web_sessions import begin_attempt, log_in
from tests.core.services.everybody import CHAT, fill_everything, make_rasa_table, places_of, rasa_records

OLD = Seal("the-old-secret-key-for-tests-only-012345")
NEW = Seal("the-new-secret-key-for-tests-only-012345")
OTHER = Seal("one-more-secret-key-for-tests-only-01234")
BEFORE, AFTER = OLD.pseudonym(int(CHAT)), NEW.pseudonym(int(CHAT))
# Text in a table about people that may be read by who has the database; anything else must be sealed.
READABLE = {"vacancies.company", "profiles.education_field"}


@pytest.fixture
def kept(session: Session) -> Session:
    """Give a database that knows one person under the old key, in every table."""
    make_rasa_table(session)
    fill_everything(session, BEFORE, OLD)
    rasa_records(session, BEFORE, text="mag ik werken?")
    rasa_records(session, "terminal-1", "slot", name="shown", value=[BEFORE, "iets"])
    return session


def sealed_values(session: Session) -> dict[str, str]:
    return {
        str(column): session.scalar(select(column))
        for columns in sealed_columns().values()
        for column in columns
        if session.scalar(select(column)) is not None
    }


def test_every_sealed_value_opens_with_the_new_key_and_says_the_same(kept: Session) -> None:
    before = {name: OLD.open(value) for name, value in sealed_values(kept).items()}
    assert len(before) >= 12
    rotate(kept, NEW, [OLD], now())
    assert {name: NEW.open(value) for name, value in sealed_values(kept).items()} == before


def test_everybody_gets_the_new_pseudonym_in_every_table_and_in_what_rasa_recorded(kept: Session) -> None:
    places = places_of(kept, BEFORE)
    assert places >= {table.name for table in tables_about_people()} | {"events"}
    rotate(kept, NEW, [OLD], now())
    assert places_of(kept, BEFORE) == set()
    assert places_of(kept, AFTER) == places
    (data,) = kept.execute(text("SELECT data FROM events WHERE sender_id = 'terminal-1'")).scalars()
    assert json.loads(data)["value"] == [AFTER, "iets"]


def test_account_logs_in_with_the_same_code_of_its_app(session: Session) -> None:
    password = "vier paarden op zolder"
    accounts.create(session, "an", password)
    address = accounts.start_totp(session, "an", OLD)
    assert rotate(session, NEW, [OLD], now()).resealed == {"accounts.totp_secret": 1}
    attempt = begin_attempt(session, NEW, "an", "127.0.0.1")
    assert attempt is not None
    assert log_in(session, NEW, attempt, password, "") is None
    code = pyotp.TOTP(pyotp.parse_uri(address).secret).now()
    assert log_in(session, NEW, attempt, password, code) is not None


def test_doing_it_again_changes_nothing(kept: Session) -> None:
    rotate(kept, NEW, [OLD], now())
    values = sealed_values(kept)
    again = rotate(kept, NEW, [OLD], now())
    assert again.nothing_to_do
    assert sealed_values(kept) == values


def test_empty_database_has_nothing_to_do(session: Session) -> None:
    assert rotate(session, NEW, [OLD], now()) == Rotation({}, 0, 0, {}, 0)


def test_wrong_old_key_is_refused_and_named(kept: Session) -> None:
    with pytest.raises(RotationRefusedError, match="TOELEIDING_OLD_SECRET_KEY"):
        rotate(kept, NEW, [OTHER], now())


def test_value_that_neither_key_opens_is_refused_with_its_column_unless_it_may_be_left(kept: Session) -> None:
    unreadable = OTHER.close("van een vroegere sleutel")
    kept.execute(update(ProfileRow).values(wishes=unreadable))
    with pytest.raises(RotationRefusedError, match=r"profiles\.wishes \(1\)"):
        rotate(kept, NEW, [OLD], now())
    kept.rollback()


def test_value_that_neither_key_opens_can_be_left(kept: Session) -> None:
    unreadable = OTHER.close("van een vroegere sleutel")
    kept.execute(update(ProfileRow).values(wishes=unreadable))
    done = rotate(kept, NEW, [OLD], now(), leave_unreadable=True)
    assert done.unreadable == {"profiles.wishes": 1}
    assert kept.scalar(select(ProfileRow.wishes)) == unreadable
    assert done.renamed == 1


def test_key_of_this_computer_counts_as_an_old_one_too(session: Session) -> None:
    session.add(Conversation(pseudonym=BEFORE, chat=OLD.close(CHAT), last_update=now()))
    moments = dict.fromkeys(("created_at", "updated_at", "last_sign_of_life"), now())
    session.add(ProfileRow(person="terminal-1", steps={}, demo=False, wishes=OTHER.close("tuin"), **moments))
    session.flush()
    rotate(session, NEW, [OLD, OTHER], now())
    profile = session.get(ProfileRow, "terminal-1")
    assert NEW.open(profile.wishes) == "tuin"


def test_key_does_not_change_while_the_bot_runs(kept: Session) -> None:
    bot_lease.hold(kept, "this-bot", now())
    kept.flush()
    with pytest.raises(RotationRefusedError, match="Stop the service"):
        rotate(kept, NEW, [OLD], now())
    rotate(kept, NEW, [OLD], now() + timedelta(minutes=4))


def test_bot_that_stopped_is_no_hindrance(kept: Session) -> None:
    bot_lease.hold(kept, "this-bot", now())
    remove_mark(kept, BOT_RUNS)
    assert rotate(kept, NEW, [OLD], now()).renamed == 1


def test_somebody_who_wrote_under_both_keys_is_not_mixed_up(kept: Session) -> None:
    kept.add(Conversation(pseudonym=AFTER, chat=NEW.close(CHAT), last_update=now()))
    kept.flush()
    with pytest.raises(RotationRefusedError, match="under both keys"):
        rotate(kept, NEW, [OLD], now())
    kept.rollback()


def test_person_without_a_conversation_keeps_the_old_name_and_is_counted(session: Session) -> None:
    moments = dict.fromkeys(("created_at", "updated_at", "last_sign_of_life"), now())
    session.add(ProfileRow(person=BEFORE, steps={}, demo=False, **moments))
    session.flush()
    done = rotate(session, NEW, [OLD], now())
    assert (done.renamed, done.without_address) == (0, 1)


def test_long_text_about_people_is_sealed_or_readable_on_purpose() -> None:
    texts = {
        str(column)
        for table in Base.metadata.sorted_tables
        if person_column(table) is not None
        for column in table.columns
        if column.type.__visit_name__ == "text" and not column.info.get("sealed")
    }
    assert texts == READABLE

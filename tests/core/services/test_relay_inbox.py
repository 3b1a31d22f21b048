"""What comes in and goes out, as the database keeps it; on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from core.clock import now, today
from core.database.relay import Button, Conversation, InboxEntry, OutboxMessage
from core.database.session import session_scope
from core.errors import NotFoundError, SettingMissingError
from core.seal import Seal
from core.services.erasure import erase_person
from core.services.relay import Draft, Incoming, ReplyButton, queue_message
from core.services.relay_store import RelayStore, StoreUnavailableError

KEY = "a-secret-key-for-tests-only-0123456789"
SEAL = Seal(KEY)
AMINA, BILAL = 5_000_000_001, 5_000_000_002
SECRET_WORDS = "mijn geheime verhaal"
ASK = ReplyButton("Ja", '/inform{"geheim":"ja"}')


@pytest.fixture
def store(database_url: str) -> RelayStore:
    return RelayStore(database_url, KEY)


def said(
    update_id: int, words: str = SECRET_WORDS, who: int = AMINA, message_id: int | None = None
) -> Incoming:
    return Incoming(update_id, who, "text", words, message_id or update_id)


def everything(database_url: str) -> str:
    with session_scope(database_url) as session:
        rows = [
            row
            for table in (Conversation, InboxEntry, OutboxMessage, Button)
            for row in session.execute(select(*table.__table__.columns))
        ]
    return "\n".join(str(row) for row in rows)


def answer_all(store: RelayStore, pseudonym: str, *drafts: Draft) -> None:
    waiting = store.next_waiting(pseudonym)
    assert waiting is not None
    store.answer(waiting.id, list(drafts))


def send_all(store: RelayStore, pseudonym: str, first_message_id: int) -> int:
    """Pretend to send all that waits; return the next free message id."""
    while (outgoing := store.next_outgoing(pseudonym)) is not None:
        if outgoing.text is not None:
            store.record_part(outgoing.id, 0, first_message_id)
            first_message_id += 1
        store.finish(outgoing.id)
    return first_message_id


def test_update_is_accepted_once(store: RelayStore) -> None:
    assert store.accept(said(1)).is_new
    assert not store.accept(said(1)).is_new
    pseudonym = SEAL.pseudonym(AMINA)
    answer_all(store, pseudonym)
    assert store.next_waiting(pseudonym) is None


def test_messages_of_a_person_wait_in_the_order_in_which_they_came(store: RelayStore) -> None:
    store.accept(said(1, "een"))
    store.accept(said(2, "van iemand anders", BILAL))
    store.accept(said(3, "twee"))
    pseudonym = SEAL.pseudonym(AMINA)
    first = store.next_waiting(pseudonym)
    answer_all(store, pseudonym)
    second = store.next_waiting(pseudonym)
    assert first is not None
    assert second is not None
    assert (first.text, second.text) == ("een", "twee")
    assert first.chat_id == AMINA


def test_answer_and_mark_are_one_step(store: RelayStore) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    waiting = store.next_waiting(pseudonym)
    assert waiting is not None
    store.answer(waiting.id, [Draft("een"), Draft("twee")])
    store.answer(waiting.id, [Draft("een"), Draft("twee")])
    first = store.next_outgoing(pseudonym)
    assert first is not None
    assert first.text == "een"
    send_all(store, pseudonym, 50)
    assert store.people_with_work() == []


def test_nothing_readable_stands_in_the_database(store: RelayStore, database_url: str) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    answer_all(store, pseudonym, Draft(f"Over {SECRET_WORDS}", (ASK,)))
    stored = everything(database_url)
    for secret in (SECRET_WORDS, "geheim", str(AMINA), ASK.payload):
        assert secret not in stored


def test_handled_texts_are_emptied_even_of_their_encrypted_form(store: RelayStore, database_url: str) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    answer_all(store, pseudonym, Draft("antwoord"))
    send_all(store, pseudonym, 50)
    with session_scope(database_url) as session:
        left = session.execute(text("SELECT text FROM inbox UNION ALL SELECT text FROM outbox")).scalars()
        assert set(left) == {None}


def test_another_key_cannot_read_what_waits(store: RelayStore, database_url: str) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    waiting = RelayStore(database_url, "another-key-of-at-least-32-characters").next_waiting(pseudonym)
    assert waiting is not None
    assert waiting.text is None


def test_button_counts_once_and_only_for_whom_it_was_made(store: RelayStore) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    answer_all(store, pseudonym, Draft("Zeker?", (ASK,)))
    outgoing = store.next_outgoing(pseudonym)
    assert outgoing is not None
    ((title, reference),) = outgoing.buttons
    assert title == "Ja"
    assert len(reference.encode()) <= 64
    stranger = store.accept(Incoming(2, BILAL, "press", message_id=9, reference=reference))
    assert stranger.title is None
    assert store.accept(Incoming(3, AMINA, "press", message_id=9, reference=reference)).title == "Ja"
    assert store.accept(Incoming(4, AMINA, "press", message_id=9, reference=reference)).title == "Ja"
    pressed = store.next_waiting(pseudonym)
    assert pressed is not None
    assert (pressed.kind, pressed.text) == ("press", ASK.payload)
    answer_all(store, pseudonym)
    assert store.next_waiting(pseudonym) is None
    refused = store.next_waiting(SEAL.pseudonym(BILAL))
    assert refused is not None
    assert (refused.kind, refused.text) == ("old_button", None)


def test_answers_to_an_edit_take_the_place_of_the_old_ones(store: RelayStore) -> None:
    pseudonym = store.accept(said(1, "fout", message_id=10)).pseudonym
    answer_all(store, pseudonym, Draft("een"), Draft("twee"), Draft("drie"))
    send_all(store, pseudonym, 50)
    store.accept(Incoming(2, AMINA, "edit", "goed", 10))
    answer_all(store, pseudonym, Draft("lang", parts=2))
    replacement = store.next_outgoing(pseudonym)
    assert replacement is not None
    assert replacement.replaces == (50, 51)
    store.finish(replacement.id)
    surplus = store.next_outgoing(pseudonym)
    assert surplus is not None
    assert (surplus.text, surplus.replaces) == (None, (52,))


def test_edit_of_an_older_message_is_late(store: RelayStore) -> None:
    pseudonym = store.accept(said(1, "een", message_id=10)).pseudonym
    store.accept(said(2, "twee", message_id=11))
    store.accept(Incoming(3, AMINA, "edit", "een beter", 10))
    answer_all(store, pseudonym)
    answer_all(store, pseudonym)
    waiting = store.next_waiting(pseudonym)
    assert waiting is not None
    assert waiting.kind == "late_edit"


def test_outage_is_told_once_until_there_is_an_answer_again(store: RelayStore) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    assert store.tell_away_once(pseudonym, "even weg")
    assert not store.tell_away_once(pseudonym, "even weg")
    answer_all(store, pseudonym)
    assert store.tell_away_once(pseudonym, "even weg")


def test_nothing_waits_for_a_person_who_blocked_the_bot(store: RelayStore, database_url: str) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    answer_all(store, pseudonym, Draft("een"))
    store.accept(said(2))
    store.set_blocked(AMINA, True)
    assert store.people_with_work() == []
    with session_scope(database_url) as session:
        assert not queue_message(session, pseudonym, "hallo", seal=SEAL)
    store.set_blocked(AMINA, False)
    with session_scope(database_url) as session:
        assert queue_message(session, pseudonym, "hallo", seal=SEAL)
    assert store.people_with_work() == [pseudonym]


def test_message_to_somebody_unknown_is_an_error(session: Session) -> None:
    with pytest.raises(NotFoundError):
        queue_message(session, "0" * 64, "hallo", seal=SEAL)


def test_message_is_encrypted_with_the_key_of_the_environment(
    store: RelayStore, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    monkeypatch.delenv("TOELEIDING_SECRET_KEY", raising=False)
    with pytest.raises(SettingMissingError), session_scope(database_url) as session:
        queue_message(session, pseudonym, "hallo")
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    with session_scope(database_url) as session:
        queue_message(session, pseudonym, "hallo", [ASK])
    outgoing = store.next_outgoing(pseudonym)
    assert outgoing is not None
    assert outgoing.text == "hallo"


def test_old_and_handled_rows_are_deleted_and_what_waits_is_kept(
    store: RelayStore, database_url: str
) -> None:
    pseudonym = store.accept(said(1)).pseudonym
    answer_all(store, pseudonym, Draft("verzonden", (ASK,)))
    send_all(store, pseudonym, 50)
    store.accept(said(2))
    answer_all(store, pseudonym, Draft("wacht nog"))
    store.accept(said(3))
    assert store.purge(today(), now())["messages_deleted"] == 0
    assert store.purge(today(), now() + timedelta(days=30, seconds=1))["messages_deleted"] == 2
    outgoing, waiting = store.next_outgoing(pseudonym), store.next_waiting(pseudonym)
    assert outgoing is not None
    assert outgoing.text == "wacht nog"
    assert waiting is not None
    with session_scope(database_url) as session:
        assert session.execute(text("SELECT count(*) FROM buttons")).scalar() == 0


def test_highest_message_id_counts_both_ways(store: RelayStore) -> None:
    assert store.highest_message_id() == 0
    pseudonym = store.accept(said(1, message_id=70)).pseudonym
    assert store.highest_message_id() == 70
    answer_all(store, pseudonym, Draft("een"))
    send_all(store, pseudonym, 71)
    assert store.highest_message_id() == 71


def test_role_of_a_deep_link_is_remembered(store: RelayStore, database_url: str) -> None:
    store.accept(Incoming(1, AMINA, "text", "/state_role", 1, role="employer"))
    store.accept(said(2))
    with session_scope(database_url) as session:
        assert session.execute(text("SELECT role FROM conversations")).scalars().all() == ["employer"]


def test_database_without_tables_is_unavailable_and_its_error_holds_no_text(empty_database_url: str) -> None:
    store = RelayStore(empty_database_url, KEY)
    with pytest.raises(StoreUnavailableError) as error:
        store.accept(said(1))
    assert SECRET_WORDS not in repr(error.value)
    assert error.value.__cause__ is None
    store.prepare()
    assert store.accept(said(1)).is_new


def test_message_at_the_very_moment_of_an_erasure_can_be_stored_again(
    store: RelayStore, database_url: str
) -> None:
    pseudonym = store.accept(said(1)).pseudonym

    def accept() -> bool:
        try:
            return store.accept(said(2)).is_new
        except StoreUnavailableError:
            return store.accept(said(2)).is_new  # what the bot does

    with ThreadPoolExecutor(1) as pool:
        with session_scope(database_url) as session:
            erase_person(session, pseudonym)
            accepted = pool.submit(accept)
            wait([accepted], timeout=0.5)
        assert accepted.result()
    waiting = store.next_waiting(pseudonym)
    assert waiting is not None
    assert waiting.text == said(2).text

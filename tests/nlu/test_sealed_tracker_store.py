"""What was said stands sealed in the table of Rasa, on both databases, and is read back by Rasa and by us."""

import json
from collections.abc import Iterator

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import text

from core.clock import now
from core.database.rasa_events import fields, last_utterances
from core.database.session import engine_for, session_scope
from core.seal import Seal
from core.services.key_rotation import rotate
from nlu.sealed_tracker_store import SealedTrackerStore

KEY = "the-secret-key-of-this-test-0123456789"
NEXT_KEY = "another-secret-key-for-later-0123456789"
PERSON = "a" * 64
SAID = "bel mij op 0470 00 00 00"


@pytest.fixture
def store(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[SQLTrackerStore]:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    made = SealedTrackerStore(host=database_url, url=database_url)
    yield made
    made.engine.dispose()
    engine_for(database_url).dispose()


async def keep(store: SQLTrackerStore) -> None:
    tracker = DialogueStateTracker.from_events(PERSON, [UserUttered(SAID), BotUttered("Dat doe ik.")])
    await store.save(tracker)


def rows(url: str) -> list[str]:
    with engine_for(url).connect() as connection:
        return [row[0] for row in connection.execute(text("SELECT data FROM events ORDER BY id"))]


async def test_nothing_that_was_said_can_be_read_in_the_database(
    store: SQLTrackerStore, database_url: str
) -> None:
    await keep(store)
    kept = rows(database_url)
    assert len(kept) == 2
    assert not any("0470" in data or "doe ik" in data for data in kept)


async def test_rasa_and_staff_read_it_back(store: SQLTrackerStore, database_url: str) -> None:
    await keep(store)
    found = await store.retrieve(PERSON)
    assert found is not None
    assert [event.text for event in found.events if isinstance(event, UserUttered)] == [SAID]
    with session_scope(database_url) as session:
        assert [said.text for said in last_utterances(session, PERSON, 5)] == [SAID, "Dat doe ik."]


async def test_a_conversation_from_before_is_still_known(store: SQLTrackerStore, database_url: str) -> None:
    await keep(store)
    seal = Seal(KEY)
    plain = [seal.open(data) for data in rows(database_url)]
    with engine_for(database_url).begin() as connection:
        for number, data in enumerate(plain, 1):
            connection.execute(
                text("UPDATE events SET data = :data WHERE id = :id"), {"data": data, "id": number}
            )
    found = await store.retrieve(PERSON)
    assert found is not None
    assert len(found.events) == 2


async def test_another_key_opens_it_after_rotation_and_not_before(
    store: SQLTrackerStore, database_url: str
) -> None:
    await keep(store)
    assert fields(rows(database_url)[0], Seal(NEXT_KEY)) == {}
    with session_scope(database_url) as session:
        assert rotate(session, Seal(NEXT_KEY), [Seal(KEY)], now()).events == 2
    assert fields(rows(database_url)[0], Seal(NEXT_KEY))["text"] == SAID
    with session_scope(database_url) as session:
        assert rotate(session, Seal(NEXT_KEY), [Seal(KEY)], now()).events == 0


def test_a_plain_row_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOELEIDING_SECRET_KEY", raising=False)
    assert fields(json.dumps({"text": "dag"})) == {"text": "dag"}

"""Two at the same moment at the staff desk, on both databases: one is first, and the other hears it."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from sqlalchemy import func, select

from core.database.desk import DeskInboxRow, DeskOutboxRow
from core.database.escalations import Escalation
from core.database.relay import OutboxMessage
from core.database.session import session_scope
from core.rules.escalation import EscalationReason
from core.services import desk_asking
from core.services.desk_store import DeskStore, GroupIncoming, StoreUnavailableError
from core.services.relay import Incoming
from core.services.relay_store import RelayStore
from tests.core.services.desk_world import AMINA, GROUP, KEY, MONDAY, SEAL, World
from tests.core.services.test_at_the_same_moment import together

T = TypeVar("T")

PERSON = SEAL.pseudonym(AMINA)

pytestmark = pytest.mark.usefixtures("desk_key")


def patiently(call: Callable[[], T]) -> T:
    """Make a call again while the database is busy, as the bot does."""
    while True:
        try:
            return call()
        except StoreUnavailableError:
            continue


def test_of_members_who_take_at_once_one_owns_it_and_the_others_hear_who(database_url: str) -> None:
    with session_scope(database_url) as session:
        world = World(session)
        for number in range(4):
            world.member(101 + number, f"Lid{number}")
        number = world.waits(AMINA).id
        thread = world.escalation(AMINA).thread_id
    desk = DeskStore(database_url, KEY, GROUP)
    for each in range(4):
        data = f"desk:take:{number}"
        desk.accept(GroupIncoming(each, "press", GROUP, thread, 5, 101 + each, "x", None, data))
    with session_scope(database_url) as session:
        rows = list(session.scalars(select(DeskInboxRow.id).order_by(DeskInboxRow.id.desc()).limit(4)))
    together(lambda each: patiently(lambda: desk.handle(rows[each], True)), 4)
    with session_scope(database_url) as session:
        row = session.get(Escalation, number)
        assert row is not None
        assert (row.state, row.staff_id is not None) == ("staff", True)
        texts = [SEAL.open(text) or "" for text in session.scalars(select(DeskOutboxRow.text)) if text]
        told = [SEAL.open(text) or "" for text in session.scalars(select(OutboxMessage.text)) if text]
    assert sum("neemt dit gesprek" in text for text in texts) == 1
    assert sum("heeft dit gesprek al" in text for text in texts) == 3
    assert sum("antwoordt je nu" in text for text in told) == 1


def test_person_asked_by_two_processes_at_once_has_one_question(database_url: str) -> None:
    with session_scope(database_url) as session:
        World(session).says(AMINA, "hallo")

    def ask(_number: int) -> bool:
        try:
            with session_scope(database_url) as session:
                desk_asking.ask(session, SEAL, PERSON, EscalationReason.COMPLAIN, MONDAY)
        except Exception:  # the index refuses the second: who comes again then finds the first
            return False
        return True

    assert any(together(ask, 3))
    with session_scope(database_url) as session:
        assert session.scalar(select(func.count()).select_from(Escalation)) == 1


def test_message_that_two_workers_take_at_once_comes_in_the_topic_once(database_url: str) -> None:
    with session_scope(database_url) as session:
        world = World(session)
        world.member(101, "Els")
        number = world.waits(AMINA).id
        world.staff_press(101, f"desk:take:{number}")
        world.bot_works()
    relay, desk = RelayStore(database_url, KEY), DeskStore(database_url, KEY, GROUP)
    relay.accept(Incoming(9000, AMINA, "text", "maar één keer", 9000))
    waiting = relay.next_waiting(PERSON)
    assert waiting is not None
    assert all(together(lambda _: patiently(lambda: desk.takes(waiting)), 3))
    with session_scope(database_url) as session:
        texts = [SEAL.open(text) or "" for text in session.scalars(select(DeskOutboxRow.text)) if text]
    assert sum("maar één keer" in text for text in texts) == 1

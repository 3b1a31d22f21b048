"""Of all bots on one database one holds the lease, on SQLite and on PostgreSQL."""

import threading
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.orm import Session

from core.database.service_marks import BOT_RUNS, ServiceMarkRow, mark_of
from core.database.session import session_scope
from core.seal import Seal
from core.services.bot_lease import LEASE_SECONDS, hold, let_go
from core.services.key_rotation import RotationRefusedError, rotate
from core.services.relay_store import RelayStore

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
KEY = "a-secret-key-for-tests-only-0123456789"


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_first_one_gets_the_lease_and_another_hears_who_has_it(session: Session) -> None:
    assert hold(session, "een", NOW).is_ours
    refused = hold(session, "twee", later(1))
    assert (refused.is_ours, refused.holder) == (False, "een")


def test_lease_that_is_renewed_stays(session: Session) -> None:
    hold(session, "een", NOW)
    for seconds in range(10, 200, 10):
        assert hold(session, "een", later(seconds)).is_ours
        assert not hold(session, "twee", later(seconds + 9)).is_ours


@pytest.mark.parametrize(("seconds", "is_ours"), [(LEASE_SECONDS - 1, False), (LEASE_SECONDS + 1, True)])
def test_lease_that_is_not_renewed_runs_out(session: Session, seconds: float, is_ours: bool) -> None:
    hold(session, "een", NOW)
    assert hold(session, "twee", later(seconds)).is_ours is is_ours


def test_who_lost_the_lease_does_not_get_it_back_by_renewing(session: Session) -> None:
    hold(session, "een", NOW)
    hold(session, "twee", later(LEASE_SECONDS + 1))
    assert hold(session, "een", later(LEASE_SECONDS + 2)).holder == "twee"


def test_lease_is_free_at_once_when_its_holder_lets_go(session: Session) -> None:
    hold(session, "een", NOW)
    let_go(session, "een")
    assert hold(session, "twee", later(1)).is_ours


def test_nobody_lets_go_of_the_lease_of_another(session: Session) -> None:
    hold(session, "een", NOW)
    let_go(session, "twee")
    assert hold(session, "twee", later(1)).holder == "een"


def test_dead_holder_is_replaced_and_only_that_one(session: Session) -> None:
    hold(session, "een", NOW)
    assert not hold(session, "drie", later(1), instead_of="twee").is_ours
    assert hold(session, "twee", later(1), instead_of="een").is_ours
    assert not hold(session, "drie", later(2), instead_of="een").is_ours


def test_mark_of_a_clock_that_was_wrong_does_not_stop_the_bot_for_ever(session: Session) -> None:
    hold(session, "een", NOW + timedelta(days=365))
    assert hold(session, "twee", NOW).is_ours


def test_mark_of_a_bot_from_before_leases_runs_out_too(session: Session) -> None:
    session.add(ServiceMarkRow(name=BOT_RUNS, at=NOW))
    assert not hold(session, "twee", later(1)).is_ours
    assert hold(session, "twee", later(LEASE_SECONDS + 1)).is_ours


def test_of_many_that_ask_at_once_one_gets_it(database_url: str) -> None:
    got: list[str] = []
    barrier = threading.Barrier(5)

    def ask(holder: str) -> None:
        barrier.wait()
        if RelayStore(database_url, KEY).hold_lease(holder, NOW).is_ours:
            got.append(holder)

    threads = [threading.Thread(target=ask, args=(str(number),)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 1


def test_key_is_not_changed_while_a_bot_holds_the_lease(database_url: str) -> None:
    store = RelayStore(database_url, KEY)
    store.hold_lease("een", NOW)
    new, old = Seal("another-secret-key-for-tests-0123456789"), Seal(KEY)
    with session_scope(database_url) as session, pytest.raises(RotationRefusedError):
        rotate(session, new, [old], later(20))
    store.free_lease("een")
    with session_scope(database_url) as session:
        assert mark_of(session, BOT_RUNS) is None
        rotate(session, new, [old], later(20))

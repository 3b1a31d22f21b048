from pathlib import Path

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.exc import IntegrityError, RemovedIn20Warning

from core.database.measures import MeasureRow, all_measures, fill
from core.database.migrate import upgrade
from core.database.session import engine_for, hide_password, session_scope, take_write_lock
from core.errors import DatabaseUnavailableError
from tests.measure_samples import sample_measure


def add_measure(url: str, *, replaced_by: str | None = None, fail: bool = False) -> None:
    with session_scope(url) as session:
        row = MeasureRow()
        fill(row, sample_measure(replaced_by=replaced_by))
        session.add(row)
        session.flush()
        if fail:
            raise KeyError


def test_what_was_written_is_lost_when_the_block_raises(database_url: str) -> None:
    with pytest.raises(KeyError):
        add_measure(database_url, fail=True)
    with session_scope(database_url) as session:
        assert all_measures(session) == []


def test_database_refuses_a_successor_that_does_not_exist(database_url: str) -> None:
    with pytest.raises(IntegrityError):
        add_measure(database_url, replaced_by="bestaat-niet")


def test_password_is_not_shown() -> None:
    assert hide_password("postgresql://bot:hunter2@db/x") == "postgresql://bot:***@db/x"


def test_query_that_sqlalchemy_2_refuses_is_an_error_in_tests() -> None:
    with pytest.raises(RemovedIn20Warning):
        select([MeasureRow.id])


def test_writer_that_waits_too_long_hears_that_the_database_is_busy(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/busy.db"
    upgrade(url)
    impatient = create_engine(url, future=True, connect_args={"timeout": 0})
    with engine_for(url).begin() as first, impatient.begin() as second:
        take_write_lock(first)
        with pytest.raises(DatabaseUnavailableError):
            take_write_lock(second)


def test_writer_can_take_the_lock_twice_in_one_transaction(database_url: str) -> None:
    with engine_for(database_url).begin() as connection:
        take_write_lock(connection)
        take_write_lock(connection)

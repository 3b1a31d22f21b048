import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from core.database.migrate import is_ours, upgrade
from core.database.models import Base
from core.database.session import engine_for
from core.errors import DatabaseUnavailableError

UPGRADE_WHEN_TOLD = """
import sys
from core.database.migrate import upgrade
print("ready", flush=True)
sys.stdin.readline()
upgrade(sys.argv[1])
"""


def test_models_and_migrations_agree(database_url: str) -> None:
    with engine_for(database_url).connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": is_ours, "compare_type": True, "compare_server_default": True},
        )
        assert compare_metadata(context, Base.metadata) == []


def test_foreign_keys_agree_in_what_they_do(database_url: str) -> None:
    found = inspect(engine_for(database_url))
    for table in Base.metadata.tables.values():
        options = {
            column: key["options"].get("ondelete")
            for key in found.get_foreign_keys(table.name)
            for column in key["constrained_columns"]
        }
        expected = {key.parent.name: key.ondelete for key in table.foreign_keys}
        assert options == expected, table.name


def test_second_upgrade_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    with engine_for(database_url).connect() as connection:
        assert len(connection.execute(text("SELECT version_num FROM alembic_version")).all()) == 1


def test_tables_of_others_in_the_same_database_survive(empty_database_url: str) -> None:
    with engine_for(empty_database_url).begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, data TEXT)"))
        connection.execute(text("INSERT INTO events VALUES (1, 'van Rasa')"))
    upgrade(empty_database_url)
    with engine_for(empty_database_url).connect() as connection:
        assert connection.scalar(text("SELECT data FROM events")) == "van Rasa"
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, Base.metadata) == []


def test_processes_that_start_at_once_all_find_an_up_to_date_database(empty_database_url: str) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", UPGRADE_WHEN_TOLD, empty_database_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in started:
        process.communicate()
    assert [process.returncode for process in started] == [0, 0, 0]


def test_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path}/var/new/toeleiding.db")
    assert (tmp_path / "var" / "new" / "toeleiding.db").exists()


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "oracle+nothing://x",
        "mysql://bot:hunter2@x/y",
        "sqlite:////proc/nowhere/x.db",
        "postgresql+psycopg2://bot:hunter2@127.0.0.1:1/toeleiding",
    ],
)
def test_database_that_cannot_be_used_is_named_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseUnavailableError) as caught:
        upgrade(url)
    assert "hunter2" not in str(caught.value)

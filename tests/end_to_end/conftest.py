"""The whole service as it runs: Rasa with the trained model, the actions, the bot, and a Bot API stand-in."""

import os
import shutil
import sys
from asyncio.subprocess import DEVNULL, Process, create_subprocess_exec
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from bot.rasa_process import RasaProcesses
from core.content.load import load
from core.database.session import engine_for, session_scope
from tests.telegram_standin import Group, TelegramStandin

SECRET_KEY = "a-secret-key-for-tests-only-0123456789"
TODAY = "2026-11-23"
_lives = count()


@dataclass
class Service:
    """What runs, and where it writes."""

    processes: RasaProcesses
    database_url: str
    logs: Path

    @asynccontextmanager
    async def bot(self, telegram: TelegramStandin, staff: Group | None = None) -> AsyncIterator[Process]:
        """Run the bot as a process, for as long as the block lasts; `staff` is the group of the desk."""
        settings = {
            "TOELEIDING_TELEGRAM_TOKEN": telegram.token,
            "TOELEIDING_TELEGRAM_API_URL": telegram.url,
            "TOELEIDING_RASA_URL": self.processes.rasa_url,
            "TOELEIDING_SECRET_KEY": SECRET_KEY,
            "TOELEIDING_TELEGRAM_STAFF_CHAT": str(staff.chat_id) if staff is not None else "",
        }
        with (self.logs / "bot.log").open("ab") as log:
            process = await create_subprocess_exec(
                sys.executable, "-m", "bot", env={**os.environ, **settings}, stdout=DEVNULL, stderr=log
            )
            try:
                yield process
            finally:
                if process.returncode is None:
                    process.terminate()
                await process.wait()

    def log_text(self) -> str:
        """Return all that any of the processes logged."""
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.logs.iterdir()))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Give Rasa and the actions on a database of their own with the real content."""
    folder = tmp_path_factory.mktemp("service")
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), folder / "toeleiding.db")
        url = f"sqlite:///{folder}/toeleiding.db"
    else:
        template = request.getfixturevalue("migrated_postgres")
        url = request.getfixturevalue("postgres").create("service", template)
    with session_scope(url) as session:
        load(session, Path("data"))
    logs = folder / "log"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TOELEIDING_DATABASE_URL", url)
        environment.setenv("TOELEIDING_TODAY", TODAY)
        environment.setenv("TOELEIDING_SECRET_KEY", SECRET_KEY)
        with RasaProcesses(log_folder=logs) as processes:
            yield Service(processes, url, logs)
    engine_for(url).dispose()


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandin]:
    """Give a Bot API stand-in, to which nobody wrote before."""
    async with TelegramStandin(history=next(_lives) * 1_000) as standin:
        yield standin

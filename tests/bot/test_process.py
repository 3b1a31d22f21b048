"""`python -m bot` as a process: its settings, how it stops, and what a sudden death leaves behind."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.bot.conftest import SECRET_KEY
from tests.bot.fake_rasa import FakeRasa
from tests.telegram_standin import Person, TelegramStandin

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "bot")


def environment(telegram: TelegramStandin, rasa: FakeRasa, database: str) -> dict[str, str]:
    return {
        "TOELEIDING_TELEGRAM_TOKEN": telegram.token,
        "TOELEIDING_TELEGRAM_API_URL": telegram.url,
        "TOELEIDING_RASA_URL": rasa.url,
        "TOELEIDING_SECRET_KEY": SECRET_KEY,
        "TOELEIDING_DATABASE_URL": database,
    }


@asynccontextmanager
async def bot_process(settings: dict[str, str], command: tuple[str, ...] = COMMAND) -> AsyncIterator[Process]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("TOELEIDING_")}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env={**ours, **settings}, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.parametrize("name", ["TOELEIDING_TELEGRAM_TOKEN", "TOELEIDING_SECRET_KEY"])
async def test_missing_setting_stops_the_bot_with_its_name(
    name: str, telegram: TelegramStandin, rasa: FakeRasa, relay_database: str
) -> None:
    settings = {**environment(telegram, rasa, relay_database), name: ""}
    async with bot_process(settings) as process:
        _, complaint = await process.communicate()
    assert process.returncode == 2
    assert name in complaint.decode()
    assert "Traceback" not in complaint.decode()


async def test_token_that_telegram_does_not_know_stops_the_bot(
    telegram: TelegramStandin, rasa: FakeRasa, relay_database: str
) -> None:
    settings = environment(telegram, rasa, relay_database)
    async with bot_process({**settings, "TOELEIDING_TELEGRAM_TOKEN": "99:wrong-token"}) as process:
        _, complaint = await process.communicate()
    assert process.returncode == 2
    assert "TOELEIDING_TELEGRAM_TOKEN" in complaint.decode()
    assert "Traceback" not in complaint.decode()
    assert "wrong-token" not in complaint.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_bot_stops_quietly_when_it_is_asked_to(
    number: signal.Signals, amina: Person, telegram: TelegramStandin, rasa: FakeRasa, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path}/new.db"
    async with bot_process(environment(telegram, rasa, database)) as process:
        amina.says("hallo")
        await amina.hears(timeout=30)
        process.send_signal(number)
        out, log = await process.communicate()
    assert process.returncode == 0
    assert out == b""
    assert b"bot_stopped" in log
    assert b"Traceback" not in log


@pytest.mark.parametrize("arrived", [True, False])
async def test_bot_that_is_killed_while_it_sends_neither_loses_nor_doubles_the_answer(
    arrived: bool, amina: Person, telegram: TelegramStandin, rasa: FakeRasa, relay_database: str
) -> None:
    settings = environment(telegram, rasa, relay_database)
    async with bot_process(settings) as process:
        if arrived:
            telegram.hangs("sendMessage", 60, before=False)
        else:
            telegram.fails("sendMessage", 502, times=1000)
        amina.says("vraag")
        await amina.until(lambda: bool(telegram.called("sendMessage")), timeout=30)
        if arrived:
            await amina.hears(1)
        process.kill()
        await process.wait()
    telegram.recovers()
    async with bot_process(settings):
        amina.says("einde")
        await amina.until(lambda: "antwoord op: einde" in amina.texts, timeout=30)
    assert amina.texts == ["antwoord op: vraag", "antwoord op: einde"]

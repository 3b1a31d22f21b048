"""Reminders on Telegram: in the daytime, once, also when the bot stops or dies in the middle."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from telegram.ext import Application

from bot import reminders, texts
from bot.application import running_bot
from core.clock import now
from core.database.relay import Conversation
from core.database.reminders import ReminderRow
from core.database.session import engine_for, session_scope
from core.seal import Seal
from core.services.relay import Draft
from core.services.reminders import Message, Reminder, ReminderKind, remind
from core.settings import BotSettings
from tests.bot.conftest import SECRET_KEY, QuickSleep
from tests.bot.fake_rasa import FakeRasa
from tests.bot.reminder_answers import add_answers
from tests.bot.test_process import bot_process, environment
from tests.telegram_standin import Person, TelegramStandin

ASKED_ON = date(2027, 4, 1)
DAY = date(2027, 5, 6)
NOON = datetime(2027, 5, 6, 10, 0, tzinfo=timezone.utc)
SEAL = Seal(SECRET_KEY)
FIRST_ID = 101  # of the stand-in
SAID = "Dit is reminder-may-work-day."
Start = Callable[[], AbstractAsyncContextManager[Application]]
AT_ANY_HOUR = (
    "import sys; from bot import reminders; from bot.__main__ import main;"
    "reminders.FIRST_HOUR, reminders.LAST_HOUR = 0, 24; sys.exit(main())"
)


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", DAY.isoformat())
    monkeypatch.setattr(reminders, "now", lambda: NOON)


@pytest.fixture
def start(bot_settings: BotSettings, database_url: str, sleep: QuickSleep) -> Start:
    """Give a way to start the bot on an SQLite or PostgreSQL database; again is a restart."""

    @asynccontextmanager
    async def running() -> AsyncIterator[Application]:
        async with running_bot(
            bot_settings, database_url, sleep=sleep, poll_seconds=0.05, grace_seconds=0.2, look_seconds=0.05
        ) as application:
            yield application
        engine_for(database_url).dispose()

    return running


def asks_for_a_reminder(database: str, person: Person, day: date = DAY, answers: bool = True) -> None:
    pseudonym = SEAL.pseudonym(person.user_id)
    with session_scope(database) as session:
        if answers:
            add_answers(session)
        chat = SEAL.close(str(person.user_id))
        # They talked long ago: of their messages only the highest number is still known.
        session.add(
            Conversation(pseudonym=pseudonym, chat=chat, last_update=now(), last_message_id=FIRST_ID - 1)
        )
        session.flush()
        assert remind(session, pseudonym, Reminder(ReminderKind.MAY_WORK, day), ASKED_ON)


def states(database: str) -> set[str]:
    with session_scope(database) as session:
        return set(session.scalars(select(ReminderRow.state)))


async def everything(person: Person) -> list[str]:
    person.says("einde")
    await person.until(lambda: "antwoord op: einde" in person.texts, timeout=30)
    return [text.split("\n")[0] for text in person.texts if text != "antwoord op: einde"]


async def test_reminder_comes_on_its_day_once_with_source_and_two_buttons(
    start: Start, database_url: str, amina: Person, rasa: FakeRasa
) -> None:
    asks_for_a_reminder(database_url, amina)
    async with start():
        (message,) = await amina.hears()
        assert message.buttons == [texts.ASK_AGAIN, texts.CANCEL_REMINDER]
        await asyncio.sleep(0.3)
        amina.presses(texts.CANCEL_REMINDER)
        await amina.hears()
    async with start():
        assert await everything(amina) == [SAID, 'antwoord op: /inform{"answer": "cancel_reminder"}']
    assert message.text == (
        f"{SAID}\n\nKijk op 6 mei 2027 op je kaart. Staat er onbeperkt?\n\n"
        "Bron: De kaart, pagina van mei 2026, nagekeken op 23 november 2026."
    )
    assert "<b>onbeperkt</b>" in message.source
    assert '<a href="https://example.org/kaart">De kaart</a>' in message.source


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("moment", "is_sent"),
    [
        (datetime(2027, 5, 6, 6, 59, tzinfo=timezone.utc), False),  # 8.59 in Brussels
        (datetime(2027, 5, 6, 7, 0, tzinfo=timezone.utc), True),
        (datetime(2027, 5, 6, 17, 59, tzinfo=timezone.utc), True),
        (datetime(2027, 5, 6, 18, 0, tzinfo=timezone.utc), False),
        (datetime(2027, 1, 6, 7, 59, tzinfo=timezone.utc), False),  # in winter one hour less
        (datetime(2027, 1, 6, 8, 0, tzinfo=timezone.utc), True),
    ],
)
async def test_nobody_is_written_to_at_night(
    start: Start,
    database_url: str,
    amina: Person,
    monkeypatch: pytest.MonkeyPatch,
    moment: datetime,
    is_sent: bool,
) -> None:
    monkeypatch.setattr(reminders, "now", lambda: moment)
    asks_for_a_reminder(database_url, amina)
    async with start():
        if is_sent:
            await amina.hears()
        await asyncio.sleep(0.2)
        assert await everything(amina) == ([SAID] if is_sent else [])
    assert ("sent" in states(database_url)) is is_sent


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_reminder_waits_for_its_text_and_the_log_says_so_once(
    start: Start, database_url: str, amina: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    asks_for_a_reminder(database_url, amina, answers=False)
    async with start():
        await asyncio.sleep(0.3)
        with session_scope(database_url) as session:
            add_answers(session)
        await amina.hears()
    logged = capsys.readouterr().out
    assert logged.count("reminder_text_missing") == 1
    assert "reminder-may-work-day" in logged


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_fault_in_our_own_code_does_not_end_the_looking(
    start: Start, database_url: str, amina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks_for_a_reminder(database_url, amina)
    in_words = reminders.in_words
    faults = [KeyError(), KeyError()]

    def stumble(message: Message) -> Draft:
        if faults:
            raise faults.pop()
        return in_words(message)

    monkeypatch.setattr(reminders, "in_words", stumble)
    async with start():
        await amina.hears()
        assert await everything(amina) == [SAID]


@pytest.mark.parametrize("arrived", [True, False])
async def test_restart_while_a_reminder_goes_out_neither_loses_nor_doubles_it(
    start: Start, database_url: str, amina: Person, telegram: TelegramStandin, arrived: bool
) -> None:
    asks_for_a_reminder(database_url, amina)
    if arrived:
        telegram.drops("sendMessage", before=False, times=1)
        telegram.fails("editMessageReplyMarkup", 500, times=1000)
    telegram.fails("sendMessage", 500, times=1000)
    async with start():
        await amina.until(lambda: bool(telegram.called("sendMessage")))
    telegram.recovers()
    for _ in range(2):
        async with start():
            assert SAID in await everything(amina)
    assert reminders_of(amina) == [SAID]
    assert states(database_url) == {"sent", "expired"}


def reminders_of(person: Person) -> list[str]:
    return [text.split("\n")[0] for text in person.texts if text.startswith("Dit is")]


async def test_restart_again_and_again_around_the_moment_sends_everybody_one(
    start: Start, database_url: str, telegram: TelegramStandin
) -> None:
    people = [telegram.person() for _ in range(4)]
    for place, person in enumerate(people):
        asks_for_a_reminder(database_url, person, answers=place == 0)
    for calls in (1, 2, 4, 3):
        telegram.drops("sendMessage", before=bool(calls % 2))
        enough = len(telegram.calls) + calls
        async with start():
            await telegram.until(lambda enough=enough: len(telegram.calls) >= enough)  # type: ignore[misc]
    telegram.recovers()
    async with start():
        for person in people:
            await everything(person)
    assert [reminders_of(person) for person in people] == [[SAID]] * 4


@pytest.mark.parametrize("arrived", [True, False])
async def test_bot_that_is_killed_while_it_reminds_neither_loses_nor_doubles_it(
    database_url: str, amina: Person, telegram: TelegramStandin, rasa: FakeRasa, arrived: bool
) -> None:
    asks_for_a_reminder(database_url, amina)
    settings = {**environment(telegram, rasa, database_url), "TOELEIDING_TODAY": DAY.isoformat()}
    command = (sys.executable, "-c", AT_ANY_HOUR)
    if arrived:
        telegram.hangs("sendMessage", 60, before=False)
    else:
        telegram.fails("sendMessage", 502, times=1000)
    async with bot_process(settings, command) as process:
        await amina.until(lambda: bool(telegram.called("sendMessage")), timeout=30)
        if arrived:
            await amina.hears()
        process.kill()
        await process.wait()
    telegram.recovers()
    async with bot_process(settings, command):
        await everything(amina)
    assert reminders_of(amina) == [SAID]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_blocked_the_bot_meanwhile_is_left_alone(
    start: Start, database_url: str, amina: Person, bilal: Person
) -> None:
    asks_for_a_reminder(database_url, amina, DAY + timedelta(days=1))
    async with start():
        await amina.hears()
        amina.blocks_bot()
        bilal.says("hallo")
        await bilal.hears()
    with pytest.MonkeyPatch.context() as later:
        later.setenv("TOELEIDING_TODAY", (DAY + timedelta(days=1)).isoformat())
        async with start():
            await everything(bilal)
    assert [message.text.split("\n")[0] for message in amina.messages] == ["Dit is reminder-may-work-week."]
    assert states(database_url) == {"sent", "cancelled"}


def test_reminder_says_what_is_not_certain_and_what_was_checked_long_ago() -> None:
    message = Message(
        "Kijk.", "Op je kaart.", "Dat kan anders zijn.", True, "Kaart", "https://x.org", None, "nu"
    )
    said = reminders.in_words(message).text
    assert said.split("\n\n") == [
        "Kijk.",
        "Op je kaart.",
        "⚠️ Niet alles is zeker. Dat kan anders zijn.",
        texts.OLD_FACTS,
        "Bron: [Kaart](https://x.org), nagekeken op nu.",
    ]

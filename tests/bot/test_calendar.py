"""A day goes along as a file for an agenda: once, whatever the network does; at a terminal a line says so."""

import asyncio
from datetime import date
from typing import Any

import httpx
import pytest
from icalendar import Calendar
from sqlalchemy import select

from bot import texts
from bot.rasa_client import RasaClient, RasaRefusedError, Reply
from bot.terminal import CALENDAR, Conversation
from core.database.relay import OutboxMessage
from core.database.session import session_scope
from core.services.attachments import CALENDAR_NAME
from core.services.reminders import Reminder, ReminderKind
from tests.bot.conftest import StartBot
from tests.bot.fake_rasa import FakeRasa, text
from tests.bot.reminder_answers import add_answers
from tests.telegram_standin import Person, TelegramStandin

ASKED = "herinner mij"
REMINDED = "Goed. Je krijgt een bericht."
LAST = "dit is het einde"


def calendar(kind: str = "may_work", day: str = "2027-05-06") -> dict[str, Any]:
    """Return what Rasa's REST channel gives for a message of an action with a calendar."""
    return {"recipient_id": "somebody", "custom": {"calendar": {"kind": kind, "day": day}}}


@pytest.fixture
def reminding(rasa: FakeRasa) -> None:
    rasa.answers[ASKED] = [text(REMINDED, ("Geen herinnering meer", "/stop")), calendar()]


async def everything_after(person: Person) -> list[str]:
    person.says(LAST)
    await person.until(lambda: f"antwoord op: {LAST}" in person.texts)
    return [text for text in person.texts if text != f"antwoord op: {LAST}"]


@pytest.mark.usefixtures("bot", "reminding")
async def test_file_follows_the_words_with_the_day_in_it(amina: Person, relay_database: str) -> None:
    with session_scope(relay_database) as session:
        add_answers(session)
    amina.says(ASKED)
    words, sent = await amina.hears(2)
    assert (words.text, words.file) == (REMINDED, None)
    assert sent.text == texts.CALENDAR_CAPTION
    assert sent.file is not None
    assert (sent.file.name, sent.file.kind) == (CALENDAR_NAME, "text/calendar")
    (event,) = Calendar.from_ical(sent.file.content).walk("VEVENT")
    assert event.decoded("dtstart") == date(2027, 5, 6)
    assert str(event["summary"]) == texts.CALENDAR_SUMMARIES["may_work"]
    assert str(event["description"]).startswith("Dit is reminder-may-work-day.")


@pytest.mark.usefixtures("bot", "reminding")
@pytest.mark.parametrize("before", [True, False])
async def test_broken_connection_neither_loses_nor_doubles_the_file(
    amina: Person, telegram: TelegramStandin, before: bool
) -> None:
    telegram.drops("sendDocument", before=before, times=2)
    telegram.floods("sendDocument", retry_after=2)
    amina.says(ASKED)
    assert await everything_after(amina) == [REMINDED, texts.CALENDAR_CAPTION]


@pytest.mark.usefixtures("reminding")
async def test_restart_while_the_file_goes_out_neither_loses_nor_doubles_it(
    amina: Person, start_bot: StartBot, telegram: TelegramStandin
) -> None:
    telegram.drops("sendDocument", before=False, times=1)
    telegram.fails("editMessageReplyMarkup", 500, times=1000)
    async with start_bot():
        amina.says(ASKED)
        await amina.until(lambda: bool(telegram.called("sendDocument")))
    telegram.recovers()
    async with start_bot():
        assert await everything_after(amina) == [REMINDED, texts.CALENDAR_CAPTION]


@pytest.mark.usefixtures("bot", "reminding")
async def test_file_waits_encrypted_and_is_gone_once_it_was_sent(
    amina: Person, telegram: TelegramStandin, relay_database: str
) -> None:
    def attachments() -> list[str | None]:
        with session_scope(relay_database) as session:
            return list(session.scalars(select(OutboxMessage.attachment).order_by(OutboxMessage.id)))

    telegram.hangs("sendDocument", 0.3)
    amina.says(ASKED)
    await amina.until(lambda: bool(telegram.called("sendDocument")))
    waiting = attachments()[1]
    assert waiting is not None
    assert "BEGIN" not in waiting
    await everything_after(amina)
    assert attachments() == [None, None, None]


@pytest.mark.usefixtures("bot", "reminding")
async def test_edited_question_gets_a_new_file_and_the_old_one_goes(amina: Person, rasa: FakeRasa) -> None:
    rasa.answers["toch op 7 mei"] = [text("Goed, op 7 mei."), calendar(day="2027-05-07")]
    rasa.answers["laat maar"] = [text("Goed."), text("Nog iets?")]
    amina.says(ASKED)
    await amina.hears(2)
    amina.edits("toch op 7 mei")
    await amina.until(lambda: len(amina.messages) == 3 and len(amina.sees) == 2)
    assert amina.texts == ["Goed, op 7 mei.", texts.CALENDAR_CAPTION]
    (sent,) = [message.file for message in amina.sees if message.file]
    assert b"DTSTART;VALUE=DATE:20270507" in sent.content
    amina.edits("laat maar")
    await amina.until(lambda: "Nog iets?" in amina.texts)
    await asyncio.sleep(0.1)
    assert amina.texts == ["Goed.", "Nog iets?"]


async def test_client_reads_the_day_of_a_calendar(rasa: FakeRasa) -> None:
    rasa.answers[ASKED] = [calendar("card"), {"custom": {}}, {"custom": None}]
    async with RasaClient(rasa.url) as client:
        replies = await client.send("abc", ASKED)
    assert replies == [Reply("", calendar=Reminder(ReminderKind.CARD, date(2027, 5, 6)))]


@pytest.mark.parametrize("wrong", [calendar("feest"), calendar(day="mei"), {"custom": {"calendar": {}}}])
async def test_calendar_without_a_known_kind_and_day_is_refused(
    rasa: FakeRasa, wrong: dict[str, Any]
) -> None:
    rasa.answers[ASKED] = [wrong]
    async with RasaClient(rasa.url) as client:
        with pytest.raises(RasaRefusedError):
            await client.send("abc", ASKED)


def test_terminal_says_where_the_file_would_be() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=[text(REMINDED), calendar()]))
    conversation = Conversation("http://rasa", httpx.Client(transport=transport))
    assert conversation.say(ASKED) == [REMINDED, "", CALENDAR, ""]

"""The log holds neither what people write nor who they are, nor the token; also when things go wrong."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from telegram.error import NetworkError

from bot import log
from core.database.session import session_scope
from core.seal import Seal
from core.services.relay import queue_message
from tests.bot.conftest import SECRET_KEY, StartBot
from tests.bot.fake_rasa import FakeRasa, text
from tests.telegram_standin import Person, TelegramStandin

PHRASE = "geheimzin"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Give what is logged, at the most talkative level that the bot has."""
    root = logging.getLogger()
    before = (root.handlers, root.level)
    stream = io.StringIO()
    log.set_up(stream)
    yield stream
    root.handlers, root.level = before[0], before[1]
    structlog.reset_defaults()


async def test_nothing_personal_is_logged_whatever_goes_wrong(
    written: io.StringIO,
    start_bot: StartBot,
    amina: Person,
    bilal: Person,
    telegram: TelegramStandin,
    rasa: FakeRasa,
    relay_database: str,
) -> None:
    rasa.answers[f"knop {PHRASE}"] = [text(f"Kies {PHRASE}", (f"Ja {PHRASE}", f"/affirm{PHRASE}"))]
    rasa.answers[f"kapot {PHRASE}"] = lambda: [{"text": PHRASE, "buttons": [{"titel": PHRASE}]}]
    async with start_bot():
        for trouble in (400, 500, 502):
            rasa.statuses = [trouble]
            amina.says(f"vraag {trouble} {PHRASE}")
        await amina.until(lambda: f"antwoord op: vraag 502 {PHRASE}" in amina.texts)
        telegram.floods("sendMessage")
        telegram.drops("sendMessage", before=True)
        telegram.drops("sendMessage", before=False)
        telegram.fails("sendMessage", 400, f"Bad Request: {PHRASE}", times=2)
        amina.says(f"geweigerd {PHRASE}")
        telegram.fails("editMessageReplyMarkup", 400, f"Bad Request: {PHRASE}")
        telegram.fails("getUpdates", 409, f"Conflict: {PHRASE}")
        telegram.fails("getUpdates", 502, PHRASE)
        amina.says(f"kapot {PHRASE}")
        amina.says(f"knop {PHRASE}")
        await amina.until(lambda: bool(amina.sees[-1].buttons))
        amina.presses(f"Ja {PHRASE}")
        amina.presses_reference(PHRASE, amina.sees[-1])
        amina.edits(f"anders {PHRASE}", amina.said[0])
        amina.sends_photo(f"bijschrift {PHRASE}")
        await amina.until(lambda: f"antwoord op: bijschrift {PHRASE}" in amina.texts)
        bilal.says(PHRASE)
        await bilal.hears()
        bilal.blocked = True
        with session_scope(relay_database) as session:
            seal = Seal(SECRET_KEY)
            queue_message(session, seal.pseudonym(bilal.user_id), PHRASE, seal=seal)
        await rasa.goes_away()
        amina.says(f"weg {PHRASE}")
        await amina.until(lambda: "storing" in amina.texts[-1])
        await telegram.goes_down()
    lines = written.getvalue()
    assert "rasa_away" in lines
    assert "telegram_away" in lines
    forbidden = [PHRASE, telegram.token, SECRET_KEY, str(amina.user_id), "Amina", "Bilal", telegram.url]
    assert [secret for secret in forbidden if secret in lines] == []
    assert all("event" in json.loads(line) for line in lines.splitlines())


def test_exception_is_logged_by_its_type_and_place(written: io.StringIO) -> None:
    try:
        raise NetworkError(f"POST https://api.telegram.org/bot1:{PHRASE}/sendMessage")
    except NetworkError:
        log.get_logger("bot.test").exception("it_failed", part=2)
    line = json.loads(written.getvalue())
    assert (line["event"], line["error"], line["part"], line["level"]) == (
        "it_failed",
        "NetworkError",
        2,
        "error",
    )
    assert line["where"][0].startswith("test_log.py:")
    assert PHRASE not in written.getvalue()


def test_foreign_loggers_show_their_template_and_not_what_is_filled_in(written: io.StringIO) -> None:
    logging.getLogger("tornado.access").warning("%d POST %s", 500, f"/hook/{PHRASE}")
    logging.getLogger("asyncio").error(f"Task exception was never retrieved\nfuture: {PHRASE}")
    logging.getLogger("other").warning(f"see https://api.telegram.org/bot1:{PHRASE}/getMe")
    logging.getLogger("other").error("failed", exc_info=ValueError(PHRASE))
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:x/getMe")
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [line["event"] for line in lines] == [
        "%d POST %s",
        "Task exception was never retrieved",
        "see (url)",
        "failed",
    ]
    assert lines[-1]["error"] == "ValueError"
    assert PHRASE not in written.getvalue()

"""Nothing is lost and nothing doubled: restarts, floods, broken connections, Rasa or a person gone."""

import asyncio
from pathlib import Path

import pytest

from bot import texts
from bot.application import running_bot
from core.database.session import session_scope
from core.seal import Seal
from core.services.relay import ReplyButton, queue_message
from core.settings import BotSettings
from tests.bot.conftest import SECRET_KEY, QuickSleep, StartBot
from tests.bot.fake_rasa import FakeRasa, text
from tests.telegram_standin import Person, TelegramStandin

LAST = "dit is het einde"


async def everything_after(person: Person) -> list[str]:
    """Let the person say something last, and return all that the bot wrote before its answer."""
    person.says(LAST)
    await person.until(lambda: f"antwoord op: {LAST}" in person.texts)
    return [text for text in person.texts if text != f"antwoord op: {LAST}"]


@pytest.mark.usefixtures("bot")
async def test_flood_limit_is_waited_out_as_long_as_telegram_asks(
    amina: Person, telegram: TelegramStandin, sleep: QuickSleep
) -> None:
    telegram.floods("sendMessage", retry_after=7, times=2)
    amina.says("een")
    amina.says("twee")
    assert [heard.text for heard in await amina.hears(2)] == ["antwoord op: een", "antwoord op: twee"]
    assert sleep.asked.count(7.0) == 2
    assert await everything_after(amina) == ["antwoord op: een", "antwoord op: twee"]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("buttons", [(), (("Ja", "/affirm"),)])
async def test_broken_connection_neither_loses_nor_doubles_an_answer(
    amina: Person,
    telegram: TelegramStandin,
    rasa: FakeRasa,
    before: bool,
    buttons: tuple[tuple[str, str], ...],
) -> None:
    rasa.answers["vraag"] = [text("eerste", *buttons), text("tweede")]
    telegram.drops("sendMessage", before=before, times=2)
    amina.says("vraag")
    assert await everything_after(amina) == ["eerste", "tweede"]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("status", [500, 502, 504])
async def test_server_error_of_telegram_is_waited_out(
    amina: Person, telegram: TelegramStandin, status: int
) -> None:
    telegram.fails("sendMessage", status, times=3)
    amina.says("vraag")
    assert await everything_after(amina) == ["antwoord op: vraag"]


@pytest.mark.usefixtures("bot")
async def test_telegram_that_is_gone_for_a_while_is_waited_out(
    amina: Person, telegram: TelegramStandin, rasa: FakeRasa
) -> None:
    rasa.gates["vraag"] = asyncio.Event()
    amina.says("vraag")
    await amina.until(lambda: amina.typing > 0)
    await telegram.goes_down()
    rasa.gates["vraag"].set()
    await asyncio.sleep(0.1)
    await telegram.comes_up()
    assert await everything_after(amina) == ["antwoord op: vraag"]


async def test_restart_between_question_and_answer_loses_and_doubles_nothing(
    amina: Person, start_bot: StartBot, rasa: FakeRasa, telegram: TelegramStandin
) -> None:
    rasa.gates["vraag"] = asyncio.Event()
    async with start_bot():
        amina.says("vraag")
        await amina.until(lambda: amina.typing > 0)
    assert amina.messages == []
    rasa.gates.clear()
    async with start_bot():
        assert await everything_after(amina) == ["antwoord op: vraag"]


async def test_restart_while_telegram_refuses_keeps_the_answers_in_order(
    amina: Person, start_bot: StartBot, rasa: FakeRasa, telegram: TelegramStandin
) -> None:
    rasa.answers["vraag"] = [text("een"), text("twee"), text("drie")]
    telegram.fails("sendMessage", 500, times=100_000)
    async with start_bot():
        amina.says("vraag")
        await amina.until(lambda: bool(telegram.called("sendMessage")))
    telegram.recovers()
    async with start_bot():
        assert await everything_after(amina) == ["een", "twee", "drie"]
    assert rasa.messages == ["vraag", LAST]


async def test_update_that_telegram_sends_again_after_a_restart_is_handled_once(
    amina: Person, start_bot: StartBot, rasa: FakeRasa, telegram: TelegramStandin
) -> None:
    async with start_bot():
        amina.says("vraag")
        await amina.hears()
    update_id = 700_000_001
    message = {
        "message_id": amina.said[0].message_id,
        "date": 1,
        "chat": {"id": amina.user_id, "type": "private"},
        "from": {"id": amina.user_id, "is_bot": False, "first_name": "Amina"},
        "text": "vraag",
    }
    telegram.delivers({"message": message}, update_id)
    async with start_bot():
        await everything_after(amina)
    assert rasa.messages == ["vraag", LAST]


async def test_button_of_before_a_restart_still_works(
    amina: Person, start_bot: StartBot, rasa: FakeRasa
) -> None:
    rasa.answers["?"] = [text("Zeker?", ("Ja", "/affirm"))]
    async with start_bot():
        amina.says("?")
        await amina.hears()
    async with start_bot():
        amina.presses("Ja")
        await amina.hears()
    assert rasa.messages == ["?", "/affirm"]


@pytest.mark.usefixtures("bot")
async def test_person_hears_once_that_rasa_is_away_and_gets_every_answer_when_it_is_back(
    amina: Person, rasa: FakeRasa, sleep: QuickSleep
) -> None:
    await rasa.goes_away()
    amina.says("een")
    amina.says("twee")
    (notice,) = await amina.hears()
    assert notice.text == texts.RASA_AWAY
    await rasa.comes_back()
    assert await everything_after(amina) == [texts.RASA_AWAY, "antwoord op: een", "antwoord op: twee"]


@pytest.mark.usefixtures("bot")
async def test_next_outage_is_told_again(amina: Person, rasa: FakeRasa) -> None:
    rasa.statuses = [503, 503]
    amina.says("een")
    await amina.hears(2)
    rasa.statuses = [503]
    amina.says("twee")
    heard = [message.text for message in await amina.hears(2)]
    assert heard == [texts.RASA_AWAY, "antwoord op: twee"]


@pytest.mark.usefixtures("bot")
async def test_message_that_rasa_cannot_read_gets_an_apology(amina: Person, rasa: FakeRasa) -> None:
    rasa.statuses = [400]
    amina.says("een")
    assert await everything_after(amina) == [texts.PROBLEM]


@pytest.mark.usefixtures("bot")
async def test_message_on_which_rasa_stumbles_again_and_again_does_not_block_the_next(
    amina: Person, rasa: FakeRasa
) -> None:
    rasa.broken = {"struikelblok"}
    amina.says("struikelblok")
    assert await everything_after(amina) == [texts.RASA_AWAY, texts.PROBLEM]


@pytest.mark.usefixtures("bot")
async def test_person_who_blocked_the_bot_is_no_error(
    amina: Person, bilal: Person, rasa: FakeRasa, capsys: pytest.CaptureFixture[str]
) -> None:
    rasa.gates["vraag"] = asyncio.Event()
    amina.says("vraag")
    await amina.until(lambda: amina.typing > 0)
    amina.blocked = True
    rasa.gates["vraag"].set()
    bilal.says("hallo")
    await bilal.hears()
    amina.unblocks_bot()
    assert await everything_after(amina) == []
    assert "error" not in capsys.readouterr().out


@pytest.mark.usefixtures("bot")
async def test_deleted_account_does_not_hold_up_anybody(
    amina: Person, bilal: Person, rasa: FakeRasa, telegram: TelegramStandin
) -> None:
    telegram.fails("sendMessage", 400, "Bad Request: chat not found")
    amina.says("vraag")
    await amina.until(lambda: bool(telegram.called("sendMessage")))
    bilal.says("hallo")
    await bilal.hears()
    assert amina.messages == []


@pytest.mark.usefixtures("bot")
async def test_html_that_telegram_does_not_accept_is_sent_as_plain_text(
    amina: Person, rasa: FakeRasa, telegram: TelegramStandin
) -> None:
    rasa.answers["vet"] = [text("**1 < 2**")]
    telegram.fails("sendMessage", 400, "Bad Request: can't parse entities: Unclosed start tag")
    amina.says("vet")
    assert await everything_after(amina) == ["1 < 2"]


@pytest.mark.usefixtures("bot")
async def test_message_of_another_process_is_sent_with_its_buttons(
    amina: Person, relay_database: str, rasa: FakeRasa
) -> None:
    amina.says("hallo")
    await amina.hears()
    seal = Seal(SECRET_KEY)
    with session_scope(relay_database) as session:
        button = ReplyButton("Dank je", "/thank")
        assert queue_message(session, seal.pseudonym(amina.user_id), "Van een mens", [button], seal=seal)
    (message,) = await amina.hears()
    assert (message.text, message.buttons) == ("Van een mens", ["Dank je"])


@pytest.mark.usefixtures("bot")
async def test_bot_elsewhere_with_the_same_token_is_a_clear_line_and_no_crash(
    amina: Person,
    bot_settings: BotSettings,
    tmp_path: Path,
    sleep: QuickSleep,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with running_bot(bot_settings, f"sqlite:///{tmp_path}/elsewhere.db", sleep=sleep):
        amina.says("hallo")
        await amina.hears()
        await asyncio.sleep(0.2)
    assert "another_bot_polls_with_this_token" in capsys.readouterr().out


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("status", [401, 404])
async def test_token_that_is_refused_for_a_moment_does_not_end_the_polling(
    amina: Person, telegram: TelegramStandin, status: int
) -> None:
    amina.says("een")
    await amina.hears()
    telegram.fails("getUpdates", status, "Unauthorized")
    amina.says("twee")
    amina.says("drie")
    assert [heard.text for heard in await amina.hears(2)] == ["antwoord op: twee", "antwoord op: drie"]


@pytest.mark.usefixtures("bot")
async def test_edit_and_button_wait_for_the_flood_limit_too(
    amina: Person, rasa: FakeRasa, telegram: TelegramStandin, sleep: QuickSleep
) -> None:
    rasa.answers["?"] = [text("Zeker?", ("Ja", "/affirm"))]
    amina.says("?")
    (question,) = await amina.hears()
    telegram.floods("answerCallbackQuery", retry_after=3)
    telegram.floods("editMessageReplyMarkup", retry_after=4)
    amina.presses("Ja")
    await amina.until(lambda: question.buttons == ["✓ Ja"])
    amina.says("fout")
    (answer, _) = (await amina.hears(2))[::-1]
    telegram.floods("editMessageText", retry_after=5)
    amina.edits("goed")
    await amina.until(lambda: answer.text == "antwoord op: goed")
    assert {3.0, 4.0, 5.0} <= set(sleep.asked)

"""The stand-in refuses what Telegram refuses, in Telegram's words."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.telegram_standin import Person
from tests.telegram_standin.conftest import Client

KEYBOARD = {"inline_keyboard": [[{"text": "Ja", "callback_data": "a"}]]}


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, 'Can\'t find end tag corresponding to start tag "b"'),
        ({"text": "<p>x</p>", "parse_mode": "HTML"}, 'Unsupported start tag "p" at byte offset 0'),
        ({"text": "é<b><i>x</b></i>", "parse_mode": "HTML"}, 'offset 9, expected "</i>", found "</b>"'),
        ({"text": "1 < 2", "parse_mode": "HTML"}, "can't parse entities"),
        (
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "Ja", "callback_data": "é" * 33}]]},
            },
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        ({"text": "x", "chat_id": 999}, "Bad Request: chat not found"),
    ],
)
async def test_message_that_telegram_refuses(
    call: Client, amina: Person, parameters: dict[str, Any], description: str
) -> None:
    refused = await call("sendMessage", **{"chat_id": amina.user_id, **parameters})
    assert not refused["ok"]
    assert refused["error_code"] == 400
    assert description in refused["description"]
    assert amina.messages == []


async def test_text_of_4096_code_units_without_its_tags_is_accepted(call: Client, amina: Person) -> None:
    longest = "<b>" + "&lt;" * 4096 + "</b>"
    sent = await call("sendMessage", chat_id=amina.user_id, text=longest, parse_mode="HTML")
    assert sent["ok"]
    assert amina.texts == ["<" * 4096]


async def test_edit_without_a_change_is_refused(call: Client, amina: Person) -> None:
    sent = await call("sendMessage", chat_id=amina.user_id, text="x", reply_markup=KEYBOARD)
    where = {"chat_id": amina.user_id, "message_id": sent["result"]["message_id"]}
    for refused in (
        await call("editMessageText", **where, text="x", reply_markup=KEYBOARD),
        await call("editMessageReplyMarkup", **where, reply_markup=KEYBOARD),
    ):
        assert refused["description"].startswith("Bad Request: message is not modified")
    assert (await call("editMessageText", **where, text="y"))["ok"]
    assert (amina.sees[0].text, amina.sees[0].buttons) == ("y", [])


async def test_messages_that_are_not_there_or_not_ours_are_not_edited(call: Client, amina: Person) -> None:
    said = amina.says("hallo")
    missing = await call("editMessageText", chat_id=amina.user_id, message_id=1, text="y")
    foreign = await call("editMessageText", chat_id=amina.user_id, message_id=said.message_id, text="y")
    deleted = await call("deleteMessage", chat_id=amina.user_id, message_id=1)
    assert missing["description"] == "Bad Request: message to edit not found"
    assert foreign["description"] == "Bad Request: message can't be edited"
    assert deleted["description"] == "Bad Request: message to delete not found"


async def test_blocked_bot_cannot_write(call: Client, amina: Person) -> None:
    amina.blocks_bot()
    refused = await call("sendMessage", chat_id=amina.user_id, text="x")
    assert (refused["error_code"], refused["description"]) == (403, "Forbidden: bot was blocked by the user")


@pytest.mark.parametrize(("token", "status"), [("1:wrong", 401), ("nonsense", 404)])
async def test_wrong_token_is_refused(call: Client, token: str, status: int) -> None:
    url = f"{call.telegram.url}/bot{token}/getMe"
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(url)).status_code == status


async def test_second_poller_ends_the_first(call: Client, amina: Person) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=2))
    await call.telegram.until(lambda: len(call.telegram.called("getUpdates")) == 1)
    second = asyncio.create_task(call("getUpdates", timeout=2))
    assert (await first)["error_code"] == 409
    amina.says("hallo")
    (update,) = (await second)["result"]
    assert update["message"]["text"] == "hallo"


async def test_updates_come_again_until_they_are_confirmed(call: Client, amina: Person) -> None:
    amina.says("een")
    amina.says("twee")
    updates = (await call("getUpdates"))["result"]
    assert (await call("getUpdates"))["result"] == updates
    left = (await call("getUpdates", offset=updates[0]["update_id"] + 1))["result"]
    assert [update["message"]["text"] for update in left] == ["twee"]


async def test_no_polling_while_there_is_a_webhook(call: Client) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/telegram")
    assert (await call("getUpdates"))["error_code"] == 409
    await call("deleteWebhook")
    assert (await call("getUpdates"))["ok"]


async def test_trouble_comes_on_command(call: Client, amina: Person) -> None:
    call.telegram.floods("sendMessage", retry_after=9)
    flooded = await call("sendMessage", chat_id=amina.user_id, text="x")
    assert (flooded["error_code"], flooded["parameters"]) == (429, {"retry_after": 9})
    call.telegram.drops("sendMessage", before=True)
    with pytest.raises(httpx.TransportError):
        await call("sendMessage", chat_id=amina.user_id, text="weg")
    call.telegram.drops("sendMessage", before=False)
    with pytest.raises(httpx.TransportError):
        await call("sendMessage", chat_id=amina.user_id, text="aangekomen")
    assert amina.texts == ["aangekomen"]


async def test_query_that_is_not_known_cannot_be_answered(call: Client) -> None:
    refused = await call("answerCallbackQuery", callback_query_id="0")
    assert refused["description"].startswith("Bad Request: query is too old")


async def test_person_does_not_hear_what_does_not_come(amina: Person) -> None:
    with pytest.raises(AssertionError):
        await amina.hears(timeout=0.01)
    with pytest.raises(AssertionError):
        amina.presses("Ja")


async def post_document(call: Client, content: bytes, **parameters: Any) -> dict[str, Any]:
    url = f"{call.telegram.url}/bot{call.telegram.token}/sendDocument"
    files = {"document": ("dag.ics", content, "text/calendar")}
    async with httpx.AsyncClient(trust_env=False) as client:
        return (await client.post(url, data=parameters, files=files)).json()


async def test_file_arrives_as_it_was_sent(call: Client, amina: Person) -> None:
    sent = await post_document(
        call, b"BEGIN", chat_id=str(amina.user_id), caption="<b>dag</b>", parse_mode="HTML"
    )
    assert sent["result"]["document"]["file_name"] == "dag.ics"
    (message,) = amina.sees
    assert message.file is not None
    assert (message.text, message.file.kind, message.file.content) == ("dag", "text/calendar", b"BEGIN")


@pytest.mark.parametrize(
    ("content", "caption", "description"),
    [(b"", "dag", "file must be non-empty"), (b"x", "a" * 1025, "message caption is too long")],
)
async def test_file_that_telegram_refuses(
    call: Client, amina: Person, content: bytes, caption: str, description: str
) -> None:
    refused = await post_document(call, content, chat_id=str(amina.user_id), caption=caption)
    assert refused["description"] == f"Bad Request: {description}"
    assert amina.messages == []


async def test_file_cannot_be_edited_into_a_text(call: Client, amina: Person) -> None:
    sent = await post_document(call, b"x", chat_id=str(amina.user_id))
    where = {"chat_id": amina.user_id, "message_id": sent["result"]["message_id"]}
    refused = await call("editMessageText", **where, text="y")
    same = await call("editMessageReplyMarkup", **where)
    assert refused["description"] == "Bad Request: there is no text in the message to edit"
    assert same["description"].startswith("Bad Request: message is not modified")

"""The stand-in's supergroup: what members do becomes updates, what the bot may not do is refused."""

from typing import Any

import pytest

from tests.telegram_standin import Group, Person
from tests.telegram_standin.conftest import Client

KEYBOARD = {"inline_keyboard": [[{"text": "Neem", "callback_data": "desk:take:1"}]]}


async def news(call: Client) -> list[dict[str, Any]]:
    return (await call("getUpdates", allowed_updates=["message", "chat_member"]))["result"]


async def open_topic(call: Client, group: Group, name: str = "Werk in Gent") -> int:
    made = await call("createForumTopic", chat_id=group.chat_id, name=name)
    return int(made["result"]["message_thread_id"])


async def test_message_goes_to_the_topic_it_is_sent_to(call: Client, group: Group) -> None:
    thread_id = await open_topic(call, group)
    await call("sendMessage", chat_id=group.chat_id, text="binnen", message_thread_id=thread_id)
    sent = await call("sendMessage", chat_id=group.chat_id, text="buiten")
    assert group.topic("Gent").texts == ["binnen"]
    assert group.general == ["buiten"]
    assert sent["result"]["chat"]["is_forum"]


async def test_messages_of_a_group_are_numbered_apart(call: Client, group: Group, amina: Person) -> None:
    await call("sendMessage", chat_id=amina.user_id, text="x")
    first = await call("sendMessage", chat_id=group.chat_id, text="x")
    other = call.telegram.group("Andere")
    second = await call("sendMessage", chat_id=other.chat_id, text="x")
    assert first["result"]["message_id"] == second["result"]["message_id"] == 2


async def test_member_writes_edits_and_presses_in_a_topic(call: Client, group: Group) -> None:
    thread_id = await open_topic(call, group)
    await call(
        "sendMessage", chat_id=group.chat_id, text="x", message_thread_id=thread_id, reply_markup=KEYBOARD
    )
    an, topic = group.member("An"), group.topic("Gent")
    said = an.says("Dag!", topic)
    an.edits("Dag Amina!", said)
    an.presses("Neem", topic)
    an.says("in het algemeen")
    message, edited, press, general = await news(call)
    assert message["message"]["message_thread_id"] == thread_id
    assert message["message"]["is_topic_message"]
    assert edited["edited_message"]["text"] == "Dag Amina!"
    assert press["callback_query"]["data"] == "desk:take:1"
    assert press["callback_query"]["from"]["id"] == an.user_id
    assert "message_thread_id" not in general["message"]
    await call("answerCallbackQuery", callback_query_id=press["callback_query"]["id"], text="Goed")
    await call(
        "answerCallbackQuery", callback_query_id=press["callback_query"]["id"], text="Let op", show_alert=True
    )
    assert (an.notices, an.alerts) == (["Goed"], ["Let op"])


async def test_photo_is_copied_both_ways(call: Client, group: Group, amina: Person) -> None:
    thread_id = await open_topic(call, group)
    said = amina.sends_photo("mijn brief")
    await call(
        "copyMessage",
        chat_id=group.chat_id,
        from_chat_id=amina.user_id,
        message_id=said.message_id,
        message_thread_id=thread_id,
    )
    (copy,) = group.topic("Gent").sees
    assert (copy.text, list(copy.media)) == ("mijn brief", ["photo"])
    back = group.member("An").sends_photo(topic=group.topic("Gent"))
    copied = await call(
        "copyMessage", chat_id=amina.user_id, from_chat_id=group.chat_id, message_id=back.message_id
    )
    assert copied["result"] == {"message_id": amina.sees[0].message_id}
    assert list(amina.sees[0].media) == ["photo"]
    where = {"chat_id": amina.user_id, "message_id": amina.sees[0].message_id}
    refused = await call("editMessageText", **where, text="y")
    assert refused["description"] == "Bad Request: there is no text in the message to edit"
    assert (await call("editMessageCaption", **where, caption="y"))["ok"]
    assert amina.texts == ["y"]


async def test_message_that_is_gone_cannot_be_copied(call: Client, group: Group, amina: Person) -> None:
    refused = await call("copyMessage", chat_id=group.chat_id, from_chat_id=amina.user_id, message_id=9)
    assert refused["description"] == "Bad Request: message to copy not found"


async def test_topic_closes_opens_again_gets_a_name_and_is_deleted(call: Client, group: Group) -> None:
    where = {"chat_id": group.chat_id, "message_thread_id": await open_topic(call, group)}
    assert (await call("closeForumTopic", **where))["ok"]
    assert (await call("closeForumTopic", **where))["description"] == "Bad Request: TOPIC_NOT_MODIFIED"
    assert (await call("sendMessage", **where, text="een beheerder mag nog"))["ok"]
    assert (await call("reopenForumTopic", **where))["ok"]
    assert (await call("editForumTopic", **where, name="Werk in Aalst"))["ok"]
    assert group.topic("Aalst").is_closed is False
    assert (await call("deleteForumTopic", **where))["ok"]
    assert group.topics == []
    refused = await call("sendMessage", **where, text="x")
    assert refused["description"] == "Bad Request: message thread not found"
    assert (await call("deleteForumTopic", **where))["description"] == "Bad Request: TOPIC_ID_INVALID"


async def test_bot_without_rights_is_refused(call: Client, group: Group) -> None:
    thread_id = await open_topic(call, group)
    await call("closeForumTopic", chat_id=group.chat_id, message_thread_id=thread_id)
    group.changes_bot("member")
    create = await call("createForumTopic", chat_id=group.chat_id, name="x")
    delete = await call("deleteForumTopic", chat_id=group.chat_id, message_thread_id=thread_id)
    write = await call("sendMessage", chat_id=group.chat_id, message_thread_id=thread_id, text="x")
    look = await call("getChatMember", chat_id=group.chat_id, user_id=1)
    assert create["description"] == "Bad Request: not enough rights to create a topic"
    assert delete["description"] == "Bad Request: not enough rights to delete the topic"
    assert write["description"] == "Bad Request: TOPIC_CLOSED"
    assert look["description"] == "Bad Request: member list is inaccessible"


@pytest.mark.parametrize(
    ("status", "description"),
    [
        ("kicked", "Forbidden: bot was kicked from the supergroup chat"),
        ("left", "Forbidden: bot is not a member of the supergroup chat"),
    ],
)
async def test_bot_that_is_not_there_can_do_nothing(
    call: Client, group: Group, status: str, description: str
) -> None:
    group.changes_bot(status)
    for method in ("sendMessage", "createForumTopic", "getChat", "getChatMember"):
        refused = await call(method, chat_id=group.chat_id, text="x", name="x", user_id=1)
        assert (refused["error_code"], refused["description"]) == (403, description)


async def test_member_is_known_by_status(call: Client, group: Group, amina: Person) -> None:
    for status in ("administrator", "member", "left", "kicked"):
        member = group.member("An", status)
        found = await call("getChatMember", chat_id=group.chat_id, user_id=member.user_id)
        assert found["result"]["status"] == status
    stranger = await call("getChatMember", chat_id=group.chat_id, user_id=amina.user_id)
    assert stranger["description"] == "Bad Request: user not found"


async def test_who_leaves_is_told_to_a_bot_that_asked_for_it(call: Client, group: Group) -> None:
    an = group.member("An")
    an.leaves()
    assert await news(call) == []
    an.becomes("member")
    (update,) = await news(call)
    assert update["chat_member"]["old_chat_member"]["status"] == "left"
    assert update["chat_member"]["new_chat_member"]["status"] == "member"


async def test_bot_hears_what_becomes_of_it_and_then_only_commands(call: Client, group: Group) -> None:
    an = group.member("An")
    group.changes_bot("member")
    an.says("dit hoort de bot niet")
    an.says("/gesprekken")
    change, command = await news(call)
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert command["message"]["text"] == "/gesprekken"


async def test_group_that_gets_too_much_at_once_is_a_flood(call: Client, group: Group, amina: Person) -> None:
    group.limits(messages=2, seconds=60.0)
    for _ in range(2):
        assert (await call("sendMessage", chat_id=group.chat_id, text="x"))["ok"]
    flood = await call("sendMessage", chat_id=group.chat_id, text="x")
    assert flood["error_code"] == 429
    assert 58 <= flood["parameters"]["retry_after"] <= 60
    assert (await call("sendMessage", chat_id=amina.user_id, text="x"))["ok"]
    assert (await call("getChatMember", chat_id=group.chat_id, user_id=group.member().user_id))["ok"]

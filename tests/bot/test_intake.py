"""What an update says to us, and what we leave alone."""

from typing import Any

import pytest
from telegram import Update

from bot.intake import StoringQueue, read_blocking, read_update

CHAT = {"id": 42, "type": "private", "first_name": "Amina"}
USER = {"id": 42, "is_bot": False, "first_name": "Amina"}
LOCATION = {"latitude": 51.0, "longitude": 3.7}


def update(**content: Any) -> Update:
    found = Update.de_json({"update_id": 1, **content}, None)
    assert found is not None
    return found


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1, "chat": CHAT, "from": USER, **content}


def test_text_is_read() -> None:
    found = read_update(update(message=message(text="hallo")))
    assert found is not None
    assert (found.kind, found.text, found.message_id, found.telegram_id) == ("text", "hallo", 7, 42)


def test_text_is_not_shown_when_an_update_is_printed() -> None:
    assert "hallo" not in repr(read_update(update(message=message(text="hallo"))))


@pytest.mark.parametrize(
    "content",
    [
        {"pinned_message": message(text="x")},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 5}},
        {"new_chat_title": "x"},
        {},
    ],
)
def test_service_messages_are_left_alone(content: dict[str, Any]) -> None:
    assert read_update(update(message=message(**content))) is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"venue": {"location": LOCATION, "title": "x", "address": "y"}, "location": LOCATION}, "venue"),
        (
            {
                "animation": {
                    "file_id": "a",
                    "file_unique_id": "a",
                    "width": 1,
                    "height": 1,
                    "duration": 1,
                },
                "document": {"file_id": "a", "file_unique_id": "a"},
            },
            "animation",
        ),
        ({"video_note": {"file_id": "a", "file_unique_id": "a", "length": 1, "duration": 1}}, "video_note"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "other"),
    ],
)
def test_kinds_that_come_together_are_told_apart(content: dict[str, Any], kind: str) -> None:
    found = read_update(update(message=message(**content)))
    assert found is not None
    assert (found.kind, found.text) == (kind, None)


def test_place_that_keeps_moving_is_no_edited_message() -> None:
    assert read_update(update(edited_message=message(location=LOCATION, edit_date=2))) is None


def test_button_below_a_message_that_telegram_no_longer_has_is_read() -> None:
    query = {"id": "1", "from": USER, "chat_instance": "1", "data": "abc"}
    found = read_update(
        update(callback_query={**query, "message": {"message_id": 7, "date": 0, "chat": CHAT}})
    )
    assert found is not None
    assert (found.kind, found.reference) == ("press", "abc")
    assert read_update(update(callback_query={**query, "inline_message_id": "1"})) is None


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
@pytest.mark.parametrize("what", ["message", "edited_message", "channel_post", "edited_channel_post"])
def test_whatever_is_said_in_a_group_or_channel_is_left_alone(kind: str, what: str) -> None:
    said = message(text="/start", chat={"id": -100, "type": kind, "title": "x"})
    assert read_update(update(**{what: said})) is None


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("member", False)])
@pytest.mark.parametrize("private", [True, False])
def test_blocking_is_read_in_private_chats_only(status: str, blocked: bool, private: bool) -> None:
    bot = {"id": 1, "is_bot": True, "first_name": "Bot"}
    new = {"user": bot, "status": status, **({"until_date": 0} if blocked else {})}
    chat = CHAT if private else {"id": -100, "type": "group", "title": "x"}
    change = {
        "chat": chat,
        "from": USER,
        "date": 1,
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": new,
    }
    assert read_blocking(update(my_chat_member=change)) == ((42, blocked) if private else None)


async def test_queue_hands_on_what_has_been_stored_and_nothing_else() -> None:
    stored: list[int] = []

    async def store(found: Update) -> None:
        if found.update_id == 2:
            raise ValueError("broken")
        stored.append(found.update_id)

    queue = StoringQueue()
    queue.store = store
    stop_signal = object()
    for item in (Update(1), Update(2), stop_signal):
        await queue.put(item)
    assert stored == [1]
    assert [queue.get_nowait() for _ in range(queue.qsize())] == [Update(1), stop_signal]

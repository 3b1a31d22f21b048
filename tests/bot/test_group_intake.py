"""What an update of a group says to us, and what we leave alone there."""

from typing import Any

import pytest
from telegram import Update

from bot.group_intake import group_of, read_group_update
from bot.intake import ALLOWED_UPDATES

GROUP = {"id": -1001, "type": "supergroup", "title": "Balie", "is_forum": True}
AN = {"id": 42, "is_bot": False, "first_name": "An", "last_name": "Peeters"}
TOPIC = {"message_thread_id": 5, "is_topic_message": True}
PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 60}]


def update(**content: Any) -> Update:
    found = Update.de_json({"update_id": 1, **content}, None)
    assert found is not None
    return found


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1, "chat": GROUP, "from": AN, **content}


def test_text_in_a_topic_is_read_as_it_was_typed() -> None:
    found = read_group_update(update(message=message(text="// een notitie", **TOPIC)))
    assert found is not None
    assert (found.kind, found.chat_id, found.thread_id, found.message_id) == ("text", -1001, 5, 7)
    assert (found.sender_id, found.sender_name, found.text) == (42, "An Peeters", "// een notitie")


def test_words_and_names_are_not_shown_when_an_update_is_printed() -> None:
    printed = repr(read_group_update(update(message=message(text="geheim", **TOPIC))))
    assert "geheim" not in printed
    assert "An" not in printed


def test_answer_in_the_general_topic_is_in_no_topic() -> None:
    found = read_group_update(update(message=message(text="ja", message_thread_id=99)))
    assert found is not None
    assert found.thread_id is None


def test_photo_with_its_caption_is_read() -> None:
    sent = message(photo=PHOTO, caption="formulier", media_group_id="12345", **TOPIC)
    found = read_group_update(update(message=sent))
    assert found is not None
    assert (found.kind, found.text, found.data) == ("photo", "formulier", "12345")


@pytest.mark.parametrize(("key", "more"), [("text", {}), ("caption", {"photo": PHOTO})])
def test_edit_is_read_with_its_whole_new_text(key: str, more: dict[str, Any]) -> None:
    found = read_group_update(update(edited_message=message(edit_date=2, **{key: "nieuw"}, **more, **TOPIC)))
    assert found is not None
    assert (found.kind, found.text, found.message_id) == ("edit", "nieuw", 7)


@pytest.mark.parametrize("key", ["message", "edited_message"])
def test_who_writes_in_the_name_of_a_group_or_channel_is_nobody(key: str) -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    said = message(text="/aanmelden X", sender_chat=GROUP, **TOPIC) | {"from": anonymous, "edit_date": 2}
    found = read_group_update(update(**{key: said}))
    assert found is not None
    assert (found.sender_id, found.sender_name) == (None, None)


@pytest.mark.parametrize("is_there", [True, False])
def test_press_is_read_also_below_a_message_that_telegram_no_longer_has(is_there: bool) -> None:
    below = message(text="x", **TOPIC) if is_there else {"message_id": 7, "date": 0, "chat": GROUP}
    query = {"id": "1", "from": AN, "chat_instance": "1", "data": "desk:take:1", "message": below}
    found = read_group_update(update(callback_query=query))
    assert found is not None
    assert (found.kind, found.data, found.message_id, found.sender_id) == ("press", "desk:take:1", 7, 42)
    assert found.thread_id == (5 if is_there else None)


@pytest.mark.parametrize(
    "content",
    [
        {"forum_topic_created": {"name": "x", "icon_color": 1}},
        {"forum_topic_closed": {}},
        {"forum_topic_edited": {"name": "y"}},
        {"pinned_message": message(text="x")},
        {"new_chat_members": [AN]},
        {"left_chat_member": AN},
        {"new_chat_title": "x"},
    ],
)
def test_service_messages_are_left_alone(content: dict[str, Any]) -> None:
    assert read_group_update(update(message=message(**content, **TOPIC))) is None


def test_place_that_keeps_moving_is_no_edited_message() -> None:
    moving = message(location={"latitude": 51.0, "longitude": 3.7}, edit_date=2)
    assert read_group_update(update(edited_message=moving)) is None


@pytest.mark.parametrize(
    ("new", "status"),
    [
        ({"status": "left"}, "left"),
        ({"status": "kicked", "until_date": 0}, "kicked"),
        ({"status": "member"}, "member"),
    ],
)
@pytest.mark.parametrize(("key", "kind"), [("chat_member", "member"), ("my_chat_member", "bot_member")])
def test_who_comes_and_goes_is_read(key: str, kind: str, new: dict[str, Any], status: str) -> None:
    change = {
        "chat": GROUP,
        "from": AN,
        "date": 1,
        "old_chat_member": {"user": AN, "status": "member"},
        "new_chat_member": {"user": AN, **new},
    }
    found = read_group_update(update(**{key: change}))
    assert found is not None
    assert (found.kind, found.sender_id, found.data) == (kind, 42, status)


@pytest.mark.parametrize("kind", ["private", "channel"])
def test_what_comes_from_elsewhere_is_not_of_a_group(kind: str) -> None:
    elsewhere = update(message=message(text="x", chat={"id": 42, "type": kind}))
    assert group_of(elsewhere) is None
    assert read_group_update(elsewhere) is None


def test_telegram_is_asked_to_tell_who_leaves() -> None:
    assert "chat_member" in ALLOWED_UPDATES

"""What is to be done in a staff group is done once and in order, whatever happens on the way."""

import asyncio

import pytest

from bot import texts
from tests.bot.conftest import QuickSleep, StartBot
from tests.bot.desk_rows import Rows
from tests.telegram_standin import Group, Person, TelegramStandin

TITLE = "Werk · Gent"
BUTTONS = ((("Neem", "desk:take:1"), ("Sluit", "desk:close:1")), (("Notitie", "desk:note:1"),))


@pytest.fixture
def rows(relay_database: str) -> Rows:
    return Rows(relay_database)


@pytest.fixture
def escalation(rows: Rows, group: Group) -> int:
    """Give a conversation of which the topic is to be opened."""
    number = rows.escalation(group)
    rows.put(group, "open_topic", number, text=TITLE)
    return number


async def test_topic_is_opened_and_gets_its_messages_in_order(
    start_desk: StartBot, rows: Rows, group: Group, escalation: int
) -> None:
    rows.send(group, "**Samenvatting**", escalation, buttons=BUTTONS, is_summary=True)
    rows.send(group, "een", escalation)
    rows.send(group, "voor iedereen")
    rows.send(group, "twee", escalation)
    async with start_desk():
        await group.hears(4)
    topic = group.topic(TITLE)
    assert topic.texts == ["Samenvatting", "een", "twee"]
    assert group.general == ["voor iedereen"]
    assert [[button["text"] for button in row] for row in topic.sees[0].keyboard] == [
        ["Neem", "Sluit"],
        ["Notitie"],
    ]


async def test_long_text_comes_in_parts_with_the_buttons_below_the_last(
    start_desk: StartBot, rows: Rows, group: Group, escalation: int
) -> None:
    long = "Dit is wat de nieuwkomer & de bot zeiden. " * 300
    rows.send(group, long, escalation, buttons=BUTTONS)
    rows.send(group, "daarna", escalation)
    async with start_desk():
        await group.until(lambda: "daarna" in group.texts)
    *parts, after = group.topic(TITLE).sees
    assert " ".join(part.text for part in parts) == long.strip()
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert after.text == "daarna"


@pytest.mark.parametrize("before", [True, False])
async def test_broken_connection_neither_loses_nor_doubles_a_message(
    start_desk: StartBot, rows: Rows, group: Group, telegram: TelegramStandin, escalation: int, before: bool
) -> None:
    telegram.drops("sendMessage", before=before, times=2)
    rows.send(group, "een", escalation, buttons=BUTTONS)
    rows.send(group, "twee", escalation)
    rows.send(group, "drie", escalation)
    async with start_desk():
        await group.until(lambda: "drie" in group.texts)
    assert group.topic(TITLE).texts == ["een", "twee", "drie"]


@pytest.mark.parametrize("before", [True, False])
async def test_members_who_write_meanwhile_do_not_hide_a_message_of_which_the_answer_was_lost(
    start_desk: StartBot, rows: Rows, group: Group, telegram: TelegramStandin, escalation: int, before: bool
) -> None:
    an = group.member("An")
    async with start_desk():
        await telegram.until(lambda: bool(group.topics))
        telegram.fails("getWebhookInfo", 502, times=5)
        telegram.drops("sendMessage", before=before)
        rows.send(group, "een", escalation)
        for number in range(15):
            an.says(f"overleg {number}")
            await asyncio.sleep(0.01)
        rows.send(group, "twee", escalation)
        await group.until(lambda: "twee" in group.texts)
    assert group.topic(TITLE).texts == ["een", "twee"]


@pytest.mark.parametrize("before", [True, False])
async def test_broken_connection_neither_loses_nor_doubles_a_copy(
    start_desk: StartBot,
    rows: Rows,
    group: Group,
    amina: Person,
    telegram: TelegramStandin,
    escalation: int,
    before: bool,
) -> None:
    said = amina.sends_photo("mijn brief")
    telegram.drops("copyMessage", before=before, times=2)
    rows.put(group, "copy", escalation, copy_from=(amina.user_id, said.message_id))
    rows.send(group, "daarna", escalation)
    async with start_desk():
        await group.until(lambda: "daarna" in group.texts)
    photo, after = group.topic(TITLE).sees
    assert (photo.text, list(photo.media), after.text) == ("mijn brief", ["photo"], "daarna")


async def test_lost_answer_about_a_new_topic_leaves_an_empty_topic_and_no_lost_message(
    start_desk: StartBot, rows: Rows, group: Group, telegram: TelegramStandin, escalation: int
) -> None:
    telegram.drops("createForumTopic", before=False)
    rows.send(group, "een", escalation)
    rows.send(group, "twee", escalation)
    async with start_desk():
        await group.hears(2)
    empty, full = group.topics
    assert (empty.texts, full.texts) == ([], ["een", "twee"])


async def test_restart_while_telegram_refuses_keeps_the_order(
    start_desk: StartBot, rows: Rows, group: Group, telegram: TelegramStandin, escalation: int
) -> None:
    telegram.fails("sendMessage", 500, times=100_000)
    for word in ("een", "twee", "drie"):
        rows.send(group, word, escalation)
    async with start_desk():
        await telegram.until(lambda: len(telegram.called("sendMessage")) > 2)
    telegram.recovers()
    async with start_desk():
        await group.hears(3)
    assert group.topic(TITLE).texts == ["een", "twee", "drie"]


async def test_restart_in_the_middle_of_a_request_does_not_double_the_message(
    start_desk: StartBot, rows: Rows, group: Group, telegram: TelegramStandin, escalation: int
) -> None:
    telegram.hangs("sendMessage", 30, before=False)
    rows.send(group, "een", escalation)
    rows.send(group, "twee", escalation)
    async with start_desk():
        await telegram.until(lambda: group.texts == ["een"])
    async with start_desk():
        await group.until(lambda: "twee" in group.texts)
    assert group.topic(TITLE).texts == ["een", "twee"]


async def test_flood_limit_of_a_group_holds_up_neither_people_nor_other_groups(
    start_desk: StartBot, rows: Rows, group: Group, amina: Person, telegram: TelegramStandin
) -> None:
    other = telegram.group("Partner")
    group.limits(messages=3, seconds=3.0)
    for number in range(5):
        rows.send(group, str(number))
    async with start_desk():
        await group.hears(3)
        rows.send(other, "voor de partner")
        amina.says("hallo")
        await amina.hears()
        await other.hears()
        assert group.texts == ["0", "1", "2"]
        await group.hears(2)
    assert group.texts == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("status", ["member", "left", "kicked"])
async def test_bot_that_lost_its_rights_keeps_everything_until_it_has_them_again(
    start_desk: StartBot,
    rows: Rows,
    group: Group,
    amina: Person,
    escalation: int,
    sleep: QuickSleep,
    telegram: TelegramStandin,
    status: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows.send(group, "een", escalation)
    group.changes_bot(status)
    async with start_desk():
        await telegram.until(lambda: sleep.asked.count(60.0) >= 3)
        amina.says("hallo")
        await amina.hears()
        assert group.messages == []
        group.changes_bot("administrator")
        await group.hears()
        rows.send(group, "twee", escalation)
        await group.hears()
    assert group.topic(TITLE).texts == ["een", "twee"]
    log = capsys.readouterr().out
    assert log.count("desk_group_refused") == 1
    assert "desk_group_back" in log


async def test_closed_topic_without_the_right_to_write_there_waits(
    start_desk: StartBot,
    rows: Rows,
    group: Group,
    escalation: int,
    sleep: QuickSleep,
    telegram: TelegramStandin,
) -> None:
    rows.send(group, "een", escalation)
    rows.put(group, "close_topic", escalation)
    async with start_desk():
        await telegram.until(lambda: bool(group.topics) and group.topics[0].is_closed)
        group.changes_bot("administrator", manages_topics=False)
        rows.send(group, "twee", escalation)
        await telegram.until(lambda: sleep.asked.count(60.0) >= 2)
        group.changes_bot("administrator")
        await group.hears(2)
        rows.put(group, "reopen_topic", escalation)
        rows.put(group, "reopen_topic", escalation)
        await telegram.until(lambda: not group.topics[0].is_closed)
        rows.send(group, "drie", escalation)
        await group.hears()
    assert group.topic(TITLE).texts == ["een", "twee", "drie"]


async def test_topic_is_deleted_and_deleting_it_again_is_no_trouble(
    start_desk: StartBot, rows: Rows, group: Group, escalation: int, telegram: TelegramStandin
) -> None:
    async with start_desk():
        await telegram.until(lambda: bool(group.topics))
        thread_id = group.topics[0].thread_id
        for _ in range(2):
            rows.put(group, "delete_topic", thread_id=thread_id)
        rows.send(group, "gewist", thread_id=thread_id)
        await group.hears()
    assert (group.topics, group.general) == ([], ["gewist"])


async def test_topic_that_the_bot_may_not_delete_asks_staff_to_do_it(
    start_desk: StartBot,
    rows: Rows,
    group: Group,
    escalation: int,
    telegram: TelegramStandin,
    capsys: pytest.CaptureFixture[str],
) -> None:
    group.changes_bot("administrator", deletes=False)
    async with start_desk():
        await telegram.until(lambda: bool(group.topics))
        rows.put(group, "delete_topic", thread_id=group.topics[0].thread_id)
        rows.send(group, "daarna")
        await group.hears(2)
    assert group.topic(TITLE).texts == [texts.DELETE_THIS_TOPIC]
    assert group.general == ["daarna"]
    assert "desk_topic_not_deleted" in capsys.readouterr().out


async def test_message_is_edited_and_its_buttons_change(
    start_desk: StartBot, rows: Rows, group: Group, telegram: TelegramStandin
) -> None:
    rows.send(group, "een", buttons=BUTTONS)
    async with start_desk():
        (message,) = await group.hears()
        rows.put(group, "edit", text="twee", edit_message_id=message.message_id, buttons=BUTTONS[:1])
        await group.until(lambda: message.text == "twee")
        assert message.buttons == ["Neem", "Sluit"]
        rows.put(group, "edit", edit_message_id=message.message_id)
        await group.until(lambda: message.buttons == [])
        message.deleted = True
        rows.put(group, "edit", text="drie", edit_message_id=message.message_id)
        await group.hears()
    assert group.texts == ["drie"]


async def test_message_that_telegram_will_never_take_does_not_hold_up_the_next(
    start_desk: StartBot,
    rows: Rows,
    group: Group,
    telegram: TelegramStandin,
    capsys: pytest.CaptureFixture[str],
) -> None:
    telegram.fails("sendMessage", 400, "Bad Request: BUTTON_DATA_INVALID", times=2)
    rows.send(group, "een")
    rows.send(group, "twee")
    async with start_desk():
        await group.hears()
    assert group.texts == ["twee"]
    assert "group_message_refused" in capsys.readouterr().out


async def test_photo_that_the_person_took_away_leaves_a_line(
    start_desk: StartBot, rows: Rows, group: Group, amina: Person, escalation: int
) -> None:
    said = amina.sends_photo()
    said.deleted = True
    rows.put(group, "copy", escalation, copy_from=(amina.user_id, said.message_id))
    rows.put(group, "copy", escalation, copy_from=(999, 1))
    rows.put(group, "copy", escalation)
    rows.send(group, "daarna", escalation)
    async with start_desk():
        await group.hears(3)
    assert group.topic(TITLE).texts == [texts.NOT_COPIED, texts.NOT_COPIED, "daarna"]


@pytest.mark.parametrize("before", [True, False])
async def test_photo_of_staff_reaches_the_person_once(
    start_desk: StartBot, rows: Rows, group: Group, amina: Person, telegram: TelegramStandin, before: bool
) -> None:
    an = group.member("An")
    async with start_desk():
        amina.says("hallo")
        await amina.hears()
        telegram.drops("copyMessage", before=before, times=2)
        rows.copy_to(amina, group, an.sends_photo("het formulier").message_id)
        amina.says("en nu?")
        await amina.hears(2)
    assert sorted(amina.texts) == ["antwoord op: en nu?", "antwoord op: hallo", "het formulier"]


async def test_photo_that_staff_took_away_is_no_reason_to_think_that_the_person_is_gone(
    start_desk: StartBot, rows: Rows, group: Group, amina: Person
) -> None:
    an = group.member("An")
    async with start_desk():
        amina.says("hallo")
        await amina.hears()
        photo = an.sends_photo()
        photo.deleted = True
        rows.copy_to(amina, group, photo.message_id)
        await amina.hears()
        rows.copy_to(amina, Group(-1009, "weg", lambda: 0, lambda _: 0), 1)
        await amina.hears()
        amina.says("en nu?")
        await amina.hears()
    assert amina.texts[1:] == [texts.NOT_COPIED, texts.NOT_COPIED, "antwoord op: en nu?"]

"""A conversation between a person and staff, as both of them see it: bot, group and database as they are."""

import asyncio

import pytest

from core.clock import now
from core.database.desk import DeskPartnerRow
from core.database.session import session_scope
from core.services.desk_store import DeskStore
from tests.bot.conftest import StartBot
from tests.bot.desk_people import TAKE, Staff, answers, asks_for_staff, takes
from tests.bot.desk_rows import Rows
from tests.bot.fake_rasa import FakeRasa
from tests.bot.test_process import bot_process, environment
from tests.telegram_standin import Group, Person, TelegramStandin


@pytest.fixture
def staff(relay_database: str, group: Group) -> Staff:
    return Staff(relay_database, group)


async def test_words_go_to_and_fro_and_nothing_reaches_rasa(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person, rasa: FakeRasa
) -> None:
    async with start_desk():
        an = await staff.enrols("An")
        topic = await asks_for_staff(amina, group)
        assert "Amina" not in topic.name
        await takes(an, amina, topic)
        amina.says("mijn baas betaalt niet")
        await group.until(lambda: topic.texts[-1] == "🧑 mijn baas betaalt niet")
        an.says("Wat staat er in je contract?", topic)
        await amina.until(lambda: amina.texts[-1].endswith("Wat staat er in je contract?"))
    assert amina.texts[-1].startswith("👤 Medewerker van")
    assert rasa.messages == []


async def test_note_and_what_a_colleague_writes_stay_inside(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person
) -> None:
    async with start_desk():
        an, bob = await staff.enrols("An"), await staff.enrols("Bob")
        topic = await asks_for_staff(amina, group)
        bob.says("wie neemt dit?", topic)
        await group.until(lambda: "blijft binnen" in topic.texts[-1])
        await takes(an, amina, topic)
        an.says("// eerst nakijken", topic)
        bob.says("ik denk dat ze gelijk heeft", topic)
        an.says("Ik kijk het na.", topic)
        await amina.until(lambda: amina.texts[-1].endswith("Ik kijk het na."))
    said = "\n".join(amina.texts)
    assert "nakijken" not in said
    assert "gelijk" not in said
    assert "wie neemt" not in said


async def test_of_two_members_who_take_at_once_one_gets_it(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person
) -> None:
    async with start_desk():
        an, bob = await staff.enrols("An"), await staff.enrols("Bob")
        topic = await asks_for_staff(amina, group)
        data = topic.sees[0].keyboard[0][0]["callback_data"]
        an.presses_data(data, topic.sees[0])
        bob.presses_data(data, topic.sees[0])
        await group.until(lambda: any("An heeft dit gesprek al" in text for text in group.texts))
        bob.says("van Bob", topic)
        an.says("van An", topic)
        await amina.until(lambda: amina.texts[-1].endswith("van An"))
        await group.until(lambda: bool(bob.notices) and bool(an.notices))
    assert not any("van Bob" in text for text in amina.texts)
    assert sum("antwoordt je nu" in text for text in amina.texts) == 1


async def test_photo_goes_both_ways(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person, rasa: FakeRasa
) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        amina.sends_photo("mijn brief")
        await group.until(lambda: bool(topic.sees[-1].media))
        assert topic.texts[-1] == "mijn brief"
        an.sends_photo("vul dit in", topic)
        await amina.until(lambda: bool(amina.sees[-1].media))
        assert amina.texts[-1] == "vul dit in"
        assert amina.texts[-2].startswith("👤 Medewerker van")


async def test_every_photo_of_an_album_comes_once(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person
) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        for number in range(3):
            amina.sends_photo(f"blad {number}", album="77")
        amina.says("dat is alles")
        await group.until(lambda: topic.texts[-1] == "🧑 dat is alles")
        shown = [message.text for message in topic.sees if message.media]
        for number in range(3):
            an.sends_photo(f"deel {number}", topic, album="78")
        an.says("klaar", topic)
        await amina.until(lambda: amina.texts[-1].endswith("klaar"))
    assert shown == ["blad 0", "blad 1", "blad 2"]
    assert [seen.text for seen in amina.sees if seen.media] == ["deel 0", "deel 1", "deel 2"]


async def test_edits_go_both_ways(start_desk: StartBot, staff: Staff, group: Group, amina: Person) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        amina.says("ik werk sinds mei")
        await group.until(lambda: topic.texts[-1] == "🧑 ik werk sinds mei")
        amina.edits("ik werk sinds maart")
        await group.until(lambda: "maart" in topic.texts[-1])
        assert not any("mei" in text for text in topic.texts)
        said = an.says("Bel maandag.", topic)
        await amina.until(lambda: amina.texts[-1].endswith("Bel maandag."))
        number = len(amina.texts)
        an.edits("Bel dinsdag.", said)
        await amina.until(lambda: amina.texts[-1].endswith("Bel dinsdag."))
        assert len(amina.texts) == number


async def test_edit_while_the_message_is_on_its_way_is_not_lost(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person, telegram: TelegramStandin
) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        await asyncio.sleep(0.3)
        telegram.floods("sendMessage", retry_after=1, times=20)
        said = an.says("Bel maandag.", topic)
        await telegram.until(lambda: "Bel maandag." in str(telegram.called("sendMessage")[-1].get("text")))
        an.edits("Bel dinsdag.", said)
        await amina.until(lambda: amina.texts[-1].endswith("Bel dinsdag."))
        assert not any("maandag" in text for text in amina.texts)


async def test_deleted_topic_comes_back_and_nothing_is_lost(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person
) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        amina.says("een")
        await group.until(lambda: topic.texts[-1] == "🧑 een")
        group.loses_topic(topic)
        amina.says("twee")
        amina.says("drie")
        await group.until(lambda: bool(group.topics) and group.topics[0].texts[-1:] == ["🧑 drie"])
        (fresh,) = group.topics
        assert "een" in "\n".join(fresh.texts[:-2])
        assert fresh.texts[-2:] == ["🧑 twee", "🧑 drie"]
        an.says("Ik ben er nog.", fresh)
        await amina.until(lambda: amina.texts[-1].endswith("Ik ben er nog."))


async def test_person_who_blocked_the_bot_is_told_to_staff(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person
) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        amina.blocked = True
        an.says("Ben je daar?", topic)
        await group.until(lambda: any("blokkeerde de bot" in text for text in topic.texts))
        await group.until(lambda: any("Ben je daar?" in text for text in topic.texts))
    assert "Ben je daar?" not in amina.texts


async def test_member_who_leaves_the_group_loses_the_conversation(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person
) -> None:
    async with start_desk():
        an, bob = await staff.enrols("An"), await staff.enrols("Bob")
        topic = await asks_for_staff(amina, group)
        await takes(an, amina, topic)
        an.leaves()
        await group.until(lambda: any("An is uit de groep" in text for text in topic.texts))
        await takes(bob, amina, topic)
        bob.says("Ik neem het over.", topic)
        await amina.until(lambda: amina.texts[-1].endswith("Ik neem het over."))


async def test_membership_is_looked_up_at_every_action(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person
) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        an.status = "kicked"  # and no update about it came
        an.says("Geheim", topic)
        await group.until(lambda: any("geen lid" in text for text in group.texts))
    assert not any("Geheim" in text for text in amina.texts)


async def test_member_is_not_guessed_while_telegram_does_not_say(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person, telegram: TelegramStandin
) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        telegram.fails("getChatMember", 502, times=10)
        an.says("Dag!", topic)
        await amina.until(lambda: amina.texts[-1].endswith("Dag!"))


async def test_restart_at_every_step_loses_and_doubles_nothing(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person, rasa: FakeRasa
) -> None:
    async with start_desk():
        an = await staff.enrols("An")
        topic = await asks_for_staff(amina, group)
    an.presses(TAKE, topic)
    async with start_desk():
        await amina.until(lambda: any("antwoordt je nu" in text for text in amina.texts))
    amina.says("een")
    an.says("twee", topic)
    async with start_desk():
        await group.until(lambda: "🧑 een" in topic.texts)
        await amina.until(lambda: amina.texts[-1].endswith("twee"))
        amina.says("drie")
        an.says("vier", topic)
    async with start_desk():
        await group.until(lambda: "🧑 drie" in topic.texts)
        await amina.until(lambda: amina.texts[-1].endswith("vier"))
    assert [text for text in topic.texts if text.startswith("🧑")] == ["🧑 een", "🧑 drie"]
    assert sum(text.endswith("twee") for text in amina.texts) == 1
    assert sum(text.endswith("vier") for text in amina.texts) == 1
    assert rasa.messages == []


async def test_what_staff_wrote_while_the_bot_could_not_see_the_members_comes_later_and_in_order(
    start_desk: StartBot, staff: Staff, group: Group, amina: Person, telegram: TelegramStandin
) -> None:
    async with start_desk():
        an, topic = await answers(staff, "An", amina, group)
        telegram.fails("getChatMember", 400, "Bad Request: member list is inaccessible", times=2)
        an.says("een", topic)
        an.says("twee", topic)
        await amina.until(lambda: amina.texts[-1].endswith("twee"))
    assert [text.split("\n")[-1] for text in amina.texts[-2:]] == ["een", "twee"]


async def test_group_in_which_the_bot_cannot_see_the_members_holds_up_no_other_group(
    start_desk: StartBot,
    staff: Staff,
    relay_database: str,
    amina: Person,
    group: Group,
    telegram: TelegramStandin,
    capsys: pytest.CaptureFixture[str],
) -> None:
    partner = telegram.group("Partner")
    with session_scope(relay_database) as session:
        row = DeskPartnerRow(organisation="vdab", chat_id=partner.chat_id, set_by="beheer", set_at=now())
        session.add(row)
    async with start_desk():
        an = await staff.enrols("An")
        partner.changes_bot("member")
        partner.member("Tom").says("/gesprekken")
        await telegram.until(lambda: "desk_group_refused" in capsys.readouterr().out)
        topic = await asks_for_staff(amina, group)
        await takes(an, amina, topic)
        assert partner.messages == []
        partner.changes_bot("administrator")
        (hint,) = await partner.hears()
    assert hint.text.startswith("Ik ken je nog niet")


async def test_update_on_which_the_desk_stumbles_does_not_hold_up_the_next(
    start_desk: StartBot,
    staff: Staff,
    amina: Person,
    group: Group,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    handle, broken = DeskStore.handle, set[int]()

    def stumble(store: DeskStore, update_id: int, is_member: bool) -> None:
        if not broken:
            broken.add(update_id)
        if update_id in broken:
            raise ValueError("a secret of somebody")
        handle(store, update_id, is_member)

    async with start_desk():
        an = await staff.enrols("An")
        topic = await asks_for_staff(amina, group)
        monkeypatch.setattr(DeskStore, "handle", stumble)
        an.says("hier struikelt de bot over", topic)
        await takes(an, amina, topic)
    log = capsys.readouterr().out
    assert "group_update_given_up" in log


@pytest.mark.parametrize("arrived", [True, False])
async def test_bot_that_is_killed_while_it_writes_in_the_group_neither_loses_nor_doubles_it(
    arrived: bool, group: Group, telegram: TelegramStandin, rasa: FakeRasa, relay_database: str
) -> None:
    settings = {
        **environment(telegram, rasa, relay_database),
        "TOELEIDING_TELEGRAM_STAFF_CHAT": str(group.chat_id),
    }
    rows = Rows(relay_database)
    rows.put(group, "open_topic", escalation := rows.escalation(group), text="Werk")
    rows.send(group, "een", escalation)
    rows.send(group, "twee", escalation)
    if arrived:
        telegram.hangs("sendMessage", 60, before=False)
    else:
        telegram.fails("sendMessage", 502, times=1000)
    async with bot_process(settings) as process:
        await telegram.until(lambda: bool(telegram.called("sendMessage")), timeout=30)
        await telegram.until(lambda: group.texts == ["een"] or not arrived)
        process.kill()
        await process.wait()
    telegram.recovers()
    async with bot_process(settings):
        await group.until(lambda: "twee" in group.texts, timeout=30)
    assert group.topic("Werk").texts == ["een", "twee"]


async def test_group_that_is_not_ours_is_left_alone(
    start_desk: StartBot, amina: Person, group: Group, telegram: TelegramStandin
) -> None:
    other = telegram.group("Voetbal")
    stranger = other.member("Tom")
    async with start_desk():
        stranger.says("/gesprekken")
        stranger.says("hallo bot")
        other.changes_bot("administrator")
        amina.says("hallo")
        await amina.hears()
        await asyncio.sleep(0.2)
    assert other.messages == []
    assert telegram.called("getChatMember") == []


async def test_without_a_staff_group_the_bot_works_as_before(
    start_bot: StartBot, group: Group, amina: Person
) -> None:
    an = group.member("An")
    async with start_bot():
        an.says("/gesprekken")
        amina.says("hallo")
        await amina.hears()
    assert amina.texts == ["antwoord op: hallo"]
    assert group.messages == []

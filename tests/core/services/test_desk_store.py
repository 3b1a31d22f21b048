"""What is on its way between a person and the staff: once, in order, and not lost when something is gone."""

import pytest
from sqlalchemy import select

from core.database.desk import DeskMessageRow
from core.database.escalations import Escalation
from core.database.relay import PENDING, OutboxMessage
from core.database.session import session_scope
from core.services.desk_messages import GroupMessage
from core.services.desk_store import DeskStore, GroupIncoming
from core.services.erasure import erase_person
from core.services.relay import Incoming
from core.services.relay_store import RelayStore
from tests.core.services.desk_world import AMINA, ELS, GROUP, KEY, SEAL, World
from tests.core.services.everybody import everything_in

PERSON = SEAL.pseudonym(AMINA)

pytestmark = pytest.mark.usefixtures("desk_key")


@pytest.fixture
def url(database_url: str) -> str:
    """Give the URL of a database in which Els has the conversation of Amina."""
    with session_scope(database_url) as session:
        world = World(session)
        world.member(ELS, "Els")
        escalation = world.waits(AMINA)
        world.staff_press(ELS, f"desk:take:{escalation.id}")
        world.bot_works()
        for row in session.scalars(select(OutboxMessage)):
            row.state = "done"
    return database_url


@pytest.fixture
def desk(url: str) -> DeskStore:
    return DeskStore(url, KEY, GROUP)


@pytest.fixture
def relay(url: str) -> RelayStore:
    return RelayStore(url, KEY)


def thread(url: str) -> int:
    with session_scope(url) as session:
        number = session.scalars(select(Escalation.thread_id)).first()
    assert number is not None
    return int(number)


def staff_says(
    desk: DeskStore, url: str, text: str | None, number: int, kind: str = "text", message: int = 7000
) -> None:
    desk.accept(GroupIncoming(number, kind, GROUP, thread(url), message, ELS, "Els", text))
    update = desk.next_group_update()
    assert update is not None
    desk.handle(update.id, True)


def all_waiting(desk: DeskStore) -> list[GroupMessage]:
    """Do all that waits in the group, as the bot does."""
    done = []
    while (message := desk.next_group_message(GROUP)) is not None:
        done.append(message)
        if message.action == "open_topic":
            desk.topic_opened(message.id, 555, GROUP)
        else:
            desk.record_part(message.id, 0, 9000 + message.id)
            desk.finish(message.id)
    return done


def person_says(relay: RelayStore, desk: DeskStore, text: str, message: int, kind: str = "text") -> None:
    relay.accept(Incoming(message, AMINA, kind, text, message))
    waiting = relay.next_waiting(PERSON)
    assert waiting is not None
    assert desk.takes(waiting)


def test_edit_of_staff_takes_the_place_of_what_the_person_got(
    desk: DeskStore, relay: RelayStore, url: str
) -> None:
    staff_says(desk, url, "Kom maandag.", 1)
    first = relay.next_outgoing(PERSON)
    assert first is not None
    relay.note_attempt(first.id, 10)
    staff_says(desk, url, "Kom dinsdag.", 2, "edit")
    relay.record_part(first.id, 0, 41)
    relay.record_part(first.id, 1, 42)
    relay.finish(first.id)
    second = relay.next_outgoing(PERSON)
    assert second is not None
    assert (second.replaces, (second.text or "").endswith("Kom dinsdag.")) == ((41, 42), True)
    relay.record_part(second.id, 0, 41)
    relay.finish(second.id)
    third = relay.next_outgoing(PERSON)
    assert third is not None
    assert (third.text, third.replaces) == (None, (42,)), "what is no longer needed is deleted"
    with session_scope(url) as session:
        (message,) = session.scalars(select(DeskMessageRow).where(DeskMessageRow.speaker == "staff"))
        assert message.person_message_id == 41


def test_edit_of_a_person_waits_for_the_message_that_is_on_its_way(
    desk: DeskStore, relay: RelayStore
) -> None:
    person_says(relay, desk, "om tien uur", 501)
    first = desk.next_group_message(GROUP)
    assert first is not None
    desk.note_attempt(first.id, 1)
    relay.accept(Incoming(900, AMINA, "edit", "om elf uur", 501))
    waiting = relay.next_waiting(PERSON)
    assert waiting is not None
    assert desk.takes(waiting)
    desk.record_part(first.id, 0, 77)
    desk.finish(first.id)
    change = desk.next_group_message(GROUP)
    assert change is not None
    assert (change.action, change.edit_message_id) == ("edit", 77)


def test_file_of_staff_is_a_copy_from_the_group(desk: DeskStore, relay: RelayStore, url: str) -> None:
    staff_says(desk, url, None, 1, "photo", 7001)
    header = relay.next_outgoing(PERSON)
    assert header is not None
    relay.finish(header.id)
    copy = relay.next_outgoing(PERSON)
    assert copy is not None
    assert (copy.copy_from, copy.text) == ((GROUP, 7001), None)


def test_lost_topic_is_made_again_before_what_waits(desk: DeskStore, relay: RelayStore, url: str) -> None:
    person_says(relay, desk, "een", 501)
    all_waiting(desk)
    person_says(relay, desk, "twee", 502)
    person_says(relay, desk, "drie", 503)
    failing = desk.next_group_message(GROUP)
    assert failing is not None
    assert failing.escalation_id is not None
    desk.note_attempt(failing.id, 3)
    desk.topic_lost(failing.escalation_id, 12345)
    still = desk.next_group_message(GROUP)
    assert still is not None
    assert still.id == failing.id, "another topic is gone, not the one of now"
    desk.topic_lost(failing.escalation_id, failing.thread_id)
    desk.topic_lost(failing.escalation_id)
    done = all_waiting(desk)
    assert [each.action for each in done] == ["open_topic", "send", "send", "send", "send"]
    assert "persoon: een" in (done[2].text or "")
    assert "twee" not in (done[2].text or "")
    assert [each.text for each in done[3:]] == ["🧑 twee", "🧑 drie"]
    assert {each.thread_id for each in done[1:]} == {555}
    assert all(each.attempted_after is None for each in done)


def test_lost_topic_of_what_is_closed_is_not_made_again(desk: DeskStore, relay: RelayStore, url: str) -> None:
    person_says(relay, desk, "/bot", 501)
    failing = desk.next_group_message(GROUP)
    assert failing is not None
    assert failing.escalation_id is not None
    desk.topic_lost(failing.escalation_id)
    assert desk.next_group_message(GROUP) is None


def test_person_who_blocks_the_bot_loses_nothing_and_staff_hear_what_did_not_arrive(
    desk: DeskStore, relay: RelayStore, url: str
) -> None:
    staff_says(desk, url, "Ben je er?", 1)
    relay.accept(Incoming(501, AMINA, "text", "mijn laatste vraag", 501))
    relay.leave(PERSON)
    relay.leave(PERSON)
    desk.person_gone(PERSON)
    texts = [message.text for message in all_waiting(desk)]
    assert texts[0] == "🧑 mijn laatste vraag"
    assert "blokkeerde de bot" in (texts[1] or "")
    assert "Ben je er?" in (texts[2] or "")
    assert len(texts) == 3
    assert relay.next_outgoing(PERSON) is None


def test_person_who_blocks_the_bot_before_a_yes_is_not_waited_for(database_url: str) -> None:
    with session_scope(database_url) as session:
        world = World(session)
        world.says(AMINA, "medewerker")
    RelayStore(database_url, KEY).leave(PERSON)
    with session_scope(database_url) as session:
        (row,) = session.scalars(select(Escalation))
        assert (row.state, row.outcome) == ("closed", "person_gone")


def test_erased_person_leaves_no_topic_behind(desk: DeskStore, url: str) -> None:
    number = thread(url)
    with session_scope(url) as session:
        erase_person(session, PERSON)
    message = desk.next_group_message(GROUP)
    assert message is not None
    assert (message.action, message.thread_id, message.escalation_id) == ("delete_topic", number, None)
    desk.finish(message.id)
    assert desk.next_group_message(GROUP) is None


def test_topic_that_was_being_made_while_the_person_was_erased_is_deleted(database_url: str) -> None:
    with session_scope(database_url) as session:
        world = World(session)
        world.says(AMINA, "medewerker")
        world.presses(AMINA, "Ja, dat is goed")
    desk = DeskStore(database_url, KEY, GROUP)
    opening = desk.next_group_message(GROUP)
    assert opening is not None
    with session_scope(database_url) as session:
        erase_person(session, PERSON)
    desk.topic_opened(opening.id, 88, GROUP)
    message = desk.next_group_message(GROUP)
    assert message is not None
    assert (message.action, message.thread_id) == ("delete_topic", 88)


def test_highest_number_of_a_group_counts_what_came_and_what_went(desk: DeskStore, url: str) -> None:
    before = desk.highest_group_message_id(GROUP)
    desk.accept(GroupIncoming(1, "text", GROUP, None, before + 5, ELS, "Els", "hallo"))
    assert desk.highest_group_message_id(GROUP) == before + 5
    assert desk.highest_group_message_id(-5) == 0


def test_update_that_fails_again_and_again_is_given_up_and_emptied(desk: DeskStore, url: str) -> None:
    desk.accept(GroupIncoming(1, "text", GROUP, None, 5, ELS, "Els", "hallo"))
    update = desk.next_group_update()
    assert update is not None
    while (waiting := desk.next_group_message(GROUP)) is not None:
        desk.finish(waiting.id)
    desk.give_up(update.id)
    assert desk.next_group_update() is None
    told = desk.next_group_message(GROUP)
    assert told is not None
    assert "Probeer het" in (told.text or ""), "who wrote it hears that it did not work"


def test_handling_twice_does_its_work_once(desk: DeskStore, relay: RelayStore, url: str) -> None:
    desk.accept(GroupIncoming(1, "text", GROUP, thread(url), 7000, ELS, "Els", "Dag!"))
    update = desk.next_group_update()
    assert update is not None
    desk.handle(update.id, True)
    desk.handle(update.id, True)
    with session_scope(url) as session:
        rows = session.scalars(select(OutboxMessage).where(OutboxMessage.state == PENDING)).all()
        assert len(rows) == 1


def test_nothing_that_was_written_stands_readable_in_any_row(
    desk: DeskStore, relay: RelayStore, url: str
) -> None:
    staff_says(desk, url, "geheim-van-els", 1)
    person_says(relay, desk, "geheim-van-amina", 501)
    with session_scope(url) as session:
        assert not [table for table, value in everything_in(session) if "geheim-van" in value]

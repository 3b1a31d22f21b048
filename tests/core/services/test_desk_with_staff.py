"""While staff own a conversation: all that the person writes goes to the topic, and nothing to Rasa."""

import pytest
from sqlalchemy import select

from core.database.relay import DONE, InboxEntry
from core.rules.escalation import Owner
from core.services import desk, desk_person, relay_inbox
from core.services.relay import Draft, ReplyButton, add_to_outbox
from tests.core.services.desk_world import AMINA, ELS, GROUP, SEAL, World

YES, NO = "Ja, dat is goed", "Nee, liever niet"


@pytest.fixture
def taken(world: World) -> World:
    """Give a world in which Els has the conversation of Amina."""
    world.member(ELS, "Els")
    escalation = world.waits(AMINA)
    world.later()
    world.staff_press(ELS, f"desk:take:{escalation.id}")
    world.bot_works()
    return world


def test_text_goes_to_the_topic_as_it_was_typed(taken: World) -> None:
    assert taken.says(AMINA, "Mijn **vraag** [x](https://x.be)")
    (message,) = taken.bot_works()
    assert (message.text or "").replace("\u200b", "") == "🧑 Mijn **vraag** [x](https://x.be)"
    assert "**vraag**" not in (message.text or ""), "nothing that was typed becomes bold"
    assert message.thread_id == taken.escalation(AMINA).thread_id


def test_file_is_copied_and_every_photo_of_an_album_too(taken: World) -> None:
    first = taken.arrives(AMINA, "mijn brief", "photo", album="a")
    second = taken.arrives(AMINA, None, "photo", album="a")
    assert taken.work(AMINA)
    assert taken.work(AMINA)
    assert [message.copy_from for message in taken.bot_works()] == [(AMINA, first), (AMINA, second)]


def test_album_that_the_bot_answers_is_answered_once(world: World) -> None:
    world.arrives(AMINA, None, "photo", album="a")
    world.arrives(AMINA, None, "photo", album="a")
    world.arrives(AMINA, "en dit?", "photo", album="a")
    person = SEAL.pseudonym(AMINA)
    kinds = []
    while (waiting := relay_inbox.next_waiting(world.session, SEAL, person)) is not None:
        kinds.append((waiting.kind, waiting.text))
        relay_inbox.answer(world.session, SEAL, waiting.id, [])
    assert kinds == [("photo", None), ("text", "en dit?")]


def test_staff_read_the_turn_that_the_bot_ended_after_they_took_it(world: World) -> None:
    world.member(ELS, "Els")
    world.waits(AMINA)
    world.later()
    world.arrives(AMINA, "nog een vraag")
    waiting = relay_inbox.next_waiting(world.session, SEAL, SEAL.pseudonym(AMINA))
    assert waiting is not None
    assert not desk_person.takes(world.session, SEAL, waiting, GROUP, world.now)
    world.staff_press(ELS, f"desk:take:{world.escalation(AMINA).id}")
    assert not any("nog een vraag" in text for text in world.group_texts())
    world.later()
    world.told_bot(AMINA, "nog een vraag", "Een antwoord.")
    for _ in range(2):
        desk_person.answer(world.session, SEAL, waiting, [Draft("Een antwoord.")], world.now)
    (late,) = world.group_texts()
    assert "persoon: nog een vraag" in late
    assert "bot: Een antwoord." in late
    assert world.reads(AMINA)[-1] == "Een antwoord."


def test_what_is_asked_about_own_data_comes_in_no_topic(taken: World) -> None:
    taken.arrives(AMINA, "/ask_privacy")
    waiting = relay_inbox.next_waiting(taken.session, SEAL, SEAL.pseudonym(AMINA))
    assert waiting is not None
    taken.told_bot(AMINA, "/ask_privacy", "Dit bewaren wij.")
    taken.later()
    desk_person.answer(taken.session, SEAL, waiting, [Draft("Dit bewaren wij.")], taken.now)
    assert taken.group_texts() == []


def test_edit_changes_the_message_in_the_topic(taken: World) -> None:
    number = taken.arrives(AMINA, "om tien uur")
    taken.work(AMINA)
    (first,) = taken.bot_works()
    taken.says(AMINA, "om elf uur", "edit", number)
    (change,) = taken.bot_works()
    assert change.action == "edit"
    assert change.edit_message_id is not None
    assert (change.text or "").startswith("🧑 om elf uur")
    assert first.text == "🧑 om tien uur"


def test_edit_of_what_did_not_come_in_the_topic_yet_changes_what_waits(taken: World) -> None:
    number = taken.arrives(AMINA, "om tien uur")
    taken.work(AMINA)
    taken.says(AMINA, "om elf uur", "edit", number)
    (message,) = taken.bot_works()
    assert message.action == "send"
    assert "om elf uur" in (message.text or "")


def test_edit_of_something_from_before_staff_came_is_said_anew(taken: World) -> None:
    assert taken.says(AMINA, "ik bedoel Gent", "edit", 77)
    assert "paste een vroeger bericht aan: ik bedoel Gent" in taken.group_texts()[-1]


def test_old_button_is_shown_to_staff_and_leads_back_to_the_bot(taken: World) -> None:
    person = SEAL.pseudonym(AMINA)
    add_to_outbox(taken.session, SEAL, person, Draft("Kies", (ReplyButton("Meer uitleg", "/repeat"),)))
    assert taken.presses(AMINA, "Meer uitleg")
    assert "Een medewerker van **VDAB** antwoordt je nu" in taken.reads(AMINA)[-1]
    assert taken.presses(AMINA, "Terug naar de bot")
    assert desk.owner_of(taken.session, person).owner is Owner.BOT


@pytest.mark.parametrize("payload", ["/delete_my_data", '/delete_my_data{"answer": "yes"}', "/ask_privacy"])
def test_right_to_see_and_erase_does_not_depend_on_staff(taken: World, payload: str) -> None:
    assert not taken.says(AMINA, payload)


@pytest.mark.parametrize("payload", ["/greet", "/stop", "/ask_capabilities"])
def test_other_commands_do_not_reach_rasa(taken: World, payload: str) -> None:
    assert taken.says(AMINA, payload)


def test_asking_again_while_staff_write_says_who_answers(taken: World) -> None:
    assert taken.says(AMINA, "/request_human")
    assert "Een medewerker van **VDAB** leest je berichten" in taken.reads(AMINA)[-1]
    assert taken.says(AMINA, "mens")
    assert taken.group_texts()[-1] == "🧑 mens", "while staff write, a word is just a word"


def test_what_staff_get_is_emptied_in_the_inbox(taken: World) -> None:
    taken.says(AMINA, "geheim")
    rows = taken.session.scalars(select(InboxEntry)).all()
    assert all(row.state == DONE and row.text is None for row in rows)

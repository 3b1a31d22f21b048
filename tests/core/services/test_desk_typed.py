"""A typed "ja" or "nee" answers the question that stands newest in the chat, and nothing else."""

import pytest
from sqlalchemy import select

from core.content.desk_texts import desk_texts
from core.database.desk import ReferralRow
from core.database.relay import DONE, PENDING, InboxEntry, OutboxMessage, buttons_of
from core.rules.escalation import Owner, State
from core.services import desk, desk_person, relay_inbox
from core.services.referral_words import ask as ask_referral
from core.services.relay import Draft, ReplyButton, add_to_outbox
from tests.core.services.desk_world import AMINA, ELS, GROUP, SEAL, World

PERSON = SEAL.pseudonym(AMINA)
ERASING = (
    ReplyButton("Ja, wis alles", '/delete_my_data{"answer": "erase"}'),
    ReplyButton("Nee", '/delete_my_data{"answer": "keep_all"}'),
    ReplyButton("Meer uitleg", "/explain_more"),
)


@pytest.fixture
def asked(world: World) -> World:
    """Give a world in which Amina reads the question whether staff may read along."""
    world.says(AMINA, "medewerker")
    deliver(world)
    return world


@pytest.fixture
def taken(world: World) -> World:
    """Give a world in which Els has the conversation of Amina."""
    world.member(ELS, "Els")
    escalation = world.waits(AMINA)
    world.staff_press(ELS, f"desk:take:{escalation.id}")
    world.bot_works()
    deliver(world)
    return world


def deliver(world: World) -> None:
    """Let Telegram have all that waits for people."""
    world.session.flush()
    rows = world.session.scalars(select(OutboxMessage).where(OutboxMessage.state == PENDING))
    for row in rows.all():
        row.state, row.last_message_id = DONE, world.number()
    world.session.flush()


def rasa_says(world: World, said: str, question: Draft) -> None:
    """Let Rasa answer something of Amina."""
    world.arrives(AMINA, said)
    waiting = relay_inbox.next_waiting(world.session, SEAL, PERSON)
    assert waiting is not None
    assert not desk_person.takes(world.session, SEAL, waiting, GROUP, world.now)
    desk_person.answer(world.session, SEAL, waiting, [question], world.now)
    deliver(world)


@pytest.mark.parametrize(
    "words",
    ["ja", "Ja!", "JA.", "ja, dat is goed", "ja graag", "ok", "Oké", "Ja, dat is goed", "👍 ja"],
)
def test_typed_yes_is_the_yes_to_the_desk(asked: World, words: str) -> None:
    assert asked.says(AMINA, words)
    assert State(asked.escalation(AMINA).state) is State.WAITING
    assert "je vraag gaat naar een medewerker" in asked.reads(AMINA)[-1]


@pytest.mark.parametrize("words", ["nee", "Nee, liever niet", "nee dank je!", "neen"])
def test_typed_no_passes_nothing_on(asked: World, words: str) -> None:
    assert asked.says(AMINA, words)
    assert asked.escalation(AMINA).outcome == "declined"
    assert asked.waiting_in_group() == []


@pytest.mark.parametrize("words", ["ja maar wat geef je door?", "jazeker niet", "👍", "nuttig", "nee ja"])
def test_words_that_are_no_clear_answer_are_for_rasa(asked: World, words: str) -> None:
    assert not asked.says(AMINA, words)
    assert State(asked.escalation(AMINA).state) is State.ASKED


def test_yes_to_the_desk_is_not_given_to_an_older_question_of_the_bot(world: World) -> None:
    rasa_says(
        world, "mijn profiel maken", Draft("Mag ik je profiel bewaren?", (ReplyButton("Ja", "/affirm"),))
    )
    assert world.says(AMINA, "medewerker")
    deliver(world)
    assert world.says(AMINA, "ja")
    assert State(world.escalation(AMINA).state) is State.WAITING


def test_yes_to_a_newer_question_of_the_bot_is_for_rasa(asked: World) -> None:
    rasa_says(asked, "mijn profiel maken", Draft("Mag ik je profiel bewaren?"))
    assert not asked.says(AMINA, "ja")
    assert State(asked.escalation(AMINA).state) is State.ASKED


def test_yes_from_before_the_question_was_read_is_for_rasa(world: World) -> None:
    typed = world.number()
    world.says(AMINA, "medewerker")
    assert not world.says(AMINA, "ja")
    deliver(world)
    assert not world.says(AMINA, "ja", message_id=typed)
    assert State(world.escalation(AMINA).state) is State.ASKED


def test_edit_into_a_yes_is_no_yes(asked: World) -> None:
    assert not asked.says(AMINA, "ja", "edit", 77)


def test_second_yes_is_for_rasa(asked: World) -> None:
    asked.says(AMINA, "ja")
    deliver(asked)
    assert not asked.says(AMINA, "ja")


def a_referral(world: World) -> ReferralRow:
    """Let Amina read the question whether all may go to an organisation."""
    referral = ReferralRow(
        escalation_id=world.escalation(AMINA).id,
        person=PERSON,
        organisation="vdab",
        channel="group",
        staff_id=1,
        state="asked",
        asked_at=world.now,
        created_at=world.now,
    )
    world.session.add(referral)
    world.session.flush()
    assert ask_referral(world.session, SEAL, referral, "newcomer", None, 7)
    deliver(world)
    return referral


@pytest.mark.parametrize("words", ["nee", "nee, niet doorgeven"])
def test_typed_no_to_passing_on_counts(taken: World, words: str) -> None:
    referral = a_referral(taken)
    assert taken.says(AMINA, words)
    assert referral.state == "declined"


@pytest.mark.parametrize("words", ["ja", "Ja, geef door"])
def test_typed_yes_to_passing_on_counts(taken: World, words: str) -> None:
    referral = a_referral(taken)
    assert taken.says(AMINA, words)
    assert referral.state not in ("asked", "declined")


def test_yes_after_other_words_to_staff_is_for_staff(taken: World) -> None:
    referral = a_referral(taken)
    taken.says(AMINA, "wil je nog even wachten?")
    taken.says(AMINA, "ja")
    assert referral.state == "asked"
    assert taken.group_texts()[-1] == "🧑 ja"


@pytest.mark.parametrize(
    ("words", "rating"),
    [("ja", "useful"), ("Nuttig!", "useful"), ("Ja, dat was nuttig", "useful"), ("nee", "useless")],
)
def test_typed_rating_counts_once(taken: World, words: str, rating: str) -> None:
    taken.says(AMINA, "dag")
    escalation = taken.escalation(AMINA)
    taken.group(ELS, "Dag, ik help je.", thread=escalation.thread_id)
    taken.staff_press(ELS, f"desk:close:{escalation.id}")
    deliver(taken)
    assert taken.says(AMINA, words)
    assert escalation.rating == rating
    deliver(taken)
    assert not taken.says(AMINA, words)


def test_title_of_the_way_back_to_the_bot_may_be_typed(taken: World) -> None:
    taken.says(AMINA, None, "old_button")
    deliver(taken)
    assert taken.says(AMINA, "terug naar de bot")
    assert desk.owner_of(taken.session, PERSON).owner is Owner.BOT


@pytest.mark.parametrize("words", ["ja, wis alles", "ja wis alles", "Nee", "ja", "meer uitleg"])
def test_answer_to_the_question_about_erasing_reaches_rasa_and_no_topic(taken: World, words: str) -> None:
    rasa_says(taken, "/delete_my_data", Draft("Ben je zeker?", ERASING))
    assert not taken.says(AMINA, words)
    assert taken.group_texts() == []


def test_other_buttons_of_the_question_about_erasing_reach_rasa(taken: World) -> None:
    rasa_says(taken, "/delete_my_data", Draft("Ben je zeker?", ERASING))
    message = taken.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
    assert message is not None
    button = next(each for each in buttons_of(taken.session, message.id) if each.position == 2)
    taken.arrives(AMINA, None, "press", message.last_message_id, reference=button.reference)
    assert not taken.work(AMINA)
    assert taken.group_texts() == []


def test_whole_sentence_reaches_rasa_after_the_explanation_too(taken: World) -> None:
    rasa_says(taken, "/delete_my_data", Draft("Zo wissen wij alles."))
    assert not taken.says(AMINA, "Ja, wis alles.")
    assert taken.says(AMINA, "ja")


def test_what_rasa_says_about_erasing_comes_in_no_topic(taken: World) -> None:
    rasa_says(taken, "/delete_my_data", Draft("Ben je zeker?", ERASING))
    taken.later()
    taken.told_bot(AMINA, "nee", "Goed. Ik wis niets.")
    rasa_says(taken, "nee", Draft("Goed. Ik wis niets."))
    assert taken.group_texts() == []
    assert taken.says(AMINA, "nee"), "the question about erasing is answered: this is for staff"


def test_yes_after_staff_wrote_is_for_staff(taken: World) -> None:
    rasa_says(taken, "/delete_my_data", Draft("Ben je zeker?", ERASING))
    add_to_outbox(taken.session, SEAL, PERSON, Draft("👤 Medewerker van VDAB:\nKan je morgen komen?"))
    deliver(taken)
    assert taken.says(AMINA, "ja")
    assert taken.group_texts() == ["🧑 ja"]


@pytest.mark.parametrize(
    "payload", ["/greet", "/stop", "/ask_capabilities", '/state_role{"role":"employer"}']
)
def test_typed_command_is_shown_as_one_and_the_person_hears_who_answers(taken: World, payload: str) -> None:
    assert taken.says(AMINA, payload)
    (shown,) = taken.group_texts()
    assert "typte een commando voor de bot" in shown
    assert "/" not in shown
    said = taken.reads(AMINA)[-1]
    assert "Een medewerker van **VDAB**" in said
    assert "Typ /bot" in said
    assert "knop" not in said


def test_no_word_means_both_yes_and_no() -> None:
    typed = desk_texts().labels.typed
    assert set(typed) == {"agree", "decline", "useful", "useless"}
    assert not set(typed["agree"]) & set(typed["decline"])
    assert not set(typed["useful"]) & set(typed["useless"])


def test_nothing_is_left_waiting(asked: World) -> None:
    asked.says(AMINA, "ja")
    rows = asked.session.scalars(select(InboxEntry)).all()
    assert all(row.state == DONE and row.text is None for row in rows)

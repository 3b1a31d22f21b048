"""The person's side of the staff desk: asked first, yes or no, back to the bot, and what Rasa never gets."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.escalations import Escalation
from core.database.question_counts import QuestionCountRow
from core.rules.escalation import State
from core.services import relay_inbox
from core.services.desk_person import answer_and_ask, hear, takes
from core.services.relay import Draft
from tests.core.services.desk_world import AMINA, BILAL, SEAL, World

YES, NO = "Ja, dat is goed", "Nee, liever niet"


@pytest.mark.parametrize("words", ["medewerker", "Medewerker!", " MENS. ", "medewerkster"])
def test_one_word_asks_and_nothing_is_passed_on_before_the_yes(world: World, words: str) -> None:
    assert world.says(AMINA, words)
    assert "Is dat goed?" in world.reads(AMINA)[-1]
    assert State(world.escalation(AMINA).state) is State.ASKED
    assert world.waiting_in_group() == []


@pytest.mark.parametrize(
    "words", ["ik ben medewerker bij een bakker", "mensen", "een mens?", "mag ik werken?"]
)
def test_word_in_a_sentence_is_for_rasa(world: World, words: str) -> None:
    assert not world.says(AMINA, words)


def test_question_says_exactly_what_is_passed_on(world: World) -> None:
    world.told_bot(
        AMINA,
        "ik heb een annex 26 sinds 1 mei 2026",
        role="newcomer",
        topic="ask_when_may_work",
        application_date="2026-05-01",
        language_level="A2",
        place="unknown",
    )
    world.says(AMINA, "/request_human")
    question = world.reads(AMINA)[-1]
    for told in (
        "nieuwkomer",
        "Mogen werken",
        "plaats niet bekend",
        "Nederlands: A2",
        "aanvraag op: 1 mei 2026",
    ):
        assert told in question
    assert "laatste tien berichten" in question
    assert "naam en je telefoonnummer geven wij niet door" in question


def test_employer_is_addressed_with_u(world: World) -> None:
    world.told_bot(BILAL, "wij zoeken een bakker", role="employer")
    world.waits(BILAL)
    said = " ".join(world.reads(BILAL))
    assert "Wilt u" in said
    assert not {"je", "jij", "jouw"} & set(said.lower().split())


def test_yes_opens_a_topic_with_the_summary_and_tells_the_place_in_the_queue(world: World) -> None:
    world.told_bot(AMINA, "mag ik werken?", "Dat hangt af van **je statuut**.", topic="ask_when_may_work")
    world.says(AMINA, "medewerker")
    world.presses(AMINA, YES)
    assert State(world.escalation(AMINA).state) is State.WAITING
    assert "Je bent de eerste die wacht. Hoelang het duurt, weet ik niet." in world.reads(AMINA)[-1]
    topic, summary = world.bot_works()
    assert (topic.action, topic.text) == ("open_topic", "Mogen werken · plaats niet bekend")
    assert "persoon: mag ik werken?" in (summary.text or "")
    assert "bot: Dat hangt af van je statuut." in (summary.text or "")
    assert [title for row in summary.buttons for title, _ in row] == ["✋ Neem", "📝 Notitie", "✔️ Sluit"]
    assert summary.thread_id == world.escalation(AMINA).thread_id is not None


def test_second_in_the_queue_hears_so_and_what_is_urgent_goes_first(world: World) -> None:
    world.waits(AMINA)
    world.later()
    world.waits(BILAL)
    assert "Jij bent nummer 2" in world.reads(BILAL)[-1]
    world.says(3, '/request_human{"reason": "exploitation"}')
    assert "Dit is dringend" in world.reads(3)[-1]
    assert "Bel 112" in world.reads(3)[-1]
    world.later()
    world.presses(3, YES)
    assert "Je bent de eerste" in world.reads(3)[-1]
    assert (world.bot_works()[0].text or "").startswith("⚠️")


def test_without_a_staff_group_the_question_still_stands(session: Session) -> None:
    world = World(session, staff_chat=None)
    world.says(AMINA, "medewerker")
    world.presses(AMINA, YES)
    assert State(world.escalation(AMINA).state) is State.WAITING
    assert world.waiting_in_group() == []


def test_no_passes_nothing_on(world: World) -> None:
    world.says(AMINA, "medewerker")
    assert world.presses(AMINA, NO)
    assert world.reads(AMINA)[-1].startswith("Goed. Wij geven niets door.")
    assert (world.escalation(AMINA).state, world.escalation(AMINA).outcome) == ("closed", "declined")
    assert world.waiting_in_group() == []


def test_yes_after_a_no_is_too_late(world: World) -> None:
    world.says(AMINA, "medewerker")
    world.presses(AMINA, NO)
    assert world.presses(AMINA, YES)
    assert "Deze knop werkt niet meer" in world.reads(AMINA)[-1]
    assert world.waiting_in_group() == []


def test_button_of_somebody_else_does_nothing(world: World) -> None:
    world.says(AMINA, "medewerker")
    number = world.escalation(AMINA).id
    drafts = desk_answer(world, BILAL, f"desk:agree:{number}")
    assert "werkt niet meer" in drafts
    assert State(world.escalation(AMINA).state) is State.ASKED


def desk_answer(world: World, telegram_id: int, payload: str) -> str:
    person = SEAL.pseudonym(telegram_id)
    drafts = hear(world.session, SEAL, person, "press", payload, world.staff_chat, world.now)
    assert drafts is not None
    return drafts[0].text


def test_payload_that_is_typed_is_words(world: World) -> None:
    world.says(AMINA, "medewerker")
    assert not world.says(AMINA, f"desk:agree:{world.escalation(AMINA).id}")


def test_one_question_is_open_at_a_time_and_a_new_reason_replaces_the_old(world: World) -> None:
    world.says(AMINA, "medewerker")
    world.says(AMINA, '/request_human{"reason": "uncertain_verdict"}')
    assert world.session.scalars(select(Escalation.reason)).all() == ["uncertain_verdict"]


@pytest.mark.parametrize(
    "values", ['{"reason": "staff"}', '{"reason": 4}', "{no json", '["x"]', '{"other": 1}']
)
def test_reason_that_is_none_is_asking_for_a_human(world: World, values: str) -> None:
    assert world.says(AMINA, "/request_human" + values)
    assert world.escalation(AMINA).reason == "request_human"


def test_who_asks_again_hears_where_it_stands(world: World) -> None:
    world.waits(AMINA)
    world.says(AMINA, "medewerker")
    assert "Je vraag wacht al op een medewerker" in world.reads(AMINA)[-1]
    world.says(AMINA, '/request_human{"reason": "exploitation"}')
    assert world.escalation(AMINA).urgent
    assert "dringend" in world.group_texts()[-1]


def test_handed_over_is_counted_once_at_the_yes(world: World) -> None:
    world.told_bot(AMINA, "mag ik werken?", topic="ask_when_may_work")
    world.says(AMINA, '/request_human{"reason": "uncertain_verdict"}')
    world.says(AMINA, '/request_human{"reason": "uncertain_verdict"}')
    assert world.session.scalars(select(QuestionCountRow)).all() == []
    world.presses(AMINA, YES)
    world.says(AMINA, "medewerker")
    (row,) = world.session.scalars(select(QuestionCountRow)).all()
    assert (row.day, row.intent, row.outcome, row.number) == (
        date(2026, 11, 30), "ask_when_may_work", "handed_over", 1,
    )  # fmt: skip


def test_bot_goes_on_while_the_question_waits(world: World) -> None:
    world.waits(AMINA)
    assert not world.says(AMINA, "mag ik werken?")
    assert not world.says(AMINA, "foto", "photo")


def test_bot_command_ends_what_is_open_and_says_so_when_nothing_is(world: World) -> None:
    assert world.says(AMINA, "/bot")
    assert "Je praat al met de bot" in world.reads(AMINA)[-1]
    world.waits(AMINA)
    assert world.says(AMINA, "/bot")
    assert "je praat weer met de bot" in world.reads(AMINA)[-1]
    assert world.escalation(AMINA).outcome == "person_left"
    done = world.bot_works()
    assert "praat weer met de bot" in (done[0].text or "")
    assert [each.action for each in done[1:]] == ["edit", "close_topic"]
    assert done[1].buttons == ()


def test_rasa_answer_and_question_are_queued_together_and_once(world: World) -> None:
    world.arrives(AMINA, "ik wil een klacht indienen")
    waiting = relay_inbox.next_waiting(world.session, SEAL, SEAL.pseudonym(AMINA))
    assert waiting is not None
    for _ in range(2):
        answer_and_ask(world.session, SEAL, waiting, [Draft("Het spijt ons.")], "complain", world.now)
    said = world.reads(AMINA)
    assert said[0] == "Het spijt ons."
    assert len(said) == 2
    assert world.escalation(AMINA).reason == "complain"


def test_update_that_was_answered_before_is_taken_without_doing_anything(world: World) -> None:
    world.arrives(AMINA, "medewerker")
    waiting = relay_inbox.next_waiting(world.session, SEAL, SEAL.pseudonym(AMINA))
    assert waiting is not None
    assert takes(world.session, SEAL, waiting, world.staff_chat, world.now)
    before = world.reads(AMINA)
    assert takes(world.session, SEAL, waiting, world.staff_chat, world.now)
    assert world.reads(AMINA) == before

"""Handing over to staff as a person meets it: consent first, with and without Rasa, over restarts."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from bot import texts
from bot.asking import AT_ONCE
from bot.commands import BACK_TO_BOT, for_rasa
from bot.terminal import HANDOVER, Conversation
from core.clock import now
from core.database.desk import DeskMessageRow, DeskStaffRow
from core.database.escalations import Escalation
from core.database.question_counts import QuestionCountRow
from core.database.session import session_scope
from core.seal import Seal
from core.services import desk_texts
from core.services.desk_store import DeskStore
from tests.bot.conftest import SECRET_KEY, StartBot
from tests.bot.fake_rasa import FakeRasa, text
from tests.core.services.everybody import make_rasa_table, rasa_records
from tests.telegram_standin import Person, TelegramStandin

YES, NO = (desk_texts.buttons("ask")[name] for name in ("agree", "decline"))
SORRY = "Het spijt me dat het niet goed liep."
HUMAN = "Een medewerker vragen"
ASKED, WAITS, DECLINED = "Is dat goed?", "gaat naar een medewerker", "Wij geven niets door"
ORGANISATION = "VDAB"


def handover(reason: str) -> dict[str, Any]:
    return {"recipient_id": "somebody", "custom": {"handover": {"reason": reason}}}


@pytest.fixture(autouse=True)
def handing_over(rasa: FakeRasa) -> None:
    """Let Rasa answer a request and a complaint as our actions do."""
    rasa.answers["ik wil een mens"] = [handover("request_human")]
    rasa.answers["klacht"] = [text(SORRY), handover("complain")]


def escalations(database: str) -> list[tuple[str, str]]:
    """Return (state, reason) of all escalations."""
    with session_scope(database) as session:
        rows = session.scalars(select(Escalation).order_by(Escalation.id))
        return [(row.state, row.reason) for row in rows]


def staff_take_over(person: Person, database: str) -> None:
    """Let a member of staff own the conversation that waits, as after a press of "neem"."""
    with session_scope(database) as session:
        member = DeskStaffRow(name="Els", role="member", organisation=ORGANISATION, created_at=now())
        session.add(member)
        session.flush()
        pseudonym = Seal(SECRET_KEY).pseudonym(person.user_id)
        row = session.scalars(select(Escalation).where(Escalation.person == pseudonym)).one()
        row.state, row.staff_id, row.taken_at, row.last_staff_at = "staff", member.id, now(), now()


def to_staff(person: Person, database: str) -> list[str | None]:
    """Return what the person said to staff, in order."""
    seal = Seal(SECRET_KEY)
    with session_scope(database) as session:
        rows = session.scalars(
            select(DeskMessageRow).where(DeskMessageRow.speaker == "person").order_by(DeskMessageRow.id)
        )
        return [seal.open(row.text) or row.kind for row in rows]


async def agrees(person: Person) -> None:
    person.says("medewerker")
    await person.until(lambda: any(ASKED in said for said in person.texts))
    person.presses(YES)
    await person.until(lambda: any(WAITS in said for said in person.texts))


async def with_staff(person: Person, database: str) -> None:
    await agrees(person)
    staff_take_over(person, database)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("said", ["/medewerker", "medewerker", "ik wil een mens"])
async def test_nothing_is_passed_on_before_the_person_agrees(
    amina: Person, relay_database: str, said: str
) -> None:
    amina.says(said)
    (question,) = await amina.hears()
    assert ASKED in question.text
    assert question.buttons == [YES, NO]
    assert escalations(relay_database) == [("asked", "request_human")]
    amina.presses(YES)
    await amina.until(lambda: WAITS in amina.texts[-1])
    assert escalations(relay_database) == [("waiting", "request_human")]


@pytest.mark.usefixtures("bot")
async def test_who_declines_goes_on_with_the_bot(amina: Person, rasa: FakeRasa, relay_database: str) -> None:
    amina.says("medewerker")
    await amina.hears()
    amina.presses(NO)
    (answer,) = await amina.hears()
    assert DECLINED in answer.text
    amina.says("mag ik werken?")
    await amina.hears()
    assert [state for state, _ in escalations(relay_database)] == ["closed"]
    assert rasa.messages == ["mag ik werken?"]


@pytest.mark.usefixtures("bot")
async def test_complaint_is_regretted_first_and_then_asked_about(amina: Person, relay_database: str) -> None:
    amina.says("klacht")
    sorry, question = await amina.hears(2)
    assert sorry.text == SORRY
    assert ASKED in question.text
    assert escalations(relay_database) == [("asked", "complain")]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("reason", ["exploitation", "uncertain_verdict", "not_understood"])
async def test_button_tells_the_desk_why_without_rasa(
    amina: Person, rasa: FakeRasa, relay_database: str, reason: str
) -> None:
    rasa.answers["?"] = [text("Niet zeker.", (HUMAN, f'/request_human{{"reason": "{reason}"}}'))]
    amina.says("?")
    await amina.hears()
    amina.presses(HUMAN)
    (question,) = await amina.hears()
    assert ASKED in question.text
    assert escalations(relay_database) == [("asked", reason)]
    assert rasa.messages == ["?"]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("told", [("danger_told", True), ("topic", "report_exploitation")])
async def test_who_told_about_danger_is_urgent_with_the_word_alone(
    amina: Person, relay_database: str, told: tuple[str, object]
) -> None:
    amina.says("hallo")
    await amina.hears()
    with session_scope(relay_database) as session:
        make_rasa_table(session)
        pseudonym = Seal(SECRET_KEY).pseudonym(amina.user_id)
        rasa_records(session, pseudonym, "slot", name=told[0], value=told[1])
    amina.says("medewerker")
    (question,) = await amina.hears()
    assert "dringend" in question.text
    assert escalations(relay_database) == [("asked", "exploitation")]


@pytest.mark.usefixtures("bot")
async def test_message_that_waits_for_its_turn_at_rasa_goes_to_staff_who_took_over_meanwhile(
    amina: Person, telegram: TelegramStandin, rasa: FakeRasa, relay_database: str
) -> None:
    await agrees(amina)
    rasa.gates["wacht"] = asyncio.Event()
    others = [telegram.person() for _ in range(AT_ONCE)]
    for other in others:
        other.says("wacht")
    await amina.until(lambda: rasa.at_once == AT_ONCE)
    amina.says("mag ik werken?")
    await amina.until(lambda: amina.typing > 0)
    staff_take_over(amina, relay_database)
    rasa.gates["wacht"].set()
    await amina.until(lambda: to_staff(amina, relay_database) == ["mag ik werken?"])
    assert set(rasa.messages) == {"wacht"}


@pytest.mark.usefixtures("bot")
async def test_who_asks_twice_waits_once(amina: Person, relay_database: str) -> None:
    await agrees(amina)
    amina.says("ik wil een mens")
    await amina.until(lambda: "wacht al" in amina.texts[-1])
    amina.says("medewerker")
    await amina.hears()
    assert escalations(relay_database) == [("waiting", "request_human")]


@pytest.mark.usefixtures("bot")
async def test_hand_over_is_counted_once_and_at_the_yes(amina: Person, relay_database: str) -> None:
    def counted() -> list[tuple[str, str]]:
        with session_scope(relay_database) as session:
            return [(row.intent, row.outcome) for row in session.scalars(select(QuestionCountRow))]

    amina.says("klacht")
    await amina.hears(2)
    assert counted() == []
    amina.presses(YES)
    await amina.hears()
    assert counted() == [("complain", "handed_over")]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("asks", ["medewerker", "/medewerker"])
async def test_human_can_be_asked_while_rasa_is_away_and_no_question_is_lost(
    amina: Person, rasa: FakeRasa, relay_database: str, asks: str
) -> None:
    await rasa.goes_away()
    amina.says("mag ik werken?")
    await amina.hears()
    assert amina.texts == [texts.RASA_AWAY]
    amina.says(asks)
    await amina.until(lambda: ASKED in amina.texts[-1])
    amina.presses(YES)
    await amina.until(lambda: WAITS in amina.texts[-1])
    assert escalations(relay_database) == [("waiting", "request_human")]
    await rasa.comes_back()
    await amina.until(lambda: amina.texts[-1] == "antwoord op: mag ik werken?")
    assert amina.texts.count(texts.RASA_AWAY) == 1


@pytest.mark.usefixtures("bot")
async def test_what_waited_for_rasa_goes_to_staff_when_they_take_over(
    amina: Person, rasa: FakeRasa, relay_database: str
) -> None:
    await rasa.goes_away()
    amina.says("mag ik werken?")
    await amina.hears()
    amina.says("ik woon in Gent")
    await agrees(amina)
    staff_take_over(amina, relay_database)
    await amina.until(lambda: to_staff(amina, relay_database) == ["mag ik werken?", "ik woon in Gent"])
    await rasa.comes_back()
    amina.says("nog iets")
    await amina.until(lambda: len(to_staff(amina, relay_database)) == 3)
    assert rasa.messages == []


@pytest.mark.usefixtures("bot")
async def test_nothing_reaches_rasa_while_staff_own_the_conversation(
    amina: Person, bilal: Person, rasa: FakeRasa, relay_database: str
) -> None:
    await with_staff(amina, relay_database)
    amina.says("mag ik werken?")
    amina.sends_photo("mijn kaart")
    amina.sends_voice()
    amina.says("/start werkgever")
    bilal.says("mag ik werken?")
    await bilal.hears()
    await amina.until(lambda: len(to_staff(amina, relay_database)) >= 3)
    assert to_staff(amina, relay_database)[:3] == ["mag ik werken?", "mijn kaart", "voice"]
    assert rasa.messages == ["mag ik werken?"]
    assert not any(texts.IDENTITY_PAPERS in said for said in amina.texts)


@pytest.mark.usefixtures("bot")
async def test_bot_answers_again_after_the_command(
    amina: Person, rasa: FakeRasa, relay_database: str
) -> None:
    await with_staff(amina, relay_database)
    amina.says("/bot")
    await amina.until(lambda: "je praat weer met de bot" in amina.texts[-1])
    amina.says("mag ik werken?")
    await amina.until(lambda: amina.texts[-1] == "antwoord op: mag ik werken?")
    assert rasa.messages == ["mag ik werken?"]


@pytest.mark.usefixtures("bot")
async def test_command_for_the_bot_is_answered_kindly_when_the_bot_answers_already(
    amina: Person, rasa: FakeRasa
) -> None:
    amina.says("/bot")
    (answer,) = await amina.hears()
    assert "Je praat al met de bot" in answer.text
    assert rasa.messages == []


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("typed", "payload"), [("/vergeet", "/delete_my_data"), ("/privacy", "/ask_privacy")]
)
async def test_right_to_see_and_erase_does_not_wait_for_staff(
    amina: Person, rasa: FakeRasa, relay_database: str, typed: str, payload: str
) -> None:
    await with_staff(amina, relay_database)
    amina.says(typed)
    await amina.until(lambda: amina.texts[-1] == f"antwoord op: {payload}")
    assert rasa.messages == [payload]


async def test_kill_between_the_answer_of_rasa_and_the_question_neither_loses_nor_doubles(
    amina: Person, start_bot: StartBot, relay_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_off(*_: object) -> None:
        raise KeyError

    with monkeypatch.context() as killed:
        killed.setattr(DeskStore, "answer_and_ask", breaks_off)
        async with start_bot():
            amina.says("klacht")
            await amina.until(lambda: amina.typing > 0)
    assert amina.texts == []
    assert escalations(relay_database) == []
    async with start_bot():
        await amina.until(lambda: len(amina.texts) == 2)
        amina.says("klaar")
        await amina.until(lambda: amina.texts[-1] == "antwoord op: klaar")
    assert [amina.texts[0], ASKED in amina.texts[1]] == [SORRY, True]
    assert len(amina.texts) == 3
    assert escalations(relay_database) == [("asked", "complain")]


async def test_restart_between_the_answer_and_the_question_that_was_stored_sends_each_once(
    amina: Person, start_bot: StartBot, telegram: TelegramStandin, relay_database: str
) -> None:
    telegram.fails("sendMessage", 500, times=100_000)
    async with start_bot():
        amina.says("klacht")
        await amina.until(lambda: bool(telegram.called("sendMessage")))
    telegram.recovers()
    async with start_bot():
        await amina.until(lambda: len(amina.texts) == 2)
        amina.presses(YES)
        await amina.until(lambda: WAITS in amina.texts[-1])
    assert len(amina.texts) == 3
    assert escalations(relay_database) == [("waiting", "complain")]


@pytest.mark.parametrize("reason", ["uncertain_verdict", "not_understood", "exploitation"])
def test_rasa_never_hears_a_reason_or_the_command_for_the_bot(reason: str) -> None:
    assert for_rasa(f'/request_human{{"reason": "{reason}"}}') == "/request_human"
    assert for_rasa(BACK_TO_BOT) == "/ask_capabilities"
    assert for_rasa('/inform{"answer": "yes"}') == '/inform{"answer": "yes"}'
    assert for_rasa("medewerker") == "medewerker"


def test_terminal_says_that_nobody_reads_along_there() -> None:
    import json

    import httpx

    heard: list[str] = []

    def answers(request: httpx.Request) -> httpx.Response:
        heard.append(json.loads(request.content)["message"])
        button = {"title": HUMAN, "payload": '/request_human{"reason": "uncertain_verdict"}'}
        return httpx.Response(200, json=[{"text": SORRY, "buttons": [button]}, handover("complain")])

    conversation = Conversation("http://rasa", httpx.Client(transport=httpx.MockTransport(answers)))
    assert conversation.say("klacht") == [SORRY, f"  1. {HUMAN}", "", HANDOVER, ""]
    conversation.say("1")
    conversation.say("/bot")
    assert heard == ["klacht", "/request_human", "/ask_capabilities"]

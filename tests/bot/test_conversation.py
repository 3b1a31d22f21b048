"""What a person on Telegram meets: the real bot against the Bot API stand-in and a fake Rasa."""

import asyncio

import pytest
from telegram.ext import Application

from bot import texts
from tests.bot.fake_rasa import FakeRasa, text
from tests.telegram_standin import Person, TelegramStandin

pytestmark = pytest.mark.usefixtures("bot")


async def test_answers_come_in_the_order_of_the_questions(amina: Person, rasa: FakeRasa) -> None:
    rasa.answers["een"] = [text("eerste"), text("tweede")]
    amina.says("een")
    amina.says("twee")
    heard = await amina.hears(3)
    assert [message.text for message in heard] == ["eerste", "tweede", "antwoord op: twee"]


async def test_rasa_knows_a_person_by_a_keyed_hash_only(amina: Person, rasa: FakeRasa) -> None:
    amina.says("hallo")
    await amina.hears()
    ((sender, _),) = rasa.heard
    assert len(sender) == 64
    assert str(amina.user_id) not in sender


async def test_one_slow_person_does_not_keep_another_waiting(
    amina: Person, bilal: Person, rasa: FakeRasa
) -> None:
    rasa.gates["traag"] = asyncio.Event()
    amina.says("traag")
    amina.says("daarna")
    bilal.says("snel")
    await bilal.hears()
    assert amina.messages == []
    rasa.gates["traag"].set()
    heard = await amina.hears(2)
    assert [message.text for message in heard] == ["antwoord op: traag", "antwoord op: daarna"]


async def test_rasa_is_asked_about_few_people_at_once(telegram: TelegramStandin, rasa: FakeRasa) -> None:
    rasa.gates["wacht"] = asyncio.Event()
    people = [telegram.person() for _ in range(20)]
    for person in people:
        person.says("wacht")
    await people[0].until(lambda: people[0].typing > 0 or people[1].typing > 0)
    rasa.gates["wacht"].set()
    for person in people:
        await person.hears()
    assert rasa.most_at_once <= 8


async def test_person_sees_that_the_bot_is_typing_while_it_thinks(amina: Person, rasa: FakeRasa) -> None:
    rasa.gates["moeilijk"] = asyncio.Event()
    amina.says("moeilijk")
    await amina.until(lambda: amina.typing > 0)
    assert amina.messages == []
    rasa.gates["moeilijk"].set()
    await amina.hears()


async def test_long_answer_comes_in_parts_with_the_buttons_below_the_last(
    amina: Person, rasa: FakeRasa
) -> None:
    sentence = "Dit is een lange zin over werk & papieren <in België>. "
    rasa.answers["lang"] = [text(sentence * 200, ("Ja", "/affirm"))]
    amina.says("lang")
    heard = await amina.hears(4)
    assert " ".join(message.text for message in heard) == (sentence * 200).strip()
    assert all(message.text.endswith("België>.") for message in heard)
    assert [message.buttons for message in heard] == [[], [], [], ["Ja"]]


async def test_markup_of_rasa_becomes_html_and_the_rest_stays_as_typed(amina: Person, rasa: FakeRasa) -> None:
    rasa.answers["opmaak"] = [text("**Let op** 1 < 2 & [de site](https://example.org/?a=1&b=2)")]
    amina.says("opmaak")
    (message,) = await amina.hears()
    assert message.text == "Let op 1 < 2 & de site"
    assert message.source == (
        '<b>Let op</b> 1 &lt; 2 &amp; <a href="https://example.org/?a=1&amp;b=2">de site</a>'
    )


async def test_every_button_has_its_own_row_and_a_short_reference(amina: Person, rasa: FakeRasa) -> None:
    payload = '/inform{"status":"asylum_seeker","uitleg":"' + "x" * 200 + '"}'
    rasa.answers["status"] = [text("Welke?", ("Asielzoeker", payload), ("Weet ik niet", "/deny"))]
    amina.says("status")
    (message,) = await amina.hears()
    assert [len(row) for row in message.keyboard] == [1, 1]
    amina.presses("Asielzoeker")
    await amina.hears()
    assert rasa.messages[-1] == payload


async def test_pressed_button_is_answered_and_ticked_off(
    amina: Person, rasa: FakeRasa, telegram: TelegramStandin
) -> None:
    rasa.answers["?"] = [text("Ja of nee?", ("Ja", "/affirm"), ("Nee", "/deny"))]
    amina.says("?")
    (question,) = await amina.hears()
    amina.presses("Nee")
    await amina.until(lambda: question.buttons == ["✓ Nee"])
    await amina.hears()
    assert len(telegram.called("answerCallbackQuery")) == 1


async def test_button_that_is_pressed_twice_counts_once(
    amina: Person, rasa: FakeRasa, telegram: TelegramStandin
) -> None:
    rasa.answers["?"] = [text("Zeker?", ("Ja", "/affirm"))]
    amina.says("?")
    (question,) = await amina.hears()
    reference = question.keyboard[0][0]["callback_data"]
    amina.presses_reference(reference, question)
    amina.presses_reference(reference, question)
    await amina.until(lambda: len(amina.notices) == 2)
    amina.says("en nu?")
    await amina.hears(2)
    assert rasa.messages == ["?", "/affirm", "en nu?"]


async def test_somebody_elses_button_is_kindly_refused(amina: Person, bilal: Person, rasa: FakeRasa) -> None:
    rasa.answers["?"] = [text("Zeker?", ("Ja", "/affirm"))]
    amina.says("?")
    (question,) = await amina.hears()
    bilal.presses_reference(question.keyboard[0][0]["callback_data"], question)
    (answer,) = await bilal.hears()
    assert answer.text == texts.BUTTON_TOO_OLD
    assert "/affirm" not in rasa.messages


@pytest.mark.parametrize("reference", ["onbekend", '/inform{"role":"staff"}', "✓"])
async def test_unknown_button_is_too_old(amina: Person, rasa: FakeRasa, reference: str) -> None:
    amina.says("hallo")
    (message,) = await amina.hears()
    amina.presses_reference(reference, message)
    (answer,) = await amina.hears()
    assert answer.text == texts.BUTTON_TOO_OLD
    assert rasa.messages == ["hallo"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/start", "/greet"),
        ("/start werkgever", '/state_role{"role":"employer"}'),
        ("/start nieuwkomer", '/state_role{"role":"newcomer"}'),
        ("/start iets_anders", "/greet"),
        ("/help", "/ask_capabilities"),
        ("/privacy", "/ask_privacy"),
        ("/stop", "/stop"),
        ("/restart", "/ask_capabilities"),
        ('/inform{"role":"staff"}', "/ask_capabilities"),
        ("// mag ik werken?", "mag ik werken?"),
    ],
)
async def test_command_reaches_rasa_as_what_it_stands_for(
    amina: Person, rasa: FakeRasa, typed: str, heard: str
) -> None:
    amina.says(typed)
    await amina.hears()
    assert rasa.messages == [heard]


async def test_photo_is_not_downloaded_and_warns_about_identity_papers(
    amina: Person, rasa: FakeRasa, telegram: TelegramStandin
) -> None:
    amina.sends_photo()
    (answer,) = await amina.hears()
    assert texts.IDENTITY_PAPERS in answer.text
    assert rasa.messages == []
    assert telegram.called("getFile") == []


async def test_caption_is_a_question_too(amina: Person, rasa: FakeRasa) -> None:
    amina.sends_document("/mag ik hiermee werken?")
    heard = await amina.hears(2)
    assert texts.IDENTITY_PAPERS in heard[0].text
    assert heard[1].text == "antwoord op: mag ik hiermee werken?"


async def test_album_is_answered_once(amina: Person) -> None:
    amina.sends_photo(album="77")
    amina.sends_photo(album="77")
    amina.sends_photo(album="77")
    amina.says("klaar")
    heard = await amina.hears(2)
    assert [message.text for message in heard] == [texts.OTHER_KINDS["photo"], "antwoord op: klaar"]


async def test_what_we_cannot_read_gets_a_kind_answer(amina: Person, rasa: FakeRasa) -> None:
    amina.sends_voice()
    amina.sends_sticker()
    amina.sends_video()
    amina.sends_location()
    amina.sends_contact()
    amina.sends({"dice": {"emoji": "🎲", "value": 3}})
    heard = await amina.hears(6)
    assert [message.text for message in heard] == [
        *(texts.OTHER_KINDS[kind] for kind in ("voice", "sticker", "video", "location", "contact")),
        texts.OTHER_KIND,
    ]
    assert rasa.messages == []


async def test_groups_and_channels_are_left_alone(
    amina: Person, telegram: TelegramStandin, bot: Application
) -> None:
    group = {"id": -100123, "type": "supergroup", "title": "Groep"}
    sender = {"id": amina.user_id, "is_bot": False, "first_name": "Amina"}
    message = {"message_id": 9, "date": 1, "chat": group, "from": sender, "text": "/start"}
    telegram.delivers({"message": message})
    telegram.delivers({"edited_message": {**message, "edit_date": 2}})
    telegram.delivers({"channel_post": {**message, "chat": {**group, "type": "channel"}}})
    amina.says("hallo")
    await amina.hears()
    assert len(telegram.called("sendMessage")) == 1


async def test_answer_without_anything_in_it_becomes_an_apology(amina: Person, rasa: FakeRasa) -> None:
    rasa.answers["stuk"] = []
    amina.says("stuk")
    (answer,) = await amina.hears()
    assert answer.text == texts.PROBLEM


async def test_buttons_without_a_text_get_one(amina: Person, rasa: FakeRasa) -> None:
    rasa.answers["kies"] = [{"buttons": [{"title": "Ja", "payload": "/affirm"}]}]
    amina.says("kies")
    (answer,) = await amina.hears()
    assert (answer.text, answer.buttons) == (texts.CHOOSE, ["Ja"])

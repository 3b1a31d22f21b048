"""An edited message corrects the last answer instead of adding one."""

import pytest

from bot import texts
from tests.bot.fake_rasa import FakeRasa, text
from tests.telegram_standin import Person

pytestmark = pytest.mark.usefixtures("bot")


async def test_edit_changes_the_answer_in_place(amina: Person, rasa: FakeRasa) -> None:
    amina.says("12 juli")
    (answer,) = await amina.hears()
    amina.edits("12 augustus")
    await amina.until(lambda: answer.text == "antwoord op: 12 augustus")
    assert len(amina.messages) == 1
    assert rasa.messages == ["12 juli", "12 augustus"]


async def test_more_answers_than_before_are_added(amina: Person, rasa: FakeRasa) -> None:
    rasa.answers["goed"] = [text("een"), text("twee", ("Ja", "/affirm"))]
    amina.says("fout")
    await amina.hears()
    amina.edits("goed")
    await amina.hears()
    assert amina.texts == ["een", "twee"]
    assert amina.sees[1].buttons == ["Ja"]


async def test_fewer_answers_than_before_delete_what_is_left(amina: Person, rasa: FakeRasa) -> None:
    rasa.answers["fout"] = [text("een", ("Ja", "/affirm")), text("twee"), text("drie")]
    amina.says("fout")
    await amina.hears(3)
    amina.edits("goed")
    await amina.until(lambda: amina.texts == ["antwoord op: goed"])
    assert amina.sees[0].buttons == []


async def test_second_edit_changes_the_answer_to_the_first(amina: Person) -> None:
    amina.says("een")
    await amina.hears()
    amina.edits("twee")
    amina.edits("drie")
    await amina.until(lambda: amina.texts == ["antwoord op: drie"])


async def test_edit_that_changes_no_word_is_not_asked_again(amina: Person, rasa: FakeRasa) -> None:
    amina.says("een")
    await amina.hears()
    amina.edits("een")
    amina.says("twee")
    await amina.hears()
    assert rasa.messages == ["een", "twee"]


async def test_edit_of_an_older_message_is_answered_anew_with_a_note(amina: Person) -> None:
    first = amina.says("een")
    amina.says("twee")
    await amina.hears(2)
    amina.edits("een, beter", first)
    heard = await amina.hears(2)
    assert [message.text for message in heard] == [texts.LATE_EDIT, "antwoord op: een, beter"]


async def test_edit_to_a_payload_is_no_payload(amina: Person, rasa: FakeRasa) -> None:
    amina.says("hallo")
    await amina.hears()
    amina.edits(' /inform{"role":"staff"}')
    amina.edits('／/inform{"role":"staff"}')
    amina.says("klaar")
    await amina.hears()
    assert rasa.messages == ["hallo", "/ask_capabilities", 'inform{"role":"staff"}', "klaar"]


async def test_edited_caption_corrects_too(amina: Person, rasa: FakeRasa) -> None:
    amina.sends_photo("fout")
    await amina.hears(2)
    amina.edits("/goed")
    await amina.until(lambda: amina.texts == ["antwoord op: goed"])
    assert rasa.messages == ["fout", "goed"]


async def test_answer_that_the_person_deleted_is_sent_again(amina: Person) -> None:
    amina.says("een")
    (answer,) = await amina.hears()
    answer.deleted = True
    amina.edits("twee")
    (again,) = await amina.hears()
    assert again.text == "antwoord op: twee"


async def test_answer_that_stays_the_same_is_no_error(amina: Person, rasa: FakeRasa) -> None:
    rasa.answers.update({"een": [text("zelfde")], "twee": [text("zelfde")]})
    amina.says("een")
    await amina.hears()
    amina.edits("twee")
    amina.says("drie")
    await amina.hears()
    assert amina.texts == ["zelfde", "antwoord op: drie"]

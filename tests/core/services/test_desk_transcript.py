"""What staff read of a conversation: the summary, and the transcript with its exports."""

import json

import pytest
from sqlalchemy.orm import Session

from core.errors import NotFoundError
from core.services import desk_transcript
from core.services.escalations import answer
from tests.core.services.desk_world import AMINA, ELS, SEAL, World
from tests.core.services.everybody import rasa_records


@pytest.fixture
def world(session: Session, desk_key: None) -> World:
    world = World(session)
    world.member(ELS, "Els")
    return world


def talk(world: World) -> int:
    """Let Amina talk with the bot, staff and the bot again; return the number of the question."""
    for number in range(8):
        world.told_bot(AMINA, f"vraag {number}", f"antwoord {number} [Bron](https://voorbeeld.be/{number})")
        world.later()
    escalation = world.waits(AMINA)
    world.later()
    world.told_bot(AMINA, "intussen")
    world.later()
    world.staff_press(ELS, f"desk:take:{escalation.id}")
    world.bot_works()
    thread = world.escalation(AMINA).thread_id
    for text in ("Dag!", "// bel terug"):
        world.later()
        world.group(ELS, text, thread=thread)
    world.later()
    world.says(AMINA, "Dank u")
    world.says(AMINA, "mijn kaart", "photo")
    return int(escalation.id)


def test_transcript_has_what_was_agreed_to_and_all_after_it_in_order(world: World) -> None:
    number = talk(world)
    said = desk_transcript.transcript(world.session, SEAL, number)
    spoken = [(line.speaker, line.text) for line in said if line.speaker != "desk"]
    assert spoken[0] == ("person", "vraag 3"), "the last ten messages before the yes"
    assert spoken[-6:] == [
        ("person", "intussen"),
        ("bot", "Goed."),
        ("staff", "Dag!"),
        ("note", "bel terug"),
        ("person", "Dank u"),
        ("person", "[foto] mijn kaart"),
    ]
    assert {line.name for line in said if line.speaker in ("staff", "note")} == {"Els"}
    assert any("Els neemt dit gesprek" in line.text for line in said if line.speaker == "desk")


def test_export_for_reading_and_for_a_computer(world: World) -> None:
    number = talk(world)
    printed = desk_transcript.as_text(world.session, SEAL, number)
    assert "medewerker (Els): Dag!" in printed
    assert "bot: antwoord 7 Bron (https://voorbeeld.be/7)" in printed
    assert "](" not in printed
    assert "notitie (Els): bel terug" in printed
    content = json.loads(desk_transcript.as_json(world.session, SEAL, number))
    assert content["escalation"] == number
    assert [each["speaker"] for each in content["messages"]].count("staff") == 1
    assert SEAL.pseudonym(AMINA) not in printed + json.dumps(content)


def test_what_the_person_typed_stays_as_they_typed_it(world: World) -> None:
    world.told_bot(AMINA, "**help** [mij](https://a.be)", "**Bel** [112](https://112.be)")
    number = int(world.waits(AMINA).id)
    said = [line.text for line in desk_transcript.transcript(world.session, SEAL, number)]
    assert said[:2] == ["**help** [mij](https://a.be)", "Bel 112 (https://112.be)"]


def test_nothing_is_shown_before_the_yes_or_after_a_no(world: World) -> None:
    world.told_bot(AMINA, "geheim")
    world.says(AMINA, "medewerker")
    number = int(world.escalation(AMINA).id)
    assert desk_transcript.transcript(world.session, SEAL, number) == []
    world.presses(AMINA, "Nee, liever niet")
    assert desk_transcript.transcript(world.session, SEAL, number) == []


def test_unknown_number_is_not_found(world: World) -> None:
    with pytest.raises(NotFoundError):
        desk_transcript.transcript(world.session, SEAL, 99)


def test_summary_has_ten_messages_the_links_and_no_name(world: World) -> None:
    for number in range(8):
        world.told_bot(
            AMINA,
            f"vraag {number}",
            f"antwoord {number} [Bron {number}](https://voorbeeld.be/{number})",
            introduction_draft={"name": "Amina", "reach": "0470 00 00 00"},
            topic="ask_learn_dutch",
        )
        world.later()
    world.says(AMINA, "medewerker")
    world.presses(AMINA, "Ja, dat is goed")
    topic, summary = world.bot_works()
    said = summary.text or ""
    assert said.count("persoon:") + said.count("bot:") == 10
    assert "[Bron 7](https://voorbeeld.be/7)" in said
    assert "Amina" not in f"{topic.text}{said}"
    assert "0470" not in f"{topic.text}{said}"


def test_pressed_button_is_shown_by_its_title(world: World) -> None:
    person = SEAL.pseudonym(AMINA)
    buttons = {"buttons": [{"title": "Meer uitleg", "payload": '/repeat{"answer": "explain"}'}]}
    rasa_records(world.session, person, "bot", world.now, text="Ja.", data=buttons)
    rasa_records(world.session, person, "user", world.now, text='/repeat{"answer": "explain"}')
    rasa_records(world.session, person, "user", world.now, text="/stop")
    world.says(AMINA, "medewerker")
    world.presses(AMINA, "Ja, dat is goed")
    said = world.bot_works()[1].text or ""
    assert "(knop) Meer uitleg" in said
    assert "(koos een knop)" in said
    assert "/repeat" not in said


@pytest.mark.parametrize("over", [True, False])
def test_nobody_answers_from_the_office_before_the_yes_or_after_the_end(world: World, over: bool) -> None:
    if over:
        number = int(world.waits(AMINA).id)
        world.says(AMINA, "/bot")
    else:
        world.says(AMINA, "medewerker")
        number = int(world.escalation(AMINA).id)
    before = world.reads(AMINA)
    with pytest.raises(NotFoundError):
        answer(world.session, number, "Kom morgen langs.", "an", world.now)
    assert world.reads(AMINA) == before


def test_answer_from_the_office_reaches_the_person_and_the_topic(world: World) -> None:
    number = int(world.waits(AMINA).id)
    assert answer(world.session, number, "Kom morgen langs.", "an", world.now)
    assert world.reads(AMINA)[-1].endswith("Kom morgen langs.")
    assert "👤 Medewerker van" in world.reads(AMINA)[-1]
    assert "an antwoordde via de computer" in world.group_texts()[-1]
    assert world.acts()[-1] == "desk_answered"

"""Danger that is told after the question: it goes first from then on, once."""

from core.rules.escalation import EscalationReason
from core.services import desk_person, relay_inbox
from core.services.relay import Draft
from tests.core.services.desk_world import AMINA, BILAL, ELS, GROUP, SEAL, World

YES = "Ja, dat is goed"


def tells_rasa(
    world: World, telegram_id: int, said: str, handover: str | None = None, **slots: object
) -> None:
    """Let somebody tell Rasa something, and Rasa answer it."""
    world.arrives(telegram_id, said)
    waiting = relay_inbox.next_waiting(world.session, SEAL, SEAL.pseudonym(telegram_id))
    assert waiting is not None
    assert not desk_person.takes(world.session, SEAL, waiting, GROUP, world.now)
    world.later()
    world.told_bot(telegram_id, said, "Bel 112.", **slots)
    drafts = [Draft("Bel 112.")]
    if handover is None:
        desk_person.answer(world.session, SEAL, waiting, drafts, world.now)
    else:
        desk_person.answer_and_ask(world.session, SEAL, waiting, drafts, handover, world.now)


def test_danger_told_between_the_question_and_the_yes_is_urgent(world: World) -> None:
    world.says(AMINA, "medewerker")
    tells_rasa(world, AMINA, "ik ben in gevaar", danger_told=True)
    assert world.waiting_in_group() == [], "nobody said yes yet"
    world.presses(AMINA, YES)
    escalation = world.escalation(AMINA)
    assert escalation.urgent
    assert escalation.reason == EscalationReason.EXPLOITATION.value
    assert "Dit is dringend" in world.reads(AMINA)[-1]
    assert (world.bot_works()[0].text or "").startswith("⚠️")


def test_danger_told_while_waiting_goes_first_and_is_said_once(world: World) -> None:
    world.waits(BILAL)
    world.later()
    world.waits(AMINA)
    for _ in range(2):
        tells_rasa(world, AMINA, "ik ben in gevaar", danger_told=True)
    (line,) = [each for each in world.group_texts() if "dringend" in each]
    assert "meldt uitbuiting of gevaar" in line
    (told,) = [each for each in world.reads(AMINA) if "Dit is dringend" in each]
    assert "Je vraag wacht al op een medewerker" in told
    assert "Je bent de eerste die wacht" in told


def test_danger_for_which_rasa_hands_over_is_said_once_too(world: World) -> None:
    world.waits(AMINA)
    tells_rasa(world, AMINA, "mijn baas slaat mij", "exploitation", topic="report_exploitation")
    assert "Dit is dringend" in world.reads(AMINA)[-1]
    assert "Je bent de eerste die wacht" in world.reads(AMINA)[-1]
    world.says(AMINA, "medewerker")
    assert "Dit is dringend" not in world.reads(AMINA)[-1]
    assert len([each for each in world.group_texts() if "dringend" in each]) == 1


def test_danger_in_the_turn_that_ended_after_staff_took_it_is_shown_to_them(world: World) -> None:
    world.member(ELS, "Els")
    escalation = world.waits(AMINA)
    world.arrives(AMINA, "ik ben in gevaar")
    waiting = relay_inbox.next_waiting(world.session, SEAL, SEAL.pseudonym(AMINA))
    assert waiting is not None
    assert not desk_person.takes(world.session, SEAL, waiting, GROUP, world.now)
    world.staff_press(ELS, f"desk:take:{escalation.id}")
    world.later()
    world.told_bot(AMINA, "ik ben in gevaar", "Bel 112.", danger_told=True)
    desk_person.answer(world.session, SEAL, waiting, [Draft("Bel 112.")], world.now)
    assert escalation.urgent
    assert "dringend" in world.group_texts()[-1]
    assert world.reads(AMINA)[-1] == "Bel 112."


def test_turn_without_danger_changes_nothing(world: World) -> None:
    world.waits(AMINA)
    before = world.reads(AMINA)
    tells_rasa(world, AMINA, "mag ik werken?", topic="ask_when_may_work")
    assert not world.escalation(AMINA).urgent
    assert world.reads(AMINA) == [*before, "Bel 112."]
    assert world.group_texts() == []


def test_who_said_yes_is_invited_to_tell_the_question(world: World) -> None:
    world.waits(AMINA)
    assert "Typ hier al wat je wil vragen." in world.reads(AMINA)[-1]
    world.told_bot(BILAL, "wij zoeken een bakker", role="employer")
    world.waits(BILAL)
    assert "Typ hier al wat u wilt vragen." in world.reads(BILAL)[-1]

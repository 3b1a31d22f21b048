"""Who may act at the desk: roles, provinces, codes, who leaves, and asking a person before taking over."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.desk import DeskInboxRow, DeskPartnerRow, DeskStaffRow
from core.rules.escalation import StaffRole
from core.services import desk_leaving, desk_staff
from tests.core.services.desk_world import (
    AMINA,
    BILAL,
    ELS,
    GROUP,
    JAN,
    OTHER_GROUP,
    PIA,
    SEAL,
    World,
    press,
    staffed,
)


@pytest.fixture
def world(session: Session, desk_key: None) -> World:
    return staffed(World(session))


def writes(world: World, text: str | None, by: int = ELS, kind: str = "text") -> int:
    """Let a member write in the topic; return the number of the message."""
    return world.group(by, text, kind=kind, thread=world.escalation(AMINA).thread_id)


@pytest.mark.parametrize("verb", ["back", "release", "reassign", "refer", "canned", "close"])
def test_only_the_owner_and_administrators_go_on_with_a_taken_one(taken: World, verb: str) -> None:
    assert press(taken, verb, JAN) == ["Dit kan alleen Els, of een beheerder."]
    assert taken.escalation(AMINA).state == "staff"
    assert taken.acts()[-1] == "desk_refused"


def test_administrator_can_close_what_somebody_else_has(taken: World) -> None:
    taken.member(110, "Ada", StaffRole.ADMINISTRATOR)
    press(taken, "close", 110)
    assert taken.escalation(AMINA).state == "closed"


@pytest.mark.parametrize("verb", ["take", "note", "close"])
def test_partner_handles_only_its_own_province(world: World, verb: str) -> None:
    assert press(world, verb, PIA) == ["Dit gesprek is van een andere provincie. Je mag het niet behandelen."]
    assert world.escalation(AMINA).state == "waiting"


def test_partner_of_that_province_may(world: World) -> None:
    world.escalation(AMINA).province = "Limburg"
    press(world, "take", PIA)
    assert world.escalation(AMINA).state == "staff"


def test_stranger_in_the_group_can_do_nothing(world: World) -> None:
    assert "Ik ken je nog niet" in press(world, "take", 999)[-1]
    writes(world, "Dag!", 999)
    writes(world, "Dag?", 999)
    assert len(world.group_texts()) == 1
    assert world.escalation(AMINA).state == "waiting"


def test_telegram_decides_too_at_every_action(taken: World) -> None:
    before = taken.reads(AMINA)
    thread = taken.escalation(AMINA).thread_id
    taken.group(ELS, "Dag!", thread=thread, is_member=False)
    assert "geen lid van deze groep" in taken.group_texts()[-1]
    assert taken.reads(AMINA) == before
    assert taken.acts()[-1] == "desk_refused"


def test_role_that_is_taken_away_counts_at_once(taken: World) -> None:
    desk_leaving.leaves(taken.session, SEAL, taken.escalation(AMINA).staff_id, taken.now)
    assert taken.escalation(AMINA).state == "waiting"
    assert "is uit de groep" in taken.group_texts()[0]
    writes(taken, "Dag!")
    assert "Ik ken je nog niet" in taken.group_texts()[-1]


def test_leaver_leaves_nobody_behind(taken: World) -> None:
    taken.group(ELS, kind="member", data="left")
    assert taken.escalation(AMINA).state == "waiting"
    assert "Els is uit de groep" in taken.group_texts()[0]
    assert "wacht opnieuw" in taken.reads(AMINA)[-1]
    row = taken.session.get(DeskStaffRow, 1)
    assert row is not None
    assert row.left_at is not None
    assert row.telegram is None


def test_leaving_another_group_leaves_the_staff_group_alone(taken: World) -> None:
    taken.group(ELS, kind="member", data="left", chat=OTHER_GROUP)
    assert taken.escalation(AMINA).state == "staff"
    assert desk_staff.staff_of(taken.session, SEAL, ELS) is not None


def test_code_works_once_and_not_for_ever(world: World) -> None:
    code = desk_staff.invite(world.session, "Omar", StaffRole.MEMBER, "VDAB", None, world.now)
    world.group(120, f"/aanmelden {code.lower()}")
    assert "Welkom, Omar" in world.group_texts()[-1]
    world.group(121, f"/aanmelden@toeleiding_bot {code}")
    assert "niet juist" in world.group_texts()[-1]
    late = desk_staff.invite(world.session, "Eva", StaffRole.MEMBER, "VDAB", None, world.now)
    world.later(minutes=8 * 24 * 60)
    world.group(121, f"/aanmelden {late}")
    assert "niet meer geldig" in world.group_texts()[-1]
    assert SEAL.open(world.session.scalars(select(DeskInboxRow.text)).first()) is None, "the code is emptied"


def test_who_gets_another_role_leaves_nobody_behind(taken: World) -> None:
    taken.member(999, "Beheer")
    code = desk_staff.invite(taken.session, "Els", StaffRole.PARTNER, "VDAB", "Limburg", taken.now)
    taken.group(ELS, f"/aanmelden {code}")
    assert (taken.escalation(AMINA).state, taken.escalation(AMINA).staff_id) == ("waiting", None)
    assert any("laat dit gesprek los" in text for text in taken.group_texts())


def test_partner_needs_a_province(world: World) -> None:
    with pytest.raises(ValueError, match="province"):
        desk_staff.invite(world.session, "Pol", StaffRole.PARTNER, "VDAB", None, world.now)


def test_list_of_conversations_names_nobody_and_shows_no_text(world: World) -> None:
    world.told_bot(BILAL, "mijn geheim", topic="ask_learn_dutch", role="newcomer")
    world.says(BILAL, "hallo")
    world.later(5)
    world.group(ELS, "/gesprekken")
    (shown,) = world.bot_works()
    assert "1. nieuwkomer, Nederlands, plaats niet bekend, 5 min geleden" in (shown.text or "")
    assert "geheim" not in (shown.text or "")
    assert len(shown.buttons) == 1, "Amina waits already"
    assert world.acts()[-1] == "conversations_listed"


def test_staff_ask_the_person_before_they_take_over(world: World) -> None:
    world.says(BILAL, "hallo")
    world.group(ELS, "/gesprekken")
    data = world.bot_works()[0].buttons[0][0][1]
    world.staff_press(ELS, data)
    assert "Gevraagd" in world.group_texts()[-1]
    assert "Een medewerker van VDAB wil je graag helpen." in world.reads(BILAL)[-1]
    assert not world.says(BILAL, "wie?"), "the bot goes on"
    assert world.presses(BILAL, "Ja, dat is goed")
    assert "Een medewerker van **VDAB** antwoordt je nu" in world.reads(BILAL)[-1]
    assert (world.escalation(BILAL).state, world.escalation(BILAL).staff_id) == ("staff", 1)


def test_running_conversation_is_brought_to_no_group_of_others(world: World) -> None:
    world.says(BILAL, "hallo")
    world.group(ELS, "/gesprekken")
    data = world.bot_works()[0].buttons[0][0][1]
    world.session.add(DeskPartnerRow(organisation="agii", chat_id=OTHER_GROUP, set_by="x", set_at=world.now))
    for text, kind in (("/gesprekken", "text"), (None, "press")):
        world.group(ELS, text, kind=kind, data=data if kind == "press" else None, chat=OTHER_GROUP)
        (said,) = world.bot_works(OTHER_GROUP)
        assert "Dit kan alleen in de groep van de medewerkers" in (said.text or "")
    assert "wil je graag helpen" not in "".join(world.reads(BILAL))


def test_running_conversation_can_be_brought_to_the_group_of_their_own_organisation(world: World) -> None:
    world.says(BILAL, "hallo")
    world.session.add(DeskPartnerRow(organisation="VDAB", chat_id=OTHER_GROUP, set_by="x", set_at=world.now))
    world.group(ELS, "/gesprekken", chat=OTHER_GROUP)
    (shown,) = world.bot_works(OTHER_GROUP)
    assert len(shown.buttons) == 1


def test_yes_opens_no_topic_in_a_group_that_is_no_longer_ours(world: World) -> None:
    world.told_bot(BILAL, "hallo", place="Hasselt")
    world.says(BILAL, "hallo")
    partner = DeskPartnerRow(organisation="VDAB", chat_id=OTHER_GROUP, set_by="x", set_at=world.now)
    world.session.add(partner)
    world.group(ELS, "/gesprekken", chat=OTHER_GROUP)
    data = world.bot_works(OTHER_GROUP)[0].buttons[0][0][1]
    world.group(ELS, kind="press", data=data, chat=OTHER_GROUP)
    world.session.delete(partner)
    world.presses(BILAL, "Ja, dat is goed")
    escalation = world.escalation(BILAL)
    assert (escalation.state, escalation.staff_id, escalation.chat_id) == ("waiting", None, GROUP)


def test_no_to_staff_is_told_in_the_group(world: World) -> None:
    world.says(BILAL, "hallo")
    world.group(ELS, "/gesprekken")
    world.staff_press(ELS, world.bot_works()[0].buttons[0][0][1])
    world.presses(BILAL, "Nee, liever niet")
    assert "Els kan dit gesprek niet overnemen" in world.group_texts()[-1]


def test_yes_to_somebody_who_left_waits_for_a_colleague(world: World) -> None:
    world.says(BILAL, "hallo")
    world.group(ELS, "/gesprekken")
    world.staff_press(ELS, world.bot_works()[0].buttons[0][0][1])
    world.group(ELS, kind="member", data="kicked")
    world.presses(BILAL, "Ja, dat is goed")
    assert (world.escalation(BILAL).state, world.escalation(BILAL).staff_id) == ("waiting", None)

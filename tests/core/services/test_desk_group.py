"""The staff's side of the desk: who may do what in the group, and what of it the person gets to see."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.desk import DeskMessageRow, DeskPartnerRow, ReferralRow
from core.database.relay import OutboxMessage
from core.rules.escalation import StaffRole
from core.services import desk_group, desk_inbox, desk_staff, referrals
from core.services.desk_messages import GroupIncoming
from core.services.desk_store import DeskStore
from tests.core.services.desk_world import (
    AMINA,
    ELS,
    GROUP,
    JAN,
    KEY,
    OTHER_GROUP,
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


def awaits_comment(world: World, **values: object) -> Any:
    """Let the owner have chosen a partner or team, of which the comment is awaited."""
    escalation = world.escalation(AMINA)
    told = {"channel": "team", "team": None if "organisation" in values else "limburg", **values}
    row = ReferralRow(
        escalation_id=escalation.id,
        person=escalation.person,
        staff_id=escalation.staff_id,
        state="comment",
        created_at=world.now,
        **told,
    )
    world.session.add(row)
    world.session.flush()
    return row


def test_who_takes_it_is_shown_to_the_person_as_an_organisation_only(world: World) -> None:
    world.told_bot(AMINA, "nog iets")
    (line, since) = press(world, "take")
    assert world.reads(AMINA)[-1].startswith("👤 Een medewerker van **VDAB** antwoordt je nu.")
    assert "Els" not in world.reads(AMINA)[-1]
    assert line.startswith("✋ Els neemt dit gesprek.")
    assert "persoon: nog iets" in since


def test_second_who_takes_it_hears_who_has_it(taken: World) -> None:
    assert press(taken, "take", JAN) == ["Els heeft dit gesprek al."]
    assert taken.escalation(AMINA).staff_id == 1


def test_text_of_the_owner_goes_to_the_person_below_who_writes(taken: World) -> None:
    writes(taken, "Dag **Amina**, kom maandag.")
    said = taken.reads(AMINA)[-1].replace("\u200b", "")
    assert said == "👤 Medewerker van VDAB:\nDag **Amina**, kom maandag."
    assert taken.escalation(AMINA).first_answer_at is not None


def test_files_of_the_owner_are_copied_below_one_line(taken: World) -> None:
    first = writes(taken, "het formulier", kind="document")
    second = writes(taken, None, kind="photo")
    assert taken.reads(AMINA)[-3:] == [
        "👤 Medewerker van VDAB stuurt je dit:", f"copy {first}", f"copy {second}",
    ]  # fmt: skip


@pytest.mark.parametrize("note", ["// bel de opvang", "//bel de opvang", "/notitie bel de opvang"])
def test_note_stays_inside(taken: World, note: str) -> None:
    before = taken.reads(AMINA)
    writes(taken, note)
    assert taken.reads(AMINA) == before
    (row,) = taken.session.scalars(select(DeskMessageRow).where(DeskMessageRow.speaker == "note"))
    assert SEAL.open(row.text) == "bel de opvang"


@pytest.mark.parametrize("kind", ["photo", "document"])
def test_file_with_a_note_below_it_stays_inside(taken: World, kind: str) -> None:
    before = taken.reads(AMINA)
    writes(taken, "// kopie van haar kaart", kind=kind)
    writes(taken, "//", kind=kind)
    assert taken.reads(AMINA) == before
    rows = taken.session.scalars(select(DeskMessageRow).where(DeskMessageRow.speaker == "note"))
    assert [(row.kind, SEAL.open(row.text)) for row in rows] == [
        (kind, "kopie van haar kaart"),
        (kind, None),
    ]


def test_album_of_which_the_first_photo_is_a_note_stays_inside(taken: World) -> None:
    before = taken.reads(AMINA)
    thread = taken.escalation(AMINA).thread_id
    for words, album in (("// haar papieren", "a1"), (None, "a1"), (None, "a1"), (None, "a2")):
        taken.group(ELS, words, kind="photo", thread=thread, data=album)
    assert (
        len(taken.session.scalars(select(DeskMessageRow).where(DeskMessageRow.speaker == "note")).all()) == 3
    )
    assert [said[:4] for said in taken.reads(AMINA)[len(before) :]] == ["👤 Me", "copy"], "of the other album"


def test_message_that_is_edited_into_a_note_reaches_nobody(taken: World) -> None:
    number = writes(taken, "Kom maandag.")
    before = taken.reads(AMINA)
    thread = taken.escalation(AMINA).thread_id
    taken.group(ELS, "// zij vergat het weer", kind="edit", thread=thread, message_id=number)
    assert "gaat niet naar de persoon" in taken.group_texts()[-1]
    assert taken.reads(AMINA) == before


def test_who_writes_anonymously_stays_inside_and_hears_so_once(taken: World) -> None:
    before = taken.reads(AMINA)
    for _ in range(2):
        incoming = GroupIncoming(
            taken.number(), "text", GROUP, taken.escalation(AMINA).thread_id, taken.number(), text="Dag!"
        )
        desk_inbox.accept(taken.session, SEAL, incoming, taken.now)
        update = desk_inbox.next_update(taken.session, SEAL)
        assert update is not None
        desk_group.handle(taken.session, SEAL, update.id, False, GROUP, taken.now)
    (hint,) = taken.group_texts()
    assert "je schrijft anoniem" in hint
    assert taken.reads(AMINA) == before


def test_colleague_stays_inside_and_hears_so_once(taken: World) -> None:
    before = taken.reads(AMINA)
    writes(taken, "dit klinkt als een Dublin-zaak", JAN)
    assert taken.group_texts() == ["Dit bericht blijft binnen: alleen Els schrijft nu met de persoon."]
    writes(taken, "of toch niet", JAN)
    assert taken.group_texts() == []
    assert taken.reads(AMINA) == before


def test_nothing_goes_out_before_it_is_taken_or_after_it_is_closed(world: World) -> None:
    writes(world, "Dag!")
    assert "niemand heeft dit gesprek" in world.group_texts()[-1]
    press(world, "take")
    press(world, "close")
    before = world.reads(AMINA)
    writes(world, "Nog iets.")
    assert "is gesloten" in world.group_texts()[-1]
    assert world.reads(AMINA) == before


def test_every_change_of_owner_or_state_is_followed_by_a_new_hint(world: World) -> None:
    def hints(by: int) -> list[str]:
        world.later()
        writes(world, "hoor je mij?", by)
        return world.group_texts()

    def presses(verb: str, by: int, argument: str = "") -> None:
        world.later()
        press(world, verb, by, argument)
        world.later()

    staff = {each.name: str(each.id) for each in desk_staff.members(world.session)}
    before = world.reads(AMINA)
    nobody, els, jan, closed = "niemand heeft dit gesprek", "alleen Els", "alleen Jan", "is gesloten"
    assert nobody in hints(ELS)[0]
    presses("take", ELS)
    assert els in hints(JAN)[0]
    presses("release", ELS)
    assert [nobody in said for said in (*hints(ELS), *hints(ELS))] == [True], "once for each change"
    presses("take", JAN)
    assert jan in hints(ELS)[0]
    presses("to", JAN, staff["Els"])
    assert els in hints(JAN)[0]
    presses("to", ELS, staff["Jan"])
    assert jan in hints(ELS)[0]
    presses("back", JAN)
    assert closed in hints(JAN)[0]
    assert closed in hints(ELS)[0]
    assert not any("hoor je mij?" in said for said in world.reads(AMINA)[len(before) :])


def test_who_writes_in_a_topic_that_was_left_hears_that_the_conversation_moved(taken: World) -> None:
    writes(taken, "Ik geef je door.")
    taken.session.add(DeskPartnerRow(organisation="agii", chat_id=OTHER_GROUP, set_by="an", set_at=taken.now))
    referral = awaits_comment(taken, organisation="agii", channel="group")
    writes(taken, "/zonder")
    thread = taken.escalation(AMINA).thread_id
    referrals.decide(taken.session, SEAL, taken.escalation(AMINA).person, int(referral.id), True, taken.now)
    taken.bot_works()
    new = [message.text or "" for message in taken.bot_works(OTHER_GROUP)]
    assert any("komt uit een andere groep" in said and "Ik geef je door." in said for said in new)
    assert not any("opnieuw gemaakt" in said for said in new)
    before = taken.reads(AMINA)
    for kind in ("text", "photo"):
        taken.group(ELS, "Nog iets.", kind=kind, thread=thread)
        (hint,) = taken.group_texts()
        assert "gaat verder in de groep van agii" in hint
    assert taken.reads(AMINA) == before


def test_referral_can_be_stopped_before_the_comment_and_then_messages_reach_the_person(taken: World) -> None:
    referral = awaits_comment(taken)
    referrals.remind(taken.session, SEAL, referral, "comment_awaited", taken.now)
    (request,) = taken.bot_works()
    assert "**volgende** bericht" in (request.text or "")
    (((title, data),),) = request.buttons
    assert title == "Niet doorverwijzen"
    taken.staff_press(JAN, data)
    assert "kan alleen Els" in taken.group_texts()[-1]
    taken.staff_press(ELS, data)
    assert "niet doorverwezen naar" in taken.group_texts()[-1]
    assert referral.state == "withdrawn"
    writes(taken, "Kom maandag.")
    assert taken.reads(AMINA)[-1].endswith("Kom maandag.")
    taken.staff_press(ELS, data)
    assert "past niet meer" in taken.group_texts()[-1]
    assert "desk_referral_stopped" in taken.acts()


def test_file_while_a_comment_is_awaited_goes_nowhere(taken: World) -> None:
    referral = awaits_comment(taken)
    before = taken.reads(AMINA)
    thread = taken.escalation(AMINA).thread_id
    for words in ("haar kaart", None):
        taken.group(ELS, words, kind="photo", thread=thread, data="album")
    (hint,) = taken.group_texts()
    assert "ging naar niemand" in hint
    assert taken.reads(AMINA) == before
    assert referral.state == "comment"


def test_answer_to_a_person_who_wrote_meanwhile_becomes_no_comment(taken: World) -> None:
    referral = awaits_comment(taken)
    taken.later()
    taken.says(AMINA, "Mag ik iets vragen?")
    taken.group_texts()
    before = taken.reads(AMINA)
    for _ in range(2):
        writes(taken, "Ja, wat dan?")
        assert "ging naar niemand" in taken.group_texts()[-1]
    writes(taken, "/uitleg")
    assert "**volgende** bericht" in taken.group_texts()[-1]
    assert (referral.state, taken.reads(AMINA)) == ("comment", before)
    writes(taken, "/uitleg Zoekt een cursus.")
    assert (referral.state, SEAL.open(referral.comment)) == ("asked", "Zoekt een cursus.")
    assert "Zoekt een cursus." in taken.reads(AMINA)[-1]
    assert "wat dan" not in "".join(taken.reads(AMINA))
    writes(taken, "/uitleg Nog iets.")
    assert "wacht geen doorverwijzing" in taken.group_texts()[-1]


def test_urgent_question_that_nobody_took_is_closed_by_a_second_press_only(world: World) -> None:
    world.escalation(AMINA).urgent = True
    world.staff_press(ELS, f"desk:close:{world.escalation(AMINA).id}")
    (question,) = world.bot_works()
    assert "dringend" in (question.text or "")
    assert world.escalation(AMINA).state == "waiting"
    (((title, data),),) = question.buttons
    assert title == "Toch sluiten"
    world.staff_press(ELS, data)
    assert world.escalation(AMINA).state == "closed"


def test_urgent_question_is_closed_at_once_by_who_has_it(taken: World) -> None:
    taken.escalation(AMINA).urgent = True
    press(taken, "close")
    assert taken.escalation(AMINA).state == "closed"


@pytest.mark.parametrize("typed", ["/sluit nu maar", "/sluit: nu", "/sluit, nu", "/sluit/nu"])
def test_unknown_command_never_goes_to_the_person(taken: World, typed: str) -> None:
    before = taken.reads(AMINA)
    writes(taken, typed)
    assert "ken ik niet" in taken.group_texts()[-1]
    assert taken.reads(AMINA) == before


def test_edit_of_staff_edits_what_waits_or_what_was_sent(taken: World) -> None:
    number = writes(taken, "Kom maandag.")
    taken.group(ELS, "Kom dinsdag.", kind="edit", thread=taken.escalation(AMINA).thread_id, message_id=number)
    assert taken.reads(AMINA)[-1].endswith("Kom dinsdag.")
    assert not any("maandag" in said for said in taken.reads(AMINA))
    for row in taken.session.scalars(select(OutboxMessage)):
        row.state, row.message_ids = "done", [900 + row.id]
    taken.group(
        ELS, "Kom woensdag.", kind="edit", thread=taken.escalation(AMINA).thread_id, message_id=number
    )
    newest = taken.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
    assert newest is not None
    assert (newest.state, (SEAL.open(newest.text) or "").endswith("Kom woensdag.")) == ("pending", True)


def test_edit_of_a_message_that_the_person_never_got_is_hinted(taken: World) -> None:
    taken.group(JAN, "anders", kind="edit", thread=taken.escalation(AMINA).thread_id, message_id=5)
    assert "gaat niet naar de persoon" in taken.group_texts()[-1]


def test_released_conversation_waits_again(taken: World) -> None:
    assert "laat dit gesprek los" in press(taken, "release")[-1]
    assert "Je vraag wacht opnieuw" in taken.reads(AMINA)[-1]
    assert (taken.escalation(AMINA).state, taken.escalation(AMINA).staff_id) == ("waiting", None)
    assert not taken.says(AMINA, "hallo?"), "meanwhile the bot answers"


def test_conversation_is_given_to_a_colleague(taken: World) -> None:
    taken.staff_press(ELS, f"desk:reassign:{taken.escalation(AMINA).id}")
    (choice,) = taken.bot_works()
    assert [row[0][0] for row in choice.buttons] == ["Jan"], "Pia may not handle one of an unknown province"
    taken.staff_press(ELS, choice.buttons[0][0][1])
    assert "Els geeft dit gesprek aan Jan" in taken.group_texts()[0]
    assert "andere medewerker" in taken.reads(AMINA)[-1]
    writes(taken, "Ik neem over.", JAN)
    assert taken.reads(AMINA)[-1].endswith("Ik neem over.")


def test_colleague_of_another_group_is_not_offered_a_conversation_that_they_cannot_read(
    taken: World,
) -> None:
    escalation = taken.escalation(AMINA)
    code = desk_staff.invite(taken.session, "Bo", StaffRole.MEMBER, "VDAB", None, taken.now)
    bo = desk_staff.enrol(taken.session, SEAL, code, 104, taken.now, chat_id=OTHER_GROUP)
    assert bo is not None
    taken.staff_press(ELS, f"desk:reassign:{escalation.id}")
    (choice,) = taken.bot_works()
    assert [row[0][0] for row in choice.buttons] == ["Jan"]
    taken.staff_press(ELS, f"desk:to:{escalation.id}:{bo.id}")
    assert taken.escalation(AMINA).staff_id != bo.id


def test_who_let_it_go_comments_on_no_referral_any_more(taken: World) -> None:
    begun = awaits_comment(taken)
    press(taken, "release")
    assert begun.state == "withdrawn"
    press(taken, "take", JAN)
    begun.state = "comment"  # as when the owner changes in a way that nobody thought of
    before = taken.reads(AMINA)
    writes(taken, "zij is moeilijk, let op")
    writes(taken, "/zonder")
    assert taken.reads(AMINA) == before
    assert begun.state == "comment"


def test_end_asks_whether_it_was_useful_and_the_topic_shows_the_answer(taken: World) -> None:
    writes(taken, "Alles is in orde.")
    press(taken, "close")
    assert "nuttig voor jou" in taken.reads(AMINA)[-1]
    assert taken.presses(AMINA, "Ja, dat was nuttig")
    assert taken.escalation(AMINA).rating == "useful"
    assert taken.group_texts() == ["⭐ De persoon vond dit gesprek nuttig."]
    assert taken.presses(AMINA, "Nee, niet echt")
    assert taken.escalation(AMINA).rating == "useful", "the first answer counts"


def test_who_got_no_answer_is_not_asked(taken: World) -> None:
    press(taken, "back")
    assert (
        taken.reads(AMINA)[-1]
        == "Het gesprek met de medewerker is gedaan. Vanaf nu antwoordt de bot je weer."
    )


def test_blocked_person_is_told_to_the_owner(taken: World) -> None:
    taken.blocks(AMINA)
    writes(taken, "Dag!")
    assert "heeft de bot geblokkeerd" in taken.group_texts()[-1]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "desk:take",
        "desk:take:abc",
        "desk:fly:1",
        "desk:take:999",
        f"desk:take:{10**20}",
        "desk:to:1:x",
        "desk:start:zz",
        "x" * 64,
    ],
)
def test_button_that_means_nothing_breaks_nothing(world: World, data: str) -> None:
    world.group(ELS, kind="press", data=data)
    assert len(world.group_texts()) == 1
    assert world.escalation(AMINA).state == "waiting"


def test_button_in_the_topic_of_another_conversation_does_nothing(world: World) -> None:
    world.group(ELS, kind="press", data=f"desk:take:{world.escalation(AMINA).id}", thread=12345)
    assert "past niet meer bij dit gesprek" in world.group_texts()[-1]
    world.group(ELS, kind="press", data=f"desk:take:{world.escalation(AMINA).id}", chat=OTHER_GROUP)
    assert world.escalation(AMINA).state == "waiting"


def test_update_is_stored_and_handled_once(world: World) -> None:
    world.group(ELS, "// eerst", thread=world.escalation(AMINA).thread_id)
    incoming = GroupIncoming(1, "text", GROUP, None, 5, ELS, "Els", "hallo")
    assert desk_inbox.accept(world.session, SEAL, incoming, world.now)
    assert not desk_inbox.accept(world.session, SEAL, incoming, world.now)
    update = desk_inbox.next_update(world.session, SEAL)
    assert update is not None
    assert (update.sender_id, update.text) == (ELS, "hallo")
    assert desk_inbox.next_update(world.session, SEAL, frozenset({GROUP})) is None


def test_what_was_done_is_written_down(taken: World) -> None:
    writes(taken, "Dag!")
    press(taken, "close")
    acts = [act for act in taken.acts() if not act.startswith("desk_staff")]
    assert acts == ["desk_asked", "desk_agreed", "desk_taken", "desk_wrote", "desk_closed"]


def test_rights_of_the_bot_are_written_down(world: World) -> None:
    world.group(0, kind="bot_member", data="administrator")
    assert world.acts()[-1] == "desk_bot_rights"


def test_groups_of_partners_are_ours_too(database_url: str) -> None:
    assert DeskStore(database_url, KEY, GROUP).group_chats() == {GROUP}
    assert DeskStore(database_url, KEY, None).group_chats() == set()

"""Conversations with staff on the web pages, on both databases: by territory, audited, answered once."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from core.clock import now
from core.database.desk import DeskMessageRow, DeskStaffRow, ReferralRow
from core.database.escalations import Escalation
from core.database.relay import Conversation, OutboxMessage
from core.database.session import session_scope
from core.rules.escalation import EscalationReason
from core.services import desk as desk_service
from core.services.desk_asking import back_to_bot, decline, rate
from core.services.desk_lines import keep_message
from tests.office.web.conftest import SEAL, Visitor, logged_in
from tests.office.web.people import AMINA, BILAL, CARIM, acts, asks_for_staff, talks

PAGE = "/conversations/1"
WEST = "West-Vlaanderen"


@pytest.fixture
def waiting(people: str) -> str:
    """Give a database in which Amina, in West-Vlaanderen, waits for staff; her conversation is number 1."""
    talks(people, AMINA, ("user", "mag ik werken?"), ("bot", "Welk verblijf heb je? <b>"))
    assert asks_for_staff(people, AMINA, WEST, seal=SEAL) == 1
    return people


def row_of(url: str, number: int = 1) -> dict[str, Any]:
    with session_scope(url) as session:
        row = session.get(Escalation, number)
        return {"state": row.state, "outcome": row.outcome}


def sent_to(url: str, person: str) -> list[str]:
    with session_scope(url) as session:
        rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [SEAL.open(row.text) or "" for row in rows if row.pseudonym == person]


def test_list_tells_theme_place_and_how_long_but_not_what_was_said(waiting: str, desk: Visitor) -> None:
    page = desk.get("/conversations").text
    assert "Mogen werken" in page
    assert f"plaats in {WEST}" in page
    assert "vroeg een medewerker" in page
    assert "zonet" in page
    assert "mag ik werken?" not in page
    assert AMINA[:8] not in page
    assert ("staff:desk", "conversations_listed") in acts(waiting)


def test_urgent_comes_first_and_then_who_waits_longest(waiting: str, desk: Visitor) -> None:
    asks_for_staff(waiting, BILAL, None, seal=SEAL)
    asks_for_staff(waiting, CARIM, WEST, seal=SEAL, reason=EscalationReason.EXPLOITATION)
    page = desk.get("/conversations").text
    places = [page.index(f'"/conversations/{number}"') for number in (3, 1, 2)]
    assert places == sorted(places)
    assert page.count("dringend") == 1


def test_question_to_which_nobody_said_yes_is_not_shown(waiting: str, desk: Visitor) -> None:
    number = asks_for_staff(waiting, BILAL, WEST, seal=SEAL, agrees=False)
    assert f"/conversations/{number}" not in desk.get("/conversations").text
    assert desk.get(f"/conversations/{number}").status_code == 404
    with session_scope(waiting) as session:
        decline(session, SEAL, BILAL, number, None, now())
    assert f"/conversations/{number}" not in desk.get("/conversations?show=closed").text
    for path in (f"/conversations/{number}", f"/conversations/{number}/file/txt"):
        assert desk.get(path).status_code == 404


def test_empty_lists_say_what_to_do(people: str, desk: Visitor) -> None:
    assert "Niemand wacht" in desk.get("/conversations").text
    assert "nog geen gesprek gesloten" in desk.get("/conversations?show=closed").text


def test_conversation_shows_all_that_was_said_with_notes_and_who_looked(waiting: str, desk: Visitor) -> None:
    with session_scope(waiting) as session:
        row = session.get(Escalation, 1)
        session.add(DeskStaffRow(id=7, name="Els", role="member", organisation="vdab", created_at=now()))
        session.flush()
        keep_message(session, SEAL, row, "note", "text", "Bel eerst de tolk.", now(), staff_id=7)
    page = desk.get(PAGE).text
    assert "mag ik werken?" in page
    assert "Welk verblijf heb je? &lt;b&gt;" in page
    assert "Bel eerst de tolk." in page
    assert "Notitie, blijft binnen (Els)" in page
    assert AMINA[:17] not in page
    assert f"/profiles/{AMINA[:16]}" in page
    assert "gesprek bekeken" in page
    assert ("staff:desk", "conversation_seen") in acts(waiting, AMINA)


def test_account_of_a_province_sees_only_conversations_there(waiting: str) -> None:
    asks_for_staff(waiting, BILAL, None, seal=SEAL)
    asks_for_staff(waiting, CARIM, "Limburg", seal=SEAL)
    west = logged_in("west")
    page = west.get("/conversations").text
    assert PAGE in page
    for number in (2, 3):
        path = f"/conversations/{number}"
        assert path not in page
        assert west.get(path).status_code == 404
        assert west.get(f"{path}/file/json").status_code == 404
        assert west.post(path, page=PAGE, answer="Hallo.", seen="0").status_code == 404
        assert west.post(f"{path}/close", page=PAGE).status_code == 404
        assert row_of(waiting, number)["state"] == "waiting"
    assert ("staff:west", "conversation_seen") not in acts(waiting, BILAL, CARIM)


def test_answer_reaches_the_person_below_who_writes_and_is_kept(waiting: str, desk: Visitor) -> None:
    before = len(sent_to(waiting, AMINA))
    sent = desk.post(PAGE, answer="Je mag **werken**.\nTot morgen.", seen="0")
    assert sent.headers["location"] == f"{PAGE}?told=conversation_answered"
    (message,) = sent_to(waiting, AMINA)[before:]
    assert message.startswith("👤 Medewerker van ")
    assert "Tot morgen." in message
    assert "Tot morgen." in desk.get(PAGE).text
    assert ("staff:desk", "desk_answered") in acts(waiting, AMINA)
    with session_scope(waiting) as session:
        kept = session.scalars(select(DeskMessageRow).where(DeskMessageRow.speaker == "staff")).one()
        assert "morgen" not in kept.text
        assert session.get(Escalation, 1).first_answer_at is not None


def test_form_that_is_sent_twice_gives_one_answer(waiting: str, desk: Visitor) -> None:
    before = len(sent_to(waiting, AMINA))
    token = desk.token(PAGE)
    fields = {"token": token, "answer": "Je mag werken.", "seen": "0"}
    assert desk.client.post(PAGE, data=fields).status_code == 303
    again = desk.client.post(PAGE, data=fields)
    assert again.status_code == 422
    assert "Intussen kwam er een bericht bij" in again.text
    assert 'name="seen" value="1"' in again.text
    assert len(sent_to(waiting, AMINA)) == before + 1


@pytest.mark.parametrize(
    ("words", "problem"), [("  ", "Schrijf eerst"), ("x" * 3001, "hoogstens 3000 tekens")]
)
def test_answer_that_cannot_be_sent_comes_back(waiting: str, desk: Visitor, words: str, problem: str) -> None:
    before = sent_to(waiting, AMINA)
    sent = desk.post(PAGE, answer=words, seen="0")
    assert (sent.status_code, problem in sent.text) == (422, True)
    assert sent_to(waiting, AMINA) == before


def test_person_who_blocked_the_bot_is_told_of_and_nothing_is_kept(waiting: str, desk: Visitor) -> None:
    with session_scope(waiting) as session:
        session.get(Conversation, AMINA).blocked = True
    sent = desk.post(PAGE, answer="Hallo?", seen="0")
    assert (sent.status_code, "blokkeerde de bot" in sent.text) == (422, True)
    with session_scope(waiting) as session:
        assert session.scalars(select(DeskMessageRow).where(DeskMessageRow.speaker == "staff")).all() == []


def test_closing_tells_the_person_and_ends_the_answers(waiting: str, desk: Visitor) -> None:
    token = desk.token(PAGE)
    desk.post(PAGE, answer="Je mag werken.", seen="0")
    sent = desk.post(f"{PAGE}/close", page=PAGE)
    assert sent.headers["location"] == f"{PAGE}?told=conversation_closed"
    assert row_of(waiting) == {"state": "closed", "outcome": "closed"}
    assert "nuttig" in sent_to(waiting, AMINA)[-1]
    page = desk.get(PAGE).text
    assert "afgesloten door een medewerker" in page
    assert "Verstuur het antwoord" not in page
    before = sent_to(waiting, AMINA)
    for path, fields in ((PAGE, {"answer": "Nog iets.", "seen": "1"}), (f"{PAGE}/close", {})):
        late = desk.client.post(path, data={"token": token, **fields})
        assert (late.status_code, "al gesloten" in late.text) == (409, True)
    assert sent_to(waiting, AMINA) == before
    assert PAGE not in desk.get("/conversations").text
    assert PAGE in desk.get("/conversations?show=closed").text


def test_rating_and_end_stand_with_a_closed_conversation(waiting: str, desk: Visitor) -> None:
    desk.post(PAGE, answer="Je mag werken.", seen="0")
    with session_scope(waiting) as session:
        desk_service.close(session, SEAL, 1, "els", now())
        rate(session, SEAL, AMINA, 1, True, now())
    assert "nuttig" in desk.get(PAGE).text
    assert ">nuttig</td>" in desk.get("/conversations?show=closed").text


def test_person_who_chose_the_bot_again_is_told_so(waiting: str, desk: Visitor) -> None:
    with session_scope(waiting) as session:
        back_to_bot(session, SEAL, AMINA, now())
    assert "de persoon koos de bot" in desk.get(PAGE).text


def test_referral_shows_to_whom_how_far_and_what_came_back(waiting: str, desk: Visitor) -> None:
    with session_scope(waiting) as session:
        session.add(
            ReferralRow(
                escalation_id=1,
                person=AMINA,
                organisation="vdab",
                channel="mail",
                comment=SEAL.close("Zoekt werk als lasser."),
                staff_id=7,
                state="answered",
                sent_at=now(),
                feedback=SEAL.close("Afspraak op dinsdag."),
                feedback_at=now(),
                created_at=now(),
            )
        )
    page = desk.get(PAGE).text
    for said in (
        "VDAB",
        "per e-mail",
        "er kwam een antwoord",
        "Zoekt werk als lasser.",
        "Afspraak op dinsdag.",
    ):
        assert said in page


def test_export_is_a_download_that_is_written_down(waiting: str, desk: Visitor) -> None:
    plain, structured = desk.get(f"{PAGE}/file/txt"), desk.get(f"{PAGE}/file/json")
    assert plain.headers["content-disposition"] == 'attachment; filename="gesprek-1.txt"'
    assert "mag ik werken?" in plain.text
    assert json.loads(structured.content)["messages"][0]["text"] == "mag ik werken?"
    assert AMINA[:8] not in plain.text + structured.text
    assert desk.get(f"{PAGE}/file/docx").status_code == 404
    assert acts(waiting, AMINA).count(("staff:desk", "conversation_exported")) == 2


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_reader_and_editor_see_no_conversation(waiting: str, role: str) -> None:
    someone = logged_in(role)
    assert "/conversations" not in someone.get("/").text
    token = someone.token("/")
    for path in ("/conversations", PAGE, f"{PAGE}/file/txt"):
        assert someone.get(path).status_code == 403
    for path in (PAGE, f"{PAGE}/close"):
        assert someone.client.post(path, data={"token": token, "answer": "x"}).status_code == 403
    assert row_of(waiting)["state"] == "waiting"


def test_forged_form_sends_nothing(waiting: str, desk: Visitor) -> None:
    before = sent_to(waiting, AMINA)
    sent = desk.client.post(PAGE, data={"token": "0" * 64, "answer": "Hallo.", "seen": "0"})
    assert sent.status_code == 403
    assert sent_to(waiting, AMINA) == before

"""`toeleiding escalation` as staff use it, on both databases, with Rasa's own table beside ours."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from core.clock import now
from core.database.desk import DeskMessageRow
from core.database.escalations import Escalation
from core.database.matches import AuditRow
from core.database.relay import Conversation, OutboxMessage
from core.database.session import engine_for, session_scope
from core.seal import Seal
from office.main import app

KEY = "a-secret-key-for-tests-only-0123456789"
PERSON = "p" * 64
RASA_TABLE = (
    "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), type_name VARCHAR(255),"
    " timestamp FLOAT, data TEXT)"
)


def run(*arguments: str, answer: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["escalation", *arguments], input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def rasa_remembers(session: Session, number: int, speaker: str, said: str) -> None:
    session.execute(
        text("INSERT INTO events VALUES (:id, :person, :speaker, 0, :data)"),
        {"id": number, "person": PERSON, "speaker": speaker, "data": json.dumps({"text": said})},
    )


@pytest.fixture
def waiting(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a database in which one person on Telegram waits for a human."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    with session_scope(database_url) as session:
        session.add(Conversation(pseudonym=PERSON, chat=Seal(KEY).close("42"), last_update=now()))
        session.execute(text(RASA_TABLE))
        rasa_remembers(session, 1, "user", "mag ik werken?")
        rasa_remembers(session, 2, "bot", "Welk verblijf heb je?")
        session.add(
            Escalation(
                person=PERSON,
                topic="ask_when_may_work",
                reason="request_human",
                state="waiting",
                opened_at=now(),
                waiting_since=now(),
            )
        )
    yield database_url
    engine_for(database_url).dispose()


def test_list_tells_when_why_and_about_what_but_not_what_was_said(waiting: str) -> None:
    code, output = run("list")
    assert code == 0
    assert "request_human\task_when_may_work\twacht" in output
    assert "mag ik werken" not in output


def test_show_gives_the_conversation_in_order(waiting: str) -> None:
    _, output = run("show", "1")
    assert output.index("persoon: mag ik werken?") < output.index("bot: Welk verblijf heb je?")


def test_who_reads_or_erases_a_conversation_is_written_down(waiting: str) -> None:
    run("show", "1")
    run("erase", "1", answer="y\n")
    with session_scope(waiting) as session:
        rows = session.query(AuditRow).order_by(AuditRow.id)
        acts = [(row.actor.split(":")[0], row.action, row.person) for row in rows]
    assert acts == [("staff", "conversation_seen", None), ("staff", "person_erased", None)]


def test_answer_waits_in_the_outbox_and_is_not_readable_there(waiting: str) -> None:
    code, _ = run("answer", "1", "Dag, hier is Els.")
    assert code == 0
    with session_scope(waiting) as session:
        (message,) = session.query(OutboxMessage).all()
    assert "Els" not in message.text
    assert (Seal(KEY).open(message.text) or "").endswith(":\nDag, hier is Els.")


def test_answer_is_part_of_the_conversation_and_says_to_the_person_who_writes(waiting: str) -> None:
    run("answer", "1", "Dag, hier is Els.")
    assert "medewerker: Dag, hier is Els." in run("show", "1")[1]
    with session_scope(waiting) as session:
        (row,) = session.query(DeskMessageRow).all()
        (message,) = session.query(OutboxMessage).all()
    assert (row.speaker, row.text != "Dag, hier is Els.") == ("staff", True)
    assert (Seal(KEY).open(message.text) or "").startswith("👤 Medewerker van ")


def test_person_who_cannot_be_reached_is_told_to_staff(waiting: str) -> None:
    with session_scope(waiting) as session:
        session.query(Conversation).one().blocked = True
    code, output = run("answer", "1", "Dag!")
    assert code == 1
    assert "niet te bereiken" in output


def test_person_hears_that_the_question_is_closed_and_it_is_written_down(waiting: str) -> None:
    run("close", "1")
    with session_scope(waiting) as session:
        (message,) = session.query(OutboxMessage).all()
        acts = [row.action for row in session.query(AuditRow)]
    assert "sluit je vraag af" in (Seal(KEY).open(message.text) or "")
    assert acts == ["desk_closed"]
    assert run("close", "1")[0] == 1


def test_taken_question_stays_on_the_list_and_one_that_waits_for_a_yes_does_not(waiting: str) -> None:
    with session_scope(waiting) as session:
        session.query(Escalation).one().state = "staff"
    assert "een medewerker heeft ze" in run("list")[1]
    with session_scope(waiting) as session:
        session.query(Escalation).one().state = "asked"
    assert run("list")[1] == "Er staan geen vragen open.\n"


def test_closed_question_leaves_the_list(waiting: str) -> None:
    run("close", "1")
    assert run("list") == (0, "Er staan geen vragen open.\n")


def test_unknown_number_gets_a_sentence_and_no_traceback(waiting: str) -> None:
    code, output = run("answer", "7", "hallo")
    assert code == 1
    assert "Dat lukte niet" in output


def test_erase_leaves_nothing_of_the_person_in_any_table(waiting: str) -> None:
    code, _ = run("erase", "1", answer="y\n")
    assert code == 0
    with session_scope(waiting) as session:
        for table in ("conversations", "inbox", "outbox", "buttons", "escalations", "events"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0  # noqa: S608


def test_erase_asks_first(waiting: str) -> None:
    run("erase", "1", answer="n\n")
    assert "request_human" in run("list")[1]


def test_database_without_tables_gets_a_sentence_and_no_traceback(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", empty_database_url)
    code, output = run("list")
    assert code == 1
    assert "Dat lukte niet" in output

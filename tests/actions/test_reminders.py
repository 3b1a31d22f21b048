"""A reminder is offered with a day to come, set by a button or a word, and cancelled by a word."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import select

from actions.reminders import SLOT, offer, take
from actions.turn import Turn
from core.clock import now
from core.database.relay import Conversation as ConversationRow
from core.database.reminders import ReminderRow
from core.database.session import engine_for, session_scope
from core.rules.right_to_work import Situation, decide
from tests.actions.conversation import domain, entities_of
from tests.core.rules.real_law import LAW

TODAY = date(2026, 3, 1)
DAY = "2026-05-06"
OFFERED = {SLOT: {"kind": "may_work", "day": DAY}}
SEEKER = Situation(
    work_on=TODAY, today=TODAY, status="asylum_seeker", lodged_on=date(2026, 1, 5), refused=False
)
REFUGEE = Situation(
    work_on=TODAY, today=TODAY, status="recognised_refugee", card_valid_until=date(2027, 5, 6)
)


class Said:
    """One turn with what the bot said in it."""

    def __init__(
        self,
        text: str,
        slots: Mapping[str, Any] | None = None,
        person: str = "amina",
        press: str | None = None,
    ) -> None:
        self.dispatcher = CollectingDispatcher()
        entities = [{"entity": "answer", "value": press}] if press else entities_of(text, TODAY)
        typed = f'/inform{{"answer": "{press}"}}' if press else text
        message = {"intent": {"name": "inform"}, "entities": entities, "text": typed}
        tracker = Tracker(person, dict(slots or {}), message, [], False, None, {}, None)
        self.turn = Turn(self.dispatcher, tracker, domain())

    def takes(self) -> bool:
        return take(self.turn)

    @property
    def text(self) -> str:
        return "\n".join(said["text"] for said in self.dispatcher.messages)

    @property
    def calendar(self) -> Any:
        return [said["custom"]["calendar"] for said in self.dispatcher.messages if said["custom"]]

    @property
    def buttons(self) -> list[str]:
        return [button["title"] for said in self.dispatcher.messages for button in said["buttons"]]


@pytest.fixture(autouse=True)
def database(migrated_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a database in which amina writes on Telegram, on 1 March 2026."""
    path = tmp_path / "toeleiding.db"
    shutil.copyfile(migrated_sqlite, path)
    url = f"sqlite:///{path}"
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", url)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    with session_scope(url) as session:
        session.add(ConversationRow(pseudonym="amina", chat="sealed", last_update=now()))
    yield url
    engine_for(url).dispose()


def waiting(url: str) -> list[date]:
    with session_scope(url) as session:
        rows = session.scalars(select(ReminderRow).where(ReminderRow.state == "waiting"))
        return sorted(row.send_on for row in rows)


def offered(situation: Situation, **slots: Any) -> tuple[list[str], Any]:
    turn = Said("wanneer mag ik werken", slots).turn
    buttons = offer(turn, decide(situation, LAW), situation)
    return [button["title"] for button in buttons], turn.slot(SLOT)


def test_day_to_come_is_offered_with_its_name() -> None:
    assert offered(SEEKER) == (["Herinner mij op 6 mei 2026"], {"kind": "may_work", "day": DAY})


def test_end_of_the_card_is_offered_when_the_very_day_is_known() -> None:
    told = offered(REFUGEE, card_valid_until="2027-05-06")
    assert told == (["Herinner mij op 6 mei 2027"], {"kind": "card", "day": "2027-05-06"})
    assert offered(REFUGEE, card_valid_until="2027-05-01/2027-05-31") == ([], None)


@pytest.mark.parametrize("role", ["employer", "staff"])
def test_only_newcomers_are_offered_a_reminder(role: str) -> None:
    assert offered(SEEKER, role=role) == ([], None)


def test_verdict_without_a_day_takes_the_offer_back() -> None:
    assert offered(Situation(work_on=TODAY, today=TODAY), **OFFERED) == ([], None)


@pytest.mark.parametrize(
    "text", ["herinner mij", "kan je me daaraan herinneren?", "ja graag een herinering", "Herinner me aub"]
)
def test_word_sets_the_reminder_that_was_offered(text: str, database: str) -> None:
    said = Said(text, OFFERED)
    assert said.takes()
    assert waiting(database) == [date(2026, 4, 29), date(2026, 5, 6)]
    assert "op **29 april 2026** en op **6 mei 2026**" in said.text
    assert '"geen herinnering meer"' in said.text
    assert said.buttons == ["Geen herinnering meer"]
    assert said.calendar == [{"kind": "may_work", "day": DAY}]


def test_button_sets_it_too_and_twice_is_once(database: str) -> None:
    for _ in range(2):
        assert Said("", OFFERED, press="remind").takes()
    assert len(waiting(database)) == 2


def test_less_than_a_week_before_only_the_day_itself_is_left(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-05-01")
    said = Said("herinner mij", OFFERED)
    assert said.takes()
    assert waiting(database) == [date(2026, 5, 6)]
    assert "bericht op **6 mei 2026**" in said.text


def test_who_is_not_on_telegram_hears_that_no_message_can_come(database: str) -> None:
    said = Said("herinner mij", OFFERED, person="terminal-1")
    assert said.takes()
    assert waiting(database) == []
    assert "Hier kan ik je later geen bericht sturen" in said.text
    assert "6 mei 2026" in said.text
    assert said.calendar == [{"kind": "may_work", "day": DAY}]


@pytest.mark.parametrize("slots", [{}, {SLOT: {"kind": "may_work", "day": "2026-03-01"}}])
def test_without_a_day_to_come_the_bot_says_how_to_get_one(slots: dict[str, Any], database: str) -> None:
    said = Said("herinner mij", slots)
    assert said.takes()
    assert (said.buttons, waiting(database), said.calendar) == (["Wanneer mag ik werken?"], [], [])


@pytest.mark.parametrize(
    "text",
    [
        "geen herinnering meer",
        "Stop de herinnering!",
        "herinnering annuleren aub",
        "wis mijn herinering",
        "ik wil geen herinneringen meer",
        "cancel reminder",
    ],
)
def test_word_cancels_what_waits(text: str, database: str) -> None:
    Said("", OFFERED, press="remind").takes()
    said = Said(text)
    assert said.takes()
    assert waiting(database) == []
    assert "geen herinnering meer van mij" in said.text
    again = Said(text)
    assert again.takes()
    assert "Er staat geen herinnering klaar" in again.text


@pytest.mark.parametrize(
    "text",
    [
        "ik herinner me de datum niet",
        "dat kan ik me niet meer herinneren",
        "ik herinner mij niet meer wanneer ik asiel vroeg",
        "ik herinner mij dat het in mei was",
        "waarom kreeg ik geen herinnering",
        "wanneer mag ik werken",
        "nee nog niet",
        "stop",
    ],
)
def test_other_words_are_left_to_others(text: str, database: str) -> None:
    Said("", OFFERED, press="remind").takes()
    said = Said(text, OFFERED)
    assert not said.takes()
    assert (said.text, len(waiting(database))) == ("", 2)


def test_long_question_that_happens_to_ask_to_be_reminded_is_answered_itself() -> None:
    assert not Said("stuur een herinnering naar de baas die mij nog loon moet betalen voor mei").takes()

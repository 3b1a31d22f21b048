"""Whole conversations of tests/dialogue/*.yml through Telegram's stand-in, the bot, Rasa and the actions."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import text

from core.database.session import engine_for, session_scope
from core.seal import Seal
from tests.core.services.everybody import places_of
from tests.end_to_end.conftest import SECRET_KEY, Service
from tests.telegram_standin import BotMessage, Person, TelegramStandin

DIALOGUES = sorted(Path("tests/dialogue").glob("*.yml"))
ANSWER_SECONDS = 120
AT_ONCE = 6
INTENTS = yaml.safe_load(Path("nlu/domain/intents.yml").read_text(encoding="utf-8"))["intents"]
ALSO_CONTENT = {
    "report_exploitation",
    "register_profile",
    "register_vacancy",
    "find_candidates",
    "show_my_data",
    "delete_my_data",
}
NO_CONTENT = {"ask_capabilities"}


async def take_turn(person: Person, turn: dict[str, Any]) -> list[BotMessage]:
    if "starts" in turn:
        person.starts(turn["starts"])
    elif "presses" in turn:
        person.presses(turn["presses"])
    else:
        person.says(turn["says"])
    return await person.hears(turn.get("messages", 1), timeout=ANSWER_SECONDS)


def dialogues() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield every dialogue of the files with its name: a file holds one, or a list of them."""
    for path in DIALOGUES:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for dialogue in content.get("dialogues") or [content]:
            yield f"{path.stem}, {dialogue.get('name', 'whole')}", dialogue["turns"]


async def faults_in(person: Person, name: str, turns: list[dict[str, Any]]) -> list[str]:
    """Have a dialogue; return what was not as it should be, and where."""
    for number, turn in enumerate(turns, start=1):
        try:
            answers = await take_turn(person, turn)
        except (AssertionError, TimeoutError, ValueError, StopIteration) as error:
            return [f"{name}, turn {number} {turn}: {error!r}"]
        text = "\n\n".join(answer.text for answer in answers)
        wrong = [f"does not hear {part!r}" for part in turn.get("hears", ()) if part not in text]
        wrong += [f"hears {part!r}" for part in turn.get("never", ()) if part in text]
        missing = set(turn.get("buttons", ())) - set(answers[-1].buttons)
        wrong += [f"has no button {title!r}" for title in sorted(missing)]
        if wrong:
            return [f"{name}, turn {number}: {'; '.join(wrong)} in: {text} {answers[-1].buttons}"]
    return []


async def test_every_dialogue_passes_through_the_real_stack(
    service: Service, telegram: TelegramStandin
) -> None:
    at_once = asyncio.Semaphore(AT_ONCE)

    async def have(name: str, turns: list[dict[str, Any]]) -> list[str]:
        async with at_once:
            return await faults_in(telegram.person("Samira"), name, turns)

    async with service.bot(telegram):
        faults = await asyncio.gather(*(have(name, turns) for name, turns in dialogues()))
    missed = [fault for found in faults for fault in found]
    assert missed == [], "\n".join(missed)


def test_every_intent_about_content_has_three_dialogues() -> None:
    asked = {intent for intent in INTENTS if intent.startswith("ask_")} | ALSO_CONTENT
    names = [name.split(",")[0] for name, _ in dialogues()]
    assert {intent: names.count(intent) for intent in asked - NO_CONTENT if names.count(intent) < 3} == {}


async def test_neither_log_nor_database_holds_in_clear_what_was_said_nor_who_said_it(
    service: Service, telegram: TelegramStandin
) -> None:
    person = telegram.person("Zarmina")
    async with service.bot(telegram):
        for said in ("mijn geheime zin is appelblauwzeegroen", "wanneer mag ik werken appelblauwzeegroen"):
            person.says(said)
            await person.hears(1, timeout=ANSWER_SECONDS)
    log = service.log_text()
    with engine_for(service.database_url).connect() as connection:
        recorded = [row.data for row in connection.execute(text("SELECT data FROM events"))]
    assert recorded
    for secret in ("appelblauwzeegroen", "Zarmina", telegram.token, SECRET_KEY, str(person.user_id)):
        assert secret not in log
        assert not any(secret in data for data in recorded)


async def test_answer_of_staff_reaches_the_person_in_the_conversation(
    service: Service, telegram: TelegramStandin, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typer.testing import CliRunner

    from office.main import app

    monkeypatch.setenv("TOELEIDING_SECRET_KEY", SECRET_KEY)
    person = telegram.person("Yusuf")
    async with service.bot(telegram):
        person.says("wanneer mag ik werken?")
        await person.hears(1, timeout=ANSWER_SECONDS)
        person.says("medewerker")
        await person.hears(1, timeout=ANSWER_SECONDS)
        person.presses("Ja, dat is goed")
        await person.hears(1, timeout=ANSWER_SECONDS)
        listed = CliRunner().invoke(app, ["escalation", "list"]).output.splitlines()[-1]
        shown = CliRunner().invoke(app, ["escalation", "show", listed.split()[0]]).output
        assert "persoon: wanneer mag ik werken?" in shown
        sent = CliRunner().invoke(app, ["escalation", "answer", listed.split()[0], "Dag, hier is Els."])
        assert sent.exit_code == 0, sent.output
        (answer,) = await person.hears(1, timeout=ANSWER_SECONDS)
    assert answer.text == "👤 Medewerker van Provincie West-Vlaanderen:\nDag, hier is Els."


async def test_nothing_of_who_had_everything_erased_is_left_in_the_database_of_the_service(
    service: Service, telegram: TelegramStandin
) -> None:
    person = telegram.person("Hamid")
    pseudonym = Seal(SECRET_KEY).pseudonym(person.user_id)
    async with service.bot(telegram):
        person.says("ik ben asielzoeker, wanneer mag ik werken?")
        await person.hears(1, timeout=ANSWER_SECONDS)
        with session_scope(service.database_url) as session:
            assert places_of(session, pseudonym) >= {"conversations", "events", "inbox", "outbox"}
        person.says("wis alles")
        await person.hears(1, timeout=ANSWER_SECONDS)
        person.presses("Ja, wis alles")
        (receipt,) = await person.hears(1, timeout=ANSWER_SECONDS)
    assert "Je bewijs: TL-" in receipt.text
    with session_scope(service.database_url) as session:
        assert places_of(session, pseudonym) == set()

"""Whole conversations of tests/dialogue/*.yml through Telegram's stand-in, the bot, Rasa and the actions."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.end_to_end.conftest import SECRET_KEY, Service
from tests.telegram_standin import BotMessage, Person, TelegramStandin

DIALOGUES = sorted(Path("tests/dialogue").glob("*.yml"))
ANSWER_SECONDS = 60


async def take_turn(person: Person, turn: dict[str, Any]) -> list[BotMessage]:
    if "starts" in turn:
        person.starts(turn["starts"])
    elif "presses" in turn:
        person.presses(turn["presses"])
    else:
        person.says(turn["says"])
    return await person.hears(turn.get("messages", 1), timeout=ANSWER_SECONDS)


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
async def test_dialogue_passes_through_the_real_stack(
    path: Path, service: Service, telegram: TelegramStandin
) -> None:
    dialogue = yaml.safe_load(path.read_text(encoding="utf-8"))
    person = telegram.person("Samira")
    async with service.bot(telegram):
        for number, turn in enumerate(dialogue["turns"], start=1):
            answers = await take_turn(person, turn)
            text = "\n\n".join(answer.text for answer in answers)
            where = f"turn {number} of {path.name}: {text}"
            for part in turn.get("hears", ()):
                assert part in text, where
            for part in turn.get("never", ()):
                assert part not in text, where
            assert set(turn.get("buttons", ())) <= set(answers[-1].buttons), where


async def test_log_of_the_whole_service_holds_nothing_that_was_said_nor_who_said_it(
    service: Service, telegram: TelegramStandin
) -> None:
    person = telegram.person("Zarmina")
    async with service.bot(telegram):
        for text in ("mijn geheime zin is appelblauwzeegroen", "wanneer mag ik werken appelblauwzeegroen"):
            person.says(text)
            await person.hears(1, timeout=ANSWER_SECONDS)
    log = service.log_text()
    for secret in ("appelblauwzeegroen", "Zarmina", telegram.token, SECRET_KEY, str(person.user_id)):
        assert secret not in log


async def test_answer_of_staff_reaches_the_person_in_the_conversation(
    service: Service, telegram: TelegramStandin, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typer.testing import CliRunner

    from office.main import app

    monkeypatch.setenv("TOELEIDING_SECRET_KEY", SECRET_KEY)
    person = telegram.person("Yusuf")
    async with service.bot(telegram):
        person.says("medewerker")
        await person.hears(1, timeout=ANSWER_SECONDS)
        listed = CliRunner().invoke(app, ["escalation", "list"]).output.splitlines()[-1]
        shown = CliRunner().invoke(app, ["escalation", "show", listed.split()[0]]).output
        assert "persoon: medewerker" in shown
        sent = CliRunner().invoke(app, ["escalation", "answer", listed.split()[0], "Dag, hier is Els."])
        assert sent.exit_code == 0, sent.output
        (answer,) = await person.hears(1, timeout=ANSWER_SECONDS)
    assert answer.text == "Dag, hier is Els."

"""Everything at once: several people, a network that breaks in every way, and restarts in the middle."""

from random import Random

import pytest

from tests.bot.conftest import StartBot
from tests.bot.fake_rasa import FakeRasa
from tests.telegram_standin import Person, TelegramStandin

ROUNDS = 3


def make_trouble(telegram: TelegramStandin, rasa: FakeRasa, dice: Random) -> None:
    for _ in range(6):
        match dice.randrange(5):
            case 0:
                telegram.drops("sendMessage", before=True)
            case 1:
                telegram.drops("sendMessage", before=False)
            case 2:
                telegram.fails("sendMessage", 502)
            case 3:
                telegram.floods("sendMessage")
            case _:
                rasa.statuses.append(503)


def answers(person: Person) -> list[str]:
    return [text for text in person.texts if text.startswith("antwoord op")]


@pytest.mark.parametrize("seed", [3, 11])
async def test_everybody_gets_every_answer_once_and_in_order(
    seed: int, start_bot: StartBot, telegram: TelegramStandin, rasa: FakeRasa
) -> None:
    dice = Random(seed)  # noqa: S311
    people = [telegram.person() for _ in range(5)]
    for number in range(ROUNDS):
        async with start_bot():
            make_trouble(telegram, rasa, dice)
            for person in people:
                for place in range(dice.randint(1, 3)):
                    person.says(f"vraag {number}.{place}")
            enough = len(telegram.calls) + dice.randint(3, 15)
            await telegram.until(lambda enough=enough: len(telegram.calls) >= enough, timeout=60)  # type: ignore[misc]
    telegram.recovers()
    rasa.statuses.clear()
    async with start_bot():
        for person in people:
            asked = [f"antwoord op: {said.content['text']}" for said in person.said]
            await person.until(lambda: len(answers(person)) >= len(asked), timeout=60)  # noqa: B023
    for person in people:
        assert answers(person) == [f"antwoord op: {said.content['text']}" for said in person.said]

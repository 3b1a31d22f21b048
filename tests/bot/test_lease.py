"""Two bots on one database: one works, the other waits for it and then goes on."""

import asyncio
import signal
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

import pytest

from bot import lease as lease_module
from bot.lease import BotLease
from core.clock import now
from core.services.bot_lease import LEASE_SECONDS, Lease
from core.services.relay_store import RelayStore, StoreUnavailableError
from tests.bot.conftest import SECRET_KEY, QuickSleep, StartBot
from tests.bot.fake_rasa import FakeRasa
from tests.bot.test_process import bot_process, environment
from tests.telegram_standin import Person, TelegramStandin


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the time as a list of one number, to be changed."""
    time = [1000.0]
    monkeypatch.setattr(lease_module, "_seconds", lambda: time[0])
    return time


class Leases:
    """A place for the lease of which a test says what becomes of a request."""

    def __init__(self) -> None:
        self.holder: str | None = None
        self.away = False

    def hold_lease(self, holder: str, _now: datetime, instead_of: str | None = None) -> Lease:
        if self.away:
            raise StoreUnavailableError("away")
        if self.holder in (None, holder) or (instead_of is not None and self.holder == instead_of):
            self.holder = holder
        return Lease(self.holder == holder, self.holder)

    def free_lease(self, holder: str) -> None:
        if self.holder == holder:
            self.holder = None


async def test_second_bot_waits_and_takes_over_when_the_first_stops(
    amina: Person, start_bot: StartBot, rasa: FakeRasa, capsys: pytest.CaptureFixture[str]
) -> None:
    async with AsyncExitStack() as first, AsyncExitStack() as second:
        await first.enter_async_context(start_bot())
        starting = asyncio.create_task(second.enter_async_context(start_bot()))
        for number in range(5):
            amina.says(f"vraag {number}")
        await amina.hears(5)
        assert not starting.done()
        await first.aclose()
        await starting
        amina.says("en nu?")
        await amina.hears()
    assert rasa.messages == [*(f"vraag {number}" for number in range(5)), "en nu?"]
    assert len(amina.messages) == 6
    log = capsys.readouterr().out
    assert log.count("another_bot_runs") == 1
    assert "takes_over_from_other_bot" in log


async def test_bots_that_start_together_answer_everything_once(
    amina: Person, bilal: Person, start_bot: StartBot, rasa: FakeRasa
) -> None:
    async def run(stop: asyncio.Event) -> None:
        async with start_bot():
            await stop.wait()

    stop = asyncio.Event()
    bots = [asyncio.create_task(run(stop)) for _ in range(3)]
    for number in range(4):
        amina.says(f"vraag {number}")
        bilal.says(f"vraag {number}")
    await amina.hears(4)
    await bilal.hears(4)
    stop.set()
    await asyncio.gather(*bots)
    assert len(rasa.messages) == 8
    assert amina.texts == bilal.texts == [f"antwoord op: vraag {number}" for number in range(4)]


async def test_bot_that_was_killed_does_not_keep_the_next_one_on_this_machine_waiting(
    amina: Person, telegram: TelegramStandin, rasa: FakeRasa, relay_database: str
) -> None:
    settings = environment(telegram, rasa, relay_database)
    async with bot_process(settings) as killed:
        amina.says("een")
        await amina.hears(timeout=30)
        async with bot_process(settings) as next_one:
            assert next_one.stderr is not None
            while b"another_bot_runs" not in await asyncio.wait_for(next_one.stderr.readline(), 30):
                pass
            killed.send_signal(signal.SIGKILL)
            await killed.wait()
            amina.says("twee")
            await amina.hears(timeout=LEASE_SECONDS - 10)
    assert amina.texts == ["antwoord op: een", "antwoord op: twee"]


async def test_lease_of_a_machine_that_is_gone_is_waited_out(
    relay_database: str, sleep: QuickSleep, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = RelayStore(relay_database, SECRET_KEY)
    store.hold_lease("elders-1-abc", now() - timedelta(seconds=LEASE_SECONDS - 1))
    waiting = BotLease(store, sleep)
    taking = asyncio.create_task(waiting.take())
    await asyncio.sleep(0.1)
    assert not taking.done()
    await asyncio.wait_for(taking, 10)
    assert waiting.is_held


async def test_bot_that_could_not_renew_in_time_stops_until_it_has_the_lease_again(
    seconds: list[float],
) -> None:
    leases = Leases()
    ours = BotLease(leases, renew_seconds=0.01)
    await ours.take()
    keeping = asyncio.create_task(ours.run())
    leases.away = True
    seconds[0] += LEASE_SECONDS
    assert not ours.is_held
    may_send = asyncio.create_task(ours.held())
    await asyncio.sleep(0.1)
    assert not may_send.done()
    leases.away = False
    await asyncio.wait_for(may_send, 5)
    keeping.cancel()


async def test_bot_of_which_the_lease_was_taken_stops_at_once(seconds: list[float]) -> None:
    leases = Leases()
    ours = BotLease(leases, renew_seconds=0.01)
    await ours.take()
    keeping = asyncio.create_task(ours.run())
    leases.holder = "elders-1-abc"
    await asyncio.sleep(0.1)
    assert not ours.is_held
    keeping.cancel()


async def test_renewing_keeps_the_lease(seconds: list[float]) -> None:
    ours = BotLease(Leases(), renew_seconds=0.01)
    await ours.take()
    keeping = asyncio.create_task(ours.run())
    for _ in range(10):
        seconds[0] += 10.0
        await asyncio.sleep(0.05)
        assert ours.is_held
    keeping.cancel()


async def test_bot_that_lost_the_lease_sends_nothing_and_asks_rasa_nothing(
    amina: Person,
    start_bot: StartBot,
    rasa: FakeRasa,
    relay_database: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lease_module, "RENEW_SECONDS", 0.05)
    store = RelayStore(relay_database, SECRET_KEY)
    async with start_bot():
        amina.says("een")
        await amina.hears()
        rasa.gates["twee"] = asyncio.Event()
        amina.says("twee")
        await amina.until(lambda: rasa.messages == ["een", "twee"])
        store.free_lease(_holder(store))
        store.hold_lease("elders-1-abc", now())
        await asyncio.sleep(0.3)
        rasa.gates["twee"].set()
        amina.says("drie")
        await asyncio.sleep(0.5)
        assert amina.texts == ["antwoord op: een"]
        assert rasa.messages == ["een", "twee"]
        store.free_lease("elders-1-abc")
        await amina.until(lambda: len(amina.texts) == 3)
    assert amina.texts == ["antwoord op: een", "antwoord op: twee", "antwoord op: drie"]
    assert rasa.messages == ["een", "twee", "drie"]


def _holder(store: RelayStore) -> str:
    holder = store.hold_lease("wie-dan", now()).holder
    assert holder is not None
    return holder

"""What Rasa's REST channel gives, and what it means when it gives something else."""

import httpx
import pytest

from bot.rasa_client import Button, RasaClient, RasaRefusedError, Reply
from core.errors import RasaUnavailableError
from tests.bot.fake_rasa import FakeRasa, text


async def test_answers_come_with_their_buttons(rasa: FakeRasa) -> None:
    rasa.answers["hallo"] = [text("Dag", ("Ja", "/affirm")), {"custom": {}}, text("Nog iets?")]
    async with RasaClient(rasa.url + "/") as client:
        replies = await client.send("abc", "hallo")
    assert replies == [Reply("Dag", (Button("Ja", "/affirm"),)), Reply("Nog iets?")]
    assert rasa.heard == [("abc", "hallo")]


async def test_hand_over_comes_with_its_reason(rasa: FakeRasa) -> None:
    rasa.answers["klacht"] = [text("Sorry."), {"custom": {"handover": {"reason": "complain"}}}]
    async with RasaClient(rasa.url) as client:
        replies = await client.send("abc", "klacht")
    assert replies == [Reply("Sorry."), Reply("", handover="complain")]


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_server_error_means_that_rasa_is_away(rasa: FakeRasa, status: int) -> None:
    rasa.statuses = [status]
    async with RasaClient(rasa.url) as client:
        with pytest.raises(RasaUnavailableError):
            await client.send("abc", "hallo")


async def test_refused_connection_means_that_rasa_is_away(rasa: FakeRasa) -> None:
    await rasa.goes_away()
    async with RasaClient(rasa.url) as client:
        with pytest.raises(RasaUnavailableError):
            await client.send("abc", "hallo")
        assert not await client.is_there()


async def test_answer_that_takes_too_long_means_that_rasa_is_away() -> None:
    def too_slow(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("too slow", request=request)

    async with RasaClient("http://rasa", transport=httpx.MockTransport(too_slow)) as client:
        with pytest.raises(RasaUnavailableError):
            await client.send("abc", "hallo")


@pytest.mark.parametrize(
    "body",
    [
        "geen json",
        '{"text": "geen lijst"}',
        "[1]",
        '[{"buttons": [{}]}]',
        '[{"custom": {"handover": {}}}]',
        "null",
    ],
)
async def test_something_else_than_a_list_of_replies_is_refused(body: str) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, text=body))
    async with RasaClient("http://rasa", transport=transport) as client:
        with pytest.raises(RasaRefusedError) as error:
            await client.send("abc", "hallo")
    assert body not in str(error.value)


async def test_status_4xx_is_refused(rasa: FakeRasa) -> None:
    rasa.statuses = [404]
    async with RasaClient(rasa.url) as client:
        with pytest.raises(RasaRefusedError):
            await client.send("abc", "hallo")
        assert await client.is_there()

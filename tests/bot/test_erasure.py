"""Somebody has everything erased: nothing is left, the receipt arrives, also when the bot dies in between."""

import json
import re
from typing import Any

import httpx
import pytest
from sqlalchemy import text as sql

from bot.rasa_client import RasaClient, Reply
from bot.terminal import Conversation
from bot.terminal_data import NOT_ERASED
from bot.texts import NO_FILE
from core.database.erasure_receipts import ErasureReceiptRow
from core.database.session import session_scope
from core.seal import Seal
from core.services.erasure import CODE, Erasure
from core.services.my_data_export import FileKind
from core.services.relay_store import RelayStore
from tests.bot.conftest import SECRET_KEY, StartBot
from tests.bot.fake_rasa import FakeRasa, text
from tests.core.services.everybody import make_rasa_table, places_of, rasa_records
from tests.telegram_standin import Person, TelegramStandin

SURE = "ja, wis alles"
SAID = f"Alles is gewist. Je bewijs: **{CODE}**."
HEARD = re.compile(r"Alles is gewist\. Je bewijs: (TL-[0-9A-Z]{4}-[0-9A-Z]{4})\.")
ERASE = {"recipient_id": "somebody", "custom": {"erase": {}}}
SEAL = Seal(SECRET_KEY)


@pytest.fixture
def erasing(rasa: FakeRasa, relay_database: str) -> None:
    """Let Rasa save its turn, as it does before it answers, and then ask to erase."""
    with session_scope(relay_database) as session:
        make_rasa_table(session)

    def answer() -> list[dict[str, Any]]:
        sender, _ = rasa.heard[-1]
        with session_scope(relay_database) as session:
            rasa_records(session, sender, text="wis alles")
        return [text(SAID), ERASE]

    rasa.answers[SURE] = answer


def left_of(person: Person, database: str) -> set[str]:
    with session_scope(database) as session:
        return places_of(session, SEAL.pseudonym(person.user_id))


def receipts(database: str) -> list[tuple[str, str | None]]:
    with session_scope(database) as session:
        rows = session.query(ErasureReceiptRow).all()
        return [(row.code, row.to_send) for row in rows]


async def gets_the_receipt(person: Person) -> str:
    await person.until(lambda: any(HEARD.search(said) for said in person.texts))
    return next(found[1] for said in person.texts if (found := HEARD.search(said)))


async def all_sent(person: Person, database: str) -> None:
    await person.until(lambda: all(to_send is None for _, to_send in receipts(database)))


@pytest.mark.usefixtures("bot", "erasing")
async def test_after_the_receipt_nothing_of_the_person_is_left_in_any_table(
    amina: Person, bilal: Person, relay_database: str
) -> None:
    bilal.says("hallo")
    await bilal.hears(1)
    amina.says("hallo")
    await amina.hears(1)
    amina.says(SURE)
    code = await gets_the_receipt(amina)
    await all_sent(amina, relay_database)
    assert left_of(amina, relay_database) == set()
    assert left_of(bilal, relay_database) >= {"conversations", "inbox", "outbox"}
    assert receipts(relay_database) == [(code, None)]


@pytest.mark.usefixtures("bot")
async def test_telegram_id_and_words_stand_nowhere_in_the_open(amina: Person, relay_database: str) -> None:
    amina.says("mijn geheime zin is appelblauwzeegroen")
    await amina.hears(1)
    with session_scope(relay_database) as session:
        assert places_of(session, str(amina.user_id)) == set()
        assert places_of(session, "appelblauwzeegroen") == set()
        assert places_of(session, SEAL.pseudonym(amina.user_id)) >= {"conversations", "inbox", "outbox"}


@pytest.mark.usefixtures("bot", "erasing")
async def test_who_writes_again_is_somebody_new(amina: Person, relay_database: str) -> None:
    amina.says(SURE)
    await gets_the_receipt(amina)
    amina.says("hallo")
    await amina.until(lambda: "antwoord op: hallo" in amina.texts)
    assert left_of(amina, relay_database) >= {"conversations", "inbox"}


@pytest.mark.usefixtures("erasing")
async def test_bot_that_dies_before_it_erased_does_so_when_it_is_back(
    amina: Person, start_bot: StartBot, relay_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise RuntimeError("the power went off")

    with monkeypatch.context() as broken:
        broken.setattr(RelayStore, "erase", dies)
        async with start_bot():
            amina.says(SURE)
            await amina.until(lambda: bool(left_of(amina, relay_database) >= {"inbox", "events"}))
        assert receipts(relay_database) == []
        assert not any("gewist" in said for said in amina.texts), "nothing is promised before it is done"
    async with start_bot():
        await gets_the_receipt(amina)
        await all_sent(amina, relay_database)
    assert left_of(amina, relay_database) == set()


@pytest.mark.usefixtures("erasing")
async def test_bot_that_dies_before_the_receipt_went_sends_it_when_it_is_back(
    amina: Person, start_bot: StartBot, telegram: TelegramStandin, relay_database: str
) -> None:
    telegram.fails("sendMessage", 500, times=1000)
    async with start_bot():
        amina.says(SURE)
        await amina.until(lambda: bool(receipts(relay_database)))
    assert left_of(amina, relay_database) == set()
    ((code, to_send),) = receipts(relay_database)
    assert to_send is not None
    assert str(amina.user_id) not in to_send
    telegram.recovers()
    async with start_bot():
        assert await gets_the_receipt(amina) == code
        await all_sent(amina, relay_database)


@pytest.mark.usefixtures("bot", "erasing")
async def test_who_blocked_the_bot_is_erased_all_the_same(
    amina: Person, telegram: TelegramStandin, relay_database: str
) -> None:
    telegram.fails("sendMessage", 403, times=1000)
    amina.says(SURE)
    await amina.until(lambda: bool(receipts(relay_database)))
    await all_sent(amina, relay_database)
    assert left_of(amina, relay_database) == set()


@pytest.mark.usefixtures("bot", "erasing")
async def test_file_about_the_person_goes_along_with_its_name_and_type(
    amina: Person, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {"recipient_id": "somebody", "custom": {"file": {"kind": "my_data"}}}
    rasa.answers["download"] = [text("Hier is alles."), wanted]
    amina.says("download")
    words, sent = await amina.hears(2)
    assert words.text == "Hier is alles."
    assert sent.file is not None
    assert re.fullmatch(r"gegevens-\d{4}-\d{2}-\d{2}\.json", sent.file.name)
    assert sent.file.kind == "application/json"
    assert SEAL.pseudonym(amina.user_id).encode() in sent.file.content


@pytest.mark.usefixtures("bot")
async def test_file_that_cannot_be_made_holds_nothing_up(
    amina: Person, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("a letter that no font has")

    monkeypatch.setattr("core.services.my_data_export.file_of", breaks)
    wanted = {"recipient_id": "somebody", "custom": {"file": {"kind": "profile_pdf"}}}
    rasa.answers["download"] = [text("Hier is je profiel."), wanted]
    amina.says("download")
    words, instead = await amina.hears(2)
    assert words.text == "Hier is je profiel."
    assert instead.text == NO_FILE
    assert [said for _, said in rasa.heard].count("download") == 1


async def test_client_reads_a_file_and_the_wish_to_erase(rasa: FakeRasa) -> None:
    rasa.answers["x"] = [{"custom": {"file": {"kind": "my_data"}}}, ERASE]
    async with RasaClient(rasa.url) as client:
        assert await client.send("abc", "x") == [Reply("", file=FileKind.MY_DATA), Reply("", erases=True)]


def conversation(erased: Erasure | None) -> tuple[Conversation, list[str]]:
    """Return a conversation in a terminal in which everything is to be erased, and who was erased."""
    answer = httpx.MockTransport(lambda _: httpx.Response(200, json=[text(SAID), ERASE]))
    people: list[str] = []

    def erase(person: str) -> Erasure | None:
        people.append(person)
        return erased

    return Conversation("http://rasa", httpx.Client(transport=answer), erase), people


def test_terminal_erases_after_the_answer_and_shows_the_receipt() -> None:
    talk, people = conversation(Erasure({"events": 3}, "TL-7K3M-92QD"))
    assert talk.say(SURE) == ["Alles is gewist. Je bewijs: TL-7K3M-92QD.", ""]
    assert len(people) == 1
    assert people[0].startswith("terminal-")


def test_terminal_says_so_when_erasing_failed() -> None:
    talk, _ = conversation(None)
    assert talk.say(SURE) == [NOT_ERASED, ""]


def test_terminal_erases_its_own_person_from_the_database(
    relay_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", relay_database)
    with session_scope(relay_database) as session:
        make_rasa_table(session)
    heard: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        heard.append(json.loads(request.content)["sender"])
        with session_scope(relay_database) as session:
            rasa_records(session, heard[-1], text="wis alles")
        return httpx.Response(200, json=[text(SAID), ERASE])

    said = Conversation("http://rasa", httpx.Client(transport=httpx.MockTransport(answer))).say(SURE)
    assert HEARD.search("\n".join(said))
    with session_scope(relay_database) as session:
        assert places_of(session, heard[0]) == set()
        assert session.execute(sql("SELECT count(*) FROM erasure_receipts")).scalar() == 1

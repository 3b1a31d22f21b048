"""The whole life of a conversation: bot, staff, a restart, a partner, the bot again, and erased."""

import asyncio
import re
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from core.database.escalations import Escalation
from core.database.rasa_events import recorded_of
from core.database.session import session_scope
from core.seal import Seal
from office.main import app
from tests.core.services.everybody import places_of
from tests.end_to_end.conftest import SECRET_KEY, Service
from tests.telegram_standin import Group, Member, Person, TelegramStandin, Topic

ANSWER_SECONDS = 120
SEAL = Seal(SECRET_KEY)
PARTNER = "vdab"


@dataclass
class Desk:
    """Two members of the staff in their group, and one of a partner in theirs."""

    staff: Group
    partner: Group
    els: Member
    tom: Member
    pat: Member


async def hears(person: Person, number: int = 1) -> str:
    """Return what the bot says next, in whatever order its messages come."""
    return "\n\n".join(message.text for message in await person.hears(number, timeout=ANSWER_SECONDS))


async def reads(topic: Topic, words: str) -> str:
    """Wait until a topic shows these words, and return all that it shows."""
    try:
        await topic.group.until(lambda: words in "\n".join(topic.texts), timeout=ANSWER_SECONDS)
    except AssertionError:
        raise AssertionError(f"the topic does not show {words!r}: {topic.texts}") from None
    return "\n".join(topic.texts)


async def opened(group: Group, number: int = 1) -> Topic:
    """Wait until a group has this many topics, and return the newest."""
    await group.until(lambda: len(group.topics) >= number, timeout=ANSWER_SECONDS)
    return group.topics[-1]


def command(*arguments: str) -> str:
    ran = CliRunner().invoke(app, [*arguments])
    assert ran.exit_code == 0, ran.output
    return ran.output


def code_for(name: str, role: str, organisation: str, *more: str) -> str:
    said = command("desk", "staff", "invite", name, "--role", role, "--organisation", organisation, *more)
    found = re.search(r"/aanmelden (\S+)", said)
    assert found is not None, said
    return found[1]


@pytest.fixture
def desk(service: Service, telegram: TelegramStandin, monkeypatch: pytest.MonkeyPatch) -> Desk:
    staff, partner = telegram.group("Meldpunt"), telegram.group("VDAB")
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", SECRET_KEY)
    monkeypatch.setenv("TOELEIDING_TELEGRAM_STAFF_CHAT", str(staff.chat_id))
    command("desk", "partner", "set", PARTNER, "--chat", str(partner.chat_id))
    return Desk(staff, partner, staff.member("Els"), staff.member("Tom"), partner.member("Pat"))


async def enrol(desk: Desk) -> None:
    for member, name, role, organisation in (
        (desk.els, "Els", "member", "provincie-west-vlaanderen"),
        (desk.tom, "Tom", "administrator", "provincie-west-vlaanderen"),
        (desk.pat, "Pat", "member", PARTNER),
    ):
        member.says(f"/aanmelden {code_for(name, role, organisation)}")
        await member.group.until(
            lambda group=member.group, name=name: f"Welkom, {name}" in "\n".join(group.general),  # type: ignore[misc]
            timeout=ANSWER_SECONDS,
        )


async def test_a_conversation_goes_to_staff_through_a_restart_to_a_partner_back_to_the_bot_and_is_erased(
    service: Service, telegram: TelegramStandin, desk: Desk
) -> None:
    samira = telegram.person("Zarmina")
    pseudonym = SEAL.pseudonym(samira.user_id)
    async with service.bot(telegram, desk.staff) as first:
        await enrol(desk)
        samira.says("ik woon in Brugge en ik zoek werk als bakker")
        await hears(samira)

        samira.says("medewerker")
        asked = await hears(samira)
        assert "Een medewerker is een mens" in asked
        assert "laatste tien berichten" in asked
        assert desk.staff.topics == []
        samira.presses("Ja, dat is goed")
        assert "Je bent de eerste die wacht" in await hears(samira)

        topic = await opened(desk.staff)
        assert "Zarmina" not in topic.name
        summary = await reads(topic, "ik woon in Brugge")
        assert "Zarmina" not in summary

        desk.els.presses("✋ Neem", topic)
        desk.tom.presses("✋ Neem", topic)
        assert "antwoordt je nu" in await hears(samira)
        await reads(topic, "Els neemt dit gesprek")
        assert "Tom neemt" not in "\n".join(topic.texts)

        desk.els.says("Dag, ik ben Els. Welke papieren heb je?", topic)
        said = await hears(samira)
        assert "Medewerker van" in said
        assert "Welke papieren heb je?" in said
        desk.els.presses("💬 Standaardantwoord", topic)
        await reads(topic, "Welk antwoord wil je sturen?")
        desk.els.presses("Stuur geen papieren", topic)
        assert "Stuur hier geen foto" in await hears(samira)
        desk.els.says("// even nakijken bij een collega", topic)
        desk.tom.says("ik ken deze persoon niet", topic)
        samira.says("een oranje kaart, wanneer mag ik werken")
        samira.sends_photo("dit is ze")
        await reads(topic, "dit is ze")
        assert "een oranje kaart" in "\n".join(topic.texts)
        first.kill()
        await first.wait()

    samira.says("ik schrijf terwijl de bot weg is")
    desk.els.says("En ik antwoord terwijl de bot weg is", topic)
    async with service.bot(telegram, desk.staff):
        await reads(topic, "ik schrijf terwijl de bot weg is")
        assert "En ik antwoord terwijl de bot weg is" in await hears(samira)
        assert "\n".join(topic.texts).count("ik schrijf terwijl") == 1

        desk.els.presses("➡️ Doorverwijzen", topic)
        await reads(topic, "Naar wie verwijs je door?")
        desk.els.presses("VDAB", topic)
        await reads(topic, "/zonder")
        desk.els.says("Wil graag bakker worden", topic)
        asked = await hears(samira)
        assert "VDAB" in asked
        assert "Wil graag bakker worden" in asked
        samira.presses("Ja, geef door")
        await hears(samira)
        theirs = await opened(desk.partner)
        await reads(theirs, "Wil graag bakker worden")
        desk.pat.presses("✋ Neem", theirs)
        await hears(samira)
        desk.pat.says("Dag, met VDAB. Kom je maandag langs?", theirs)
        said = await hears(samira)
        assert "VDAB" in said
        assert "Kom je maandag langs?" in said

        desk.pat.presses("✔️ Sluit", theirs)
        assert "nuttig" in await hears(samira)
        samira.presses("Ja, dat was nuttig")
        await hears(samira)
        samira.says("wat is een IBO?")
        assert "IBO" in await hears(samira)

        with session_scope(service.database_url) as session:
            row = session.scalars(select(Escalation).where(Escalation.person == pseudonym)).all()[-1]
            assert (row.state, row.rating) == ("closed", "useful")
            recorded = " ".join(str(entry) for entry in recorded_of(session, pseudonym))
        for words in ("oranje kaart", "terwijl de bot weg is", "maandag langs"):
            assert words not in recorded

        samira.says("/vergeet")
        await hears(samira)
        samira.presses("Ja, wis alles")
        assert "TL-" in await hears(samira)
        await desk.staff.until(lambda: desk.staff.topics == [], timeout=ANSWER_SECONDS)
        await desk.partner.until(lambda: desk.partner.topics == [], timeout=ANSWER_SECONDS)
    with session_scope(service.database_url) as session:
        assert places_of(session, pseudonym) == set()
    heard = "\n".join(message.text for message in samira.messages)
    for inside in ("even nakijken bij een collega", "ik ken deze persoon niet"):
        assert inside not in heard
    assert heard.count("Welke papieren heb je?") == heard.count("En ik antwoord terwijl") == 1
    log = service.log_text()
    for secret in (
        "Zarmina",
        "oranje kaart",
        "bakker",
        "maandag",
        str(samira.user_id),
        str(desk.els.user_id),
    ):
        assert secret not in log


async def test_without_consent_nobody_of_the_staff_sees_anything(
    service: Service, telegram: TelegramStandin, desk: Desk
) -> None:
    person = telegram.person("Yusuf")
    async with service.bot(telegram, desk.staff):
        person.says("ik wil met een mens praten")
        await hears(person)
        person.presses("Nee, liever niet")
        assert "Wij geven niets door" in await hears(person)
        person.says("wat is een IBO?")
        await hears(person)
        await asyncio.sleep(0)
    assert desk.staff.messages == []

"""A newcomer and an employer on Telegram: from a card without a name to a name for each of them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.matches import AuditRow, MatchRow
from core.database.rasa_events import recorded_of
from core.database.session import session_scope
from core.seal import Seal
from core.services.matching import refresh_index_row
from tests.end_to_end.conftest import SECRET_KEY, Service
from tests.match_samples import COMPANY, add_profile, add_vacancy
from tests.telegram_standin import BotMessage, Person, TelegramStandin

ANSWER_SECONDS = 120
SEAL = Seal(SECRET_KEY)
CONTACT = "An Peeters, jobs@lasbedrijf.example"


async def hears(person: Person, number: int = 1) -> list[BotMessage]:
    return await person.hears(number, timeout=ANSWER_SECONDS)


async def presses(person: Person, title: str, number: int = 1) -> str:
    """Press a button; return all that the bot says then, in whatever order its messages come."""
    person.presses(title)
    return "\n\n".join(message.text for message in await hears(person, number))


async def says(person: Person, text: str) -> str:
    person.says(text)
    return (await hears(person))[0].text


def what_was_recorded(session: Session, person: str) -> str:
    return " ".join(str(entry) for entry in recorded_of(session, person))


async def test_two_people_meet_after_the_yes_of_both_and_neither_name_is_in_the_others_conversation(
    service: Service, telegram: TelegramStandin
) -> None:
    samira, employer = telegram.person("Samira"), telegram.person("Jan")
    newcomer_id, employer_id = SEAL.pseudonym(samira.user_id), SEAL.pseudonym(employer.user_id)
    with session_scope(service.database_url) as session:
        add_profile(session, newcomer_id)
        refresh_index_row(session, newcomer_id)
        add_vacancy(session, employer_id, contact=SEAL.close(CONTACT))
    async with service.bot(telegram):
        samira.starts("nieuwkomer")
        employer.starts("werkgever")
        await hears(samira)
        await hears(employer)

        said = await says(employer, "toon kandidaten voor mijn vacature")
        assert "Kandidaat A" in said
        assert COMPANY in await presses(employer, "Kennismaken met A")
        assert "geen naam" in await presses(employer, "Ja, ik wil kennismaken")

        (proposal,) = await hears(samira)
        assert "Een werkgever wil je leren kennen" in proposal.text
        assert COMPANY not in proposal.text
        assert "jij hebt A1" in await presses(samira, "Bekijk het voorstel")
        assert "voornaam" in await presses(samira, "Ja, ik wil kennismaken")
        assert "bereiken" in await says(samira, "ik heet Zarmina")
        said = await says(samira, "bel mij op 0478 12 34 56")
        assert COMPANY in said
        assert "Zarmina" in said
        said = await presses(samira, "Ja, geef dat door", number=2)
        assert CONTACT in said

        (introduction,) = await hears(employer)
        assert "Zarmina" in introduction.text
        assert "0478123456" in introduction.text
        await presses(employer, "Hoe liep het af?")
        assert "Proficiat" in await presses(employer, "Aangenomen")
    with session_scope(service.database_url) as session:
        match = session.scalars(select(MatchRow).where(MatchRow.person == newcomer_id)).one()
        assert (match.outcome, match.contact) == ("hired", None)
        assert match.newcomer_agreed_at != match.employer_agreed_at
        acts = list(session.scalars(select(AuditRow.action).where(AuditRow.match_id == match.id)))
        assert "match_introduced" in acts
        assert "Zarmina" not in what_was_recorded(session, employer_id)
        assert CONTACT not in what_was_recorded(session, newcomer_id)
    log = service.log_text()
    assert not any(secret in log for secret in ("Zarmina", "0478", CONTACT))

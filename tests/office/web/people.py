"""Made-up people for the tests of the pages: newcomers, employers and accounts of the desk."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import inspect, select, text

from core.clock import now
from core.database.escalations import open_escalation_of
from core.database.matches import AuditRow
from core.database.profiles import ProfileRow
from core.database.session import session_scope
from core.rules.consent import Purpose
from core.rules.escalation import EscalationReason
from core.seal import Seal
from core.services import accounts, consents
from core.services.desk_asking import agree, ask
from core.services.matching import refresh_index_row
from tests.match_samples import add_person_on_telegram, add_profile, add_vacancy

AMINA = "a1" * 32
BILAL = "b2" * 32
CARIM = "c3" * 32
EMPLOYER = "e" * 64
RASA_TABLE = (
    "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), type_name VARCHAR(255),"
    " timestamp FLOAT, data TEXT)"
)
CONTACT = "An Peeters, jobs@lasbedrijf.example"


def fill(url: str, seal: Seal, password: str) -> None:
    """Add Amina in Kortrijk and Bilal in Genk, who let staff see their profile, and Carim, who does not.

    There is a vacancy in Kortrijk (number 1) that fits all three, and an account for West-Vlaanderen.
    """
    with session_scope(url) as session:
        accounts.create(session, "west", password, role="desk", province="West-Vlaanderen")
        for person, place in ((AMINA, "34022"), (BILAL, "71016"), (CARIM, "34022")):
            add_person_on_telegram(session, person)
            add_profile(session, person, nis_code=place, max_km=200)
            if person != CARIM:
                consents.give(session, person, Purpose.STAFF)
            refresh_index_row(session, person)
        add_person_on_telegram(session, EMPLOYER)
        add_vacancy(session, EMPLOYER, contact=seal.close(CONTACT))


def change_profile(url: str, person: str, **values: object) -> None:
    """Give a profile other values, and let the ranking know."""
    with session_scope(url) as session:
        row = session.get(ProfileRow, person)
        for name, value in values.items():
            setattr(row, name, value)
        session.flush()
        refresh_index_row(session, person)


def talks(url: str, person: str, *said: tuple[str, str]) -> None:
    """Let Rasa remember (speaker, text) of a person, an hour ago."""
    with session_scope(url) as session:
        if not inspect(session.connection()).has_table("events"):
            session.execute(text(RASA_TABLE))
        for number, (speaker, words) in enumerate(said, 1):
            values = {
                "id": number + 1000 * int(person[0], 16),
                "person": person,
                "speaker": speaker,
                "at": (now() - timedelta(hours=1)).timestamp() + number,
                "data": json.dumps({"text": words}),
            }
            session.execute(text("INSERT INTO events VALUES (:id, :person, :speaker, :at, :data)"), values)


def asks_for_staff(
    url: str,
    person: str,
    province: str | None,
    *,
    seal: Seal,
    reason: EscalationReason = EscalationReason.REQUEST_HUMAN,
    agrees: bool = True,
) -> int:
    """Let somebody ask for a human and say yes (or not yet); return the number of the conversation."""
    with session_scope(url) as session:
        ask(session, seal, person, reason, now())
        row: Any = open_escalation_of(session, person)
        if agrees:
            agree(session, seal, person, row.id, None, now())
        row.province, row.place, row.topic = province, province and f"plaats in {province}", "ask_work_permit"
        return int(row.id)


def acts(url: str, *about: str) -> list[tuple[str, str]]:
    """Return who did what about a person, or about anybody, in order; logging in is left out."""
    with session_scope(url) as session:
        rows: Sequence[AuditRow] = session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
        return [
            (str(row.actor), str(row.action))
            for row in rows
            if row.action != "login" and (not about or row.person in about)
        ]

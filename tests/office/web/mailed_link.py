"""A conversation that was passed on by e-mail, and the path of its one-time link."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import now
from core.database.desk import DeskMessageRow, MailRow
from core.services import referrals
from tests.core.services.referral_samples import (
    ADDRESS,
    BY_MAIL,
    PERSON,
    SEAL,
    add_conversation_with_staff,
    add_partner,
)

BEFORE, AFTER, NOTE = "Ik zoek werk als lasser.", "Dit schreef ik later.", "Dit blijft onder ons."
COMMENT = "Graag een afspraak."


def add_mailed_link(session: Session) -> str:
    """Mail a link about a conversation with a message, a note and a later message; return its path."""
    moment = now()
    add_partner(session, BY_MAIL, email=ADDRESS)
    escalation, staff_id = add_conversation_with_staff(session, opened_at=moment)
    referral = referrals.start(session, SEAL, escalation, BY_MAIL, staff_id, moment)
    referrals.comment(session, SEAL, escalation, staff_id, COMMENT, moment)
    for speaker, text, minutes in (("person", BEFORE, -5), ("note", NOTE, -4), ("person", AFTER, 5)):
        row = DeskMessageRow(
            escalation_id=escalation.id,
            person=PERSON,
            speaker=speaker,
            kind="text",
            text=SEAL.close(text),
            created_at=moment + timedelta(minutes=minutes),
        )
        session.add(row)
    referrals.decide(session, SEAL, PERSON, int(referral.id), True, moment)
    body = SEAL.open(session.scalars(select(MailRow.body)).one()) or ""
    return "/referral/" + body.split("/referral/")[1].split()[0]

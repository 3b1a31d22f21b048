"""Erasing a person: everything under their pseudonym, Rasa's own record of the conversation included."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from core import clock
from core.database.escalations import Escalation, open_escalations
from core.database.rasa_events import delete_events, senders_silent_since
from core.database.relay import people_silent_since
from core.database.reminders import people_with_reminders
from core.database.review import cut_links_before, delete_unclear_before
from core.services.relay import forget_person

KEPT_AFTER_REMINDER = timedelta(days=30)


def erase_person(session: Session, person: str) -> int:
    """Delete a person's conversation, messages, reminders, escalations and Rasa's events. The caller commits.

    Returns how many rows went, not counting what went along with the conversation. An unknown person: 0.
    """
    return int(forget_person(session, person)) + _erase_what_was_said(session, person)


def erase_silent_before(session: Session, moment: datetime) -> int:
    """Erase everybody who wrote nothing since a moment, at a terminal too; return how many people.

    Who waits for a human is kept until staff close the question. Of who asked for a reminder only the
    conversation itself stays, until 30 days after the last one: it says where to write to. Messages that were
    not understood belong to nobody and go when they are as old. The caller commits.
    """
    delete_unclear_before(session, moment.date())
    cut_links_before(session, clock.today())
    waiting = {escalation.person for escalation in open_escalations(session)}
    silent = {*people_silent_since(session, moment), *senders_silent_since(session, moment)} - waiting
    reminded = silent & people_with_reminders(session, clock.now() - KEPT_AFTER_REMINDER)
    for person in sorted(reminded):
        _erase_what_was_said(session, person)
    for person in sorted(silent - reminded):
        erase_person(session, person)
    return len(silent - reminded)


def _erase_what_was_said(session: Session, person: str) -> int:
    rows = session.execute(delete(Escalation).where(Escalation.person == person)).rowcount
    return int(rows) + delete_events(session, person)

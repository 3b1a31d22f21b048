"""Passing a conversation on to a partner organisation or another team: chosen, explained, asked, done.

What is passed on goes nowhere before the person said yes to exactly that. Glossary: doorverwijzen.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from core.content.referral_texts import referral_texts
from core.database.desk import ReferralRow
from core.database.escalations import Escalation
from core.database.referrals import referral_to_write, referrals_of
from core.errors import NotFoundError
from core.rules.escalation import State
from core.seal import Seal
from core.services import audit, mail, referral_moves
from core.services.desk_hours import times
from core.services.desk_waiting import waiting_words
from core.services.moments import as_utc
from core.services.referral_choices import Choice, choices
from core.services.referral_topic import partner_name, say
from core.services.referral_words import ask, tell

__all__ = [
    "Choice",
    "awaited",
    "choices",
    "comment",
    "decide",
    "feedback",
    "person_wrote_since",
    "remind",
    "start",
    "stop",
    "stop_begun",
    "subject_of",
    "withdraw",
]

STOP: Final = "desk:refer_stop:{escalation}:{referral}"
UNDECIDED: Final = ("comment", "asked")
HANDED_OVER: Final = (State.WAITING.value, State.STAFF.value)
ON_ITS_WAY: Final = ("agreed", "sent")


def start(
    session: Session, seal: Seal, escalation: Escalation, choice_id: str, staff_id: int, now: datetime
) -> ReferralRow:
    """Begin a referral of a member; the topic says that their comment is awaited. The caller commits.

    What was begun before and is not decided yet, is withdrawn. Raises NotFoundError for a choice that is
    not, or no longer, offered.
    """
    chosen = next((each for each in choices(session, escalation, now) if each.id == choice_id), None)
    if chosen is None:
        raise NotFoundError("this partner or team is not offered")
    withdraw(session, escalation, now)
    referral = ReferralRow(
        escalation_id=escalation.id,
        person=escalation.person,
        organisation=chosen.organisation,
        team=chosen.team,
        channel=chosen.channel,
        staff_id=staff_id,
        state="comment",
        created_at=now,
    )
    session.add(referral)
    session.flush()
    remind(session, seal, referral, "comment_awaited", now)
    return referral


def awaited(session: Session, escalation: Escalation, staff_id: int) -> Any | None:
    """Return the referral of which the comment of this member is awaited, None when there is none."""
    begun = referrals_of(session, escalation.id, ("comment",))
    return next((each for each in reversed(begun) if each.staff_id == staff_id), None)


def person_wrote_since(escalation: Any, referral: Any) -> bool:
    """Whether the person wrote after a member chose: what that member writes next may be an answer to it."""
    wrote = escalation.last_person_at
    return wrote is not None and as_utc(wrote) > as_utc(referral.created_at)


def remind(session: Session, seal: Seal, referral: Any, text_id: str, now: datetime) -> None:
    """Say in the topic that a comment is awaited, with a button to stop it. The caller commits."""
    titles = {str(what): str(title) for what, title in referral_texts()[text_id, "staff"].buttons.items()}
    stop_it = STOP.format(escalation=referral.escalation_id, referral=referral.id)
    say(session, seal, referral, text_id, now, (((titles["stop"], stop_it),),))


def stop(session: Session, seal: Seal, escalation: Escalation, referral_id: str, now: datetime) -> None:
    """Withdraw a referral of which the comment is awaited, and say so in the topic. The caller commits.

    Raises NotFoundError when no comment of it is awaited (any more).
    """
    begun = referrals_of(session, escalation.id, ("comment",))
    referral = next((each for each in begun if str(each.id) == referral_id), None)
    if referral is None:
        raise NotFoundError("no comment is awaited of this referral")
    referral.state = "withdrawn"
    say(session, seal, referral, "stopped", now)
    session.flush()


def comment(
    session: Session, seal: Seal, escalation: Escalation, staff_id: int, text: str | None, now: datetime
) -> bool:
    """Take the comment of a member (None: without one), and ask the person. The caller commits.

    Returns False when no comment of this member is awaited: the message is then something else.
    """
    referral = awaited(session, escalation, staff_id)
    if referral is None:
        return False
    referral.comment = seal.close(text) if text else None
    referral.state, referral.asked_at = "asked", now
    if ask(session, seal, referral, escalation.role, text, times(session).link_days):
        say(session, seal, referral, "asked", now)
    else:
        referral.state = "withdrawn"
        say(session, seal, referral, "not_reached", now)
    session.flush()
    return True


def decide(session: Session, seal: Seal, person: str, referral_id: int, agreed: bool, now: datetime) -> None:
    """Do what the person said about passing on; what is decided already is told to be over.

    A no after a yes still counts for a link that nobody opened. Raises NotFoundError when it is not theirs.
    The caller commits.
    """
    found = session.get(ReferralRow, referral_id)
    if found is None or found.person != person:
        raise NotFoundError("there is no such referral of this person")
    referral: Any = referral_to_write(session, referral_id)
    escalation: Any = session.get(Escalation, referral.escalation_id)
    name = partner_name(session, referral)
    if referral.state == "asked" and escalation.state in HANDED_OVER:
        referral.decided_at = now
        if agreed:
            audit.record(
                session, audit.SYSTEM, "referral_agreed", person=person, subject=subject_of(referral)
            )
            referral_moves.go(session, seal, referral, escalation, now)
            _tell_what_happens(session, seal, referral, escalation, name, now)
        else:
            referral.state = "declined"
            tell(session, seal, referral, escalation.role, "declined", partner=name)
            say(session, seal, referral, "declined", now)
    elif not agreed and referral.channel == "mail" and referral.state in ON_ITS_WAY:
        _take_back(session, referral)
        tell(session, seal, referral, escalation.role, "taken_back", partner=name)
        say(session, seal, referral, "taken_back", now)
    else:
        tell(session, seal, referral, escalation.role, "too_late")
    session.flush()


def feedback(session: Session, seal: Seal, referral_id: int, text: str, by: str, now: datetime) -> None:
    """Record what came back, show it in the topic, and write down who told it (`by`, an actor).

    What comes later stands below what came before. Raises NotFoundError. The caller commits.
    """
    referral: Any = referral_to_write(session, referral_id)
    if referral is None:
        raise NotFoundError(f"there is no referral {referral_id}")
    before = seal.open(referral.feedback)
    referral.feedback = seal.close(f"{before}\n\n{text}" if before else text)
    referral.feedback_at, referral.state = now, "answered"
    audit.record(session, by, "referral_answered", person=referral.person, subject=subject_of(referral))
    say(session, seal, referral, "feedback", now, feedback=text)
    session.flush()


def withdraw(session: Session, escalation: Escalation, now: datetime, *, links: bool = False) -> None:
    """Withdraw what the person has not said yes to, because the conversation ends. The caller commits.

    A link that is mailed goes on, so that a partner can read it after the conversation was closed; with
    `links` it opens no more.
    """
    for referral in referrals_of(session, escalation.id, UNDECIDED):
        referral.state = "withdrawn"
    if links:
        for referral in referrals_of(session, escalation.id, (*ON_ITS_WAY, "opened", "answered")):
            _take_back(session, referral)
    session.flush()


def stop_begun(session: Session, escalation: Escalation) -> None:
    """Await no comment any more, because another takes over: what they write is then for colleagues."""
    for referral in referrals_of(session, escalation.id, ("comment",)):
        referral.state = "withdrawn"
    session.flush()


def _tell_what_happens(
    session: Session, seal: Seal, referral: Any, escalation: Any, name: str, now: datetime
) -> None:
    words: dict[str, str] = {}
    text_id = f"agreed_{referral.channel}"
    if referral.state == "failed":
        text_id = "not_passed_on"
    elif referral.channel == "team":
        employer = escalation.role == "employer"
        words["place"], words["wait"] = waiting_words(session, escalation, now, employer=employer)
    tell(session, seal, referral, escalation.role, text_id, partner=name, **words)


def _take_back(session: Session, referral: Any) -> None:
    referral.state, referral.token = "withdrawn", None
    mail.cancel(session, referral.id)


def subject_of(referral: Any) -> str:
    """Return what the audit calls a referral."""
    return f"referral {referral.id}, {referral.organisation or referral.team}"

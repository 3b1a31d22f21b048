"""What happens after the person said yes: to the group of the partner, to another team, or by e-mail."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database.desk import DeskPartnerRow
from core.database.desk_boxes import forget_places_in_group
from core.database.escalations import belong_to_nobody
from core.database.referrals import keep_in_topic
from core.rules.dates_in_dutch import in_dutch
from core.rules.escalation import State, Step, after
from core.seal import Seal
from core.services import desk_hours, desk_outbox, desk_staff, desk_summary, mail
from core.services.referral_choices import mail_way
from core.services.referral_topic import partner_name, say, text_of

LINK: Final = "{url}/referral/{token}"


def go(session: Session, seal: Seal, referral: Any, escalation: Any, now: datetime) -> None:
    """Pass a conversation on by the channel of its referral; the topic says so. The caller commits.

    When the channel is gone since the person was asked, nothing goes, and the topic says that too.
    """
    referral.state = "agreed"
    if referral.channel == "team":
        _release(escalation, now)
        escalation.team = referral.team
        referral.state, referral.sent_at = "sent", now
        say(session, seal, referral, "moved_team", now)
        return
    partner = session.get(DeskPartnerRow, referral.organisation)
    if referral.channel == "group" and partner is not None and partner.chat_id is not None:
        _to_group(session, seal, referral, escalation, partner.chat_id, now)
    elif referral.channel == "mail" and partner is not None and partner.email and mail_way() is not None:
        _by_mail(session, seal, referral, partner.email, now)
    else:
        referral.state = "failed"
        say(session, seal, referral, "channel_gone", now)


def token_hash(token: str) -> str:
    """Return what is kept of the token of a link."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _release(escalation: Any, now: datetime) -> None:
    """Let a conversation wait for whoever takes it next, as if it came in now."""
    if escalation.state == State.STAFF.value:
        escalation.state = after(State.STAFF, Step.RELEASE).value
    belong_to_nobody(escalation, now)


def _to_group(
    session: Session, seal: Seal, referral: Any, escalation: Any, chat_id: int, now: datetime
) -> None:
    """Open a topic with the summary in the group of the partner; the one that is left says so and closes."""
    referral.from_chat_id, referral.from_thread_id = escalation.chat_id, escalation.thread_id
    referral.state, referral.sent_at = "sent", now
    _take_buttons_away(session, seal, escalation, now)
    say(session, seal, referral, "moved", now)
    if escalation.chat_id is not None:
        place = {"escalation_id": escalation.id, "thread_id": escalation.thread_id}
        desk_outbox.put(session, seal, escalation.chat_id, "close_topic", now, **place)
    keep_in_topic(session, escalation)
    forget_places_in_group(session, escalation.id)
    _release(escalation, now)
    escalation.chat_id, escalation.thread_id, escalation.summary_message_id = chat_id, None, None
    session.flush()
    desk_summary.open_topic(session, seal, escalation, now, moved=True)
    sender = desk_staff.member_with_id(session, referral.staff_id)
    values = {"organisation": sender.organisation if sender is not None else ""}
    comment = seal.open(referral.comment)
    arrived = (
        text_of("arrived_with_comment", "partner", comment=comment, **values)
        if comment
        else text_of("arrived", "partner", **values)
    )
    desk_outbox.say(session, seal, escalation, arrived, now)


def _by_mail(session: Session, seal: Seal, referral: Any, email: str, now: datetime) -> None:
    way = mail_way()
    if way is None:
        raise AssertionError("the caller looked whether e-mail can be sent")
    token = secrets.token_urlsafe(32)
    referral.token = token_hash(token)
    referral.expires_at = now + timedelta(days=desk_hours.times(session).link_days)
    body = text_of(
        "mail",
        "partner",
        partner=partner_name(session, referral),
        link=LINK.format(url=way.web_url, token=token),
        until=in_dutch(referral.expires_at.astimezone(brussels()).date()),
        sender=way.settings.sender,
    )
    mail.queue(
        session,
        seal,
        way.settings,
        recipient=email,
        subject=text_of("mail_subject", "partner"),
        body=body,
        referral_id=referral.id,
        now=now,
    )
    say(session, seal, referral, "mail_queued", now)


def _take_buttons_away(session: Session, seal: Seal, escalation: Any, now: datetime) -> None:
    chat, summary = escalation.chat_id, escalation.summary_message_id
    if chat is not None and summary is not None:
        place = {"thread_id": escalation.thread_id, "edit_message_id": summary}
        desk_outbox.put(session, seal, chat, "edit", now, escalation_id=escalation.id, **place)

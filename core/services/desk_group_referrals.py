"""What members write in a topic about passing it on: the comment, what came back, and what comes too late.

The next message of who chose a partner is the comment, unless the person wrote meanwhile: then nobody can
know whether it is an answer to the person, and only `/uitleg` or `/zonder` counts.
"""

from typing import Any

from core.database import desk_boxes
from core.database.referrals import referrals_of
from core.services import desk, referrals
from core.services.desk_room import Room, owns
from core.services.desk_staff import StaffMember
from core.services.referral_topic import partner_name

ANSWERED = ("sent", "opened", "answered")


def explains(room: Room, escalation: Any, member: StaffMember, words: str | None) -> None:
    """Take the comment behind `/uitleg`, or none at all (None, for `/zonder`)."""
    referral = _awaited(room, escalation, member)
    if referral is None:
        room.answer("group_no_comment_awaited")
    elif words == "":
        referrals.remind(room.session, room.seal, referral, "comment_awaited", room.now)
    else:
        _comment(room, escalation, member, words)


def is_about_comment(room: Room, escalation: Any, member: StaffMember) -> bool:
    """Take a message as the comment that is awaited of this member; False when none is.

    A file, and a text after the person wrote, go nowhere: the member hears what to do.
    """
    referral = _awaited(room, escalation, member)
    if referral is None:
        return False
    if room.update.kind != "text":
        if not _is_of_album(room):
            referrals.remind(room.session, room.seal, referral, "comment_no_file", room.now)
    elif referrals.person_wrote_since(escalation, referral):
        referrals.remind(room.session, room.seal, referral, "comment_unclear", room.now)
    else:
        _comment(room, escalation, member, room.update.text)
    return True


def feedback(room: Room, escalation: Any, member: StaffMember, words: str) -> None:
    """Note what a partner let know, behind `/terugkoppeling`."""
    sent = referrals_of(room.session, escalation.id, ANSWERED)
    if not sent or not words.strip():
        room.answer("group_no_feedback")
        return
    referrals.feedback(room.session, room.seal, sent[-1].id, words.strip(), member.actor, room.now)


def moved_away(room: Room) -> None:
    """Tell who writes in a topic that a conversation left for a partner, that nobody gets it any more."""
    if room.update.thread_id is None:
        return
    left = desk_boxes.move_out_of(room.session, room.update.chat_id, room.update.thread_id)
    if left is not None:
        room.answer("group_hint_moved", partner=partner_name(room.session, left))


def _awaited(room: Room, escalation: Any, member: StaffMember) -> Any | None:
    if not (owns(escalation, member) or member.is_administrator):
        return None
    return referrals.awaited(room.session, escalation, member.id)


def _comment(room: Room, escalation: Any, member: StaffMember, words: str | None) -> None:
    referrals.comment(room.session, room.seal, escalation, member.id, words, room.now)
    desk.note(room.session, escalation, "desk_referral_asked", member.actor)


def _is_of_album(room: Room) -> bool:
    """Whether a file before this one of the same album was answered."""
    update = room.update
    if update.data is None:
        return False
    return bool(desk_boxes.messages_of_album(room.session, update.chat_id, update.data, update.id))

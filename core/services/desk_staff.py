"""Who works at the desk: invited with a code, and known by their Telegram id once they used it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database import desk_boxes
from core.database.desk import DeskStaffRow
from core.errors import NotFoundError
from core.rules.escalation import StaffRole
from core.seal import Seal
from core.services import audit
from core.services.moments import as_utc
from core.services.organisations import name_of

CODE_DAYS: Final = 7
_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH: Final = 12


@dataclass(frozen=True)
class StaffMember:
    """Somebody of the desk. `organisation` is its name: that is what a person sees of whoever answers.

    `chat_id` is the group in which they made themselves known, and so read along.
    """

    id: int
    name: str
    role: StaffRole
    organisation: str
    province: str | None
    is_enrolled: bool = True
    chat_id: int | None = None

    @property
    def is_administrator(self) -> bool:
        """Whether they may also handle what somebody else owns."""
        return self.role is StaffRole.ADMINISTRATOR

    @property
    def actor(self) -> str:
        """Return how the audit names them."""
        return audit.staff(self.name)


def invite(
    session: Session,
    name: str,
    role: StaffRole,
    organisation: str,
    province: str | None,
    now: datetime,
    *,
    by: str = audit.SYSTEM,
) -> str:
    """Add a member of staff and return the code with which they make themselves known, once, within a week.

    `organisation` is the id of an organisation, or its name; `by` is who invites, as the audit names them.
    Raises ValueError for a partner without a province. The caller commits.
    """
    if role is StaffRole.PARTNER and province is None:
        raise ValueError("a partner belongs to one province")
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    row = DeskStaffRow(
        name=name,
        role=role.value,
        organisation=organisation,
        province=province,
        invite=_hash(code),
        invite_until=now + timedelta(days=CODE_DAYS),
        created_at=now,
    )
    session.add(row)
    session.flush()
    audit.record(session, by, "desk_staff_invited", subject=_subject(row.id))
    return code


def enrol(
    session: Session, seal: Seal, code: str, telegram_id: int, now: datetime, *, chat_id: int | None = None
) -> StaffMember | None:
    """Let somebody use their code in a group; None when it is wrong, used or too old. The caller commits.

    Whoever was known under this Telegram id before is that no longer: they got another role.
    """
    row: Any = desk_boxes.staff_with_invite(session, _hash(code.strip().upper()))
    if row is None or row.invite_until is None or as_utc(row.invite_until) < now:
        return None
    before = staff_of(session, seal, telegram_id)
    if before is not None:
        _leave(session.get(DeskStaffRow, before.id), now)
    row.telegram, row.invite, row.invite_until = seal.close(str(telegram_id)), None, None
    row.chat_id = chat_id
    session.flush()
    member = _member(session, row)
    audit.record(session, member.actor, "desk_staff_enrolled", subject=_subject(row.id))
    return member


def staff_of(session: Session, seal: Seal, telegram_id: int | None) -> StaffMember | None:
    """Return the member of staff with this Telegram id; None for anybody else, and for who left."""
    if telegram_id is None:
        return None
    for row in desk_boxes.staff_who_did_not_leave(session):
        if row.telegram is not None and seal.open(row.telegram) == str(telegram_id):
            return _member(session, row)
    return None


def member_with_id(session: Session, staff_id: int | None) -> StaffMember | None:
    """Return a member of staff, also one who left; None when there is none with this id."""
    row = session.get(DeskStaffRow, staff_id) if staff_id is not None else None
    return _member(session, row) if row is not None else None


def members(session: Session) -> list[StaffMember]:
    """Return who works at the desk, by name, also who did not use their code yet."""
    return [_member(session, row) for row in desk_boxes.staff_who_did_not_leave(session)]


def works_here(session: Session, staff_id: int | None) -> bool:
    """Tell whether a member of staff did not leave."""
    row: Any = session.get(DeskStaffRow, staff_id) if staff_id is not None else None
    return row is not None and row.left_at is None


def set_role(
    session: Session, staff_id: int, role: StaffRole, province: str | None, *, by: str = audit.SYSTEM
) -> None:
    """Give a member of staff another role. Raises NotFoundError, and ValueError as `invite` does."""
    if role is StaffRole.PARTNER and province is None:
        raise ValueError("a partner belongs to one province")
    row = _row(session, staff_id)
    row.role, row.province = role.value, province
    audit.record(session, by, "desk_staff_role", subject=_subject(staff_id))


def note_left(session: Session, staff_id: int, now: datetime, *, by: str = audit.SYSTEM) -> None:
    """Note that somebody works here no longer; `desk_leaving.leaves` takes care of their conversations too.

    Raises NotFoundError.
    """
    _leave(_row(session, staff_id), now)
    session.flush()
    audit.record(session, by, "desk_staff_left", subject=_subject(staff_id))


def _leave(row: Any, now: datetime) -> None:
    row.left_at, row.telegram, row.invite, row.invite_until = now, None, None, None


def _row(session: Session, staff_id: int) -> Any:
    row: Any = session.get(DeskStaffRow, staff_id)
    if row is None or row.left_at is not None:
        raise NotFoundError(f"there is no member of staff {staff_id}")
    return row


def _member(session: Session, row: Any) -> StaffMember:
    return StaffMember(
        id=row.id,
        name=row.name,
        role=StaffRole(row.role),
        organisation=name_of(session, row.organisation),
        province=row.province,
        is_enrolled=row.telegram is not None,
        chat_id=row.chat_id,
    )


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _subject(staff_id: int) -> str:
    return f"desk_staff:{staff_id}"

"""Where something happens in a group of staff: what the modules that handle it (desk_group*) work with."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.rules.escalation import State
from core.seal import Seal
from core.services import desk_lines
from core.services.desk_messages import GroupUpdate
from core.services.desk_staff import StaffMember


@dataclass(frozen=True)
class Room:
    """Where and when something happens in a group, and who answers there."""

    session: Session
    seal: Seal
    update: GroupUpdate
    now: datetime
    staff_chat: int | None

    def answer(self, text_id: str, **values: Any) -> None:
        """Answer where somebody wrote."""
        place = (self.update.chat_id, self.update.thread_id)
        desk_lines.answer_in_group(self.session, self.seal, *place, text_id, self.now, (), **values)

    def hint(self, escalation: Any, staff_id: int | None, text_id: str, **values: Any) -> None:
        """Tell a member something about a conversation, once for as long as it stays as it is."""
        desk_lines.hint_once(self.session, self.seal, escalation, staff_id, text_id, self.now, **values)


def owns(escalation: Any, member: StaffMember) -> bool:
    """Whether what a member writes in the topic of a conversation goes to the person."""
    return bool(escalation.state == State.STAFF.value and escalation.staff_id == member.id)

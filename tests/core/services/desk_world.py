"""A small world around the staff desk: people who write, members of a group, and what everybody reads."""

from datetime import datetime, timedelta, timezone

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.desk import DeskInboxRow, DeskOutboxRow
from core.database.escalations import Escalation
from core.database.matches import AuditRow
from core.database.relay import PENDING, Button, Conversation, InboxEntry, OutboxMessage
from core.rules.escalation import StaffRole
from core.seal import Seal
from core.services import (
    desk_group,
    desk_inbox,
    desk_outbox,
    desk_person,
    desk_staff,
    desk_topics,
    relay_inbox,
)
from core.services.desk_messages import GroupIncoming, GroupMessage
from core.services.desk_staff import StaffMember
from core.services.relay import Incoming
from tests.core.services.everybody import make_rasa_table, rasa_records

KEY = "a-secret-key-for-tests-only-0123456789"
SEAL = Seal(KEY)
GROUP, OTHER_GROUP = -1001, -2002
AMINA, BILAL = 1, 2
ELS, JAN, PIA = 101, 102, 103
SAID = ("send", "edit")
MONDAY = datetime(2026, 11, 30, 10, tzinfo=timezone.utc)


class World:
    """One database at one moment, `now`, that the test moves on. Who writes what is said in a line."""

    def __init__(self, session: Session, *, staff_chat: int | None = GROUP) -> None:
        self.session, self.staff_chat, self.now = session, staff_chat, MONDAY
        self._number = 1000
        make_rasa_table(session)

    def later(self, minutes: float = 1) -> None:
        self.now += timedelta(minutes=minutes)

    def number(self) -> int:
        self._number += 1
        return self._number

    # --- the person

    def told_bot(self, telegram_id: int, said: str, answer: str = "Goed.", **slots: object) -> None:
        """Let a turn with the bot be recorded, with what it remembered."""
        person = SEAL.pseudonym(telegram_id)
        for name, value in slots.items():
            rasa_records(self.session, person, "slot", self.now, name=name, value=value)
        rasa_records(self.session, person, "user", self.now, text=said)
        rasa_records(self.session, person, "bot", self.now, text=answer)

    def says(
        self,
        telegram_id: int,
        text: str | None,
        kind: str = "text",
        message_id: int | None = None,
        album: str | None = None,
    ) -> bool:
        """Let somebody write; tells whether the desk took it, so that it did not go to Rasa."""
        return self.work(telegram_id, self.arrives(telegram_id, text, kind, message_id, album))

    def arrives(
        self,
        telegram_id: int,
        text: str | None,
        kind: str = "text",
        message_id: int | None = None,
        album: str | None = None,
        reference: str | None = None,
    ) -> int:
        """Let something of somebody come in; return the number of their message."""
        message_id = message_id or self.number()
        incoming = Incoming(
            self.number(), telegram_id, kind, text, message_id, album=album, reference=reference
        )
        relay_inbox.accept(self.session, SEAL, incoming)
        conversation = self.session.get(Conversation, SEAL.pseudonym(telegram_id))
        assert conversation is not None
        conversation.last_update = self.now
        self.session.flush()
        return message_id

    def work(self, telegram_id: int, _message: int = 0) -> bool:
        """Let the bot take the next update of somebody, if there is one."""
        waiting = relay_inbox.next_waiting(self.session, SEAL, SEAL.pseudonym(telegram_id))
        if waiting is None:
            return False
        taken = desk_person.takes(self.session, SEAL, waiting, self.staff_chat, self.now)
        if not taken:
            relay_inbox.answer(self.session, SEAL, waiting.id, [])
        self.session.flush()
        return taken

    def presses(self, telegram_id: int, title: str) -> bool:
        """Let somebody press the newest button with this on it."""
        person = SEAL.pseudonym(telegram_id)
        rows = self.session.scalars(
            select(Button).where(Button.pseudonym == person).order_by(Button.outbox_id.desc())
        )
        button = next(row for row in rows if SEAL.open(row.title) == title)
        self.arrives(telegram_id, None, "press", reference=button.reference)
        return self.work(telegram_id)

    def reads(self, telegram_id: int) -> list[str]:
        """Return what stands in the outbox for somebody, oldest first; a copy as "copy <number>"."""
        rows = self.session.scalars(
            select(OutboxMessage)
            .where(OutboxMessage.pseudonym == SEAL.pseudonym(telegram_id))
            .order_by(OutboxMessage.id)
        )
        return [
            f"copy {row.copy_message_id}" if row.copy_message_id else SEAL.open(row.text) or ""
            for row in rows
        ]

    def escalation(self, telegram_id: int) -> Escalation:
        """Return the newest escalation of somebody."""
        self.session.flush()
        statement = select(Escalation).where(Escalation.person == SEAL.pseudonym(telegram_id))
        found: Escalation | None = self.session.scalars(statement.order_by(Escalation.id.desc())).first()
        assert found is not None
        return found

    def waits(self, telegram_id: int) -> Escalation:
        """Let somebody ask for staff and say yes."""
        assert self.says(telegram_id, "medewerker")
        assert self.presses(telegram_id, "Ja, dat is goed")
        self.bot_works()
        return self.escalation(telegram_id)

    # --- the staff

    def member(
        self, telegram_id: int, name: str, role: StaffRole = StaffRole.MEMBER, province: str | None = None
    ) -> StaffMember:
        """Let somebody work at the desk."""
        code = desk_staff.invite(self.session, name, role, "VDAB", province, self.now)
        member = desk_staff.enrol(self.session, SEAL, code, telegram_id, self.now)
        assert member is not None
        return member

    def group(
        self,
        telegram_id: int,
        text: str | None = None,
        *,
        kind: str = "text",
        thread: int | None = None,
        data: str | None = None,
        is_member: bool = True,
        message_id: int | None = None,
        chat: int = GROUP,
    ) -> int:
        """Let something happen in a group, and handle it; return the number of the message."""
        message_id = message_id or self.number()
        incoming = GroupIncoming(
            self.number(), kind, chat, thread, message_id, telegram_id, "Naam", text, data
        )
        assert desk_inbox.accept(self.session, SEAL, incoming, self.now)
        update = desk_inbox.next_update(self.session, SEAL)
        assert update is not None
        desk_group.handle(self.session, SEAL, update.id, is_member, self.staff_chat, self.now)
        self.session.flush()
        return message_id

    def staff_press(self, telegram_id: int, data: str, *, is_member: bool = True) -> None:
        """Let a member press a button below the summary of a conversation."""
        number = int(data.split(":")[2]) if data.split(":")[2].isdigit() else 0
        row = self.session.get(Escalation, number)
        thread = row.thread_id if row is not None else None
        self.group(telegram_id, kind="press", data=data, thread=thread, is_member=is_member)

    def bot_works(self, chat: int = GROUP) -> list[GroupMessage]:
        """Do all that waits in a group; return it. Topics and messages get numbers."""
        done = []
        while (message := desk_outbox.next_message(self.session, SEAL, chat)) is not None:
            done.append(message)
            if message.action == "open_topic" and message.thread_id is None:
                desk_topics.opened(self.session, message.id, self.number(), chat, self.now)
            elif message.action in ("send", "copy"):
                desk_outbox.record_part(self.session, message.id, 0, self.number())
            desk_outbox.finish(self.session, message.id)
            self.session.flush()
        return done

    def waiting_in_group(self) -> list[DeskOutboxRow]:
        """Return what waits to be done in the groups."""
        self.session.flush()
        statement = select(DeskOutboxRow).where(DeskOutboxRow.state == PENDING)
        return list(self.session.scalars(statement.order_by(DeskOutboxRow.id)))

    def group_texts(self) -> list[str]:
        """Do all that waits in the staff group, and return the texts that came there."""
        return [message.text for message in self.bot_works() if message.text and message.action in SAID]

    def acts(self) -> list[str]:
        """Return what was audited, in order."""
        return list(self.session.scalars(select(AuditRow.action).order_by(AuditRow.id)))

    def pending(self) -> list[str]:
        """Return of whom something waits, and of which groups: nothing may be left behind."""
        people = self.session.scalars(select(InboxEntry.pseudonym).where(InboxEntry.state == PENDING))
        groups = self.session.scalars(select(DeskInboxRow.kind).where(DeskInboxRow.state == PENDING))
        return [*people, *groups]

    def blocks(self, telegram_id: int) -> None:
        """Let somebody block the bot."""
        row = self.session.get(Conversation, SEAL.pseudonym(telegram_id))
        assert row is not None
        row.blocked = True


def staffed(world: World) -> World:
    """Let Els, Jan and Pia (partner of Limburg) work at the desk, and Amina wait."""
    world.member(ELS, "Els")
    world.member(JAN, "Jan")
    world.member(PIA, "Pia", StaffRole.PARTNER, "Limburg")
    world.waits(AMINA)
    world.later()
    return world


def press(world: World, verb: str, by: int = ELS, argument: str = "") -> list[str]:
    """Let a member press a button about Amina; return what comes in the group."""
    end = f":{argument}" if argument else ""
    world.staff_press(by, f"desk:{verb}:{world.escalation(AMINA).id}{end}")
    return world.group_texts()

"""Members of staff in the group, and a person whose question comes to them."""

from contextlib import suppress

from core.clock import now
from core.database.session import session_scope
from core.rules.escalation import StaffRole
from core.services import desk_staff
from tests.telegram_standin import Group, Member, Person, Topic

YES = "Ja, dat is goed"
TAKE = "✋ Neem"


class Staff:
    """Makes members known to the desk of one database."""

    def __init__(self, url: str, group: Group) -> None:
        self._url = url
        self._group = group

    async def enrols(
        self, name: str, role: StaffRole = StaffRole.MEMBER, province: str | None = None
    ) -> Member:
        """Return a new member of the group who used their code."""
        with session_scope(self._url) as session:
            code = desk_staff.invite(session, name, role, "vdab", province, now())
        member = self._group.member(name)
        member.says(f"/aanmelden {code}")
        await self._group.until(lambda: any(f"Welkom, {name}" in text for text in self._group.general))
        return member


async def asks_for_staff(person: Person, group: Group) -> Topic:
    """Let a person ask for a human and agree; return the topic of their question."""
    before = len(group.topics)
    person.says("/medewerker")
    await person.until(lambda: _has_button(person, YES))
    person.presses(YES)
    await group.until(lambda: len(group.topics) > before and bool(group.topics[-1].texts))
    return group.topics[-1]


async def takes(member: Member, person: Person, topic: Topic) -> None:
    """Let a member take the conversation; return when the person heard of it."""
    heard = len(person.texts)
    member.presses(TAKE, topic)
    await person.until(lambda: any("antwoordt je nu" in text for text in person.texts[heard:]))


async def answers(staff: Staff, name: str, person: Person, group: Group) -> tuple[Member, Topic]:
    """Let a new member take the question that a person asks now; return both."""
    member = await staff.enrols(name)
    topic = await asks_for_staff(person, group)
    await takes(member, person, topic)
    return member, topic


def _has_button(person: Person, title: str) -> bool:
    with suppress(IndexError):
        return title in person.sees[-1].buttons
    return False

"""Any sequence of what people, staff and Telegram do: one owner at most, and no message lost or doubled."""

import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from core.database.desk import DeskMessageRow
from core.database.escalations import Escalation
from core.database.models import Base
from core.database.relay import PENDING, InboxEntry
from core.database.session import engine_for
from core.rules.escalation import Owner, State
from core.services import desk, desk_staff, desk_topics
from core.services.desk_delivery import person_gone
from tests.core.services.desk_world import GROUP, KEY, SEAL, World

PEOPLE = (1, 2)
STAFF = {101: "Els", 102: "Jan"}
VERBS = ("take", "back", "release", "reassign", "note", "canned", "close")


@lru_cache
def empty_database() -> Path:
    """Return a database with all tables, made once."""
    path = Path(mkdtemp()) / "empty.db"
    engine = engine_for(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture(autouse=True, scope="module")
def _key() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOELEIDING_SECRET_KEY", KEY)
        yield


class Desk:
    """Two people and two members of staff. `for_rasa` and `written` are what each person wrote, in order.

    Every step takes one of each, and does what it can with them.
    """

    def __init__(self) -> None:
        self.folder = TemporaryDirectory()
        self.url = f"sqlite:///{Path(self.folder.name) / 'desk.db'}"
        shutil.copyfile(empty_database(), Path(self.folder.name) / "desk.db")
        engine = engine_for(self.url)
        self.session: Session = sessionmaker(bind=engine, future=True, expire_on_commit=False)()
        self.world = World(self.session)
        self.for_rasa: dict[int, list[str]] = {person: [] for person in PEOPLE}
        self.written: dict[int, list[str]] = {person: [] for person in PEOPLE}
        for telegram_id, name in STAFF.items():
            self.world.member(telegram_id, name)

    def close(self) -> None:
        self.session.close()
        engine_for(self.url).dispose()
        self.folder.cleanup()

    def writes(self, person: int, kind: str) -> None:
        words = f"bericht {self.world.number()} van {person}"
        self.written[person].append(words)
        before = desk.owner_of(self.session, SEAL.pseudonym(person)).owner
        taken = self.world.says(person, words, kind)
        assert taken == (before is Owner.STAFF), "nothing reaches Rasa while staff own it, all does otherwise"
        if not taken:
            self.for_rasa[person].append(words)

    def asks(self, person: int, wish: str) -> None:
        if wish == "medewerker" and self.owner(person) is Owner.STAFF:
            self.written[person].append(wish)
        assert self.world.says(person, wish)

    def is_handed_over(self, person: int) -> None:
        """Go the usual way at once, or most sequences never come to the interesting part."""
        if self.owner(person) is Owner.BOT:
            assert self.world.says(person, "/request_human")
            assert self.world.presses(person, "Ja, dat is goed")
            event("handed over")

    def is_taken(self, person: int, member: int) -> None:
        self.is_handed_over(person)
        row = self.newest(person)
        if row is not None and row.state == State.WAITING.value:
            self.world.bot_works()
            self.world.staff_press(member, f"desk:take:{row.id}")
            assert self.owner(person) is Owner.STAFF
            event("taken")

    def answers(self, person: int, answer: str) -> None:
        row = self.newest(person)
        if row is not None:
            incoming = self.world.arrives(person, "x", "press")
            entry = self.session.scalars(select(InboxEntry).where(InboxEntry.message_id == incoming)).one()
            entry.kind, entry.text, entry.state = "press", SEAL.close(f"desk:{answer}:{row.id}"), PENDING
            assert self.world.work(person)

    def presses(self, member: int, person: int, verb: str) -> None:
        row = self.newest(person)
        if row is not None:
            self.world.staff_press(member, f"desk:{verb}:{row.id}")

    def is_given_away(self, by: int, person: int, to: int) -> None:
        row = self.newest(person)
        if row is not None:
            self.world.staff_press(by, f"desk:to:{row.id}:{self.staff_id(to)}")

    def staff_write(self, member: int, person: int, note: bool) -> None:
        row = self.newest(person)
        if row is None or row.thread_id is None:
            return
        before = len(self.world.reads(person))
        self.world.group(member, "// intern" if note else "Dag!", thread=row.thread_id)
        said = self.world.reads(person)[before:]
        owns = row.state == State.STAFF.value and row.staff_id == self.staff_id(member)
        event("went out" if said else "stayed inside")
        assert len(said) == (1 if owns and not note else 0), "only what the owner writes goes out"

    def owner_writes(self, person: int) -> None:
        row = self.newest(person)
        for member in STAFF:
            if row is not None and row.staff_id == self.staff_id(member):
                self.staff_write(member, person, note=False)

    def leaves_and_comes_back(self, member: int) -> None:
        self.world.group(member, kind="member", data="left")
        self.world.member(member, STAFF[member])

    def bot_works(self) -> None:
        self.world.bot_works()

    def topic_is_lost(self, person: int) -> None:
        row = self.newest(person)
        if row is not None:
            desk_topics.lost(self.session, SEAL, int(row.id), self.world.now)

    def nobody_answers(self, person: int) -> None:
        row = self.newest(person)
        if row is not None and row.state != State.CLOSED.value:
            desk.return_silent(self.session, SEAL, int(row.id), self.world.now)

    def goes_and_comes_back(self, person: int) -> None:
        person_gone(self.session, SEAL, SEAL.pseudonym(person), self.world.now)

    def at_most_one_is_open_and_its_owner_fits(self) -> None:
        self.session.flush()
        for person in PEOPLE:
            rows = self.session.scalars(
                select(Escalation).where(
                    Escalation.person == SEAL.pseudonym(person), Escalation.closed_at.is_(None)
                )
            ).all()
            assert len(rows) <= 1
            for row in rows:
                assert State(row.state) is not State.CLOSED
                assert (row.staff_id is not None) == (row.state == State.STAFF.value)
                assert (row.taken_at is not None) == (row.state == State.STAFF.value)

    def every_message_is_in_exactly_one_place(self) -> None:
        for person in PEOPLE:
            texts = self.session.scalars(
                select(DeskMessageRow.text)
                .where(DeskMessageRow.person == SEAL.pseudonym(person), DeskMessageRow.speaker == "person")
                .order_by(DeskMessageRow.id)
            ).all()
            for_staff = [SEAL.open(text) or "" for text in texts]
            assert sorted(self.for_rasa[person] + for_staff) == sorted(self.written[person])

    def nothing_is_left_behind(self) -> None:
        assert self.world.pending() == []
        assert {row.chat_id for row in self.world.waiting_in_group()} <= {GROUP}

    def newest(self, person: int) -> Escalation | None:
        statement = select(Escalation).where(Escalation.person == SEAL.pseudonym(person))
        found: Escalation | None = self.session.scalars(statement.order_by(Escalation.id.desc())).first()
        return found

    def staff_id(self, telegram_id: int) -> int:
        member = desk_staff.staff_of(self.session, SEAL, telegram_id)
        assert member is not None
        return member.id

    def owner(self, person: int) -> Owner:
        return desk.owner_of(self.session, SEAL.pseudonym(person)).owner


PERSON, MEMBER = st.sampled_from(PEOPLE), st.sampled_from(sorted(STAFF))
USUAL = st.one_of(
    st.tuples(st.just(Desk.writes), PERSON, st.sampled_from(["text", "photo", "voice"])),
    st.tuples(st.just(Desk.staff_write), MEMBER, PERSON, st.booleans()),
    st.tuples(st.just(Desk.is_taken), PERSON, MEMBER),
    st.tuples(st.just(Desk.owner_writes), PERSON),
    st.tuples(st.just(Desk.bot_works)),
    st.tuples(st.just(Desk.presses), MEMBER, PERSON, st.sampled_from(VERBS)),
)
RARE = st.one_of(
    st.tuples(st.just(Desk.asks), PERSON, st.sampled_from(["medewerker", "/request_human", "/bot"])),
    st.tuples(st.just(Desk.is_handed_over), PERSON),
    st.tuples(st.just(Desk.answers), PERSON, st.sampled_from(["agree", "decline", "useful", "useless"])),
    st.tuples(st.just(Desk.is_given_away), MEMBER, PERSON, MEMBER),
    st.tuples(st.just(Desk.leaves_and_comes_back), MEMBER),
    st.tuples(st.just(Desk.topic_is_lost), PERSON),
    st.tuples(st.just(Desk.nobody_answers), PERSON),
    st.tuples(st.just(Desk.goes_and_comes_back), PERSON),
)


@given(steps=st.lists(st.one_of(USUAL, USUAL, RARE), min_size=20, max_size=60))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_happens_one_owns_it_and_every_message_is_in_one_place(
    steps: list[tuple[Callable[..., None], ...]],
) -> None:
    desk_of_today = Desk()
    try:
        for act, *arguments in steps:
            act(desk_of_today, *arguments)
            desk_of_today.at_most_one_is_open_and_its_owner_fits()
            desk_of_today.every_message_is_in_exactly_one_place()
            desk_of_today.nothing_is_left_behind()
    finally:
        desk_of_today.close()

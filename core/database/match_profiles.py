"""The table that ranking reads: of everybody who agrees with matching, what may count, packed in one value.

Only `core/services/matching_rows.py` writes it. A block is a fixed part of all people; every change gives a
row a new random stamp, so that a block whose number and sum of stamps are the same has not changed.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, SmallInteger, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.profiles import ProfileRow


class MatchProfileRow(Base):
    """What may count of one profile. Without consent for matching there is no row."""

    __tablename__ = "match_profiles"
    __table_args__ = (Index("ix_match_profiles_block", "block", "stamp"),)

    person = Column(ForeignKey(ProfileRow.person, ondelete="CASCADE"), primary_key=True)
    block = Column(SmallInteger, nullable=False)
    stamp = Column(BigInteger, nullable=False)
    facts = Column(LargeBinary, nullable=False)


def block_marks(session: Session) -> dict[int, tuple[int, int]]:
    """Return of every block how many people it has and the sum of their stamps."""
    row = MatchProfileRow
    statement = select(row.block, func.count(), func.sum(row.stamp)).group_by(row.block)
    return {block: (count, int(total)) for block, count, total in session.execute(statement)}


def blocks(session: Session, numbers: Iterable[int]) -> list[Any]:
    """Return (block, person, stamp, facts) of everybody in these blocks, block by block."""
    row = MatchProfileRow.__table__.c
    statement = select(row.block, row.person, row.stamp, row.facts)
    return session.execute(statement.where(row.block.in_(list(numbers))).order_by(row.block)).all()


def facts_of(session: Session, people: Sequence[str]) -> dict[str, bytes]:
    """Return what stands here of these people."""
    row = MatchProfileRow
    statement = select(row.person, row.facts).where(row.person.in_(people))
    return {person: bytes(facts) for person, facts in session.execute(statement)}


def put_rows(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Write these rows, in the place of those that the same people have. The caller commits."""
    if rows:
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        statement = dialect.insert(MatchProfileRow.__table__)
        new = {name: statement.excluded[name] for name in ("stamp", "facts")}
        session.execute(statement.on_conflict_do_update(index_elements=["person"], set_=new), rows)


def delete_rows(session: Session, people: Sequence[str]) -> None:
    """Delete the rows of these people. The caller commits."""
    if people:
        table = MatchProfileRow.__table__
        session.execute(delete(table).where(table.c.person.in_(people)))


def number_of_profiles(session: Session) -> int:
    """Return how many people have a profile, with or without consent for matching."""
    return int(session.scalar(select(func.count()).select_from(ProfileRow)))

"""Giving people another pseudonym and sealed values another seal, in every table. The caller commits."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from core.database.people import (
    AUDIT,
    known_people,
    person_column,
    references_to,
    sealed_columns,
    tables_about_people,
)
from core.database.relay import Conversation

AT_ONCE = 500


def chats(session: Session) -> list[tuple[str, str]]:
    """Return the pseudonym and the encrypted chat of everybody."""
    return [
        (row.pseudonym, row.chat)
        for row in session.execute(select(Conversation.pseudonym, Conversation.chat))
    ]


def known_pseudonyms(session: Session) -> set[str]:
    """Return everybody of whom something is kept."""
    return known_people(session)


def sealed_rows(session: Session) -> Iterator[tuple[Table, list[tuple[Any, dict[str, str]]]]]:
    """Yield the tables with sealed columns; of each row its key and what is in those columns."""
    for table, columns in sealed_columns().items():
        (key,) = table.primary_key.columns
        rows = session.execute(select(key, *columns)).mappings()
        filled = [
            (row[key], {column.name: row[column] for column in columns if row[column] is not None})
            for row in rows
        ]
        yield table, [row for row in filled if row[1]]


def write_sealed(session: Session, table: Table, rows: Iterable[tuple[Any, Mapping[str, str]]]) -> None:
    """Put other values in the sealed columns of rows."""
    (key,) = table.primary_key.columns
    for number, values in rows:
        session.execute(update(table).where(key == number).values(**values))
    session.expire_all()


def known_twice(session: Session, names: Mapping[str, str]) -> int:
    """Return how many people stand here under their old and their new name."""
    present = known_people(session)
    return sum(1 for old, new in names.items() if old in present and new in present)


def rename_people(session: Session, names: Mapping[str, str]) -> None:
    """Give people their new names in every table.

    Where others point at a person, the row is copied under the new name, the others follow, and the old row
    goes: that needs no rule of the database about changing keys.
    """
    session.flush()
    pairs = [{"old": old, "new": new} for old, new in names.items()]
    if not pairs:
        return
    followed: set[Any] = set()
    tables = tables_about_people()
    parents = [table for table in tables if any(True for _ in references_to(table))]
    for parent in parents:
        _copy(session, parent, names)
        for column in references_to(parent):
            _change(session, column, pairs)
            followed.add(column)
        owner: Any = person_column(parent)
        session.execute(delete(parent).where(owner == bindparam("old")), pairs)
    for table in tables:
        column = person_column(table)
        if table not in parents and column not in followed:
            _change(session, column, pairs)
    _change(session, AUDIT.c.actor, pairs)
    session.expire_all()


def _copy(session: Session, parent: Table, names: Mapping[str, str]) -> None:
    owner: Any = person_column(parent)
    old = sorted(names)
    for start in range(0, len(old), AT_ONCE):
        rows = session.execute(select(parent).where(owner.in_(old[start : start + AT_ONCE]))).mappings()
        copies = [{**row, owner.name: names[row[owner.name]]} for row in rows]
        if copies:
            session.execute(insert(parent), copies)


def _change(session: Session, column: Any, pairs: list[dict[str, str]]) -> None:
    statement = update(column.table).where(column == bindparam("old"))
    session.execute(statement.values({column: bindparam("new")}), pairs)

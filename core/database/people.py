"""Where people stand in our tables: read from the tables themselves, so that a new one is never forgotten.

A column named `person` or `pseudonym` holds a pseudonym. A column that is encrypted says so in its model:
`info={"sealed": True}`. The rows of a person are those with their pseudonym, and those that hang on them by
a foreign key, such as the matches of their vacancies.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, delete, or_, select, union, update
from sqlalchemy.orm import Session

from core.database.matches import AuditRow
from core.database.models import Base

PERSON_NAMES = ("person", "pseudonym")
AUDIT = AuditRow.__table__
ERASED = "erased"


def person_column(table: Table) -> Column | None:
    """Return the column of a table that holds the pseudonym of a person, or None."""
    return next((table.columns[name] for name in PERSON_NAMES if name in table.columns), None)


def tables_about_people() -> list[Table]:
    """Return the tables that hold a pseudonym; those that others point at come last."""
    tables = reversed(Base.metadata.sorted_tables)
    return [table for table in tables if person_column(table) is not None]


def sealed_columns() -> dict[Table, list[Column]]:
    """Return the encrypted columns by table."""
    found = {
        table: [column for column in table.columns if column.info.get("sealed")]
        for table in Base.metadata.sorted_tables
    }
    return {table: columns for table, columns in found.items() if columns}


def rows_of(table: Table, person: str) -> Any:
    """Return the condition for the rows of a table that are a person's, or hang on such a row."""
    column = person_column(table)
    conditions = [] if column is None else [column == person]
    for key in table.foreign_keys:
        owner = person_column(key.column.table)
        if owner is not None and key.column is not owner:
            conditions.append(key.parent.in_(select(key.column).where(owner == person)))
    return or_(*conditions)


def erase_rows(session: Session, person: str) -> dict[str, int]:
    """Delete the rows of a person in every table; return how many by table, tables without any left out.

    What was done stays in the audit, without the person.
    """
    session.flush()
    counts = {AUDIT.name: _empty_in_audit(session, person)}
    for table in tables_about_people():
        if table is not AUDIT:
            counts[table.name] = _run(session, delete(table).where(rows_of(table, person)))
    session.expire_all()
    return {name: count for name, count in counts.items() if count}


def delete_rows(session: Session, table: Table, person: str) -> dict[str, int]:
    """Delete the rows of a person in one table, with what hangs on them; return how many of the table."""
    session.flush()
    counts = {table.name: _run(session, delete(table).where(rows_of(table, person)))}
    session.expire_all()
    return counts


def known_people(session: Session) -> set[str]:
    """Return everybody of whom something is kept, but for those who only stand in the audit."""
    columns = [person_column(table) for table in tables_about_people() if table is not AUDIT]
    return set(session.scalars(union(*(select(column) for column in columns))))


def references_to(parent: Table) -> Iterator[Column]:
    """Yield the columns that point at the person of a table."""
    owner = person_column(parent)
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column is owner:
                yield key.parent


def _empty_in_audit(session: Session, person: str) -> int:
    seen = _run(session, update(AUDIT).where(AUDIT.c.person == person).values(person=None))
    return seen + _run(session, update(AUDIT).where(AUDIT.c.actor == person).values(actor=ERASED))


def _run(session: Session, statement: Any) -> int:
    return int(session.execute(statement).rowcount)

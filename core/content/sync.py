"""Makes a table equal to the rows that the files give, by primary key."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.orm import Session

from core.database.base import Base


def sync_rows(session: Session, table: type[Base], rows: Iterable[Base]) -> None:
    """Delete, update and insert until the table holds these rows and no others. The caller commits.

    Rows of tables that point at this one go along with a deleted row where the foreign key says so: sync
    those tables after this one.
    """
    session.flush()  # what is not written yet would be lost when the session forgets its rows below
    columns = table.__table__.columns
    keys = [column.key for column in table.__table__.primary_key]

    def key_of(values: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(values[key] for key in keys)

    wanted = {key_of(row): row for row in (_values(row) for row in rows)}
    found = session.execute(select(*columns)).mappings()
    present = {key_of(row): row for row in map(dict, found)}
    for key in present.keys() - wanted.keys():
        session.execute(_at(delete(table.__table__), table, keys, key))
    for key in wanted.keys() & present.keys():
        if wanted[key] != present[key]:
            session.execute(_at(update(table.__table__), table, keys, key).values(**wanted[key]))
    new = [wanted[key] for key in wanted.keys() - present.keys()]
    if new:
        session.execute(insert(table.__table__), new)
    session.expire_all()


def _values(row: Base) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _at(statement: Any, table: type[Base], keys: list[str], key: tuple[Any, ...]) -> Any:
    columns = table.__table__.columns
    return statement.where(and_(*(columns[name] == value for name, value in zip(keys, key, strict=True))))

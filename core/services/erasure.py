"""Erasing a person: everything under their pseudonym, Rasa's own record of the conversation included.

Design: docs/decisions/0010-erasure.md. Glossary: wissen, ontvangstbewijs.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.clock import now
from core.database.consents import purposes_held_in_force
from core.database.desk_boxes import delete_topics
from core.database.erasure_receipts import ErasureReceiptRow, forget_where_to, receipts_to_send
from core.database.people import ERASED, erase_rows
from core.database.rasa_events import EVENTS, blot_out, delete_events
from core.errors import NotFoundError
from core.seal import Seal
from core.services.matches import stop_all_of
from core.services.moments import as_utc
from core.services.receipt_codes import new_code

CODE = "{code}"
"""Stands in what the action says where the code of the receipt comes."""


@dataclass(frozen=True)
class Erasure:
    """What was erased: the number of rows by table. `code` is that of the receipt, None without one."""

    counts: Mapping[str, int]
    code: str | None = None

    @property
    def rows(self) -> int:
        """Return how many rows went or were emptied."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Receipt:
    """A receipt on its way to somebody of whom nothing else is left."""

    code: str
    chat_id: int
    text: str = field(repr=False)


def erase_person(session: Session, person: str, *, receipt: bool = True) -> Erasure:
    """Erase everything under a pseudonym, in every table, in the caller's transaction.

    The other side of a match that goes on is told that it stops, not who or why. In the audit only the
    person is emptied. With a receipt a row stays that says when and how much, under a random code.
    """
    counts = erase_people(session, [person])
    if not receipt:
        return Erasure(counts)
    code = new_code()
    session.add(ErasureReceiptRow(code=code, erased_at=now(), counts=counts))
    session.flush()
    return Erasure(counts, code)


def erase_people(session: Session, people: Sequence[str]) -> dict[str, int]:
    """Erase several people like `erase_person`, without receipts; return the number of rows by table."""
    counts: Counter[str] = Counter()
    for person in people:
        # Consents before matches: whoever agrees to a match holds them in this order too.
        purposes_held_in_force(session, person, to_write=True)
        stop_all_of(session, person)
        delete_topics(session, person, now())
        counts.update(erase_rows(session, person))
        counts[EVENTS.name] += delete_events(session, person)
    counts[EVENTS.name] += blot_out(session, people, ERASED)
    return {name: number for name, number in counts.items() if number}


def erase_with_message(session: Session, seal: Seal, person: str, chat_id: int, text: str) -> Erasure:
    """Erase a person, and keep the message with the code for as long as it is not sent, encrypted.

    `text` holds CODE where the code comes. Both are one transaction: neither without the other.
    Without a chat (0: it was encrypted with another key) there is nowhere to send the message.
    """
    erased = erase_person(session, person)
    if chat_id:
        row: Any = session.get(ErasureReceiptRow, erased.code)
        row.to_send = seal.close(json.dumps({"chat": chat_id, "text": with_code(text, erased)}))
        session.flush()
    return erased


def with_code(text: str, erased: Erasure) -> str:
    """Return the words of the action with the code of the receipt in them."""
    return text.replace(CODE, erased.code or "")


def waiting_receipts(session: Session, seal: Seal) -> list[Receipt]:
    """Return the receipts that are still to be sent, the oldest first; unreadable ones are left out."""
    found = []
    for row in receipts_to_send(session):
        opened = seal.open(row.to_send)
        if opened is not None:
            values = json.loads(opened)
            found.append(Receipt(row.code, values["chat"], values["text"]))
    return found


def receipt_of(session: Session, code: str) -> tuple[datetime, Mapping[str, int]]:
    """Return when somebody was erased and how many rows by table. Raises NotFoundError."""
    row: Any = session.get(ErasureReceiptRow, code.strip().upper())
    if row is None:
        raise NotFoundError(f"there is no receipt {code}")
    return as_utc(row.erased_at), row.counts


def receipt_sent(session: Session, code: str) -> None:
    """Forget where a receipt had to go: it was sent, or it never can be. The caller commits."""
    forget_where_to(session, code=code)

"""Both sides agree, each with its own moment, and the introduction follows in the same transaction.

Whoever acts first holds the consents and the match until then, so two who say yes at once are introduced
once, and nobody is introduced whose consent is being withdrawn. Glossary: kennismaking.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.database.matches import MatchRow
from core.database.session import take_write_lock
from core.rules import match_state
from core.rules.consent import Purpose
from core.rules.introduction import Contact
from core.rules.match_state import Hindrance, MatchState, Phase, Side
from core.services import audit, consents
from core.services.match_messages import WITH_CONTACT, tell
from core.services.match_names import names_of
from core.services.match_rows import (
    MatchNotFoundError,
    conditions_of,
    contact_in,
    employer_of,
    held_consents,
    hold,
    keep_state,
    readers,
    sealed,
    side_of,
    state_of,
    work_of,
    write_down,
)

Held = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Progress:
    """What came of an agreement. `written_to` are the sides that got their introduction as a message."""

    match_id: int
    state: MatchState
    introduced_now: bool = False
    hindrances: tuple[Hindrance, ...] = ()
    written_to: frozenset[Side] = frozenset()


def agree_newcomer(session: Session, match_id: int, person: str, contact: Contact) -> Progress:
    """Note that the newcomer agrees to pass on this name and contact; introduce the two when both agreed.

    A second yes may correct the contact until the introduction. Raises MatchNotFoundError for somebody
    else's match, ConsentMissingError and MatchStoppedError.
    """
    return _agree(session, match_id, person, "newcomer", contact)


def agree_employer(session: Session, match_id: int, person: str) -> Progress:
    """Note that the employer agrees to pass on company and contact; introduce the two when both agreed.

    Raises MatchNotFoundError for somebody else's match, ConsentMissingError and MatchStoppedError.
    """
    return _agree(session, match_id, person, "employer", None)


def introduce_if_possible(session: Session, match_id: int, person: str) -> Progress:
    """Introduce two who both agreed and were held back, once nothing hinders any more.

    One of them looks at the match; nobody agrees with anything here. Raises MatchNotFoundError.
    """
    row, _, held = _held(session, match_id, person)
    return _introduce(session, row, state_of(row), held)


def _agree(session: Session, match_id: int, person: str, side: Side, contact: Contact | None) -> Progress:
    row, side_found, held = _held(session, match_id, person)
    if side_found != side:
        raise MatchNotFoundError("no such match of this person")
    of_newcomer, of_employer = held
    needed = Purpose.MATCH if side == "newcomer" else Purpose.KEEP
    if needed.value not in (of_newcomer if side == "newcomer" else of_employer):
        raise consents.ConsentMissingError(f"no consent for {needed.value}")
    before = state_of(row)
    state = match_state.agree(before, side, clock.now())
    if contact is not None and state.phase is Phase.PROPOSED:
        row.contact = sealed(contact)
    keep_state(session, row, state)
    if state != before:
        write_down(session, row, person, "match_agreed")
        if not state.both_agreed:
            _tell_that_one_agreed(session, row, side)
    return _introduce(session, row, state, held)


def _held(session: Session, match_id: int, person: str) -> tuple[Any, Side, Held]:
    """Return a match, the side of this person, and the consents of both, all held to the end."""
    seen = session.get(MatchRow, match_id)
    side = side_of(session, seen, person)
    _before_writing(session)
    # The consents are held before the match: a withdrawal takes them in this order too.
    of_newcomer, of_employer = held_consents(session, (seen.person, employer_of(session, seen)))
    return hold(session, match_id), side, (of_newcomer, of_employer)


def _introduce(session: Session, row: Any, state: MatchState, held: Held) -> Progress:
    """Introduce the two in this transaction, in which match and consents are held."""
    conditions = conditions_of(session, row, held)
    after = match_state.introduce(state, conditions, clock.now())
    if after == state:
        waits = state.both_agreed and state.phase is Phase.PROPOSED
        return Progress(row.id, state, hindrances=match_state.hindrances(state, conditions) if waits else ())
    keep_state(session, row, after)
    write_down(session, row, audit.SYSTEM, "match_introduced")
    return Progress(row.id, after, introduced_now=True, written_to=tell_introduction(session, row))


def tell_introduction(session: Session, row: Any, only: Side | None = None) -> frozenset[Side]:
    """Write to each side who the other is; return the sides that could be written to."""
    names, contact = names_of(session, row), contact_in(row)
    identity: dict[Side, dict[str, str]] = {
        "newcomer": {"company": names.company, "contact": names.contact},
    }
    if contact is not None:
        identity["employer"] = {"name": contact.name, "reach": contact.reach}
    return frozenset(
        side
        for side, reader in readers(session, row).items()
        if side in identity
        and side == (only or side)
        and tell(session, reader, WITH_CONTACT, side, row.id, **work_of(session, row), **identity[side])
    )


def _tell_that_one_agreed(session: Session, row: Any, side: Side) -> None:
    people = readers(session, row)
    if side == "employer":
        if row.proposed_by == "employer":
            tell(session, people["newcomer"], "proposed", "newcomer", row.id, **work_of(session, row))
    elif row.proposed_by == "newcomer":
        tell(session, people["employer"], "interested", "employer", row.id, **work_of(session, row))


def _before_writing(session: Session) -> None:
    """Keep other writers out where only the whole database can be held."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        take_write_lock(connection)

"""Bringing a newcomer and an employer together, and how that ends; agreeing is in match_agreement.py.

Each function is a part of the caller's transaction, which commits. Glossary: kennismaking, voorstel.
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.database.matches import (
    MatchRow,
    match_between,
    matches_of_person,
    matches_of_vacancy,
)
from core.database.profiles import ProfileRow
from core.database.session import take_write_lock
from core.database.vacancies import OPEN, VacancyRow
from core.errors import NotFoundError, ToeleidingError
from core.rules import match_state
from core.rules.consent import Purpose
from core.rules.match_state import MatchState, MatchStoppedError, Outcome, Phase, Side, StopReason
from core.services import consents
from core.services.match_messages import tell
from core.services.match_rows import Reason, hold, keep_state, readers, side_of, state_of, work_of, write_down


class NotProposableError(ToeleidingError):
    """These two cannot be brought together: the vacancy is closed, or they are one and the same person."""


def propose(
    session: Session,
    vacancy_id: int,
    person: str,
    *,
    by: str,
    score: float | None = None,
    reasons: Sequence[Reason] = (),
) -> int:
    """Bring a vacancy and a person together; return the number of the match, also when it was there already.

    `by` is "employer", "newcomer" or `staff:<name>`. Only staff's proposal is written to both: a side that
    proposes goes on to agree. Raises ConsentMissingError, NotFoundError, NotProposableError, and
    MatchStoppedError for a match that was stopped before.
    """
    take_write_lock(session.connection())
    consents.require(session, person, Purpose.MATCH)
    vacancy, profile = session.get(VacancyRow, vacancy_id), session.get(ProfileRow, person)
    if vacancy is None or profile is None:
        raise NotFoundError("there is no such vacancy or profile")
    known = match_between(session, vacancy_id, person)
    if known is not None:
        if state_of(known).phase is Phase.STOPPED:
            raise MatchStoppedError("this match was stopped")
        return int(known.id)
    if vacancy.state != OPEN or vacancy.person == person:
        raise NotProposableError("this vacancy is closed, or of the same person")
    row = MatchRow(
        vacancy_id=vacancy_id,
        person=person,
        score=score,
        reasons=[asdict(reason) for reason in reasons],
        proposed_by=by,
        created_at=clock.now(),
    )
    session.add(row)
    session.flush()
    actor = {"newcomer": person, "employer": vacancy.person}.get(by, by)
    write_down(session, row, actor, "match_proposed")
    if actor == by:
        for side, reader in readers(session, row).items():
            tell(session, reader, "proposed_by_staff", side, row.id, **work_of(session, row))
    return int(row.id)


def stop(
    session: Session,
    match_id: int,
    by: str,
    *,
    person: str | None = None,
    only_waiting: bool = False,
    reason: StopReason | None = None,
) -> MatchState:
    """Stop a match; what the newcomer passed on is emptied, and the other side is told without the reason.

    `by` is a side, then `person` must be that side, or `staff:<name>`. A second time changes nothing, and
    with `only_waiting` neither does a stop after the introduction.
    Raises MatchNotFoundError.
    """
    row = hold(session, match_id)
    if person is not None:
        by = side_of(session, row, person)
    before = state_of(row)
    if only_waiting and before.phase is not Phase.PROPOSED:
        return before
    state = match_state.stop(before, by, clock.now())
    if state == before:
        return state
    keep_state(session, row, state)
    write_down(session, row, person or by, "match_stopped", reason)
    for side, reader in readers(session, row).items():
        if side != by and _knows(before, side):
            tell(session, reader, "stopped", side, match_id, **work_of(session, row))
    return state


def end(
    session: Session, match_id: int, outcome: Outcome, *, person: str | None = None, by: str | None = None
) -> MatchState:
    """Note how an introduction ended, by one of the two (`person`) or staff (`by`); the contact is emptied.

    Raises MatchNotFoundError, MatchStoppedError, and NotIntroducedError before the introduction.
    """
    row = hold(session, match_id)
    if person is not None:
        side_of(session, row, person)
    before = state_of(row)
    state = match_state.end(before, outcome, clock.now())
    if state != before:
        keep_state(session, row, state)
        write_down(session, row, person or str(by), "match_outcome")
    return state


def stop_all_of(session: Session, person: str) -> int:
    """Stop all that somebody is a side of and that goes on; return how many.

    For who withdraws the consent for matching, or has everything erased: the other sides are told first.
    """
    going_on = [row.id for row in matches_of_person(session, person) if _goes_on(row)]
    for match_id in going_on:
        stop(session, match_id, "", person=person)
    return len(going_on)


def stop_waiting_of_vacancy(session: Session, vacancy_id: int) -> int:
    """Stop what waits for a vacancy that closes; who was introduced already goes on. Return how many."""
    waiting = [
        row.id for row in matches_of_vacancy(session, vacancy_id) if state_of(row).phase is Phase.PROPOSED
    ]
    for match_id in waiting:
        stop(session, match_id, "employer", only_waiting=True)
    return len(waiting)


def _knows(state: MatchState, side: Side) -> bool:
    """Whether a side heard of a match: it proposed or agreed, or the other side or staff proposed it."""
    other: Side = "employer" if side == "newcomer" else "newcomer"
    by_staff = state.proposed_by not in match_state.SIDES
    return state.agreed(side) or by_staff or (state.proposed_by == other and state.agreed(other))


def _goes_on(row: Any) -> bool:
    return state_of(row).phase in (Phase.PROPOSED, Phase.INTRODUCED)

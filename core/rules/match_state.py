"""The life of a match: proposed, agreed with by each side, introduced, and how it ended. Pure.

Each step returns a new state, or the same one when there is nothing left to do: a second press of a button
changes nothing. After a stop nothing comes back. Glossary: match, kennismaking, voorstel.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Literal, get_args

from core.errors import ToeleidingError

Side = Literal["newcomer", "employer"]
SIDES: tuple[Side, ...] = get_args(Side)
Outcome = Literal["hired", "not_hired", "no_show", "other"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
StopReason = Literal["newcomer_asked", "employer_asked", "not_available", "no_fit", "mistake", "other"]
"""Why staff stop a match: a code for the audit, which neither side hears."""
STOP_REASONS: tuple[StopReason, ...] = get_args(StopReason)


class Phase(str, Enum):
    """How far a match is."""

    PROPOSED = "proposed"
    INTRODUCED = "introduced"
    ENDED = "ended"
    STOPPED = "stopped"


class Hindrance(str, Enum):
    """Why two people who both agreed are not introduced now."""

    NO_CONSENT_NEWCOMER = "no_consent_newcomer"
    NO_CONSENT_EMPLOYER = "no_consent_employer"
    VACANCY_NOT_OPEN = "vacancy_not_open"
    NOT_ALLOWED = "not_allowed"
    RIGHT_UNKNOWN = "right_unknown"
    NO_CONTACT = "no_contact"


class MatchStoppedError(ToeleidingError):
    """Somebody wants to go on with a match that one of the two, or staff, has stopped."""


class NotIntroducedError(ToeleidingError):
    """Somebody wants to note how a match ended before the two were introduced."""


@dataclass(frozen=True)
class Conditions:
    """What must hold at the moment of the introduction, read in the same transaction.

    `allowed` is the right to work on the day that the vacancy starts; None is unknown, which is no yes.
    """

    consent_newcomer: bool
    consent_employer: bool
    vacancy_open: bool
    allowed: bool | None
    contact_given: bool


@dataclass(frozen=True)
class MatchState:
    """One match at one moment. `proposed_by` and `stopped_by` are a side or `staff:<name>`."""

    proposed_by: str
    newcomer_agreed_at: datetime | None = None
    employer_agreed_at: datetime | None = None
    introduced_at: datetime | None = None
    stopped_at: datetime | None = None
    stopped_by: str | None = None
    outcome: Outcome | None = None
    outcome_at: datetime | None = None

    @property
    def phase(self) -> Phase:
        """Return how far the match is; a stop counts above all else."""
        if self.stopped_at is not None:
            return Phase.STOPPED
        if self.outcome is not None:
            return Phase.ENDED
        return Phase.PROPOSED if self.introduced_at is None else Phase.INTRODUCED

    @property
    def both_agreed(self) -> bool:
        """Whether each side agreed, on its own and with its moment."""
        return self.newcomer_agreed_at is not None and self.employer_agreed_at is not None

    def agreed(self, side: Side) -> bool:
        """Whether one side agreed."""
        moment = self.newcomer_agreed_at if side == "newcomer" else self.employer_agreed_at
        return moment is not None


def agree(state: MatchState, side: Side, at: datetime) -> MatchState:
    """Note that one side agrees; the moment of the first time stays. Raises MatchStoppedError."""
    _require_going_on(state)
    if state.agreed(side):
        return state
    if side == "newcomer":
        return replace(state, newcomer_agreed_at=at)
    return replace(state, employer_agreed_at=at)


def hindrances(state: MatchState, conditions: Conditions) -> tuple[Hindrance, ...]:
    """Return what stands between two sides that agreed and their introduction; empty when nothing does."""
    found = {
        Hindrance.NO_CONSENT_NEWCOMER: not conditions.consent_newcomer,
        Hindrance.NO_CONSENT_EMPLOYER: not conditions.consent_employer,
        Hindrance.VACANCY_NOT_OPEN: not conditions.vacancy_open,
        Hindrance.NOT_ALLOWED: conditions.allowed is False,
        Hindrance.RIGHT_UNKNOWN: conditions.allowed is None,
        Hindrance.NO_CONTACT: not conditions.contact_given,
    }
    return tuple(hindrance for hindrance, holds in found.items() if holds)


def introduce(state: MatchState, conditions: Conditions, at: datetime) -> MatchState:
    """Introduce the two when both agreed and nothing hinders; else the state stays as it is."""
    waits = state.phase is Phase.PROPOSED and state.both_agreed
    if not waits or hindrances(state, conditions):
        return state
    return replace(state, introduced_at=at)


def stop(state: MatchState, by: str, at: datetime) -> MatchState:
    """Stop a match, at any moment. The first stop stays; one that has ended is over already."""
    if state.phase in (Phase.STOPPED, Phase.ENDED):
        return state
    return replace(state, stopped_at=at, stopped_by=by)


def end(state: MatchState, outcome: Outcome, at: datetime) -> MatchState:
    """Note how an introduction ended; a later word corrects it.

    Raises MatchStoppedError, and NotIntroducedError before the introduction.
    """
    _require_going_on(state)
    if state.introduced_at is None:
        raise NotIntroducedError("these two were never introduced")
    return state if state.outcome == outcome else replace(state, outcome=outcome, outcome_at=at)


def keeps_contact(state: MatchState) -> bool:
    """Whether what the newcomer passes on may still be kept: from their consent to the end, and no longer."""
    return state.agreed("newcomer") and state.phase in (Phase.PROPOSED, Phase.INTRODUCED)


def _require_going_on(state: MatchState) -> None:
    if state.phase is Phase.STOPPED:
        raise MatchStoppedError("this match was stopped")

"""Matches as each of the two sees them: how far it is, about which work, and after the introduction who."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from core.database.matches import MatchRow, all_matches, matches_found, matches_of_person
from core.database.vacancies import VacancyRow
from core.rules.match_state import MatchState, Phase, Side
from core.services import audit, consents
from core.services.consents import Purpose
from core.services.match_agreement import tell_introduction
from core.services.match_names import names_of
from core.services.match_rows import MatchNotFoundError, contact_in, employer_of, side_of, state_of
from core.services.staff_codes import code_of


@dataclass(frozen=True)
class MatchView:
    """One match for one of its sides, or for staff (`side` None). Without any name or contact."""

    id: int
    vacancy_id: int
    side: Side | None
    state: MatchState
    occupation: str
    place: str
    person: str = field(repr=False)
    employer: str = field(repr=False)

    @property
    def awaits_me(self) -> bool:
        """Whether it is this side that has to say yes or no."""
        return (
            self.state.phase is Phase.PROPOSED and self.side is not None and not self.state.agreed(self.side)
        )


@dataclass(frozen=True)
class Introduced:
    """Who the other side is. `written`: it was sent as a message of its own, so it need not be said."""

    written: bool
    name: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)


def views_of(session: Session, person: str) -> list[MatchView]:
    """Return the matches of a person that go on, and that they know of, the oldest first."""
    views = [_view(session, row, side_of(session, row, person)) for row in matches_of_person(session, person)]
    return [view for view in views if view.state.phase in (Phase.PROPOSED, Phase.INTRODUCED) and _knows(view)]


def view_of(session: Session, match_id: int, person: str) -> MatchView:
    """Return one match of a person. Raises MatchNotFoundError for somebody else's, or one that is gone."""
    row = session.get(MatchRow, match_id)
    return _view(session, row, side_of(session, row, person))


def all_views(session: Session) -> list[MatchView]:
    """Return every match for staff, the oldest first."""
    return [_view(session, row, None) for row in all_matches(session)]


def found_views(
    session: Session,
    *,
    only_going_on: bool,
    territory: str | None,
    vacancy_id: int | None = None,
    first: int = 0,
    number: int | None = None,
) -> tuple[list[MatchView], int]:
    """Return some of the matches for staff, the newest first, and how many there are.

    With a `territory`, a province or Brussels, only those of vacancies there.
    """
    rows, total = matches_found(
        session,
        only_going_on=only_going_on,
        territory=territory,
        vacancy_id=vacancy_id,
        first=first,
        number=number,
    )
    return [_view(session, row, None) for row in rows], total


def code_for_staff(session: Session, person: str) -> str | None:
    """Return how staff know somebody; None for who does not let them see the profile."""
    return code_of(person) if consents.agreed(session, person, Purpose.STAFF) else None


def staff_view(session: Session, match_id: int) -> MatchView:
    """Return one match for staff. Raises MatchNotFoundError."""
    row = session.get(MatchRow, match_id)
    if row is None:
        raise MatchNotFoundError(f"there is no match {match_id}")
    return _view(session, row, None)


def company_of(session: Session, vacancy_id: int) -> str:
    """Return the company of a vacancy: a newcomer hears to whom the name would go before saying yes.

    Of a vacancy that is gone there is none: agreeing is refused then.
    """
    vacancy = session.get(VacancyRow, vacancy_id)
    return "?" if vacancy is None else str(vacancy.company)


def introduce_again(session: Session, match_id: int, person: str) -> Introduced | None:
    """Send a person the name and contact of the other side once more.

    None when the match is not that far, or when what the newcomer passed on is kept no longer. Who cannot be
    written to gets the name and contact back. The look is audited. Raises MatchNotFoundError.
    """
    row = session.get(MatchRow, match_id)
    side = side_of(session, row, person)
    if state_of(row).phase is not Phase.INTRODUCED:
        return None
    audit.record(
        session, person, "contact_seen", person=row.person, vacancy_id=row.vacancy_id, match_id=row.id
    )
    if side in tell_introduction(session, row, only=side):
        return Introduced(written=True)
    return _identity(session, row, side)


def _identity(session: Session, row: Any, side: Side) -> Introduced | None:
    if side == "newcomer":
        names = names_of(session, row)
        return Introduced(written=False, name=names.company, reach=names.contact)
    contact = contact_in(row)
    return Introduced(written=False, name=contact.name, reach=contact.reach) if contact else None


def _view(session: Session, row: Any, side: Side | None) -> MatchView:
    names = names_of(session, row)
    return MatchView(
        id=row.id,
        vacancy_id=row.vacancy_id,
        side=side,
        state=state_of(row),
        occupation=names.occupation,
        place=names.place,
        person=row.person,
        employer=employer_of(session, row),
    )


def _knows(view: MatchView) -> bool:
    """Whether this side heard of the match: the other side's own proposal counts once that side agreed."""
    other: Side = "employer" if view.side == "newcomer" else "newcomer"
    return view.state.proposed_by != other or view.state.agreed(other)

"""Vacancies of employers: the list, one vacancy, and closing it or opening it again."""

from typing import Final, get_args

from starlette.responses import Response

from core.clock import today
from core.errors import NotFoundError
from core.services import match_views, vacancies_for_staff
from core.services.enterprise_number import with_dots
from core.services.sessions import session_scope
from core.services.vacancies import VacancyState
from office.web.paging import PAGE_LENGTH, asked_page, first_of, paging
from office.web.trail import trail
from office.web.visit import Visit

ALL: Final = "all"
STATES: Final[tuple[VacancyState, ...]] = get_args(VacancyState)
TOLD: Final = {"open": "reopened", "filled": "vacancy_filled", "closed": "vacancy_closed"}


def vacancies(visit: Visit) -> Response:
    """List the vacancies in the territory of the account; the open ones, unless others are asked."""
    asked = visit.query("state")
    state = asked if asked in (*STATES, ALL) else "open"
    with session_scope() as session:
        found = vacancies_for_staff.find(
            session,
            visit.account.name,
            state=None if state == ALL else state,
            territory=visit.account.province,
            first=first_of(asked_page(visit)),
            number=PAGE_LENGTH,
        )
    return visit.render(
        "vacancies.html",
        found=found.vacancies,
        state=state,
        states=(*STATES, ALL),
        paging=paging(visit, found.total, state=state),
    )


def vacancy(visit: Visit) -> Response:
    """Show what a vacancy asks, whether it is a shortage occupation, its matches and who looked at it."""
    number, account = int(visit.path("number")), visit.account
    with session_scope() as session:
        shown = vacancies_for_staff.look(session, account.name, number, today(), territory=account.province)
        matches, _ = match_views.found_views(
            session, only_going_on=False, territory=account.province, vacancy_id=number
        )
        codes = {each.id: match_views.code_for_staff(session, each.person) for each in matches}
        traces = trail(session, vacancy_id=number)
    return visit.render(
        "vacancy.html",
        shown=shown,
        vacancy=shown.vacancy,
        enterprise_number=with_dots(shown.vacancy.enterprise_number),
        matches=matches,
        codes=codes,
        traces=traces,
    )


def set_state(visit: Visit) -> Response:
    """Close a vacancy or open it again."""
    number, account = int(visit.path("number")), visit.account
    wanted = next((state for state in STATES if state == visit.form.get("state")), None)
    if wanted is None:
        raise NotFoundError("no such state of a vacancy")
    with session_scope() as session:
        vacancies_for_staff.set_state(session, account.name, number, wanted, territory=account.province)
    return visit.redirect(f"/vacancies/{number}", TOLD[wanted])

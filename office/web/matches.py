"""Matches: who fits a vacancy and why, a proposal to both, how far it is, and how it ends. Never a name."""

from typing import Final

from sqlalchemy.orm import Session
from starlette.responses import Response

from core.clock import today
from core.errors import NotFoundError
from core.rules.cards import CandidateCard
from core.rules.match_state import OUTCOMES, STOP_REASONS, MatchStoppedError, NotIntroducedError
from core.services import audit, match_reasons, match_staff, match_views, profiles_for_staff
from core.services import matches as services
from core.services.bot_texts import Voice
from core.services.cards import occupation_names
from core.services.consents import ConsentMissingError
from core.services.match_names import occupation_name, place_name
from core.services.matches import NotProposableError
from core.services.matching import MatchingPolicyMissingError
from core.services.sessions import session_scope
from core.services.vacancies_for_staff import in_territory
from office.web.paging import PAGE_LENGTH, asked_page, first_of, paging
from office.web.trail import name_of, trail
from office.web.visit import Visit, failure

CONFLICT: Final = 409


def matches(visit: Visit) -> Response:
    """List the matches of vacancies in the territory: those that go on, or all."""
    everything = visit.query("show") == "all"
    with session_scope() as session:
        found, total = match_views.found_views(
            session,
            only_going_on=not everything,
            territory=visit.account.province,
            first=first_of(asked_page(visit)),
            number=PAGE_LENGTH,
        )
        codes = {each.id: match_views.code_for_staff(session, each.person) for each in found}
        audit.record(session, audit.staff(visit.account.name), "matches_listed")
    show = "all" if everything else None
    return visit.render(
        "matches.html",
        found=found,
        codes=codes,
        everything=everything,
        paging=paging(visit, total, show=show),
    )


def candidates(visit: Visit) -> Response:
    """Show who fits a vacancy and lets staff see their profile, the best first, with the reasons."""
    number, account = int(visit.path("number")), visit.account
    with session_scope() as session:
        vacancy = in_territory(session, number, account.province)
        try:
            found = match_staff.candidates_for_staff(session, account.name, number, today())
        except MatchingPolicyMissingError:
            found = []
        reasons = {each.address: _reasons(session, each.card) for each in found}
        names = occupation_name(session, vacancy.occupation), place_name(session, vacancy.nis_code)
    return visit.render(
        "candidates.html",
        vacancy=vacancy,
        occupation=names[0],
        place=names[1],
        found=found,
        reasons=reasons,
    )


def propose(visit: Visit) -> Response:
    """Bring a vacancy and a person together: both get a message and may say yes or no."""
    number, account = int(visit.path("number")), visit.account
    address = visit.form.get("candidate")
    try:
        with session_scope() as session:
            in_territory(session, number, account.province)
            match_id = match_staff.propose_by_staff(session, account.name, number, address, today())
    except MatchStoppedError:
        return failure(CONFLICT, "Deze kennismaking is al eens gestopt. Ze komt niet terug.")
    except NotProposableError:
        return failure(CONFLICT, "Deze vacature is niet meer open. Open ze eerst opnieuw.")
    except ConsentMissingError:
        return failure(
            CONFLICT, "Deze persoon wil niet meer dat we een vacature zoeken. Er is niets gestuurd."
        )
    return visit.redirect(f"/matches/{match_id}", "proposed")


def match(visit: Visit) -> Response:
    """Show how far a match is, how the candidate fits, and who did what with it."""
    number, account = int(visit.path("number")), visit.account
    with session_scope() as session:
        _in_territory(session, number, account.province)
        found = match_staff.match_for_staff(session, account.name, number, today())
        reasons = _reasons(session, found.card) if found.card else []
        traces = trail(session, match_id=number)
        profile = profiles_for_staff.page_of(session, found.view.person, account.province)
    state = found.view.state
    return visit.render(
        "match.html",
        found=found,
        profile=profile,
        state=state,
        reasons=reasons,
        traces=traces,
        proposed_by=name_of(state.proposed_by),
        stopped_by=name_of(state.stopped_by or ""),
        stop_reasons=STOP_REASONS,
        outcomes=OUTCOMES,
    )


def stop(visit: Visit) -> Response:
    """Stop a match; both sides are told, without the reason."""
    number, account = int(visit.path("number")), visit.account
    reason = next((each for each in STOP_REASONS if each == visit.form.get("reason")), None)
    if reason is None:
        raise NotFoundError("no such reason")
    with session_scope() as session:
        _in_territory(session, number, account.province)
        services.stop(session, number, audit.staff(account.name), reason=reason)
    return visit.redirect(f"/matches/{number}", "stopped")


def outcome(visit: Visit) -> Response:
    """Note how an introduction ended; a later word corrects it."""
    number, account = int(visit.path("number")), visit.account
    ended = next((each for each in OUTCOMES if each == visit.form.get("outcome")), None)
    if ended is None:
        raise NotFoundError("no such outcome")
    try:
        with session_scope() as session:
            _in_territory(session, number, account.province)
            services.end(session, number, ended, by=audit.staff(account.name))
    except (MatchStoppedError, NotIntroducedError):
        return failure(CONFLICT, "Een afloop kan pas na een kennismaking, en niet als die gestopt is.")
    return visit.redirect(f"/matches/{number}", "ended")


def _in_territory(session: Session, match_id: int, territory: str | None) -> None:
    in_territory(session, match_views.staff_view(session, match_id).vacancy_id, territory)


def _reasons(session: Session, card: CandidateCard) -> list[str]:
    names = occupation_names(session, match_reasons.occupations_in(card.results))
    return match_reasons.card_lines(Voice(employer=True), card, names)

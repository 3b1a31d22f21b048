"""Profiles that people let staff see: the list, one profile, the appraisal, and the file to take along."""

from typing import Final

from starlette.responses import Response

from core.clock import today
from core.errors import NotFoundError
from core.rules.language_levels import LEVELS
from core.services import consents, places
from core.services import profiles_for_staff as staff
from core.services.accounts import TERRITORIES
from core.services.profile_files import profile_json, profile_pdf
from core.services.profiles_for_staff import ProfileSearch
from core.services.right_to_work import general_sources
from core.services.sessions import session_scope
from office.web.paging import PAGE_LENGTH, asked_page, first_of, paging
from office.web.trail import trail
from office.web.visit import Visit, download

LONGEST_APPRAISAL: Final = 4000
MAKERS: Final = {"pdf": profile_pdf, "json": profile_json}


def profiles(visit: Visit) -> Response:
    """List the profiles in the territory of the account, those that fit what somebody looks for."""
    territory = visit.account.province
    occupation, place = visit.query("occupation")[:80], visit.query("place").strip()[:80]
    level, province = visit.query("dutch"), visit.query("province")
    with session_scope() as session:
        names = staff.occupations(session, territory)
        found_place = next(iter(places.find_municipalities(session, place)), None) if place else None
        wanted = ProfileSearch(
            territory=territory,
            occupation=occupation if occupation in names else None,
            nis_code=found_place.nis_code if found_place else None,
            province=province if province in TERRITORIES else None,
            dutch_level=level if level in LEVELS else None,
        )
        number = asked_page(visit)
        by = visit.account.name
        found = staff.find(session, by, wanted, first=first_of(number), number=PAGE_LENGTH)
    return visit.render(
        "profiles.html",
        found=found.profiles,
        occupations=names,
        levels=LEVELS,
        provinces=() if territory else TERRITORIES,
        wanted=wanted,
        is_filtered=wanted != ProfileSearch(territory=territory),
        place=place,
        unknown_place=place if place and not found_place else None,
        paging=paging(
            visit,
            found.total,
            occupation=wanted.occupation,
            place=place,
            province=wanted.province,
            dutch=wanted.dutch_level,
        ),
    )


def profile(visit: Visit) -> Response:
    """Show one profile with its consents and who looked at it; or keep an appraisal."""
    return _appraise(visit) if visit.is_post else _page(visit)


def file(visit: Visit) -> Response:
    """Give the file of a profile for a counsellor; it does not tell who the person is."""
    make = MAKERS.get(visit.path("kind"))
    if make is None:
        raise NotFoundError("no such kind of file")
    with session_scope() as session:
        person = staff.open_profile(
            session,
            visit.path("start"),
            visit.account.name,
            "export_profile",
            territory=visit.account.province,
        )
        made = make(session, visit.door.seal, person)
    if made is None:
        raise NotFoundError("no profile that may be kept")
    return download(made.name, made.media_type, made.content)


def _appraise(visit: Visit) -> Response:
    text, next_steps = visit.form.get("appraisal").strip(), visit.form.get("next_steps").strip()
    problem = None
    if not text:
        problem = "Schrijf eerst uw inschatting."
    elif max(len(text), len(next_steps)) > LONGEST_APPRAISAL:
        problem = f"Schrijf hoogstens {LONGEST_APPRAISAL} tekens."
    if problem:
        return _page(visit, problem)
    start = visit.path("start")
    with session_scope() as session:
        name, territory = visit.account.name, visit.account.province
        staff.appraise(session, start, name, text, next_steps or None, territory=territory)
    return visit.redirect(f"/profiles/{start}", "appraised")


def _page(visit: Visit, problem: str | None = None) -> Response:
    with session_scope() as session:
        start, territory = visit.path("start"), visit.account.province
        shown = staff.look(session, start, visit.account.name, territory=territory)
        agreed = [
            (consents.Purpose(each.purpose), each) for each in consents.consents_of(session, shown.person)
        ]
        traces = trail(session, person=shown.person)
        law = general_sources(session, today())
    return visit.render(
        "profile.html",
        422 if problem else 200,
        shown=shown,
        consents=agreed,
        traces=traces,
        law=law,
        problem=problem,
        appraisal=visit.form.get("appraisal"),
        next_steps=visit.form.get("next_steps"),
    )

"""All pages of the web office as one application."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from core.seal import Seal
from core.settings import WebSettings
from office.web import (
    content,
    conversations,
    dashboard,
    edit,
    login,
    matches,
    profiles,
    referral,
    review,
    start,
    vacancies,
)
from office.web.security import Cookies, Headers
from office.web.visit import Door, View, failure, page

GET, POST = ["GET"], ["POST"]
FAILURES = {
    404: "Deze pagina bestaat niet, of niet meer.",
    405: "Zo kan deze pagina niet gebruikt worden.",
}


def make_app(settings: WebSettings, seal: Seal) -> Starlette:
    """Return the application. It reads the database of `TOELEIDING_DATABASE_URL`."""
    door = Door(Cookies(settings.is_secure), seal)
    fact = "/content/{kind}/{key}"
    return Starlette(
        routes=[
            Route("/", page(door, start.start), methods=GET),
            Route("/login", page(door, login.login, needs=None), methods=GET + POST),
            Route("/logout", page(door, login.logout, needs=None), methods=POST),
            Route("/account", page(door, login.own_account), methods=GET + POST),
            Route("/log", page(door, start.log, needs="administrator"), methods=GET),
            Route("/review", page(door, review.messages), methods=GET),
            Route("/review/{number:int}", page(door, review.message, needs="editor"), methods=GET + POST),
            Route(
                "/training/{number:int}/drop", page(door, review.drop_example, needs="editor"), methods=POST
            ),
            Route("/content/{kind}", page(door, content.facts), methods=GET),
            Route(fact, page(door, content.fact), methods=GET),
            Route(f"{fact}/edit", page(door, edit.edit, needs="editor"), methods=GET + POST),
            Route(f"{fact}/checked", page(door, content.checked, needs="editor"), methods=POST),
            Route(referral.PATH, page(door, referral.referral, needs=None), methods=GET + POST),
            *_people(door),
            Route("/dashboard", page(door, dashboard.dashboard), methods=GET),
            Route("/dashboard.csv", page(door, dashboard.figures_as_csv), methods=GET),
            Route("/needs", page(door, dashboard.needs), methods=GET),
            Route("/healthy", page(door, start.healthy, needs=None), methods=GET),
            Mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static"),
        ],
        middleware=[
            Middleware(Headers, secure=settings.is_secure),
            Middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts, www_redirect=False),
        ],
        exception_handlers={HTTPException: _failed},
    )


def _people(door: Door) -> list[Route]:
    """Return the pages about people: they ask for the role desk, and show the territory of the account."""

    def desk(path: str, view: View, methods: list[str]) -> Route:
        return Route(path, page(door, view, needs="desk"), methods=methods)

    vacancy, match = "/vacancies/{number:int}", "/matches/{number:int}"
    conversation = "/conversations/{number:int}"
    return [
        desk("/conversations", conversations.conversations, GET),
        desk(conversation, conversations.conversation, GET + POST),
        desk(f"{conversation}/close", conversations.close, POST),
        desk(f"{conversation}/file/{{kind}}", conversations.file, GET),
        desk("/profiles", profiles.profiles, GET),
        desk("/profiles/{start}", profiles.profile, GET + POST),
        desk("/profiles/{start}/file/{kind}", profiles.file, GET),
        desk("/vacancies", vacancies.vacancies, GET),
        desk(vacancy, vacancies.vacancy, GET),
        desk(f"{vacancy}/state", vacancies.set_state, POST),
        desk(f"{vacancy}/candidates", matches.candidates, GET),
        desk(f"{vacancy}/propose", matches.propose, POST),
        desk("/matches", matches.matches, GET),
        desk(match, matches.match, GET),
        desk(f"{match}/stop", matches.stop, POST),
        desk(f"{match}/outcome", matches.outcome, POST),
    ]


def _failed(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return failure(status, FAILURES.get(status, "Er ging iets mis bij ons. U hebt niets fout gedaan."))

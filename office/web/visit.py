"""One request as a page sees it, and the door that every page stands behind."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core.errors import DatabaseUnavailableError, NotFoundError, without_content
from core.rules.accounts import Account, Role
from core.seal import Seal
from core.services.editing import NotAllowedError
from core.services.sessions import session_scope
from core.services.web_sessions import Opened, open_session
from office.web import words
from office.web.rendering import render
from office.web.security import Cookies, Form, FormTooLargeError, form_token, is_own_form, read_form

LOG: Final = logging.getLogger("toeleiding.web")
SEE_OTHER: Final = 303
NO_FORM: Final = Form([])


@dataclass(frozen=True)
class Door:
    """What all pages share: how cookies are set, and the seal of the service."""

    cookies: Cookies
    seal: Seal


class Visit:
    """A request of somebody, logged in or not."""

    def __init__(self, door: Door, request: Request, form: Form, opened: Opened | None) -> None:
        self.door, self.request, self.form, self.opened = door, request, form, opened
        self.token = (
            (opened.new_token if opened else None)
            or (door.cookies.session(request) if opened else None)
            or door.cookies.visitor(request)
        )

    @property
    def account(self) -> Account:
        """The account that is logged in; only for pages that ask for a role."""
        if self.opened is None:
            raise NotAllowedError("nobody is logged in")
        return self.opened.account

    @property
    def is_post(self) -> bool:
        """Whether a form was sent."""
        return self.request.method == "POST"

    @property
    def address(self) -> str:
        """The network address of the browser, as far as it is known."""
        return self.request.client.host if self.request.client else "unknown"

    def path(self, name: str) -> str:
        """Return a part of the address of the page."""
        return str(self.request.path_params[name])

    def query(self, name: str) -> str:
        """Return a value behind the question mark of the address, empty when it is not there."""
        return str(self.request.query_params.get(name, ""))

    def render(self, template: str, status: int = 200, **values: Any) -> Response:
        """Return a page for this visit."""
        return render(
            template,
            status,
            account=self.opened.account if self.opened else None,
            form_token=form_token(self.token),
            told=words.TOLD.get(self.query("told")),
            here=self.request.url.path,
            **values,
        )

    @staticmethod
    def redirect(path: str, told: str | None = None) -> Response:
        """Send the browser to another page, which shows a sentence of `words.TOLD`."""
        return RedirectResponse(f"{path}?told={told}" if told else path, SEE_OTHER)


View = Callable[[Visit], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def page(door: Door, view: View, needs: Role | None = "reader", to_post: Role | None = None) -> Endpoint:
    """Return an endpoint: it looks who is there, whether they may, and whether a form is one of ours.

    `to_post` is the role that sending a form asks, when that is a higher one. What fails becomes a page in
    Dutch, and a line in the log without anything that anybody wrote.
    """

    async def endpoint(request: Request) -> Response:
        try:
            form = await read_form(request) if request.method == "POST" else NO_FORM
        except FormTooLargeError:
            return failure(413, "Dat formulier is te groot.")
        return await run_in_threadpool(_answer, door, request, form, view, needs, to_post)

    return endpoint


def download(name: str, media_type: str, content: bytes) -> Response:
    """Return a file that the browser keeps instead of showing it. `name` is ours: plain letters and signs."""
    return Response(
        content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def failure(status: int, sentence: str) -> Response:
    """Return a page that says what went wrong, for anybody."""
    return render("failure.html", status, sentence=sentence, account=None, told=None, here="")


def _answer(
    door: Door, request: Request, form: Form, view: View, needs: Role | None, to_post: Role | None
) -> Response:
    try:
        with session_scope() as session:
            opened = open_session(session, door.cookies.session(request))
        visit = Visit(door, request, form, opened)
        response = _refused(visit, needs, to_post) or view(visit)
        if opened and opened.new_token:
            door.cookies.keep_session(response, opened.new_token)
        elif opened is None and needs is None and "set-cookie" not in response.headers:
            door.cookies.keep_visitor(response, visit.token)
    except NotFoundError:
        return failure(404, "Deze pagina bestaat niet, of niet meer.")
    except NotAllowedError:
        return failure(403, "Met uw account mag u dit niet veranderen.")
    except DatabaseUnavailableError as error:
        LOG.error("database_away: %s", error)
        return failure(503, "De database is even niet bereikbaar. Probeer het straks opnieuw.")
    except Exception as error:
        LOG.error("page_failed: %s", without_content(error))
        return failure(500, "Er ging iets mis bij ons. U hebt niets fout gedaan.")
    return response


def _refused(visit: Visit, needs: Role | None, to_post: Role | None) -> Response | None:
    if needs is not None and visit.opened is None:
        back = "" if visit.is_post else f"?back={quote(visit.request.url.path)}"
        return visit.redirect(f"/login{back}")
    wanted = to_post if visit.is_post and to_post else needs
    if wanted is not None and not visit.account.may(wanted):
        return failure(403, f"Dit mag alleen een {words.ROLES[wanted]}.")
    cookies = visit.door.cookies
    presented = cookies.session(visit.request) if visit.opened else cookies.visitor(visit.request)
    if visit.is_post and not is_own_form(visit.form, presented or ""):
        return failure(
            403, "Dit formulier is verlopen. Ga terug, laad de pagina opnieuw en probeer het nog eens."
        )
    return None

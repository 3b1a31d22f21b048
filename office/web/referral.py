"""The page behind a one-time link: a partner reads a conversation, and says what came of it."""

from typing import Final

from starlette.responses import Response

from core.clock import now
from core.services import referral_links
from core.services.referral_links import Link
from core.services.sessions import session_scope
from office.web.visit import Visit, failure

PATH: Final = "/referral/{token}"
GONE: Final = (
    "Deze link werkt niet, of niet meer. Misschien is hij verlopen of ingetrokken. Vraag een nieuwe aan de "
    "dienst van wie u de mail kreeg."
)
NO_TEXT: Final = "Schrijf hier eerst wat eruit kwam."
TOO_LONG: Final = "Dit is te lang: hoogstens 3000 tekens."
LONGEST_ANSWER: Final = 3000


def referral(visit: Visit) -> Response:
    """Show what the link is, open it once, show the conversation to its reader, take what came of it."""
    token = visit.path("token")
    with session_scope() as session:
        link = referral_links.look(session, visit.door.seal, token, visit.address, now())
    if link is None:
        return failure(404, GONE)
    if not visit.is_post:
        return _page(visit, token, link)
    if visit.form.get("do") == "open":
        return _open(visit, token)
    return _answer(visit, token, link)


def _open(visit: Visit, token: str) -> Response:
    with session_scope() as session:
        is_first = referral_links.open_once(session, visit.door.seal, token, now())
    response = visit.redirect(_path(token))
    if is_first:
        key = referral_links.reader_key(visit.door.seal, token)
        visit.door.cookies.keep_reader(response, _path(token), key)
    return response


def _answer(visit: Visit, token: str, link: Link) -> Response:
    """Take what came of it from the browser that reads the conversation; any other sees the page again."""
    if not _reads(visit, token, link) or not link.may_answer:
        return visit.redirect(_path(token))
    typed = visit.form.get("text").strip()
    if not typed or len(typed) > LONGEST_ANSWER:
        return _page(visit, token, link, TOO_LONG if typed else NO_TEXT)
    with session_scope() as session:
        kept = referral_links.answer(session, visit.door.seal, token, typed, now())
    return visit.redirect(_path(token), "answered") if kept else failure(404, GONE)


def _page(visit: Visit, token: str, link: Link, problem: str | None = None) -> Response:
    reads = _reads(visit, token, link)
    said = []
    if reads:
        with session_scope() as session:
            said = referral_links.conversation(session, visit.door.seal, token, now())
    return visit.render(
        "referral.html",
        422 if problem else 200,
        link=link,
        path=_path(token),
        reads=reads,
        said=said,
        typed=visit.form.get("text") if problem else "",
        problem=problem,
    )


def _reads(visit: Visit, token: str, link: Link) -> bool:
    """Whether this browser is the one that opened the link."""
    key = referral_links.reader_key(visit.door.seal, token)
    return link.opened_at is not None and visit.door.cookies.is_reader(visit.request, key)


def _path(token: str) -> str:
    return PATH.format(token=token)

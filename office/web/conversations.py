"""Conversations with staff: the list, one with its transcript, an answer from the office, and the export."""

from datetime import datetime
from typing import Final, get_args

from starlette.responses import Response

from core import clock
from core.errors import NotFoundError
from core.services import conversations_for_staff as services
from core.services.conversations_for_staff import ExportKind, NewMessagesError, NotOpenError
from core.services.escalations import subject_of
from core.services.sessions import session_scope
from office.web.paging import PAGE_LENGTH, asked_page, first_of, paging
from office.web.trail import trail
from office.web.visit import Visit, download, failure

LONGEST_ANSWER: Final = 3000
CONFLICT: Final = 409
OVER: Final = "Dit gesprek is al gesloten. Er is niets veranderd."
MEDIA_TYPES: Final = {"txt": "text/plain; charset=utf-8", "json": "application/json"}


def conversations(visit: Visit) -> Response:
    """List the open conversations in the territory of the account, urgent ones first; or the closed ones."""
    closed = visit.query("show") == "closed"
    with session_scope() as session:
        found = services.find(
            session,
            visit.account.name,
            only_open=not closed,
            territory=visit.account.province,
            first=first_of(asked_page(visit)),
            number=PAGE_LENGTH,
        )
    return visit.render(
        "conversations.html",
        found=found.conversations,
        closed=closed,
        ages={each.id: age(each.since, clock.now()) for each in found.conversations},
        paging=paging(visit, found.total, show="closed" if closed else None),
    )


def conversation(visit: Visit) -> Response:
    """Show a conversation; or send an answer to the person."""
    if not visit.is_post:
        return _page(visit)
    words, seen = visit.form.get("answer").strip(), visit.form.get("seen")
    if not words:
        return _page(visit, "Schrijf eerst een antwoord.")
    if len(words) > LONGEST_ANSWER:
        return _page(visit, f"Schrijf hoogstens {LONGEST_ANSWER} tekens.")
    try:
        with session_scope() as session:
            arrives = services.answer(
                session,
                visit.door.seal,
                visit.account.name,
                _number(visit),
                words,
                clock.now(),
                seen=int(seen[:9]) if seen.isdecimal() else -1,
                territory=visit.account.province,
            )
            if not arrives:
                session.rollback()
    except NotOpenError:
        return failure(CONFLICT, OVER)
    except NewMessagesError:
        return _page(visit, "Intussen kwam er een bericht bij. Lees het eerst. Uw tekst staat nog hieronder.")
    if not arrives:
        return _page(visit, "Deze persoon blokkeerde de bot, en kan geen bericht krijgen.")
    return visit.redirect(f"/conversations/{_number(visit)}", "conversation_answered")


def close(visit: Visit) -> Response:
    """Close a conversation; the person hears it, and is asked whether it was useful."""
    try:
        with session_scope() as session:
            services.close(
                session,
                visit.door.seal,
                visit.account.name,
                _number(visit),
                clock.now(),
                territory=visit.account.province,
            )
    except NotOpenError:
        return failure(CONFLICT, OVER)
    return visit.redirect(f"/conversations/{_number(visit)}", "conversation_closed")


def file(visit: Visit) -> Response:
    """Give a conversation as a text or as JSON."""
    kinds: tuple[ExportKind, ...] = get_args(ExportKind)
    kind = next((each for each in kinds if each == visit.path("kind")), None)
    if kind is None:
        raise NotFoundError("no such kind of file")
    number = _number(visit)
    with session_scope() as session:
        name, territory = visit.account.name, visit.account.province
        text = services.export(session, visit.door.seal, name, number, kind, territory=territory)
    return download(f"gesprek-{number}.{kind}", MEDIA_TYPES[kind], text.encode())


def age(since: datetime, now: datetime) -> str:
    """Return how long ago a moment was, in Dutch: in minutes, hours or days."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    for length, word in ((24 * 60, "dagen"), (60, "uur"), (1, "minuten")):
        if minutes >= 2 * length:
            return f"{minutes // length} {word}"
    return "1 minuut" if minutes else "zonet"


def _number(visit: Visit) -> int:
    return int(visit.path("number"))


def _page(visit: Visit, problem: str | None = None) -> Response:
    number = _number(visit)
    with session_scope() as session:
        name, territory = visit.account.name, visit.account.province
        shown = services.look(session, visit.door.seal, name, number, territory=territory)
        traces = trail(session, subject=subject_of(number))
    return visit.render(
        "conversation.html",
        422 if problem else 200,
        shown=shown,
        listed=shown.listed,
        profile=shown.profile,
        age=age(shown.listed.since, clock.now()),
        traces=traces,
        problem=problem,
        answer=visit.form.get("answer"),
    )

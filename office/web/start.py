"""The first page: what needs attention; and the log of who did what."""

from datetime import timedelta

from starlette.responses import Response

from core import clock
from core.content.bodies import key_of
from core.content.library import read_library
from core.database.content_edits import edits
from core.database.matches import audit_of_staff
from core.services import conversations_for_staff as conversations
from core.services import review, training
from core.services.catalogue import title_of
from core.services.facts import due_facts
from core.services.sessions import session_scope
from office.web.visit import Visit

WEEKS_AHEAD = 4
MOST_SHOWN = 12
LOG_LENGTH = 200


def start(visit: Visit) -> Response:
    """Show how much must be checked, reviewed and written to the files, and the most urgent facts."""
    today = clock.today()
    with session_scope() as session:
        due = due_facts(session, today, today + timedelta(weeks=WEEKS_AHEAD))
        waiting = edits(session)
        unclear = review.new_messages(session, None)
        examples = training.waiting(session)
        library = read_library(session)
        account = visit.account
        waits, urgent = conversations.waiting(session, account.province) if account.may("desk") else (0, 0)
    titles = {(kind, key_of(fact)): title_of(fact) for kind, facts in library.facts.items() for fact in facts}
    return visit.render(
        "start.html",
        today=today,
        due=due[:MOST_SHOWN],
        titles=titles,
        late=sum(fact.due_on <= today for fact in due),
        soon=sum(fact.due_on > today for fact in due),
        edits=waiting,
        unclear=len(unclear),
        examples=len(examples),
        weeks=WEEKS_AHEAD,
        waits=waits,
        urgent=urgent,
    )


def log(visit: Visit) -> Response:
    """Show the last things that staff did, the newest first."""
    with session_scope() as session:
        rows = audit_of_staff(session, LOG_LENGTH)
    return visit.render("log.html", rows=rows)


def healthy(visit: Visit) -> Response:
    """Answer that the pages and the database work."""
    return Response("ok\n", media_type="text/plain")

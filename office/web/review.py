"""What the bot did not understand: choose what was meant, or take it out of the list."""

from starlette.responses import Response

from core.content.responses import title_of_intent
from core.services import audit, review, training
from core.services.sessions import session_scope
from core.services.training import ExampleProblemsError
from office.web.visit import Visit

PAGE_LENGTH = 50


def messages(visit: Visit) -> Response:
    """List what nobody looked at yet, and the examples that wait or were refused."""
    with session_scope() as session:
        found = review.new_messages(session, None)
        examples = training.training_examples(session)
    return visit.render(
        "messages.html",
        found=found[:PAGE_LENGTH],
        total=len(found),
        examples=examples,
        title=title_of_intent,
    )


def message(visit: Visit) -> Response:
    """Show one message with the intents to choose from; or keep what was chosen."""
    number = _number(visit)
    if not visit.is_post:
        return _form(visit, number)
    with session_scope() as session:
        if visit.form.get("do") == "close":
            review.close(session, number)
            audit.record(session, audit.staff(visit.account.name), "close_message", subject=str(number))
            return visit.redirect("/review", "closed")
        try:
            text, intent = visit.form.get("text"), visit.form.get("intent")
            training.choose(session, visit.account, number, intent, text)
        except ExampleProblemsError as error:
            return _form(visit, number, list(error.problems))
    return visit.redirect("/review", "chosen")


def drop_example(visit: Visit) -> Response:
    """Throw an example away."""
    with session_scope() as session:
        training.forget(session, [_number(visit)])
    return visit.redirect("/review", "dropped")


def _number(visit: Visit) -> int:
    return int(visit.path("number"))


def _form(visit: Visit, number: int, problems: list[str] | None = None) -> Response:
    with session_scope() as session:
        found = review.message(session, number)
    folders: dict[str, list[tuple[str, str]]] = {}
    for intent, folder in training.catalogue().items():
        folders.setdefault(folder, []).append((intent, title_of_intent(intent)))
    guess = found.guesses[0]["intent"] if found.guesses else ""
    likely = found.chosen if found.chosen in training.catalogue() else guess
    return visit.render(
        "message.html",
        422 if problems else 200,
        message=found,
        folders=folders,
        text=visit.form.get("text") if visit.is_post else found.text or "",
        intent=visit.form.get("intent") if visit.is_post else likely,
        problems=problems or [],
        title=title_of_intent,
    )

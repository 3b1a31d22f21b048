"""Logging in and out, and the own password."""

from starlette.responses import Response

from core.database.accounts import account_row, delete_attempts
from core.services import accounts, audit, passwords
from core.services.accounts import AccountError
from core.services.sessions import session_scope
from core.services.web_sessions import begin_attempt, log_in, log_out
from office.web.visit import Visit

TOO_MANY = "Er is te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw."
WRONG = "Naam, wachtwoord of code is niet juist."


def login(visit: Visit) -> Response:
    """Show the form, or try what was typed: every page that asks for a role leads here."""
    if not visit.is_post:
        return visit.redirect("/") if visit.opened else _form(visit, visit.query("back"))
    door, form = visit.door, visit.form
    back = form.get("back")
    with session_scope() as session:
        attempt = begin_attempt(session, door.seal, form.get("name"), visit.address)
    if attempt is None:
        return _form(visit, back, TOO_MANY, 429)
    with session_scope() as session:
        opened = log_in(session, door.seal, attempt, form.get("password"), form.get("code"))
    if opened is None or opened.new_token is None:
        return _form(visit, back, WRONG, 401)
    response = visit.redirect(back if _is_own_page(back) else "/")
    door.cookies.keep_session(response, opened.new_token)
    return response


def logout(visit: Visit) -> Response:
    """End the session."""
    if visit.opened:
        with session_scope() as session:
            log_out(session, visit.opened)
    response = visit.redirect("/login", "logged_out")
    visit.door.cookies.drop_session(response)
    return response


def own_account(visit: Visit) -> Response:
    """Show who is logged in, and let them choose another password."""
    if not visit.is_post:
        return visit.render("account.html", problems={})
    form, name = visit.form, visit.account.name
    problems: dict[str, str] = {}
    with session_scope() as session:
        attempt = begin_attempt(session, visit.door.seal, name, visit.address)
    with session_scope() as session:
        row = account_row(session, name)
        if attempt is None:
            problems["old"] = TOO_MANY
        elif row is None or not passwords.is_right(form.get("old"), row.password_hash):
            problems["old"] = "Dit is niet uw wachtwoord van nu."
        elif form.get("new") != form.get("again"):
            problems["again"] = "Dit is niet twee keer hetzelfde."
        else:
            try:
                kept = visit.opened.id if visit.opened else None
                accounts.set_password(session, name, form.get("new"), keep_session=kept)
                delete_attempts(session, name=attempt.name_hash, address=attempt.address_hash)
                audit.record(session, audit.staff(name), "account_password", subject=name)
            except AccountError as error:
                problems["new"] = " ".join(error.problems)
    if problems:
        return visit.render("account.html", 422, problems=problems)
    return visit.redirect("/account", "password")


def _form(visit: Visit, back: str, problem: str | None = None, status: int = 200) -> Response:
    return visit.render("login.html", status, problem=problem, back=back, name=visit.form.get("name"))


def _is_own_page(path: str) -> bool:
    return path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path

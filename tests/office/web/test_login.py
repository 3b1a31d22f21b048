"""Who gets in, with what, and what keeps others out; on both databases."""

import ast
import logging
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import select, text

from core.clock import now
from core.database.accounts import WebSessionRow
from core.database.matches import AuditRow
from core.database.session import session_scope
from core.seal import Seal
from core.services import accounts, web_sessions
from office.web.words import ACTIONS
from tests.office.web.conftest import KEY, PASSWORD, Visitor, visitor_of

PAGES = [
    "/",
    "/account",
    "/review",
    "/content/measure",
    "/content/measure/ibo",
    "/content/measure/ibo/edit",
    "/log",
]
HOME = "/"


@pytest.mark.parametrize("path", PAGES)
def test_page_sends_a_stranger_to_the_login_and_back(visitor: Visitor, path: str) -> None:
    asked = visitor.get(path)
    assert (asked.status_code, asked.headers["location"]) == (303, f"/login?back={path}")
    assert visitor.log_in("administrator", back=path).headers["location"] == path


@pytest.mark.parametrize("back", ["https://elders.example", "//elders.example", "/\\elders.example", "x"])
def test_login_leads_to_no_other_site(visitor: Visitor, back: str) -> None:
    assert visitor.log_in("editor", back=back).headers["location"] == HOME


def test_wrong_password_and_unknown_name_are_refused_alike(visitor: Visitor) -> None:
    wrong = visitor.log_in("editor", "zes ezels in de schuur")
    unknown = visitor.log_in("niemand", "zes ezels in de schuur")
    assert wrong.status_code == unknown.status_code == 401
    assert "niet juist" in wrong.text
    assert visitor.get(HOME).status_code == 303


def test_too_many_attempts_are_refused_also_with_the_right_password(visitor: Visitor) -> None:
    for _ in range(web_sessions.MOST_FAILURES_OF_A_NAME):
        visitor.log_in("editor", "fout")
    refused = visitor.log_in("editor")
    assert refused.status_code == 429
    assert "kwartier" in refused.text
    assert visitor.get(HOME).status_code == 303


def test_code_of_an_app_is_asked(visitor: Visitor, office: str) -> None:
    with session_scope(office) as session:
        app = pyotp.parse_uri(accounts.start_totp(session, "editor", Seal(KEY)))
    assert visitor.log_in("editor").status_code == 401
    assert isinstance(app, pyotp.TOTP)
    assert visitor.log_in("editor", code=app.at(now())).status_code == 303


def test_login_gives_another_token_and_no_script_can_read_it(visitor: Visitor) -> None:
    before = visitor.token("/login")
    cookie = visitor.log_in("editor").headers["set-cookie"]
    assert "toeleiding=" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert visitor.token(HOME) != before


def test_planted_session_is_not_taken_over_by_a_login(visitor: Visitor) -> None:
    visitor.client.cookies.set("toeleiding", "planted", domain="127.0.0.1", path="/")
    visitor.log_in("editor")
    assert "planted" not in [cookie.value for cookie in visitor.client.cookies.jar]


def test_behind_https_the_cookie_is_for_https_and_for_this_host_alone(office: str) -> None:
    someone = visitor_of("https://beheer.example.org")
    done = someone.log_in("editor")
    assert "__Host-toeleiding=" in done.headers["set-cookie"]
    assert "Secure" in done.headers["set-cookie"]
    assert done.headers["strict-transport-security"]
    assert someone.get(HOME).status_code == 200


def test_other_host_is_refused(office: str) -> None:
    someone = visitor_of("https://beheer.example.org")
    assert someone.client.get(HOME, headers={"host": "evil.example.org"}).status_code == 400


def test_form_without_its_token_or_with_that_of_another_is_refused(office: str) -> None:
    mine, other = visitor_of(), visitor_of()
    assert mine.client.post("/login", data={"name": "editor", "password": PASSWORD}).status_code == 403
    mine.log_in("editor")
    other.log_in("administrator")
    for token in ("", "0" * 64, other.token(HOME)):
        sent = mine.client.post("/content/measure/ibo/checked", data={"token": token, "version": "1"})
        assert sent.status_code == 403
        assert "verlopen" in sent.text
    assert mine.client.post("/logout", data={}).status_code == 403
    assert mine.get(HOME).status_code == 200


def test_logging_out_ends_the_session_for_a_stolen_cookie_too(visitor: Visitor) -> None:
    visitor.log_in("editor")
    stolen = visitor_of()
    stolen.client.cookies.update(visitor.client.cookies)
    assert stolen.get(HOME).status_code == 200
    assert visitor.post("/logout", page=HOME).headers["location"] == "/login?told=logged_out"
    assert stolen.get(HOME).status_code == 303


def test_role_that_changes_counts_at_once_under_another_cookie(editor: Visitor, office: str) -> None:
    before = dict(editor.client.cookies)
    with session_scope(office) as session:
        accounts.set_role(session, "editor", "reader", None)
    assert editor.get("/content/measure/ibo/edit").status_code == 403
    assert dict(editor.client.cookies) != before
    assert editor.get(HOME).status_code == 200


def test_disabled_account_is_out_at_once(editor: Visitor, office: str) -> None:
    with session_scope(office) as session:
        accounts.set_disabled(session, "editor", True)
    assert editor.get(HOME).status_code == 303


def test_own_password_is_changed_with_the_old_one(editor: Visitor) -> None:
    new = "zes ezels in de schuur"
    assert "van nu" in editor.post("/account", old="fout", new=new, again=new).text
    assert "twee keer" in editor.post("/account", old=PASSWORD, new=new, again="anders").text
    assert "minstens 12" in editor.post("/account", old=PASSWORD, new="kort", again="kort").text
    elsewhere = visitor_of()
    elsewhere.log_in("editor")
    assert editor.post("/account", old=PASSWORD, new=new, again=new).status_code == 303
    assert editor.get(HOME).status_code == 200
    assert elsewhere.get(HOME).status_code == 303
    assert elsewhere.log_in("editor", new).status_code == 303


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("reader", "/content/measure/ibo", 200),
        ("reader", "/content/measure/ibo/edit", 403),
        ("reader", "/review", 200),
        ("reader", "/log", 403),
        ("editor", "/content/measure/ibo/edit", 200),
        ("editor", "/log", 403),
        ("desk", "/content/measure/ibo/edit", 200),
        ("desk", "/log", 403),
        ("administrator", "/log", 200),
        ("limburg", "/content/organisation/vdab-limburg/edit", 200),
        ("limburg", "/content/organisation/vdab-antwerpen/edit", 403),
        ("limburg", "/content/measure/ibo/edit", 403),
    ],
)
def test_role_and_territory_decide_which_pages_open(
    visitor: Visitor, role: str, path: str, status: int
) -> None:
    visitor.log_in(role)
    assert visitor.get(path).status_code == status


def test_reader_cannot_send_what_an_editor_may(visitor: Visitor) -> None:
    visitor.log_in("reader")
    token = visitor.token(HOME)
    for path in ("/content/measure/ibo/edit", "/content/measure/ibo/checked", "/training/1/drop"):
        assert visitor.client.post(path, data={"token": token, "version": "1"}).status_code == 403


def test_every_answer_carries_the_headers_and_no_page_is_kept_by_the_browser(editor: Visitor) -> None:
    for path in (HOME, "/login", "/nergens", "/content/measure/nergens", "/static/office.css"):
        headers = editor.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert (headers.get("cache-control") == "no-store") is not path.startswith("/static")


@pytest.mark.parametrize("path", ["/nergens", "/content/nergens", "/content/measure/nergens", "/review/999"])
def test_what_is_not_there_is_told_in_dutch(editor: Visitor, path: str) -> None:
    asked = editor.get(path)
    assert asked.status_code == 404
    assert "bestaat niet" in asked.text


def test_way_that_a_page_cannot_be_used_is_told_in_dutch(editor: Visitor) -> None:
    assert editor.client.delete("/account").status_code == 405


def test_form_that_is_too_large_is_refused(editor: Visitor) -> None:
    assert editor.client.post("/account", data={"old": "x" * 600_000}).status_code == 413


def test_fault_of_ours_is_told_without_its_content_on_the_page_or_in_the_log(
    editor: Visitor, office: str, caplog: pytest.LogCaptureFixture
) -> None:
    with session_scope(office) as session:
        session.execute(text("UPDATE measures SET kind = 'geheim woord', sectors = 'null' WHERE id = 'ibo'"))
    with caplog.at_level(logging.ERROR):
        asked = editor.get("/content/measure/ibo")
    assert asked.status_code == 500
    assert "Er ging iets mis bij ons" in asked.text
    assert "geheim" not in asked.text + caplog.text
    assert "page_failed: TypeError" in caplog.text


def test_logins_stand_in_the_log_that_an_administrator_reads(visitor: Visitor, office: str) -> None:
    visitor.log_in("editor", "fout")
    visitor.log_in("administrator")
    page = visitor.get("/log").text
    assert "inloggen geweigerd" in page
    with session_scope(office) as session:
        actions = [row.action for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]
        assert actions == ["login_refused", "login"]
        assert len(session.scalars(select(WebSessionRow)).all()) == 1


def test_log_has_dutch_words_for_all_that_is_written_down() -> None:
    files = [path for room in ("core", "office") for path in Path(room).rglob("*.py")]
    written = {action for path in files for action in audited(ast.parse(path.read_text(encoding="utf-8")))}
    assert {"login", "show_profile", "match_stopped", "account_enable"} <= written
    assert sorted(written - ACTIONS.keys()) == []


def audited(code: ast.Module) -> set[str]:
    """Return the actions that a module hands to the audit, as far as they are written out."""
    calls = [node for node in ast.walk(code) if isinstance(node, ast.Call)]
    kept = [call for call in calls if ast.unparse(call.func) in ("audit.record", "write_down")]
    words = [ast.walk(argument) for call in kept for argument in call.args[2:]]
    found = {word.value for walk in words for word in walk if isinstance(word, ast.Constant)}
    return {action for action in found if isinstance(action, str) and not action.endswith(("_", " "))}

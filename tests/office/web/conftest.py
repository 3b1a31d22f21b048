"""A web office on a database with the real content, and people who visit it."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from starlette.testclient import TestClient

from core.database.session import engine_for, session_scope
from core.rules.accounts import ROLES
from core.seal import Seal
from core.services import accounts, passwords
from core.settings import WebSettings
from office.web.app import make_app
from tests.office.web.people import fill

KEY = "a key of at least thirty-two characters, for tests"
SEAL = Seal(KEY)
PASSWORD = "vier paarden op zolder"
TODAY = "2026-11-23"
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
CHROMIUM = Path("/usr/bin/chromium")
INSTALL = "apt-get update && apt-get install -y --no-install-recommends chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def token(self, path: str) -> str:
        found = TOKEN.search(self.get(path).text)
        assert found is not None, path
        return found[1]

    def post(self, path: str, page: str | None = None, **fields: str | list[str]) -> Any:
        """Send a form of ours: with the token of the page it stands on."""
        return self.client.post(path, data={"token": self.token(page or path), **fields})

    def log_in(self, name: str, password: str = PASSWORD, code: str = "", back: str = "") -> Any:
        return self.post("/login", name=name, password=password, code=code, back=back)

    def fields(self, path: str) -> dict[str, str | list[str]]:
        """Return what the form on a page would send, as it stands there."""
        return form_fields(self.get(path).text)


def form_fields(page: str) -> dict[str, str | list[str]]:
    """Return the fields of the longest form on a page with their values."""
    form = max(re.findall(r"<form.*?</form>", page, re.DOTALL), key=len)
    found: dict[str, list[str]] = {}
    for attributes in re.findall(r"<input ([^>]*)>", form):
        kind, name, value = (_attribute(attributes, each) for each in ("type", "name", "value"))
        if name and (kind not in ("checkbox", "radio") or attributes.endswith("checked")):
            found.setdefault(name, []).append(value)
    for attributes, text in re.findall(r"<textarea ([^>]*)>\n(.*?)</textarea>", form, re.DOTALL):
        found.setdefault(_attribute(attributes, "name"), []).append(unescape(text))
    for attributes, options in re.findall(r"<select ([^>]*)>(.*?)</select>", form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options) or re.search(
            r'value="([^"]*)"', options
        )
        found.setdefault(_attribute(attributes, "name"), []).append(unescape(chosen[1] if chosen else ""))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _attribute(attributes: str, name: str) -> str:
    match = re.search(rf'(?:^| ){name}="([^"]*)"', attributes)
    return unescape(match[1]) if match else ""


@pytest.fixture
def office(filled_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the database of an office with an account of every role; each is named after its role."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", filled_database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY)
    monkeypatch.setattr(passwords, "_hasher", lambda: CHEAP)
    with session_scope(filled_database_url) as session:
        for role in reversed(ROLES):
            accounts.create(session, role, PASSWORD, role=role)
        accounts.create(session, "limburg", PASSWORD, role="editor", province="Limburg")
    yield filled_database_url
    engine_for(filled_database_url).dispose()


def visitor_of(url: str | None = None) -> Visitor:
    app = make_app(WebSettings(8080, url), Seal(KEY))
    return Visitor(TestClient(app, base_url=url or "http://127.0.0.1", follow_redirects=False))


def logged_in(name: str) -> Visitor:
    """Return the browser of an account that logged in."""
    someone = visitor_of()
    assert someone.log_in(name).status_code == 303
    return someone


@pytest.fixture
def visitor(office: str) -> Visitor:
    """Give somebody who has not logged in."""
    return visitor_of()


@pytest.fixture
def editor(office: str) -> Visitor:
    """Give an editor who is logged in."""
    return logged_in("editor")


@pytest.fixture
def people(office: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the database of an office with newcomers and a vacancy; see tests/office/web/people.py."""
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    fill(office, SEAL, PASSWORD)
    return office


@pytest.fixture
def desk(people: str) -> Visitor:
    """Give somebody of the desk who is logged in, for all of Flanders."""
    return logged_in("desk")


@pytest.fixture
def site_database(filled_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the database of an office that a browser will visit; nobody has an account yet."""
    path = tmp_path / "toeleiding.db"
    shutil.copyfile(filled_sqlite, path)
    url = f"sqlite:///{path}"
    for name, value in (("DATABASE_URL", url), ("TODAY", TODAY), ("SECRET_KEY", KEY)):
        monkeypatch.setenv(f"TOELEIDING_{name}", value)
    monkeypatch.setattr(passwords, "_hasher", lambda: CHEAP)
    return url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a real browser."""
    if not CHROMIUM.exists():
        pytest.fail(f"These tests need a browser at {CHROMIUM}. Install it: {INSTALL}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """Give a browser that fails the test when a page asks for something elsewhere or breaks its own rules.

    `site` is the address of an office that is served; each file of tests has its own.
    """
    opened = browser.new_context(base_url=site, locale="nl-BE", viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(20_000)
    wrong: list[str] = []
    opened.on("request", lambda asked: None if asked.url.startswith(site) else wrong.append(asked.url))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    yield opened
    opened.close()
    assert wrong == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Give an empty page in that browser."""
    return context.new_page()

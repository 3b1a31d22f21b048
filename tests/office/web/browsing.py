"""A web office served on loopback, and what can be asked of a page in a real browser."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from core.database.session import engine_for
from core.seal import Seal
from core.settings import WebSettings
from office.web.app import make_app
from tests.office.web.conftest import KEY, PASSWORD

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@contextmanager
def served(url: str) -> Iterator[str]:
    """Serve the office of a database, and yield its address."""
    app = make_app(WebSettings(0, None), Seal(KEY))
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="error", http="h11", ws="none", lifespan="off")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
    engine_for(url).dispose()


def log_in(page: Page, name: str = "an") -> None:
    """Log in as somebody does."""
    page.goto("/login")
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name=f"Dag {name}")).to_be_visible()


def faults(page: Page) -> list[str]:
    """Return what axe-core finds wrong on a page as it stands."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{page.url}: {each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for each in found
        for node in each["nodes"]
    ]


def overflow(page: Page) -> int:
    """Return how many pixels a page is wider than the window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide

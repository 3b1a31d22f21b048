"""A partner opens a one-time link in a real browser, reads, and lets know what came of it; WCAG 2.2 AA."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from core.database.session import session_scope
from tests.core.services.referral_samples import MAIL_ENV
from tests.office.web.browsing import faults, overflow, served
from tests.office.web.mailed_link import BEFORE, NOTE, add_mailed_link


@pytest.fixture
def path(filled_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the path of a link that was mailed, in a database of its own."""
    file = tmp_path / "toeleiding.db"
    shutil.copyfile(filled_sqlite, file)
    for name, value in {**MAIL_ENV, "TOELEIDING_DATABASE_URL": f"sqlite:///{file}"}.items():
        monkeypatch.setenv(name, value)
    with session_scope() as session:
        return add_mailed_link(session)


@pytest.fixture
def site(path: str, tmp_path: Path) -> Iterator[str]:
    """Serve that office on loopback."""
    with served(f"sqlite:///{tmp_path / 'toeleiding.db'}") as address:
        yield address


def test_partner_reads_a_conversation_once_and_answers(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_role("main")).not_to_contain_text(BEFORE)
    assert faults(page) == []
    page.get_by_role("button", name="Open het gesprek").click()
    expect(page.get_by_role("main")).to_contain_text(BEFORE)
    expect(page.get_by_role("main")).not_to_contain_text(NOTE)
    assert faults(page) == []
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("alert")).to_contain_text("hier eerst")
    assert faults(page) == []
    page.get_by_label("Uw bericht aan de medewerker").fill("Afspraak op 3 december.")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("status")).to_contain_text("Verstuurd")
    expect(page.get_by_role("main")).to_contain_text("U liet al weten")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text(BEFORE)


def test_another_browser_only_hears_that_it_was_used(
    page: Page, browser: Browser, site: str, path: str
) -> None:
    page.goto(path)
    page.get_by_role("button", name="Open het gesprek").click()
    expect(page.get_by_role("main")).to_contain_text(BEFORE)
    other = browser.new_context(base_url=site).new_page()
    other.goto(path)
    expect(other.get_by_role("main")).to_contain_text("al gebruikt")
    expect(other.get_by_role("main")).not_to_contain_text(BEFORE)
    assert faults(other) == []
    other.context.close()


def test_pages_fit_on_a_telephone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert overflow(page) <= 0
    page.get_by_role("button", name="Open het gesprek").click()
    expect(page.get_by_role("main")).to_contain_text(BEFORE)
    assert overflow(page) <= 0

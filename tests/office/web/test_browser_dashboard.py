"""The dashboard in a real browser: for everybody, on a telephone, with a keyboard and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from core import clock
from core.database.session import session_scope
from core.services import accounts
from tests.desk_samples import NOW, TODAY, fill
from tests.office.web.browsing import faults, log_in, overflow, served
from tests.office.web.conftest import PASSWORD

SMALLEST_TEXT = 10
"""The smallest letters of a chart, in CSS pixels, that a telephone may show."""


@pytest.fixture
def site(site_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve an office with weeks of made-up questions and conversations."""
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    with session_scope(site_database) as session:
        accounts.create(session, "an", PASSWORD)
        fill(session, weeks=60, conversations=400)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with served(site_database) as address:
        yield address


@pytest.mark.parametrize("width", [1280, 320])
def test_dashboard_is_accessible_and_fits_also_with_its_tables_open(page: Page, width: int) -> None:
    log_in(page)
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for path in ("/dashboard", "/dashboard?weeks=52&province=Limburg", "/needs"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found += faults(page)
        if overflow(page):
            found.append(f"{path}: wider than {width}")
    assert found == []


def test_keyboard_opens_a_table_and_scrolls_it(page: Page) -> None:
    log_in(page)
    page.goto("/dashboard")
    summary = page.locator("summary").first
    page.get_by_role("link", name="Brussel").focus()
    page.keyboard.press("Tab")
    expect(summary).to_be_focused()
    assert summary.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("table", name="Vragen per week")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Tabel: Vragen per week")).to_be_focused()


def test_screen_reader_hears_each_chart_once_with_what_it_shows(page: Page) -> None:
    log_in(page)
    page.goto("/dashboard")
    chart = page.get_by_role("img", name="Hoe vragen afliepen")
    expect(chart).to_have_count(1)
    name = chart.evaluate("element => element.querySelector('desc').textContent")
    assert "beantwoordde de bot er" in name
    assert "Alle cijfers staan in de tabel hieronder." in name


def test_telephone_gets_a_drawing_of_its_own_with_letters_to_read(page: Page) -> None:
    log_in(page)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/dashboard?weeks=52")
    expect(page.locator(".on-narrow svg").first).to_be_visible()
    expect(page.locator(".on-wide svg").first).to_be_hidden()
    sizes = page.locator(".on-narrow svg text").evaluate_all(
        """texts => texts.map(text => {
            const drawing = text.ownerSVGElement;
            const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
            return parseFloat(getComputedStyle(text).fontSize) * scale;
        })"""
    )
    assert min(sizes) >= SMALLEST_TEXT


def test_no_letter_of_a_chart_falls_outside_its_drawing(page: Page) -> None:
    log_in(page)
    for width, part in ((1280, ".on-wide"), (320, ".on-narrow")):
        page.set_viewport_size({"width": width, "height": 800})
        for weeks in (4, 13, 52):
            page.goto(f"/dashboard?weeks={weeks}")
            outside = page.locator(f"{part} svg text").evaluate_all(
                """texts => texts.filter(text => {
                    const own = text.getBoundingClientRect();
                    const all = text.ownerSVGElement.getBoundingClientRect();
                    return own.left < all.left - 1 || own.right > all.right + 1
                        || own.top < all.top - 2 || own.bottom > all.bottom + 2;
                }).map(text => text.textContent)"""
            )
            assert outside == [], (width, weeks)


def test_paper_shows_the_charts_and_their_tables_and_no_menu(page: Page) -> None:
    log_in(page)
    page.goto("/dashboard")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Periode")).to_be_hidden()
    expect(page.locator(".on-wide svg").first).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    height = page.locator("details table").first.evaluate("element => element.getBoundingClientRect().height")
    assert height > 100


def test_choosing_a_province_keeps_the_weeks(page: Page) -> None:
    log_in(page)
    page.get_by_role("link", name="Cijfers", exact=True).click()
    page.get_by_role("link", name="4 weken").click()
    page.get_by_role("link", name="Limburg", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Limburg, 2 november 2026")
    page.get_by_role("link", name="Lees het hele rapport van de noden").click()
    expect(page.get_by_role("heading", name="Noden in Limburg")).to_be_visible()

"""The pages about people in a real browser: what staff do there, that it fits a phone, and axe-core."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core.database.session import session_scope
from core.services import accounts
from core.services.demo import load_demo
from tests.match_samples import TODAY
from tests.office.web.browsing import faults, log_in, overflow, served
from tests.office.web.conftest import PASSWORD, SEAL
from tests.office.web.people import AMINA, asks_for_staff, fill, talks

PROFILE = f"/profiles/{AMINA[:16]}"


@pytest.fixture
def site(site_database: str) -> Iterator[str]:
    """Serve an office with a reader and a desk; Amina has a profile, and waits for staff."""
    with session_scope(site_database) as session:
        accounts.create(session, "beheer", PASSWORD)
        accounts.create(session, "an", PASSWORD, role="desk")
        accounts.create(session, "lezer", PASSWORD, role="reader")
    fill(site_database, SEAL, PASSWORD)
    with session_scope(site_database) as session:
        load_demo(session, TODAY, 30, 4)
    talks(site_database, AMINA, ("user", "mag ik werken?"), ("bot", "Welk verblijf heb je?"))
    asks_for_staff(site_database, AMINA, "West-Vlaanderen", seal=SEAL)
    with served(site_database) as address:
        yield address


def go(page: Page, name: str) -> None:
    """Open a page by the menu."""
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Mensen").click()
    page.get_by_role("navigation", name="Mensen").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def test_desk_finds_a_profile_and_appraises_it(page: Page) -> None:
    log_in(page)
    go(page, "Profielen")
    page.get_by_label("Gemeente").fill("Kortrijk")
    page.get_by_label("Beroep").select_option(label="Lasser")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name=AMINA[:8]).click()
    page.get_by_label("Inschatting", exact=True).fill("Werkt netjes.")
    page.get_by_role("textbox", name="Volgende stappen").fill("Bel VDAB.")
    page.get_by_role("button", name="Bewaar de inschatting").click()
    expect(page.get_by_role("status")).to_contain_text("De inschatting is bewaard")
    expect(page.get_by_role("article")).to_contain_text("Werkt netjes.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_reader_is_shown_no_way_to_people_and_refused(page: Page) -> None:
    log_in(page, "lezer")
    expect(page.get_by_role("link", name="Mensen")).to_have_count(0)
    for path in ("/profiles", PROFILE, "/vacancies", "/matches", "/conversations", "/conversations/1"):
        page.goto(path)
        expect(page.get_by_role("heading", name="Dat lukte niet")).to_be_visible()


def test_match_is_put_forward_and_stopped(page: Page) -> None:
    log_in(page)
    go(page, "Vacatures")
    page.get_by_role("link", name=re.compile("vacature 1$")).click()
    page.get_by_role("link", name="Wie past hierbij?").click()
    page.get_by_role("button", name=f"kandidaat {AMINA[:8]}").click()
    expect(page.get_by_role("status")).to_contain_text("Beide kanten krijgen een bericht")
    expect(page.get_by_role("main")).to_contain_text("lasser, deed dit werk al")
    assert faults(page) == []
    page.get_by_label("Waarom?").select_option(label="het past toch niet")
    page.get_by_role("button", name="Stop de kennismaking").click()
    expect(page.get_by_role("status")).to_contain_text("De kennismaking is gestopt")
    expect(page.get_by_role("main")).to_contain_text("kennismaking gestopt: het past toch niet")
    go(page, "Kennismakingen")
    expect(page.get_by_role("main")).to_contain_text("Er loopt nu niets")


def test_conversation_is_read_answered_exported_and_closed(page: Page) -> None:
    log_in(page)
    page.get_by_role("link", name="1 gesprek wacht op een medewerker").click()
    page.get_by_role("link", name=re.compile("gesprek 1$")).click()
    expect(page.get_by_role("region", name="Wat er gezegd is")).to_contain_text("mag ik werken?")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als tekst").click()
    assert "mag ik werken?" in Path(download.value.path()).read_text(encoding="utf-8")
    page.get_by_label("Uw antwoord").fill("Je mag werken vanaf december.")
    page.get_by_role("button", name="Verstuur het antwoord").click()
    expect(page.get_by_role("status")).to_contain_text("Verstuurd")
    expect(page.get_by_role("region", name="Wat er gezegd is")).to_contain_text("vanaf december")
    page.get_by_role("button", name="Sluit het gesprek").click()
    expect(page.get_by_role("status")).to_contain_text("Het gesprek is gesloten")
    expect(page.get_by_label("Uw antwoord")).to_have_count(0)
    assert faults(page) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_about_people_is_accessible_and_fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    log_in(page)
    page.goto("/vacancies/1/candidates")
    page.get_by_role("button", name=f"kandidaat {AMINA[:8]}").click()
    expect(page.get_by_role("status")).to_be_visible()
    found = []
    for path in (
        "/profiles",
        "/profiles?place=Nergens&dutch=C2",
        "/profiles?page=2",
        PROFILE,
        "/vacancies",
        "/vacancies?state=filled",
        "/vacancies/1",
        "/vacancies/2/candidates",
        "/matches",
        "/matches/1",
        "/conversations",
        "/conversations?show=closed",
        "/conversations/1",
    ):
        page.goto(path)
        found += faults(page)
        if overflow(page):
            found.append(f"{path}: wider than {width}")
    assert found == []


def test_table_on_a_phone_tells_what_each_value_is(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    log_in(page)
    page.goto("/profiles")
    cell = page.get_by_role("cell", name="Kortrijk").first
    before = cell.evaluate("element => getComputedStyle(element, '::before').content")
    assert before == '"Woonplaats"'
    expect(page.get_by_role("table", name="Profielen")).to_be_visible()


def test_answer_that_was_forgotten_is_told_at_its_field(page: Page) -> None:
    log_in(page)
    page.goto("/conversations/1")
    page.get_by_label("Uw antwoord").evaluate("field => field.removeAttribute('required')")
    page.get_by_role("button", name="Verstuur het antwoord").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf eerst een antwoord")
    assert faults(page) == []
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Uw antwoord")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Uw antwoord")).to_be_in_viewport()


def test_paper_shows_the_transcript_and_no_forms(page: Page) -> None:
    log_in(page)
    page.goto("/conversations/1")
    page.emulate_media(media="print")
    expect(page.get_by_text("mag ik werken?")).to_be_visible()
    for hidden in ("Hoofdmenu", "Mensen"):
        expect(page.get_by_role("navigation", name=hidden)).to_be_hidden()
    expect(page.get_by_label("Uw antwoord")).to_be_hidden()

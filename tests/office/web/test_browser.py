"""The web office in a real browser: what people do there, and that everybody can (WCAG 2.2 AA, axe-core)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from core.database.session import session_scope
from core.services import accounts, review
from core.services.review import Guess
from tests.actions.conftest import TODAY
from tests.actions.conversation import Conversation
from tests.office.web.browsing import faults, log_in, overflow, served
from tests.office.web.conftest import PASSWORD

SENTENCE = "mag ik nu al een job zoeken als ik nog wacht op papieren van de gemeente"
PAGES = [
    "/", "/account", "/log", "/review", "/review/1", "/nergens",
    "/content/measure", "/content/measure/ibo", "/content/measure/ibo/edit",
    "/content/answer/contact@always/edit", "/content/organisation/vdab-limburg/edit",
    "/content/offer", "/content/offer/nt2-intake-agii/edit",
]  # fmt: skip


@pytest.fixture
def site(site_database: str) -> Iterator[str]:
    """Serve an office on loopback, with an editor, a reader and a message that was not understood."""
    with session_scope(site_database) as session:
        accounts.create(session, "an", PASSWORD)
        accounts.create(session, "lezer", PASSWORD, role="reader")
        guesses = [Guess("ask_work_permit", 0.41)]
        review.note_unclear(session, text="kaart van Ahmed", tier="nlu_unclear", guesses=guesses)
    with served(site_database) as address:
        yield address


def test_editor_changes_a_measure_and_the_bot_answers_with_it(page: Page) -> None:
    log_in(page)
    page.get_by_role("link", name="Maatregelen").click()
    page.get_by_label("Zoek in deze lijst").fill("individuele beroepsopleiding")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="IBO", exact=True).click()
    page.get_by_role("link", name="Bewerken").click()
    page.get_by_label("Samenvatting").fill("U leidt iemand zelf op.")
    page.get_by_role("button", name="Bekijk eerst").click()
    expect(page.get_by_role("region", name="Zo zou de bot het zeggen")).to_contain_text(
        "U leidt iemand zelf op."
    )
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("status")).to_contain_text("De bot zegt dit vanaf nu")
    person = Conversation(TODAY)
    person.slots = {"role": "employer"}
    assert "U leidt iemand zelf op." in person.says("wat is IBO", "ask_measure_details")


def test_problem_is_announced_and_its_link_leads_to_the_field(page: Page) -> None:
    log_in(page)
    page.goto("/content/measure/ibo/edit")
    page.get_by_label("Samenvatting").fill("")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("alert")).to_contain_text("Dit is nog niet bewaard")
    assert faults(page) == []
    page.get_by_role("link", name="Samenvatting: dit veld mag niet leeg zijn").click()
    expect(page.get_by_label("Samenvatting")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Samenvatting")).to_be_in_viewport()


def test_review_list_is_handled(page: Page) -> None:
    log_in(page)
    page.get_by_role("link", name="Niet begrepen").first.click()
    page.get_by_role("link", name="kaart van ▢").click()
    page.get_by_role("button", name="Dit mag de bot leren").click()
    expect(page.get_by_role("alert")).to_contain_text("Vervang elke")
    assert faults(page) == []
    page.get_by_label("Bedoeling").select_option("ask_find_job")
    page.get_by_label("Voorbeeldzin").fill(SENTENCE)
    page.get_by_role("button", name="Dit mag de bot leren").click()
    expect(page.get_by_role("status").first).to_contain_text("wacht op")
    expect(page.get_by_role("main")).to_contain_text(SENTENCE)


def test_reader_is_refused_what_an_editor_may(page: Page) -> None:
    log_in(page, "lezer")
    page.goto("/content/measure/ibo")
    expect(page.get_by_role("link", name="Bewerken")).to_have_count(0)
    page.goto("/content/measure/ibo/edit")
    expect(page.get_by_role("heading", name="Dat lukte niet")).to_be_visible()


def test_forged_form_is_refused(page: Page, context: BrowserContext) -> None:
    log_in(page)
    page.goto("/content/measure/ibo")
    page.locator("form[action$=checked] input[name=token]").evaluate("field => field.value = '0'.repeat(64)")
    page.get_by_role("button", name="Nog juist").click()
    expect(page.get_by_role("main")).to_contain_text("formulier is verlopen")


def test_wrong_password_is_told_and_logging_out_ends_it(page: Page) -> None:
    page.goto("/login")
    page.get_by_label("Naam").fill("an")
    page.get_by_label("Wachtwoord").fill("zes ezels in de schuur")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("alert")).to_contain_text("niet juist")
    assert faults(page) == []
    log_in(page)
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("status")).to_contain_text("uitgelogd")
    page.goto("/review")
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()


def test_check_of_accessibility_sees_what_is_wrong(browser: Browser) -> None:
    opened = browser.new_page()
    opened.set_content("<html><body><img src='data:,'><input><p style='color:#ccc'>bleek</p></body></html>")
    found = " ".join(faults(opened))
    assert all(rule in found for rule in ("image-alt", "label", "color-contrast", "html-has-lang"))
    opened.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_accessible_and_fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/login")
    found = faults(page)
    log_in(page)
    for path in PAGES:
        page.goto(path)
        found += faults(page)
        if overflow(page):
            found.append(f"{path}: wider than {width}")
    assert found == []


def test_keyboard_reaches_the_content_first_and_shows_where_it_is(page: Page) -> None:
    log_in(page)
    page.goto("/content/measure/ibo")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Bewerken")
    assert focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_print_leaves_out_what_paper_cannot_do(page: Page) -> None:
    log_in(page)
    page.goto("/content/measure/ibo")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    expect(page.get_by_role("link", name="Bewerken")).to_be_hidden()
    expect(page.get_by_role("heading", name="Zo zegt de bot het")).to_be_visible()

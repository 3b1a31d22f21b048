"""Profiles on the web pages, on both databases: only with consent and in the territory, every look noted."""

import json
from datetime import timedelta

import pytest

from core.clock import now
from core.database.profiles import AppraisalRow, ProfileRow
from core.database.session import session_scope
from core.rules.consent import Purpose
from core.services import consents
from core.services.demo import load_demo
from office.web import paging
from tests.match_samples import TODAY
from tests.office.web.conftest import KEY, Visitor, logged_in
from tests.office.web.people import AMINA, BILAL, CARIM, acts, change_profile

AMINAS_PAGE = f"/profiles/{AMINA[:16]}"


@pytest.fixture
def few_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE_LENGTH", 1)
    monkeypatch.setattr("office.web.profiles.PAGE_LENGTH", 1)


def test_list_shows_only_who_agreed_and_notes_every_look(people: str, desk: Visitor) -> None:
    page = desk.get("/profiles").text
    assert AMINA[:8] in page
    assert BILAL[:8] in page
    assert CARIM[:8] not in page
    assert "Lasser" in page
    assert "Kortrijk" in page
    assert acts(people, AMINA, CARIM) == [("staff:desk", "list_profiles")]


def test_page_shows_sixteen_signs_of_a_pseudonym_at_most(desk: Visitor) -> None:
    for path in ("/profiles", AMINAS_PAGE):
        assert AMINA[:17] not in desk.get(path).text


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("occupation=lasser", {AMINA, BILAL}),
        ("occupation=kok", {AMINA, BILAL}),
        ("place=Genk", {BILAL}),
        ("place=8500", set()),
        ("province=Limburg", {BILAL}),
        ("dutch=A1", {AMINA}),
        ("dutch=B2", {BILAL}),
        ("dutch=A1&province=Limburg", set()),
        ("dutch=zes&province=Nergens&page=x", {AMINA, BILAL}),
    ],
)
def test_list_can_be_narrowed(people: str, desk: Visitor, query: str, seen: set[str]) -> None:
    change_profile(people, BILAL, dutch_level="B2")
    page = desk.get(f"/profiles?{query}").text
    if query == "place=8500":
        assert "Deze gemeente ken ik niet" in page
    else:
        assert {person for person in (AMINA, BILAL) if person[:8] in page} == seen


def test_nobody_found_says_what_to_do(desk: Visitor) -> None:
    assert "toon alle profielen" in desk.get("/profiles?dutch=C2").text


def test_account_of_a_province_sees_only_who_lives_there(people: str) -> None:
    west = logged_in("west")
    page = west.get("/profiles?province=Limburg").text
    assert AMINA[:8] not in page
    page = west.get("/profiles").text
    assert AMINA[:8] in page
    assert BILAL[:8] not in page
    for path in (f"/profiles/{BILAL[:16]}", f"/profiles/{BILAL[:16]}/file/pdf"):
        assert west.get(path).status_code == 404
    token = west.token(AMINAS_PAGE)
    sent = west.client.post(f"/profiles/{BILAL[:16]}", data={"token": token, "appraisal": "Goed."})
    assert sent.status_code == 404
    assert acts(people, BILAL) == []


def test_person_without_a_place_is_for_accounts_of_all_of_flanders(people: str, desk: Visitor) -> None:
    change_profile(people, AMINA, nis_code=None)
    assert AMINA[:8] not in logged_in("west").get("/profiles").text
    assert AMINA[:8] in desk.get("/profiles").text


def test_profile_tells_every_part_its_consents_and_who_looked(people: str, desk: Visitor) -> None:
    page = desk.get(AMINAS_PAGE).text
    assert "Zelf verklaard" in page
    assert "tot 200 km" in page
    assert "1 januari 2026" in page
    assert "Kijk altijd zelf het document na" in page
    assert "medewerkers laten meekijken" in page
    assert "profiel bekeken" in page
    assert acts(people, AMINA) == [("staff:desk", "show_profile")]


@pytest.mark.parametrize("start", [CARIM[:16], CARIM, "ffff", "a1", "%25%25%25%25", "a1a1%"])
def test_profile_without_consent_or_that_is_not_there_is_not_shown(
    people: str, desk: Visitor, start: str
) -> None:
    assert desk.get(f"/profiles/{start}").status_code == 404
    assert acts(people, CARIM) == []


def test_withdrawn_consent_closes_the_page_at_once(people: str, desk: Visitor) -> None:
    assert desk.get(AMINAS_PAGE).status_code == 200
    with session_scope(people) as session:
        consents.withdraw(session, AMINA, Purpose.STAFF)
    assert desk.get(AMINAS_PAGE).status_code == 404
    assert AMINA[:8] not in desk.get("/profiles").text


def test_appraisal_is_kept_encrypted_and_shown_with_its_author(people: str, desk: Visitor) -> None:
    sent = desk.post(AMINAS_PAGE, appraisal="Werkt netjes.\nIs stipt.", next_steps="Bel VDAB <vandaag>.")
    assert sent.headers["location"] == f"{AMINAS_PAGE}?told=appraised"
    page = desk.get(AMINAS_PAGE).text
    assert "Werkt netjes." in page
    assert "door desk" in page
    assert "Bel VDAB &lt;vandaag&gt;." in page
    with session_scope(people) as session:
        row = session.query(AppraisalRow).one()
        assert "netjes" not in row.appraisal
    assert ("staff:desk", "appraise_profile") in acts(people, AMINA)


@pytest.mark.parametrize(("text", "problem"), [(" ", "Schrijf eerst"), ("x" * 4001, "hoogstens 4000")])
def test_appraisal_that_cannot_be_kept_comes_back_with_why(
    people: str, desk: Visitor, text: str, problem: str
) -> None:
    sent = desk.post(AMINAS_PAGE, appraisal=text, next_steps="Bel VDAB.")
    assert sent.status_code == 422
    assert problem in sent.text
    assert "Bel VDAB." in sent.text
    assert ("staff:desk", "appraise_profile") not in acts(people)


def test_files_are_downloads_that_are_written_down(people: str, desk: Visitor) -> None:
    pdf, told = desk.get(f"{AMINAS_PAGE}/file/pdf"), desk.get(f"{AMINAS_PAGE}/file/json")
    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["content-disposition"] == 'attachment; filename="profiel-2026-11-23.pdf"'
    assert pdf.headers["cache-control"] == "no-store"
    assert json.loads(told.content)["expectations"]["hours"] == "any"
    assert desk.get(f"{AMINAS_PAGE}/file/exe").status_code == 404
    assert acts(people, AMINA) == [("staff:desk", "export_profile")] * 2


@pytest.mark.usefixtures("few_on_a_page")
def test_long_list_comes_in_pages_and_only_what_is_seen_is_noted(people: str, desk: Visitor) -> None:
    change_profile(people, BILAL, updated_at=now() - timedelta(days=9999))
    first = desk.get("/profiles?dutch=A1").text
    assert AMINA[:8] in first
    assert "bladzijde 1 van 2" in first
    assert '/profiles?dutch=A1&amp;page=2" rel="next"' in first
    assert acts(people, BILAL) == []
    second = desk.get("/profiles?dutch=A1&page=2").text
    assert BILAL[:8] in second
    assert AMINA[:8] not in second


@pytest.mark.parametrize("role", ["reader", "editor"])
@pytest.mark.parametrize("path", ["/profiles", AMINAS_PAGE, f"{AMINAS_PAGE}/file/pdf"])
def test_reader_and_editor_see_no_profile(people: str, role: str, path: str) -> None:
    someone = logged_in(role)
    assert someone.get(path).status_code == 403
    assert "/profiles" not in someone.get("/").text
    assert acts(people) == []


def test_empty_list_says_where_profiles_come_from(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    assert "zegt dat medewerkers mogen meekijken" in logged_in("desk").get("/profiles").text


def test_somebody_made_up_has_a_page_of_their_own(people: str, desk: Visitor) -> None:
    with session_scope(people) as session:
        load_demo(session, TODAY, 3, 0)
        person = session.query(ProfileRow.person).filter(ProfileRow.demo.is_(True)).first()[0]
    page = desk.get(f"/profiles/{person}")
    assert page.status_code == 200
    assert person in page.text

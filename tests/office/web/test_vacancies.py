"""Vacancies on the web pages, on both databases: what is asked, the shortage list, and closing."""

import pytest

from core.database.session import session_scope
from core.database.vacancies import VacancyRow
from core.services.match_staff import propose_by_staff
from core.services.match_views import staff_view
from tests.match_samples import TODAY, add_vacancy
from tests.office.web.conftest import KEY, SEAL, Visitor, logged_in
from tests.office.web.people import AMINA, CONTACT, EMPLOYER, acts

VACANCY = "/vacancies/1"


def state_of(url: str, number: int = 1) -> str:
    with session_scope(url) as session:
        return str(session.get(VacancyRow, number).state)


def test_list_shows_the_open_ones_without_a_contact(people: str, desk: Visitor) -> None:
    with session_scope(people) as session:
        add_vacancy(session, EMPLOYER, company="Oud Bedrijf", state="filled", contact=SEAL.close(CONTACT))
    page = desk.get("/vacancies").text
    assert "Lasser" in page
    assert "Kortrijk" in page
    assert "15 december 2026" in page
    assert "Oud Bedrijf" not in page
    assert "jobs@" not in page
    assert acts(people) == [("staff:desk", "vacancies listed")]
    assert "Oud Bedrijf" in desk.get("/vacancies?state=filled").text
    assert "Oud Bedrijf" in desk.get("/vacancies?state=all").text


@pytest.mark.parametrize(
    ("query", "said"), [("", "Werkgevers melden ze zelf"), ("?state=closed", "Toon de open vacatures")]
)
def test_empty_list_says_what_to_do(
    office: str, monkeypatch: pytest.MonkeyPatch, query: str, said: str
) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    assert said in logged_in("desk").get(f"/vacancies{query}").text


def test_vacancy_tells_what_is_asked_its_contact_and_the_shortage_list(people: str, desk: Visitor) -> None:
    page = desk.get(VACANCY).text
    assert "Lasser in Kortrijk" in page
    assert "A2, of lager met taalcoaching" in page
    assert CONTACT in page
    assert "0123.456.749" in page
    assert "Op de lijst van 2026 als" in page
    assert "https://" in page
    assert acts(people) == [("staff:desk", "vacancy shown")]
    assert "vacature bekeken" in page


def test_occupation_that_is_gone_from_the_content_does_not_break_the_page(people: str, desk: Visitor) -> None:
    with session_scope(people) as session:
        add_vacancy(session, EMPLOYER, occupation="ooit_iets", contact=SEAL.close(CONTACT))
    page = desk.get("/vacancies/2").text
    assert "Ooit iets in Kortrijk" in page
    assert "Dat is niet bekend." in page


@pytest.mark.parametrize(("state", "told"), [("filled", "vacancy_filled"), ("closed", "vacancy_closed")])
def test_closing_stops_who_waits_and_can_be_turned_back(
    people: str, desk: Visitor, state: str, told: str
) -> None:
    with session_scope(people) as session:
        match_id = propose_by_staff(session, "els", 1, AMINA[:16], TODAY)
    sent = desk.post(f"{VACANCY}/state", page=VACANCY, state=state)
    assert sent.headers["location"] == f"{VACANCY}?told={told}"
    assert state_of(people) == state
    with session_scope(people) as session:
        assert staff_view(session, match_id).state.stopped_by == "employer"
    assert ("staff:desk", f"vacancy {state}") in acts(people)
    desk.post(f"{VACANCY}/state", page=VACANCY, state="open")
    assert state_of(people) == "open"
    assert "vacature weer geopend" in desk.get(VACANCY).text


def test_state_that_does_not_exist_is_refused(people: str, desk: Visitor) -> None:
    assert desk.post(f"{VACANCY}/state", page=VACANCY, state="weg").status_code == 404
    assert state_of(people) == "open"


def test_account_of_a_province_sees_and_closes_only_what_is_there(people: str) -> None:
    with session_scope(people) as session:
        add_vacancy(session, EMPLOYER, nis_code="71016", company="In Genk", contact=SEAL.close(CONTACT))
        add_vacancy(session, EMPLOYER, nis_code="21004", company="In Brussel", contact=SEAL.close(CONTACT))
    west = logged_in("west")
    page = west.get("/vacancies?state=all").text
    assert "Kortrijk" in page
    assert "In Genk" not in page
    for number in (2, 3):
        assert west.get(f"/vacancies/{number}").status_code == 404
        assert west.post(f"/vacancies/{number}/state", page=VACANCY, state="closed").status_code == 404
        assert state_of(people, number) == "open"


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_reader_and_editor_see_no_vacancy(people: str, role: str) -> None:
    someone = logged_in(role)
    for path in ("/vacancies", VACANCY, f"{VACANCY}/candidates"):
        assert someone.get(path).status_code == 403
    token = someone.token("/")
    sent = someone.client.post(f"{VACANCY}/state", data={"token": token, "state": "closed"})
    assert sent.status_code == 403
    assert state_of(people) == "open"

"""Matches on the web pages, on both databases: reasons in words, proposal, stop and outcome; never a name."""

import pytest
from sqlalchemy import select

from core.database.matches import AuditRow
from core.database.relay import OutboxMessage
from core.database.session import session_scope
from core.rules.consent import Purpose
from core.rules.introduction import Contact
from core.services import consents
from core.services.match_agreement import agree_employer, agree_newcomer
from core.services.match_views import staff_view
from core.services.matching import refresh_index_row
from tests.match_samples import add_vacancy
from tests.office.web.conftest import SEAL, Visitor, logged_in
from tests.office.web.people import AMINA, BILAL, CARIM, CONTACT, EMPLOYER, acts

CANDIDATES = "/vacancies/1/candidates"
MATCH = "/matches/1"


def proposed(desk: Visitor, person: str = AMINA) -> None:
    sent = desk.post("/vacancies/1/propose", page=CANDIDATES, candidate=person[:16])
    assert sent.headers["location"] == f"{MATCH}?told=proposed"


def introduced(desk: Visitor, url: str) -> None:
    proposed(desk)
    with session_scope(url) as session:
        agree_employer(session, 1, EMPLOYER)
        agree_newcomer(session, 1, AMINA, Contact("Samira", "0478123456"))


def test_candidates_come_with_reasons_in_words_and_without_a_name(people: str, desk: Visitor) -> None:
    page = desk.get(CANDIDATES).text
    assert f"Kandidaat {AMINA[:8]}" in page
    assert f"Kandidaat {BILAL[:8]}" in page
    assert CARIM[:8] not in page
    assert "Beroep: lasser, deed dit werk al" in page
    assert "taalcoaching kan helpen" in page
    assert AMINA[:17] not in page
    assert ("staff:desk", "card_seen") in acts(people, AMINA)
    assert acts(people, CARIM) == []


def test_nobody_to_propose_says_what_to_do(people: str, desk: Visitor) -> None:
    with session_scope(people) as session:
        for person in (AMINA, BILAL):
            consents.withdraw(session, person, Purpose.STAFF)
    assert "Er past nu niemand" in desk.get(CANDIDATES).text


def test_proposal_is_written_to_both_and_can_be_followed(people: str, desk: Visitor) -> None:
    proposed(desk)
    with session_scope(people) as session:
        assert {row.pseudonym for row in session.scalars(select(OutboxMessage))} == {AMINA, EMPLOYER}
    page = desk.get(MATCH).text
    assert "voorgesteld door desk" in page
    assert "nog niet" in page
    assert "Beroep: lasser, deed dit werk al" in page
    assert "kennismaking voorgesteld" in page
    assert AMINA[:8] in desk.get("/matches").text
    assert AMINA[:8] not in desk.get(CANDIDATES).text


@pytest.mark.parametrize("address", ["", "a1", "%", CARIM[:16], "f" * 16])
def test_code_of_nobody_or_of_who_hides_the_profile_is_refused(
    people: str, desk: Visitor, address: str
) -> None:
    assert desk.post("/vacancies/1/propose", page=CANDIDATES, candidate=address).status_code == 404
    assert acts(people, CARIM) == []


def test_closed_vacancy_and_stopped_match_are_told(people: str, desk: Visitor) -> None:
    proposed(desk)
    desk.post(f"{MATCH}/stop", page=MATCH, reason="no_fit")
    again = desk.post("/vacancies/1/propose", page=CANDIDATES, candidate=AMINA[:16])
    assert (again.status_code, "komt niet terug" in again.text) == (409, True)
    desk.post("/vacancies/1/state", page="/vacancies/1", state="closed")
    closed = desk.post("/vacancies/1/propose", page=CANDIDATES, candidate=BILAL[:16])
    assert (closed.status_code, "niet meer open" in closed.text) == (409, True)


def test_person_who_wants_no_vacancy_any_more_gets_no_proposal(people: str, desk: Visitor) -> None:
    token = desk.token(CANDIDATES)
    with session_scope(people) as session:
        consents.withdraw(session, AMINA, Purpose.MATCH)
        refresh_index_row(session, AMINA)
    sent = desk.client.post("/vacancies/1/propose", data={"token": token, "candidate": AMINA[:16]})
    assert (sent.status_code, "niets gestuurd" in sent.text) == (409, True)


def test_stop_keeps_its_reason_inside(people: str, desk: Visitor) -> None:
    proposed(desk)
    assert desk.post(f"{MATCH}/stop", page=MATCH, reason="weg").status_code == 404
    sent = desk.post(f"{MATCH}/stop", page=MATCH, reason="not_available")
    assert sent.headers["location"] == f"{MATCH}?told=stopped"
    page = desk.get(MATCH).text
    assert "kennismaking gestopt: de kandidaat is niet meer beschikbaar" in page
    assert "Stop de kennismaking" not in page
    with session_scope(people) as session:
        told = [SEAL.open(row.text) or "" for row in session.scalars(select(OutboxMessage))]
        stopped = session.scalars(select(AuditRow).where(AuditRow.action == "match_stopped")).one()
        assert stopped.subject == "not_available"
    assert len(told) == 4
    assert not any("beschikbaar" in text for text in told)


def test_name_and_contact_never_stand_on_a_page(people: str, desk: Visitor) -> None:
    introduced(desk, people)
    for path in ("/matches", MATCH):
        page = desk.get(path).text
        assert "kennisgemaakt" in page
        for secret in ("Samira", "0478123456", CONTACT, AMINA[:17]):
            assert secret not in page


def test_outcome_follows_an_introduction_and_can_be_corrected(people: str, desk: Visitor) -> None:
    proposed(desk)
    early = desk.post(f"{MATCH}/outcome", page=MATCH, outcome="hired")
    assert early.status_code == 409
    with session_scope(people) as session:
        agree_employer(session, 1, EMPLOYER)
        agree_newcomer(session, 1, AMINA, Contact("Samira", "0478123456"))
    assert desk.post(f"{MATCH}/outcome", page=MATCH, outcome="misschien").status_code == 404
    for outcome in ("no_show", "hired"):
        desk.post(f"{MATCH}/outcome", page=MATCH, outcome=outcome)
        with session_scope(people) as session:
            assert staff_view(session, 1).state.outcome == outcome
    assert "aangenomen" in desk.get(MATCH).text
    assert "/matches/1" not in desk.get("/matches").text
    assert "/matches/1" in desk.get("/matches?show=all").text


def test_candidate_who_hides_the_profile_is_no_longer_shown(people: str, desk: Visitor) -> None:
    proposed(desk)
    with session_scope(people) as session:
        consents.withdraw(session, AMINA, Purpose.STAFF)
    for path in (MATCH, "/matches", "/vacancies/1"):
        assert AMINA[:8] not in desk.get(path).text
    assert "laat medewerkers het profiel niet zien" in desk.get(MATCH).text


def test_account_of_a_province_handles_only_matches_of_vacancies_there(people: str, desk: Visitor) -> None:
    with session_scope(people) as session:
        add_vacancy(session, EMPLOYER, nis_code="71016", contact=SEAL.close(CONTACT))
    sent = desk.post("/vacancies/2/propose", page="/vacancies/2/candidates", candidate=BILAL[:16])
    assert sent.status_code == 303
    west = logged_in("west")
    assert "/matches/1" not in west.get("/matches").text
    for path in (MATCH, "/vacancies/2/candidates"):
        assert west.get(path).status_code == 404
    for path, fields in (
        ("/vacancies/2/propose", {"candidate": AMINA[:16]}),
        (f"{MATCH}/stop", {"reason": "other"}),
        (f"{MATCH}/outcome", {"outcome": "hired"}),
    ):
        assert west.post(path, page="/vacancies/1", **fields).status_code == 404
    with session_scope(people) as session:
        assert staff_view(session, 1).state.stopped_at is None


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_reader_and_editor_handle_no_match(people: str, desk: Visitor, role: str) -> None:
    proposed(desk)
    someone = logged_in(role)
    token = someone.token("/")
    for path in ("/matches", MATCH):
        assert someone.get(path).status_code == 403
    for path in (f"{MATCH}/stop", f"{MATCH}/outcome", "/vacancies/1/propose"):
        assert someone.client.post(path, data={"token": token, "reason": "other"}).status_code == 403


def test_unknown_match_is_told(people: str, desk: Visitor) -> None:
    assert desk.get("/matches/99").status_code == 404
    assert "Kies een" in desk.get("/matches").text

"""`toeleiding match` as staff use it, on both databases: codes and cards, never a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from core.content.matching import FILE as POLICY
from core.content.matching import load_matching, read_matching
from core.database.matches import AuditRow, MatchRow
from core.database.places import MunicipalityRow
from core.database.relay import OutboxMessage
from core.database.session import engine_for, session_scope
from core.rules.consent import Purpose
from core.rules.introduction import Contact
from core.services import consents
from core.services.match_agreement import agree_employer, agree_newcomer
from core.services.matching import refresh_index_row
from office.main import app
from tests.match_samples import (
    COMPANY_CONTACT,
    EMPLOYER,
    KEY,
    NEWCOMER,
    SEAL,
    TODAY,
    add_person_on_telegram,
    add_profile,
    add_vacancy,
)

CODE = NEWCOMER[:8]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["match", *arguments, "--by", "els"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def office(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a database with a vacancy (number 1) and a candidate who lets staff see the profile."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    monkeypatch.setenv("COLUMNS", "200")
    assert Path("data", POLICY).exists()
    with session_scope(database_url) as session:
        load_matching(session, read_matching(Path("data"))[0])
        session.add(
            MunicipalityRow(
                nis_code="34022",
                name="Kortrijk",
                province="West-Vlaanderen",
                region="flanders",
                latitude=50.83,
                longitude=3.26,
            )
        )
        add_person_on_telegram(session, NEWCOMER)
        add_person_on_telegram(session, EMPLOYER)
        add_profile(session)
        consents.give(session, NEWCOMER, Purpose.STAFF)
        refresh_index_row(session, NEWCOMER)
        add_vacancy(session)
    yield database_url
    engine_for(database_url).dispose()


def hides_profile(url: str) -> None:
    with session_scope(url) as session:
        consents.withdraw(session, NEWCOMER, Purpose.STAFF)


def acts(url: str) -> list[tuple[str, str]]:
    with session_scope(url) as session:
        return [(row.actor, row.action) for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]


def introduced(url: str) -> None:
    run("propose", "1", "--candidate", CODE)
    with session_scope(url) as session:
        agree_employer(session, 1, EMPLOYER)
        agree_newcomer(session, 1, NEWCOMER, Contact("Samira", "0478123456"))


def test_staff_see_who_fits_a_vacancy_by_code_and_without_a_name(office: str) -> None:
    code, output = run("propose", "1")
    assert code == 0
    assert CODE in output
    assert NEWCOMER not in output
    assert "Nederlands past voor een deel" in output
    assert ("staff:els", "card_seen") in acts(office)


def test_person_who_hides_the_profile_from_staff_is_not_shown_and_cannot_be_proposed(office: str) -> None:
    hides_profile(office)
    assert "niemand" in run("propose", "1")[1]
    code, output = run("propose", "1", "--candidate", CODE)
    assert code == 1
    assert "Dat lukte niet" in output


def test_proposal_is_written_to_both_and_audited(office: str) -> None:
    assert run("propose", "1", "--candidate", CODE)[0] == 0
    with session_scope(office) as session:
        rows = session.scalars(select(OutboxMessage))
        texts = {row.pseudonym: SEAL.open(row.text) or "" for row in rows}
    assert "medewerker" in texts[NEWCOMER]
    assert "medewerker" in texts[EMPLOYER]
    assert ("staff:els", "match_proposed") in acts(office)


def test_short_code_is_refused(office: str) -> None:
    assert run("propose", "1", "--candidate", "n")[0] == 1


def test_list_and_show_tell_how_far_it_is_without_name_or_contact(office: str) -> None:
    introduced(office)
    for output in (run("list")[1], run("show", "1")[1]):
        assert "kennisgemaakt" in output
        assert "els" in output or CODE in output
        for secret in ("Samira", "0478123456", COMPANY_CONTACT, NEWCOMER):
            assert secret not in output
    assert ("staff:els", "match_seen") in acts(office)


def test_show_leaves_the_card_out_of_who_hides_the_profile(office: str) -> None:
    introduced(office)
    hides_profile(office)
    assert CODE not in run("list")[1]
    output = run("show", "1")[1]
    assert CODE not in output
    assert "laat medewerkers het profiel niet zien" in output
    assert "Nederlands past" not in output


def test_stop_empties_the_contact(office: str) -> None:
    introduced(office)
    assert run("stop", "1")[0] == 0
    with session_scope(office) as session:
        row = session.get(MatchRow, 1)
        assert (row.contact, row.stopped_by) == (None, "staff:els")
    assert run("list")[1] == "Er zijn geen kennismakingen.\n"
    assert "gestopt" in run("list", "--all")[1]


def test_outcome_is_noted_and_can_be_corrected(office: str) -> None:
    introduced(office)
    assert "aangenomen" in run("outcome", "1", "hired")[1]
    assert "niet gekomen" in run("outcome", "1", "no_show")[1]


def test_outcome_before_the_introduction_gets_a_sentence_and_no_traceback(office: str) -> None:
    run("propose", "1", "--candidate", CODE)
    code, output = run("outcome", "1", "hired")
    assert code == 1
    assert "Dat lukte niet" in output


@pytest.mark.parametrize("command", ["show", "stop"])
def test_unknown_number_gets_a_sentence_and_no_traceback(office: str, command: str) -> None:
    code, output = run(command, "7")
    assert code == 1
    assert "Dat lukte niet" in output

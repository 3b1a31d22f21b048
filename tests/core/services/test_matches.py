"""Matches on both databases: two consents, one introduction, nothing after a stop, and who hears what."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.consents import ConsentRow
from core.database.matches import AuditRow, MatchRow
from core.database.profiles import ProfileRow
from core.database.relay import OutboxMessage, oldest_pending_message
from core.database.session import session_scope
from core.database.vacancies import CLOSED, VacancyRow
from core.rules.consent import Purpose
from core.rules.introduction import Contact
from core.rules.match_state import Hindrance, MatchStoppedError, NotIntroducedError, Phase
from core.rules.vacancy import NewVacancy
from core.services import consents, vacancies
from core.services.consents import ConsentMissingError
from core.services.erasure import erase_person
from core.services.match_agreement import (
    Progress,
    agree_employer,
    agree_newcomer,
    introduce_if_possible,
)
from core.services.match_rows import MatchNotFoundError, contact_in, state_of
from core.services.match_views import Introduced, introduce_again
from core.services.matches import (
    NotProposableError,
    end,
    propose,
    stop,
    stop_all_of,
)
from core.services.my_data import withdraw_from
from core.services.vacancies import close_vacancy
from tests.match_samples import (
    COMPANY,
    COMPANY_CONTACT,
    EMPLOYER,
    KEY,
    NEWCOMER,
    SEAL,
    STRANGER,
    TODAY,
    add_person_on_telegram,
    add_profile,
    add_vacancy,
)

SAMIRA = Contact("Samira", "0478123456")


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())


@pytest.fixture
def vacancy(session: Session) -> int:
    """Give a vacancy and a profile that fits, both of people on Telegram."""
    add_person_on_telegram(session, NEWCOMER)
    add_person_on_telegram(session, EMPLOYER)
    add_profile(session)
    return add_vacancy(session)


def proposed(session: Session, vacancy: int, by: str = "employer") -> int:
    return propose(session, vacancy, NEWCOMER, by=by, score=0.8)


def row_of(session: Session, match_id: int) -> MatchRow:
    return session.get(MatchRow, match_id, populate_existing=True)


def messages_to(session: Session, person: str) -> list[str]:
    rows = session.scalars(
        select(OutboxMessage).where(OutboxMessage.pseudonym == person).order_by(OutboxMessage.id)
    )
    return [SEAL.open(row.text) or "" for row in rows]


def acts(session: Session) -> list[tuple[str, str]]:
    return [(row.actor, row.action) for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]


def introduced(session: Session, vacancy: int) -> int:
    match_id = proposed(session, vacancy)
    agree_employer(session, match_id, EMPLOYER)
    assert agree_newcomer(session, match_id, NEWCOMER, SAMIRA).introduced_now
    return match_id


def stop_by_newcomer(session: Session, match_id: int) -> None:
    stop(session, match_id, "newcomer", person=NEWCOMER)


def withdraw_matching(session: Session, _match_id: int) -> None:
    withdraw_from(session, NEWCOMER, Purpose.MATCH)


def withdraw_all(session: Session, _match_id: int) -> None:
    withdraw_from(session, NEWCOMER, Purpose.KEEP)


def erase(session: Session, _match_id: int) -> None:
    erase_person(session, NEWCOMER)


def test_yes_of_both_gives_each_side_just_what_the_other_passed_on(session: Session, vacancy: int) -> None:
    introduced(session, vacancy)
    to_newcomer, to_employer = messages_to(session, NEWCOMER)[-1], messages_to(session, EMPLOYER)[-1]
    assert COMPANY in to_newcomer
    assert COMPANY_CONTACT in to_newcomer
    assert "Samira" in to_employer
    assert "0478123456" in to_employer


def test_nothing_that_is_sent_before_both_agreed_names_anybody(session: Session, vacancy: int) -> None:
    agree_employer(session, proposed(session, vacancy), EMPLOYER)
    (message,) = messages_to(session, NEWCOMER)
    assert COMPANY not in message
    assert "Peeters" not in message
    assert messages_to(session, EMPLOYER) == []


def test_contact_stands_encrypted_in_the_table(session: Session, vacancy: int) -> None:
    row = row_of(session, introduced(session, vacancy))
    assert "Samira" not in row.contact
    assert contact_in(row) == SAMIRA


def test_two_consents_have_their_own_moments(session: Session, vacancy: int) -> None:
    state = state_of(row_of(session, introduced(session, vacancy)))
    assert state.employer_agreed_at is not None
    assert state.newcomer_agreed_at is not None
    assert state.employer_agreed_at < state.newcomer_agreed_at
    assert state.introduced_at is not None


def test_newcomer_may_begin_and_the_employer_hears_of_a_candidate_without_a_name(
    session: Session, vacancy: int
) -> None:
    match_id = proposed(session, vacancy, by="newcomer")
    assert not agree_newcomer(session, match_id, NEWCOMER, SAMIRA).introduced_now
    (message,) = messages_to(session, EMPLOYER)
    assert "Samira" not in message
    assert agree_employer(session, match_id, EMPLOYER).introduced_now


def test_staff_proposal_is_written_to_both(session: Session, vacancy: int) -> None:
    proposed(session, vacancy, by="staff:els")
    assert len(messages_to(session, NEWCOMER)) == len(messages_to(session, EMPLOYER)) == 1


def test_second_press_changes_nothing_and_writes_nothing(session: Session, vacancy: int) -> None:
    match_id = introduced(session, vacancy)
    before, written = state_of(row_of(session, match_id)), len(messages_to(session, NEWCOMER))
    assert not agree_employer(session, match_id, EMPLOYER).introduced_now
    assert proposed(session, vacancy) == match_id
    assert state_of(row_of(session, match_id)) == before
    assert len(messages_to(session, NEWCOMER)) == written


def test_contact_may_be_corrected_until_the_introduction(session: Session, vacancy: int) -> None:
    match_id = proposed(session, vacancy, by="newcomer")
    agree_newcomer(session, match_id, NEWCOMER, SAMIRA)
    agree_newcomer(session, match_id, NEWCOMER, Contact("Samira", "samira@voorbeeld.example"))
    agree_employer(session, match_id, EMPLOYER)
    assert "samira@voorbeeld.example" in messages_to(session, EMPLOYER)[-1]


@pytest.mark.parametrize("person", [STRANGER, EMPLOYER])
def test_nobody_says_yes_for_the_newcomer(session: Session, vacancy: int, person: str) -> None:
    match_id = proposed(session, vacancy)
    with pytest.raises(MatchNotFoundError):
        agree_newcomer(session, match_id, person, SAMIRA)


@pytest.mark.parametrize("person", [STRANGER, NEWCOMER])
def test_nobody_says_yes_for_the_employer(session: Session, vacancy: int, person: str) -> None:
    match_id = proposed(session, vacancy)
    with pytest.raises(MatchNotFoundError):
        agree_employer(session, match_id, person)


def test_stranger_can_neither_stop_nor_end_a_match(session: Session, vacancy: int) -> None:
    match_id = introduced(session, vacancy)
    with pytest.raises(MatchNotFoundError):
        stop(session, match_id, "newcomer", person=STRANGER)
    with pytest.raises(MatchNotFoundError):
        end(session, match_id, "hired", person=STRANGER)


def test_nobody_is_proposed_without_consent_for_matching(session: Session, vacancy: int) -> None:
    consents.withdraw(session, NEWCOMER, Purpose.MATCH)
    with pytest.raises(ConsentMissingError):
        proposed(session, vacancy)


def test_nobody_is_matched_with_an_own_vacancy(session: Session, vacancy: int) -> None:
    own = add_vacancy(session, NEWCOMER)
    with pytest.raises(NotProposableError):
        propose(session, own, NEWCOMER, by="newcomer")


def withdraws_matching(session: Session) -> None:
    consents.withdraw(session, NEWCOMER, Purpose.MATCH)


def closes_vacancy(session: Session) -> None:
    for row in session.scalars(select(VacancyRow)):
        row.state = CLOSED


def employer_withdraws(session: Session) -> None:
    consents.withdraw(session, EMPLOYER, Purpose.KEEP)


def work(answer: str | None, until: date | None = None) -> Callable[[Session], None]:
    def change(session: Session) -> None:
        row = session.get(ProfileRow, NEWCOMER)
        row.work_answer, row.work_until = answer, until

    return change


@pytest.mark.parametrize(
    ("changes", "hindrance"),
    [
        (withdraws_matching, Hindrance.NO_CONSENT_NEWCOMER),
        (closes_vacancy, Hindrance.VACANCY_NOT_OPEN),
        (work("no"), Hindrance.NOT_ALLOWED),
        (work("yes", date(2026, 12, 1)), Hindrance.RIGHT_UNKNOWN),
        (work("uncertain"), Hindrance.RIGHT_UNKNOWN),
        (work(None), Hindrance.RIGHT_UNKNOWN),
    ],
)
def test_what_changed_since_the_first_yes_holds_the_introduction_back(
    session: Session, vacancy: int, changes: Callable[[Session], None], hindrance: Hindrance
) -> None:
    match_id = proposed(session, vacancy, by="newcomer")
    agree_newcomer(session, match_id, NEWCOMER, SAMIRA)
    changes(session)
    session.flush()
    progress = agree_employer(session, match_id, EMPLOYER)
    assert progress.hindrances == (hindrance,)
    assert progress.state.introduced_at is None
    assert not any("Samira" in message for message in messages_to(session, EMPLOYER))


def test_employer_who_withdrew_consent_cannot_agree(session: Session, vacancy: int) -> None:
    match_id = proposed(session, vacancy, by="newcomer")
    employer_withdraws(session)
    with pytest.raises(ConsentMissingError):
        agree_employer(session, match_id, EMPLOYER)


def test_introduction_that_was_held_back_follows_once_nothing_hinders(session: Session, vacancy: int) -> None:
    match_id = proposed(session, vacancy, by="newcomer")
    agree_newcomer(session, match_id, NEWCOMER, SAMIRA)
    work("uncertain")(session)
    agree_employer(session, match_id, EMPLOYER)
    work("yes")(session)
    session.flush()
    assert agree_employer(session, match_id, EMPLOYER).introduced_now


@pytest.mark.parametrize("by", [("newcomer", NEWCOMER), ("employer", EMPLOYER), ("staff:els", None)])
def test_stop_empties_the_contact_and_nothing_comes_back(
    session: Session, vacancy: int, by: tuple[str, str | None]
) -> None:
    match_id = introduced(session, vacancy)
    stop(session, match_id, by[0], person=by[1])
    row = row_of(session, match_id)
    assert (row.contact, state_of(row).phase) == (None, Phase.STOPPED)
    with pytest.raises(MatchStoppedError):
        agree_newcomer(session, match_id, NEWCOMER, SAMIRA)
    with pytest.raises(MatchStoppedError):
        proposed(session, vacancy)
    with pytest.raises(MatchStoppedError):
        end(session, match_id, "hired", by="staff:els")
    assert row_of(session, match_id).contact is None


def test_other_side_hears_of_a_stop_once_and_without_a_reason(session: Session, vacancy: int) -> None:
    match_id = introduced(session, vacancy)
    before = len(messages_to(session, NEWCOMER))
    stop(session, match_id, "employer", person=EMPLOYER)
    stop(session, match_id, "employer", person=EMPLOYER)
    assert len(messages_to(session, NEWCOMER)) == before + 1


def test_who_never_heard_of_a_match_does_not_hear_that_it_stops(session: Session, vacancy: int) -> None:
    match_id = proposed(session, vacancy)
    stop(session, match_id, "employer", person=EMPLOYER)
    assert messages_to(session, NEWCOMER) == []


def test_outcome_empties_the_contact(session: Session, vacancy: int) -> None:
    match_id = introduced(session, vacancy)
    assert end(session, match_id, "hired", person=EMPLOYER).phase is Phase.ENDED
    assert row_of(session, match_id).contact is None


@pytest.mark.parametrize("ending", [stop_by_newcomer, withdraw_matching, withdraw_all, erase])
def test_contact_that_still_waits_to_be_sent_goes_when_the_newcomer_ends_it(
    session: Session, vacancy: int, ending: Callable[[Session, int], object]
) -> None:
    match_id = introduced(session, vacancy)
    assert any("Samira" in message for message in messages_to(session, EMPLOYER))
    ending(session, match_id)
    assert not any("0478123456" in message for message in messages_to(session, EMPLOYER))
    waiting = oldest_pending_message(session, EMPLOYER)
    assert waiting is None or waiting.match_id is None


def test_who_withdraws_matching_after_an_introduction_is_not_shown_again(
    session: Session, vacancy: int
) -> None:
    match_id = introduced(session, vacancy)
    withdraw_matching(session, match_id)
    assert row_of(session, match_id).contact is None
    assert introduce_again(session, match_id, EMPLOYER) is None
    assert introduce_again(session, match_id, NEWCOMER) == Introduced(written=True)


@pytest.mark.parametrize("field", [{"company": "Een ander bedrijf"}, {"enterprise_number": "0000000097"}])
def test_yes_to_one_company_is_no_yes_to_another(
    session: Session, vacancy: int, field: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vacancies, "problems_with", lambda *_: ())  # no occupations stand in this database
    match_id = propose(session, vacancy, NEWCOMER, by="newcomer")
    agree_newcomer(session, match_id, NEWCOMER, SAMIRA)
    now = vacancies.vacancy(session, vacancy)
    as_new = {each.name: getattr(now, each.name) for each in fields(NewVacancy)}
    vacancies.change_vacancy(session, vacancy, NewVacancy(**{**as_new, "positions": 2}))
    assert state_of(row_of(session, match_id)).phase is Phase.PROPOSED
    vacancies.change_vacancy(session, vacancy, NewVacancy(**{**as_new, **field}))
    with pytest.raises(MatchStoppedError):
        agree_employer(session, match_id, EMPLOYER)
    assert row_of(session, match_id).contact is None


def test_look_of_one_side_introduces_two_who_were_held_back(session: Session, vacancy: int) -> None:
    match_id = proposed(session, vacancy)
    agree_employer(session, match_id, EMPLOYER)
    profile = session.get(ProfileRow, NEWCOMER)
    profile.work_answer = None
    assert agree_newcomer(session, match_id, NEWCOMER, SAMIRA).hindrances == (Hindrance.RIGHT_UNKNOWN,)
    assert introduce_if_possible(session, match_id, EMPLOYER).hindrances
    profile.work_answer = "yes"
    session.flush()
    with pytest.raises(MatchNotFoundError):
        introduce_if_possible(session, match_id, STRANGER)
    assert introduce_if_possible(session, match_id, NEWCOMER).introduced_now
    assert not introduce_if_possible(session, match_id, NEWCOMER).introduced_now
    assert sum("Samira" in message for message in messages_to(session, EMPLOYER)) == 1


def test_look_introduces_nobody_before_both_agreed(session: Session, vacancy: int) -> None:
    match_id = proposed(session, vacancy)
    agree_employer(session, match_id, EMPLOYER)
    assert not introduce_if_possible(session, match_id, EMPLOYER).introduced_now
    assert state_of(row_of(session, match_id)).phase is Phase.PROPOSED


def test_outcome_comes_after_the_introduction(session: Session, vacancy: int) -> None:
    with pytest.raises(NotIntroducedError):
        end(session, proposed(session, vacancy), "hired", by="staff:els")


def test_who_withdraws_stops_all_that_goes_on(session: Session, vacancy: int) -> None:
    other = add_vacancy(session)
    first, second = introduced(session, vacancy), propose(session, other, NEWCOMER, by="employer")
    ended = propose(session, add_vacancy(session), NEWCOMER, by="employer")
    agree_employer(session, ended, EMPLOYER)
    agree_newcomer(session, ended, NEWCOMER, SAMIRA)
    end(session, ended, "hired", person=NEWCOMER)
    assert stop_all_of(session, NEWCOMER) == 2
    phases = [state_of(row_of(session, match_id)).phase for match_id in (first, second, ended)]
    assert phases == [Phase.STOPPED, Phase.STOPPED, Phase.ENDED]


def test_vacancy_that_closes_stops_who_waits_and_not_who_met(session: Session, vacancy: int) -> None:
    add_profile(session, STRANGER)
    met = introduced(session, vacancy)
    waits = propose(session, vacancy, STRANGER, by="employer")
    close_vacancy(session, vacancy, "filled")
    assert state_of(row_of(session, waits)).phase is Phase.STOPPED
    assert state_of(row_of(session, met)).phase is Phase.INTRODUCED


def test_person_in_a_terminal_gets_no_message_but_the_match_goes_on(session: Session) -> None:
    add_profile(session)
    match_id = propose(session, add_vacancy(session), NEWCOMER, by="employer")
    agree_employer(session, match_id, EMPLOYER)
    progress = agree_newcomer(session, match_id, NEWCOMER, SAMIRA)
    assert (progress.introduced_now, progress.written_to) == (True, frozenset())


def test_person_who_blocked_the_bot_gets_no_message(session: Session) -> None:
    add_person_on_telegram(session, NEWCOMER)
    add_person_on_telegram(session, EMPLOYER, blocked=True)
    add_profile(session)
    match_id = propose(session, add_vacancy(session), NEWCOMER, by="employer")
    agree_employer(session, match_id, EMPLOYER)
    assert agree_newcomer(session, match_id, NEWCOMER, SAMIRA).written_to == {"newcomer"}


def test_every_act_is_audited_and_a_double_press_is_not(session: Session, vacancy: int) -> None:
    match_id = introduced(session, vacancy)
    agree_employer(session, match_id, EMPLOYER)
    end(session, match_id, "no_show", by="staff:els")
    assert acts(session) == [
        (EMPLOYER, "match_proposed"),
        (EMPLOYER, "match_agreed"),
        (NEWCOMER, "match_agreed"),
        ("system", "match_introduced"),
        ("staff:els", "match_outcome"),
    ]


def test_match_goes_with_the_profile(session: Session, vacancy: int) -> None:
    introduced(session, vacancy)
    session.delete(session.get(ProfileRow, NEWCOMER))
    session.flush()
    assert session.scalars(select(MatchRow)).all() == []


def test_what_a_company_is_called_is_no_link_and_no_bold_text(session: Session) -> None:
    add_person_on_telegram(session, NEWCOMER)
    add_profile(session)
    match_id = propose(session, add_vacancy(session, company="**[Klik](x)**"), NEWCOMER, by="employer")
    agree_employer(session, match_id, EMPLOYER)
    agree_newcomer(session, match_id, NEWCOMER, SAMIRA)
    assert "Bedrijf: **Klik(x)**" in messages_to(session, NEWCOMER)[-1]


Act = Callable[[Session, int], object]


def together(database_url: str, *doing: Callable[[Session], object]) -> list[object]:
    """Do several things at the same moment, each in a transaction and thread of its own."""
    ready = Barrier(len(doing))

    def run(act: Callable[[Session], object]) -> object:
        with session_scope(database_url) as session:
            ready.wait(timeout=10)
            try:
                return act(session)
            except (MatchStoppedError, ConsentMissingError) as error:
                return error

    with ThreadPoolExecutor(len(doing)) as pool:
        return list(pool.map(run, doing))


def waiting_match(database_url: str) -> int:
    with session_scope(database_url) as session:
        add_person_on_telegram(session, NEWCOMER)
        add_person_on_telegram(session, EMPLOYER)
        add_profile(session)
        return propose(session, add_vacancy(session), NEWCOMER, by="staff:els")


@pytest.mark.parametrize("_time", range(5))
def test_two_who_say_yes_at_the_same_moment_are_introduced_once(database_url: str, _time: int) -> None:
    match_id = waiting_match(database_url)
    done = together(
        database_url,
        lambda session: agree_newcomer(session, match_id, NEWCOMER, SAMIRA),
        lambda session: agree_employer(session, match_id, EMPLOYER),
        lambda session: agree_employer(session, match_id, EMPLOYER),
    )
    assert [isinstance(each, Progress) and each.introduced_now for each in done].count(True) == 1
    with session_scope(database_url) as session:
        assert [action for _, action in acts(session)].count("match_introduced") == 1
        assert sum("Samira" in message for message in messages_to(session, EMPLOYER)) == 1
        assert sum(COMPANY in message for message in messages_to(session, NEWCOMER)) == 1


@pytest.mark.parametrize("_time", range(5))
def test_yes_at_the_moment_of_a_stop_never_leaves_a_contact_behind(database_url: str, _time: int) -> None:
    match_id = waiting_match(database_url)
    with session_scope(database_url) as session:
        agree_newcomer(session, match_id, NEWCOMER, SAMIRA)
    together(
        database_url,
        lambda session: agree_employer(session, match_id, EMPLOYER),
        lambda session: stop(session, match_id, "newcomer", person=NEWCOMER),
    )
    with session_scope(database_url) as session:
        row = row_of(session, match_id)
        assert (state_of(row).phase, row.contact) == (Phase.STOPPED, None)


@pytest.mark.parametrize("_time", range(5))
def test_introduction_and_withdrawal_at_the_same_moment_come_one_after_the_other(
    database_url: str, _time: int
) -> None:
    match_id = waiting_match(database_url)
    with session_scope(database_url) as session:
        agree_newcomer(session, match_id, NEWCOMER, SAMIRA)

    def withdraw(session: Session) -> None:
        consents.withdraw(session, NEWCOMER, Purpose.MATCH)
        stop_all_of(session, NEWCOMER)

    together(database_url, lambda session: agree_employer(session, match_id, EMPLOYER), withdraw)
    with session_scope(database_url) as session:
        state = state_of(row_of(session, match_id))
        withdrawn_at = session.scalars(
            select(ConsentRow.withdrawn_at).where(ConsentRow.purpose == Purpose.MATCH.value)
        ).one()
        assert state.phase is Phase.STOPPED
        assert row_of(session, match_id).contact is None
        assert not any("Samira" in message for message in messages_to(session, EMPLOYER))
        assert withdrawn_at is not None


@pytest.mark.parametrize("_time", range(5))
def test_introduction_and_erasure_at_the_same_moment_leave_nothing_and_break_nothing(
    database_url: str, _time: int
) -> None:
    match_id = waiting_match(database_url)
    with session_scope(database_url) as session:
        agree_newcomer(session, match_id, NEWCOMER, SAMIRA)

    def agree(session: Session) -> object:
        try:
            return agree_employer(session, match_id, EMPLOYER)
        except MatchNotFoundError as error:
            return error

    together(database_url, agree, lambda session: erase_person(session, NEWCOMER))
    with session_scope(database_url) as session:
        assert session.get(MatchRow, match_id) is None
        assert not any("Samira" in message for message in messages_to(session, EMPLOYER))
        assert sum("gaat niet door" in message for message in messages_to(session, EMPLOYER)) == 1


@pytest.mark.parametrize("_time", range(3))
def test_two_who_propose_at_the_same_moment_make_one_match(database_url: str, _time: int) -> None:
    with session_scope(database_url) as session:
        add_profile(session)
        vacancy = add_vacancy(session)
    numbers = together(
        database_url,
        lambda session: propose(session, vacancy, NEWCOMER, by="employer"),
        lambda session: propose(session, vacancy, NEWCOMER, by="newcomer"),
    )
    assert len(set(numbers)) == 1

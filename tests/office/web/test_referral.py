"""A one-time link: opened once, read again in the same browser, and closed to everybody else."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.clock import now
from core.database.accounts import LoginAttemptRow
from core.database.desk import DeskMessageRow, ReferralRow
from core.database.matches import AuditRow
from core.database.session import session_scope
from core.services.erasure import erase_person
from core.services.referral_links import MOST_ANSWERS, MOST_GUESSES
from office.web.words import ACTIONS
from tests.core.services.referral_samples import (
    BY_MAIL,
    KEY,
    MAIL_ENV,
    PERSON,
    SEAL,
    done_in_group,
)
from tests.office.web.conftest import KEY as WEB_KEY
from tests.office.web.conftest import Visitor, visitor_of
from tests.office.web.mailed_link import AFTER, BEFORE, COMMENT, NOTE, add_mailed_link

KIND = "Deze link werkt niet, of niet meer."


@pytest.fixture
def link(office: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the path of a link that was mailed."""
    assert KEY == WEB_KEY
    for name, value in MAIL_ENV.items():
        monkeypatch.setenv(name, value)
    with session_scope(office) as session:
        return add_mailed_link(session)


def change(office: str, **values: object) -> None:
    with session_scope(office) as session:
        for name, value in values.items():
            setattr(session.scalars(select(ReferralRow)).one(), name, value)


def opened(link: str) -> Visitor:
    someone = visitor_of()
    assert someone.post(link, do="open").status_code == 303
    return someone


def audited(office: str) -> list[str]:
    with session_scope(office) as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.person == PERSON).order_by(AuditRow.id))
        return [row.action for row in rows if row.actor == f"partner:{BY_MAIL}"]


def test_looking_at_a_link_opens_nothing_so_that_a_mail_scanner_does_not_use_it_up(link: str) -> None:
    for _ in range(3):
        page = visitor_of().get(link)
        assert page.status_code == 200
        assert "Open het gesprek" in page.text
        assert BEFORE not in page.text


def test_opening_shows_the_conversation_until_the_yes_without_notes(link: str, office: str) -> None:
    page = opened(link).get(link)
    assert BEFORE in page.text
    assert COMMENT in page.text
    assert AFTER not in page.text
    assert NOTE not in page.text
    assert audited(office) == ["referral_opened", "conversation_seen"]
    assert set(audited(office)) <= set(ACTIONS)
    with session_scope(office) as session:
        assert "opende het gesprek" in done_in_group(session)[-1][3]


def test_same_browser_reads_it_again_and_another_hears_on_which_day_it_was_used(link: str) -> None:
    someone = opened(link)
    assert BEFORE in someone.get(link).text
    other = visitor_of().get(link)
    assert other.status_code == 200
    assert "al gebruikt, op" in other.text
    assert "nieuwe link" in other.text
    assert BEFORE not in other.text


def test_second_opening_shows_nothing_also_with_a_cookie_that_was_made_up(link: str) -> None:
    opened(link)
    other = visitor_of()
    other.client.cookies.set("toeleiding-reader", "0" * 64, domain="127.0.0.1", path=link)
    assert BEFORE not in other.get(link).text
    other.post(link, page="/login", do="open")
    assert BEFORE not in other.get(link).text


def test_what_came_of_it_is_sent_by_its_reader_and_stands_in_the_topic(link: str, office: str) -> None:
    someone = opened(link)
    assert "hier eerst" in someone.post(link, do="answer", text="  ").text
    assert "te lang" in someone.post(link, do="answer", text="a" * 3001).text
    sent = someone.post(link, do="answer", text="Afspraak op 3 december.")
    assert sent.headers["location"] == f"{link}?told=answered"
    assert "U liet al weten" in someone.get(link).text
    assert someone.post(link, do="answer", text="Zij is gekomen.").status_code == 303
    with session_scope(office) as session:
        feedback = SEAL.open(session.scalars(select(ReferralRow.feedback)).one())
        assert feedback == "Afspraak op 3 december.\n\nZij is gekomen."
        assert "Zij is gekomen." in done_in_group(session)[-1][3]


def test_another_browser_or_one_that_opened_nothing_says_nothing(link: str, office: str) -> None:
    early = visitor_of()
    assert early.post(link, do="answer", text="Van niemand.").headers["location"] == link
    opened(link)
    other = visitor_of()
    assert "Wat kwam eruit?" not in other.get(link).text
    sent = other.post(link, page="/login", do="answer", text="Van een ander.")
    assert (sent.status_code, sent.headers["location"]) == (303, link)
    with session_scope(office) as session:
        assert session.scalars(select(ReferralRow.feedback)).one() is None


def test_reader_says_what_came_of_it_at_most_five_times(link: str, office: str) -> None:
    someone = opened(link)
    for number in range(MOST_ANSWERS):
        assert "Verstuur" in someone.get(link).text
        someone.post(link, do="answer", text=f"Bericht {number}.")
    page = someone.get(link).text
    assert "Bericht 4." in page
    assert "U schreef al vijf keer" in page
    assert "Verstuur<" not in page
    someone.post(link, page="/login", do="answer", text="Nog een.")
    assert "Nog een." not in someone.get(link).text


def test_conversation_is_shown_in_plain_words(link: str, office: str) -> None:
    with session_scope(office) as session:
        row = session.scalars(select(DeskMessageRow).order_by(DeskMessageRow.id)).first()
        row.speaker, row.text = "staff", SEAL.close("Dit is **vet**, zie [Bron](https://bron.example/x).")
    page = opened(link).get(link).text
    assert "Dit is vet, zie Bron (https://bron.example/x)." in page
    assert "**" not in page


def test_expired_unknown_withdrawn_and_erased_links_get_one_and_the_same_page(link: str, office: str) -> None:
    someone = opened(link)
    pages = [someone.get("/referral/nergens")]
    change(office, expires_at=now() - timedelta(seconds=1))
    pages.append(someone.get(link))
    change(office, expires_at=now() + timedelta(days=1), state="withdrawn")
    pages.append(someone.get(link))
    with session_scope(office) as session:
        erase_person(session, PERSON)
    pages.append(someone.get(link))
    assert {page.status_code for page in pages} == {404}
    assert len({page.text for page in pages}) == 1
    assert KIND in pages[0].text


def test_form_of_another_page_opens_nothing(link: str) -> None:
    assert visitor_of().client.post(link, data={"do": "open", "token": "0" * 64}).status_code == 403
    assert "Open het gesprek" in visitor_of().get(link).text


def test_too_many_guesses_close_the_door_for_a_while_for_who_guesses(link: str, office: str) -> None:
    guesser = visitor_of()
    for number in range(MOST_GUESSES):
        guesser.get(f"/referral/raden{number}")
    assert guesser.get(link).status_code == 404
    with session_scope(office) as session:
        rows = session.scalars(select(LoginAttemptRow)).all()
        assert len(rows) == MOST_GUESSES
        for row in rows:
            row.at = now() - timedelta(minutes=16)
    assert guesser.get(link).status_code == 200


def test_guesses_keep_nobody_from_logging_in(link: str) -> None:
    guesser = visitor_of()
    for number in range(MOST_GUESSES + 1):
        guesser.get(f"/referral/raden{number}")
    assert guesser.log_in("editor").status_code == 303


def test_link_leaks_by_no_referrer_and_no_cache_and_its_cookie_is_for_this_link_alone(link: str) -> None:
    someone = visitor_of("https://beheer.example.org")
    page = someone.get(link)
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    cookie = someone.post(link, do="open").headers["set-cookie"]
    assert "__Secure-toeleiding-reader=" in cookie
    for part in (f"Path={link}", "HttpOnly", "Secure", "SameSite=lax"):
        assert part in cookie
    assert BEFORE in someone.get(link).text

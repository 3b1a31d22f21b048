"""E-mails go through a real mail server on loopback: once, and tried again when it is away."""

import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.desk import DeskOutboxRow, MailRow, ReferralRow
from core.database.escalations import Escalation
from core.database.session import engine_for, session_scope
from core.seal import Seal
from core.services import mail, smtp
from core.services.mail import Round, send_waiting
from tests.mail_catcher import PASSWORD, SENDER, USER, MailCatcher, mail_catcher

SEAL = Seal("a key of at least thirty-two characters, for tests")
NOW = datetime(2026, 11, 30, 10, tzinfo=timezone.utc)
TO = "loket@partner.example"


@pytest.fixture
def catcher() -> Iterator[MailCatcher]:
    with mail_catcher() as running:
        yield running


@pytest.fixture
def url(database_url: str) -> Iterator[str]:
    yield database_url
    engine_for(database_url).dispose()


def wait_to_be_mailed(url: str, catcher: MailCatcher, recipient: str = TO) -> int:
    """Put an e-mail about a referral in the queue; return the number of the referral."""
    with session_scope(url) as session:
        escalation = Escalation(
            person="p" * 64, reason="request_human", opened_at=NOW, state="staff", chat_id=-100, thread_id=7
        )
        session.add(escalation)
        session.flush()
        referral = ReferralRow(
            escalation_id=escalation.id,
            person=escalation.person,
            organisation="vdab-limburg",
            channel="mail",
            staff_id=1,
            state="agreed",
            expires_at=NOW + timedelta(days=14),
            created_at=NOW,
        )
        session.add(referral)
        session.flush()
        mail.queue(
            session,
            SEAL,
            catcher.settings(),
            recipient=recipient,
            subject="Een gesprek",
            body="Lees: https://x",
            referral_id=referral.id,
            now=NOW,
        )
        return int(referral.id)


def send(url: str, catcher: MailCatcher, at: datetime = NOW) -> Round:
    return send_waiting(url, SEAL, catcher.settings(), lambda: at)


def only_mail(session: Session) -> MailRow:
    return session.scalars(select(MailRow)).one()


def lines_in_topic(session: Session) -> list[str]:
    return [SEAL.open(row.text) or "" for row in session.scalars(select(DeskOutboxRow))]


def test_mail_goes_once_and_is_emptied(url: str, catcher: MailCatcher) -> None:
    wait_to_be_mailed(url, catcher)
    assert send(url, catcher) == Round(sent=1)
    assert send(url, catcher) == Round()
    assert catcher.recipients == [[TO]]
    assert (catcher.messages[0]["From"], catcher.messages[0]["To"]) == (SENDER, TO)
    assert catcher.text().strip() == "Lees: https://x"
    with session_scope(url) as session:
        assert (only_mail(session).state, only_mail(session).body) == ("sent", None)
        assert session.scalars(select(ReferralRow)).one().state == "sent"
        assert "is verstuurd" in lines_in_topic(session)[0]


def test_address_that_does_not_exist_is_told_in_the_topic_and_not_tried_again(
    url: str, catcher: MailCatcher
) -> None:
    wait_to_be_mailed(url, catcher)
    catcher.refusals[TO] = "550 5.1.1 no such user"
    assert send(url, catcher) == Round(failed=1, reasons=("code 550",))
    assert send(url, catcher, NOW + timedelta(days=1)) == Round()
    with session_scope(url) as session:
        assert session.scalars(select(ReferralRow)).one().state == "failed"
        assert "kan niet verstuurd worden" in lines_in_topic(session)[0]


@pytest.mark.parametrize("answer", ["450 4.2.1 mailbox busy", "451 4.7.1 greylisted"])
def test_mail_server_that_asks_for_patience_gets_the_same_mail_later(
    url: str, catcher: MailCatcher, answer: str
) -> None:
    wait_to_be_mailed(url, catcher)
    catcher.refusals[TO] = answer
    assert send(url, catcher).waiting == 1
    assert send(url, catcher, NOW + timedelta(seconds=30)) == Round()
    catcher.refusals.clear()
    assert send(url, catcher, NOW + timedelta(minutes=1)) == Round(sent=1)


def test_mail_waits_for_a_server_that_is_away_and_goes_when_it_is_back(url: str) -> None:
    with mail_catcher() as before:
        wait_to_be_mailed(url, before)
    assert send(url, before) == Round(waiting=1, reasons=("ConnectionRefusedError",))
    with mail_catcher(before.port) as after:
        assert send(url, after, NOW + timedelta(minutes=1)) == Round(sent=1)
        assert len(after.messages) == 1


def test_pauses_grow_until_the_link_would_have_expired(url: str) -> None:
    with mail_catcher() as catcher:
        wait_to_be_mailed(url, catcher)
    with session_scope(url) as session:
        session.scalars(select(ReferralRow)).one().expires_at = NOW + timedelta(days=1)
    moment, rounds = NOW, []
    while not (done := send(url, catcher, moment)).failed:
        with session_scope(url) as session:
            rounds.append(only_mail(session).next_at.replace(tzinfo=timezone.utc) - moment)
        moment += rounds[-1]
        assert done.waiting == 1
    assert rounds[:6] == [timedelta(minutes=each) for each in (1, 5, 15, 60, 180, 180)]
    assert timedelta(hours=20) < moment - NOW < timedelta(days=1)
    with session_scope(url) as session:
        still_waits, given_up = lines_in_topic(session)
    assert "nog niet vertrokken" in still_waits
    assert "kan niet verstuurd worden" in given_up


def test_mail_after_a_stop_between_sending_and_writing_that_down_has_the_same_message_id(
    url: str, catcher: MailCatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_to_be_mailed(url, catcher)
    with monkeypatch.context() as stopped:
        stopped.setattr(mail, "_settle", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            send(url, catcher)
    assert send(url, catcher) == Round()
    assert send(url, catcher, NOW + timedelta(minutes=1)) == Round(sent=1)
    first, second = catcher.messages
    assert first["Message-ID"] == second["Message-ID"]
    assert first.as_bytes() == second.as_bytes()


def test_withdrawn_mail_is_not_sent(url: str, catcher: MailCatcher) -> None:
    referral_id = wait_to_be_mailed(url, catcher)
    with session_scope(url) as session:
        mail.cancel(session, referral_id)
    assert send(url, catcher) == Round()
    assert catcher.messages == []


def test_mail_sealed_with_another_key_fails(url: str, catcher: MailCatcher) -> None:
    wait_to_be_mailed(url, catcher)
    other = Seal("another key of at least thirty-two characters, too")
    assert send_waiting(url, other, catcher.settings(), lambda: NOW).failed == 1
    assert catcher.messages == []


def test_reason_of_a_failure_names_no_address(url: str, catcher: MailCatcher) -> None:
    wait_to_be_mailed(url, catcher)
    catcher.after_data = f"554 5.7.1 {TO} does not want this"
    assert send(url, catcher) == Round(failed=1, reasons=("code 554",))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    """Give a certificate of our own for localhost, and a server that has it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    moment = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - timedelta(days=1))
        .not_valid_after(moment + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("certificate")
    pem = serialization.Encoding.PEM
    (folder / "certificate.pem").write_bytes(made.public_bytes(pem))
    unlocked = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.TraditionalOpenSSL, unlocked)
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return folder / "certificate.pem", context


def test_password_goes_only_over_tls_with_a_certificate_that_is_checked(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, context = certificate
    with mail_catcher(tls=context) as catcher:
        known = catcher.settings(host="localhost", security="starttls", user=USER, password=PASSWORD)
        with pytest.raises(smtp.MailLaterError, match="SSLCertVerificationError"):
            smtp.send(known, smtp.letter(known, **_words()))
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
        smtp.send(known, smtp.letter(known, **_words()))
        assert len(catcher.messages) == 1


def test_wrong_password_is_tried_again_later_because_somebody_can_set_it_right(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with mail_catcher(tls=context) as catcher:
        wrong = catcher.settings(host="localhost", security="starttls", user=USER, password="mis")
        with pytest.raises(smtp.MailLaterError, match="SMTPAuthenticationError 535"):
            smtp.send(wrong, smtp.letter(wrong, **_words()))


def test_smtps_speaks_tls_from_the_start(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with mail_catcher(tls=context, from_the_start=True) as catcher:
        known = catcher.settings(host="localhost", security="tls")
        smtp.send(known, smtp.letter(known, **_words()))
        assert len(catcher.messages) == 1


def test_server_without_starttls_gets_nothing(catcher: MailCatcher) -> None:
    strict = catcher.settings(security="starttls", user=USER, password=PASSWORD)
    with pytest.raises(smtp.MailLaterError, match="SMTPNotSupportedError"):
        smtp.send(strict, smtp.letter(strict, **_words()))
    assert catcher.messages == []


def _words() -> dict[str, Any]:
    words = {"recipient": TO, "subject": "Een gesprek", "body": "Dag", "message_id": "<1@x.example>"}
    return {**words, "at": NOW}


def test_two_bots_that_send_at_the_same_moment_send_it_once(url: str, catcher: MailCatcher) -> None:
    wait_to_be_mailed(url, catcher)
    together = Barrier(3)

    def sends(_: int) -> int:
        together.wait()
        return send(url, catcher).sent

    with ThreadPoolExecutor(3) as pool:
        assert sum(pool.map(sends, range(3))) == 1
    assert len(catcher.messages) == 1

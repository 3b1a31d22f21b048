"""A conversation goes to a partner or another team only after the person said yes, and to nobody else."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.desk import MailRow, ReferralRow
from core.database.desk_boxes import delete_topics_of
from core.database.escalations import Escalation
from core.database.matches import AuditRow
from core.database.relay import Conversation
from core.database.session import session_scope
from core.errors import NotFoundError
from core.rules.question_themes import INTENTS
from core.rules.referral_themes import EVERY_THEME, themes_for
from core.services import desk_lines, desk_outbox, referrals
from core.services.partners import PartnerError, remove_partner, set_partner
from core.services.referral_choices import LONGEST_ID, short
from core.services.referral_links import open_once
from tests.core.services.referral_samples import (
    ADDRESS,
    BY_GROUP,
    BY_MAIL,
    MAIL_ENV,
    NOW,
    PARTNER_CHAT,
    PERSON,
    SEAL,
    STAFF_CHAT,
    THREAD,
    add_conversation_with_staff,
    add_partner,
    done_in_group,
    heard,
    payloads,
)

STRANGER = "s" * 64


@pytest.fixture(autouse=True)
def mail_can_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in MAIL_ENV.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def desk(filled_database_url: str) -> Iterator[Session]:
    """Give a database with the real organisations."""
    with session_scope(filled_database_url) as session:
        yield session


def asked(session: Session, choice: str, text: str | None = None) -> ReferralRow:
    """Let a member choose, with a comment, so that the person is asked."""
    escalation, staff_id = add_conversation_with_staff(session)
    referral = referrals.start(session, SEAL, escalation, choice, staff_id, NOW)
    assert referrals.comment(session, SEAL, escalation, staff_id, text, NOW)
    return referral


def decide(session: Session, referral: ReferralRow, agreed: bool) -> None:
    referrals.decide(session, SEAL, PERSON, int(referral.id), agreed, NOW)


def titles(session: Session, **values: object) -> list[str]:
    escalation, _ = add_conversation_with_staff(session, **values)
    return [choice.title for choice in referrals.choices(session, escalation, NOW)]


def test_only_a_referral_of_which_the_comment_is_awaited_can_be_stopped(desk: Session) -> None:
    escalation, staff_id = add_conversation_with_staff(desk)
    referral = referrals.start(desk, SEAL, escalation, "team:west-vlaanderen", staff_id, NOW)
    assert "**volgende** bericht" in done_in_group(desk)[-1][3]
    for wrong in ("", "x", str(int(referral.id) + 1)):
        with pytest.raises(NotFoundError):
            referrals.stop(desk, SEAL, escalation, wrong, NOW)
    referrals.stop(desk, SEAL, escalation, str(referral.id), NOW)
    assert (referral.state, referrals.awaited(desk, escalation, staff_id)) == ("withdrawn", None)
    again = referrals.start(desk, SEAL, escalation, "team:west-vlaanderen", staff_id, NOW)
    assert referrals.comment(desk, SEAL, escalation, staff_id, "Dag", NOW)
    with pytest.raises(NotFoundError):
        referrals.stop(desk, SEAL, escalation, str(again.id), NOW)


def test_near_partners_for_the_theme_come_first_then_other_teams(desk: Session) -> None:
    add_partner(desk, "vdab", email=ADDRESS)
    add_partner(desk, "vdab-limburg", email=ADDRESS)
    add_partner(desk, "vdab-antwerpen", email=ADDRESS)
    add_partner(desk, "agii-limburg", chat_id=PARTNER_CHAT)
    assert titles(desk) == ["VDAB Limburg", "VDAB", "Taskforce West-Vlaanderen"]


def test_partners_for_another_theme_stand_there_when_none_fits(desk: Session) -> None:
    add_partner(desk, BY_GROUP, chat_id=PARTNER_CHAT)
    assert len(titles(desk, topic="report_exploitation")) == 2


@pytest.mark.parametrize("missing", ["SMTP_URL", "WEB_URL", "MAIL_FROM"])
def test_partner_with_only_an_address_is_not_offered_when_no_link_can_be_mailed(
    desk: Session, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.delenv(f"TOELEIDING_{missing}")
    add_partner(desk, BY_MAIL, email=ADDRESS)
    assert titles(desk) == ["Taskforce West-Vlaanderen"]


def test_every_choice_fits_behind_a_button(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    escalation, _ = add_conversation_with_staff(desk)
    for choice in referrals.choices(desk, escalation, NOW):
        assert len(f"desk:refer_to:{10**8}:{choice.id}".encode()) <= 64
    assert len(short("é" * 80)) <= LONGEST_ID


def test_choice_that_is_not_offered_is_refused(desk: Session) -> None:
    escalation, staff_id = add_conversation_with_staff(desk)
    with pytest.raises(NotFoundError):
        referrals.start(desk, SEAL, escalation, BY_MAIL, staff_id, NOW)


def test_only_the_comment_of_who_chose_is_taken_and_only_once(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    escalation, staff_id = add_conversation_with_staff(desk)
    referrals.start(desk, SEAL, escalation, BY_MAIL, staff_id, NOW)
    assert not referrals.comment(desk, SEAL, escalation, staff_id + 1, "Dag", NOW)
    assert referrals.comment(desk, SEAL, escalation, staff_id, "Zoekt een cursus.", NOW)
    assert not referrals.comment(desk, SEAL, escalation, staff_id, "Dag", NOW)


def test_person_reads_what_goes_to_whom_with_the_comment_before_anything_goes(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    referral = asked(desk, BY_MAIL, "Zoekt een [cursus](https://x.example).")
    (question,) = heard(desk)
    for part in ("VDAB Limburg", "wat daarna gezegd is", "14 dagen", "Zoekt een [cursus]"):
        assert part.lower() in question.lower()
    assert "](https" not in question
    assert payloads(desk) == [f"desk:refer_yes:{referral.id}", f"desk:refer_no:{referral.id}"]
    assert desk.scalars(select(MailRow)).all() == []
    assert referral.state == "asked"


def test_employer_is_asked_with_u(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    escalation, staff_id = add_conversation_with_staff(desk, role="employer")
    referrals.start(desk, SEAL, escalation, BY_MAIL, staff_id, NOW)
    referrals.comment(desk, SEAL, escalation, staff_id, None, NOW)
    assert "uw gesprek" in heard(desk)[0]


def test_person_who_blocked_the_bot_is_not_asked_and_the_topic_says_so(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    escalation, staff_id = add_conversation_with_staff(desk)
    desk.get(Conversation, PERSON).blocked = True
    referral = referrals.start(desk, SEAL, escalation, BY_MAIL, staff_id, NOW)
    assert referrals.comment(desk, SEAL, escalation, staff_id, None, NOW)
    assert referral.state == "withdrawn"
    assert "niet te bereiken" in done_in_group(desk)[-1][3]


def test_yes_to_a_mail_makes_one_mail_without_a_word_of_the_conversation(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    referral = asked(desk, BY_MAIL, "Zoekt een cursus in Hasselt.")
    decide(desk, referral, True)
    (row,) = desk.scalars(select(MailRow)).all()
    body = SEAL.open(row.body) or ""
    assert SEAL.open(row.recipient) == ADDRESS
    for secret in ("cursus", "Hasselt", "werk zoeken", "Limburg,", PERSON):
        assert secret not in body + row.subject
    assert "https://beheer.example.org/referral/" in body
    assert "14 december 2026" in body
    assert "balie@toeleiding.example" in body
    token = body.split("/referral/")[1].split()[0]
    assert token not in (referral.token, row.message_id)
    assert referral.state == "agreed"
    assert "Er vertrekt een mail" in done_in_group(desk)[-1][3]


def test_conversation_stays_with_its_owner_after_a_mail(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    escalation, staff_id = add_conversation_with_staff(desk)
    referral = referrals.start(desk, SEAL, escalation, BY_MAIL, staff_id, NOW)
    referrals.comment(desk, SEAL, escalation, staff_id, None, NOW)
    decide(desk, referral, True)
    assert (escalation.state, escalation.staff_id, escalation.chat_id) == ("staff", staff_id, STAFF_CHAT)


def test_yes_to_a_group_moves_the_conversation_to_a_new_topic_there(desk: Session) -> None:
    add_partner(desk, BY_GROUP, chat_id=PARTNER_CHAT)
    escalation, staff_id = add_conversation_with_staff(desk, topic="ask_integration_programme")
    desk_outbox.say(desk, SEAL, escalation, "nog onderweg", NOW)
    for speaker, text in (("person", "Ik wil les."), ("note", "Blijft onder ons.")):
        desk_lines.keep_message(desk, SEAL, escalation, speaker, "text", text, NOW)
    referral = referrals.start(desk, SEAL, escalation, BY_GROUP, staff_id, NOW)
    referrals.comment(desk, SEAL, escalation, staff_id, "Wil starten met NT2.", NOW)
    decide(desk, referral, True)
    assert (escalation.state, escalation.staff_id) == ("waiting", None)
    assert (escalation.chat_id, escalation.thread_id, escalation.summary_message_id) == (
        PARTNER_CHAT,
        None,
        None,
    )
    doings = done_in_group(desk)
    left = [each for each in doings if each[0] == STAFF_CHAT]
    assert {thread for _, thread, _, _ in left} == {THREAD}
    assert [action for _, _, action, _ in left] == ["send", "send", "send", "edit", "send", "close_topic"]
    new = [each for each in doings if each[0] == PARTNER_CHAT]
    assert [action for _, _, action, _ in new] == ["open_topic", "send", "send", "send"]
    assert "Ik wil les." in new[2][3]
    assert "opnieuw gemaakt" not in new[2][3]
    assert "Blijft onder ons." not in "".join(text for *_, text in new)
    assert "Wil starten met NT2." in new[-1][3]
    assert "Taskforce" in new[-1][3]


def test_yes_to_another_team_lets_the_conversation_wait_for_it_in_the_same_topic(desk: Session) -> None:
    escalation, staff_id = add_conversation_with_staff(desk)
    referral = referrals.start(desk, SEAL, escalation, "team:west-vlaanderen", staff_id, NOW)
    referrals.comment(desk, SEAL, escalation, staff_id, None, NOW)
    decide(desk, referral, True)
    assert (escalation.state, escalation.team, escalation.staff_id) == ("waiting", "west-vlaanderen", None)
    assert (escalation.chat_id, escalation.thread_id) == (STAFF_CHAT, THREAD)
    assert "de eerste die wacht" in heard(desk)[-1]
    assert "antwoordt de bot je weer" in heard(desk)[-1]


def test_no_passes_nothing_on_and_the_topic_says_so(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    referral = asked(desk, BY_MAIL)
    decide(desk, referral, False)
    assert referral.state == "declined"
    assert desk.scalars(select(MailRow)).all() == []
    assert "zegt nee" in done_in_group(desk)[-1][3]


def test_yes_twice_mails_once(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    referral = asked(desk, BY_MAIL)
    decide(desk, referral, True)
    decide(desk, referral, True)
    assert len(desk.scalars(select(MailRow)).all()) == 1
    assert "al voorbij" in heard(desk)[-1]


def test_no_after_a_yes_still_counts_while_nobody_opened_the_link(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    referral = asked(desk, BY_MAIL)
    decide(desk, referral, True)
    decide(desk, referral, False)
    assert (referral.state, referral.token) == ("withdrawn", None)
    assert desk.scalars(select(MailRow.state)).one() == "failed"
    assert "werkt niet meer" in heard(desk)[-1]


def test_referral_of_somebody_else_is_not_found(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    referral = asked(desk, BY_MAIL)
    with pytest.raises(NotFoundError):
        referrals.decide(desk, SEAL, STRANGER, int(referral.id), True, NOW)
    assert referral.state == "asked"


def test_channel_that_is_gone_by_the_time_of_the_yes_gets_nothing(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    referral = asked(desk, BY_MAIL)
    remove_partner(desk, BY_MAIL)
    decide(desk, referral, True)
    assert referral.state == "failed"
    assert desk.scalars(select(MailRow)).all() == []
    assert "geen groep of mailadres" in done_in_group(desk)[-1][3]
    assert "nu niet doorgeven" in heard(desk)[-1]


def test_group_in_which_conversations_go_on_stays_that_of_its_partner(desk: Session) -> None:
    add_partner(desk, BY_GROUP, chat_id=PARTNER_CHAT)
    escalation, _ = add_conversation_with_staff(desk, chat_id=PARTNER_CHAT)
    other: dict[str, Any] = {"email": None, "staff_chat": STAFF_CHAT, "by": "an", "now": NOW}
    with pytest.raises(PartnerError, match=f"Sluit ze eerst: {escalation.id}"):
        remove_partner(desk, BY_GROUP)
    with pytest.raises(PartnerError):
        set_partner(desk, BY_GROUP, chat_id=PARTNER_CHAT - 1, **other)
    set_partner(desk, BY_GROUP, chat_id=PARTNER_CHAT, **other)
    escalation.closed_at, escalation.state = NOW, "closed"
    desk.flush()
    remove_partner(desk, BY_GROUP)


def test_question_ends_with_the_conversation_but_a_mailed_link_goes_on(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    escalation, staff_id = add_conversation_with_staff(desk)
    mailed = referrals.start(desk, SEAL, escalation, BY_MAIL, staff_id, NOW)
    referrals.comment(desk, SEAL, escalation, staff_id, None, NOW)
    decide(desk, mailed, True)
    waiting = referrals.start(desk, SEAL, escalation, BY_MAIL, staff_id, NOW)
    referrals.withdraw(desk, escalation, NOW)
    assert (mailed.state, waiting.state) == ("agreed", "withdrawn")
    referrals.withdraw(desk, escalation, NOW, links=True)
    assert (mailed.state, mailed.token) == ("withdrawn", None)


def test_topic_that_was_left_is_deleted_once(desk: Session) -> None:
    add_partner(desk, BY_GROUP, chat_id=PARTNER_CHAT)
    referral = asked(desk, BY_GROUP)
    decide(desk, referral, True)
    escalation = desk.get(Escalation, referral.escalation_id)
    for _ in range(2):
        delete_topics_of(desk, escalation, NOW)
    deleted = [row[:3] for row in done_in_group(desk) if row[2] == "delete_topic"]
    assert deleted == [(STAFF_CHAT, THREAD, "delete_topic")]


def test_what_came_back_is_kept_shown_and_written_down(desk: Session) -> None:
    add_partner(desk, BY_MAIL, email=ADDRESS)
    referral = asked(desk, BY_MAIL)
    decide(desk, referral, True)
    referrals.feedback(desk, SEAL, int(referral.id), "Afspraak op 3 december.", "staff:an", NOW)
    referrals.feedback(desk, SEAL, int(referral.id), "Is gekomen.", "staff:an", NOW + timedelta(days=4))
    assert SEAL.open(referral.feedback) == "Afspraak op 3 december.\n\nIs gekomen."
    assert "Is gekomen." in done_in_group(desk)[-1][3]
    actions = desk.scalars(select(AuditRow.action).where(AuditRow.actor == "staff:an")).all()
    assert actions == ["referral_answered"] * 2


@pytest.mark.parametrize("intent", [intent for intents in INTENTS.values() for intent in intents])
def test_every_intent_leads_to_themes_of_organisations(intent: str) -> None:
    assert set(themes_for(intent)) <= set(EVERY_THEME)
    assert themes_for(intent)


def test_unknown_topic_leads_to_all_themes() -> None:
    assert themes_for(None) == themes_for("een thema van later") == EVERY_THEME
    assert themes_for("jobs") == ("jobs",)


def test_link_that_two_open_at_the_same_moment_is_opened_by_one(filled_database_url: str) -> None:
    with session_scope(filled_database_url) as session:
        add_partner(session, BY_MAIL, email=ADDRESS)
        decide(session, asked(session, BY_MAIL), True)
        body = SEAL.open(session.scalars(select(MailRow.body)).one()) or ""
    token = body.split("/referral/")[1].split()[0]
    together = Barrier(4)

    def opens(_: int) -> bool:
        together.wait()
        with session_scope(filled_database_url) as session:
            return open_once(session, SEAL, token, NOW)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(opens, range(4))) == [False, False, False, True]


def test_person_who_says_yes_twice_at_the_same_moment_gets_one_mail_made(filled_database_url: str) -> None:
    with session_scope(filled_database_url) as session:
        add_partner(session, BY_MAIL, email=ADDRESS)
        referral_id = int(asked(session, BY_MAIL).id)
    together = Barrier(4)

    def says_yes(_: int) -> None:
        together.wait()
        with session_scope(filled_database_url) as session:
            referrals.decide(session, SEAL, PERSON, referral_id, True, NOW)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(says_yes, range(4)))
    with session_scope(filled_database_url) as session:
        assert len(session.scalars(select(MailRow)).all()) == 1

"""Letting go of what was kept long enough, by the periods of `data/retention.yml`. Glossary: bewaartermijn.

Doing it twice on one day changes nothing the second time.
"""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from sqlalchemy.orm import Session

from core.content.retention import Question, RetentionFile, retention
from core.database import desk_boxes, expiry
from core.database.consents import ConsentRow
from core.database.erasure_receipts import delete_receipts_before, forget_where_to
from core.database.escalations import Escalation, open_escalations
from core.database.language_requests import LanguageRequestRow
from core.database.matches import AuditRow, MatchRow, matches_of_person, matches_of_vacancy
from core.database.notices import NoticeRow
from core.database.people import delete_rows
from core.database.profiles import ProfileRow
from core.database.rasa_events import delete_events
from core.database.relay import Conversation, delete_handled_before
from core.database.reminders import delete_settled_before, people_with_reminders
from core.database.review import cut_links_before, delete_unclear_before
from core.database.session import take_write_lock
from core.database.vacancies import VacancyRow, vacancies_of_person
from core.rules.consent import Purpose
from core.rules.dates_in_dutch import in_dutch
from core.seal import Seal
from core.services import consents, matches
from core.services.erasure import erase_people
from core.services.moments import as_utc
from core.services.relay import ReplyButton, queue_message

KEEP_PROFILE = "keep_profile"
DROP_PROFILE = "drop_profile"

Counts = dict[str, int]


def purge(session: Session, seal: Seal, today: date, now: datetime) -> Counts:
    """Let go of everything that was kept long enough; return how much, by kind. The caller commits.

    Profiles are asked about first. Raises ContentError without the periods.
    """
    take_write_lock(session.connection())
    periods = retention()
    expiry.hold_silent_conversations(session, _silent_before(periods, now))
    return {
        **_profiles(session, seal, periods, today, now),
        "vacancies_deleted": _vacancies(session, now - _months(periods.number("vacancy_months"))),
        **_silent_people(session, periods, now),
        **_matches(session, now - _months(periods.number("stopped_match_months"))),
        **_staff_conversations(session, periods, now),
        **_what_was_handled(session, periods, today, now),
        **_records(session, periods, today, now),
    }


def payload(answer: str) -> str:
    """Return what a button below the question about a profile says to Rasa."""
    return f'/show_my_data{{"answer": "{answer}"}}'


def _profiles(session: Session, seal: Seal, periods: RetentionFile, today: date, now: datetime) -> Counts:
    kept = _months(periods.number("profile_months"))
    ahead = timedelta(days=periods.number("profile_ask_days_before"))
    expiry.settle_answered_questions(session)
    asked = deleted = 0
    for profile in expiry.silent_profiles(session, now - kept + ahead):
        if profile.asked_at is None:
            last_day = max((as_utc(profile.last_sign) + kept).date(), today + ahead)
            _ask(session, seal, profile.person, periods.keep_profile, last_day)
            expiry.note_asked(session, profile.person, now)
            asked += 1
        elif as_utc(profile.last_sign) + kept <= now and as_utc(profile.asked_at) + ahead <= now:
            _delete_profile(session, profile.person)
            deleted += 1
    return {"profiles_asked": asked, "profiles_deleted": deleted}


def _ask(session: Session, seal: Seal, person: str, question: Question, last_day: date) -> None:
    """Ask whether a profile may stay. Who cannot be reached is not asked; the period is the same."""
    if session.get(Conversation, person) is None:
        return
    buttons = (
        ReplyButton(question.keep, payload(KEEP_PROFILE)),
        ReplyButton(question.drop, payload(DROP_PROFILE)),
    )
    queue_message(session, person, question.text.format(day=in_dutch(last_day)), buttons, seal=seal)


def _delete_profile(session: Session, person: str) -> None:
    over = {Purpose.STAFF, Purpose.MATCH}
    if not vacancies_of_person(session, person):
        over.add(Purpose.KEEP)
    for purpose in over:
        consents.withdraw(session, person, purpose)
    for match in matches_of_person(session, person):
        if match.person == person:
            matches.stop(session, match.id, "newcomer")
    delete_rows(session, ProfileRow.__table__, person)


def _vacancies(session: Session, limit: datetime) -> int:
    expired = expiry.expired_vacancies(session, limit)
    for vacancy_id in expired:
        for match in matches_of_vacancy(session, vacancy_id):
            matches.stop(session, match.id, "employer")
        session.delete(session.get(VacancyRow, vacancy_id))
    session.flush()
    session.expire_all()
    return len(expired)


def _silent_people(session: Session, periods: RetentionFile, now: datetime) -> Counts:
    """Erase who was silent; of who waits for something, or has a profile or vacancy, only the talk."""
    silent = expiry.silent_people(session, _silent_before(periods, now))
    reminded_since = now - timedelta(days=periods.number("reminder_days"))
    kept = {escalation.person for escalation in open_escalations(session)}
    kept |= people_with_reminders(session, reminded_since) | expiry.people_with_profile_or_vacancy(session)
    for closed in expiry.closed_questions(session, silent & kept):
        desk_boxes.delete_topics_of(session, closed, now)
    emptied = sum(bool(delete_events(session, person)) for person in sorted(silent & kept))
    questions = expiry.delete_closed_questions(session, silent & kept)
    gone = sorted(silent - kept)
    erase_people(session, gone)
    return {"people_erased": len(gone), "conversations_emptied": emptied, "questions_of_silent": questions}


def _matches(session: Session, limit: datetime) -> Counts:
    stopped = expiry.delete_before(session, MatchRow.stopped_at, limit)
    return {"matches_deleted": stopped + expiry.delete_before(session, MatchRow.outcome_at, limit)}


def _staff_conversations(session: Session, periods: RetentionFile, now: datetime) -> Counts:
    """Let go of what was said with staff, here and in the groups; that there was a question stays longer."""
    limit = now - timedelta(days=periods.number("staff_conversation_days"))
    over = expiry.questions_closed_before(session, limit)
    for closed in over:
        desk_boxes.delete_topics_of(session, closed, now)
    return {"staff_messages_deleted": desk_boxes.delete_messages_of(session, [row.id for row in over])}


def _what_was_handled(session: Session, periods: RetentionFile, today: date, now: datetime) -> Counts:
    def days_ago(days: int) -> datetime:
        return now - timedelta(days=days)

    unclear_before = today - timedelta(days=periods.number("unclear_messages_days"))
    handled = days_ago(periods.number("handled_messages_days"))
    cut_links_before(session, today)
    return {
        "messages_deleted": delete_handled_before(session, handled)
        + desk_boxes.delete_handled_in_groups_before(session, handled),
        "reminders_deleted": delete_settled_before(session, days_ago(periods.number("reminder_days"))),
        "unclear_messages_deleted": delete_unclear_before(session, unclear_before),
        "receipts_not_delivered": forget_where_to(
            session, before=days_ago(periods.number("receipt_waiting_days"))
        ),
    }


def _records(session: Session, periods: RetentionFile, today: date, now: datetime) -> Counts:
    questions = now - _months(periods.number("closed_questions_months"))
    withdrawn = now - _months(periods.number("withdrawn_consent_months"))
    asked = today - _months(periods.number("language_request_months"))
    return {
        "questions_deleted": expiry.delete_before(session, Escalation.closed_at, questions),
        "consents_deleted": expiry.delete_before(session, ConsentRow.withdrawn_at, withdrawn),
        "language_requests_deleted": expiry.delete_before(session, LanguageRequestRow.day, asked),
        "audit_deleted": expiry.delete_before(
            session, AuditRow.at, now - _months(periods.number("audit_months"))
        ),
        "notices_deleted": expiry.delete_before(
            session, NoticeRow.made_at, now - _months(periods.number("notice_months"))
        ),
        "receipts_deleted": delete_receipts_before(session, now - _months(periods.number("receipt_months"))),
    }


def _silent_before(periods: RetentionFile, now: datetime) -> datetime:
    return now - timedelta(days=periods.number("conversation_days"))


def _months(number: int) -> relativedelta:
    return relativedelta(months=number)

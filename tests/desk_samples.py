"""Made-up questions and conversations with staff, to count and to draw. Nothing here is about anybody."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from random import Random

from sqlalchemy.orm import Session

from core.database.escalations import Escalation
from core.database.question_counts import QuestionCountRow

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 14, 30, tzinfo=timezone.utc)
PROVINCES = ("West-Vlaanderen", "Limburg", "Antwerpen", "Oost-Vlaanderen", "Vlaams-Brabant", "Brussel", "")
INTENTS = {
    "ask_when_may_work": 16, "ask_support_measures": 9, "ask_learn_dutch": 8, "ask_find_job": 7,
    "ask_income_and_reception": 4, "ask_diploma_recognition": 3, "ask_contact": 2, "ask_privacy": 1,
}  # fmt: skip
REASONS = (
    *("request_human",) * 9, *("uncertain_verdict",) * 5, *("not_understood",) * 4, "complain", "complain",
    "staff", "exploitation",
)  # fmt: skip
OUTCOMES = ("closed",) * 7 + ("given_back",) * 2 + ("person_left", "silent")
RATINGS = ("useful",) * 6 + ("useless", None, None, None)


def add_questions(
    session: Session, day: date, number: int, *, intent: str = "ask_learn_dutch", outcome: str = "answered",
    province: str = "Limburg", role: str = "newcomer",
) -> None:  # fmt: skip
    """Add questions of one day about one subject."""
    row = QuestionCountRow(
        day=day, intent=intent, role=role, province=province, outcome=outcome, number=number
    )
    session.add(row)


def add_conversation(
    session: Session,
    person: str,
    opened_at: datetime,
    *,
    reason: str = "request_human",
    province: str | None = "Limburg",
    taken_after: int | None = 10,
    answer_after: int | None = 12,
    closed_after: int | None = 60,
    outcome: str | None = "closed",
    rating: str | None = None,
    team: str | None = None,
    urgent: bool = False,
) -> Escalation:
    """Add a conversation that came to staff; what happened is in minutes after it began, None: it did not."""
    moments = [
        None if after is None else opened_at + timedelta(minutes=after)
        for after in (taken_after, answer_after, closed_after)
    ]
    taken, answered, closed = moments
    row = Escalation(
        person=person,
        reason=reason,
        topic=None,
        state="closed" if closed else "staff" if taken else "waiting",
        urgent=urgent,
        province=province,
        team=team,
        opened_at=opened_at,
        waiting_since=opened_at,
        taken_at=taken,
        first_answer_at=answered,
        closed_at=closed,
        outcome=outcome if closed else None,
        rating=rating if closed else None,
    )
    session.add(row)
    return row


def fill(session: Session, today: date = TODAY, *, weeks: int = 60, conversations: int = 900) -> None:
    """Add weeks of questions, and conversations by the day of the week and the hour, always the same ones."""
    chance = Random(8)  # noqa: S311 (nothing here is a secret)
    days = [today - timedelta(days=back) for back in range(weeks * 7)]
    session.bulk_insert_mappings(QuestionCountRow, _counts(days, chance))
    working = [day for day in days if day.weekday() < 5]
    for at in range(conversations):
        day = chance.choice(working)
        opened = datetime(day.year, day.month, day.day, chance.randrange(7, 16), tzinfo=timezone.utc)
        taken = min(600, int(chance.expovariate(1 / (8 + 30 * (chance.random() < 0.2)))) + 1)
        answered = taken + chance.randrange(1, 12)
        add_conversation(
            session,
            f"sample-{at}",
            opened + timedelta(minutes=chance.randrange(60)),
            reason=chance.choice(REASONS),
            province=chance.choice(PROVINCES) or None,
            taken_after=taken,
            answer_after=answered,
            closed_after=answered + chance.randrange(5, 90),
            outcome=chance.choice(OUTCOMES),
            rating=chance.choice(RATINGS),
        )
    for at, waited in enumerate((4, 11, 37)):
        opened = NOW - timedelta(minutes=waited)
        add_conversation(session, f"waits-{at}", opened, taken_after=None, answer_after=None,
                         closed_after=None, urgent=at == 1, province=PROVINCES[at])  # fmt: skip
    for at in range(2):
        opened = NOW - timedelta(hours=2)
        add_conversation(session, f"with-staff-{at}", opened, closed_after=None, province=PROVINCES[at])
    session.flush()


def _counts(days: Iterable[date], chance: Random) -> list[dict[str, object]]:
    found = []
    for at, day in enumerate(days):
        busy = (1.6 - at / 700) * (0.35 if day.weekday() > 4 else 1.0)
        for intent, weight in INTENTS.items():
            for province in PROVINCES:
                number = int(chance.gauss(weight * busy, 2.0) / 3)
                if number > 0:
                    found.append(_count(day, intent, province, "answered", number))
        others = (
            ("nlu_unclear", "clarified", 5.0 + at / 90), ("out_of_scope", "out_of_scope", 2.0),
            ("nlu_not_understood", "not_understood", 2.5 + at / 120), ("request_human", "handed_over", 2.2),
            ("report_exploitation", "handed_over", 0.15),
        )  # fmt: skip
        for intent, outcome, expected in others:
            number = int(max(0.0, chance.gauss(expected * busy, 1.0)) + chance.random() * 0.9)
            if number:
                found.append(_count(day, intent, chance.choice(PROVINCES), outcome, number))
    return found


def _count(day: date, intent: str, province: str, outcome: str, number: int) -> dict[str, object]:
    return {"day": day, "intent": intent, "role": "newcomer", "province": province, "outcome": outcome,
            "number": number}  # fmt: skip

"""Counting questions: on both databases, also by several at once, and never who asked."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.question_counts import QuestionCountRow
from core.database.session import session_scope
from core.rules.question_themes import INTENTS, NO_QUESTIONS, theme_of
from core.services.question_counts import Outcome, count_question, questions_by_theme
from tests.needs_samples import TODAY, add_places_and_occupations

WORKERS, EACH = 4, 15


def count(session: Session, intent: str = "ask_learn_dutch", outcome: Outcome = "answered") -> None:
    count_question(session, day=TODAY, intent=intent, role="newcomer", place=None, outcome=outcome)


def test_same_question_of_the_day_is_one_row(session: Session) -> None:
    for _ in range(3):
        count(session)
    (row,) = session.scalars(select(QuestionCountRow))
    assert (row.day, row.intent, row.role, row.province, row.outcome, row.number) == (
        TODAY,
        "ask_learn_dutch",
        "newcomer",
        "",
        "answered",
        3,
    )


@pytest.mark.parametrize(
    ("place", "province"),
    [("Kortrijk", "West-Vlaanderen"), ("Brussel", "Brussel"), ("Parijs", ""), (None, "")],
)
def test_place_is_counted_as_its_province(session: Session, place: str | None, province: str) -> None:
    add_places_and_occupations(session)
    count_question(session, day=TODAY, intent="greet", role=None, place=place, outcome="answered")
    (row,) = session.scalars(select(QuestionCountRow))
    assert (row.province, row.role) == (province, "")


def test_themes_leave_out_greetings_and_other_days(session: Session) -> None:
    count(session)
    count(session, "ask_language_coaching")
    count(session, "ask_contact", "handed_over")
    count(session, "greet")
    found = questions_by_theme(session, TODAY, TODAY)
    assert found == {("language", "answered"): 2, ("contact", "handed_over"): 1}
    assert questions_by_theme(session, TODAY + timedelta(days=1), date.max) == {}
    assert questions_by_theme(session, TODAY, TODAY, "Limburg") == {}


def test_questions_at_the_same_time_are_all_counted(database_url: str) -> None:
    def ask_often(_: int) -> None:
        for _ in range(EACH):
            with session_scope(database_url) as session:
                count(session)

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(ask_often, range(WORKERS)))
    with session_scope(database_url) as session:
        assert session.scalars(select(QuestionCountRow.number)).all() == [WORKERS * EACH]


def test_every_intent_has_a_theme_or_asks_nothing() -> None:
    intents = yaml.safe_load(Path("nlu/domain/intents.yml").read_text(encoding="utf-8"))["intents"]
    known = {intent for each in INTENTS.values() for intent in each} | NO_QUESTIONS
    assert sorted(set(intents) - known) == []
    assert theme_of("greet") is None
    assert theme_of("ask_something_of_later") == "other"


def test_every_subject_that_a_conversation_can_have_belongs_to_a_theme() -> None:
    named = re.compile(
        r'^(?:WORK_)?(?:TOPIC|URGENT|DELETE)(?:: Final)? = "(\w+)"|"topic", "(\w+)"', re.MULTILINE
    )
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path("actions").glob("*.py"))
    topics = {first or second for first, second in named.findall(code)}
    assert topics >= {"right_to_work", "measure", "profile", "vacancy"}
    assert {topic for topic in topics if theme_of(topic) in (None, "other")} == set()

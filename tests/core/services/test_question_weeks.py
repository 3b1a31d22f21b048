"""Questions by week and subject, on both databases."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core.rules.question_endings import Endings, endings
from core.rules.question_themes import Outcome
from core.services.question_weeks import question_weeks
from tests.desk_samples import TODAY, add_questions

OUTCOMES: tuple[Outcome, ...] = ("answered", "clarified", "not_understood", "handed_over", "out_of_scope")


def test_outcomes_go_to_four_groups_and_a_clarified_question_counts_once(session: Session) -> None:
    for outcome, number in zip(OUTCOMES, (20, 6, 3, 2, 1), strict=True):
        add_questions(session, TODAY, number, outcome=outcome)
    found = question_weeks(session, TODAY, 4)
    assert found.endings == Endings(directly=14, after_clarification=6, by_staff=2, lost=4)
    assert found.endings.total == 26
    assert found.endings.share_by_bot_alone == 20 / 26


def test_week_begins_on_monday_and_the_last_one_ends_today(session: Session) -> None:
    monday = date(2026, 11, 23)
    for day in (monday - timedelta(days=1), monday, TODAY, TODAY + timedelta(days=1)):
        add_questions(session, day, 10)
    found = question_weeks(session, TODAY, 2)
    assert [(week.monday, week.endings.total) for week in found.weeks] == [
        (monday - timedelta(weeks=1), 10),
        (monday, 20),
    ]
    assert (found.first, found.last) == (date(2026, 11, 16), TODAY)


def test_greetings_other_provinces_and_other_weeks_do_not_count(session: Session) -> None:
    add_questions(session, TODAY, 8)
    add_questions(session, TODAY, 7, intent="greet")
    add_questions(session, TODAY, 6, province="Antwerpen")
    add_questions(session, TODAY - timedelta(weeks=4), 5)
    assert question_weeks(session, TODAY, 4, "Limburg").endings.total == 8
    assert question_weeks(session, TODAY, 4).endings.total == 14


def test_days_just_before_are_there_to_compare_with(session: Session) -> None:
    assert question_weeks(session, TODAY, 1).before is None
    add_questions(session, TODAY, 8)
    add_questions(session, TODAY - timedelta(days=3), 5)
    add_questions(session, TODAY - timedelta(days=6), 9)
    assert question_weeks(session, TODAY, 1).before == 5


def test_themes_hide_small_groups_and_weeks_do_not(session: Session) -> None:
    add_questions(session, TODAY, 2, intent="report_exploitation", outcome="handed_over")
    add_questions(session, TODAY, 12, intent="ask_when_may_work")
    add_questions(session, TODAY, 30)
    found = question_weeks(session, TODAY, 1)
    assert found.weeks[0].endings == Endings(directly=42, by_staff=2)
    assert found.by_week.rows == (("language", 30), ("", 14))
    assert "exploitation" not in {theme for theme, _ in found.by_ending.cells}


def test_nothing_counted_gives_empty_weeks(session: Session) -> None:
    found = question_weeks(session, TODAY, 3)
    assert [week.endings.total for week in found.weeks] == [0, 0, 0]
    assert found.endings.share_by_bot_alone is None
    assert found.by_week.rows == ()


@given(st.dictionaries(st.sampled_from(OUTCOMES), st.integers(0, 500)))
def test_groups_add_up_to_the_turns_that_ended_a_question(outcomes: dict[str, int]) -> None:
    found = endings(outcomes)
    ended = sum(number for outcome, number in outcomes.items() if outcome != "clarified")
    assert found.total == ended
    assert min(found.directly, found.after_clarification, found.by_staff, found.lost) >= 0

"""What is known about a subject for a person and a time, with invented answers in a database."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from core.content.answers import load_answers, read_answers
from core.content.organisations import read_organisations
from core.rules.answers import Answer
from core.services.answers import (
    Known,
    Question,
    answers_for,
    asked_first,
    entry_by_id,
    part_named,
)
from tests.core.content.test_answers import answers_of, entry
from tests.measure_samples import DATA

TODAY = date(2026, 11, 23)
OLD = entry("programme", statuses=["asylum_seeker"], valid_from="2010-01-01", valid_until="2022-02-28")
NEW = entry("programme", statuses=["asylum_seeker"], valid_from="2022-03-01")
GENERAL = entry("general", valid_from="2015-01-01")
PRICE = entry("price", words=["prijs", "gratis"], valid_from="2020-01-01")
EXAM = entry("exam", words=["examen", "de lange toets"])


@pytest.fixture
def loaded(session: Session) -> Session:
    load_answers(session, answers_of(GENERAL, OLD, NEW, PRICE, EXAM, asks=["status"]))
    return session


def known(
    session: Session,
    first: date = TODAY,
    last: date = TODAY,
    status: str | None = "asylum_seeker",
    part: str | None = None,
) -> Known:
    question = Question("ask_example", status, None, first, last, part)
    return answers_for(session, question, TODAY)


def said(known: Known) -> list[tuple[str, date | None]]:
    return [(answer.id, answer.valid_from) for answer in known.answers]


def test_answer_of_today_is_the_version_that_holds_today(loaded: Session) -> None:
    assert said(known(loaded)) == [("programme", date(2022, 3, 1))]
    assert known(loaded).fallback is None


def test_question_about_a_past_year_gets_the_version_of_then(loaded: Session) -> None:
    then = known(loaded, date(2017, 1, 1), date(2017, 12, 31))
    assert said(then) == [("programme", date(2010, 1, 1))]


def test_year_in_which_it_changed_gets_both_versions_in_order(loaded: Session) -> None:
    then = known(loaded, date(2022, 1, 1), date(2022, 12, 31))
    assert said(then) == [("programme", date(2010, 1, 1)), ("programme", date(2022, 3, 1))]


@pytest.mark.parametrize(
    ("day", "version"),
    [(date(2022, 2, 28), date(2010, 1, 1)), (date(2022, 3, 1), date(2022, 3, 1))],
)
def test_question_about_one_day_gets_one_version(loaded: Session, day: date, version: date) -> None:
    assert said(known(loaded, day, day)) == [("programme", version)]


def test_time_before_anything_is_known_gets_no_answer_but_the_one_of_now_beside(loaded: Session) -> None:
    then = known(loaded, date(1990, 1, 1), date(1990, 12, 31))
    assert then.answers == ()
    assert then.fallback is not None
    assert (then.fallback.id, then.fallback.valid_from) == ("programme", date(2022, 3, 1))


def test_period_that_began_before_anything_is_known_gets_what_came_within_it(loaded: Session) -> None:
    then = known(loaded, date(2005, 1, 1), date(2012, 12, 31))
    assert said(then) == [("programme", date(2010, 1, 1))]
    assert then.fallback is None


def test_somebody_whose_status_is_not_known_gets_the_general_answer(loaded: Session) -> None:
    assert said(known(loaded, status=None)) == [("general", date(2015, 1, 1))]


def test_part_that_was_named_is_told_and_the_other_parts_are_offered(loaded: Session) -> None:
    assert said(known(loaded, part="price")) == [("price", date(2020, 1, 1))]
    assert [other.id for other in known(loaded, part="price").others] == ["exam"]
    assert [other.id for other in known(loaded).others] == ["price", "exam"]


def test_part_of_which_the_past_is_not_known_gets_the_general_answer_of_then(loaded: Session) -> None:
    then = known(loaded, date(2017, 6, 1), date(2017, 6, 30), status=None, part="price")
    assert said(then) == [("general", date(2015, 1, 1))]


def test_answer_of_now_without_dates_is_not_told_of_the_past(loaded: Session) -> None:
    then = known(loaded, date(2021, 1, 1), date(2021, 12, 31), part="exam")
    assert then.answers == ()
    assert then.fallback is not None
    assert then.fallback.id == "exam"
    assert [answer.id for answer in known(loaded, part="exam").answers] == ["exam"]


def test_intent_without_answers_knows_nothing(loaded: Session) -> None:
    nothing = answers_for(loaded, Question("ask_else", None, None, TODAY, TODAY), TODAY)
    assert nothing == Known((), None, ())


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("is het gratis?", "price"),
        ("wat is de PRIJS", "price"),
        ("hoe is het exaamen?", "exam"),
        ("mag ik komen?", None),
        ("", None),
    ],
)
def test_part_is_recognised_by_its_words(loaded: Session, text: str, part: str | None) -> None:
    assert part_named(loaded, "ask_example", text) == part


def test_of_two_parts_in_one_question_the_first_of_the_file_wins_and_not_the_longest_word(
    loaded: Session,
) -> None:
    assert part_named(loaded, "ask_example", "de lange toets, wat is de prijs?") == "price"


def test_word_that_is_written_right_goes_before_one_with_a_typing_error(loaded: Session) -> None:
    assert part_named(loaded, "ask_example", "is het examen gratiss") == "exam"


def test_what_is_asked_first_is_known_of_the_intent(loaded: Session) -> None:
    assert asked_first(loaded, "ask_example") == ("status",)
    assert asked_first(loaded, "ask_else") == ()


def test_version_of_an_answer_is_found_by_its_id_and_day(loaded: Session) -> None:
    def first_day(on: date) -> date | None:
        found: Answer | None = entry_by_id(loaded, "programme", on)
        return found.valid_from if found else None

    assert first_day(TODAY) == date(2022, 3, 1)
    assert first_day(date(2017, 1, 1)) == date(2010, 1, 1)
    assert first_day(date(2009, 12, 31)) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("mijn baas heeft mijn paspoort afgepakt en betaalt niet", "exploitation-trafficking"),
        ("hij betaalt mij niet en hij dreigt", "exploitation-violence"),
        ("ik werk zwart en heb een ongeval gehad", "exploitation-accident"),
        ("mijn baas betaalt niet", "exploitation-unpaid"),
    ],
)
def test_what_is_most_dangerous_is_answered_first(session: Session, text: str, part: str) -> None:
    organisations = {each.id for each in read_organisations(DATA / "organisations")[0]}
    load_answers(session, read_answers(DATA / "answers", organisations)[0])
    assert part_named(session, "report_exploitation", text) == part

"""Which themed answer fits a person, a question and a day, with invented answers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.answers import Answer, fitting, sub_answers
from core.rules.right_to_work_law import Source

TODAY = date(2026, 11, 23)
GENERAL = Answer(
    id="general",
    intent="ask_example",
    audience="newcomer",
    title="Voorbeeld",
    statuses=(),
    provinces=(),
    words=(),
    asks=(),
    valid_from=None,
    valid_until=None,
    confidence="high",
    checked_on=TODAY,
    review_months=6,
    conclusion="Ja, dat kan.",
    text="Vraag het aan een dienst.",
    more=None,
    simple="Ja, dat kan.",
    conclusion_employer=None,
    text_employer=None,
    more_employer=None,
    uncertain=None,
    ask_at=(),
    follow_up=(),
    sources=(Source("https://example.be", "Voorbeeld", None),),
    notes=None,
)
FOR_STATUS = replace(GENERAL, id="for-status", statuses=("asylum_seeker",))
FOR_PROVINCE = replace(GENERAL, id="for-province", provinces=("Limburg",))
FOR_BOTH = replace(FOR_STATUS, id="for-both", provinces=("Limburg",))
ABOUT_PRICE = replace(GENERAL, id="about-price", words=("prijs", "gratis"))
PRICE_FOR_STATUS = replace(ABOUT_PRICE, id="price-for-status", statuses=("asylum_seeker",))
ALL = (GENERAL, FOR_PROVINCE, FOR_STATUS, FOR_BOTH, ABOUT_PRICE, PRICE_FOR_STATUS)


def found(
    *answers: Answer,
    status: str | None = None,
    province: str | None = None,
    words: tuple[str, ...] = (),
    on: date = TODAY,
) -> str | None:
    answer = fitting(answers, status=status, province=province, words=words, on=on)
    return answer.id if answer else None


@pytest.mark.parametrize(
    ("status", "province", "expected"),
    [
        (None, None, "general"),
        ("rejected", "Antwerpen", "general"),
        ("asylum_seeker", None, "for-status"),
        ("asylum_seeker", "Antwerpen", "for-status"),
        ("rejected", "Limburg", "for-province"),
        (None, "Limburg", "for-province"),
        ("asylum_seeker", "Limburg", "for-both"),
    ],
)
def test_answer_fits_the_status_and_the_province(
    status: str | None, province: str | None, expected: str
) -> None:
    assert found(*ALL, status=status, province=province) == expected
    assert found(*reversed(ALL), status=status, province=province) == expected


def test_answer_for_a_status_goes_before_one_for_a_province() -> None:
    assert found(FOR_PROVINCE, FOR_STATUS, status="asylum_seeker", province="Limburg") == "for-status"


def test_answer_about_the_words_goes_before_the_general_one_for_a_status() -> None:
    assert found(FOR_STATUS, ABOUT_PRICE, status="asylum_seeker", words=("gratis",)) == "about-price"
    assert found(*ALL, status="asylum_seeker", words=("gratis",)) == "price-for-status"


def test_words_of_which_no_answer_knows_give_the_general_answer() -> None:
    assert found(*ALL, words=("examen",)) == "general"


def test_answer_about_a_part_is_not_given_to_who_did_not_ask_for_it() -> None:
    assert found(ABOUT_PRICE) is None


def test_answer_for_another_status_is_never_given() -> None:
    assert found(FOR_STATUS, status="rejected") is None
    assert found(FOR_STATUS, status=None) is None


def test_of_two_that_fit_equally_well_the_first_counts() -> None:
    assert found(replace(GENERAL, id="first"), replace(GENERAL, id="second")) == "first"


def test_version_holds_on_its_first_and_its_last_day_and_not_outside() -> None:
    dated = replace(GENERAL, valid_from=date(2022, 3, 1), valid_until=date(2022, 3, 31))
    days = [date(2022, 2, 28), date(2022, 3, 1), date(2022, 3, 31), date(2022, 4, 1)]
    assert [dated.holds_on(day) for day in days] == [False, True, True, False]


@given(change=st.dates(date(2000, 1, 2), date(2040, 1, 1)), asked=st.dates())
def test_of_two_versions_that_follow_each_other_one_holds_on_every_day(change: date, asked: date) -> None:
    before = replace(GENERAL, id="before", valid_until=change - timedelta(days=1))
    after = replace(GENERAL, id="after", valid_from=change)
    assert found(after, before, on=asked) == ("before" if asked < change else "after")


def test_version_without_any_date_is_not_known_to_have_held_in_the_past() -> None:
    assert not GENERAL.dates_are_known
    assert replace(GENERAL, valid_until=date(2022, 2, 28)).dates_are_known
    assert replace(GENERAL, valid_from=date(2022, 3, 1)).dates_are_known


def test_parts_to_offer_are_those_with_words_that_hold_now_for_this_person() -> None:
    ended = replace(ABOUT_PRICE, id="ended", valid_until=date(2020, 1, 1))
    parts = sub_answers([*ALL, ended], status="asylum_seeker", province=None, on=TODAY)
    assert [part.id for part in parts] == ["about-price", "price-for-status"]
    parts = sub_answers([*ALL, ended], status="rejected", province=None, on=TODAY)
    assert [part.id for part in parts] == ["about-price"]

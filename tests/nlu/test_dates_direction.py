"""A day without a year is never to come when it may be a day of the asylum procedure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.components.date_role_cues import PAST_ROLES
from nlu.components.dates import date_entities
from nlu.components.dates_words import listed
from nlu.components.dutch_dates import find_dates

TODAY = date(2026, 11, 23)


@given(
    before=st.sampled_from(["tegen", "vóór", "per", "vanaf", "ten laatste", "tot"]), days=st.integers(0, 364)
)
def test_deadline_is_never_past(before: str, days: int) -> None:
    day = TODAY + timedelta(days=days)
    (mention,) = find_dates(f"ik moet {before} {day.day}/{day.month:02} verhuizen", TODAY)
    assert (mention.start, mention.without_year) == (day, True)
    assert mention.in_past is None or mention.in_past[1] <= TODAY


ASKED = [
    "ik asiel vragen {day}",
    "asiel {day} wanneer mag ik werken",
    "mag ik werken asiel {day}",
    "ik wil werken asiel {day}",
    "ik heb asiel vanaf {day}",
    "bijlage 26 tot {day}",
    "mijn aanvraag start {day}",
    "ik wil werken ik vragen asiel {day}",
    "ik wil weten of ik mag werken aanvraag {day}",
    "de asielprocedure start {day}",
    "aanvraag ingediend voor {day} en ik moet wachten",
    "ik ga werken, asiel gevraagd {day}",
    "negatief {day}, ik wil in beroep",
    "beroep {day}",
    "mijn beroep is {day} verworpen",
    "vanaf {day}",
    "voor {day}",
    "nee, {day}",
    "dat zal {day} zijn",
    "het moet ergens {day} geweest zijn",
    "er staat {day} op",
    "ik ga eens kijken, {day}",
    "ik wil verbeteren, het is {day}",
    "{day} wanneer mag ik werken",
    "wanneer mag ik werken {day}",
]


@pytest.mark.parametrize("message", ASKED)
@pytest.mark.parametrize("day", ["15 december", "in januari", "24/11", "30 november"])
def test_what_happened_in_the_procedure_or_may_have_is_never_to_come(message: str, day: str) -> None:
    for entity in date_entities(message.format(day=day), TODAY):
        if entity.get("role") in {None, *PAST_ROLES}:
            assert str(entity["value"])[:10] <= TODAY.isoformat()


@pytest.mark.parametrize(
    "message",
    [
        "ik ga 15 december asiel aanvragen voor mijn broer",
        "ik moet beroep indienen voor 12 december",
        "deadline beroep 15 december",
        "mijn verzoek moet tegen 31 januari ingediend worden",
    ],
)
def test_what_is_only_planned_is_no_date_of_the_procedure(message: str) -> None:
    (entity,) = date_entities(message, TODAY)
    assert entity["role"] == "other"
    assert entity["value"] > TODAY.isoformat()


@pytest.mark.parametrize(
    "message", ["wie gaat er zondag winnen", "ik heb zondag gewacht", "overmorgen is het feest"]
)
def test_day_to_come_or_a_weekday_is_not_left_open_for_a_question_about_the_procedure(message: str) -> None:
    (entity,) = date_entities(message, TODAY)
    assert entity["role"] == "other"


@pytest.mark.parametrize("message", ["tot 5 januari", "5 januari 2027", "nee, tot 5 januari 2027"])
def test_day_to_come_that_is_all_of_an_answer_is_left_open(message: str) -> None:
    (entity,) = date_entities(message, TODAY)
    assert (entity["value"], entity.get("role")) == ("2027-01-05", None)


@given(
    words=st.lists(
        st.sampled_from(
            listed(
                "ik wil moet ga asiel vragen gevraagd beroep negatief bijlage kaart tot tegen vanaf voor "
                "start afspraak werken wanneer mag weten aanvraag , en"
            )
        ),
        max_size=8,
    ),
    place=st.integers(0, 8),
)
def test_no_order_of_words_puts_a_step_of_the_procedure_in_the_future(words: list[str], place: int) -> None:
    message = " ".join([*words[:place], "15 december", *words[place:]])
    for entity in date_entities(message, TODAY):
        assert entity.get("role") not in PAST_ROLES or str(entity["value"])[:10] <= TODAY.isoformat()

"""What holds for every date and for every text, whatever it is."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.components.dutch_dates import find_dates

TODAY = date(2026, 11, 23)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
FORMATS: dict[str, Callable[[date], str]] = {
    "3 juli 2026": lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    "03/07/2026": lambda day: f"{day:%d/%m/%Y}",
    "3-7-2026": lambda day: f"{day.day}-{day.month}-{day.year}",
    "3.7.2026": lambda day: f"{day.day}.{day.month}.{day.year}",
    "03/07/26": lambda day: f"{day:%d/%m/%y}",
    "2026-07-03": lambda day: day.isoformat(),
    "de 3de juli 2026": lambda day: f"de {day.day}de {MONTHS[day.month - 1]} {day.year}",
    "3 jul. '26": lambda day: f"{day.day} {MONTHS[day.month - 1][:3]}. '{day:%y}",
    "3juli2026": lambda day: f"{day.day}{MONTHS[day.month - 1]}{day.year}",
    "3 van juli, 2026": lambda day: f"{day.day} van {MONTHS[day.month - 1].upper()}, {day.year}",
}
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
PIECES = """
3 12 31 32 99 2026 '26 juli feb maart mei 12/7 31-2-2026 de den van in op vorige week maand jaar geleden over
sinds begin half eind een paar anderhalf tussen en tot - / . , 12de eerste maandag gisteren artikel 7/2025
"""
WORDS = st.sampled_from(PIECES.split())


@pytest.mark.parametrize("form", FORMATS)
@given(day=DAYS)
@settings(max_examples=60, deadline=None)
def test_every_day_is_read_back_from_every_way_to_write_it(form: str, day: date) -> None:
    written = FORMATS[form](day)
    found = find_dates(f"ik heb asiel gevraagd op {written} in Brussel", TODAY)
    assert [(mention.start, mention.end, mention.without_year) for mention in found] == [(day, day, False)]


@given(day=DAYS)
@settings(deadline=None)
def test_day_without_a_year_is_never_in_the_future_and_never_a_year_ago(day: date) -> None:
    (mention,) = find_dates(f"{day.day} {MONTHS[day.month - 1]}", TODAY)
    assert mention.without_year
    assert mention.start is not None
    assert mention.start <= TODAY
    assert (mention.start.month, mention.start.day) == (day.month, day.day)
    assert (TODAY - mention.start).days <= 366 or (day.month, day.day) == (2, 29)


@given(
    text=st.text(max_size=200) | st.lists(WORDS, max_size=12).map(" ".join), today=st.dates(date(2000, 1, 1))
)
@settings(max_examples=500, deadline=None)
def test_no_text_breaks_it_and_every_mention_stands_where_it_says(text: str, today: date) -> None:
    last = 0
    for mention in find_dates(text, today):
        assert mention.raw == text[mention.begin : mention.stop]
        assert last <= mention.begin < mention.stop
        assert mention.impossible == (mention.start is None) == (mention.end is None)
        if mention.start is not None and mention.end is not None:
            assert mention.start <= mention.end
        last = mention.stop


@pytest.mark.parametrize(
    "text", ["1" * 5000, "٣ juli ٢٠٢٦", "İ 3 juli", "3 juli²", "99 jaar geleden", "\x00 3 mei"]
)
def test_strange_characters_and_numbers_do_no_harm(text: str) -> None:
    assert all(mention.raw in text for mention in find_dates(text, TODAY))


def test_accents_and_capitals_do_not_move_the_place_of_a_date() -> None:
    text = "İk bén áángekomen op 3 JULÍ 2026!"
    (mention,) = find_dates(text, TODAY)
    assert (mention.raw, mention.start) == ("3 JULÍ 2026", date(2026, 7, 3))

"""A date gone by is what a question is about, or something that the person tells."""

from datetime import date

import pytest

from nlu.components.dates import date_entities

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hoe was dat in 2017?", "2017-01-01/2017-12-31"),
        ("en in 2015?", "2015-01-01/2015-12-31"),
        ("mochten asielzoekers in 2013 vrijwilligerswerk doen?", "2013-01-01/2013-12-31"),
        ("was inburgering gratis in 2020", "2020-01-01/2020-12-31"),
        ("hoeveel kostte een cursus in maart 2023?", "2023-03-01/2023-03-31"),
        ("mocht ik op 20 maart 2026 werken?", "2026-03-20"),
    ],
)
def test_question_about_another_time(text: str, value: str) -> None:
    (entity,) = date_entities(text, TODAY)
    assert (entity.get("role"), entity["value"]) == ("asked_about", value)


@pytest.mark.parametrize(
    "text",
    [
        "ik ben hier sinds 2017, mag ik werken?",
        "mijn cursus was in maart 2023",
        "in 2017",
        "2017",
        "5 januari 2026",
        "ik heb asiel gevraagd in 2024",
        "mijn asiel was in 2024",
        "ik ben geboren in 1990 en was kok",
        "ik was in 2023 in duitsland, kan ik nu nederlands leren",
        "hoe is dat in 2030?",
        "toen ik asiel vroeg in maart 2026 was ik alleen",
    ],
)
def test_what_a_person_tells_is_no_question_about_then(text: str) -> None:
    assert all(entity.get("role") != "asked_about" for entity in date_entities(text, TODAY))

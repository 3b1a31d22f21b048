"""Two questions in one message are told apart, and one question is not cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.components.intent_classifier import two_questions
from nlu.components.questions_in_message import questions_in

ASKS_TWO_THINGS = [
    ("Mag ik al werken en waar kan ik Nederlands leren?", 2),
    ("Hoe laat ik mijn diploma erkennen? En mag ik ook vrijwilligerswerk doen?", 2),
    ("mag ik interim doen en wat met mijn zakgeld", 2),
    ("Goeiedag, kan ik als zelfstandige starten? En moet ik mij inschrijven bij de vdab?", 2),
    ("wat is IBO en hoeveel kost taalcoaching op de werkvloer", 2),
    ("Ik zoek werk in Gent.\nHoe vraag ik een arbeidskaart aan?", 2),
    ("Wij zoeken een kok, welke premies bestaan er? Mag hij al werken?", 3),
]
ASKS_ONE_THING = [
    "vanaf wanneer mag ik werken?",
    "Hallo! Ik heb een vraag. Ik heb asiel gevraagd op 3 juni, mag ik werken?",
    "Moet ik mij inschrijven bij de VDAB of mag ik dat zelf kiezen?",
    "Ik woon in het centrum en mijn kinderen gaan hier naar school.",
    "Wij komen uit Oekraïne",
    "12 juli 2026",
    "",
    "En jij?",
]


@pytest.mark.parametrize(("text", "number"), ASKS_TWO_THINGS)
def test_each_question_is_found(text: str, number: int) -> None:
    assert len(questions_in(text)) == number


@pytest.mark.parametrize("text", ASKS_ONE_THING)
def test_a_message_with_one_question_stays_whole(text: str) -> None:
    assert questions_in(text) == []


@given(st.text())
def test_every_question_stands_in_the_message_and_there_are_at_most_four(text: str) -> None:
    found = questions_in(text)
    assert all(question in text for question in found)
    assert len(found) in (0, 2, 3, 4)


def rank(*intents: tuple[str, float]) -> list[dict[str, object]]:
    return [{"name": name, "confidence": confidence} for name, confidence in intents]


def test_the_question_asked_first_is_answered_first() -> None:
    whole = rank(("ask_learn_dutch", 0.5), ("ask_when_may_work", 0.4), ("greet", 0.1))
    asked = rank(("ask_when_may_work", 0.97), ("ask_learn_dutch", 0.99))
    ranking, second = two_questions(whole, asked)
    assert [one["name"] for one in ranking] == ["ask_when_may_work", "ask_learn_dutch", "greet"]
    assert ranking[0]["confidence"] == 0.97
    assert second == asked[1]


def test_one_sure_question_beside_an_unclear_one_leaves_the_whole_message_to_decide() -> None:
    whole = rank(("ask_learn_dutch", 0.9), ("ask_find_job", 0.1))
    assert two_questions(whole, rank(("ask_find_job", 0.9))) == (whole, None)

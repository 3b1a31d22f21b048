"""How old a young person is, and what only looks like an age."""

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.age import AgeExtractor, age_entities

AGES = """
ik ben 15 jaar -> 15
ik ben 15 -> 15
Ik ben 17, mag ik werken? -> 17
ik ben 16 jaar oud -> 16
15 jaar oud -> 15
hij is 17 -> 17
hij is 17 jaar en wil werken -> 17
ik ben vijftien -> 15
zij is zeventien jaar -> 17
ik ben nog maar 14 jaar -> 14
ik ben nu 18 geworden -> 18
mijn zoon is 16 -> 16
mijn broertje van 15 wil werken -> 15
mijn zoon van 15 wil werken -> 15
mijn leeftijd is 17 -> 17
I am 17 years old -> 17
i'm 16 -> 16
j'ai 17 ans -> 17
17 jaar -> 17
ik 16 jaar -> 16
ben ik 17 dan mag ik niet werken -> 17
ik heb 5 jaar ervaring -> -
ik ben hier 7 maanden -> -
ik ben 15 jaar in België -> -
ik ben 12 maanden hier -> -
ik ben al 11 jaar getrouwd -> -
ik ben 35 jaar -> -
ik ben 150 -> -
hij is 17 mei geboren -> -
ze is 12 juni aangekomen -> -
ik heb 15 jaar gewerkt -> -
15 jaar ervaring als lasser -> -
wij zijn met 15 -> -
ik werk 15 uur per week -> -
bijlage 15 -> -
ik ben in centrum 17 -> -
hij is 12/05/2000 geboren -> -
ik verdien 15 euro -> -
""".strip().splitlines()


@pytest.mark.parametrize("case", AGES)
def test_age_is_read_where_one_is_said(case: str) -> None:
    message, age = case.split(" -> ")
    found = [str(entity["value"]) for entity in age_entities(message)]
    assert found == ([] if age == "-" else [age])


def test_age_is_a_number_with_its_place() -> None:
    (message,) = AgeExtractor().process([Message({TEXT: "ik ben vijftien"})])
    assert message.get(ENTITIES) == [
        {"entity": "age", "value": 15, "start": 7, "end": 15, "extractor": "AgeExtractor"}
    ]


def test_payload_of_a_button_is_left_alone() -> None:
    (message,) = AgeExtractor().process([Message({TEXT: '/inform{"age": "ik ben 15"}'})])
    assert message.get(ENTITIES) is None

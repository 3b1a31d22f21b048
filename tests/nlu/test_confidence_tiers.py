"""Sure enough: answer. Less sure: ask which was meant. Not at all: offer a human."""

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.confidence_tiers import NOT_UNDERSTOOD, UNCLEAR, ConfidenceTiers

RANKING = ["ask_when_may_work", "ask_work_permit", "ask_status_rights"]


def after_tiers(confidence: float) -> Message:
    ranking = [{"name": name, "confidence": confidence / (place + 1)} for place, name in enumerate(RANKING)]
    message = Message(data={TEXT: "mag ik werken", INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    ConfidenceTiers({"answer": 0.6, "ask": 0.2}).process([message])
    return message


@pytest.mark.parametrize(
    ("confidence", "intent"),
    [
        (0.95, "ask_when_may_work"),
        (0.6, "ask_when_may_work"),
        (0.59, UNCLEAR),
        (0.2, UNCLEAR),
        (0.19, NOT_UNDERSTOOD),
        (0.0, NOT_UNDERSTOOD),
    ],
)
def test_the_confidence_decides_the_tier(confidence: float, intent: str) -> None:
    assert after_tiers(confidence).get(INTENT)["name"] == intent


def test_who_asks_which_was_meant_finds_the_candidates_below_the_tier() -> None:
    names = [entry["name"] for entry in after_tiers(0.4).get(INTENT_RANKING_KEY)]
    assert names == [UNCLEAR, *RANKING]


def test_a_sure_answer_keeps_its_ranking_and_confidence() -> None:
    message = after_tiers(0.9)
    assert [entry["name"] for entry in message.get(INTENT_RANKING_KEY)] == RANKING
    assert message.get(INTENT)["confidence"] == 0.9


@pytest.mark.parametrize("intent", [None, {"name": None, "confidence": 0.0}])
def test_a_message_without_any_intent_is_not_understood(intent: dict | None) -> None:
    message = Message(data={TEXT: "", INTENT: intent})
    ConfidenceTiers({"answer": 0.6, "ask": 0.2}).process([message])
    assert message.get(INTENT)["name"] == NOT_UNDERSTOOD


GROUP = ["ask_when_may_work", "ask_status_rights", "ask_work_during_appeal"]


@pytest.mark.parametrize(
    ("probabilities", "intent"),
    [
        ({"ask_when_may_work": 0.4, "ask_status_rights": 0.3}, "ask_when_may_work"),
        ({"ask_status_rights": 0.3, "ask_when_may_work": 0.2, "ask_work_during_appeal": 0.1}, GROUP[1]),
        ({"ask_when_may_work": 0.4, "ask_work_permit": 0.3}, UNCLEAR),
        ({"ask_work_permit": 0.4, "ask_when_may_work": 0.3, "ask_status_rights": 0.3}, UNCLEAR),
        ({"ask_when_may_work": 0.15, "ask_status_rights": 0.1}, UNCLEAR),
        ({"ask_when_may_work": 0.12, "ask_work_permit": 0.1}, NOT_UNDERSTOOD),
    ],
)
def test_intents_with_the_same_answer_count_together(probabilities: dict[str, float], intent: str) -> None:
    ranking = [{"name": name, "confidence": confidence} for name, confidence in probabilities.items()]
    message = Message(data={TEXT: "mag ik werken", INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    ConfidenceTiers({"answer": 0.6, "ask": 0.2, "same_answer": [GROUP]}).process([message])
    assert message.get(INTENT)["name"] == intent


def test_who_asks_which_was_meant_sees_how_unsure_the_group_is() -> None:
    ranking = [{"name": GROUP[0], "confidence": 0.3}, {"name": GROUP[1], "confidence": 0.2}]
    message = Message(data={TEXT: "mag ik werken", INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    ConfidenceTiers({"answer": 0.6, "ask": 0.2, "same_answer": [GROUP]}).process([message])
    assert message.get(INTENT)["confidence"] == pytest.approx(0.5)
    assert message.get(INTENT_RANKING_KEY)[1:] == ranking

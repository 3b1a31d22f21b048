"""From a calibrated probability to one of three tiers: answer, ask which was meant, offer a human."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message

UNCLEAR = "nlu_unclear"
NOT_UNDERSTOOD = "nlu_not_understood"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ConfidenceTiers(IntentClassifier, GraphComponent):
    """Puts `nlu_unclear` or `nlu_not_understood` first when the best intent is not sure enough.

    `same_answer` holds groups of intents that lead to the same answer: which of them was meant need not be
    sure, so their probabilities count together. The ranking below stays as the classifier made it: the action
    that asks "Bedoel je ...?" reads it.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ConfidenceTiers":
        """Return a component with the thresholds of the configuration."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the thresholds, as probabilities (docs/decisions/0003-three-tiers.md), and no groups."""
        return {"answer": 0.65, "ask": 0.10, "same_answer": []}

    def __init__(self, config: dict[str, Any]) -> None:
        self._answer = float(config["answer"])
        self._ask = float(config["ask"])
        self._groups = [frozenset(group) for group in config.get("same_answer", ())]

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the tier's intent on each message whose best intent stays below `answer`."""
        for message in messages:
            best = self._confidence(message)
            if best >= self._answer:
                continue
            name = UNCLEAR if best >= self._ask else NOT_UNDERSTOOD
            tier = {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: 1.0 - best}
            message.set(INTENT, tier, add_to_output=True)
            ranking = message.get(INTENT_RANKING_KEY) or []
            message.set(INTENT_RANKING_KEY, [tier, *ranking], add_to_output=True)
        return messages

    def _confidence(self, message: Message) -> float:
        """Return the probability of the best intent, or of its whole group where it has one."""
        best = message.get(INTENT) or {}
        alone = float(best.get(PREDICTED_CONFIDENCE_KEY) or 0.0)
        group = next((group for group in self._groups if best.get(INTENT_NAME_KEY) in group), frozenset())
        together = sum(
            float(entry[PREDICTED_CONFIDENCE_KEY])
            for entry in message.get(INTENT_RANKING_KEY) or []
            if entry[INTENT_NAME_KEY] in group
        )
        return max(alone, min(together, 1.0))

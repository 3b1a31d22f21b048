"""Single words that our texts tell people to type: they always work, whatever the classifier thinks."""

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class PromisedWords(IntentClassifier, GraphComponent):
    """Gives a message that is no more than a promised word the intent that was promised."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "PromisedWords":
        """Return a component with the words of the configuration."""
        return cls(config)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return no words: `words` maps each word, in lower case, to its intent."""
        return {"words": {}}

    def __init__(self, config: dict[str, Any]) -> None:
        self._words: dict[str, str] = config["words"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking on each message that is a promised word, quotes and signs aside."""
        for message in messages:
            word = re.sub(r"\W", "", message.get(TEXT) or "").lower()
            if word in self._words:
                intent = {INTENT_NAME_KEY: self._words[word], PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
        return messages

"""Which intent a message has, with a probability that means what it says."""

from dataclasses import asdict
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.intent_model import IntentModel

MODEL_FILE = "intent_model.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CalibratedIntentClassifier(IntentClassifier, GraphComponent):
    """Fits an IntentModel on the dense sentence feature of the featurizer before it."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before this component in the pipeline."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the inverse regularisation, the folds for calibration and the length of the ranking."""
        return {"c": 0.01, "folds": 3, "ranking_length": 6}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "CalibratedIntentClassifier":
        """Return an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "CalibratedIntentClassifier":
        """Return the trained component; raises ValueError when the model holds none."""
        with (
            model_storage.read_from(resource) as folder,
            np.load(folder / MODEL_FILE, allow_pickle=False) as file,
        ):
            return cls(config, model_storage, resource, IntentModel(**file))

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    def train(self, training_data: TrainingData) -> Resource:
        """Fit and calibrate on all examples that have an intent and a text."""
        examples = [m for m in training_data.intent_examples if m.get(INTENT) and m.get(TEXT)]
        intents = [m.get(INTENT) for m in examples]
        self._model = IntentModel.fit(
            _vectors(examples), intents, c=self._config["c"], folds=self._config["folds"]
        )
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / MODEL_FILE, **asdict(self._model))
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the data as it is: nothing after this component learns from its predictions."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking` on each message; one without text gets no intent."""
        for message in messages:
            message.set(INTENT, {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [], add_to_output=True)
        readable = [m for m in messages if m.get(TEXT)]
        if self._model is None or not readable:
            return messages
        for message, row in zip(readable, self._model.probabilities(_vectors(readable)), strict=True):
            ranking = [
                {INTENT_NAME_KEY: str(self._model.intents[i]), PREDICTED_CONFIDENCE_KEY: float(row[i])}
                for i in np.argsort(-row)[: self._config["ranking_length"]]
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def _vectors(messages: list[Message]) -> np.ndarray:
    return np.vstack([m.get_dense_features(attribute=TEXT)[1].features for m in messages])

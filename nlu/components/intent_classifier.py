"""Which intent a message has, with a probability that means what it says."""

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

from nlu.components.intent_model import IntentModel, IntentSettings
from nlu.components.sentence_embeddings import QUESTION_VECTORS, QUESTIONS
from nlu.components.spelling import as_meant

MODEL_FILE = "intent_model.npz"
SECOND_QUESTION = "second_question"
MANY = 2

RankedIntent = dict[str, Any]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CalibratedIntentClassifier(IntentClassifier, GraphComponent):
    """Fits an IntentModel on the texts and on the dense sentence feature of the featurizer before it."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before this component in the pipeline."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return how to fit (IntentSettings), how long the ranking is, and what tells two questions apart.

        `sure_of_question` is the probability from which a part of a message counts as a question of its own;
        `no_question` names the intents that ask nothing, such as a greeting.
        """
        return {
            "c_vectors": 0.01,
            "c_words": 2.0,
            "folds": 3,
            "blocks": [[512, 1.0], [384, 2.0]],
            "ranking_length": 6,
            "sure_of_question": 0.8,
            "no_question": [],
        }

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
            return cls(config, model_storage, resource, IntentModel.from_arrays(dict(file)))

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
            _vectors(examples), _texts(examples), intents, intent_settings(self._config)
        )
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / MODEL_FILE, **self._model.arrays())
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
        probabilities = self._model.probabilities(_vectors(readable), _texts(readable))
        for message, row in zip(readable, probabilities, strict=True):
            ranking = ranked(self._model.intents, row)[: self._config["ranking_length"]]
            if message.get(QUESTIONS):
                ranking, second = two_questions(ranking, self._sure_questions(message, self._model))
                message.set(SECOND_QUESTION, second, add_to_output=True)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _sure_questions(self, message: Message, model: IntentModel) -> list[RankedIntent]:
        """Return the intents of the questions in a message that are sure, each once, in their order."""
        sure: dict[str, RankedIntent] = {}
        for row in model.probabilities(message.get(QUESTION_VECTORS), message.get(QUESTIONS)):
            best = ranked(model.intents, row)[0]
            is_sure = best[PREDICTED_CONFIDENCE_KEY] >= self._config["sure_of_question"]
            if is_sure and best[INTENT_NAME_KEY] not in self._config["no_question"]:
                sure.setdefault(best[INTENT_NAME_KEY], best)
        return list(sure.values())


def ranked(intents: np.ndarray, probabilities: np.ndarray) -> list[RankedIntent]:
    """Return the intents with their probabilities, the likeliest first."""
    return [
        {INTENT_NAME_KEY: str(intents[i]), PREDICTED_CONFIDENCE_KEY: float(probabilities[i])}
        for i in np.argsort(-probabilities)
    ]


def two_questions(
    ranking: list[RankedIntent], asked: list[RankedIntent]
) -> tuple[list[RankedIntent], RankedIntent | None]:
    """Return the ranking with the question that was asked first in front, and the second question.

    `asked` holds the sure intents of the parts of a message: together in one message they make it less sure
    than each of them is.
    """
    if len(asked) < MANY:
        return ranking, None
    first, second = asked[:MANY]
    others = [one for one in ranking if one[INTENT_NAME_KEY] != first[INTENT_NAME_KEY]]
    return [first, *others], second


def intent_settings(config: dict[str, Any]) -> IntentSettings:
    """Return the settings of the model in a configuration of the component."""
    blocks = [(int(columns), float(weight)) for columns, weight in config["blocks"]]
    return IntentSettings(config["c_vectors"], config["c_words"], config["folds"], blocks)


def _texts(messages: list[Message]) -> list[str]:
    return [as_meant(m) for m in messages]


def _vectors(messages: list[Message]) -> np.ndarray:
    return np.vstack([m.get_dense_features(attribute=TEXT)[1].features for m in messages])

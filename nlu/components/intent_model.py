"""The intent classifier as arithmetic: two models, how much each counts, and probabilities that are true.

What a message means (sentence vectors) and how it is written (words and pieces of words) err in different
places; docs/decisions/0002-sentence-embeddings.md has the measurements.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax
from sklearn.model_selection import StratifiedKFold

from nlu.components.vector_model import SEED, VectorModel
from nlu.components.word_model import WordModel


@dataclass(frozen=True)
class IntentSettings:
    """How to fit: inverse strengths of regularisation, folds for calibration, columns of each encoder."""

    c_vectors: float
    c_words: float
    folds: int
    blocks: Sequence[tuple[int, float]]


@dataclass(frozen=True)
class IntentModel:
    """Two models and `mix`: the factors of their scores, fitted on examples that the models did not see."""

    vectors: VectorModel
    words: WordModel
    mix: np.ndarray

    @property
    def intents(self) -> np.ndarray:
        """Return the names of the intents, in the order of the columns."""
        return self.vectors.intents

    @classmethod
    def fit(
        cls, vectors: np.ndarray, texts: Sequence[str], intents: Sequence[str], settings: IntentSettings
    ) -> "IntentModel":
        """Fit on vectors (examples, dimensions) and texts; calibrate on what `folds` models did not see.

        Raises ValueError when an intent has fewer examples than there are folds.
        """
        names, scores = held_out_scores(vectors, texts, intents, settings)
        mix = best_mix(scores, np.searchsorted(names, intents))
        return cls(*_fit_both(vectors, np.array(texts, dtype=object), np.array(intents), settings), mix)

    def probabilities(self, vectors: np.ndarray, texts: Sequence[str]) -> np.ndarray:
        """Return calibrated probabilities, one column an intent; each row sums to one."""
        return mixed(np.stack([self.vectors.scores(vectors), self.words.scores(list(texts))]), self.mix)

    def arrays(self) -> dict[str, np.ndarray]:
        """Return all numbers and names under a key each, to be stored with numpy.savez."""
        models = (("vectors", self.vectors), ("words", self.words))
        stored = {f"{key}.{f.name}": getattr(m, f.name) for key, m in models for f in fields(m)}
        return {**stored, "mix": self.mix}

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> "IntentModel":
        """Return the model whose `arrays` were stored; raises KeyError when one is missing."""
        by_meaning = VectorModel(**{f.name: arrays[f"vectors.{f.name}"] for f in fields(VectorModel)})
        by_words = WordModel(**{f.name: arrays[f"words.{f.name}"] for f in fields(WordModel)})
        return cls(by_meaning, by_words, arrays["mix"])


def held_out_scores(
    vectors: np.ndarray, texts: Sequence[str], intents: Sequence[str], settings: IntentSettings
) -> tuple[np.ndarray, np.ndarray]:
    """Return the names of the intents, and their (models, messages, intents) scores in held-out parts.

    The examples are cut into `settings.folds` parts. Raises ValueError as `IntentModel.fit` does.
    """
    labels, sentences = np.array(intents), np.array(texts, dtype=object)
    names = np.unique(labels)
    scores = np.zeros((2, len(labels), len(names)))
    splitter = StratifiedKFold(settings.folds, shuffle=True, random_state=SEED)
    for seen, unseen in splitter.split(vectors, labels):
        by_meaning, by_words = _fit_both(vectors[seen], sentences[seen], labels[seen], settings)
        scores[0, unseen] = by_meaning.scores(vectors[unseen])
        scores[1, unseen] = by_words.scores(sentences[unseen].tolist())
    return names, scores


def mixed(scores: np.ndarray, mix: np.ndarray) -> np.ndarray:
    """Return probabilities of (messages, intents) from the scores of the models and the factor of each."""
    return np.asarray(softmax(np.tensordot(mix, scores, axes=1), axis=1))


def _fit_both(
    vectors: np.ndarray, texts: np.ndarray, labels: np.ndarray, settings: IntentSettings
) -> tuple[VectorModel, WordModel]:
    return (
        VectorModel.fit(vectors, labels, c=settings.c_vectors, blocks=settings.blocks),
        WordModel.fit(texts.tolist(), labels, c=settings.c_words),
    )


def best_mix(scores: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the factor of each model that gives held-out scores the least cross-entropy.

    `scores` is (models, messages, intents), `targets` the columns of the right intents.
    """
    rows = np.arange(len(targets))

    def cross_entropy(log_factors: np.ndarray) -> float:
        together = np.tensordot(np.exp(log_factors), scores, axes=1)
        return float(-log_softmax(together, axis=1)[rows, targets].mean())

    found = minimize(cross_entropy, np.zeros(len(scores)), bounds=[(-5, 5)] * len(scores), method="L-BFGS-B")
    return np.asarray(np.exp(found.x))

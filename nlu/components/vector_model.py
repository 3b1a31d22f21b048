"""Which intent the meaning of a message points at: a logistic regression on sentence vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

SEED = 42
# scikit-learn 1.1 sums the gradient over the examples: this stops after some 40 steps instead of 130, at the
# same accuracy and a quarter of the time.
TOLERANCE = 1.0


@dataclass(frozen=True)
class VectorModel:
    """A logistic regression on standardised sentence vectors: scores, no probabilities yet."""

    intents: np.ndarray
    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    @classmethod
    def fit(
        cls, vectors: np.ndarray, intents: np.ndarray, *, c: float, blocks: Sequence[tuple[int, float]]
    ) -> "VectorModel":
        """Fit on vectors of (examples, dimensions); `c` is the inverse strength of the regularisation.

        `blocks` gives how many columns each encoder has and how heavy they count. Raises ValueError when the
        columns do not add up.
        """
        heaviness = np.concatenate([np.full(columns, weight) for columns, weight in blocks])
        if heaviness.size != vectors.shape[1]:
            raise ValueError(f"blocks name {heaviness.size} columns, the vectors have {vectors.shape[1]}")
        mean, scale = vectors.mean(axis=0), (vectors.std(axis=0) + 1e-6) / heaviness
        regression = LogisticRegression(
            C=c, max_iter=200, tol=TOLERANCE, class_weight="balanced", random_state=SEED
        )
        regression.fit((vectors - mean) / scale, intents)
        return cls(regression.classes_, mean, scale, regression.coef_.T, regression.intercept_)

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """Return the score of each intent, one column an intent."""
        return np.asarray((vectors - self.mean) / self.scale @ self.weights + self.bias)

"""The arithmetic of the intent classifier: fit, calibrate, predict, as arrays that can be stored."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

SEED = 42
# scikit-learn 1.1 sums the gradient over the examples: this stops after some 40 steps instead of 130, at the
# same accuracy and a quarter of the time.
TOLERANCE = 1.0


@dataclass(frozen=True)
class IntentModel:
    """A logistic regression on standardised sentence vectors, and the temperature of its probabilities."""

    intents: np.ndarray
    mean: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    temperature: np.ndarray

    @classmethod
    def fit(cls, vectors: np.ndarray, intents: list[str], *, c: float, folds: int) -> "IntentModel":
        """Fit on vectors of (examples, dimensions); calibrate on what `folds` models did not see.

        `c` is the inverse strength of the regularisation. Raises ValueError when an intent has fewer
        examples than there are folds.
        """
        labels = np.array(intents)
        uncalibrated = cls._fit_once(vectors, labels, c)
        logits = np.zeros((len(labels), len(uncalibrated.intents)))
        splitter = StratifiedKFold(folds, shuffle=True, random_state=SEED)
        for seen, held_out in splitter.split(vectors, labels):
            logits[held_out] = cls._fit_once(vectors[seen], labels[seen], c).logits(vectors[held_out])
        targets = np.searchsorted(uncalibrated.intents, labels)
        return replace(uncalibrated, temperature=np.array(best_temperature(logits, targets)))

    @classmethod
    def _fit_once(cls, vectors: np.ndarray, labels: np.ndarray, c: float) -> "IntentModel":
        mean, scale = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
        regression = LogisticRegression(
            C=c, max_iter=200, tol=TOLERANCE, class_weight="balanced", random_state=SEED
        )
        regression.fit((vectors - mean) / scale, labels)
        return cls(
            intents=regression.classes_,
            mean=mean,
            scale=scale,
            weights=regression.coef_.T,
            bias=regression.intercept_,
            temperature=np.array(1.0),
        )

    def logits(self, vectors: np.ndarray) -> np.ndarray:
        """Return the scores before calibration, one column an intent."""
        return (vectors - self.mean) / self.scale @ self.weights + self.bias

    def probabilities(self, vectors: np.ndarray) -> np.ndarray:
        """Return calibrated probabilities, one column an intent; each row sums to one."""
        return softmax(self.logits(vectors) / self.temperature, axis=1)


def best_temperature(logits: np.ndarray, targets: np.ndarray) -> float:
    """Return the temperature that gives held-out logits the least cross-entropy. `targets` are columns."""
    rows = np.arange(len(targets))

    def cross_entropy(log_temperature: float) -> float:
        return float(-log_softmax(logits / np.exp(log_temperature), axis=1)[rows, targets].mean())

    return float(np.exp(minimize_scalar(cross_entropy, bounds=(-3, 3), method="bounded").x))

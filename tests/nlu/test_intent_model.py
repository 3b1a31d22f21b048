"""The intent model learns what it is shown, and its probabilities mean what they say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import log_softmax

from nlu.components.intent_model import IntentModel, best_temperature

INTENTS = ["ask", "greet", "stop"]
DIMENSIONS = 8


def clouds(spread: float, each: int = 20) -> tuple[np.ndarray, list[str]]:
    """Return points around one corner an intent; the larger the spread, the more they mix."""
    random = np.random.default_rng(7)
    corners = np.eye(len(INTENTS), DIMENSIONS)
    intents = [intent for intent in INTENTS for _ in range(each)]
    middles = np.repeat(corners, each, axis=0)
    return (middles + random.normal(scale=spread, size=middles.shape)).astype(np.float32), intents


def cross_entropy(logits: np.ndarray, targets: np.ndarray, temperature: float) -> float:
    return float(-log_softmax(logits / temperature, axis=1)[np.arange(len(targets)), targets].mean())


def test_clear_examples_are_recognised_again() -> None:
    vectors, intents = clouds(spread=0.1)
    model = IntentModel.fit(vectors, intents, c=1.0, folds=3)
    best = model.intents[model.probabilities(vectors).argmax(axis=1)]
    assert best.tolist() == intents


@pytest.mark.parametrize("spread", [0.1, 0.8])
def test_probabilities_of_a_message_sum_to_one(spread: float) -> None:
    vectors, intents = clouds(spread)
    probabilities = IntentModel.fit(vectors, intents, c=1.0, folds=3).probabilities(vectors * 30)
    assert probabilities.shape == (len(intents), len(INTENTS))
    np.testing.assert_allclose(probabilities.sum(axis=1), 1.0, rtol=1e-6)
    assert (probabilities >= 0).all()


def test_mixed_examples_make_the_model_less_sure() -> None:
    clear, intents = clouds(spread=0.1)
    mixed, _ = clouds(spread=0.8)
    sure = IntentModel.fit(clear, intents, c=1.0, folds=3).probabilities(clear).max(axis=1)
    unsure = IntentModel.fit(mixed, intents, c=1.0, folds=3).probabilities(mixed).max(axis=1)
    assert unsure.mean() < sure.mean()


def test_calibration_lowers_the_cross_entropy_of_what_the_model_did_not_see() -> None:
    vectors, intents = clouds(spread=0.8, each=60)
    noise = np.random.default_rng(1).normal(size=(len(intents), 60))
    vectors = np.hstack([vectors, noise])
    targets = np.searchsorted(INTENTS, intents)
    seen = np.arange(len(intents)) % 2 == 0
    model = IntentModel.fit(
        vectors[seen], [i for i, s in zip(intents, seen, strict=True) if s], c=100.0, folds=3
    )
    logits = model.logits(vectors[~seen])
    calibrated = cross_entropy(logits, targets[~seen], float(model.temperature))
    assert float(model.temperature) > 1
    assert calibrated < cross_entropy(logits, targets[~seen], 1.0)


@settings(max_examples=30)
@given(st.integers(0, 1000), st.floats(0.2, 8))
def test_no_other_temperature_is_better(seed: int, scale: float) -> None:
    random = np.random.default_rng(seed)
    logits = random.normal(scale=scale, size=(40, 5))
    targets = np.where(random.random(40) < 0.6, logits.argmax(axis=1), random.integers(0, 5, 40))
    best = best_temperature(logits, targets)
    lowest = cross_entropy(logits, targets, best)
    assert all(
        lowest <= cross_entropy(logits, targets, best * factor) + 1e-6 for factor in (0.8, 0.95, 1.05, 1.25)
    )


def test_the_same_examples_give_the_same_model() -> None:
    vectors, intents = clouds(spread=0.5)
    one, other = (IntentModel.fit(vectors, intents, c=0.1, folds=3) for _ in range(2))
    np.testing.assert_array_equal(one.probabilities(vectors), other.probabilities(vectors))


def test_a_dimension_that_never_changes_does_no_harm() -> None:
    vectors, intents = clouds(spread=0.1)
    vectors[:, -1] = 3.0
    probabilities = IntentModel.fit(vectors, intents, c=1.0, folds=3).probabilities(vectors)
    assert np.isfinite(probabilities).all()


def test_fewer_examples_than_folds_is_refused() -> None:
    vectors, intents = clouds(spread=0.1, each=2)
    with pytest.raises(ValueError, match="n_splits"):
        IntentModel.fit(vectors, intents, c=1.0, folds=3)

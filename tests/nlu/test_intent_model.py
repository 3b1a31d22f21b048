"""The intent model learns what it is shown, and its probabilities mean what they say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import log_softmax

from nlu.components.intent_model import IntentModel, IntentSettings, best_mix
from nlu.components.word_model import WordModel, pieces

INTENTS = ["ask", "greet", "stop"]
SAID = {"ask": "mag ik werken", "greet": "goeiedag iedereen", "stop": "ik wil stoppen"}
DIMENSIONS = 8
SETTINGS = IntentSettings(c_vectors=1.0, c_words=1.0, folds=3, blocks=[(DIMENSIONS, 1.0)])


def clouds(spread: float, each: int = 20) -> tuple[np.ndarray, list[str], list[str]]:
    """Return points around one corner an intent and what is said there; a large spread mixes the points."""
    random = np.random.default_rng(7)
    intents = [intent for intent in INTENTS for _ in range(each)]
    middles = np.repeat(np.eye(len(INTENTS), DIMENSIONS), each, axis=0)
    vectors = (middles + random.normal(scale=spread, size=middles.shape)).astype(np.float32)
    return vectors, [SAID[intent] for intent in intents], intents


def same_words(count: int) -> list[str]:
    return ["hetzelfde gezegd"] * count


def cross_entropy(scores: np.ndarray, targets: np.ndarray, mix: np.ndarray) -> float:
    mixed = np.tensordot(mix, scores, axes=1)
    return float(-log_softmax(mixed, axis=1)[np.arange(len(targets)), targets].mean())


def test_clear_examples_are_recognised_again() -> None:
    vectors, texts, intents = clouds(spread=0.1)
    model = IntentModel.fit(vectors, texts, intents, SETTINGS)
    best = model.intents[model.probabilities(vectors, texts).argmax(axis=1)]
    assert best.tolist() == intents


def test_words_decide_where_the_vectors_say_nothing() -> None:
    vectors, texts, intents = clouds(spread=0.1)
    nothing = np.zeros_like(vectors)
    model = IntentModel.fit(nothing, texts, intents, SETTINGS)
    best = model.intents[model.probabilities(nothing, texts).argmax(axis=1)]
    assert best.tolist() == intents


def test_vectors_decide_where_the_words_are_all_the_same() -> None:
    vectors, _, intents = clouds(spread=0.1)
    model = IntentModel.fit(vectors, same_words(len(intents)), intents, SETTINGS)
    best = model.intents[model.probabilities(vectors, same_words(len(intents))).argmax(axis=1)]
    assert best.tolist() == intents


@pytest.mark.parametrize("spread", [0.1, 0.8])
def test_probabilities_of_a_message_sum_to_one(spread: float) -> None:
    vectors, texts, intents = clouds(spread)
    probabilities = IntentModel.fit(vectors, texts, intents, SETTINGS).probabilities(vectors * 30, texts)
    assert probabilities.shape == (len(intents), len(INTENTS))
    np.testing.assert_allclose(probabilities.sum(axis=1), 1.0, rtol=1e-6)
    assert (probabilities >= 0).all()


def test_mixed_examples_make_the_model_less_sure() -> None:
    clear, _, intents = clouds(spread=0.1)
    mixed, _, _ = clouds(spread=0.8)
    words = same_words(len(intents))
    sure = IntentModel.fit(clear, words, intents, SETTINGS).probabilities(clear, words).max(axis=1)
    unsure = IntentModel.fit(mixed, words, intents, SETTINGS).probabilities(mixed, words).max(axis=1)
    assert unsure.mean() < sure.mean()


@settings(max_examples=30)
@given(st.integers(0, 1000), st.floats(0.2, 8))
def test_no_other_mix_is_better(seed: int, scale: float) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(scale=scale, size=(2, 60, 5))
    surest = scores.sum(axis=0).argmax(axis=1)
    targets = np.where(random.random(60) < 0.6, surest, random.integers(0, 5, 60))
    best = best_mix(scores, targets)
    lowest = cross_entropy(scores, targets, best)
    for factors in ((0.8, 1), (1.25, 1), (1, 0.8), (1, 1.25)):
        assert lowest <= cross_entropy(scores, targets, best * factors) + 1e-5


def test_the_same_examples_give_the_same_model() -> None:
    vectors, texts, intents = clouds(spread=0.5)
    one, other = (IntentModel.fit(vectors, texts, intents, SETTINGS) for _ in range(2))
    np.testing.assert_array_equal(one.probabilities(vectors, texts), other.probabilities(vectors, texts))


def test_a_stored_model_gives_the_same_probabilities() -> None:
    vectors, texts, intents = clouds(spread=0.5)
    model = IntentModel.fit(vectors, texts, intents, SETTINGS)
    read_again = IntentModel.from_arrays(model.arrays())
    np.testing.assert_array_equal(
        read_again.probabilities(vectors, texts), model.probabilities(vectors, texts)
    )


def test_a_dimension_that_never_changes_does_no_harm() -> None:
    vectors, texts, intents = clouds(spread=0.1)
    vectors[:, -1] = 3.0
    probabilities = IntentModel.fit(vectors, texts, intents, SETTINGS).probabilities(vectors, texts)
    assert np.isfinite(probabilities).all()


def test_fewer_examples_than_folds_is_refused() -> None:
    vectors, texts, intents = clouds(spread=0.1, each=2)
    with pytest.raises(ValueError, match="n_splits"):
        IntentModel.fit(vectors, texts, intents, SETTINGS)


def test_blocks_that_do_not_fit_the_vectors_are_refused() -> None:
    vectors, texts, intents = clouds(spread=0.1)
    wrong = IntentSettings(c_vectors=1.0, c_words=1.0, folds=3, blocks=[(DIMENSIONS + 1, 1.0)])
    with pytest.raises(ValueError, match="columns"):
        IntentModel.fit(vectors, texts, intents, wrong)


def test_the_heavier_block_decides_when_two_encoders_contradict_each_other() -> None:
    corners, _, intents = clouds(spread=0.1)
    both = np.hstack([corners, corners])
    says_ask, says_stop = np.eye(len(INTENTS), DIMENSIONS)[[0, 2]]
    contradiction = np.concatenate([says_ask, says_stop])[np.newaxis]
    decided = []
    for weights in ((4.0, 1.0), (1.0, 4.0)):
        blocks = [(DIMENSIONS, weight) for weight in weights]
        model = IntentModel.fit(both, same_words(60), intents, IntentSettings(1.0, 1.0, 3, blocks))
        best = model.probabilities(contradiction, same_words(1)).argmax()
        decided.append(str(model.intents[best]))
    assert decided == ["ask", "stop"]


@given(st.text())
def test_any_text_has_pieces_in_lower_case(text: str) -> None:
    assert pieces(text) == pieces(text.lower())


def test_a_typo_shares_most_of_its_pieces_with_the_word() -> None:
    right, wrong, other = (set(pieces(word)) for word in ("arbeidskaart", "arbeidskaert", "vakantiedag"))
    assert len(right & wrong) > 4 * len(right & other)


def test_a_text_without_words_gets_a_score_for_each_intent() -> None:
    _, texts, intents = clouds(spread=0.1)
    model = WordModel.fit(texts, np.array(intents), c=1.0)
    assert np.isfinite(model.scores(["", "!?", "👍"])).all()

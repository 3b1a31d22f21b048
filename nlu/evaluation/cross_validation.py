"""Measures on the training examples themselves, in parts: for choosing settings, without a model file.

The development set stays unseen then. Fits the same IntentModel as the pipeline of config.yml.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from nlu.check_examples import INTENTS_DIRECTORY, examples_in
from nlu.components.confidence_tiers import ConfidenceTiers
from nlu.components.intent_classifier import CalibratedIntentClassifier, intent_settings
from nlu.components.intent_model import IntentSettings, best_mix, held_out_scores, mixed
from nlu.components.sentence_embeddings import SentenceEmbeddingFeaturizer, SentenceVectors
from nlu.evaluation.metrics import (
    accuracy,
    calibration_error,
    macro_f1,
    out_of_scope,
    per_intent,
    result_shares,
)
from nlu.evaluation.outcomes import Outcome, intents_with_a_button, understanding
from nlu.evaluation.questions import Question
from nlu.evaluation.targets import dutch_number

CONFIG_FILE: Final = Path("config.yml")
PARTS: Final = 5
THRESHOLDS: Final = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
WEAKEST_SHOWN: Final = 12


def cross_validate(config_file: Path = CONFIG_FILE) -> list[str]:
    """Return a table in Dutch: figures, other thresholds, weakest intents. Takes a minute."""
    featurizer = component_settings(config_file, SentenceEmbeddingFeaturizer)
    classifier = component_settings(config_file, CalibratedIntentClassifier)
    tiers = component_settings(config_file, ConfidenceTiers)
    examples = examples_in(INTENTS_DIRECTORY)
    questions = [Question(example.text, example.intent) for example in examples]
    vectors = SentenceVectors(featurizer["encoders"], Path(featurizer["cache_file"])).of_training_data(
        [example.text for example in examples]
    )
    names, probabilities = unseen_probabilities(questions, vectors, intent_settings(classifier))
    rankings = [ranking(names, row, classifier["ranking_length"]) for row in probabilities]
    return table(questions, rankings, tiers)


def unseen_probabilities(
    questions: Sequence[Question], vectors: np.ndarray, settings: IntentSettings
) -> tuple[np.ndarray, np.ndarray]:
    """Return the intents, and for each question the probabilities of a model that did not see it.

    Only the two factors that mix the models are fitted on all examples.
    """
    intents = [question.intent for question in questions]
    texts = [question.text for question in questions]
    names, scores = held_out_scores(vectors, texts, intents, replace(settings, folds=PARTS))
    return names, mixed(scores, best_mix(scores, np.searchsorted(names, intents)))


def ranking(names: np.ndarray, row: np.ndarray, length: int) -> list[dict[str, Any]]:
    """Return the likeliest intents as Rasa writes them."""
    return [
        {INTENT_NAME_KEY: str(names[place]), PREDICTED_CONFIDENCE_KEY: float(row[place])}
        for place in np.argsort(-row)[:length]
    ]


def outcomes_with(
    questions: Sequence[Question], rankings: Sequence[list[dict[str, Any]]], tiers: dict[str, Any]
) -> list[Outcome]:
    """Return what becomes of each question with these settings of the tiers."""
    with_button = intents_with_a_button()
    messages = [
        Message(data={TEXT: question.text, INTENT: ranked[0], INTENT_RANKING_KEY: ranked})
        for question, ranked in zip(questions, rankings, strict=True)
    ]
    ConfidenceTiers(tiers).process(messages)
    return [
        Outcome(question, understanding(message.data, seconds=0.0, with_button=with_button))
        for question, message in zip(questions, messages, strict=True)
    ]


def table(
    questions: Sequence[Question], rankings: Sequence[list[dict[str, Any]]], tiers: dict[str, Any]
) -> list[str]:
    """Return the lines to print."""
    outcomes = outcomes_with(questions, rankings, tiers)
    outside = out_of_scope(outcomes)
    lines = [
        f"voorbeelden          {len(questions):8d}",
        f"juiste intent        {dutch_number(accuracy(outcomes)):>8s}",
        f"macro-F1             {dutch_number(macro_f1(outcomes)):>8s}",
        f"kalibratiefout       {dutch_number(calibration_error(outcomes)):>8s}",
        f"buiten: herkend      {dutch_number(outside['recall']):>8s}",
        f"buiten: terecht      {dutch_number(outside['precision']):>8s}",
        "",
        "drempel    direct  met knop   verloren  misleid",
    ]
    for answer in sorted({*THRESHOLDS, tiers["answer"]}):
        shares = result_shares(outcomes_with(questions, rankings, {**tiers, "answer": answer}))
        here = "  <- config.yml" if answer == tiers["answer"] else ""
        shown = "  ".join(
            f"{dutch_number(shares[name]):>8s}"
            for name in ("direct", "after_clarification", "lost", "misled")
        )
        lines.append(f"{answer:7.2f}  {shown}{here}")
    lines += ["", "zwakste intents"]
    weakest = sorted(per_intent(outcomes).items(), key=lambda pair: pair[1]["f1"])[:WEAKEST_SHOWN]
    lines += [
        f"  {name:28s} F1 {dutch_number(figures['f1']):>7s}  {figures['n']:4d} voorbeelden"
        for name, figures in weakest
    ]
    return lines


def component_settings(config_file: Path, component: type) -> dict[str, Any]:
    """Return the settings of a pipeline component: its defaults with what the file says over them."""
    pipeline = yaml.safe_load(config_file.read_text(encoding="utf-8"))["pipeline"]
    name = f"{component.__module__}.{component.__qualname__}"
    own: dict[str, Any] = next((entry for entry in pipeline if entry["name"] == name), {})
    return {**component.get_default_config(), **own}  # type: ignore[attr-defined]

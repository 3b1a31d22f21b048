"""Measure the understanding on questions that nobody trained with: `python -m nlu.evaluate`.

Fits the same IntentModel as the pipeline of config.yml on today's examples, so no Rasa model is needed.
With `--cross-validation` the examples themselves are measured, in five parts: for choosing, where the
held-out questions must stay unseen.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from nlu.check_examples import HELD_OUT_FILE, INTENTS_DIRECTORY, examples_in
from nlu.components.confidence_tiers import ConfidenceTiers
from nlu.components.intent_classifier import CalibratedIntentClassifier
from nlu.components.intent_model import SEED, IntentModel
from nlu.components.sentence_embeddings import SentenceEmbeddingFeaturizer, SentenceVectors

CONFIG_FILE = Path("config.yml")
HELD_OUT_CACHE = Path("var/heldout_vectors.npz")
OUT_OF_SCOPE = "out_of_scope"
BUTTONS = 3
CROSS_VALIDATION_PARTS = 5
CALIBRATION_BINS = 10
WEAKEST_SHOWN = 12


@dataclass(frozen=True)
class Predictions:
    """What a model made of questions: one row a question, one column an intent, and what was right."""

    intents: np.ndarray
    probabilities: np.ndarray
    truth: np.ndarray

    @property
    def right(self) -> np.ndarray:
        """Return for each question whether the best intent is the right one."""
        return self.intents[self.probabilities.argmax(axis=1)] == self.truth

    def of(self, chosen: np.ndarray) -> "Predictions":
        """Return the predictions of the chosen questions only."""
        return Predictions(self.intents, self.probabilities[chosen], self.truth[chosen])


@dataclass(frozen=True)
class TierShares:
    """Shares of questions, from 0 to 1; the five add up to one."""

    direct: float
    misled: float
    asked: float
    asked_in_vain: float
    human: float


def tier_shares(predictions: Predictions, answer: float, ask: float) -> TierShares:
    """Return what becomes of questions with these thresholds. `asked`: the right intent is on a button."""
    best = predictions.probabilities.max(axis=1)
    ranked = predictions.intents[np.argsort(-predictions.probabilities, axis=1)[:, :BUTTONS]]
    offered = (ranked == predictions.truth[:, np.newaxis]).any(axis=1)
    sure, unsure = best >= answer, (best < answer) & (best >= ask)
    return TierShares(
        direct=float((sure & predictions.right).mean()),
        misled=float((sure & ~predictions.right).mean()),
        asked=float((unsure & offered).mean()),
        asked_in_vain=float((unsure & ~offered).mean()),
        human=float((~sure & ~unsure).mean()),
    )


def calibration_error(predictions: Predictions) -> float:
    """Return the expected calibration error: how far confidence and accuracy lie apart, from 0 to 1."""
    confidence = predictions.probabilities.max(axis=1)
    bins = np.minimum((confidence * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    gaps = [
        (bins == one).mean() * abs(confidence[bins == one].mean() - predictions.right[bins == one].mean())
        for one in np.unique(bins)
    ]
    return float(sum(gaps))


def cross_validated(vectors: np.ndarray, intents: Sequence[str], *, c: float, folds: int) -> Predictions:
    """Return for each example the probabilities of a model that did not see it."""
    labels = np.array(intents)
    names = np.unique(labels)
    probabilities = np.zeros((len(labels), len(names)))
    splitter = StratifiedKFold(CROSS_VALIDATION_PARTS, shuffle=True, random_state=SEED)
    for seen, unseen in splitter.split(vectors, labels):
        model = IntentModel.fit(vectors[seen], labels[seen].tolist(), c=c, folds=folds)
        probabilities[unseen] = model.probabilities(vectors[unseen])
    return Predictions(names, probabilities, labels)


def report(predictions: Predictions, answer: float, ask: float) -> list[str]:
    """Return the lines of the table, in Dutch."""
    predicted = predictions.intents[predictions.probabilities.argmax(axis=1)]
    macro_f1 = f1_score(predictions.truth, predicted, average="macro", zero_division=0)
    lines = [
        f"vragen              {len(predictions.truth):6d}",
        f"juist               {predictions.right.mean():6.1%}",
        f"macro-F1            {macro_f1:6.3f}",
        f"kalibratiefout      {calibration_error(predictions):6.3f}",
    ]
    in_catalogue = predictions.truth != OUT_OF_SCOPE
    for title, chosen in (("binnen de catalogus", in_catalogue), ("buiten de catalogus", ~in_catalogue)):
        if chosen.any():
            lines += ["", f"{title} (antwoord vanaf {answer}, vragen vanaf {ask})"]
            lines += _tier_lines(tier_shares(predictions.of(chosen), answer, ask))
    lines += ["", "zwakste intents"]
    f1 = f1_score(predictions.truth, predicted, labels=predictions.intents, average=None, zero_division=0)
    for index in np.argsort(f1)[:WEAKEST_SHOWN]:
        intent = predictions.intents[index]
        lines.append(f"  {intent:28s} F1 {f1[index]:.2f}  {(predictions.truth == intent).sum():4d} vragen")
    return lines


def _tier_lines(shares: TierShares) -> list[str]:
    return [
        f"  meteen juist beantwoord       {shares.direct:6.1%}",
        f"  gevraagd, juiste knop erbij   {shares.asked:6.1%}",
        f"  gevraagd, juiste knop niet    {shares.asked_in_vain:6.1%}",
        f"  naar een medewerker           {shares.human:6.1%}",
        f"  zeker en fout                 {shares.misled:6.1%}",
    ]


def settings_of(config_file: Path, component: type) -> dict:
    """Return the settings of a pipeline component: its defaults with what the file says over them."""
    pipeline = yaml.safe_load(config_file.read_text(encoding="utf-8"))["pipeline"]
    name = f"{component.__module__}.{component.__qualname__}"
    own: dict = next((entry for entry in pipeline if entry["name"] == name), {})
    return {**component.get_default_config(), **own}  # type: ignore[attr-defined]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Meet hoe goed de bot vragen verstaat.")
    parser.add_argument("--cross-validation", action="store_true", help="meet op de voorbeelden zelf")
    arguments = parser.parse_args()
    featurizer = settings_of(CONFIG_FILE, SentenceEmbeddingFeaturizer)
    classifier = settings_of(CONFIG_FILE, CalibratedIntentClassifier)
    tiers = settings_of(CONFIG_FILE, ConfidenceTiers)
    fit = {"c": classifier["c"], "folds": classifier["folds"]}
    examples = examples_in(INTENTS_DIRECTORY)
    intents = [example.intent for example in examples]
    vectors = SentenceVectors(featurizer["encoders"], Path(featurizer["cache_file"])).of_training_data(
        [example.text for example in examples]
    )
    if arguments.cross_validation:
        predictions = cross_validated(vectors, intents, **fit)
        print("\n".join(report(predictions, tiers["answer"], tiers["ask"])))
        return
    held_out = [json.loads(line) for line in HELD_OUT_FILE.read_text(encoding="utf-8").splitlines()]
    questions = SentenceVectors(featurizer["encoders"], HELD_OUT_CACHE).of_training_data(
        [question["text"] for question in held_out]
    )
    model = IntentModel.fit(vectors, intents, **fit)
    truth = np.array([question["intent"] for question in held_out])
    predictions = Predictions(model.intents, model.probabilities(questions), truth)
    print("\n".join(report(predictions, tiers["answer"], tiers["ask"])))
    print("\nper manier van vragen")
    voices = np.array([question["voice"] for question in held_out])
    for voice in np.unique(voices):
        print(f"  {voice:12s} {predictions.of(voices == voice).right.mean():6.1%}")
    trained_with = {example.text.lower() for example in examples}
    unseen = np.array([question["text"].lower() not in trained_with for question in held_out])
    share = predictions.of(unseen).right.mean()
    print(f"\njuist zonder de {(~unseen).sum()} die ook voorbeeld zijn: {share:.1%}")


if __name__ == "__main__":
    main()

"""The figures of the report: pure functions of outcomes. Shares lie between 0 and 1."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import Any, Final

from nlu.evaluation.outcomes import OUT_OF_SCOPE, Outcome, Result

CALIBRATION_BINS: Final = 10


def share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float:
    """Return the share of outcomes for which something holds; 0 when there are none."""
    return sum(map(holds, outcomes)) / len(outcomes) if outcomes else 0.0


def accuracy(outcomes: Sequence[Outcome]) -> float:
    """Return the share whose best intent is right, in whatever tier."""
    return share(outcomes, lambda outcome: outcome.right)


def result_shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the share of each result; together they are one."""
    return {
        result.value: share(outcomes, lambda outcome, result=result: outcome.result is result)  # type: ignore[misc]
        for result in Result
    }


def per_intent(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Return for each intent that was right or was predicted its figures, in the order of their names."""
    right = Counter(outcome.question.intent for outcome in outcomes if outcome.right)
    predicted = Counter(outcome.understood.predicted for outcome in outcomes)
    by_intent = _grouped(outcomes, lambda outcome: outcome.question.intent)
    figures = {}
    for intent in sorted(predicted.keys() | by_intent.keys()):
        own = by_intent.get(intent, [])
        shares = result_shares(own)
        figures[intent] = {
            "n": len(own),
            "precision": right[intent] / predicted[intent] if predicted[intent] else 0.0,
            "recall": right[intent] / len(own) if own else 0.0,
            "f1": 2 * right[intent] / (predicted[intent] + len(own)),
            "direct": shares[Result.DIRECT],
            "misled": shares[Result.MISLED],
        }
    return figures


def macro_f1(outcomes: Sequence[Outcome]) -> float:
    """Return the mean F1 of the intents that were right or were predicted, each counting the same."""
    figures = per_intent(outcomes)
    return sum(intent["f1"] for intent in figures.values()) / len(figures) if figures else 0.0


def per_voice(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Return the figures of each way of asking."""
    figures = {}
    for voice, own in sorted(_grouped(outcomes, lambda outcome: outcome.question.voice).items()):
        shares = result_shares(own)
        figures[voice] = {
            "n": len(own),
            "accuracy": accuracy(own),
            "direct": shares[Result.DIRECT],
            "misled": shares[Result.MISLED],
        }
    return figures


def out_of_scope(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return precision and recall of what lies outside, and the share of it that is not misled."""
    own = [outcome for outcome in outcomes if outcome.question.intent == OUT_OF_SCOPE]
    figures = per_intent(outcomes).get(OUT_OF_SCOPE, {"precision": 0.0, "recall": 0.0})
    return {
        "precision": figures["precision"],
        "recall": figures["recall"],
        "kept_out": share(own, lambda outcome: outcome.result is not Result.MISLED),
    }


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Return the expected calibration error: how far confidence and accuracy lie apart."""
    bins = _grouped(
        outcomes,
        lambda outcome: min(int(outcome.understood.confidence * CALIBRATION_BINS), CALIBRATION_BINS - 1),
    )
    gaps = (
        abs(sum(outcome.understood.confidence for outcome in own) - sum(outcome.right for outcome in own))
        for own in bins.values()
    )
    return sum(gaps) / len(outcomes) if outcomes else 0.0


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the smallest value that so many percent do not exceed. Raises IndexError for no values."""
    ordered = sorted(values)
    return ordered[max(ceil(len(ordered) * percent / 100) - 1, 0)]


def errors(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Return each question whose best intent is wrong, or that gets no answer and no right button."""
    return [
        {
            "text": outcome.question.text,
            "intent": outcome.question.intent,
            "predicted": outcome.understood.predicted,
            "confidence": outcome.understood.confidence,
            "tier": outcome.understood.tier.value,
            "result": outcome.result.value,
            "voice": outcome.question.voice,
            "buttons": list(outcome.understood.buttons),
        }
        for outcome in outcomes
        if not outcome.right or outcome.result is Result.LOST
    ]


def intent_figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return all figures of the report about intents. Raises ValueError when there are no outcomes."""
    if not outcomes:
        raise ValueError("there is nothing to measure")
    times = [outcome.understood.milliseconds for outcome in outcomes]
    return {
        "n": len(outcomes),
        "accuracy": accuracy(outcomes),
        "macro_f1": macro_f1(outcomes),
        **result_shares(outcomes),
        "out_of_scope": out_of_scope(outcomes),
        "per_intent": per_intent(outcomes),
        "per_voice": per_voice(outcomes),
        "calibration_error": calibration_error(outcomes),
        "latency_ms": {"p50": percentile(times, 50), "p95": percentile(times, 95)},
        "errors": errors(outcomes),
    }


def _grouped(outcomes: Iterable[Outcome], key: Callable[[Outcome], Any]) -> dict[Any, list[Outcome]]:
    groups: dict[Any, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)
    return groups

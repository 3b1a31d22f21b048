"""Measures the trained model on a file of questions and writes the report: JSON, picture and page."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from core.clock import today
from core.content.yaml_files import read_yaml
from core.progress import progress
from nlu.check_examples import DOMAIN_FILE, catalogue_of
from nlu.evaluation.confusion_picture import confusion_picture
from nlu.evaluation.entity_scores import Comparison, compare, entity_scores, same_value
from nlu.evaluation.metrics import accuracy, intent_figures, result_shares
from nlu.evaluation.outcomes import (
    CHOICE,
    CHOICES,
    CHOICES_FILE,
    Outcome,
    intents_with_a_button,
    understanding,
)
from nlu.evaluation.questions import Question
from nlu.evaluation.report_files import ReportFiles
from nlu.evaluation.report_page import report_page
from nlu.evaluation.targets import dutch_number, targets_of
from nlu.evaluation.trained_model import TrainedModel
from nlu.evaluation.typos import LETTERS_A_TYPO, with_typos

DECIMALS: Final = 4


def evaluate(
    questions: Sequence[Question], questions_file: str, files: ReportFiles, *, typos: bool
) -> list[str]:
    """Measure, write the report, its picture and its page, and return a summary in Dutch.

    Raises NoModelError before anything is written, and ReportFilesError.
    """
    report = measured(questions, typos=typos)
    report["settings"] = {"file": questions_file, "day": today().isoformat(), **report["settings"]}
    report = _rounded(report)
    picture = confusion_picture(report, list(catalogue_of(DOMAIN_FILE)))
    page = report_page(report, picture, titles(CHOICES_FILE))
    files.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n", picture, page)
    return summary(report)


def measured(questions: Sequence[Question], *, typos: bool) -> dict[str, Any]:
    """Return the figures of the trained model on these questions. Raises NoModelError."""
    with progress("Meten hoe goed de bot verstaat") as tell:
        model = TrainedModel()
        try:
            outcomes = asked(questions, model, tell)
            report = {**intent_figures(outcomes), **_entity_figures(outcomes, model)}
            if typos:
                typed = [
                    Question(with_typos(one.text), one.intent, one.voice, one.entities) for one in questions
                ]
                report["typos"] = _typo_figures(outcomes, asked(typed, model, tell))
        finally:
            model.close()
        report["settings"] = {
            **model.tiers,
            "buttons": CHOICES,
            "letters_a_typo": LETTERS_A_TYPO if typos else None,
        }
    return report


def asked(questions: Sequence[Question], model: TrainedModel, tell: Callable[[], None]) -> list[Outcome]:
    """Return what becomes of each question, one by one."""
    with_button = intents_with_a_button()
    outcomes = []
    for question in questions:
        tell()
        outcomes.append(Outcome(question, understanding(*model.parse(question.text), with_button)))
    return outcomes


def summary(report: dict[str, Any]) -> list[str]:
    """Return the targets beside what was measured, in Dutch."""
    lines = [f"{report['n']} vragen uit {report['settings']['file']}"]
    for target in targets_of(report):
        sign = "minstens" if target.at_least else "hoogstens"
        goal = f"{sign} {dutch_number(target.goal, target.unit)}"
        measured_value = dutch_number(target.measured, target.unit)
        lines.append(
            f"  {target.what:36s} {measured_value:>9s}   {goal:20s}{'' if target.met else 'NIET gehaald'}"
        )
    return lines


def titles(choices_file: Path) -> dict[str, str]:
    """Return the Dutch names of intents, as they stand on buttons."""
    responses = read_yaml(choices_file)["responses"]
    return {name.removeprefix(CHOICE): str(texts[0]["text"]) for name, texts in responses.items()}


def _entity_figures(outcomes: Sequence[Outcome], model: TrainedModel) -> dict[str, Any]:
    same = same_value(lambda text: understanding(*model.parse(text), with_button=()).entities)
    compared: list[tuple[str, Comparison]] = [
        (outcome.question.text, compare(outcome.question.entities, outcome.understood.entities, same))
        for outcome in outcomes
        if outcome.question.entities is not None
    ]
    scores = entity_scores([comparison for _, comparison in compared])
    mistakes = []
    for text, comparison in compared:
        missing, extra = (
            [{"entity": entity.type, "value": entity.value} for entity in entities if entity.type in scores]
            for entities in (comparison.missing, comparison.extra)
        )
        if missing or extra:
            mistakes.append({"text": text, "missing": missing, "extra": extra})
    return {"entities": scores, "entity_errors": mistakes}


def _typo_figures(clean: Sequence[Outcome], typed: Sequence[Outcome]) -> dict[str, float]:
    shares = result_shares(typed)
    return {
        "accuracy": accuracy(typed),
        "direct": shares["direct"],
        "misled": shares["misled"],
        "cost": accuracy(clean) - accuracy(typed),
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list) else value

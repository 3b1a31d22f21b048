"""What becomes of a question: answered at once, asked back, misled or lost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from core.content.yaml_files import read_yaml
from nlu.components.confidence_tiers import NOT_UNDERSTOOD, UNCLEAR
from nlu.evaluation.questions import Entity, Question

OUT_OF_SCOPE: Final = "out_of_scope"
CHOICES_FILE: Final = Path("nlu/domain/responses/choices.yml")
CHOICE: Final = "utter_choice_"
CHOICES: Final = 4


class Tier(str, Enum):
    """What the bot does with a message."""

    ANSWER = "answer"
    UNCLEAR = "unclear"
    NOT_UNDERSTOOD = "not_understood"


class Result(str, Enum):
    """What a person gets who asks a question; each question has one."""

    DIRECT = "direct"
    AFTER_CLARIFICATION = "after_clarification"
    MISLED = "misled"
    LOST = "lost"


@dataclass(frozen=True)
class Understanding:
    """What the pipeline made of a message; `predicted` is the best intent of the classifier itself."""

    tier: Tier
    predicted: str
    confidence: float
    buttons: tuple[str, ...]
    entities: tuple[Entity, ...]
    milliseconds: float


@dataclass(frozen=True)
class Outcome:
    """A question with what became of it."""

    question: Question
    understood: Understanding

    @property
    def right(self) -> bool:
        """Tell whether the best intent is the right one, in whatever tier."""
        return self.understood.predicted == self.question.intent

    @property
    def result(self) -> Result:
        """Return what the person gets."""
        if self.understood.tier is Tier.ANSWER:
            return Result.DIRECT if self.right else Result.MISLED
        if self.question.intent in self.understood.buttons:
            return Result.AFTER_CLARIFICATION
        return Result.LOST


def intents_with_a_button(choices_file: Path = CHOICES_FILE) -> frozenset[str]:
    """Return the intents that "Bedoel je ...?" can offer: those with a name for a button."""
    return frozenset(name.removeprefix(CHOICE) for name in read_yaml(choices_file)["responses"])


def buttons_offered(ranked: list[str], with_button: Collection[str]) -> tuple[str, ...]:
    """Return the intents behind the buttons for an unclear message, the likeliest first.

    The last button is "Iets anders" and leads out of scope. Without any choice there are no buttons.
    """
    choices = [intent for intent in ranked if intent in with_button][:CHOICES]
    return (*choices, OUT_OF_SCOPE) if choices else ()


def understanding(parsed: Mapping[str, Any], seconds: float, with_button: Collection[str]) -> Understanding:
    """Return what Rasa's parse of a message means for the person who wrote it."""
    name = str((parsed.get("intent") or {}).get("name") or NOT_UNDERSTOOD)
    tier = {UNCLEAR: Tier.UNCLEAR, NOT_UNDERSTOOD: Tier.NOT_UNDERSTOOD}.get(name, Tier.ANSWER)
    ranking = [
        (str(entry["name"]), float(entry["confidence"]))
        for entry in parsed.get("intent_ranking") or []
        if entry["name"] not in (UNCLEAR, NOT_UNDERSTOOD)
    ]
    if tier is Tier.ANSWER:
        confidence = next((probability for intent, probability in ranking if intent == name), 1.0)
        best = (name, confidence)
    else:
        best = ranking[0] if ranking else (NOT_UNDERSTOOD, 0.0)
    ranked = [intent for intent, _ in ranking]
    return Understanding(
        tier=tier,
        predicted=best[0],
        confidence=best[1],
        buttons=buttons_offered(ranked, with_button) if tier is Tier.UNCLEAR else (),
        entities=tuple(
            Entity(str(entity["entity"]), str(entity["value"])) for entity in parsed.get("entities") or []
        ),
        milliseconds=seconds * 1000,
    )

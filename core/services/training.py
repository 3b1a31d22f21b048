"""Examples that editors choose from what the bot did not understand, on their way to `nlu/intents/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from core.clock import now
from core.content.examples import (
    FEWEST_WORDS_KEPT_APART,
    Example,
    catalogue_of,
    examples_in,
    form_problems,
    questions_kept_apart,
    same_as,
)
from core.content.masking import MASK, MOST_WORDS, mask
from core.content.vocabulary import ROOT, vocabulary
from core.database.training import REFUSED, WAITING, TrainingExampleRow, training_examples
from core.errors import ToeleidingError
from core.rules.accounts import Account
from core.services import audit, review

__all__ = ["REFUSED", "WAITING", "training_examples"]

INTENTS: Final = Path("nlu/intents")
DOMAIN: Final = Path("nlu/domain/intents.yml")
QUESTIONS: Final = Path("tests/language")


class ExampleProblemsError(ToeleidingError):
    """A sentence that cannot be a training example. `problems` are Dutch sentences."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Chosen:
    """An example that waits to be learnt."""

    id: int
    text: str
    intent: str


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, str]:
    """Return the folder (newcomer, employer, anyone) of each intent, in the order of the domain."""
    return catalogue_of(ROOT / DOMAIN)


def choose(session: Session, account: Account, number: int, intent: str, text: str) -> None:
    """Keep a sentence as an example of an intent, and take the message out of the list. The caller commits.

    Raises NotFoundError for an unknown message, ExampleProblemsError for what cannot be learnt.
    """
    review.message(session, number)
    said = " ".join(text.split())
    problems = example_problems(said, intent, ROOT, waiting(session))
    if problems:
        raise ExampleProblemsError(problems)
    session.add(
        TrainingExampleRow(
            text=said, intent=intent, chosen_by=account.name, chosen_at=now(), state=WAITING, reason=None
        )
    )
    review.close(session, number)
    audit.record(session, audit.staff(account.name), "choose_intent", subject=intent)


def waiting(session: Session) -> list[Chosen]:
    """Return the examples that are to be learnt, the oldest first."""
    rows = [row for row in training_examples(session) if row.state == WAITING]
    return [Chosen(row.id, row.text, row.intent) for row in rows]


def refuse(session: Session, ids: Sequence[int], reason: str) -> None:
    """Note why examples are not learnt. The caller commits."""
    for row in _rows(session, ids):
        row.state, row.reason = REFUSED, reason


def forget(session: Session, ids: Sequence[int]) -> None:
    """Delete examples: they stand in the files now, or nobody wants them. The caller commits."""
    for row in _rows(session, ids):
        session.delete(row)


def example_problems(text: str, intent: str, root: Path, others: Sequence[Chosen] = ()) -> list[str]:
    """Return why a sentence cannot become an example of an intent, in Dutch; nothing when it can."""
    problems = []
    if intent not in catalogue_of(root / DOMAIN):
        problems.append(f"De intent '{intent}' bestaat niet.")
    if len(text) < 2 or len(text.split()) > MOST_WORDS:
        problems.append(f"Een voorbeeld telt hoogstens {MOST_WORDS} woorden.")
    problems += _personal(text)
    if form_problems([Example(text, intent, Path(), 0)]):
        problems.append("Een voorbeeld begint niet met een schuine streep en heeft geen haken of accolades.")
    folded = text.casefold()
    if len(text.split()) >= FEWEST_WORDS_KEPT_APART and folded in _kept_apart(root):
        problems.append("Dit is een vraag waarmee we meten hoe goed de bot verstaat: die mag hij niet leren.")
    existing = [
        *examples_in(root / INTENTS),
        *(Example(each.text, each.intent, Path(), 0) for each in others),
    ]
    double = same_as(text, existing)
    if double is not None:
        problems.append(f"Dit is (bijna) hetzelfde als '{double.text}', een voorbeeld van {double.intent}.")
    return problems


def _personal(text: str) -> list[str]:
    """Only words that the masking lets through may be learnt: then no name or number can slip in."""
    if MASK in text:
        return [f"Vervang elke {MASK} door een gewoon woord, of laat die weg."]
    masked = mask(text, vocabulary())
    if masked is None:
        return ["Een voorbeeld staat in ons schrift."]
    if MASK in masked:
        return [f"Hier staat een woord dat we niet kennen, misschien een naam: “{masked}”."]
    return []


def _kept_apart(root: Path) -> set[str]:
    return {" ".join(text.split()).casefold() for text in questions_kept_apart(root / QUESTIONS)}


def _rows(session: Session, ids: Sequence[int]) -> list[Any]:
    return [row for row in training_examples(session) if row.id in ids]

"""Words that look mistyped, put right for the classifier: "wnaneer mag ik wekren" reads as it was meant.

Only the sentence vectors and the words of the classifier see the repaired text; names and dates are looked
for in what was written, and nothing keeps the repaired text.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

REPAIRED: Final = "repaired_text"
WORDS_FILE: Final = "words.json"
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 5
# A word that the examples hold less often may itself be a typo: it is left alone, and nothing becomes it.
_FEWEST_TIMES: Final = 3
_CANDIDATES: Final = 5


class Spelling:
    """The words of the examples, and which of them a strange word was probably meant to be."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take how often each word, in lower case, stands in the examples."""
        self._counts = counts
        self._common: dict[int, list[str]] = defaultdict(list)
        for word, times in counts.items():
            if times >= _FEWEST_TIMES:
                self._common[len(word)].append(word)
        self._meant = lru_cache(maxsize=4096)(self._nearest)

    @staticmethod
    def of(texts: Iterable[str]) -> "Spelling":
        """Count the words of texts."""
        return Spelling(Counter(word for text in texts for word in _WORD.findall(text.lower())))

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how often each word stands in the examples."""
        return self._counts

    def repair(self, text: str) -> str:
        """Return the text in lower case with each strange word replaced by the common word one typo away.

        Words of fewer than five letters and names (a capital within the sentence) stay as they are.
        """
        shouted = text.isupper()
        return _WORD.sub(lambda found: self._word(found, text, shouted), text).lower()

    def _word(self, found: re.Match[str], text: str, shouted: bool) -> str:
        typed = found.group()
        is_name = typed[0].isupper() and not shouted and text[: found.start()].strip() != ""
        lower = typed.lower()
        if is_name or len(lower) < _SHORTEST or lower in self._counts:
            return lower
        return self._meant(lower)

    def _nearest(self, word: str) -> str:
        likely = [common for length in (-1, 0, 1) for common in self._common.get(len(word) + length, ())]
        near = process.extract(word, likely, scorer=OSA.distance, score_cutoff=1, limit=_CANDIDATES)
        return max((name for name, _, _ in near), key=lambda name: self._counts[name], default=word)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class SpellingRepair(GraphComponent):
    """Puts the repaired text beside the text of each message, for the components that classify."""

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, spelling: Spelling | None = None
    ) -> None:
        self._storage = model_storage
        self._resource = resource
        self._spelling = spelling or Spelling({})

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SpellingRepair":
        """Return a component that knows no words yet and repairs nothing."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "SpellingRepair":
        """Return a component with the words of the trained model."""
        with model_storage.read_from(resource) as folder:
            counts = json.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, Spelling(counts))

    def train(self, training_data: TrainingData) -> Resource:
        """Count the words of the examples and keep them in the model."""
        texts = [message.get(TEXT) for message in training_data.intent_examples if message.get(TEXT)]
        self._spelling = Spelling.of(texts)
        with self._storage.write_to(self._resource) as folder:
            words = json.dumps(dict(self._spelling.counts), ensure_ascii=False)
            (folder / WORDS_FILE).write_text(words, encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the data as it is: every word of an example is known."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the repaired text to each message that has a text."""
        for message in messages:
            if message.get(TEXT):
                message.set(REPAIRED, self._spelling.repair(message.get(TEXT)))
        return messages


def as_meant(message: Message) -> str:
    """Return the repaired text of a message, or its text where nothing was repaired."""
    return str(message.get(REPAIRED) or message.get(TEXT))

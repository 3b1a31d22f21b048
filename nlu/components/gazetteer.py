"""Rasa component that finds measures, statuses, roles, levels, sectors and places by their names.

Names of measures come from data/measures, all others from nlu/lookups: there a synonym says which value a
name stands for, and a lookup table which entity has that value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from core.content.names import NameIndex, NameMatch, fold, normalise
from core.content.yaml_files import read_yaml
from core.errors import ContentError

MEASURE: Final = "measure"
STATUS: Final = "status"
ORDINARY_WORD: Final = "ordinary_word"
_LOOKUPS_FILE: Final = "lookups.json"
# "nog niet erkend", "geen echte asielzoeker", "not an asylum seeker": only such words may stand between.
_NEGATED: Final = re.compile(
    r"\b(?:niet|geen|nooit|not|no|never|zonder)"
    r"(?: (?:een|de|het|echt|echte|meer|officieel|al|nog|helemaal|eens|a|an|ben|by|door)){0,2} *$"
)
_NEGATED_AFTER: Final = re.compile(r" *(?:ben ik |is hij |is ze )?(?:nog )?niet *(?:$|[.,!?;])")
# One letter lies between "leven" and "leren", "slaat" and "laat": its spellings stand in the lookup.
_LITERAL: Final = frozenset({"danger"})
# "mijn statuut is ingetrokken", "ik was subsidiair beschermd": what is lost is no longer a status.
_WITHDRAWN: Final = re.compile(r"\b(?:ingetrokken|afgenomen|opgeheven|niet (?:meer )?verlengd|kwijt)\b")
_PAST: Final = re.compile(r"\b(?:was|waren|vroeger)(?: (?:ik|hij|zij|ze|een|erkend|als))* *$")
_NEGATABLE: Final = frozenset({"status", "role"})


@dataclass(frozen=True)
class Lookups:
    """The names of each entity with their values, and the ordinary words that are seldom meant as a name."""

    names: Mapping[str, Mapping[str, str]]
    ordinary_words: tuple[str, ...]

    @staticmethod
    def of(training_data: TrainingData) -> Lookups:
        """Read the lookup tables and the synonyms of Rasa's training data."""
        names: dict[str, dict[str, str]] = {}
        ordinary_words: tuple[str, ...] = ()
        for table in training_data.lookup_tables:
            # Rasa reads the lines of a lookup as they are, also the quotes around "yes" and "no".
            elements = [str(element).strip("\"'") for element in table["elements"]]
            if table["name"] == ORDINARY_WORD:
                ordinary_words = tuple(elements)
                continue
            names[table["name"]] = {element: element for element in elements}
        for name, value in training_data.entity_synonyms.items():
            for of_entity in names.values():
                if of_entity.get(value) == value:
                    of_entity[name] = value
        return Lookups(names, ordinary_words)


@dataclass(frozen=True)
class Mention:
    """A name in a message: its entity and value, and its place `text[start:end]`."""

    entity: str
    value: str
    start: int
    end: int
    score: float


class Gazetteer:
    """All names together, ready to be looked for in messages."""

    def __init__(self, lookups: Lookups, measures: Mapping[str, str]) -> None:
        """Take the lookups and the names of measures with their ids."""
        names = {**lookups.names, MEASURE: measures}
        self._ordinary = {_compact(word) for word in lookups.ordinary_words}
        # An ordinary word must stand there as it is: "bas" is no "BIS", so it is no name to guess at.
        self._indices = {entity: NameIndex(of_entity) for entity, of_entity in names.items() if of_entity}

    def find(self, text: str) -> list[Mention]:
        """Return the names in a message, by entity; those of one entity never overlap."""
        found = [
            Mention(entity, match.id, match.start, match.end, match.score)
            for entity, index in self._indices.items()
            for match in index.find_all(text)
            if self._is_meant(text, entity, match)
        ]
        measures = [mention for mention in found if mention.entity == MEASURE]
        return [mention for mention in found if not any(_is_inside(mention, other) for other in measures)]

    def _is_meant(self, text: str, entity: str, match: NameMatch) -> bool:
        if entity in _NEGATABLE and _is_negated(text, match):
            return False
        if entity == STATUS and _is_lost(text, match):
            return False
        if entity in _LITERAL and match.score < 1.0:
            return False
        typed = text[match.start : match.end]
        if match.score < 1.0 and not self._ordinary.isdisjoint({_compact(typed), _compact(match.name)}):
            return False
        if _compact(match.name) not in self._ordinary:
            return True
        shouted = text.upper() == text and len(text.split()) > 1
        written_as_name = typed.isupper() and not shouted
        return written_as_name or normalise(text) == normalise(typed)


def _compact(name: str) -> str:
    return normalise(name).replace(" ", "")


def _is_inside(mention: Mention, measure: Mention) -> bool:
    longer = measure.end - measure.start > mention.end - mention.start
    return longer and measure.start <= mention.start and mention.end <= measure.end


def _is_lost(text: str, match: NameMatch) -> bool:
    folded = fold(text)
    return bool(_WITHDRAWN.search(folded) or _PAST.search(folded[: match.start]))


def _is_negated(text: str, match: NameMatch) -> bool:
    folded = fold(text)
    before = folded[max(0, match.start - 40) : match.start]
    return bool(_NEGATED.search(before) or _NEGATED_AFTER.match(folded, match.end))


def measure_names(directory: Path) -> dict[str, str]:
    """Return the names and aliases of the measures in a directory, each with the id of its measure.

    Raises ContentError when there are no measures there, UnreadableError when a file is no YAML.
    """
    names: dict[str, str] = {}
    for path in sorted(directory.glob("*.yml")):
        measure = read_yaml(path)
        for name in (measure["name"], *measure["aliases"]):
            names.setdefault(str(name), str(measure["id"]))
    if not names:
        raise ContentError([f"no measures in {directory.resolve()}: start Rasa in the project's directory"])
    return names


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class GazetteerExtractor(GraphComponent, EntityExtractorMixin):
    """Adds entities `measure`, `status`, `role`, `language_level`, `sector` and `place`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return where the measures are, seen from the working directory."""
        return {"measures_dir": "data/measures"}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        lookups: Lookups | None = None,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._storage = model_storage
        self._resource = resource
        self._measures = measure_names(Path(self._config["measures_dir"]))
        self._learn(lookups or Lookups({}, ()))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GazetteerExtractor:
        """Make a component that knows the measures only."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> GazetteerExtractor:
        """Make a component with the lookups of the trained model and the measures as they are now."""
        with model_storage.read_from(resource) as directory:
            saved = json.loads((directory / _LOOKUPS_FILE).read_text(encoding="utf-8"))
        lookups = Lookups(saved["names"], tuple(saved["ordinary_words"]))
        return cls(config, model_storage, resource, lookups)

    def train(self, training_data: TrainingData) -> Resource:
        """Take over the lookups of the training data and keep them in the model."""
        lookups = Lookups.of(training_data)
        self._learn(lookups)
        saved = {"names": lookups.names, "ordinary_words": lookups.ordinary_words}
        with self._storage.write_to(self._resource) as directory:
            (directory / _LOOKUPS_FILE).write_text(json.dumps(saved, ensure_ascii=False), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the names in every message to its entities."""
        for message in messages:
            text = message.get(TEXT)
            if text and not text.startswith("/"):
                found = [
                    {
                        "entity": mention.entity,
                        "value": mention.value,
                        "start": mention.start,
                        "end": mention.end,
                        "confidence_entity": round(mention.score, 3),
                    }
                    for mention in self._gazetteer.find(text)
                ]
                entities = message.get(ENTITIES, []) + self.add_extractor_name(found)
                message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def _learn(self, lookups: Lookups) -> None:
        self._gazetteer = Gazetteer(lookups, self._measures)

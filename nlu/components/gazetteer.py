"""Rasa component that finds measures, statuses, roles, levels, sectors, occupations and places by name.

Measures, occupations and places come from data/, all other names from nlu/lookups: there a synonym says which
value a name stands for, and a lookup table which entity has that value.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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
from core.content.places import Place, places_in
from core.content.yaml_files import read_yaml
from core.errors import ContentError
from nlu.components.gazetteer_decisions import decisions_in
from nlu.components.gazetteer_mentions import (
    MEASURE,
    OCCUPATION,
    PLACE,
    ROLE,
    SECTOR,
    STATUS,
    Mention,
    each_once,
    gives_way,
)
from nlu.components.gazetteer_negation import is_lost, is_negated
from nlu.components.gazetteer_occupations import OccupationNames
from nlu.components.gazetteer_places import PlaceFinder, PlaceWords, compact
from nlu.components.gazetteer_roles import is_a_helper, roles_in
from nlu.components.language_level import is_level_of_dutch

LANGUAGE_LEVEL: Final = "language_level"
PLACE_WORDS: Final = ("place_with_cue", "place_with_capital", "no_place")
ORDINARY_WORD: Final = "ordinary_word"
_LOOKUPS_FILE: Final = "lookups.json"
# One letter lies between "leven" and "leren", "slaat" and "laat": its spellings stand in the lookup.
_LITERAL: Final = frozenset({"danger"})
_NEGATABLE: Final = frozenset({STATUS, ROLE})


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


class Gazetteer:
    """All names together, ready to be looked for in messages."""

    def __init__(
        self,
        lookups: Lookups,
        measures: Mapping[str, str],
        places: Sequence[Place] = (),
        occupations: OccupationNames | None = None,
    ) -> None:
        """Take the lookups, the names of measures with their ids, the municipalities, and the occupations."""
        names = {**lookups.names, MEASURE: measures}
        words = PlaceWords(*(tuple(names.pop(table, {})) for table in PLACE_WORDS))
        self._places = PlaceFinder(places, names.pop(PLACE, {}), words)
        self._filters: dict[str, Callable[[str, NameMatch], bool]] = {LANGUAGE_LEVEL: _is_level_of_dutch}
        if occupations is not None:
            names[OCCUPATION] = occupations.names
            names[SECTOR] = {**occupations.sectors, **names.get(SECTOR, {})}
            self._filters[OCCUPATION] = occupations.is_meant
        self._ordinary = {compact(word) for word in lookups.ordinary_words}
        # An ordinary word must stand there as it is: "bas" is no "BIS", so it is no name to guess at.
        self._indices = {entity: NameIndex(of_entity) for entity, of_entity in names.items() if of_entity}

    def find(self, text: str) -> list[Mention]:
        """Return the names in a message, and the role and decision that it tells; each value once.

        Of a measure, a place, an occupation and a sector that overlap only the longest stays.
        """
        found = [
            Mention(entity, match.id, match.start, match.end, match.score)
            for entity, matches in self._matches(text)
            for match in matches
        ]
        named = [mention for mention in found if not any(gives_way(mention, other) for other in found)]
        return each_once([*named, *_said(fold(text).replace("’", "'"), named)])

    def _matches(self, text: str) -> Iterator[tuple[str, list[NameMatch]]]:
        for entity, index in self._indices.items():
            is_one = self._filters.get(entity)
            matches = index.find_all(text, partial(is_one, text) if is_one else None)
            yield entity, [match for match in matches if self._is_meant(text, entity, match)]
        yield PLACE, self._places.find(text)

    def _is_meant(self, text: str, entity: str, match: NameMatch) -> bool:
        if entity in _NEGATABLE and is_negated(text, match):
            return False
        if entity == STATUS and is_lost(text, match):
            return False
        if entity in _LITERAL and match.score < 1.0:
            return False
        typed = text[match.start : match.end]
        if match.score < 1.0 and not self._ordinary.isdisjoint({compact(typed), compact(match.name)}):
            return False
        if entity == MEASURE and is_a_helper(text, match):
            return False
        if compact(match.name) not in self._ordinary:
            return True
        shouted = text.upper() == text and len(text.split()) > 1
        written_as_name = typed.isupper() and not shouted
        return written_as_name or normalise(text) == normalise(typed)


def _said(folded: str, named: Sequence[Mention]) -> Iterator[Mention]:
    yield from decisions_in(folded, named)
    yield from roles_in(folded)


def _is_level_of_dutch(text: str, match: NameMatch) -> bool:
    return is_level_of_dutch(text, match.start, match.end)


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
    """Adds entities `measure`, `status`, `role`, `language_level`, `sector`, `occupation` and `place`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return where the measures, places and occupations are, seen from the working directory."""
        return {
            "measures_dir": "data/measures",
            "places_dir": "data/places",
            "occupations_dir": "data/occupations",
        }

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
        self._places = places_in(Path(self._config["places_dir"]))
        self._occupations = OccupationNames.of(Path(self._config["occupations_dir"]))
        self._learn(lookups or Lookups({}, ()))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GazetteerExtractor:
        """Make a component that knows what is in data/ only."""
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
        """Make a component with the lookups of the trained model and what is in data/ as it is now."""
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
        self._gazetteer = Gazetteer(lookups, self._measures, self._places, self._occupations)

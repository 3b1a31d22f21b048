"""What our extractors that read nothing but the text of a message share."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message


class TextExtractor(GraphComponent, EntityExtractorMixin):
    """A component without configuration that learns nothing and adds the entities of each text."""

    @abstractmethod
    def entities_in(self, text: str) -> list[dict[str, Any]]:
        """Return what a text holds as Rasa entities, from left to right."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TextExtractor:
        """Make the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add to the entities of every message; what a button says is left alone."""
        for message in messages:
            text = message.get(TEXT)
            if text and not text.startswith("/"):
                entities = self.add_extractor_name(self.entities_in(text))
                message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages

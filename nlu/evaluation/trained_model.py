"""The trained model in this process, as Rasa itself serves it, asked one message at a time."""

import asyncio
import logging
import warnings
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from core.errors import ToeleidingError
from nlu.components.confidence_tiers import ConfidenceTiers

if TYPE_CHECKING:
    from rasa.core.agent import Agent

MODEL: Final = Path("models/toeleiding.tar.gz")
WARM_UP: Final = "even opwarmen"
CANNOT_LOAD: Final = "dit model laadt niet; `make train` maakt het opnieuw"
# What the bot strips too: only its own buttons may send an intent.
NOT_TYPED: Final = "/ \t"


class NoModelError(ToeleidingError):
    """There is no trained model, or it cannot be loaded. The message is Dutch."""


class TrainedModel:
    """Understands messages like the service does, and tells how long that took."""

    def __init__(self, path: Path = MODEL) -> None:
        """Load the model: some seconds. Raises NoModelError."""
        if not path.is_file():
            raise NoModelError(f"{path}: er is nog geen getraind model. `make train` maakt het.")
        self._agent = _load(path)
        self._loop = asyncio.new_event_loop()
        self.parse(WARM_UP)

    def parse(self, text: str) -> tuple[dict[str, Any], float]:
        """Return Rasa's parse of a message, and the seconds it took."""
        typed = text.lstrip(NOT_TYPED)
        started = perf_counter()
        parsed = self._loop.run_until_complete(self._agent.parse_message(typed))
        return parsed, perf_counter() - started

    @property
    def tiers(self) -> dict[str, Any]:
        """Return the settings of the tiers with which the model was trained."""
        metadata = self._agent.processor.model_metadata
        own: dict[str, Any] = {}
        for node in metadata.predict_schema.nodes.values():
            if issubclass(node.uses, ConfidenceTiers):
                own = node.config
        settings = {**ConfidenceTiers.get_default_config(), **own}
        return {name: settings[name] for name in ConfidenceTiers.get_default_config()}

    def close(self) -> None:
        """Let go of the event loop."""
        self._loop.close()


def _load(path: Path) -> "Agent":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rasa.core.agent import Agent
        from rasa.core.tracker_store import InMemoryTrackerStore
        from rasa.shared.core.domain import Domain
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.WARNING)  # without this Rasa prints every message
        try:
            agent = Agent.load(path, tracker_store=InMemoryTrackerStore(Domain.empty()))
        except Exception as error:
            raise NoModelError(f"{path}: {CANNOT_LOAD} ({type(error).__name__})") from error
    if not agent.is_ready():
        raise NoModelError(f"{path}: {CANNOT_LOAD}")
    return agent

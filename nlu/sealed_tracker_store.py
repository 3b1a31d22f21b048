"""Rasa's SQL tracker store, with what was said sealed: the column `data` of its table `events`."""

from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from core.personal_seal import personal_seal
from core.seal import Seal, opened


class SealedText(TypeDecorator):
    """A text that stands encrypted in the database; a row from before that was so is read as it stands."""

    impl = Text
    cache_ok = True

    def __init__(self, seal: Seal | None = None) -> None:
        super().__init__()
        self.seal = seal or personal_seal()

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """Seal what goes in."""
        return None if value is None else self.seal.close(value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        """Open what comes out. Raises SealedElsewhereError for what another key has sealed."""
        return None if value is None else opened(self.seal, value)


class SealedTrackerStore(SQLTrackerStore):
    """Keeps conversations like SQLTrackerStore, but nobody reads them without the secret key.

    Raises SettingMissingError when there is no key.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.SQLEvent.__table__.c.data.type = SealedText()
        super().__init__(*arguments, **options)

"""Reads questions to measure with: one JSON object a line, with what the right understanding would be."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from core.content.yaml_files import read_yaml

DATE: Final = "date"
IMPOSSIBLE_DATE: Final = "impossible"
NO_VOICE: Final = "unspecified"
_YEAR_OR_MONTH: Final = re.compile(r"(\d{4})(?:-(\d{2}))?")


class QuestionsError(ValueError):
    """The file cannot be measured with. The message is one line of Dutch, with file and line."""


@dataclass(frozen=True, order=True)
class Entity:
    """A type of the domain and a value, as found in a message or as it should be found."""

    type: str
    value: str


@dataclass(frozen=True)
class Question:
    """A message with the intent that is right; `entities` is None where the file does not speak of them."""

    text: str
    intent: str
    voice: str = NO_VOICE
    entities: tuple[Entity, ...] | None = None


def entity_types(domain_file: Path) -> frozenset[str]:
    """Return the entities of a domain file. Raises UnreadableError."""
    entities = read_yaml(domain_file)["entities"]
    return frozenset(str(next(iter(entity)) if isinstance(entity, dict) else entity) for entity in entities)


def read_questions(
    path: Path, intents: Collection[str], entity_types: Collection[str]
) -> tuple[Question, ...]:
    """Return the questions of a file, in its order. Raises QuestionsError at the first line that is wrong.

    `entities` is a list of {"entity", "value"} or a mapping of type to value or values. A date is an ISO day,
    two of them with a slash between, a month ("2026-07"), a year, or "impossible".
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise QuestionsError(f"{path}: dit bestand bestaat niet") from error
    except UnicodeDecodeError as error:
        raise QuestionsError(f"{path}: het bestand is niet bewaard als UTF-8") from error
    except OSError as error:
        raise QuestionsError(f"{path}: het bestand kan niet gelezen worden ({error.strerror})") from error
    questions = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            questions.append(_question(line, intents, entity_types))
        except QuestionsError as error:
            raise QuestionsError(f"{path}:{number}: {error}") from error
    if not questions:
        raise QuestionsError(f"{path}: er staat geen enkele vraag in dit bestand")
    return tuple(questions)


def _question(line: str, intents: Collection[str], entity_types: Collection[str]) -> Question:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise QuestionsError("dit is geen geldige JSON") from error
    if not isinstance(found, dict):
        raise QuestionsError('een regel is een JSON-object, zoals {"text": "...", "intent": "..."}')
    text, intent, voice = found.get("text"), found.get("intent"), found.get("voice")
    if not isinstance(text, str) or not text.strip():
        raise QuestionsError("er is geen tekst ('text')")
    if not isinstance(intent, str) or not intent:
        raise QuestionsError("er is geen intent ('intent')")
    if intent not in intents:
        raise QuestionsError(f"de intent '{intent}' bestaat niet")
    if voice is not None and not isinstance(voice, str):
        raise QuestionsError("'voice' moet tekst zijn")
    entities = None
    if found.get("entities") is not None:
        entities = tuple(_entity(*pair, entity_types) for pair in _pairs(found["entities"]))
    return Question(text, intent, voice or NO_VOICE, entities)


def _pairs(entities: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(entities, Mapping):
        for name, values in entities.items():
            for value in values if isinstance(values, list) else [values]:
                yield name, value
        return
    if not isinstance(entities, list):
        raise QuestionsError("'entities' moet een lijst zijn, of een object met een waarde per soort")
    for entity in entities:
        if not isinstance(entity, Mapping):
            raise QuestionsError('een entiteit is een object: {"entity": "...", "value": "..."}')
        yield entity.get("entity"), entity.get("value")


def _entity(name: Any, value: Any, entity_types: Collection[str]) -> Entity:
    if not isinstance(name, str) or name not in entity_types:
        raise QuestionsError(f"de soort entiteit '{name}' bestaat niet")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise QuestionsError(f"de entiteit '{name}' heeft geen waarde")
    return Entity(name, iso_date(value.strip()) if name == DATE else value.strip())


def iso_date(value: str) -> str:
    """Return a day or a period as the bot writes it. Raises QuestionsError when it is neither."""
    if value == IMPOSSIBLE_DATE:
        return value
    try:
        whole = _YEAR_OR_MONTH.fullmatch(value)
        if whole:
            first = date(int(whole[1]), int(whole[2] or 1), 1)
            month_after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            last = month_after - timedelta(days=1) if whole[2] else date(first.year, 12, 31)
        else:
            days = [date.fromisoformat(day.strip()) for day in value.split("/")]
            first, last = days if len(days) > 1 else (days[0], days[0])
    except ValueError as error:
        raise QuestionsError(
            f"de datum '{value}' is geen dag (2026-07-03) en geen periode (2026-07-01/2026-07-31)"
        ) from error
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"

"""Reads one YAML file strictly: dates stay text until they are checked, no key may stand there twice."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, ClassVar

import yaml

TIMESTAMP_TAG = "tag:yaml.org,2002:timestamp"


class UnreadableError(ValueError):
    """The file is no YAML that can be used. The message is Dutch, for editors."""


class _Loader(yaml.CSafeLoader):
    """PyYAML's fast safe loader without dates: an impossible date must be reported with its field."""

    yaml_implicit_resolvers: ClassVar = {  # type: ignore[misc]
        start: [(tag, pattern) for tag, pattern in resolvers if tag != TIMESTAMP_TAG]
        for start, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable) and key in seen:
                line = key_node.start_mark.line + 1
                raise UnreadableError(f"regel {line}: sleutel '{key}' staat er twee keer")
            if isinstance(key, Hashable):
                seen.add(key)
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: Path) -> Any:
    """Return what a UTF-8 YAML file holds, with dates as text. Raises UnreadableError."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except UnicodeDecodeError as error:
        raise UnreadableError("het bestand is niet bewaard als UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableError(
            f"regel {line}: dit is geen geldige YAML ({error.problem}). "
            "Zet tekst met ': ' of '#' tussen aanhalingstekens en kijk naar het inspringen."
        ) from error
    except yaml.YAMLError as error:
        raise UnreadableError("dit is geen geldige YAML: er staat een vreemd teken in") from error

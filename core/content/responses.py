"""The fixed texts of the bot, as they stand in `nlu/domain/responses/`, for who wants to see an answer."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from core.content.vocabulary import ROOT
from core.content.yaml_files import read_yaml

FOLDER: Final = Path("nlu/domain/responses")
CHOICE: Final = "utter_choice_"


@lru_cache(maxsize=1)
def responses() -> Mapping[str, str]:
    """Return the text of every response of this project, read at the first call."""
    return read_responses(ROOT / FOLDER)


def read_responses(folder: Path) -> dict[str, str]:
    """Return the text of every response in a folder, by name."""
    return {
        name: str(variants[0]["text"]).strip()
        for path in sorted(folder.glob("*.yml"))
        for name, variants in read_yaml(path)["responses"].items()
        if "text" in variants[0]
    }


def title_of_intent(intent: str) -> str:
    """Return what a button says that stands for an intent, or the intent itself."""
    return responses().get(f"{CHOICE}{intent}", intent)

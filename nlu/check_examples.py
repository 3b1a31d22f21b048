"""Check the training examples: `python -m nlu.check_examples`. Fast, without Rasa.

Messages are Dutch, with file and line, for the people who write the examples.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from core.content.examples import (
    Example,
    catalogue_of,
    duplicate_problems,
    examples_in,
    form_problems,
    held_out_problems,
    letter_triples,
)
from core.content.yaml_files import UnreadableError

__all__ = [
    "Example",
    "catalogue_of",
    "duplicate_problems",
    "examples_in",
    "form_problems",
    "held_out_problems",
    "letter_triples",
]

INTENTS_DIRECTORY = Path("nlu/intents")
DOMAIN_FILE = Path("nlu/domain/intents.yml")
HELD_OUT_FILE = Path("tests/language/development.jsonl")

RIGHT_TO_WORK = {
    "ask_when_may_work",
    "ask_work_permit",
    "ask_work_during_appeal",
    "ask_status_rights",
    "ask_may_hire",
}
FEWEST_RIGHT_TO_WORK = 40
FEWEST = 25


def catalogue_problems(examples: Sequence[Example], catalogue: dict[str, str], directory: Path) -> list[str]:
    """Return what is wrong with names, folders and numbers of examples."""
    problems = []
    numbers = Counter(example.intent for example in examples)
    for file, intent in sorted({(example.file, example.intent) for example in examples}):
        if intent not in catalogue:
            problems.append(f"{file}: intent '{intent}' staat niet in {DOMAIN_FILE}")
        elif file.parent.name != catalogue[intent]:
            problems.append(f"{file}: intent '{intent}' hoort in de map '{catalogue[intent]}'")
        if file.stem != intent:
            problems.append(f"{file}: het bestand heet anders dan de intent '{intent}'")
    for intent, folder in catalogue.items():
        fewest = FEWEST_RIGHT_TO_WORK if intent in RIGHT_TO_WORK else FEWEST
        if not numbers[intent]:
            problems.append(f"{directory / folder / intent}.yml: geen voorbeelden voor deze intent")
        elif numbers[intent] < fewest:
            file = next(example.file for example in examples if example.intent == intent)
            problems.append(f"{file}: {numbers[intent]} voorbeelden, minstens {fewest} nodig")
    return problems


def check(directory: Path, domain_file: Path, held_out_file: Path) -> list[str]:
    """Return all problems, in Dutch, each with its file. An empty list means that all is well."""
    try:
        examples = examples_in(directory)
    except UnreadableError as error:
        return [str(error)]
    lines = held_out_file.read_text(encoding="utf-8").splitlines()
    held_out = [json.loads(line)["text"] for line in lines if line.strip()]
    return [
        *catalogue_problems(examples, catalogue_of(domain_file), directory),
        *form_problems(examples),
        *held_out_problems(examples, held_out),
        *duplicate_problems(examples),
    ]


def main() -> int:
    """Print the problems and return 1, or the number of examples and 0."""
    problems = check(INTENTS_DIRECTORY, DOMAIN_FILE, HELD_OUT_FILE)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} problemen in de voorbeelden", file=sys.stderr)
        return 1
    print(f"{len(examples_in(INTENTS_DIRECTORY))} voorbeelden in orde")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

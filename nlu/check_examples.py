"""Check the training examples: `python -m nlu.check_examples`. Fast, without Rasa.

Messages are Dutch, with file and line, for the people who write the examples.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from core.content.yaml_files import UnreadableError, read_yaml

INTENTS_DIRECTORY = Path("nlu/intents")
DOMAIN_FILE = Path("nlu/domain/intents.yml")
HELD_OUT_FILE = Path("tests/language/development.jsonl")

TIER_INTENTS = {"nlu_unclear", "nlu_not_understood"}
RIGHT_TO_WORK = {
    "ask_when_may_work",
    "ask_work_permit",
    "ask_work_during_appeal",
    "ask_status_rights",
    "ask_may_hire",
}
FEWEST_RIGHT_TO_WORK = 40
FEWEST = 25
# Jaccard similarity of the sets of three characters; above it two messages differ in a word or a name only.
NEAR_DUPLICATE = 0.75
SHORTEST_COMPARED = 4
# "ja", "stop", "ik zoek werk" are said by everybody: a shorter message may be learnt and measured.
FEWEST_WORDS_KEPT_APART = 4

_FOLDER_COMMENT = re.compile(r"^\s*#\s*(newcomer|employer|anyone)\s*$")
_INTENT_LINE = re.compile(r"^\s*-\s*([a-z_]+)\s*$")
_EXAMPLE_LINE = re.compile(r"^\s*- (.*)$")
_BRACKETS = re.compile(r"[\[\]{}]")


@dataclass(frozen=True)
class Example:
    """One message that an intent is learnt from, and where it stands."""

    text: str
    intent: str
    file: Path
    line: int

    @property
    def place(self) -> str:
        """Return `file:line`, for an editor to click on."""
        return f"{self.file}:{self.line}"


def examples_in(directory: Path) -> list[Example]:
    """Return the examples of all intent files below a directory.

    Raises UnreadableError, with the file in its message, for a file that is no YAML or holds no intents.
    """
    return [example for file in sorted(directory.glob("*/*.yml")) for example in _examples_of(file)]


def _examples_of(file: Path) -> Iterator[Example]:
    """Walk the YAML nodes: only they know at which line a block of text starts."""
    try:
        read_yaml(file)
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        entries = _mapping(root)["nlu"].value
        blocks = [_mapping(entry) for entry in entries]
        found = [(block["intent"].value, block["examples"]) for block in blocks]
    except (UnreadableError, AttributeError, KeyError, TypeError) as error:
        raise UnreadableError(f"{file}: geen bestand met voorbeelden van een intent ({error})") from error
    for intent, block in found:
        for offset, line in enumerate(str(block.value).splitlines(), start=block.start_mark.line + 2):
            match = _EXAMPLE_LINE.match(line)
            if match and match[1].strip():
                yield Example(match[1].strip(), str(intent), file, offset)


def _mapping(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise TypeError("een sleutel met een waarde ontbreekt")
    return {key.value: value for key, value in node.value}


def catalogue_of(domain_file: Path) -> dict[str, str]:
    """Return the folder (newcomer, employer, anyone) of each intent of the domain, in its order.

    The domain groups its intents under comments with the name of the folder.
    """
    folders: dict[str, str] = {}
    folder = ""
    in_intents = False
    for line in domain_file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            in_intents = line.startswith("intents:")
        comment, intent = _FOLDER_COMMENT.match(line), _INTENT_LINE.match(line)
        if comment:
            folder = comment[1]
        elif intent and in_intents and intent[1] not in TIER_INTENTS:
            folders[intent[1]] = folder
    return folders


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


def form_problems(examples: Sequence[Example]) -> list[str]:
    """Return the examples that Rasa would not read as plain text."""
    problems = []
    for example in examples:
        if example.text.startswith("/"):
            problems.append(f"{example.place}: een voorbeeld begint niet met een schuine streep")
        if _BRACKETS.search(example.text):
            problems.append(f"{example.place}: geen vierkante haken of accolades in een voorbeeld")
    return problems


def held_out_problems(examples: Sequence[Example], held_out: Sequence[str]) -> list[str]:
    """Return the examples that are also a question of the evaluation: it would measure its own memory."""
    kept_apart = {_folded(text) for text in held_out if len(text.split()) >= FEWEST_WORDS_KEPT_APART}
    return [
        f"{example.place}: staat ook in {HELD_OUT_FILE}, haal het hier weg: '{example.text}'"
        for example in examples
        if _folded(example.text) in kept_apart
    ]


def duplicate_problems(examples: Sequence[Example]) -> list[str]:
    """Return each pair of examples that are the same or nearly so, within and across intents.

    Sets are met from small to large. Two sets with Jaccard similarity above the limit share one of the
    rarest pieces of the smaller set, and differ little in size: so few pairs are compared.
    """
    sets = [letter_triples(example.text) for example in examples]
    rarity = Counter(piece for pieces in sets for piece in pieces)
    seen_with: dict[str, list[int]] = defaultdict(list)
    problems = []
    for here in sorted(range(len(examples)), key=lambda index: (len(sets[index]), index)):
        pieces = sets[here]
        rarest = sorted(pieces, key=lambda piece: (rarity[piece], piece))
        rarest = rarest[: len(pieces) - int(NEAR_DUPLICATE * len(pieces)) + 1]
        candidates = {there for piece in rarest for there in seen_with[piece]}
        for there in sorted(candidates):
            if len(sets[there]) < NEAR_DUPLICATE * len(pieces):
                continue
            shared = len(pieces & sets[there])
            similarity = shared / (len(pieces) + len(sets[there]) - shared)
            if similarity > NEAR_DUPLICATE:
                first, second = sorted((there, here))
                problems.append(_duplicate(examples[first], examples[second], similarity))
        for piece in rarest:
            seen_with[piece].append(here)
    return problems + _short_duplicates(examples)


def _short_duplicates(examples: Sequence[Example]) -> list[str]:
    problems = []
    first_of: dict[str, Example] = {}
    for example in examples:
        folded = _folded(example.text)
        if len(folded) >= SHORTEST_COMPARED:
            continue
        if folded in first_of:
            problems.append(_duplicate(first_of[folded], example, 1.0))
        first_of.setdefault(folded, example)
    return problems


def _duplicate(first: Example, second: Example, similarity: float) -> str:
    where = "" if first.intent == second.intent else f" van een andere intent ({first.intent})"
    kind = "hetzelfde als" if similarity == 1.0 else "bijna hetzelfde als"
    return f"{second.place}: '{second.text}' is {kind} '{first.text}'{where}, {first.place}"


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def letter_triples(text: str) -> frozenset[str]:
    """Return every three characters in a row of a text in lower case; none of a text of under four."""
    folded = _folded(text)
    if len(folded) < SHORTEST_COMPARED:
        return frozenset()
    return frozenset(folded[start : start + 3] for start in range(len(folded) - 2))


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

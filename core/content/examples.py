"""Training examples of the language model: where they stand, and which may not be put beside them."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from core.content.yaml_files import UnreadableError, read_yaml

TIER_INTENTS = {"nlu_unclear", "nlu_not_understood"}
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


def form_problems(examples: Sequence[Example]) -> list[str]:
    """Return the examples that Rasa would not read as plain text."""
    problems = []
    for example in examples:
        if example.text.startswith("/"):
            problems.append(f"{example.place}: een voorbeeld begint niet met een schuine streep")
        if _BRACKETS.search(example.text):
            problems.append(f"{example.place}: geen vierkante haken of accolades in een voorbeeld")
    return problems


def held_out_problems(
    examples: Sequence[Example], held_out: Sequence[str], where: str = "tests/language/development.jsonl"
) -> list[str]:
    """Return the examples that are also a question of the evaluation: it would measure its own memory."""
    kept_apart = {_folded(text) for text in held_out if len(text.split()) >= FEWEST_WORDS_KEPT_APART}
    return [
        f"{example.place}: staat ook in {where}, haal het hier weg: '{example.text}'"
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


def same_as(text: str, examples: Sequence[Example]) -> Example | None:
    """Return the example that a text is the same as, or nearly so, or None."""
    pieces, folded = letter_triples(text), _folded(text)
    for example in examples:
        other = letter_triples(example.text)
        shared = len(pieces & other)
        if _folded(example.text) == folded:
            return example
        if shared and shared / (len(pieces) + len(other) - shared) > NEAR_DUPLICATE:
            return example
    return None


def questions_kept_apart(folder: Path) -> list[str]:
    """Return the questions that the understanding is measured on: no example may be one of them."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines if line.strip()]


def with_examples(text: str, new: Sequence[str]) -> str:
    """Return the text of a file with one intent, with examples behind those that it has."""
    lines = text.rstrip("\n").splitlines()
    last = lines[-1]
    indent = last[: len(last) - len(last.lstrip())]
    return "\n".join([*lines, *(f"{indent}- {example}" for example in new)]) + "\n"

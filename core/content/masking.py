"""Leaves only known words of what somebody wrote; everything else becomes one sign."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.content.first_names import FIRST_NAMES
from core.content.names import fold
from core.content.vocabulary import PAPER, TYPO_LETTERS, WORD, Vocabulary

MASK: Final = "▢"
MOST_WORDS: Final = 40
# "typt.jan", "jan@...", "@jan", "0470/12", "a_b": such a piece is masked whole, not cut into words.
_ADDRESS: Final = re.compile(r"[@\d_\\#=+~*&%]|\w\.+\w|://|www")
_BETWEEN: Final = re.compile(r"[\s,;:()\[\]\"“”«»<>/|?!…]+")
_AROUND: Final = ".,;:?!()[]{}\"“”«»<>/|…'’‘`´-–—"
_SENTENCE_END: Final = re.compile(r"[.?!…][)\"'”’]*$")
# After these words comes a name, which may look like a word: "ik heet roos de bakker".
_NAME_FOLLOWS: Final = {
    **dict.fromkeys(("naam", "voornaam", "achternaam", "familienaam", "heet", "heten", "noemt", "noem"), 3),
    **dict.fromkeys(("noemen", "groeten", "groetjes", "groet", "mvg", "name", "familie"), 3),
    **dict.fromkeys(("meneer", "mevrouw", "mijnheer", "mevr", "mvr", "dhr", "mr", "madam"), 1),
}
_NO_NAME: Final = frozenset({"is", "van", "ik", "mij", "me", "mijn", "de"})


def mask(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the known words of a text in lower case, with "▢" for all that stands between them.

    Each word of the result is a word of the vocabulary, whatever the text holds. A long word with one wrong
    letter becomes the known word that people write most often. At most 40 words are kept. None for a text in
    another script than ours.
    """
    plain = unicodedata.normalize("NFKC", text)
    if _is_other_script(plain):
        return None
    shouted = plain.isupper() and len(plain.split()) > 1
    kept: list[str] = []
    for line in plain.splitlines():
        for word in _masked_line(line, vocabulary, shouted):
            if word != MASK or kept[-1:] != [MASK]:
                kept.append(word)
    return " ".join(kept[:MOST_WORDS])


def _is_other_script(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    ours = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return 2 * ours < len(letters)


def _masked_line(line: str, vocabulary: Vocabulary, shouted: bool) -> Iterator[str]:
    starts, names_to_come = True, 0
    for piece in line.split():
        for typed in _typed_words(piece):
            big = typed[0].isupper() and not starts and not shouted
            word = _known(typed, vocabulary, big)
            if names_to_come and word not in _NO_NAME:
                names_to_come -= 1
                word = MASK
            names_to_come = _NAME_FOLLOWS.get(word, names_to_come)
            yield word
            starts = False
        if _SENTENCE_END.search(piece):
            starts, names_to_come = True, 0


def _typed_words(piece: str) -> Iterator[str]:
    """Yield the words in a piece between spaces; a piece with a sign of an address or number stays whole."""
    trimmed = piece.strip(_AROUND)
    if _ADDRESS.search(trimmed):
        yield trimmed
        return
    for part in _BETWEEN.split(trimmed):
        word = part.strip(_AROUND)
        if any(character.isalpha() for character in word):
            yield word


def _known(typed: str, vocabulary: Vocabulary, big: bool) -> str:
    word = fold(typed).replace("’", "'")
    if word in vocabulary.words and (not big or word in vocabulary.capitals or PAPER.fullmatch(word)):
        return word
    if big or len(word) < TYPO_LETTERS or not WORD.fullmatch(word) or word in FIRST_NAMES:
        return MASK
    found = process.extractOne(word, vocabulary.long_words, scorer=OSA.distance, score_cutoff=1)
    return str(found[0]) if found else MASK

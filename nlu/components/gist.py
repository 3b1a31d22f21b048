"""The sentences of a long message that hold what it asks, so that a story does not drown its question."""

import re
from typing import Final

_SENTENCE_END: Final = re.compile(r"(?<=[.!?;])\s+|\n+")
_ASKING: Final = re.compile(
    r"\b(?:hoe|wat|waar|wanneer|wie|welke?|mag|mogen|kan|kunnen|kunt|moet|krijg|wil|willen|zoek|zoeken|zou|"
    r"graag|vraag|weet)\b",
    re.IGNORECASE,
)
_QUESTION_MARK: Final = 3.0
_ASKING_WORD: Final = 1.5
_LAST: Final = 1.0
_FIRST: Final = 0.3
_LATER: Final = 0.01


def gist(text: str, most_words: int) -> str:
    """Return a text of at most `most_words` words, with the sentences that most likely ask something.

    A shorter text comes back as it is; of one long sentence the beginning and the end stay.
    """
    if len(text.split()) <= most_words:
        return text
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]
    kept: list[int] = []
    room = most_words
    for place in sorted(range(len(sentences)), key=lambda at: _weight(sentences, at), reverse=True):
        words = len(sentences[place].split())
        if not kept or words <= room:
            kept.append(place)
            room -= words
    return _ends(" ".join(sentences[place] for place in sorted(kept)), most_words)


def _weight(sentences: list[str], place: int) -> float:
    sentence = sentences[place]
    return (
        _QUESTION_MARK * ("?" in sentence)
        + _ASKING_WORD * bool(_ASKING.search(sentence))
        + _LAST * (place == len(sentences) - 1)
        + _FIRST * (place == 0)
        + _LATER * place
    )


def _ends(text: str, most_words: int) -> str:
    words = text.split()
    if len(words) <= most_words:
        return text
    beginning = most_words // 4
    return " ".join(words[:beginning] + words[beginning - most_words :])

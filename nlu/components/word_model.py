"""Which intent the words and pieces of words of a message point at: strong on names, typos and compounds."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

_WORD = re.compile(r"\w+")
PIECE_LENGTHS = (3, 4, 5)
# A piece that only one example has says nothing about the next message.
FEWEST_EXAMPLES = 2
SEED = 42


def pieces(text: str) -> list[str]:
    """Return the words of a text, its pairs of words, and 3 to 5 letters in a row of each word.

    Pieces keep the borders of their word as spaces; "w " and "b " part whole words and pairs from pieces.
    """
    words = _WORD.findall(text.lower())
    found = [f"w {word}" for word in words]
    found += [f"b {first} {second}" for first, second in pairwise(words)]
    for word in words:
        bordered = f" {word} "
        for length in PIECE_LENGTHS:
            found += [bordered[start : start + length] for start in range(len(bordered) - length + 1)]
    return found


@dataclass(frozen=True)
class WordModel:
    """A linear support vector machine on the TF-IDF of pieces: scores, no probabilities."""

    intents: np.ndarray
    vocabulary: np.ndarray
    idf: np.ndarray
    weights: np.ndarray
    bias: np.ndarray

    @classmethod
    def fit(cls, texts: list[str], intents: np.ndarray, *, c: float) -> "WordModel":
        """Fit on texts; `c` is the inverse strength of the regularisation."""
        vectorizer = TfidfVectorizer(analyzer=pieces, sublinear_tf=True, min_df=FEWEST_EXAMPLES)
        machine = LinearSVC(C=c, class_weight="balanced", random_state=SEED)
        machine.fit(vectorizer.fit_transform(texts), intents)
        return cls(
            intents=machine.classes_,
            vocabulary=vectorizer.get_feature_names_out().astype(str),
            idf=vectorizer.idf_,
            weights=machine.coef_.T.astype(np.float32),
            bias=machine.intercept_,
        )

    @cached_property
    def _vectorizer(self) -> TfidfVectorizer:
        places = {piece: place for place, piece in enumerate(self.vocabulary.tolist())}
        vectorizer = TfidfVectorizer(analyzer=pieces, sublinear_tf=True, vocabulary=places)
        vectorizer.idf_ = self.idf
        return vectorizer

    def scores(self, texts: list[str]) -> np.ndarray:
        """Return how far each text lies on the side of each intent, one column an intent."""
        return np.asarray(self._vectorizer.transform(texts) @ self.weights) + self.bias

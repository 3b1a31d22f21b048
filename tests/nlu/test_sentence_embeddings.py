"""A sentence is embedded once: on disk for training, in memory for a conversation."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components import sentence_embeddings
from nlu.components.sentence_embeddings import SentenceEmbeddingFeaturizer, SentenceVectors, load_encoder


class FakeEncoder:
    """Gives a sentence its length and its first letter, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.batches: list[int] = []

    def __call__(self, sentences: list[str]) -> np.ndarray:
        self.asked += sentences
        self.batches.append(len(sentences))
        return np.array([[len(s), ord(s[0])] for s in sentences], dtype=np.float32)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    fake = FakeEncoder()
    monkeypatch.setattr(sentence_embeddings, "load_encoder", lambda name: fake)
    return fake


def rows(sentences: Iterable[str]) -> list[list[float]]:
    return [[len(sentence), ord(sentence[0])] for sentence in sentences]


def test_rows_come_in_the_order_of_the_sentences(encoder: FakeEncoder) -> None:
    sentences = ["een langere zin", "kort", "een langere zin"]
    assert SentenceVectors(["use"]).of(sentences).tolist() == rows(sentences)


def test_capitals_and_spaces_around_make_no_difference(encoder: FakeEncoder) -> None:
    vectors = SentenceVectors(["use"]).of(["MAG IK WERKEN", " mag ik werken "])
    assert vectors[0].tolist() == vectors[1].tolist()
    assert encoder.asked == ["mag ik werken"]


def test_each_encoder_adds_its_columns(encoder: FakeEncoder) -> None:
    assert SentenceVectors(["use", "e5"]).of(["ja", "nee"]).shape == (2, 4)


def test_a_sentence_of_the_conversation_is_embedded_once(encoder: FakeEncoder) -> None:
    vectors = SentenceVectors(["use"])
    first = vectors.of(["ja"])
    second = vectors.of(["ja", "nee"])
    assert encoder.asked == ["ja", "nee"]
    assert first.tolist() == second[:1].tolist()


def test_memory_stays_small(encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_embeddings, "REMEMBERED_SENTENCES", 2)
    vectors = SentenceVectors(["use"])
    many = ["een", "twee", "drie", "vier"]
    assert vectors.of(many).tolist() == rows(many)
    vectors.of(["vier", "een"])
    assert encoder.asked == [*many, "een"]


def test_many_sentences_go_in_batches(encoder: FakeEncoder) -> None:
    sentences = [f"zin {number}" for number in range(150)]
    assert SentenceVectors(["use"]).of(sentences).tolist() == rows(sentences)
    assert max(encoder.batches) <= sentence_embeddings.BATCH_SIZE


def test_training_again_embeds_only_what_is_new(encoder: FakeEncoder, tmp_path: Path) -> None:
    cache = tmp_path / "var" / "vectors.npz"
    before = SentenceVectors(["use"], cache).of_training_data(["ja", "nee"])
    after = SentenceVectors(["use"], cache).of_training_data(["nee", "misschien", "ja"])
    assert encoder.asked == ["ja", "nee", "misschien"]
    assert after[[2, 0]].tolist() == before.tolist()
    assert list(cache.parent.iterdir()) == [cache]


def test_another_choice_of_encoders_does_not_use_the_old_vectors(
    encoder: FakeEncoder, tmp_path: Path
) -> None:
    cache = tmp_path / "vectors.npz"
    SentenceVectors(["use"], cache).of_training_data(["ja"])
    both = SentenceVectors(["use", "e5"], cache).of_training_data(["ja"])
    assert both.shape == (1, 4)


def test_what_is_no_longer_an_example_leaves_the_cache(encoder: FakeEncoder, tmp_path: Path) -> None:
    cache = tmp_path / "vectors.npz"
    for sentences in (["ja", "nee"], ["ja", "misschien"], ["nee"]):
        SentenceVectors(["use"], cache).of_training_data(sentences)
    assert encoder.asked == ["ja", "nee", "misschien", "nee"]


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 half"])
def test_a_broken_cache_is_made_again(encoder: FakeEncoder, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "vectors.npz"
    cache.write_bytes(content)
    assert SentenceVectors(["use"], cache).of_training_data(["ja"]).tolist() == rows(["ja"])
    assert SentenceVectors(["use"], cache).of_training_data(["ja"]).tolist() == rows(["ja"])
    assert encoder.asked == ["ja"]


def test_an_unknown_encoder_is_named_with_the_choice() -> None:
    with pytest.raises(ValueError, match="'bert'; choose from: use, e5"):
        load_encoder("bert")


def test_a_message_gets_one_sentence_feature_and_one_without_text_none(encoder: FakeEncoder) -> None:
    config = {**SentenceEmbeddingFeaturizer.get_default_config(), "encoders": ["use"], "cache_file": None}
    with_text, without = Message(data={TEXT: "ja"}), Message(data={})
    SentenceEmbeddingFeaturizer(config, "embeddings").process([with_text, without])
    sequence, sentence = with_text.get_dense_features(TEXT)
    assert sequence is None
    assert sentence is not None
    assert sentence.features.tolist() == rows(["ja"])
    assert without.features == []

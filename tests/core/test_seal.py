"""Pseudonyms and encryption."""

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from core.seal import Seal

SEAL = Seal("a-secret-key-for-tests-only-0123456789")
OTHER = Seal("another-key-for-tests-only-0123456789")


@given(st.text())
def test_what_is_closed_can_be_opened_with_the_same_key_only(words: str) -> None:
    sealed = SEAL.close(words)
    assert SEAL.open(sealed) == words
    assert OTHER.open(sealed) is None


def test_pseudonym_is_a_keyed_hash_of_the_telegram_id() -> None:
    key = b"a-secret-key-for-tests-only-0123456789"
    assert SEAL.pseudonym(42) == hmac.new(key, b"telegram:42", hashlib.sha256).hexdigest()
    assert SEAL.pseudonym(42) != OTHER.pseudonym(42)


def test_equal_words_of_different_people_have_different_digests() -> None:
    assert SEAL.digest("amina", "ja") == SEAL.digest("amina", "ja")
    assert SEAL.digest("amina", "ja") != SEAL.digest("bilal", "ja")


def test_nothing_closed_stays_nothing() -> None:
    assert SEAL.open(None) is None

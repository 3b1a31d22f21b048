"""Pseudonyms, encryption and digests, all made from the one secret key."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import ToeleidingError


class SealedElsewhereError(ToeleidingError):
    """Something was sealed with another secret key than the one that is set."""


class Seal:
    """Turns what is personal into something that only the holder of the secret key can read or link."""

    def __init__(self, secret_key: str) -> None:
        self._secret = secret_key.encode()
        self._fernet = Fernet(base64.urlsafe_b64encode(self._derive(b"relay encryption")))
        self._digest_key = self._derive(b"relay digest")

    def _derive(self, purpose: bytes) -> bytes:
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(self._secret)

    def pseudonym(self, telegram_id: int) -> str:
        """Return the name by which Rasa and our tables know a Telegram user: 64 hexadecimal digits."""
        return hmac.new(self._secret, f"telegram:{telegram_id}".encode(), hashlib.sha256).hexdigest()

    def digest(self, pseudonym: str, text: str) -> str:
        """Return a keyed hash of a person's text: equal texts of one person have equal digests."""
        message = f"{pseudonym}\n{text}".encode("utf-8", "surrogatepass")
        return hmac.new(self._digest_key, message, hashlib.sha256).hexdigest()

    def close(self, text: str) -> str:
        """Encrypt a text."""
        return self._fernet.encrypt(text.encode("utf-8", "surrogatepass")).decode()

    def open(self, sealed: str | None) -> str | None:
        """Decrypt a text; None stays None, and so becomes what another key has encrypted."""
        if sealed is None:
            return None
        try:
            return self._fernet.decrypt(sealed.encode()).decode("utf-8", "surrogatepass")
        except InvalidToken:
            return None


def opened(seal: Seal, data: str) -> str:
    """Return what Rasa recorded of one event (JSON); a row from before it was sealed is returned as it is.

    Raises SealedElsewhereError for what another key has sealed.
    """
    if data.startswith("{"):
        return data
    text = seal.open(data)
    if text is None:
        raise SealedElsewhereError("an event was sealed with another secret key")
    return text

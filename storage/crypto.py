"""The database's key: AES-256-GCM for call names and for the payloads of inbox, outbox and dialogues."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


class NoKey(RuntimeError):
    """No key is set, or one that is no 32 bytes."""


class WrongKey(RuntimeError):
    """The stored bytes were written with another key."""


_ciphers: list[AESGCM] = []


def new_key() -> str:
    """A fresh key: 32 random bytes as URL-safe base64."""
    return urlsafe_b64encode(AESGCM.generate_key(bit_length=256)).decode()


def use_keys(keys: str) -> None:
    """Set the keys of this process, comma-separated; the first encrypts, all decrypt (so that a key can be changed).

    Raises NoKey where there is none or one is malformed.
    """
    try:
        ciphers = [AESGCM(urlsafe_b64decode(key.strip())) for key in keys.split(",") if key.strip()]
    except ValueError as error:
        raise NoKey("PLATSBOT_KEY must be 32 bytes as URL-safe base64; `platsbot key` makes one") from error
    if not ciphers:
        raise NoKey("PLATSBOT_KEY is empty; `platsbot key` makes one")
    _ciphers[:] = ciphers


def encrypt(plain: bytes) -> bytes:
    """nonce + ciphertext + tag."""
    if not _ciphers:
        raise NoKey("no key is set")
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _ciphers[0].encrypt(nonce, plain, None)


def decrypt(stored: bytes) -> bytes:
    """The plain bytes; raises WrongKey where no key of ours wrote them."""
    if not _ciphers:
        raise NoKey("no key is set")
    for cipher in _ciphers:
        try:
            return cipher.decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], None)
        except InvalidTag:
            continue
    raise WrongKey("the database was written with another key than PLATSBOT_KEY")

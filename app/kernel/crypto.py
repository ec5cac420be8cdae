"""Sealing of words, keyed hashes, and keys drawn from one master key outside the database."""

import base64
import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12
_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class CannotOpen(Exception):  # noqa: N818 - says what happened
    """The sealed words were changed, belong elsewhere, or their key was destroyed."""


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def _joined(parts: Sequence[str]) -> bytes:
    """Join parts so that no two different lists give the same bytes."""
    encoded = [part.encode() for part in parts]
    return b"".join([len(part).to_bytes(4, "big") + part for part in encoded])


def seal(key: bytes, text: str, *, aad: Sequence[str]) -> bytes:
    """Encrypt text so that it opens only with this key and at this place.

    Args:
        key: 32 bytes, the pupil's own.
        text: any length.
        aad: where it lies: table, column, school, row, key version.

    Returns:
        12 bytes of nonce, then AES-256-GCM's ciphertext and tag.
    """
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), _joined(aad))


def open_sealed(key: bytes, sealed: bytes, *, aad: Sequence[str]) -> str:
    """Open what `seal` made.

    Raises:
        CannotOpen: another key, another place, or changed bytes.
    """
    try:
        plain = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _joined(aad))
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error
    return plain.decode()


def keyed_hash(key: bytes, *parts: str) -> bytes:
    """HMAC-SHA-256 over parts, unambiguous in where each ends."""
    # not `hmac.digest`: that one gives Python's lock away, and a batch asks for scores of these
    return hmac.new(key, _joined(parts), hashlib.sha256).digest()


def same(a: bytes, b: bytes) -> bool:
    return hmac.compare_digest(a, b)


def b64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_b64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@lru_cache(maxsize=8192)  # a few purposes for each school; HKDF costs more than what it serves
def _derived(master: bytes, label: tuple[str, ...]) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=_joined(label)).derive(master)


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys of an installation, drawn from one master key that no database holds."""

    master: bytes

    def __post_init__(self) -> None:
        """Refuse a short master key: everything else hangs from it."""
        if len(self.master) != KEY_BYTES:
            raise ValueError("the master key is 32 bytes")

    def __repr__(self) -> str:
        """Never show the key, in a trace either."""
        return "Keyring()"

    def derive(self, *label: str) -> bytes:
        """Draw a 32-byte key for one purpose (and school), by HKDF-SHA-256."""
        return _derived(self.master, label)

    def private_key(self, *label: str) -> ec.EllipticCurvePrivateKey:
        """Draw a P-256 private key for one purpose: push (VAPID), or sealed uploads (JWE)."""
        wide = HKDF(SHA256(), 48, salt=None, info=_joined(("p256", *label))).derive(self.master)
        # 128 bits more than the order: the bias of the remainder is negligible (FIPS 186-5, A.2.1)
        return ec.derive_private_key(
            int.from_bytes(wide, "big") % (_P256_ORDER - 1) + 1, ec.SECP256R1()
        )

    def token_hash(self, token: str) -> bytes:
        """Hash a random token for keeping; a database thief learns nothing to sign in with."""
        return keyed_hash(self.derive("token"), token)

    def secret_hash(self, school: str, pupil: str, kind: str, secret: str) -> bytes:
        """Hash a picture code or PIN: low in entropy, so the pepper and the lock-out protect it."""
        return keyed_hash(self.derive("pupil-secret", school), pupil, kind, secret)

"""A browser's half of Web Push: keys of its own, and reading what was encrypted for it."""

import json
import os
from dataclasses import dataclass, field
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.kernel.crypto import b64url


@dataclass
class Browser:
    """An adult's browser that subscribed at an address of a push service."""

    endpoint: str
    private_key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth_secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def p256dh(self) -> str:
        point = self.private_key.public_key()
        return b64url(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    @property
    def auth(self) -> str:
        return b64url(self.auth_secret)

    def subscription(self) -> dict[str, Any]:
        """What `PushSubscription.toJSON()` gives to a page."""
        return {"endpoint": self.endpoint, "keys": {"p256dh": self.p256dh, "auth": self.auth}}

    def plain(self, body: bytes) -> bytes:
        """Decrypt a push, by RFC 8291."""
        opened: bytes = http_ece.decrypt(
            body,
            private_key=self.private_key,
            auth_secret=self.auth_secret,
            version="aes128gcm",
        )
        return opened

    def read(self, body: bytes) -> dict[str, str]:
        """Read a push as a service worker's `event.data.json()` does."""
        said: dict[str, str] = json.loads(self.plain(body))
        return said

"""Ids that sort by time, and secrets that cannot be guessed."""

import base64
import os
import secrets
import time
from typing import Final
from uuid import UUID

_SECRET_BYTES: Final = 24


def uuid7(at_ms: int | None = None) -> UUID:
    """Make a UUIDv7 (RFC 9562): 48 bits of milliseconds, then chance.

    Args:
        at_ms: milliseconds since 1970 in UTC; the present where left out.

    Source: RFC 9562, section 5.7 (`uuid.uuid7` comes with Python 3.14).
    """
    ms = time.time_ns() // 1_000_000 if at_ms is None else at_ms
    value = (ms & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def new_token(school_id: UUID) -> str:
    """Make a bearer secret, `<school>.<192 random bits>`; only its keyed hash is ever stored."""
    return token_from(school_id, secrets.token_bytes(_SECRET_BYTES))


def token_from(school_id: UUID, secret: bytes) -> str:
    """Give the token of a secret of 24 bytes or more, of which the first 24 count."""
    return f"{school_id.hex}.{base64.urlsafe_b64encode(secret[:_SECRET_BYTES]).decode()}"


def school_of_token(token: str) -> UUID | None:
    """Read the school that a token names, or None where it is no token of ours."""
    school, dot, secret = token.partition(".")
    if not dot or len(school) != 32 or not 16 <= len(secret) <= 64:  # noqa: PLR2004 - the form above
        return None
    try:
        return UUID(hex=school)
    except ValueError:
        return None

"""A tap that waited on a tablet without wifi: opened, and kept under the name on its ticket."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from app.kernel.crypto import Keyring, b64url, from_b64url, keyed_hash, same
from app.kernel.problems import Problem

LABEL: Final = "offline-upload"
GOOD_FOR: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A right to write as one pupil, and to read nothing."""

    school_id: UUID
    pupil_id: UUID
    device_id: UUID | None
    issued_at: datetime


def _upload_key(keys: Keyring) -> ECKey:
    pem = keys.private_key(LABEL).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return ECKey.import_key(pem)


def public_jwk(keys: Keyring) -> dict[str, Any]:
    """Give the key to which a page seals what it keeps."""
    return dict(_upload_key(keys).as_dict(private=False))


def ticket(keys: Keyring, one: Ticket) -> str:
    """Write a ticket: who, on which device, since when, and a keyed seal over it."""
    body = json.dumps(
        [
            one.school_id.hex,
            one.pupil_id.hex,
            one.device_id.hex if one.device_id else "",
            int(one.issued_at.timestamp()),
        ]
    )
    return f"{b64url(body.encode())}.{b64url(keyed_hash(keys.derive('ticket'), body))}"


def read_ticket(keys: Keyring, text: str, now: datetime) -> Ticket:
    """Read a ticket of ours.

    Raises:
        Problem: `bad_code`: not ours, or changed.
    """
    raw, _, proof = text.partition(".")
    try:
        body = from_b64url(raw).decode()
        if not same(from_b64url(proof), keyed_hash(keys.derive("ticket"), body)):
            raise Problem("bad_code", field="ticket")
        school, pupil, device, issued = json.loads(body)
    except ValueError as error:
        raise Problem("bad_code", field="ticket") from error
    issued_at = datetime.fromtimestamp(issued, now.tzinfo)
    return Ticket(UUID(school), UUID(pupil), UUID(device) if device else None, issued_at)


def unseal(keys: Keyring, sealed: str) -> dict[str, Any]:
    """Open what a page sealed to our key.

    Raises:
        Problem: `bad_field`: not sealed to this key, changed, or not what a page makes.
    """
    try:
        opened = jwe.decrypt_compact(
            sealed, _upload_key(keys), algorithms=["ECDH-ES", "A256GCM"]
        ).plaintext
        body = json.loads(opened or b"")
    except (JoseError, ValueError) as error:
        raise Problem("bad_field", field="sealed") from error
    if not isinstance(body, dict) or not isinstance(body.get("check_in"), dict):
        raise Problem("bad_field", field="sealed")
    return body

"""Who is asking: a member of staff, a pupil, a device, or the system itself."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody of one school, with the roles held now; made at the edge, judged by `policy`."""

    school_id: UUID
    person_id: UUID | None
    kind: str  # staff, pupil, device, system
    roles: frozenset[str] = frozenset()
    device_id: UUID | None = None
    class_id: UUID | None = None
    language: str = "cy"

"""What a journey brings to a case: one check-in that an adult must hear of."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.access.severity import Severity


@dataclass(frozen=True, slots=True)
class Raised:
    """One check-in, or a pattern of many, that an adult must hear of.

    Args:
        check_in_id: None for a pattern, which is found when a day closes and no tap made alone.
        named: the adult asked by name, as sent.
        about: the adult whom a reserved case is about, where the child said.
        why: asked, unsafe, note, unverified, or the kind of pattern.
        figures: a pattern's sentence key and figures.
        reads: a note or a small ask came with it, that is to be read by the bell.
        words: severity of the words matched in the note, 0 to 3.
        held: adults whom the note may name beside a verb of harm: held out of this case.
    """

    school_id: UUID
    pupil_id: UUID
    check_in_id: UUID | None
    band: str
    severity: Severity
    why: str
    ask: str = "none"
    named: UUID | None = None
    reserved: bool = False
    about: UUID | None = None
    unverified: bool = False
    late_seconds: int = 0
    figures: Mapping[str, object] | None = None
    reads: bool = False
    words: int = 0
    held: frozenset[UUID] = frozenset()

    @property
    def rings(self) -> bool:
        """Whether an open case rings for it: a pattern alone never does."""
        return self.reads or self.severity is not Severity.PATTERN

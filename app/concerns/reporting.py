"""What a closing says of whom it was reported to, or why it was not, beside the adult's words."""

from dataclasses import dataclass
from typing import Final

_TO: Final = "reported: "
_BECAUSE: Final = "not reported: "


@dataclass(frozen=True, slots=True)
class Report:
    """What stands with a closing; each part may be absent."""

    to: str | None = None  # whom, when, reference
    because: str | None = None  # why it was not reported
    words: str | None = None

    def written(self) -> str:
        """Put it into one text, to be sealed; `read` takes it apart again."""
        parts = ((_TO, self.to), (_BECAUSE, self.because), ("", self.words))
        return "\n".join(f"{mark}{part}" for mark, part in parts if part)


def read(text: str) -> Report:
    """Take apart what `Report.written` put together; the first two parts are of one line each."""
    lines = text.split("\n")
    to = lines.pop(0).removeprefix(_TO) if lines[0].startswith(_TO) else None
    because = None
    if lines and lines[0].startswith(_BECAUSE):
        because = lines.pop(0).removeprefix(_BECAUSE)
    return Report(to, because, "\n".join(lines) or None)

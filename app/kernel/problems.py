"""Expected refusals: a status and a public code; their words live in two languages in `words`."""

from typing import Final
from uuid import UUID

# code -> HTTP status. Absent and forbidden look the same: `not_found`.
CODES: Final[dict[str, int]] = {
    "already_done": 409,
    "bad_code": 401,
    "bad_field": 422,
    "bad_file": 422,
    "bad_origin": 403,
    "bad_sign_in": 401,
    "busy": 503,
    "cannot_leave_no_one": 409,
    "circle_size": 422,
    "confirm_vanishing": 409,
    "device_not_enrolled": 401,
    "link_used": 410,
    "locked_out": 423,
    "method_not_allowed": 405,
    "needs_outcome": 422,
    "needs_reason": 422,
    "needs_second_person": 409,
    "no_address": 409,
    "no_mail": 409,
    "not_acceptable_media": 415,
    "not_found": 404,
    "not_now": 409,
    "nothing_to_undo": 409,
    "phrase_common": 422,
    "phrase_empty": 422,
    "phrase_known": 409,
    "phrase_length": 422,
    "phrases_full": 409,
    "pin_needed": 401,
    "same_id_other_content": 409,
    "server_error": 500,
    "sign_in_needed": 401,
    "too_large": 413,
    "weak_password": 422,
    "window_open": 409,
}


class Problem(Exception):  # noqa: N818 - RFC 9457 calls it a problem, and so do we
    """An expected refusal, answered as application/problem+json.

    Args:
        code: one of `CODES`.
        field: the name of the field or row that is wrong, never its value.
        row: what stands there already, of those who may see it.
        retry_after: seconds after which another try makes sense.
        commits: what was done so far is kept although it is refused: a wrong try is counted.

    Raises:
        KeyError: the code is unknown.
    """

    def __init__(
        self,
        code: str,
        *,
        field: str | None = None,
        row: UUID | None = None,
        retry_after: int | None = None,
        commits: bool = False,
    ) -> None:
        """Keep what may be told to anyone who asks."""
        super().__init__(code)
        self.code = code
        self.status = CODES[code]
        self.field = field
        self.row = row
        self.retry_after = retry_after
        self.commits = commits


def absent() -> Problem:
    """Say what is said of a thing that is not there, or not for this person: the same."""
    return Problem("not_found")

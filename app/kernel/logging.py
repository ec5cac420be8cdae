"""Logs as JSON lines, with an allow-list: a name, feeling or note has no field to stand in."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

# What a line may hold. Ids of pupils are not among them.
ALLOWED: Final = frozenset(
    {
        "event", "level", "timestamp", "method", "route", "status", "ms", "school_id", "code",
        "outbox_id", "channel", "tries", "error_type", "count", "job", "boot_id", "port", "mode",
    }
)  # fmt: skip


def only_allowed(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop each field that is not on the list, an exception's text included."""
    return {key: value for key, value in line.items() if key in ALLOWED}


def configure(level: str) -> None:
    """Send every line, other libraries' too, to standard error as JSON."""
    number = getattr(logging, level.upper())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )

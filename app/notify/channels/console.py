"""Catches what a demo would send, so that it can be shown on a page, unmistakably marked."""

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from app.notify.notice import Notice, Outcome
from app.words.catalogue import LANGUAGES, Words

KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class Caught:
    """One message that did not leave this machine."""

    channel: str
    adult_id: UUID
    at: datetime
    language: str
    text: str
    endpoint_host: str | None


class Console:
    """Both channels of a demo; keeps the last 200 messages for as long as the process lives."""

    def __init__(self, words: Words) -> None:
        self._texts = {
            "push": {lang: words.say(lang, "notices.push") for lang in LANGUAGES},
            "email": {lang: words.say(lang, "notices.mail_subject") for lang in LANGUAGES},
        }
        self._guard = threading.Lock()
        self._caught: deque[Caught] = deque(maxlen=KEPT)

    def send(self, notice: Notice, *, now: datetime) -> Outcome:
        language = notice.language if notice.language in LANGUAGES else "cy"
        hosts = [urlsplit(device.endpoint).hostname for device in notice.devices] or [None]
        with self._guard:
            for host in hosts:
                text = self._texts[notice.channel][language]
                self._caught.append(
                    Caught(notice.channel, notice.adult_id, now, language, text, host)
                )
        return Outcome("sent", reached=tuple(device.id for device in notice.devices))

    def caught(self) -> Sequence[Caught]:
        """List what was caught, the newest first."""
        with self._guard:
            return list(reversed(self._caught))

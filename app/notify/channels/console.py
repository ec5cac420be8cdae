"""Catches what a demo would send, so that it can be shown on a page, unmistakably marked."""

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from app.kernel.crypto import Keyring
from app.notify.letters import Letters
from app.notify.notice import Notice, Outcome, push_key
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
    link: str | None = None  # of an invite: in the demo there is no letter box to open it from


class Console:
    """Both channels of a demo; keeps the last 200 messages for as long as the process lives."""

    def __init__(self, words: Words, public_url: str = "", keys: Keyring | None = None) -> None:
        """Keep what `Letters` needs; without keys no invite is caught."""
        self._push = {
            (lang, to_tablet): words.say(lang, push_key(to_tablet=to_tablet))
            for lang in LANGUAGES
            for to_tablet in (False, True)
        }
        self._letters = Letters(words, public_url, keys)
        self._guard = threading.Lock()
        self._caught: deque[Caught] = deque(maxlen=KEPT)

    def send(self, notice: Notice, *, now: datetime, until: float) -> Outcome:  # noqa: ARG002
        language = notice.language if notice.language in LANGUAGES else "cy"
        hosts = [urlsplit(device.endpoint).hostname for device in notice.devices] or [None]
        text, link = self._push[language, notice.to_tablet], None
        if notice.channel == "email":
            letter = self._letters.of(notice)
            if letter is None:
                return Outcome("failed", "no_keys")
            text, link = letter.subject, letter.link if notice.invites_to else None
        with self._guard:
            for host in hosts:
                self._caught.append(
                    Caught(notice.channel, notice.adult_id, now, language, text, host, link)
                )
        return Outcome("sent", reached=tuple(device.id for device in notice.devices))

    def caught(self) -> Sequence[Caught]:
        """List what was caught, the newest first."""
        with self._guard:
            return list(reversed(self._caught))

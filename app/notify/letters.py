"""What a letter says: one constant text for each kind and language; an invite adds its link."""

from dataclasses import dataclass

from app.identity.invites import letter_token
from app.kernel.crypto import Keyring
from app.notify.notice import Notice
from app.words.catalogue import LANGUAGES, Words


@dataclass(frozen=True, slots=True)
class Letter:
    """What one letter says; `link` stands in its text."""

    subject: str
    text: str
    link: str


class Letters:
    """Writes letters: no name, no feeling, no word of a child in any of them."""

    def __init__(self, words: Words, public_url: str, keys: Keyring | None) -> None:
        """Keep what letters are written with.

        Args:
            words: the catalogue.
            public_url: where people reach Hwyl.
            keys: from which a link is drawn when its letter is written; without, none is.
        """
        self._words, self._base, self._keys = words, public_url.rstrip("/"), keys

    def of(self, notice: Notice) -> Letter | None:
        """Write one; None where it is to carry a link and there are no keys to draw it from."""
        language = notice.language if notice.language in LANGUAGES else "cy"
        page, kind = f"{self._base}/{language}/staff", "tablet" if notice.to_tablet else "mail"
        if notice.invites_to is not None:
            if self._keys is None:
                return None
            page += f"/invite#{letter_token(self._keys, notice.invites_to, notice.id)}"
            kind = "invite"
        return Letter(
            self._words.say(language, f"notices.{kind}_subject"),
            self._words.say(language, f"notices.{kind}_text", url=page),
            page,
        )

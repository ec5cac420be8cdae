"""The world outside for these tests: a push service and a letter box of our own."""

from collections.abc import Iterator

import pytest

from tests.mail_server import LetterBox, a_mail_server
from tests.push_emulator import PushEmulator, a_push_service


@pytest.fixture
def service() -> Iterator[PushEmulator]:
    with a_push_service() as emulator:
        yield emulator


@pytest.fixture
def letters() -> Iterator[LetterBox]:
    with a_mail_server() as box:
        yield box

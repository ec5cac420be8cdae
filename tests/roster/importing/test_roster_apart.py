"""An upload is read in a process of its own: whatever it is made of, the server goes on."""

import io
import os
import resource
import subprocess
import zipfile
from pathlib import Path

import pytest

from app.roster.importing import child
from app.roster.importing.apart import Limits, read_apart
from app.roster.importing.codes import Unreadable
from app.roster.importing.read import read_roster
from app.roster.importing.shape import UnreadableRoster
from app.roster.importing.sources import MOST_BYTES

ROSTERS = Path(__file__).parents[2] / "fixtures" / "roster"
FEW = ("id,given_name,family_name,year,class\n" + "P1,Efa,Morgan,4,4\n").encode()


def _zipped(folder: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((ROSTERS / folder).glob("*.csv")):
            archive.write(file, file.name)
    return packed.getvalue()


def _why(raw: bytes, name: str = "roster.zip", limits: Limits | None = None) -> Unreadable:
    with pytest.raises(UnreadableRoster) as refused:
        read_apart(raw, name=name, limits=limits)
    return refused.value.code


@pytest.mark.parametrize("folder", ["own-clean", "oneroster-1.2", "sds-uk", "dirty"])
def test_what_is_read_apart_is_what_is_read_here(folder: str) -> None:
    raw = _zipped(folder)
    assert read_apart(raw, name="roster.zip") == read_roster(raw, name="roster.zip")


def test_what_cannot_be_read_is_explained_as_here() -> None:
    assert _why(b"PK\x03\x04 and no more") is Unreadable.ZIP_BROKEN
    assert _why(b"a;b\n1;2\n", "things.csv") is Unreadable.NOT_A_ROSTER


def test_a_file_that_is_too_large_wakes_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    assert _why(b"x" * (MOST_BYTES + 1)) is Unreadable.TOO_BIG


def test_a_bomb_that_unpacks_to_gigabytes_is_refused() -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("pupils.csv", "w", force_zip64=True) as inside,
    ):
        for _ in range(64):
            inside.write(b"a" * 2**24)  # one gigabyte in a megabyte
    assert len(packed.getvalue()) < 2**21
    assert _why(packed.getvalue()) is Unreadable.TOO_BIG


def test_a_file_that_needs_too_much_memory_is_stopped() -> None:
    rows = b"".join(b"P%d,Efa,Morgan,4,4\n" % n for n in range(200_000))
    raw = FEW + rows
    assert _why(raw, "pupils.csv", Limits(memory=60 * 2**20)) is Unreadable.TOO_HARD


def test_a_file_that_takes_too_long_is_stopped() -> None:
    assert _why(FEW, "pupils.csv", Limits(wall=0.001)) is Unreadable.TOO_HARD
    many = FEW + b"".join(b"P%d,Efa,Morgan,4,4\n" % n for n in range(400_000))
    assert _why(many, "pupils.csv", Limits(processor=1)) is Unreadable.TOO_HARD


def test_what_says_too_much_is_not_listened_to() -> None:
    assert _why(FEW, "pupils.csv", Limits(output=100)) is Unreadable.TOO_HARD


def test_a_system_without_a_limit_on_memory_has_a_watch_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on macOS, which takes the limit and does not hold it."""
    ended: list[int] = []

    def refuses(_: int, __: tuple[int, int]) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuses)
    monkeypatch.setattr(os, "_exit", ended.append)
    assert not child.limit(resource.RLIMIT_AS, 1)
    child.watch(1)
    assert ended == [child.TOO_HARD]


def test_a_server_that_is_itself_larger_than_the_limit_still_has_its_files_read() -> None:
    """A child's greatest size begins at its parent's on Linux; it once ended itself for that."""
    held = b"\1" * (Limits().memory + 2**24)
    assert read_apart(_zipped("own-clean"), name="roster.zip")[0].people
    assert len(held) > Limits().memory


def test_the_child_is_told_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HWYL_MASTER_KEY", "secret")
    seen = {}
    popen = subprocess.Popen

    def noted(*args: object, **more: object) -> object:
        seen.update(more)
        return popen(*args, **more)  # type: ignore[call-overload]  # as it was called

    monkeypatch.setattr(subprocess, "Popen", noted)
    read_apart(_zipped("own-clean"), name="roster.zip")
    assert seen["env"] == {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}

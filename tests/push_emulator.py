"""A small push service on this machine (RFC 8030): keeps what it gets, answers as it is told."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATIENCE = 30.0


@dataclass(frozen=True)
class Received:
    """One push that a browser's address got."""

    path: str
    headers: dict[str, str]  # names in lower case
    body: bytes


@dataclass(frozen=True)
class Answer:
    """How an address answers: a status and headers, after a while, in drips, or not at all."""

    status: int = 201
    headers: tuple[tuple[str, str], ...] = ()
    hangs: bool = False  # until `release`
    drips: bool = False  # a byte now and then, for ever
    hangs_up: bool = False  # closes without a word


class PushEmulator:
    """Push services differ by path: tell one address to hang, and the others still answer."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.answers: dict[str, Answer] = {}
        self.usual = Answer()
        self.keeps_connections = False
        self.hangs_up_once = False
        self.connections = 0  # on which something came
        self._came = threading.Condition()
        self._released = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.emulator = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def endpoint(self, name: str) -> str:
        return f"{self.origin}/push/{name}"

    def will(self, name: str, answer: Answer) -> None:
        """Tell the address of this name how to answer from now on."""
        self.answers[f"/push/{name}"] = answer

    def at(self, name: str) -> list[Received]:
        """List what this address got."""
        with self._came:
            return [one for one in self.received if one.path == f"/push/{name}"]

    def wait_for(self, count: int) -> list[Received]:
        """Wait until so many pushes came in all; fails where they don't."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.received) >= count, PATIENCE)
            return list(self.received)

    def release(self) -> None:
        """Let every address that hangs answer."""
        self._released.set()

    def keep(self, one: Received) -> Answer:
        with self._came:
            self.received.append(one)
            self._came.notify_all()
        return self.answers.get(one.path, self.usual)

    def hang(self) -> None:
        self._released.wait(PATIENCE)

    def is_released(self) -> bool:
        return self._released.is_set()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.release()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    emulator: PushEmulator

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: senders that gave up are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.server.emulator.connections += 1

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        emulator = self.server.emulator
        if emulator.hangs_up_once:
            emulator.hangs_up_once, self.close_connection = False, True
            return
        answer = emulator.keep(Received(self.path, headers, body))
        self.close_connection = not emulator.keeps_connections
        if answer.hangs:
            emulator.hang()
        if answer.hangs_up:
            self.close_connection = True
            return
        if answer.drips:
            self._drip(emulator)
            return
        self.send_response(answer.status)
        last = [] if emulator.keeps_connections else [("Connection", "close")]
        for name, value in (*answer.headers, ("Content-Length", "0"), *last):
            self.send_header(name, value)
        self.end_headers()

    def _drip(self, emulator: PushEmulator) -> None:
        for byte in b"HTTP/1.1 201 " + b"x" * 10_000:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.05)
            if emulator.is_released():
                return

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing."""


@contextmanager
def a_push_service() -> Iterator[PushEmulator]:
    emulator = PushEmulator()
    emulator.start()
    try:
        yield emulator
    finally:
        emulator.stop()

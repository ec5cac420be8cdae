"""A push service and a mail server in a process of their own, which write down when a bell came.

    python -m tests.bench.sinks LOG

Says its two addresses in one line, "PUSH_ORIGIN SMTP_URL", and runs until it is told to end. LOG
gets a line for each push and each letter: "push|mail NAME MICROSECONDS".
"""

import asyncio
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from aiosmtpd.smtp import SMTP

_CREATED = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"


def _now() -> int:
    return time.time_ns() // 1000


class _Letters:
    def __init__(self, log: IO[str]) -> None:
        self._log = log

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's
        for address in envelope.rcpt_tos:
            self._log.write(f"mail {address.partition('@')[0]} {_now()}\n")
        return "250 OK"


async def _main(path: Path) -> None:
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    with path.open("w", buffering=1) as log:

        async def push(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            # connections are kept, as real services keep them
            with suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
                while True:
                    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                    lines = dict(
                        line.lower().split(": ", 1)
                        for line in head.split("\r\n")[1:]
                        if ": " in line
                    )
                    await reader.readexactly(int(lines.get("content-length", "0")))
                    log.write(f"push {head.split(' ')[1].rpartition('/')[2]} {_now()}\n")
                    writer.write(_CREATED)
                    await writer.drain()
            writer.close()

        bells = await asyncio.start_server(push, "127.0.0.1", 0, backlog=512)
        letters = await loop.create_server(lambda: SMTP(_Letters(log), loop=loop), "127.0.0.1", 0)
        ports = [one.sockets[0].getsockname()[1] for one in (bells, letters)]
        print(f"http://127.0.0.1:{ports[0]} smtp://127.0.0.1:{ports[1]}", flush=True)
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1])))

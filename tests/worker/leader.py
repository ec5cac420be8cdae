"""A worker's clock as a process of its own, which leads until it is killed: `leader.py URL`."""

import sys
import threading

from app.kernel.db import Database
from app.notify.fence import leading


def main(url: str) -> None:
    with leading(Database(url), "clock") as mine:
        sys.stdout.write("leads\n" if mine else "waits\n")
        sys.stdout.flush()
        threading.Event().wait(60)


if __name__ == "__main__":
    main(sys.argv[1])

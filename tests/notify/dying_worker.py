"""A worker that dies at a named point, as a process of its own: `dying_worker.py URL ORIGIN POINT`.

It says that its lease was taken by ending with status 9, and with 0 where there was nothing to do.
"""

import os
import sys
from datetime import timedelta

from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.notify.channels.webpush import WebPush
from app.notify.delivery import Delivery
from app.notify.endpoints import PushHosts
from app.words.catalogue import load
from tests.notify.belled import SUBJECT, yes
from tests.people import NOW


def main(url: str, origin: str, point: str) -> None:
    def die(at: str) -> None:
        if at == point:
            os._exit(9)

    hosts = PushHosts.of("", origin, production=False)
    push = WebPush(Keyring(b"k" * 32), load(), hosts, SUBJECT)
    database = Database(url)
    with Delivery(database, {"push": push}, yes, worker="doomed", passing=die) as delivery:
        delivery.finish_due(NOW + timedelta(seconds=1))
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Which addresses a push may go to: known services on the public internet, and nothing else."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final, Self

from app.kernel.settings import UnsafeSettings

LONGEST: Final = 2000

# One strict grammar, so that no two parsers can read an address in two ways: no user part, no
# other port, no backslash, no fragment, no upper case or dotless host.
_SERVICE = re.compile(
    r"https://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*)(?::443)?"
    r"(?P<target>/[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)",
    re.ASCII,
)
_TEST_ORIGIN = re.compile(r"http://(?P<host>127\.0\.0\.1|localhost):(?P<port>[0-9]{2,5})")
_TARGET = re.compile(r"/[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*", re.ASCII)

# Addresses of one kind that stand for an address of another, by which a guard is walked around
_TUNNELS: Final = (IPv6Network("2002::/16"), IPv6Network("2001::/32"), IPv6Network("fec0::/10"))
_NAT64: Final = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that passed: where to connect, what to ask for, and for whom a token is made."""

    origin: str
    host: str
    port: int
    target: str
    is_test: bool = False

    @property
    def url(self) -> str:
        return self.origin + self.target


@dataclass(frozen=True, slots=True)
class PushHosts:
    """The push services that an installation calls.

    `test_origin` is one more, on this machine, for tests.
    """

    exact: frozenset[str]
    parents: tuple[str, ...] = ()
    test_origin: str = ""

    @classmethod
    def of(cls, listed: str, test_origin: str = "", *, production: bool = True) -> Self:
        """Read the settings `push_hosts` and `push_test_origin`.

        Args:
            listed: host names separated by commas; `*.name` means each host below a name.
            test_origin: `http://127.0.0.1:PORT`, or empty.
            production: whether children depend on it.

        Raises:
            UnsafeSettings: a test origin in production, or one that is not on this machine.
        """
        if test_origin and (production or not _TEST_ORIGIN.fullmatch(test_origin)):
            raise UnsafeSettings("HWYL_PUSH_TEST_ORIGIN: http on this machine, and for tests only")
        names = [name.strip().lower() for name in listed.split(",") if name.strip()]
        return cls(
            exact=frozenset(name for name in names if not name.startswith("*.")),
            parents=tuple(name[1:] for name in names if name.startswith("*.")),
            test_origin=test_origin,
        )

    def endpoint(self, url: str) -> Endpoint | None:
        """Read an address that a browser gave, or None where it may not be called."""
        if len(url) > LONGEST:
            return None
        if self.test_origin and url.startswith(self.test_origin + "/"):
            return self._of_test(url)
        read = _SERVICE.fullmatch(url)
        if read is None:
            return None
        host = read["host"]
        if host not in self.exact and not host.endswith(self.parents):
            return None
        return Endpoint(f"https://{host}", host, 443, read["target"])

    def _of_test(self, url: str) -> Endpoint | None:
        origin, target = _TEST_ORIGIN.fullmatch(self.test_origin), url[len(self.test_origin) :]
        if origin is None or not _TARGET.fullmatch(target):
            return None
        return Endpoint(self.test_origin, origin["host"], int(origin["port"]), target, is_test=True)


def is_public(address: str) -> bool:
    """Say whether an IP address is on the public internet, whatever it is dressed up as.

    Args:
        address: IPv4 or IPv6 in text, as a resolver gives it; a zone (`%eth0`) makes it private.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return _is_open(found)
    if found.ipv4_mapped is not None:
        return False  # no resolver answers so; whoever does is trying something
    if any(found in network for network in _NAT64):
        return _is_open(IPv4Address(int(found) & 0xFFFF_FFFF))
    return _is_open(found) and not any(found in network for network in _TUNNELS)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved)

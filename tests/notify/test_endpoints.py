"""A push goes to known services on the public internet, and to no address that only looks so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.settings import UnsafeSettings
from app.notify.endpoints import PushHosts, is_public

LISTED = "fcm.googleapis.com, web.push.apple.com, *.push.apple.com,*.notify.windows.com"
HOSTS = PushHosts.of(LISTED)

REAL = (
    "https://fcm.googleapis.com/fcm/send/dQw4w9WgXcQ:APA91bH-x_y",
    "https://fcm.googleapis.com:443/wp/abc",
    "https://web.push.apple.com/QOXYZ-_123",
    "https://api.push.apple.com/3/device/1",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAC%2bx%3d%3d",
)
WRONG = (
    "",
    "fcm.googleapis.com/x",
    "http://fcm.googleapis.com/x",
    "ftp://fcm.googleapis.com/x",
    "file:///etc/passwd",
    "https://fcm.googleapis.com",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com:0443/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evil.example/fcm.googleapis.com/x",
    "https://fcm.googleapis.com@evil.example/x",
    "https://evil.example#@fcm.googleapis.com/x",
    "https://evil.example\\@fcm.googleapis.com/x",
    "https://user:pass@fcm.googleapis.com/x",
    "https://fcm.googleapis.com./x",
    "https://FCM.googleapis.com/x",
    "https://fcm.googleapis.com/x#part",
    "https://fcm.googleapis.com/x\r\nHost: evil",
    "https://fcm.googleapis.com/x y",
    " https://fcm.googleapis.com/x",
    "https://fcm.googleapis.com/x\n",
    "https://fcm。googleapis。com/x",
    "https://\uff46cm.googleapis.com/x",
    "https://push.apple.com/x",  # below it, not it
    "https://evilpush.apple.com/x",
    "https://.push.apple.com/x",
    "https://x..push.apple.com/x",
    "https://127.0.0.1/x",
    "https://2130706433/x",
    "https://0x7f.0.0.1/x",
    "https://[::1]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://localhost/x",
    "http://127.0.0.1:8000/x",
    "//fcm.googleapis.com/x",
    "https:/fcm.googleapis.com/x",
    "https:\\\\fcm.googleapis.com\\x",
    "https://fcm.googleapis.com/" + "x" * 2000,
)


@pytest.mark.parametrize("url", REAL)
def test_an_address_of_a_known_service_passes(url: str) -> None:
    endpoint = HOSTS.endpoint(url)
    assert endpoint is not None
    assert endpoint.port == 443
    assert endpoint.url == url.replace(":443/", "/")
    assert not endpoint.is_test


@pytest.mark.parametrize("url", WRONG)
def test_any_other_address_is_refused(url: str) -> None:
    assert HOSTS.endpoint(url) is None


@given(st.text(max_size=40))
def test_nothing_before_the_path_can_change_where_it_goes(odd: str) -> None:
    for url in (f"https://{odd}.push.apple.com/x", f"https://fcm.googleapis.com{odd}/x"):
        endpoint = HOSTS.endpoint(url)
        if endpoint is not None:
            assert endpoint.host == "fcm.googleapis.com" or endpoint.host.endswith(
                ".push.apple.com"
            )
            assert endpoint.url.startswith(f"https://{endpoint.host}/")
            assert set(endpoint.host) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_a_test_origin_is_one_exact_origin_on_this_machine() -> None:
    hosts = PushHosts.of(LISTED, "http://127.0.0.1:8099", production=False)
    endpoint = hosts.endpoint("http://127.0.0.1:8099/push/1")
    assert endpoint is not None
    assert (endpoint.host, endpoint.port, endpoint.is_test) == ("127.0.0.1", 8099, True)
    for url in (
        "http://127.0.0.1:80990/push/1",
        "http://127.0.0.1:8098/push/1",
        "http://127.0.0.1:8099@evil.example/",
        "http://localhost:8099/push/1",
        "http://127.0.0.1:8099/push/1\r\nX: y",
    ):
        assert hosts.endpoint(url) is None


@pytest.mark.parametrize(
    "origin",
    [
        "http://10.0.0.1:80",
        "https://127.0.0.1:443",
        "http://127.0.0.1",
        "http://127.0.0.1:80/",
        "http://evil.example:80",
    ],
)
def test_a_test_origin_elsewhere_is_refused(origin: str) -> None:
    with pytest.raises(UnsafeSettings):
        PushHosts.of(LISTED, origin, production=False)


def test_a_test_origin_is_refused_in_production() -> None:
    with pytest.raises(UnsafeSettings):
        PushHosts.of(LISTED, "http://127.0.0.1:8099", production=True)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1",  # noqa: S104
        "198.18.0.1", "203.0.113.9", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00::1",
        "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1",
        "64:ff9b::a00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::1", "2001::1",
        "2001:db8::1", "localhost", "", "8.8.8.8.8", "0177.0.0.1", "2130706433",
    ],
)  # fmt: skip
def test_an_address_inside_is_not_public_whatever_its_dress(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["142.250.187.202", "17.57.144.1", "2a00:1450:4009:81f::200a", "64:ff9b::8efa:bbca"]
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)

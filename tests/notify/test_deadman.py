"""Somebody outside hears that all is well, by the same narrow way as a push, or hears nothing."""

import pytest

from app.kernel.settings import UnsafeSettings
from app.notify.channels.deadman import DeadMan
from tests.notify.test_pinned import connections
from tests.push_emulator import Answer, PushEmulator


def test_a_ping_says_nothing_but_that_it_came(service: PushEmulator) -> None:
    assert DeadMan(service.endpoint("a-secret-path"), test_origin=service.origin).ping()
    (one,) = service.at("a-secret-path")
    assert one.body == b""


@pytest.mark.parametrize("answer", [Answer(500), Answer(302), Answer(hangs_up=True)])
def test_one_that_is_not_heard_is_no_failure_of_ours(answer: Answer, service: PushEmulator) -> None:
    service.usual = answer
    assert not DeadMan(service.endpoint("x"), test_origin=service.origin).ping()


@pytest.mark.parametrize(
    "url",
    [
        "http://watch.example/x", "https://127.0.0.1/x", "https://watch.example:8443/x",
        "https://me@watch.example/x", "watch.example/x", "https://localhost/x",
    ],
)  # fmt: skip
def test_an_address_that_is_not_on_the_internet_is_refused_at_the_start(url: str) -> None:
    with pytest.raises(UnsafeSettings, match="HWYL_DEADMAN_URL"):
        DeadMan(url)


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.7", "169.254.169.254"])
def test_a_name_that_leads_inside_is_not_connected_to(inside: str) -> None:
    with connections() as tried:
        assert not DeadMan("https://watch.example/x", resolve=lambda _, __: [inside]).ping()
    assert tried == []

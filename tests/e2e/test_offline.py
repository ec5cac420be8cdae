"""The wifi drops: the tablet says so, keeps only ciphertext, and sends it when it can."""

import pytest
from playwright.sync_api import Page, expect

from app.checkins.models import CheckIn
from app.concerns.models import Concern, Party
from tests.e2e.conftest import House
from tests.e2e.test_monday import asks, cy, enrol, sign_in
from tests.people import ids

pytestmark = pytest.mark.browser
CANARY = "canary-7f3a-nobody-else-may-read-this"

# Everything that a page can leave behind, as one text.
LEFT_BEHIND = """async () => {
  const found = [document.documentElement.outerHTML, location.href, document.title,
    JSON.stringify(history.state), JSON.stringify({...localStorage}),
    JSON.stringify({...sessionStorage}), document.cookie];
  for (const box of document.querySelectorAll("input, textarea")) found.push(box.value);
  for (const name of await caches.keys())
    for (const kept of await (await caches.open(name)).keys())
      found.push(kept.url, await (await (await caches.open(name)).match(kept)).text());
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise((done, no) => {
      const ask = indexedDB.open(name);
      ask.onsuccess = () => done(ask.result); ask.onerror = no; });
    for (const store of db.objectStoreNames)
      found.push(JSON.stringify(await new Promise((done) => {
        const ask = db.transaction(store).objectStore(store).getAll();
        ask.onsuccess = () => done(ask.result); })));
    db.close();
  }
  return found.join("\\n");
}"""


def writes(tablet: Page, words: str) -> None:
    """A pupil writes a line before choosing an adult."""
    tablet.get_by_role("button", name=cy("next.line")).click()
    tablet.locator("#line").fill(words)
    tablet.get_by_role("button", name=cy("go.next")).click()


def test_tomos_asks_without_wifi_and_mr_price_hears_when_it_is_back(
    house: House, tablet: Page
) -> None:
    enrol(tablet, house)
    # the service worker has what is needed before the wifi goes
    tablet.evaluate("navigator.serviceWorker.ready.then(() => true)")
    sign_in(tablet, house, "tomos")
    tablet.get_by_role("button", name=cy("feeling.sad.label"), exact=True).click()
    writes(tablet, CANARY)
    tablet.context.set_offline(True)
    tablet.locator(".adult", has_text="Mr Price").click()
    expect(tablet.get_by_text("Wedi'i gadw ar y dabled hon").first).to_be_visible(timeout=30_000)
    assert house.all(CheckIn) == []
    assert CANARY not in tablet.evaluate(LEFT_BEHIND)

    house.passes(minutes=4)
    tablet.context.set_offline(False)
    tablet.evaluate("dispatchEvent(new Event('online'))")
    for _ in range(50):
        if house.all(CheckIn):
            break
        tablet.wait_for_timeout(200)
    (kept,) = house.all(CheckIn)
    assert (kept.pupil_id, kept.source) == (house.people["tomos"].id, "offline")
    assert 200 <= kept.late_seconds <= 300
    (case,) = house.all(Concern)
    assert case.late_seconds == kept.late_seconds
    assert {row.adult_id for row in house.all(Party)} == ids(house.people["price"])
    house.works()
    house.passes(seconds=61)
    (mail,) = house.post.wait_for(1)
    assert CANARY not in mail.as_string()
    assert CANARY not in tablet.evaluate(LEFT_BEHIND)


def test_nothing_that_efa_wrote_is_left_on_the_tablet(house: House, tablet: Page) -> None:
    enrol(tablet, house)
    sign_in(tablet, house, "efa")
    tablet.get_by_role("button", name=cy("feeling.lonely.label"), exact=True).click()
    writes(tablet, CANARY)
    tablet.locator(".adult", has_text="Mrs Evans").click()
    expect(tablet.get_by_text("Rydyn ni'n galw Mrs Evans")).to_be_visible()
    assert CANARY not in tablet.evaluate(LEFT_BEHIND)
    tablet.get_by_role("button", name=cy("go.finish")).click()
    expect(tablet.get_by_text(cy("home.question"))).to_be_visible()
    left = tablet.evaluate(LEFT_BEHIND)
    assert CANARY not in left
    assert cy("feeling.lonely.sentence") not in tablet.inner_text("main")
    tablet.goto("/cy/help")
    tablet.go_back()
    expect(tablet.get_by_text(cy("home.question"))).to_be_visible()
    assert CANARY not in tablet.evaluate(LEFT_BEHIND)


def test_the_next_child_cannot_send_what_waits_as_their_own(house: House, tablet: Page) -> None:
    enrol(tablet, house)
    tablet.evaluate("navigator.serviceWorker.ready.then(() => true)")
    sign_in(tablet, house, "tomos")
    expect(tablet.get_by_text(cy("how.question"))).to_be_visible()
    tablet.context.set_offline(True)
    asks(tablet, "sad", "Mr Price")
    expect(tablet.get_by_text("Wedi'i gadw ar y dabled hon").first).to_be_visible(timeout=30_000)
    tablet.context.set_offline(False)
    tablet.goto("/cy")
    sign_in(tablet, house, "efa")
    asks(tablet, "calm", "Mrs Evans")
    expect(tablet.get_by_text("Rydyn ni'n galw Mrs Evans")).to_be_visible()
    for _ in range(50):
        if len(house.all(CheckIn)) == 2:
            break
        tablet.wait_for_timeout(200)
    by = {(row.pupil_id, row.source): row.feeling for row in house.all(CheckIn)}
    assert by == {
        (house.people["tomos"].id, "offline"): "sad",
        (house.people["efa"].id, "device"): "calm",
    }

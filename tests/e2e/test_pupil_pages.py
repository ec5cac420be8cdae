"""The pupils' pages in a real browser, a real house behind them: without wifi, without a code."""

from datetime import datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from app.checkins.models import CheckIn
from app.concerns.models import Concern, Party
from app.identity import badges, secrets
from app.roster.windows import open_window
from app.words.catalogue import load
from tests.e2e.conftest import House, opened
from tests.people import a_pupil, chooses, ids, in_class

pytestmark = pytest.mark.browser
WORDS = load()
CANARY = "Caneri-7531"
# everything that the browser keeps for the page, as one text
KEPT = """async () => {
  const open = indexedDB.open("hwyl");
  const rows = await new Promise((done) => (open.onsuccess = () => {
    const all = open.result.transaction("waiting").objectStore("waiting").getAll();
    all.onsuccess = () => done(all.result);
  }));
  let cached = "";
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) cached += key.url + await (await cache.match(key)).text();
  }
  return { rows, all: JSON.stringify([rows, { ...localStorage }, { ...sessionStorage }, cached,
    document.documentElement.outerHTML, document.title, location.href, history.state]) };
}"""


def say(key: str, lang: str = "cy", **slots: str) -> str:
    return WORDS.say(lang, key, **slots)


def enrol(tablet: Page, house: House) -> None:
    tablet.goto("/cy")
    tablet.get_by_text(say("enrol.link")).click()
    tablet.locator("#enrol-code").fill(house.enrol_code())
    tablet.locator("#enrol-code").press("Enter")
    expect(tablet.get_by_role("heading", name=say("home.question"))).to_be_visible()


def pad(tablet: Page, pictures: tuple[str, ...]) -> None:
    for picture in pictures:
        tablet.get_by_role("button", name=say(f"picture.{picture}"), exact=True).click()


def sign_in(tablet: Page, house: House, name: str) -> None:
    tablet.get_by_role("button", name=house.people[name].given).click()
    pad(tablet, house.pictures[name])
    expect(tablet.get_by_role("heading", name=say("how.question"))).to_be_visible()


def feels(tablet: Page, feeling: str) -> None:
    tablet.get_by_role("button", name=say(f"feeling.{feeling}.label"), exact=True).click()


def writes(tablet: Page, note: str) -> None:
    tablet.get_by_role("button", name=say("next.line")).click()
    tablet.locator("#line").fill(note)
    tablet.get_by_role("button", name=say("go.next")).click()


def has_worker(tablet: Page) -> None:
    """Wait until the service worker answers for the page."""
    tablet.evaluate("navigator.serviceWorker.ready.then(() => true)")
    tablet.reload()
    assert tablet.evaluate("!!navigator.serviceWorker.controller")


def test_a_note_written_without_wifi_arrives_later_and_is_read_by_nobody_on_the_way(
    house: House, tablet: Page
) -> None:
    enrol(tablet, house)
    has_worker(tablet)
    sign_in(tablet, house, "tomos")
    feels(tablet, "sad")
    writes(tablet, CANARY)
    tablet.context.set_offline(True)
    tablet.locator(".adult", has_text="Mr Price").click()
    expect(tablet.get_by_text(say("unsent.kept"))).to_be_visible()
    kept = tablet.evaluate(KEPT)
    assert len(kept["rows"]) == 1
    assert CANARY not in kept["all"]
    assert house.all(CheckIn) == []

    tablet.get_by_role("button", name=say("go.finish")).click()
    expect(tablet.get_by_role("heading", name=say("home.offline"))).to_be_visible()
    tablet.get_by_role("link", name=say("now.open")).click()
    expect(tablet.get_by_role("link", name="0800 1111")).to_be_visible()

    house.now = datetime.fromisoformat("2026-11-23T08:52:00+00:00")
    with tablet.expect_response("**/api/offline"):
        tablet.context.set_offline(False)
    (row,) = house.all(CheckIn)
    assert (row.pupil_id, row.source) == (house.people["tomos"].id, "offline")
    assert row.note_sealed is not None
    assert {one.adult_id for one in house.all(Party)} == ids(house.people["price"])


def test_an_answer_that_is_lost_on_the_way_leaves_one_check_in(house: House, tablet: Page) -> None:
    enrol(tablet, house)
    sign_in(tablet, house, "efa")
    feels(tablet, "worried")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    tablet.route("**/api/pupil/check-ins/*", lose)
    with tablet.expect_response("**/api/offline") as uploaded:
        tablet.locator(".adult", has_text="Mrs Evans").click()
    assert uploaded.value.status == 200
    expect(tablet.get_by_text(say("receipt.calling_adult"))).to_be_visible()
    assert len(house.all(CheckIn)) == len(house.all(Concern)) == 1


def test_a_forgotten_code_locks_nobody_out_of_asking(house: House, tablet: Page) -> None:
    enrol(tablet, house)
    tablet.get_by_role("button", name="Efa").click()
    wrong = tuple(reversed(house.pictures["efa"]))
    pad(tablet, wrong)
    expect(tablet.get_by_text(say("pad.wrong"))).to_be_visible()
    while tablet.get_by_role("heading", name=say("locked.question")).count() == 0:
        with tablet.expect_response("**/api/device/sign-in"):
            pad(tablet, wrong)
        tablet.locator(".page:not(:has([aria-busy]))").wait_for()
    tablet.get_by_role("button", name=say("home.want_adult")).click()
    tablet.get_by_role("button", name=say("ask.talk")).click()
    expect(tablet.get_by_text(say("receipt.calling_adult"))).to_be_visible()
    (case,) = house.all(Concern)
    assert case.pupil_id == house.people["efa"].id
    assert "Efa" not in tablet.content()


def test_the_language_changes_under_a_childs_hands_and_nothing_is_lost(
    house: House, tablet: Page
) -> None:
    enrol(tablet, house)
    sign_in(tablet, house, "efa")
    feels(tablet, "worried")
    tablet.get_by_role("button", name=say("next.line")).click()
    tablet.locator("#line").fill("Mae prawf fory")
    tablet.get_by_role("link", name="English").click()
    expect(tablet.get_by_text(say("line.question", "en"))).to_be_visible()
    expect(tablet.locator("#line")).to_have_value("Mae prawf fory")
    assert tablet.url.endswith("/en")
    assert tablet.evaluate("document.documentElement.lang") == "en"


def test_when_nobody_is_there_any_more_the_tiles_come_back_and_efa_is_gone(
    house: House, tablet: Page
) -> None:
    tablet.clock.install(time=house.now)
    enrol(tablet, house)
    sign_in(tablet, house, "efa")
    feels(tablet, "sad")
    writes(tablet, CANARY)
    tablet.clock.run_for(46_000)
    expect(tablet.get_by_text(say("idle.hint"))).to_be_visible()
    tablet.clock.run_for(16_000)
    expect(tablet.get_by_role("heading", name=say("home.question"))).to_be_visible()
    assert CANARY not in tablet.content()
    assert tablet.evaluate("fetch('/api/pupil/me').then((answer) => answer.status)") == 401


def test_a_calm_tablet_shows_the_tiles_when_the_class_is_asked(house: House, tablet: Page) -> None:
    house.now = datetime.fromisoformat("2026-11-23T10:00:00+00:00")  # the first window is over
    tablet.clock.install(time=house.now)
    tablet.goto("/cy")
    tablet.get_by_text(say("enrol.link")).click()
    tablet.locator("#enrol-code").fill(house.enrol_code())
    tablet.locator("#enrol-code").press("Enter")
    expect(tablet.get_by_role("button", name=say("home.want_adult"))).to_be_visible()
    tablet.reload()
    expect(tablet.get_by_role("button", name=say("home.want_adult"))).to_be_visible()
    price = house.people["price"].id
    house.keep(
        lambda session: open_window(
            session,
            house.school.id,
            house.group.id,
            by=price,
            minutes=30,
            language="en",
            now=house.now,
        )
    )
    tablet.clock.run_for(31_000)
    expect(tablet.get_by_role("heading", name=say("home.question", "en"))).to_be_visible()
    tablet.get_by_role("button", name="Efa").click()
    expect(tablet.get_by_role("heading", name=say("pad.question_4", "en"))).to_be_visible()


def test_going_back_after_sending_shows_nothing_of_it(house: House, tablet: Page) -> None:
    enrol(tablet, house)
    sign_in(tablet, house, "efa")
    feels(tablet, "sad")
    writes(tablet, CANARY)
    tablet.locator(".adult", has_text="Mrs Evans").click()
    expect(tablet.get_by_text(say("receipt.calling", name="Mrs Evans"))).to_be_visible()
    tablet.goto("/cy/help")
    tablet.go_back()
    expect(tablet.get_by_role("heading", name=say("home.question"))).to_be_visible()
    assert CANARY not in tablet.content()
    assert tablet.title() == "Hwyl"


def test_a_badge_signs_in_and_leaves_the_address_at_once(house: House, tablet: Page) -> None:
    efa = house.people["efa"]
    token = house.keep(
        lambda session: badges.issue(session, house.keys, house.school.id, efa.id, now=house.now)
    )
    enrol(tablet, house)
    tablet.goto("about:blank")
    tablet.goto(f"/cy#b={token}")
    expect(tablet.get_by_role("heading", name=say("how.question"))).to_be_visible()
    assert token not in tablet.evaluate("location.href + JSON.stringify(history.state)")
    tablet.goto("about:blank")
    tablet.goto("/cy#b=0000.not-a-badge-of-ours")
    expect(tablet.get_by_text(say("badge.wrong"))).to_be_visible()


def test_an_endless_note_is_left_behind_and_the_ask_goes(house: House, tablet: Page) -> None:
    enrol(tablet, house)
    sign_in(tablet, house, "efa")
    feels(tablet, "sad")
    writes(tablet, "😀" * 70_000)
    tablet.locator(".adult", has_text="Mrs Evans").click()
    expect(tablet.get_by_text(say("receipt.without_note"))).to_be_visible()
    (row,) = house.all(CheckIn)
    assert (row.ask, row.note_sealed) == ("talk", None)


def test_a_worry_about_the_adult_here_passes_her_by(house: House, tablet: Page) -> None:
    enrol(tablet, house)
    sign_in(tablet, house, "efa")
    tablet.get_by_role("link", name=say("now.open")).click()
    tablet.get_by_role("button", name=say("ask.adult_here")).click()
    tablet.locator(".adult", has_text="Mrs Evans").click()
    expect(tablet.locator("[data-p=sees]")).to_contain_text("Fydd Mrs Evans ddim yn ei gael")
    tablet.get_by_role("button", name=say("go.send")).click()
    expect(tablet.get_by_role("button", name=say("go.finish"))).to_be_visible()
    assert house.people["evans"].id not in {one.adult_id for one in house.all(Party)}
    (row,) = house.all(CheckIn)
    assert row.reserved


@pytest.fixture
def own(chromium: Browser, house: House) -> Any:
    """A Year 11's own phone at home, at 21:40, signed in with code and PIN."""
    house.now = datetime.fromisoformat("2026-11-23T21:40:00+00:00")
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, locale="cy", base_url=house.url
    )
    page = opened(context, house)

    def settle(session: Any) -> tuple[str, str]:
        gwen = a_pupil(session, house.school, "Gwen", "Hughes", year="11")
        in_class(session, house.group, gwen)
        chooses(session, gwen, house.people["evans"])
        return secrets.assign_phone(session, house.keys, house.school.id, gwen.id, now=house.now)

    code, pin = house.keep(settle)
    page.goto("/cy")
    page.locator("#school").fill(house.school.code)
    page.locator("#code").fill(code)
    page.locator("#pin").fill(pin)
    page.locator("#pin").press("Enter")
    expect(page.get_by_role("heading", name=say("how.steps"))).to_be_visible()
    yield page, pin
    context.close()


def test_at_night_a_year_11_is_told_first_that_nobody_sees_it(house: House, own: Any) -> None:
    page, _ = own
    page.get_by_role("button", name=say("step.2"), exact=True).click()
    page.locator("#word").fill("isel")
    page.locator(".more .face", has_text=say("feeling.low.label")).click()
    page.get_by_role("button", name=say("go.next")).click()
    page.get_by_role("button", name=say("next.line")).click()
    told = say("closed.until_tue", time="8:30")
    expect(page.get_by_role("heading", name=told)).to_be_visible()
    assert page.locator("#line").count() == 0
    expect(page.get_by_role("link", name="0800 1111")).to_be_visible()
    page.get_by_role("button", name=say("closed.leave_tue")).click()
    page.locator("#line").fill("Dw i ddim yn cysgu")
    page.get_by_role("button", name=say("go.next")).click()
    page.locator(".adult", has_text="Mrs Evans").click()
    expect(page.get_by_role("heading", name=say("receipt.waits"))).to_be_visible()
    expect(page.get_by_text(told)).to_be_visible()
    assert len(house.all(Concern)) == 1


def test_leaving_quickly_asks_for_the_pin_afterwards(own: Any) -> None:
    page, pin = own
    page.get_by_role("button", name=say("me.leave")).click()
    page.wait_for_url("about:blank")
    page.goto("/cy")
    expect(page.get_by_text(say("pin.question"))).to_be_visible()
    page.locator("#pin").fill(pin)
    page.locator("#pin").press("Enter")
    expect(page.get_by_role("heading", name=say("how.steps"))).to_be_visible()


def test_gwen_changes_her_adults_and_keeps_one_away(house: House, own: Any) -> None:
    page, _ = own
    page.get_by_role("button", name=say("top.back")).click()
    page.get_by_role("button", name=say("me.adults")).click()
    lewis = page.locator("li", has_text="Miss Lewis")
    lewis.get_by_role("button", name=say("circle.choose")).click()
    page.get_by_role("button", name=say("circle.save")).click()
    expect(page.get_by_text(say("circle.saved"))).to_be_visible()
    price = page.locator("li", has_text="Mr Price")
    price.get_by_role("button", name=say("circle.never"), exact=True).click()
    expect(price.get_by_role("button", name=say("circle.allow"))).to_be_visible()
    assert price.get_by_role("button", name=say("circle.choose")).count() == 0
    page.reload()
    expect(page.get_by_role("heading", name=say("changed.mon"))).to_be_visible()
    page.get_by_role("button", name=say("changed.yes")).click()
    page.get_by_role("button", name=say("top.back")).click()
    page.get_by_role("button", name=say("me.adults")).click()
    expect(page.locator("[data-p=mine] li")).to_have_count(2)


def test_a_list_that_is_drawn_again_speaks_the_language_of_the_page(own: Any) -> None:
    page, _ = own
    page.get_by_role("button", name=say("top.back")).click()
    page.get_by_role("button", name=say("me.adults")).click()
    expect(page.get_by_role("button", name=say("circle.remove")).first).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name=say("circle.mine", "en"))).to_be_visible()
    page.get_by_role("button", name=say("circle.choose", "en")).first.click()
    expect(page.get_by_role("button", name=say("circle.remove", "en"))).to_have_count(2)
    for key in ("circle.choose", "circle.up", "circle.remove", "circle.never"):
        expect(page.get_by_role("button", name=say(key), exact=True)).to_have_count(0)


def test_efa_finds_her_way_with_the_keyboard_alone(house: House, tablet: Page) -> None:
    enrol(tablet, house)
    tablet.get_by_role("button", name="Efa").press("Enter")
    for picture in house.pictures["efa"]:
        tablet.get_by_role("button", name=say(f"picture.{picture}"), exact=True).press("Space")
    heading = tablet.get_by_role("heading", name=say("how.question"))
    expect(heading).to_be_focused()
    tablet.keyboard.press("Tab")
    tablet.keyboard.press("Tab")
    expect(tablet.locator(".face").first).to_be_focused()
    tablet.keyboard.press("Enter")
    expect(tablet.get_by_role("heading", name=say("next.question"))).to_be_focused()


def test_no_screen_on_efas_way_has_a_fault_that_axe_knows(house: House, tablet: Page) -> None:
    def sound() -> None:
        found = Axe().run(tablet, options={"resultTypes": ["violations"]})
        assert found.response["violations"] == [], found.generate_report()

    enrol(tablet, house)
    sound()
    tablet.get_by_role("button", name="Efa").click()
    sound()
    pad(tablet, house.pictures["efa"])
    expect(tablet.get_by_role("heading", name=say("how.question"))).to_be_visible()
    sound()
    feels(tablet, "worried")
    sound()
    tablet.get_by_role("button", name=say("next.about")).click()
    sound()
    tablet.get_by_role("button", name=say("go.next")).click()
    tablet.get_by_role("button", name=say("next.line")).click()
    sound()
    tablet.get_by_role("link", name=say("now.open")).click()
    sound()

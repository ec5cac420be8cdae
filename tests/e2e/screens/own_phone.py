"""A pupil's own phone, in bands C and D; and the pages that need no sign-in."""

from datetime import timedelta

from playwright.sync_api import Page

from app.roster.models import Closure, Person
from tests.e2e.screens.tablet import went
from tests.e2e.screens.walking import Walk, walk

GEORGIA = "Georgia Barlow"
NIGHT = timedelta(hours=11, minutes=28)  # from the demo's morning to 21:40


def phone(at: Walk, screen: str = "did") -> Page:
    page = at.page("/", pupil=at.house.phone_token(GEORGIA))
    page.locator(f"[data-screen={screen}]").wait_for()
    return page


def answered(page: Page) -> None:
    page.locator("[data-a=no_longer]").click()
    page.locator("[data-screen=steps], [data-screen=how]").wait_for()


@walk("phone", "sign-in", "sign-in-wrong", "signed-in-did", "pin", "pin-wrong", "help")
def georgia_signs_in(at: Walk) -> None:
    school, code, pin = at.house.phone_code(GEORGIA)
    page = at.page("/")
    at.shot(page, "sign-in", "[data-screen=signin]")
    for name, value in (("school", school), ("code", code), ("pin", "000000")):
        page.fill(f"#{name}", value)
    page.press("#pin", "Enter")
    at.shot(page, "sign-in-wrong", "[data-p=error]:visible")
    for name, value in (("school", school), ("code", code), ("pin", pin)):
        page.fill(f"#{name}", value)
    page.press("#pin", "Enter")
    at.shot(page, "signed-in-did", "[data-screen=did]")
    page.locator("[data-p=leave]").click()
    page.wait_for_url("about:blank")
    page.goto(f"/{at.lang}")
    at.shot(page, "pin", "[data-screen=pin]")
    page.fill("#pin", "111111")
    page.press("#pin", "Enter")
    at.shot(page, "pin-wrong", "[data-p=error]:visible")
    page.goto(f"/{at.lang}/help")
    at.shot(page, "help")


@walk("phone", "steps", "steps-chosen", "steps-none", "next", "about", "line", "who", "receipt")
def georgia_says_how_she_is(at: Walk) -> None:
    page = phone(at)
    answered(page)
    at.shot(page, "steps", "[data-screen=steps], [data-screen=how]")
    went(page, "who")
    at.shot(page, "who")
    page.locator("[data-p=back]").click()
    page.locator(".steps .face").nth(1).click()
    page.fill("#word", "str")
    page.locator(".more .face").first.click()
    at.shot(page, "steps-chosen")
    page.fill("#word", "xyz")
    at.shot(page, "steps-none", "[data-p=none]:visible")
    page.locator("main [data-p=next]").click()
    at.shot(page, "next", "[data-screen=next]")
    went(page, "about")
    at.shot(page, "about")
    went(page, "next")
    went(page, "line")
    at.shot(page, "line")
    page.locator("[data-p=done]").click()
    page.locator(".adult").first.click()
    at.shot(page, "receipt", ".receipt")


@walk("phone", "me", "circle", "circle-saved", "history-off", "history-empty", "history", "looked")
def georgia_looks_back(at: Walk) -> None:
    page = phone(at)
    answered(page)
    page.locator("[data-p=back]").click()
    at.shot(page, "me", "[data-screen=me]")
    went(page, "circle")
    at.shot(page, "circle")
    page.locator("[data-p=others] li").first.locator("button").first.click()
    page.locator("[data-p=others] li").last.locator("button").last.click()
    page.locator("[data-p=save]").click()
    at.shot(page, "circle-saved", "[data-p=hint]:visible")
    page.locator("[data-p=back]").click()
    went(page, "looked")
    at.shot(page, "looked")
    page.locator("[data-p=back]").click()
    went(page, "history")
    at.shot(page, "history-off")
    page.locator("[data-p=turn]").click()
    at.shot(page, "history", "[data-p=days] li")
    page.route("**/api/pupil/history", lambda route: route.fulfill(json=[]))
    page.locator("[data-p=back]").click()
    went(page, "history")
    at.shot(page, "history-empty")


@walk("phone", "closed", "closed-next", "closed-line", "receipt-waits")
def georgia_is_at_home_in_the_evening(at: Walk) -> None:
    at.house.now += NIGHT
    page = phone(at)
    answered(page)
    page.locator(".steps .face").nth(1).click()
    page.locator("main [data-p=next]").click()
    at.shot(page, "closed-next", "[data-screen=next]")
    page.locator("main [data-go=line]").click()
    at.shot(page, "closed", "[data-screen=closed]")
    page.locator("[data-p=anyway]").click()
    page.fill("#line", "I can't sleep.")
    at.shot(page, "closed-line")
    page.locator("[data-p=done]").click()
    page.locator(".adult").first.click()
    at.shot(page, "receipt-waits", ".receipt")


@walk("phone", "holidays-closed", "holidays-next", "holidays-receipt")
def georgia_is_at_home_in_the_holidays(at: Walk) -> None:
    house, school_id = at.house, at.house.pupil(GEORGIA).school_id
    first = house.now.date()
    house.keep(
        lambda s: s.add(
            Closure(
                school_id=school_id,
                starts_on=first,
                ends_on=first + timedelta(days=11),
                kind="half_term",
            )
        )
    )
    page = phone(at)
    answered(page)
    page.locator(".steps .face").nth(1).click()
    page.locator("main [data-p=next]").click()
    at.shot(page, "holidays-next", "[data-screen=next]")
    page.locator(".adult").first.click()
    at.shot(page, "holidays-closed", "[data-screen=closed]")
    page.locator("[data-p=anyway]").click()
    at.shot(page, "holidays-receipt", ".receipt")


@walk("phone-D", "steps", "next", "asks", "urgent", "reserved", "offline-unsent")
def a_sixth_former(at: Walk) -> None:
    house, who = at.house, at.house.pupil(GEORGIA)

    def older(session: object) -> None:
        person = session.get(Person, (who.school_id, who.id))  # type: ignore[attr-defined]
        person.year = "12"

    house.keep(older)
    page = phone(at)
    answered(page)
    at.shot(page, "steps", "[data-screen=steps]")
    page.locator(".steps .face").nth(0).click()
    page.locator("main [data-p=next]").click()
    at.shot(page, "next", "[data-screen=next]")
    went(page, "asks")
    at.shot(page, "asks")
    page.locator("main [data-go=urgent]").click()
    at.shot(page, "urgent", "[data-screen=urgent]")
    went(page, "help")
    went(page, "reserved")
    at.shot(page, "reserved", ".adult")
    for _ in range(2):
        page.locator("[data-p=back]").click()
    page.locator("[data-screen=steps]").wait_for()
    page.route("**/api/pupil/check-ins/*", lambda route: route.abort())
    page.route("**/api/offline", lambda route: route.abort())
    page.locator(".steps .face").nth(2).click()
    page.locator("main [data-p=next]").click()
    page.locator(".adult").first.click()
    at.shot(page, "offline-unsent", ".receipt.unsent")

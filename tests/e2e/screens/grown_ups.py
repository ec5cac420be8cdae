"""An adult's phone, the teacher's class, and the page about oneself."""

from playwright.sync_api import Page

from app.cli.demo_day import WINDOW_AGO
from app.trust import service as trust
from tests.e2e.screens.tablet import badge, tablet, went
from tests.e2e.screens.walking import Walk, walk


def staff(at: Walk, family: str, path: str) -> Page:
    page = at.page(f"/staff{path}", staff=at.house.staff_token(family))
    page.locator("main h1").wait_for()
    page.locator("main [aria-busy]").wait_for(state="detached")
    return page


def case(at: Walk, family: str, child: str, audience: str = "cases") -> Page:
    page = staff(at, family, f"/{audience}/{at.house.case_of(child).id}")
    page.locator(".first").wait_for()
    return page


def form(at: Walk, page: Page, key: str, screen: str) -> None:
    """Open a form, take it, and close it again."""
    at.tap(page, key)
    page.locator("main .card.form, main .card.stack").first.wait_for()
    at.shot(page, screen)
    at.tap(page, "staff.do.cancel")


@walk(
    "staff",
    "invite",
    "invite-refused",
    "invite-gone",
    "sign-in",
    "sign-in-wrong",
    "sign-in-no-token",
)
def mrs_evans_comes_in(at: Walk) -> None:
    page = at.page(f"/staff/invite#{at.house.invite_token('Evans')}")
    at.shot(page, "invite", "form")
    page.fill("[name=password]", "short")
    page.locator("form button[type=submit]").click()
    at.shot(page, "invite-refused", ".field-error")
    page.goto("about:blank")
    page.goto(f"/{at.lang}/staff/invite#{'x' * 40}")
    at.shot(page, "invite-gone", ".problem")
    page.goto(f"/{at.lang}/staff")
    at.shot(page, "sign-in", "form")
    page.fill("[name=school]", "ysgol-y-bryn")
    page.fill("[name=email]", "sian.evans@ysgolybryn.example")
    page.fill("[name=password]", "dim hwn ydy e")
    page.locator("form button[type=submit]").click()
    at.shot(page, "sign-in-wrong", ".field-error")
    page.goto("about:blank")
    page.goto(f"/{at.lang}/staff/invite")
    at.shot(page, "sign-in-no-token", "form")


@walk("adult", "cases", "cases-away", "cases-empty", "cases-stale", "loading", "offline")
def mrs_evans_has_cases(at: Walk) -> None:
    page = staff(at, "Evans", "/cases")
    at.shot(page, "cases", ".first")
    page.route("**/api/adult/cases", lambda route: route.abort())
    page.evaluate("dispatchEvent(new Event('online'))")
    at.shot(page, "cases-stale", ".banner.wait")
    at.shot(staff(at, "Roberts", "/cases"), "cases-empty", ".empty")
    page = at.page("", staff=at.house.staff_token("Evans"))
    page.route("**/api/adult/cases", lambda route: route.abort())
    page.goto(f"/{at.lang}/staff/cases")
    at.shot(page, "offline", ".problem")
    page = at.page("", staff=at.house.staff_token("Evans"))
    page.route("**/api/adult/cases", lambda _: None)  # an answer that is on its way for ever
    page.goto(f"/{at.lang}/staff/cases")
    page.locator("main [aria-busy]").wait_for()
    at.camera.take(page, at.group, "loading", at.lang)
    at.reached.append("loading")
    page = staff(at, "Evans", "/me")
    at.tap(page, "staff.away.hour")
    page.locator(".banner.wait").wait_for()
    page.goto(f"/{at.lang}/staff/cases")
    at.shot(page, "cases-away", ".banner.wait")


@walk(
    "adult",
    "case-open",
    "case-add-words",
    "case-taken",
    "case-contact",
    "case-hand-on",
    "case-met",
    "case-close",
    "case-closed",
)
def mrs_evans_takes_gwennos_case(at: Walk) -> None:
    page = case(at, "Evans", "Gwenno Davies")
    at.shot(page, "case-open")
    form(at, page, "staff.do.add_words", "case-add-words")
    page.locator(".first .btn.main").first.click()
    page.locator(".toast:not(:empty)").wait_for()
    at.shot(page, "case-taken")
    form(at, page, "staff.do.hand_on", "case-hand-on")
    at.tap(page, "staff.do.contact")
    at.shot(page, "case-contact", ".card.form")
    page.locator(".card.form button[type=submit]").click()
    page.locator(".card.form").wait_for(state="detached")
    at.shot(page, "case-met")
    at.tap(page, "staff.do.close")
    at.shot(page, "case-close", ".card.form")
    page.locator("[name=outcome]").first.check()
    page.locator("[name=disclosed]").first.check()
    page.locator(".card.form button[type=submit]").click()
    page.locator(".card.form").wait_for(state="detached")
    at.shot(page, "case-closed")


@walk("adult", "case-note", "case-pattern", "case-acked", "case-contacted", "case-gone")
def mrs_evans_reads(at: Walk) -> None:
    for child, screen in (
        ("Cerys Llewellyn", "case-note"),
        ("Hana Gŵyr Jenkins", "case-pattern"),
        ("Osian Phillips", "case-acked"),
        ("Ifan Edwards", "case-contacted"),
    ):
        at.shot(case(at, "Evans", child), screen)
    page = staff(at, "Evans", f"/cases/{at.house.case_of('Harri Beynon').id}")
    at.shot(page, "case-gone", ".problem")


@walk(
    "adult",
    "urgent-first",
    "urgent-case",
    "urgent-going",
    "urgent-elsewhere",
    "urgent-marked",
    "urgent-met",
    "urgent-close",
)
def ms_walsh_goes(at: Walk) -> None:
    _asks_urgently(at)
    page = staff(at, "Walsh", "/cases")
    at.shot(page, "urgent-first", ".first")
    page = case(at, "Walsh", "Cai Ashton")
    at.shot(page, "urgent-case")
    at.tap(page, "staff.do.going")
    at.shot(page, "urgent-going", ".card.stack")
    at.tap(page, "staff.going.no")
    at.shot(page, "urgent-elsewhere", "main .card.stack[role=status]")
    at.tap(page, "staff.do.back")
    at.tap(page, "staff.do.going")
    at.tap(page, "staff.going.yes")
    at.shot(page, "urgent-marked", ".mark.given")
    at.tap(case(at, "Hughes", "Cai Ashton", "safeguarding/cases"), "staff.do.dsp")
    at.house.passes(seconds=30)
    page = case(at, "Walsh", "Cai Ashton")
    at.tap(page, "staff.do.contact")
    page.locator(".card.form button[type=submit]").click()
    page.locator(".card.form").wait_for(state="detached")
    at.shot(page, "urgent-met")
    at.tap(page, "staff.do.close")
    page.locator("[name=reported][value=yes]").check()
    at.shot(page, "urgent-close", "[name=reported_to]")


def _asks_urgently(at: Walk) -> None:
    """Cai asks Ms Walsh urgently, as a child does on a tablet."""
    house, cai = at.house, at.house.pupil("Cai Ashton")
    walsh = house.adult("Walsh").id
    house.keep(lambda s: trust.set_circle(s, cai.school_id, cai.id, [walsh], now=house.now))
    page = tablet(at, "Blwyddyn 6")
    badge(at, page, "Cai Ashton")
    if page.locator("[data-screen=changed]").count():
        page.locator("[data-p=yes]").click()
    went(page, "help")
    went(page, "urgent")
    page.locator("[data-p=yes]").click()
    page.locator(".receipt").wait_for()
    house.passes(minutes=2)


@walk(
    "teacher",
    "classes",
    "class-open",
    "class-locked",
    "class-code",
    "blank",
    "class-form",
    "class-today",
    "class-teaching",
)
def mr_price_has_a_class(at: Walk) -> None:
    group = at.house.group("Blwyddyn 4")
    page = staff(at, "Price", "/classes")
    at.shot(page, "classes", ".case")
    page = staff(at, "Price", f"/classes/{group.id}")
    at.shot(page, "class-open", ".count")
    at.tap(page, "staff.locked.show")
    at.shot(page, "class-locked")
    at.tap(page, "staff.enrol.do")
    at.shot(page, "class-code", ".secret")
    at.tap(page, "staff.blank.do")
    at.shot(page, "blank", ".blank")
    at.house.passes(minutes=46 - WINDOW_AGO)
    at.house.passes(minutes=2)
    page = staff(at, "Price", f"/classes/{group.id}")
    at.shot(page, "class-today", ".mood")
    page = staff(at, "Bowen", f"/classes/{at.house.group('Derbyn').id}")
    at.shot(page, "class-form")
    page = staff(at, "Bowen", f"/classes/{at.house.group('Y Nyth').id}")
    at.shot(page, "class-teaching")


@walk("teacher", "class-small", "classes-none", "class-not-enough")
def a_class_of_few(at: Walk) -> None:
    page = staff(at, "Trevena", f"/classes/{at.house.group('Dyffryn').id}")
    at.shot(page, "class-small")
    page = staff(at, "Roberts", "/classes")
    at.shot(page, "classes-none", ".empty")
    page = at.page("", staff=at.house.staff_token("Price"))
    group = at.house.group("Blwyddyn 4")
    week = {
        "starts_on": "2026-11-16",
        "band": "not_enough",
        "taking_part": "few",
        "ideas": ["breathe"],
    }
    page.route(
        f"**/api/teacher/classes/{group.id}",
        lambda route: route.fulfill(
            json={**route.fetch().json(), "window": None, "today": week, "week": None}
        ),
    )
    page.goto(f"/{at.lang}/staff/classes/{group.id}")
    at.shot(page, "class-not-enough", ".mood")


@walk("me", "me", "me-away-longer", "me-away")
def mrs_evans_is_away(at: Walk) -> None:
    page = staff(at, "Evans", "/me")
    at.shot(page, "me")
    page.locator("details summary").first.click()
    at.shot(page, "me-away-longer")
    at.tap(page, "staff.away.today")
    at.shot(page, "me-away", ".banner.wait")

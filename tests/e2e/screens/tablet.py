"""A class's tablet: from its code to a child's turn and back, in bands A and B."""

from playwright.sync_api import Page

from app.concerns import answering
from app.trust import service as trust
from tests.e2e.screens.walking import Walk, walk

EFA, TOMOS, NEL = "Efa Morgan", "Tomos Rees", "Nel Pugh"
BLWYDDYN_4, DERBYN = "Blwyddyn 4", "Derbyn"


def tablet(at: Walk, group: str = BLWYDDYN_4) -> Page:
    page = at.page("/", device=at.house.tablet_token(group))
    page.locator("[data-screen=home], [data-screen=idle]").wait_for()
    return page


def badge(at: Walk, page: Page, name: str) -> None:
    """Let a child in by the badge, which is quickest."""
    token = at.house.badge_of(name)
    page.goto("about:blank")
    page.goto(f"/{at.lang}#b={token}")
    page.locator("[data-screen=how], [data-screen=did], [data-screen=changed]").wait_for()


def feels(page: Page, code: str) -> None:
    page.locator(f".face:has(use[href$='f-{code}']), .face:has(use[href$='#{code}'])").first.click()


def went(page: Page, screen: str, **how: str) -> None:
    """Go to a screen by what leads there."""
    arg = f"[data-arg={how['arg']}]" if "arg" in how else ""
    page.locator(f"main [data-go={screen}]{arg}, .bar [data-go={screen}]{arg}").first.click()
    page.locator(f"[data-screen={screen}]").wait_for()


@walk("tablet", "enrol", "enrol-wrong", "enrol-filled")
def a_tablet_is_enrolled(at: Walk) -> None:
    page = at.page("/")
    went(page, "enrol")
    at.shot(page, "enrol")
    page.fill("#enrol-code", "0000-0000")
    page.press("#enrol-code", "Enter")
    at.shot(page, "enrol-wrong", "[data-p=error]:visible")
    page.goto("about:blank")
    page.goto(f"/{at.lang}#e={at.house.enrol_code(BLWYDDYN_4)}")
    at.shot(page, "enrol-filled", "[data-screen=enrol]")


@walk("tablet", "tiles", "pad", "pad-wrong", "locked", "unverified", "unverified-sent", "card")
def a_code_is_forgotten(at: Walk) -> None:
    page = tablet(at)
    at.shot(page, "tiles", ".tile")
    page.locator(".tile", has_text="Efa").click()
    at.shot(page, "pad", ".pic")
    for tries in range(5):
        for number in (0, 1, 2, 3):
            page.locator(".pic").nth(number).click()
        page.locator(".pad:not([aria-busy]), [data-screen=locked]").first.wait_for()
        if tries == 0:
            at.shot(page, "pad-wrong", ".pic")
        page.wait_for_timeout(150)
    at.shot(page, "locked", "[data-screen=locked]")
    went(page, "unverified")
    at.shot(page, "unverified")
    page.locator("[data-a=talk]").click()
    at.shot(page, "unverified-sent", ".receipt")
    went(page, "card")
    at.shot(page, "card")


@walk(
    "tablet",
    "how",
    "how-more",
    "next",
    "about",
    "line",
    "line-over",
    "next-written",
    "receipt-reads",
)
def efa_says_how_she_is(at: Walk) -> None:
    page = tablet(at)
    badge(at, page, EFA)
    at.shot(page, "how", ".face")
    page.locator("[data-p=more]").click()
    at.shot(page, "how-more")
    feels(page, "worried")
    at.shot(page, "next", "[data-screen=next]")
    went(page, "about")
    page.locator(".reason").nth(0).click()
    page.locator(".reason").nth(3).click()
    at.shot(page, "about")
    went(page, "next")
    went(page, "line")
    at.shot(page, "line")
    page.fill("#line", "a" * 1010)
    at.shot(page, "line-over", "[data-p=left]")
    page.fill("#line", "Mae Cadi'n dweud na cha i chwarae.")
    page.locator("[data-p=done]").click()
    at.shot(page, "next-written", "[data-screen=next]")
    page.locator("[data-p=save]").click()
    at.shot(page, "receipt-reads", ".receipt")


@walk("tablet", "asks", "adults", "who", "help-signed", "urgent", "receipt-urgent")
def efa_asks(at: Walk) -> None:
    page = tablet(at)
    badge(at, page, EFA)
    went(page, "who")
    at.shot(page, "who")
    page.locator("[data-p=back]").click()
    feels(page, "sad")
    went(page, "asks")
    at.shot(page, "asks")
    went(page, "adults", arg="know")
    at.shot(page, "adults")
    went(page, "help")
    at.shot(page, "help-signed")
    went(page, "urgent")
    at.shot(page, "urgent")
    page.locator("[data-p=yes]").click()
    at.shot(page, "receipt-urgent", ".receipt")


@walk("tablet", "reserved", "reserved-named", "reserved-unnamed", "receipt-reserved")
def efa_is_worried_about_an_adult(at: Walk) -> None:
    page = tablet(at)
    badge(at, page, EFA)
    went(page, "help")
    went(page, "reserved")
    at.shot(page, "reserved", ".adult")
    page.locator(".adult").first.click()
    at.shot(page, "reserved-named", "[data-screen=reserved-send]")
    page.locator("[data-p=back]").click()
    page.locator("[data-p=unnamed]").click()
    at.shot(page, "reserved-unnamed", "[data-screen=reserved-send]")
    page.locator("[data-p=send]").click()
    at.shot(page, "receipt-reserved", ".receipt")


@walk("tablet", "receipt-calling", "how-not-seen", "receipt-saved")
def efa_is_called_for(at: Walk) -> None:
    page = tablet(at)
    badge(at, page, EFA)
    feels(page, "worried")
    page.locator(".adult").first.click()
    at.shot(page, "receipt-calling", ".receipt")
    badge(at, page, EFA)
    at.shot(page, "how-not-seen", "[data-p=latest]:visible")
    feels(page, "not_today")
    at.shot(page, "receipt-saved", ".receipt")


@walk("tablet", "how-seen", "did", "how-told-another", "changed", "changed-tell")
def efa_is_asked_back(at: Walk) -> None:
    house = at.house
    page = tablet(at)
    badge(at, page, EFA)
    feels(page, "worried")
    page.locator(".adult").first.click()
    page.locator(".receipt").wait_for()
    case, evans = house.case_of(EFA), house.actor("Evans")
    house.passes(minutes=5)
    house.keep(lambda s: answering.acknowledge(s, evans, case.id, now=house.now))
    badge(at, page, EFA)
    at.shot(page, "how-seen", "[data-p=latest].good")
    house.passes(minutes=5)
    house.keep(
        lambda s: answering.log_contact(
            s, evans, case.id, words=None, keys=house.keys, now=house.now
        )
    )
    badge(at, page, EFA)
    at.shot(page, "did", "[data-screen=did]")
    page.locator("[data-a=not_yet]").click()
    at.shot(page, "how-told-another", "[data-screen=how] [data-p=latest]:visible")
    _changes_adults(at)
    badge(at, page, EFA)
    at.shot(page, "changed", "[data-screen=changed]")
    page.locator("[data-p=no]").click()
    at.shot(page, "changed-tell", "[data-p=tell]:visible")


def _changes_adults(at: Walk) -> None:
    house, efa = at.house, at.house.pupil(EFA)
    lewis, walsh = house.adult("Lewis"), house.adult("Walsh")
    house.keep(
        lambda s: trust.set_circle(s, efa.school_id, efa.id, [lewis.id, walsh.id], now=house.now)
    )


@walk("tablet", "idle-warning", "idle", "badge-wrong", "closed", "offline", "alarm")
def nobody_is_there(at: Walk) -> None:
    page = tablet(at)
    badge(at, page, EFA)
    page.clock.set_fixed_time(at.house.now.timestamp() + 50)
    at.shot(page, "idle-warning", "[data-p=idle]")
    page.goto("about:blank")
    page.goto(f"/{at.lang}#b=0000.not-a-badge-of-ours")
    at.shot(page, "badge-wrong", "[data-screen=trouble]")
    at.house.passes(minutes=50)
    page.clock.set_fixed_time(at.house.now)
    page.goto("about:blank")
    page.goto(f"/{at.lang}")
    at.shot(page, "idle", "[data-screen=idle]")
    at.house.passes(hours=8)
    page.clock.set_fixed_time(at.house.now)
    page.goto("about:blank")
    page.goto(f"/{at.lang}")
    at.shot(page, "closed", "[data-screen=idle]")
    page.route("**/api/**", lambda route: route.abort())
    page.goto("about:blank")
    page.goto(f"/{at.lang}")
    at.shot(page, "offline", "[data-screen=offline]")
    page.unroute("**/api/**")
    at.house.now = at.house.now.replace(hour=10)
    page.clock.set_fixed_time(at.house.now)
    page.goto("about:blank")
    page.goto(f"/{at.lang}")
    at.shot(page, "alarm", "[data-screen=home], [data-screen=idle]")


@walk("tablet", "sending", "unsent", "unsent-urgent")
def the_wifi_is_off(at: Walk) -> None:
    page = tablet(at)
    for ask in ("unsent", "unsent-urgent"):
        badge(at, page, TOMOS)
        page.route("**/api/pupil/check-ins/*", lambda route: route.abort())
        page.route("**/api/offline", lambda route: route.abort())
        if ask == "unsent":
            feels(page, "sad")
            page.locator(".adult").first.click()
        else:
            went(page, "help")
            went(page, "urgent")
            page.locator("[data-p=yes]").click()
        at.shot(page, ask, ".receipt.unsent")
        page.unroute("**/api/pupil/check-ins/*")
    badge(at, page, TOMOS)
    page.route("**/api/pupil/check-ins/*", lambda route: route.fulfill(status=503))
    feels(page, "happy")
    page.locator("[data-p=save]").click()
    at.shot(page, "sending", "[data-screen=sending]")


@walk(
    "tablet-A",
    "idle",
    "tiles",
    "pad",
    "how",
    "scared",
    "next",
    "adults",
    "receipt",
    "help",
    "reserved",
)
def nel_is_four(at: Walk) -> None:
    page = tablet(at, DERBYN)
    at.shot(page, "idle", "[data-screen=idle]")
    at.house.opens_window(DERBYN)
    page.reload()
    at.shot(page, "tiles", ".tile")
    page.locator(".tile", has_text="Nel").click()
    at.shot(page, "pad", ".pic")
    badge(at, page, NEL)
    at.shot(page, "how", ".face")
    feels(page, "scared")
    at.shot(page, "scared", "[data-screen=urgent]")
    page.locator("[data-p=no]").click()
    at.shot(page, "next", "[data-screen=next]")
    page.locator("[data-p=back]").click()
    page.locator("[data-p=talk]").click()
    at.shot(page, "adults", "[data-screen=adults]")
    went(page, "help")
    at.shot(page, "help")
    went(page, "reserved")
    at.shot(page, "reserved", ".adult")
    page.locator("[data-p=back]").click()
    page.locator("[data-p=back]").click()
    feels(page, "sad")
    page.locator(".adult").first.click()
    at.shot(page, "receipt", ".receipt")

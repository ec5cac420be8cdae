"""The safeguarding people's board, the office, and what is printed."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, Page, Route

from app.cli.demo import ROSTER
from app.concerns import answering
from tests.e2e.screens.grown_ups import case, form, staff
from tests.e2e.screens.walking import Walk, walk


@walk("board", "board", "board-over", "board-empty", "coverage", "audit")
def mr_hughes_looks(at: Walk) -> None:
    at.shot(staff(at, "Hughes", "/safeguarding"), "board", ".board, .empty")
    at.shot(staff(at, "Trevena", "/safeguarding"), "board-empty", ".board, .empty")
    page = staff(at, "Hughes", "/safeguarding/coverage")
    at.shot(page, "coverage", ".figure")
    page = staff(at, "Hughes", "/safeguarding/audit")
    at.shot(page, "audit", "table")
    at.house.passes(hours=3)
    at.shot(staff(at, "Hughes", "/safeguarding"), "board-over", ".board")


@walk("board", "patterns", "patterns-tried", "patterns-used", "patterns-low")
def mr_hughes_tries_patterns(at: Walk) -> None:
    """A setting is tried on the school's own past before it can be used."""
    page = staff(at, "Hughes", "/safeguarding/patterns")
    at.shot(page, "patterns", ".lines")
    use = at.button(page, "staff.patterns.use")
    assert use.is_disabled()
    page.fill("[name=cases_a_week]", "5")
    page.locator("[name=quiet]").uncheck()
    at.tap(page, "staff.patterns.try")
    at.shot(page, "patterns-tried", ".figure")
    assert use.is_enabled()
    at.tap(page, "staff.patterns.use")
    at.shot(page, "patterns-used")
    at.tap(page, "staff.patterns.low_show")
    at.button(page, "staff.patterns.low_show").wait_for(state="detached")
    at.shot(page, "patterns-low")


@walk(
    "board", "phrases-none", "phrases-refused", "phrases-tried", "phrases", "phrases-sure",
    "phrases-off", "phrases-waiting", "phrases-lost",
)  # fmt: skip
def mr_hughes_adds_a_phrase(at: Walk) -> None:
    """A phrase is tried on a sentence of his own before it is added; then taken off again."""
    page = staff(at, "Hughes", "/safeguarding/phrases")
    at.shot(page, "phrases-none", ".empty")
    page.fill("[name=phrase]", "trist")
    at.tap(page, "staff.phrases.add")
    at.shot(page, "phrases-refused", ".field-error")
    page.fill("[name=phrase]", "hen felin" if at.lang == "cy" else "the old mill")
    sentence = "Mae o'n aros yn yr hen felin" if at.lang == "cy" else "He waits at the old mill"
    page.fill("[name=sentence]", sentence)
    at.tap(page, "staff.phrases.try")
    at.shot(page, "phrases-tried", ".caught")
    at.tap(page, "staff.phrases.add")
    at.shot(page, "phrases", ".cases .case")
    at.tap(page, "staff.phrases.take_off")
    at.shot(page, "phrases-sure", ".case .main")
    page.locator(".case .main").click()
    page.locator("details summary").click()
    at.shot(page, "phrases-off", "details .lines")
    page = at.page("", staff=at.house.staff_token("Hughes"))
    asked: list[Route] = []

    def long_in_coming(route: Route) -> None:
        asked.append(route)

    page.route("**/api/safeguarding/phrases", long_in_coming)
    page.goto(f"/{at.lang}/staff/safeguarding/phrases")
    at.shot(page, "phrases-waiting", "[aria-busy=true]")
    for route in asked:
        route.abort()
    page = at.page("", staff=at.house.staff_token("Hughes"))
    page.route("**/api/safeguarding/phrases", lambda route: route.fulfill(status=500))
    page.goto(f"/{at.lang}/staff/safeguarding/phrases")
    at.shot(page, "phrases-lost", ".problem")


@walk(
    "board",
    "urgent",
    "urgent-dsp",
    "add-person",
    "lower",
    "take-over",
    "reserved",
    "second-signature",
)
def mr_hughes_has_harris_case(at: Walk) -> None:
    page = case(at, "Hughes", "Harri Beynon", "safeguarding/cases")
    at.shot(page, "urgent")
    at.tap(page, "staff.do.dsp")
    at.shot(page, "urgent-dsp", ".mark.given >> nth=1")
    form(at, page, "staff.do.add_person", "add-person")
    form(at, page, "staff.do.lower", "lower")
    form(at, page, "staff.do.take_over", "take-over")
    at.shot(case(at, "Thomas", "Mared Eynon"), "reserved", ".reserved")
    _closed_once(at)
    at.shot(case(at, "Yusuf", "Harri Beynon", "safeguarding/cases"), "second-signature")


def _closed_once(at: Walk) -> None:
    """Ms Walsh met Harri; Mr Hughes closes, and a second signature is owed."""
    house, harri = at.house, at.house.case_of("Harri Beynon")
    house.passes(minutes=3)
    walsh = house.actor("Walsh")

    def met_and_closed(session: object) -> None:
        answering.log_contact(
            session,  # type: ignore[arg-type]
            walsh,
            harri.id,
            words=None,
            keys=house.keys,
            now=house.now,
        )

    house.keep(met_and_closed)
    page = case(at, "Hughes", "Harri Beynon", "safeguarding/cases")
    at.tap(page, "staff.do.take_over")
    page.locator(".card.stack .btn.main").click()
    page.locator(".card.stack").wait_for(state="detached")
    at.tap(page, "staff.do.close")
    page.locator("[name=outcome]").first.check()
    page.locator("[name=disclosed]").first.check()
    page.locator("[name=reported][value=yes]").check()
    page.fill("[name=reported_to]", "Tîm plant y sir")
    page.fill("[name=reference]", "SB-1182")
    page.locator(".card.form button[type=submit]").click()
    page.locator(".card.form").wait_for(state="detached")


def _changed_roster() -> FilePayload:
    """Give the demo's own file after a summer: one joined, one renamed, some left, two mistakes."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as packed:
        for file in sorted(ROSTER.glob("*.csv")):
            text = file.read_text(encoding="utf-8")
            if file.name == "pupils.csv":
                text = text.replace("Nel,Pugh", "Nel,Pugh-Rees").replace("W699210125001", "W69921")
                lines = [line for line in text.splitlines() if ",Gruff," not in line]
                joined = "B900,Seren,Gwyn,,4,Blwyddyn 4,,,cy,bryn"
                text = "\n".join([*lines, joined, "B901,,,,4,Blwyddyn 14,,,cy,bryn"])
            packed.writestr(file.name, text)
    return {"name": "medi.zip", "mimeType": "application/zip", "buffer": box.getvalue()}


def _zip(folder: Path) -> FilePayload:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as packed:
        for file in sorted(folder.glob("*.csv")):
            packed.write(file, file.name)
    return {"name": f"{folder.name}.zip", "mimeType": "application/zip", "buffer": box.getvalue()}


@walk(
    "office",
    "roster",
    "roster-errors",
    "roster-unreadable",
    "roster-same",
    "people",
    "people-pupils",
    "people-none",
)
def the_office_brings_people_in(at: Walk) -> None:
    page = staff(at, "Roberts", "/admin")
    at.shot(page, "roster")
    page.set_input_files("#file", _changed_roster())
    at.shot(page, "roster-errors", ".diff-sum")
    page.set_input_files("#file", {"name": "x.zip", "mimeType": "application/zip", "buffer": b"no"})
    at.shot(page, "roster-unreadable", ".banner, .field-error")
    page.set_input_files("#file", _zip(ROSTER))
    page.locator("main progress").wait_for(state="detached")
    at.shot(page, "roster-same", ".banner")
    page = staff(at, "Roberts", "/admin/people")
    at.shot(page, "people", ".case")
    page.select_option("[name=kind]", "pupil")
    page.locator("form.tools button").click()
    page.locator(".case").first.wait_for()
    at.shot(page, "people-pupils")
    page.fill("[name=q]", "neb o gwbl")
    page.locator("form.tools button").click()
    at.shot(page, "people-none", ".empty")


@walk("office", "person-link", "person-invited", "person-duties", "person-leave", "person-away")
def the_office_keeps_a_person(at: Walk) -> None:
    page = staff(at, "Roberts", "/admin/people")
    page.locator(".case .case-do").first.wait_for()
    form(at, page, "staff.person.duties", "person-duties")
    form(at, page, "staff.person.leave", "person-leave")
    at.tap(page, "staff.person.invite")
    at.shot(page, "person-link", ".card.stack")
    page.locator(".card.stack .btn.main").click()
    at.shot(page, "person-invited", ".toast:not(:empty)")
    at.tap(page, "staff.person.away_today")
    at.shot(page, "person-away", ".banner.wait")


@walk(
    "office",
    "classes",
    "class-tablet",
    "class-sheets",
    "class-adult",
    "devices",
    "devices-none",
    "device-sure",
)
def the_office_keeps_classes(at: Walk) -> None:
    page = staff(at, "Roberts", "/admin/devices")
    at.shot(page, "devices-none", ".empty")
    page = staff(at, "Roberts", "/admin/classes")
    at.shot(page, "classes", ".case")
    at.tap(page, "staff.enrol.do")
    page.locator(".card.stack .btn").first.click()
    at.shot(page, "class-tablet", ".secret")
    at.tap(page, "staff.do.close_this")
    form(at, page, "staff.sheets.open", "class-sheets")
    form(at, page, "staff.adult.open", "class-adult")
    at.house.tablet_token("Blwyddyn 4")
    page = staff(at, "Roberts", "/admin/devices")
    at.shot(page, "devices", ".case")
    page.locator(".case .btn").first.click()
    at.shot(page, "device-sure")


@walk("office", "calendar", "calendar-closure", "calendar-form")
def the_office_keeps_the_calendar(at: Walk) -> None:
    page = staff(at, "Roberts", "/admin/calendar")
    at.shot(page, "calendar", "main form >> visible=true")
    page.locator("details summary").first.click()
    at.shot(page, "calendar-form")
    at.tap(page, "staff.closures.today")
    at.shot(page, "calendar-closure", ".cases .case")


@walk("print", "badges", "codes", "codes-phones", "badges-paper", "codes-paper", "case-paper")
def the_office_prints(at: Walk) -> None:
    house = at.house
    page = at.page("", staff=house.staff_token("Roberts"))
    group = house.group("Blwyddyn 4").id

    def sheet(page: Page, group_id: object, what: str, screen: str) -> None:
        page.goto(f"/{at.lang}/staff")  # a sheet is made from a page of ours, and then looked at
        made = page.evaluate(
            "path => fetch(path, {method: 'POST'}).then(answer => answer.json())",
            f"/api/admin/classes/{group_id}/{what}",
        )
        page.goto(f"{made['path']}?lang={at.lang}")
        at.shot(page, screen, "body.paper main")

    sheet(page, group, "badges", "badges")
    page.emulate_media(media="print")
    at.shot(page, "badges-paper")
    page.emulate_media(media="screen")
    sheet(page, group, "codes", "codes")
    page.emulate_media(media="print")
    at.shot(page, "codes-paper")
    other = at.page("", staff=house.staff_token("Deane"))
    sheet(other, house.group("9B").id, "codes", "codes-phones")
    page = case(at, "Hughes", "Gwenno Davies", "safeguarding/cases")
    page.emulate_media(media="print")
    at.shot(page, "case-paper")


@walk("wall", "enrol", "enrol-wrong", "urgent", "calm", "nobody", "clock", "lost")
def the_office_has_a_screen(at: Walk) -> None:
    house = at.house
    page = staff(at, "Roberts", "/admin/devices")
    at.tap(page, "staff.wall.do")
    page.locator(".secret").wait_for()
    code = page.inner_text(".secret")
    page = at.page("/screen")
    at.shot(page, "enrol", "[data-state=enrol]:visible")
    page.fill("#code", "0000")
    page.press("#code", "Enter")
    at.shot(page, "enrol-wrong", "[data-p=error]:visible")
    page.fill("#code", code)
    page.press("#code", "Enter")
    at.shot(page, "urgent", ".wall-urgent:visible")
    hughes, harri = house.actor("Hughes"), house.case_of("Harri Beynon")
    house.keep(lambda s: answering.acknowledge(s, hughes, harri.id, mark="dsp", now=house.now))
    page.reload()
    at.shot(page, "calm", ".wall-calm:visible")
    for screen, said in (
        ("nobody", {"urgent": True, "reachable": False, "clock_runs": True}),
        ("clock", {"urgent": False, "reachable": True, "clock_runs": False}),
    ):
        alarms = {"school": "Ysgol y Bryn", **said}
        page.route("**/api/office-screen", _answers(alarms))
        page.reload()
        at.shot(page, screen, "section:visible")
        page.unroute("**/api/office-screen")
    page.route("**/api/office-screen", lambda route: route.abort())
    page.reload()
    at.shot(page, "lost", "[data-state=lost]:visible")


def _answers(body: object) -> Callable[[Route], None]:
    return lambda route: route.fulfill(json=body)


@walk("errors", "no-page", "no-staff-page", "unreachable", "alarm", "demo", "refused")
def something_is_wrong(at: Walk) -> None:
    page = at.page("/nowhere")
    at.shot(page, "no-page", "body")
    at.shot(staff(at, "Evans", "/nowhere"), "no-staff-page", ".problem")
    page = at.page("", staff=at.house.staff_token("Evans"))
    page.route("**/words/**", lambda route: route.abort())
    page.goto(f"/{at.lang}/staff/cases")
    at.shot(page, "unreachable", "#unreachable:visible")
    page = at.page("", staff=at.house.staff_token("Evans"))
    page.route("**/health/alarms", lambda route: route.fulfill(status=503))
    page.goto(f"/{at.lang}/staff/cases")
    at.shot(page, "alarm", ".banner.bad")
    page = at.page("", staff=at.house.staff_token("Evans"))
    page.route("**/api/adult/cases", lambda route: route.fulfill(status=500))
    page.goto(f"/{at.lang}/staff/cases")
    at.shot(page, "refused", ".problem")
    page = at.page("")
    page.goto("/demo")
    at.shot(page, "demo")

"""Mr Hughes adds a phrase of the school's in a real browser; Efa's next note with it is caught."""

from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.identity import sessions
from app.journeys.check_in import Said, Tap, check_in
from app.kernel.ids import uuid7
from app.words.catalogue import load
from tests.e2e.conftest import House, opened

pytestmark = pytest.mark.browser
WORDS = load()


def cy(key: str, **slots: object) -> str:
    return WORDS.say("cy", f"staff.{key}", **{name: str(one) for name, one in slots.items()})


def signed_in(chromium: Browser, house: House, name: str) -> Page:
    person = house.people[name]
    token = house.keep(
        lambda session: sessions.start_staff(
            session, house.keys, person.school_id, person.id, now=house.now
        )
    )
    context = chromium.new_context(
        viewport={"width": 320, "height": 568}, locale="cy", base_url=house.url
    )
    context.add_cookies([{"name": "hwyl_staff", "value": token, "url": house.url}])
    return opened(context, house)


def writes(house: House, note: str) -> UUID:
    efa, made = house.people["efa"], uuid7()
    tap = Tap(efa.school_id, efa.id, Said(made, house.now, feeling="ok", note=note), "device")
    house.keep(lambda session: check_in(session, [tap], keys=house.keys, now=house.now))
    return made


def test_a_phrase_is_tried_added_and_found_in_efas_next_note(
    house: House, chromium: Browser
) -> None:
    page = signed_in(chromium, house, "dsp")
    page.goto("/cy/staff/safeguarding/phrases")
    expect(page.get_by_text(cy("phrases.none"))).to_be_visible()

    page.fill("[name=phrase]", "hapus")
    page.select_option("[name=category]", "abuse")
    page.locator("[name=severity][value='3']").check()
    page.get_by_role("button", name=cy("phrases.add")).click()
    expect(page.get_by_text(WORDS.say("cy", "problem.phrase_common"))).to_be_visible()
    assert page.input_value("[name=category]") == "abuse"  # what was right stays
    assert page.locator("[name=severity][value='3']").is_checked()

    page.fill("[name=phrase]", "hen felin")
    page.fill("[name=sentence]", "mae o'n aros yn yr hen felin")
    page.get_by_role("button", name=cy("phrases.try")).click()
    expect(page.get_by_role("heading", name=cy("phrases.would.3"))).to_be_visible()
    expect(page.locator(".caught q")).to_have_text("hen felin")
    expect(page.get_by_text(cy("phrases.none"))).to_be_visible()  # nothing was kept

    page.get_by_role("button", name=cy("phrases.add")).click()
    expect(page.locator(".cases .case q")).to_have_text("hen felin")
    expect(page.locator("[name=phrase]")).to_have_value("")
    assert Axe().run(page).response["violations"] == []

    page.fill("[name=phrase]", "Hen Felin")
    page.get_by_role("button", name=cy("phrases.add")).click()
    expect(page.get_by_text(WORDS.say("cy", "problem.phrase_known"))).to_be_visible()
    expect(page.locator("form q")).to_have_text("hen felin")  # the one that is there

    writes(house, "dw i'n mynd i'r hen felin")
    page.goto("/cy/staff/safeguarding")
    page.get_by_role("link", name="Efa Morgan").first.click()
    expect(page.locator(".matched q")).to_have_text("hen felin")
    expect(page.locator(".matched li")).to_contain_text(cy("matched.own"))

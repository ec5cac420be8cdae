"""The opening of the Monday story, in a real browser, with a real push and a real e-mail."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from app.access.actor import Actor
from app.concerns.models import Concern, Party
from app.journeys import cover
from app.notify.models import Owed
from app.words.catalogue import load
from tests.e2e.conftest import House
from tests.people import ids

pytestmark = pytest.mark.browser
WORDS = load()


def cy(key: str, **slots: str) -> str:
    return WORDS.say("cy", key, **slots)


def enrol(tablet: Page, house: House) -> None:
    """A member of staff types the code that was made for Blwyddyn 4."""
    tablet.goto("/cy")
    tablet.get_by_text(cy("enrol.link")).click()
    tablet.locator("#enrol-code").fill(house.enrol_code())
    tablet.locator("#enrol-code").press("Enter")
    expect(tablet.get_by_text(cy("home.question"))).to_be_visible()


def sign_in(tablet: Page, house: House, name: str) -> None:
    """A pupil taps the own tile, then the own four pictures."""
    given = house.people[name].given
    tablet.get_by_role("button", name=given).click()
    for picture in house.pictures[name]:
        tablet.get_by_role("button", name=cy(f"picture.{picture}"), exact=True).click()


def asks(tablet: Page, feeling: str, adult: str) -> None:
    """A pupil taps a feeling, then an adult's picture."""
    tablet.get_by_role("button", name=cy(f"feeling.{feeling}.label"), exact=True).click()
    tablet.locator(".adult", has_text=adult).click()


def sets_password(phone: Page, house: House, name: str) -> None:
    """An adult opens the invite link on their phone and sets a password."""
    phone.goto(house.invite(name))
    phone.locator("input[type=password]").first.fill("cennin pedr melyn iawn")
    again = phone.locator("input[type=password]")
    if again.count() > 1:
        again.nth(1).fill("cennin pedr melyn iawn")
    phone.locator("form button[type=submit], form .btn.main").first.click()


def test_efas_worry_reaches_mrs_evans_and_efa_sees_that_it_did(
    house: House, tablet: Page, phone: Page
) -> None:
    house.has_phone("evans")
    enrol(tablet, house)
    sign_in(tablet, house, "efa")
    asks(tablet, "worried", "Mrs Evans")
    expect(tablet.get_by_text("Wedi'i gadw. Rydyn ni'n galw Mrs Evans.")).to_be_visible()
    expect(tablet.get_by_text("Heb ei weld eto")).to_be_visible()

    house.works()
    (rung,) = house.push.at("evans")
    plain = house.phones["evans"].read(rung.body)
    assert plain == {"lang": "cy", "text": cy("notices.push")}
    assert "Efa" not in str(plain)
    house.passes(seconds=61)
    (mail,) = house.post.wait_for(1)
    assert "Efa" not in mail.as_string()
    assert mail["to"] == house.people["evans"].email

    sets_password(phone, house, "evans")
    expect(phone.get_by_text("Efa Morgan").first).to_be_visible()
    phone.get_by_role("link", name=cy("staff.do.open_words")).click()
    expect(phone.get_by_text(cy("feeling.worried.label")).first).to_be_visible()
    phone.get_by_role("button", name=cy("staff.do.take")).first.click()
    expect(phone.get_by_role("button", name=cy("staff.do.take"))).to_have_count(0)
    taken = house.all(Concern)[0]
    assert (taken.state, taken.acked_by) == ("acked", house.people["evans"].id)

    house.passes(minutes=30)
    tablet.clock.set_system_time(house.now)
    tablet.goto("/cy")
    sign_in(tablet, house, "efa")
    expect(tablet.get_by_text("Mae Mrs Evans wedi gweld hyn").first).to_be_visible()


def test_tomoss_ask_goes_to_the_second_adult_and_then_to_the_dsp(
    house: House, tablet: Page
) -> None:
    price = house.people["price"]
    with house.database.write() as session:
        cover.go_away(
            session,
            Actor(house.school.id, price.id, "staff"),
            price.id,
            until_at=house.now + timedelta(hours=10),
            now=house.now,
        )
    enrol(tablet, house)
    sign_in(tablet, house, "tomos")
    asks(tablet, "sad", "Mr Price")
    expect(tablet.get_by_text("Rydyn ni'n galw Miss Lewis.")).to_be_visible()

    house.works()
    assert {row.adult_id for row in house.all(Party)} == ids(house.people["lewis"])
    house.passes(minutes=39)
    assert {row.adult_id for row in house.all(Party)} == ids(house.people["lewis"])
    house.passes(minutes=2)
    assert {row.adult_id for row in house.all(Party)} == ids(
        house.people["lewis"], house.people["dsp"]
    )
    mails = {mail["to"] for mail in house.post.wait_for(2)}
    assert mails == {house.people["lewis"].email, house.people["dsp"].email}
    assert {row.state for row in house.all(Owed)} == {"sent"}
    assert datetime.fromisoformat("2026-11-23T09:27+00:00") == house.now

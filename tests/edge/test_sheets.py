"""Badges and codes are made by a tap, and looked at again without making anything new."""

import re
from uuid import UUID

import httpx
import pytest
from sqlmodel import Session, select

from app.audit.models import AuditRow
from app.identity.models import Badge, Sheet
from tests.edge.conftest import Browser, Bryn
from tests.edge.test_admin import _adult
from tests.people import a_class, a_pupil, in_class

SHEETS = ("badges", "codes")


@pytest.fixture
def office(bryn: Bryn) -> Browser:
    """The browser of Mrs Parry of the office."""
    return bryn.staff(_adult(bryn, "Gwen Parry", "admin"))


def _made(
    office: Browser, sheet: str, class_id: UUID, lang: str = "cy", pupil: UUID | None = None
) -> tuple[str, httpx.Response]:
    """Make a sheet and look at it."""
    one = f"?pupil={pupil}" if pupil else ""
    made = office.post(f"/api/admin/classes/{class_id}/{sheet}{one}")
    assert made.status_code == 200, made.text
    path = made.json()["path"]
    return path, office.get(f"{path}?lang={lang}")


def _written(bryn: Bryn, action: str) -> list[AuditRow]:
    with bryn.database.read() as session:
        return list(session.exec(select(AuditRow).where(AuditRow.action == action)))


def _obeys_the_policy(bryn: Bryn, html: str) -> None:
    """No style or script inside the page, and every file that it names is there."""
    assert not re.search(r"<(script|style)|\sstyle=|\son\w+=|javascript:", html)
    files = set(re.findall(r'(?:href|src)="([^"]+)"', html))
    assert files
    for file in files:
        assert file.startswith("/static/")
        assert bryn.browser().get(file).status_code == 200, file


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_badge_sheet_has_a_code_for_each_pupil(bryn: Bryn, office: Browser, lang: str) -> None:
    _, sheet = _made(office, "badges", bryn.group.id, lang)
    assert sheet.headers["content-type"].startswith("text/html")
    assert sheet.headers["cache-control"] == "no-store"
    assert sheet.text.count("<svg") == 3
    assert f'<html lang="{lang}">' in sheet.text
    assert "Efa Morgan" in sheet.text
    _obeys_the_policy(bryn, sheet.text)
    assert len(_written(bryn, "print_badges")) == 3


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_reload_shows_the_same_sheet_and_makes_nothing(
    bryn: Bryn, office: Browser, sheet: str
) -> None:
    path, first = _made(office, sheet, bryn.group.id)
    for _ in range(2):
        assert office.get(f"{path}?lang=cy").text == first.text
    assert len(_written(bryn, f"print_{sheet}")) == 3
    with bryn.database.read() as session:
        assert len(session.exec(select(Badge)).all()) == (3 if sheet == "badges" else 0)


def test_a_browser_that_fetches_ahead_changes_nothing(bryn: Bryn, office: Browser) -> None:
    path, first = _made(office, "badges", bryn.group.id)
    early = office.get(f"{path}?lang=cy", headers={**office.headers, "sec-purpose": "prefetch"})
    assert early.text == first.text
    assert office.get(f"/api/admin/classes/{bryn.group.id}/badges").status_code == 405


@pytest.mark.parametrize("sheet", SHEETS)
def test_what_was_made_anew_does_not_stand_on_the_old_sheet(
    bryn: Bryn, office: Browser, sheet: str
) -> None:
    old, _ = _made(office, sheet, bryn.group.id)
    _, new = _made(office, sheet, bryn.group.id, pupil=bryn.efa.id)
    assert "Efa Morgan" in new.text
    left = office.get(f"{old}?lang=cy").text
    assert "Efa Morgan" not in left
    assert "Tomos Rees" in left


def test_a_sheet_is_its_makers_for_half_an_hour(bryn: Bryn, office: Browser) -> None:
    path, _ = _made(office, "codes", bryn.group.id)
    other = bryn.staff(_adult(bryn, "Nia Office", "admin"))
    assert other.get(path).status_code == 404
    bryn.clock.passes(minutes=29)
    assert office.get(path).status_code == 200
    bryn.clock.passes(minutes=1)
    assert office.get(path).status_code == 404


def test_no_row_of_a_sheet_holds_a_secret(bryn: Bryn, office: Browser) -> None:
    _, sheet = _made(office, "codes", bryn.group.id, pupil=bryn.efa.id)
    code = re.findall(r"pictures/(\w+)\.svg", sheet.text)
    with bryn.database.read() as session:
        row = repr(session.exec(select(Sheet)).one().model_dump())
    assert not [picture for picture in code if picture in row]


def test_a_name_on_a_sheet_is_text(bryn: Bryn, office: Browser) -> None:
    def joins(session: Session) -> None:
        in_class(session, bryn.group, a_pupil(session, bryn.school, "<img", "src=x>"))

    bryn.keep(joins)
    for sheet in SHEETS:
        text = _made(office, sheet, bryn.group.id)[1].text
        assert "<img src=x" not in text
        assert "&lt;img src=x&gt;" in text


def test_new_picture_codes_let_efa_in(bryn: Bryn, office: Browser) -> None:
    _, sheet = _made(office, "codes", bryn.group.id, pupil=bryn.efa.id)
    _obeys_the_policy(bryn, sheet.text)
    code = re.findall(r"pictures/(\w+)\.svg", sheet.text)
    assert len(code) == 4
    tablet = bryn.tablet()
    signed_in = tablet.post("/api/device/sign-in", {"pupil_id": str(bryn.efa.id), "pictures": code})
    assert signed_in.status_code == 200
    assert "Tomos" not in sheet.text


def test_year_ten_gets_a_code_and_a_pin_for_their_own_phone(bryn: Bryn, office: Browser) -> None:
    def year_ten(session: Session) -> UUID:
        group = a_class(session, bryn.school, "10A")
        in_class(session, group, a_pupil(session, bryn.school, "Cai", "Rowlands", year="10"))
        return group.id

    text = _made(office, "codes", bryn.keep(year_ten), "en")[1].text
    found = re.search(r"Code: <b>(\w+)</b><br>PIN: <b>(\d{6})</b>", text)
    assert found is not None
    phone = bryn.browser().post(
        "/api/pupil/sign-in", {"school": "ysgol-y-bryn", "code": found[1], "pin": found[2]}
    )
    assert phone.status_code == 200

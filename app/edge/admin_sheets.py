"""Sheets for the printer: badges to cut out, picture codes, and the codes of pupils' own phones."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Annotated, Final
from uuid import UUID

import segno
from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel

from app.access.policy import Action as Wish
from app.audit.actions import Action
from app.edge.admin_gate import the_office, write_down
from app.edge.deps import Staff, Visit
from app.edge.static import shelf
from app.identity import sheets
from app.identity.models import Sheet
from app.kernel.problems import absent
from app.roster import queries
from app.roster.calendar import school_day
from app.roster.models import Class, Person
from app.roster.people import band_of, full_name
from app.words.catalogue import load

router = APIRouter(default_response_class=HTMLResponse)
ON_OWN_PHONE: Final = frozenset({"C", "D"})
Lang = Annotated[str | None, Query(pattern="^(cy|en)$")]


class SheetMade(BaseModel):
    """Where a sheet can be looked at and printed, by whoever made it, until when."""

    path: str
    until: datetime


@router.post("/classes/{class_id}/badges", response_class=JSONResponse)
def make_badges(class_id: UUID, visit: Staff, pupil: UUID | None = None) -> SheetMade:
    """Make new badges of a class, or of one pupil; those printed before work no more."""
    pupils = _class(visit, class_id, pupil)[1]
    sheet = sheets.make(
        visit.session, visit.actor, "badges", class_id, one_pupil=pupil, now=visit.now
    )
    sheets.issue_badges(visit.session, visit.keys, sheet, pupils, now=visit.now)
    return _made(visit, sheet, Action.PRINT_BADGES, pupils)


@router.post("/classes/{class_id}/codes", response_class=JSONResponse)
def make_codes(class_id: UUID, visit: Staff, pupil: UUID | None = None) -> SheetMade:
    """Draw new sign-in codes for a class, or for one pupil; those drawn before work no more."""
    pupils = _class(visit, class_id, pupil)[1]
    sheet = sheets.make(
        visit.session, visit.actor, "codes", class_id, one_pupil=pupil, now=visit.now
    )
    tablets, phones = _by_place(pupils)
    sheets.assign_codes(
        visit.session, visit.keys, sheet, tablets=tablets, phones=phones, now=visit.now
    )
    return _made(visit, sheet, Action.PRINT_CODES, pupils)


def _made(visit: Visit, sheet: Sheet, action: Action, pupils: Sequence[Person]) -> SheetMade:
    write_down(visit, action, "class", sheet.class_id, pupil_ids=tuple(one.id for one in pupils))
    return SheetMade(path=f"/api/admin/sheets/{sheet.id}.html", until=sheet.expires_at)


def _by_place(pupils: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    """Tell who signs in at a tablet from who does on an own phone."""
    return (
        [one for one in pupils if band_of(one) not in ON_OWN_PHONE],
        [one for one in pupils if band_of(one) in ON_OWN_PHONE],
    )


@router.get("/sheets/{sheet_id}.html")
def look(sheet_id: UUID, visit: Staff, lang: Lang = None) -> HTMLResponse:
    """Look at a sheet again: nothing is made anew, and what was replaced is not on it."""
    the_office(visit, Wish.PRINT_BADGES)
    sheet = sheets.of_maker(visit.session, visit.actor, sheet_id, now=visit.now)
    group, pupils = _class(visit, sheet.class_id, sheet.one_pupil)
    say = _Sheet(lang or visit.actor.language)
    if sheet.kind == "badges":
        cut = "".join(_badge(visit, sheet, group, one) for one in pupils)
        return say.page("badges", group, f'<main class="badges">{cut}</main>' if cut else "")
    return say.page("codes", group, _codes(visit, say, sheet, pupils))


def _codes(visit: Visit, say: "_Sheet", sheet: Sheet, pupils: Sequence[Person]) -> str:
    school = queries.school(visit.session, sheet.school_id)
    tablets, phones = _by_place(pupils)
    body = ""
    if rows := "".join(_pictures(visit, say, sheet, one) for one in tablets):
        body += f'<h2 class="view">{say("order")}</h2><ul class="codes">{rows}</ul>'
    if slips := "".join(_slip(visit, say, sheet, school.code, one) for one in phones):
        body += f'<div class="badges">{slips}</div>'
    return f"<main>{body}</main>" if body else ""


class _Sheet:
    """The words of one sheet, in one language, and the page around it."""

    def __init__(self, lang: str) -> None:
        self._words, self.lang = load(), lang

    def __call__(self, key: str, **slots: str) -> str:
        return escape(self._words.say(self.lang, f"office.sheet.{key}", "plain", **slots))

    def name_of(self, picture: str) -> str:
        return escape(self._words.say(self.lang, f"picture.{picture}"))

    def page(self, what: str, group: Class, body: str) -> HTMLResponse:
        base = shelf().base
        styles = "".join(
            f'<link rel="stylesheet" href="{base}shared/{name}.css">'
            for name in ("tokens", "staff", "fonts")
        )
        title = self(f"{what}_title", group=group.name)
        body = body or f'<p class="empty">{self("nobody")}</p>'
        return HTMLResponse(
            f'<!doctype html><html lang="{self.lang}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width">'
            f'<meta name="robots" content="noindex"><title>{title}</title>{styles}</head>'
            f'<body class="staff paper"><header class="no-print view"><h1>{title}</h1>'
            f"<p>{self(f'{what}_hint')}</p></header>{body}</body></html>"
        )


def _class(visit: Visit, class_id: UUID, pupil: UUID | None) -> tuple[Class, Sequence[Person]]:
    school_id = the_office(visit, Wish.PRINT_BADGES)
    group = visit.session.get(Class, (school_id, class_id))
    if group is None:
        raise absent()
    today = school_day(visit.now)
    pupils = queries.pupils_of_class(visit.session, school_id, class_id, today)
    if pupil is None:
        return group, pupils
    chosen = [one for one in pupils if one.id == pupil]
    if not chosen:
        raise absent()
    return group, chosen


def _picture(code: str | None, alt: str = "") -> str:
    if not code:
        return ""
    return f'<img class="badge-pic" src="{shelf().base}pictures/{escape(code)}.svg" alt="{alt}">'


def _badge(visit: Visit, sheet: Sheet, group: Class, pupil: Person) -> str:
    token = sheets.still_badge(visit.session, visit.keys, sheet, pupil)
    if token is None:
        return ""
    address = f"{visit.settings.public_url.rstrip('/')}/{pupil.language}#b={token}"
    code = segno.make_qr(address, error="m").svg_inline(omitsize=True, border=4)
    return (
        f'<section class="badge"><div class="badge-qr">{code}</div>{_picture(pupil.picture)}'
        f'<p class="badge-name">{escape(full_name(pupil))}'
        f'<span class="badge-class">{escape(group.name)}</span></p></section>'
    )


def _pictures(visit: Visit, say: _Sheet, sheet: Sheet, pupil: Person) -> str:
    code = sheets.still_pictures(visit.session, visit.keys, sheet, pupil)
    if code is None:
        return ""
    shown = "".join(f"<li>{_picture(one, say.name_of(one))}</li>" for one in code)
    own = _picture(pupil.picture) or "<span></span>"
    return f"<li>{own}<b>{escape(full_name(pupil))}</b><ol>{shown}</ol></li>"


def _slip(visit: Visit, say: _Sheet, sheet: Sheet, school_code: str, pupil: Person) -> str:
    known = sheets.still_phone(visit.session, visit.keys, sheet, pupil)
    if known is None:
        return ""
    code, pin = known
    address = f"{visit.settings.public_url.rstrip('/')}/{pupil.language}"
    lines = "<br>".join(
        (
            escape(address),
            f"{say('school')}: <b>{escape(school_code)}</b>",
            f"{say('code')}: <b>{escape(code)}</b>",
            f"{say('pin')}: <b>{escape(pin)}</b>",
        )
    )
    return (
        f'<section class="badge"><p>{lines}</p>'
        f'<p class="badge-name">{escape(full_name(pupil))}</p></section>'
    )

"""Sheets for the printer: badges to cut out, picture codes, and the codes of pupils' own phones."""

from collections.abc import Sequence
from html import escape
from typing import Annotated, Final
from uuid import UUID

import segno
from fastapi import APIRouter, Header, Query
from fastapi.responses import HTMLResponse

from app.access.policy import Action as Wish
from app.audit.actions import Action
from app.edge.admin_gate import the_office, write_down
from app.edge.deps import Staff, Visit
from app.edge.static import shelf
from app.identity import badges, secrets
from app.kernel.problems import Problem, absent
from app.roster import queries
from app.roster.calendar import school_day
from app.roster.models import Class, Person
from app.roster.people import band_of, full_name
from app.words.catalogue import load

router = APIRouter(default_response_class=HTMLResponse)
ON_OWN_PHONE: Final = frozenset({"C", "D"})
Lang = Annotated[str | None, Query(pattern="^(cy|en)$")]
Purpose = Annotated[str | None, Header(alias="sec-purpose")]


@router.get("/classes/{class_id}/badges.html")
def badge_sheet(
    class_id: UUID,
    visit: Staff,
    lang: Lang = None,
    pupil: UUID | None = None,
    sec_purpose: Purpose = None,
) -> HTMLResponse:
    """Print new badges of a class, or of one pupil; those printed before work no more."""
    group, pupils = _class(visit, class_id, pupil, sec_purpose)
    say = _Sheet(lang or visit.actor.language)
    cut = "".join(_badge(visit, group, one) for one in pupils)
    write_down(
        visit, Action.PRINT_BADGES, "class", class_id, pupil_ids=tuple(one.id for one in pupils)
    )
    return say.page("badges", group, f'<main class="badges">{cut}</main>' if cut else "")


@router.get("/classes/{class_id}/codes.html")
def code_sheet(
    class_id: UUID,
    visit: Staff,
    lang: Lang = None,
    pupil: UUID | None = None,
    sec_purpose: Purpose = None,
) -> HTMLResponse:
    """Draw new sign-in codes for a class, or for one pupil, and show them this once."""
    group, pupils = _class(visit, class_id, pupil, sec_purpose)
    say = _Sheet(lang or visit.actor.language)
    school = queries.school(visit.session, group.school_id)
    phones = [one for one in pupils if band_of(one) in ON_OWN_PHONE]
    tablets = [one for one in pupils if band_of(one) not in ON_OWN_PHONE]
    body = ""
    if tablets:
        rows = "".join(_pictures(visit, say, one) for one in tablets)
        body += f'<h2 class="view">{say("order")}</h2><ul class="codes">{rows}</ul>'
    if phones:
        slips = "".join(_slip(visit, say, school.code, one) for one in phones)
        body += f'<div class="badges">{slips}</div>'
    write_down(
        visit, Action.PRINT_CODES, "class", class_id, pupil_ids=tuple(one.id for one in pupils)
    )
    return say.page("codes", group, f"<main>{body}</main>" if body else "")


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


def _class(
    visit: Visit, class_id: UUID, pupil: UUID | None, purpose: str | None
) -> tuple[Class, Sequence[Person]]:
    school_id = the_office(visit, Wish.PRINT_BADGES)
    if purpose is not None:
        # a browser that fetches ahead would revoke badges that nobody asked to replace
        raise Problem("not_now")
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


def _badge(visit: Visit, group: Class, pupil: Person) -> str:
    token = badges.issue(visit.session, visit.keys, pupil.school_id, pupil.id, now=visit.now)
    address = f"{visit.settings.public_url.rstrip('/')}/{pupil.language}#b={token}"
    code = segno.make_qr(address, error="m").svg_inline(omitsize=True, border=4)
    return (
        f'<section class="badge"><div class="badge-qr">{code}</div>{_picture(pupil.picture)}'
        f'<p class="badge-name">{escape(full_name(pupil))}'
        f'<span class="badge-class">{escape(group.name)}</span></p></section>'
    )


def _pictures(visit: Visit, say: _Sheet, pupil: Person) -> str:
    code = secrets.assign_pictures(
        visit.session, visit.keys, pupil.school_id, pupil.id, band_of(pupil), now=visit.now
    )
    shown = "".join(f"<li>{_picture(one, say.name_of(one))}</li>" for one in code)
    own = _picture(pupil.picture) or "<span></span>"
    return f"<li>{own}<b>{escape(full_name(pupil))}</b><ol>{shown}</ol></li>"


def _slip(visit: Visit, say: _Sheet, school_code: str, pupil: Person) -> str:
    code, pin = secrets.assign_phone(
        visit.session, visit.keys, pupil.school_id, pupil.id, now=visit.now
    )
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

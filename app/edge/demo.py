"""The demo's page of caught messages; unmistakable, and absent everywhere else."""

from html import escape

from fastapi import APIRouter, Request, Response
from sqlmodel import col, select

from app.edge.deps import Anyone
from app.edge.pages import csp
from app.kernel.problems import absent
from app.notify.channels.console import Caught, Console
from app.roster.calendar import LONDON
from app.roster.models import Person
from app.roster.people import display_name

router = APIRouter(include_in_schema=False)
_PAGE = """<!doctype html><html lang="cy"><meta charset="utf-8"><title>Demo</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="{base}shared/all.css"><body class="staff"><main class="view">
<h1>Demo</h1><div class="banner demo both" role="note">
<p lang="cy">Dim ond arddangosiad yw hwn: does
dim byd wedi gadael y peiriant hwn.</p><p lang="en">Only a demo: nothing here has left this
machine.</p></div><p><a class="btn" href="/demo"><span lang="cy">Edrych eto</span>
<span lang="en">Look again</span></a></p>{body}</main></body></html>"""
_NONE = """<div class="empty"><p><b>Dim byd eto.</b></p><p lang="en">Nothing yet.</p></div>"""
_CAUGHT = """<ul class="cases">{rows}</ul>"""
_ONE = """<li class="caught"><p><b>{name}</b> <span class="tag">{channel}</span></p>
<p lang="{lang}">{text}</p><p class="said-at">{at:%H:%M:%S}</p></li>"""


@router.get("/demo")
def caught(request: Request, visit: Anyone) -> Response:
    console: Console | None = request.app.state.console
    if console is None:
        raise absent()
    messages = console.caught()
    names = {
        one.id: display_name(one)
        for one in visit.session.exec(
            select(Person).where(col(Person.id).in_({message.adult_id for message in messages}))
        )
    }
    rows = "".join(
        _ONE.format(
            name=escape(names.get(message.adult_id, "")),
            channel=escape(message.channel),
            lang=message.language,
            text=escape(message.text) + _link(message),
            at=message.at.astimezone(LONDON),
        )
        for message in messages
    )
    base = request.app.state.base
    body = _CAUGHT.format(rows=rows) if rows else _NONE
    page = _PAGE.format(body=body, base=base)
    return Response(page, media_type="text/html", headers={"content-security-policy": csp()})


def _link(message: Caught) -> str:
    """Give the link of an invite; it opens apart, so that the list stays."""
    if message.link is None:
        return ""
    there = escape(message.link)
    return f'<br><a class="secret link" href="{there}" target="_blank" rel="noopener">{there}</a>'

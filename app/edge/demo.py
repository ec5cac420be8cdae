"""The demo's page of caught messages; unmistakable, and absent everywhere else."""

from html import escape

from fastapi import APIRouter, Request, Response
from sqlmodel import col, select

from app.edge.deps import Anyone
from app.edge.pages import csp
from app.kernel.problems import absent
from app.notify.channels.console import Caught, Console
from app.roster.models import Person
from app.roster.people import display_name

router = APIRouter(include_in_schema=False)
_PAGE = """<!doctype html><html lang="cy"><meta charset="utf-8"><title>Demo</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
<link rel="stylesheet" href="{base}shared/all.css"><body class="staff"><main class="view">
<h1>DEMO</h1><p class="banner" role="note"><b lang="cy">Dim ond arddangosiad yw hwn: does dim
byd wedi gadael y peiriant hwn.</b> <span lang="en">Only a demo: nothing here has left this
machine.</span></p>
<table class="table"><thead><tr><th>Pryd / When</th><th>At / To</th><th>Sut / By</th>
<th>Testun / Text</th></tr></thead><tbody>{rows}</tbody></table>{none}</main></body></html>"""
_NONE = "<p>Dim byd eto. / <span lang='en'>Nothing yet.</span></p>"


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
        f"<tr><td>{message.at:%H:%M:%S}</td><td>{escape(names.get(message.adult_id, ''))}</td>"
        f"<td>{escape(message.channel)}</td><td>{escape(message.text)}{_link(message)}</td></tr>"
        for message in messages
    )
    base = request.app.state.base
    page = _PAGE.format(rows=rows, base=base, none="" if rows else _NONE)
    return Response(page, media_type="text/html", headers={"content-security-policy": csp()})


def _link(message: Caught) -> str:
    """Give the link of an invite; it opens apart, so that the list stays."""
    if message.link is None:
        return ""
    there = escape(message.link)
    return f'<br><a href="{there}" target="_blank" rel="noopener">{there}</a>'

"""Finds out who is asking where the office's request needs more than one transaction."""

from fastapi import Request

from app.access.actor import Actor
from app.access.policy import Action as Wish
from app.edge.admin_gate import the_office
from app.edge.deps import Visit, cookie
from app.identity import sessions
from app.kernel.problems import Problem


def at_the_desk(request: Request, visit: Visit) -> Actor:
    """Find out who is asking, as a request with one transaction does; each time, as roles end.

    Raises:
        Problem: `sign_in_needed`; `not_found` to whom there is no office.
    """
    token = cookie(request, "staff")
    actor = sessions.staff(visit.session, visit.keys, token, now=visit.now) if token else None
    if actor is None:
        raise Problem("sign_in_needed")
    visit.actor = actor
    the_office(visit, Wish.KEEP_ROSTER)
    return actor

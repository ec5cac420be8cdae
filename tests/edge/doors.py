"""Everybody at Ysgol y Bryn, each at a screen, and one request for every door of the house."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from uuid import UUID

import httpx
from sqlmodel import Session, col, select

from app.concerns.models import Concern
from app.identity import badges, devices, secrets, sessions
from app.kernel.ids import uuid7
from app.roster.models import Class, Person, School
from tests.edge.conftest import Browser, Bryn
from tests.people import (
    NOW,
    a_class,
    a_pupil,
    a_window,
    an_adult,
    chooses,
    in_class,
    safeguarding,
)

ROLES: Final = (
    "stranger", "device", "shared", "phone", "teacher", "other", "told", "untold", "dsp", "deputy",
    "head", "admin",
)  # fmt: skip
NOTE: Final = "Cyfrinach fawr Efa am y gath ddu"
WORDS: Final = "Geiriau preifat Mr Price ar ôl siarad"
PHRASE: Final = {
    "phrase": "y bont goch", "language": "cy", "category": "suicidal", "severity": 3,
}  # fmt: skip
ABSENT: Final = frozenset({"not_found", "sign_in_needed", "device_not_enrolled"})


@dataclass
class House:
    """One school with a person for each role, and a case that Mr Price has in hand."""

    bryn: Bryn
    school: School
    group: Class
    other_group: Class
    people: dict[str, Person]
    pupil: Person
    ids: dict[str, str] = field(default_factory=dict)

    def at(self, role: str) -> Browser:
        """Give a browser in which somebody of this role is signed in, anew."""
        bryn = self.bryn
        if role == "stranger":
            return bryn.browser()
        if role == "device":
            return bryn.tablet(self.group)
        if role == "shared":
            return self.on_tablet(self.pupil)
        if role == "phone":
            return self.on_phone(self.pupil)
        return bryn.staff(self.people[role])

    def on_phone(self, pupil: Person) -> Browser:
        bryn = self.bryn

        def start(session: Session) -> str:
            return sessions.start_own(
                session, bryn.keys, pupil.school_id, pupil.id, now=bryn.clock.now
            )

        return bryn.browser().has("pupil", bryn.keep(start))

    def on_tablet(self, pupil: Person) -> Browser:
        bryn = self.bryn
        tablet = bryn.tablet(self.group)

        def start(session: Session) -> str:
            actor = devices.device(
                session, bryn.keys, tablet.cookie("device") or "", now=bryn.clock.now
            )
            assert actor is not None
            return sessions.start_shared(session, bryn.keys, actor, pupil.id, now=bryn.clock.now)

        return tablet.has("pupil", bryn.keep(start))


def a_house(bryn: Bryn, school: School, group: Class, teacher: Person, pupil: Person) -> House:
    """Fill a school: a person for each role, and an ask of the pupil's that Mr Price has taken."""
    with bryn.database.write() as session:
        people = {
            "teacher": teacher,
            "other": an_adult(session, school, "Rhys Bowen", title="Mr", roles=["teacher"]),
            "told": an_adult(session, school, "Huw Price", title="Mr"),
            "untold": an_adult(session, school, "Nia Parry", title="Ms"),
            "admin": an_adult(session, school, "Menna Swyddfa", roles=["admin"], accepts=False),
            **safeguarding(session, school),
        }
        other_group = a_class(session, school, "Blwyddyn 5", default_adult=people["other"])
        stranger = a_pupil(session, school, "Osian", "Puw")
        in_class(session, other_group, people["other"], stranger)
        chooses(session, pupil, people["told"])
        window = a_window(session, group, teacher)
        secrets.assign_phone(session, bryn.keys, school.id, pupil.id, now=NOW)
        badge = badges.issue(session, bryn.keys, school.id, pupil.id, now=NOW)
    house = House(bryn, school, group, other_group, people, pupil)
    check_in = str(uuid7())
    said = {"feeling": "worried", "note": NOTE, "ask": "talk", "occurred_at": NOW.isoformat()}
    answer = house.on_phone(pupil).put(f"/api/pupil/check-ins/{check_in}", said)
    assert answer.status_code == 200, answer.text
    with bryn.database.read() as session:
        case = session.exec(
            select(Concern).where(Concern.school_id == school.id, col(Concern.pupil_id) == pupil.id)
        ).one()
    price, path = house.at("told"), f"/api/adult/cases/{case.id}"
    assert price.post(f"{path}/acknowledge", {"as": "going"}).status_code == 200
    assert price.post(f"{path}/add-words", {"words": WORDS}).status_code == 200
    to = {"to": str(people["deputy"].id)}
    assert price.post(f"{path}/hand-over", to).status_code == 200
    phrase = house.at("dsp").post("/api/safeguarding/phrases", {**PHRASE, "phrase": "hen felin"})
    house.ids = {
        "phrase_id": phrase.json()["id"],
        "concern_id": str(case.id),
        "check_in_id": check_in,
        "adult_id": str(people["untold"].id),
        "class_id": str(group.id),
        "pupil_id": str(pupil.id),
        "window_id": str(window.id),
        "badge": badge,
        "person_id": str(people["untold"].id),
        "told": str(people["told"].id),
        "deputy": str(people["deputy"].id),
        "lang": "cy",
        "domain": "pupil",
    }
    return house


def bryns_house(bryn: Bryn) -> House:
    return a_house(bryn, bryn.school, bryn.group, bryn.evans, bryn.efa)


Body: TypeAlias = Callable[[dict[str, str]], Any]

# What each door is knocked with; the ids are those of a house. A door that is not here is knocked
# with nothing.
BODIES: Final[dict[str, Body]] = {
    "POST /api/device/enrol": lambda _: {"code": "AAAA-AAAA"},
    "POST /api/office-screen/enrol": lambda _: {"code": "AAAA-AAAA"},
    "POST /api/device/sign-in": lambda of: {"badge": of["badge"]},
    "POST /api/device/unverified-ask": lambda of: {
        "id": str(uuid7()), "pupil_id": of["pupil_id"], "ask": "talk",
    },
    "POST /api/pupil/not-me": lambda of: {"id": of["check_in_id"]},
    "POST /api/staff/invite": lambda _: {"token": "x"},
    "POST /api/staff/invite/accept": lambda _: {"token": "x", "password": "Tri chi ar y traeth"},
    "POST /api/staff/sign-in": lambda _: {"school": "x", "email": "x", "password": "x"},
    "PUT /api/staff/me/language": lambda _: {"language": "en"},
    "POST /api/staff/me/push": lambda _: {
        "endpoint": "https://example.org/x", "keys": {"p256dh": "x", "auth": "x"},
    },
    "DELETE /api/staff/me/push": lambda _: {"endpoint": "https://example.org/x"},
    "POST /api/pupil/sign-in": lambda _: {"school": "x", "code": "x", "pin": "x"},
    "POST /api/pupil/unlock": lambda _: {"pin": "000000"},
    "PUT /api/pupil/check-ins/{check_in_id}": lambda of: {
        "feeling": "sad", "ask": "talk", "adult": of["adult_id"], "about_adult_id": of["adult_id"],
        "window": of["window_id"],
    },
    "POST /api/pupil/answers": lambda of: {"concern_id": of["concern_id"], "said": "came"},
    "PUT /api/pupil/circle": lambda of: {"adults": [of["adult_id"]]},
    "PUT /api/pupil/history": lambda _: {"on": True},
    "POST /api/offline": lambda _: {"id": str(uuid7()), "sealed": "a.b.c.d.e"},
    "POST /api/adult/cases/{concern_id}/acknowledge": lambda _: {"as": "going"},
    "POST /api/adult/cases/{concern_id}/contact": lambda _: {"words": "x"},
    "POST /api/adult/cases/{concern_id}/close": lambda _: {
        "outcome": "talked", "disclosed": False,
    },
    "POST /api/adult/cases/{concern_id}/add-words": lambda _: {"words": "x"},
    "POST /api/adult/cases/{concern_id}/hand-over": lambda of: {"to": of["adult_id"]},
    "POST /api/staff/me/away": lambda _: {"until_at": "2026-11-24T08:00:00Z"},
    "PUT /api/staff/me/accepts": lambda _: {"accepts": True},
    "POST /api/teacher/classes/{class_id}/window": lambda _: {"minutes": 30, "language": "cy"},
    "POST /api/teacher/classes/{class_id}/unlock": lambda of: {"pupil_id": of["pupil_id"]},
    "POST /api/safeguarding/cases/{concern_id}/add-person": lambda of: {
        "adult": of["adult_id"], "reason": "x",
    },
    "POST /api/safeguarding/cases/{concern_id}/lower": lambda _: {"severity": "N", "reason": "x"},
    "POST /api/safeguarding/cases/{concern_id}/decide": lambda _: {"decision": "met"},
    "PUT /api/safeguarding/patterns": lambda _: {"cases_a_week": 2, "off": []},
    "POST /api/safeguarding/patterns/dry-run": lambda _: {"cases_a_week": 2, "off": []},
    "POST /api/safeguarding/phrases": lambda _: PHRASE,
    "POST /api/safeguarding/phrases/try": lambda _: {**PHRASE, "sentence": "x"},
    "POST /api/safeguarding/put-back": lambda of: {
        "concern": of["concern_id"], "adult": of["adult_id"], "reason": "x",
    },
    "POST /api/admin/people/{person_id}/away": lambda _: {"until_at": "2026-11-24T08:00:00Z"},
    "PUT /api/admin/people/{person_id}/duties": lambda _: {"roles": ["teacher"]},
    "PUT /api/admin/classes/{class_id}/default-adult": lambda of: {"adult": of["adult_id"]},
    "PUT /api/admin/calendar": lambda _: {"terms": [], "hours": []},
    "POST /api/admin/imports/undo": lambda _: {"run": str(uuid7())},
    "POST /api/admin/closures": lambda _: {"starts_on": "2026-12-01", "ends_on": "2026-12-01"},
}  # fmt: skip


def knock(browser: Browser, door: str, ids: dict[str, str]) -> httpx.Response:
    """Send the one request of a door, with these ids in its path and body."""
    method, path = door.split(" ")
    body = BODIES.get(door)
    return browser(method, path.format_map(_Known(ids)), body(ids) if body else None)


class _Known(dict[str, str]):
    """Ids by name; what is not named is an id of nothing."""

    def __missing__(self, _: str) -> str:
        return str(UUID(int=7))


def is_turned_away(answer: httpx.Response) -> bool:
    """Say whether a door was shut; forbidden looks like absent."""
    problem = answer.headers.get("content-type", "") == "application/problem+json"
    return problem and answer.json()["code"] in ABSENT


def doors_of(bryn: Bryn) -> list[str]:
    """List every operation of the OpenAPI document."""
    paths: dict[str, Iterable[str]] = bryn.app.openapi()["paths"]
    return [f"{method.upper()} {path}" for path, methods in paths.items() for method in methods]

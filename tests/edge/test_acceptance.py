"""What was promised to children, walked over HTTP: nothing sent is lost, nothing untrue is said."""

import json
from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from joserfc import jwe
from joserfc.jwk import ECKey
from sqlmodel import col, select

from app.checkins.feelings import NOTE_LIMIT
from app.checkins.models import CheckIn
from app.concerns.models import Concern
from app.identity import secrets
from app.journeys.deliver import may_send
from app.kernel.ids import uuid7
from app.notify.delivery import deliver_due
from app.notify.models import Owed
from app.roster.models import Person
from tests.edge.conftest import Browser, Bryn
from tests.edge.doors import House, bryns_house
from tests.notify.belled import a_phone, a_push, name_of
from tests.people import NOW, a_pupil, in_class
from tests.push_emulator import Answer, a_push_service


@pytest.fixture
def house(bryn: Bryn) -> House:
    return bryns_house(bryn)


def check_in(browser: Browser, key: object = None, **said: Any) -> dict[str, Any]:
    answer = browser.put(f"/api/pupil/check-ins/{key or uuid7()}", said)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def taps_of(house: House, pupil: Person) -> list[CheckIn]:
    with house.bryn.database.read() as session:
        wanted = select(CheckIn).where(CheckIn.pupil_id == pupil.id)
        return list(session.exec(wanted.order_by(col(CheckIn.received_at))))


def case_of(house: House, pupil: Person) -> Concern:
    with house.bryn.database.read() as session:
        return session.exec(select(Concern).where(Concern.pupil_id == pupil.id)).one()


def told_of(house: House, case: Concern) -> set[str]:
    """Who finds a case among their own."""
    return {
        role for role in house.people if str(case.id) in house.at(role).get("/api/adult/cases").text
    }


def test_ten_thousand_emoji_and_talk_are_kept_trimmed_and_the_ask_is_sent(house: House) -> None:
    kept = check_in(house.on_phone(house.bryn.tomos), note="😭" * 10_000, ask="talk")
    assert (kept["note_trimmed"], kept["state"], kept["told"]) == (
        True,
        "calling",
        {"name": "Mrs Evans"},
    )
    path = f"/api/adult/cases/{case_of(house, house.bryn.tomos).id}"
    (tap,) = house.at("teacher").get(path).json()["taps"]
    assert tap["note"] == "😭" * NOTE_LIMIT


def test_a_body_over_256_kb_is_refused_and_the_ask_without_its_note_is_taken(house: House) -> None:
    phone, key = house.on_phone(house.bryn.tomos), uuid7()
    answer = phone.put(f"/api/pupil/check-ins/{key}", {"note": "x" * 256 * 1024, "ask": "talk"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert check_in(phone, key, ask="talk")["state"] == "calling"


def test_a_locked_child_asks_unverified_and_the_tablet_says_nothing_of_whom_she_trusts(
    house: House,
) -> None:
    tablet, efa = house.at("device"), str(house.pupil.id)
    wrong = {"pupil_id": efa, "pictures": ["cat", "cat", "cat", "cat"]}
    codes = [tablet.post("/api/device/sign-in", wrong).json()["code"] for _ in range(5)]
    assert codes == ["bad_code"] * 4 + ["locked_out"]
    assert tablet.get("/api/help").status_code == 200
    ask = {"id": str(uuid7()), "pupil_id": efa, "ask": "talk"}
    answer = tablet.post("/api/device/unverified-ask", ask)
    assert answer.status_code == 200
    assert (answer.json()["told"], answer.json()["seen_by"]) == (None, None)
    assert "Price" not in answer.text
    tapped = taps_of(house, house.pupil)[-1]
    assert (tapped.source, tapped.ask) == ("unverified", "talk")


def test_history_is_off_until_turned_on_then_in_school_hours_and_what_is_hidden_is_gone(
    house: House,
) -> None:
    phone, clock = house.at("phone"), house.bryn.clock
    assert phone.get("/api/pupil/me").json()["history_on"] is False
    assert phone.get("/api/pupil/history").json() == []
    assert phone.put("/api/pupil/history", {"on": True}).status_code == 200
    (mine,) = phone.get("/api/pupil/history").json()
    assert mine["id"] == house.ids["check_in_id"]
    clock.now = NOW + timedelta(hours=9)
    assert house.at("phone").get("/api/pupil/history").json() == []
    clock.now = NOW + timedelta(days=1)
    phone = house.at("phone")
    assert phone.post(f"/api/pupil/history/{mine['id']}/hide").status_code == 200
    assert phone.get("/api/pupil/history").json() == []


def test_a_phone_left_for_five_minutes_shows_nothing_until_the_pin_is_right(house: House) -> None:
    bryn = house.bryn
    _, pin = bryn.keep(
        lambda session: secrets.assign_phone(
            session, bryn.keys, house.school.id, house.pupil.id, now=NOW
        )
    )
    phone = house.at("phone")
    bryn.clock.passes(minutes=5, seconds=1)
    assert phone.get("/api/pupil/adults").json()["code"] == "pin_needed"
    assert phone.get("/api/pupil/me").json()["circle"] == []
    wrong = "111111"
    assert phone.post("/api/pupil/unlock", {"pin": wrong}).json()["code"] == "bad_code"
    assert phone.post("/api/pupil/unlock", {"pin": pin}).status_code == 200
    assert phone.get("/api/pupil/adults").status_code == 200


def test_a_shared_tablet_ends_with_the_tap(house: House) -> None:
    tablet = house.at("shared")
    check_in(tablet, feeling="happy")
    assert tablet.get("/api/pupil/me").json()["code"] == "sign_in_needed"


def test_an_urgent_ask_rings_the_first_adult_the_dsp_and_the_deputies(house: House) -> None:
    tomos = house.bryn.tomos
    adults = {"adults": [str(house.people["told"].id)]}
    phone = house.on_phone(tomos)
    assert phone.put("/api/pupil/circle", adults).status_code == 200
    kept = check_in(phone, ask="urgent")
    assert (kept["urgent"], kept["show_card"], kept["state"]) == (True, True, "calling")
    case = case_of(house, tomos)
    assert {"told", "dsp", "deputy"} <= told_of(house, case)
    assert not {"other", "untold", "admin", "head"} & told_of(house, case)
    assert case.severity == "U"


def test_a_note_without_an_ask_has_a_reader_and_a_deadline(house: House) -> None:
    check_in(house.on_phone(house.bryn.tomos), feeling="ok", note="Mae'r gath ar goll")
    (line,) = house.at("teacher").get("/api/adult/cases").json()["cases"]
    assert (line["severity"], line["needs"], line["mine"]) == ("N", ["read"], True)
    assert datetime.fromisoformat(line["deadline_at"]) > NOW


def test_the_same_tap_again_gives_the_same_receipt_as_it_stands_now(house: House) -> None:
    tomos, key = house.bryn.tomos, uuid7()
    said = {"ask": "talk", "note": "Plîs", "occurred_at": NOW.isoformat()}
    phone = house.on_phone(tomos)
    first = check_in(phone, key, **said)
    case = case_of(house, tomos)
    answer = house.at("teacher").post(f"/api/adult/cases/{case.id}/acknowledge", {"as": "going"})
    assert answer.status_code == 200
    again = check_in(phone, key, **said)
    assert (first["repeated"], first["state"]) == (False, "calling")
    assert (again["repeated"], again["state"]) == (True, "seen")
    assert again["seen_by"] == {"name": "Mrs Evans"}
    answer = phone.put(f"/api/pupil/check-ins/{key}", {**said, "note": "Arall"})
    assert (answer.status_code, answer.json()["code"]) == (409, "same_id_other_content")
    assert len(taps_of(house, tomos)) == 1


@pytest.mark.parametrize(("seconds", "done"), [(60, True), (61, False)])
def test_that_is_not_me_is_taken_for_sixty_seconds(
    house: House, seconds: int, *, done: bool
) -> None:
    tomos, key = house.bryn.tomos, uuid7()
    tablet = house.on_tablet(tomos)
    check_in(tablet, key, ask="talk")
    house.bryn.clock.passes(seconds=seconds)
    assert tablet.post("/api/pupil/not-me", {"id": str(key)}).json() == {"done": done}
    case = case_of(house, tomos)
    assert (case.state, case.unverified) == ("open", done)


def sealed(me: dict[str, Any], said: dict[str, Any], ticket: str | None = None) -> str:
    body = {"ticket": ticket or me["upload"]["ticket"], "check_in": said}
    return jwe.encrypt_compact(
        {"alg": "ECDH-ES", "enc": "A256GCM"},
        json.dumps(body).encode(),
        ECKey.import_key(me["upload"]["key"]),
        algorithms=["ECDH-ES", "A256GCM"],
    )


def test_a_tap_without_wifi_comes_late_once_and_without_a_session(house: House) -> None:
    tomos, key = house.bryn.tomos, str(uuid7())
    me = house.on_tablet(tomos).get("/api/pupil/me").json()
    said = {"ask": "talk", "note": "Dim wifi", "occurred_at": NOW.isoformat()}
    house.bryn.clock.passes(minutes=4)
    anybody = house.bryn.browser()
    for _ in range(100):
        answer = anybody.post("/api/offline", {"id": key, "sealed": sealed(me, said)})
        assert (answer.status_code, answer.json()) == (200, {"id": key, "state": "kept"})
    (row,) = taps_of(house, tomos)
    assert (row.source, row.late_seconds, row.ask) == ("offline", 240, "talk")
    assert case_of(house, tomos).late_seconds == 240


def test_a_ticket_is_good_for_its_own_pupil_only(house: House) -> None:
    tomos = house.bryn.tomos
    me = house.on_tablet(tomos).get("/api/pupil/me").json()
    ticket: str = me["upload"]["ticket"]
    for forged in (ticket[:-4] + "AAAA", "x.y", "", ticket.replace(ticket[:20], "A" * 20)):
        body = {"id": str(uuid7()), "sealed": sealed(me, {"ask": "talk"}, forged or "é")}
        answer = house.bryn.browser().post("/api/offline", body)
        assert (answer.status_code, answer.json()["code"]) == (401, "bad_code")
    stolen = jwe.encrypt_compact(
        {"alg": "ECDH-ES", "enc": "A256GCM"},
        b"x",
        ECKey.generate_key("P-256"),
        algorithms=["ECDH-ES", "A256GCM"],
    )
    answer = house.bryn.browser().post("/api/offline", {"id": str(uuid7()), "sealed": stolen})
    assert (answer.status_code, answer.json()["field"]) == (422, "sealed")
    assert taps_of(house, tomos) == []


def test_three_locked_children_lock_the_tablet_until_mrs_evans_looks(house: House) -> None:
    bryn, tablet = house.bryn, house.at("device")
    with bryn.database.write() as session:
        cadi = a_pupil(session, bryn.school, "Cadi", "Wyn")
        in_class(session, bryn.group, cadi)
    mine = {"pupil_id": str(cadi.id), "pictures": bryn.pictures(cadi)}
    for pupil in (house.pupil, bryn.tomos, bryn.non):
        bryn.pictures(pupil)  # a new code is a fresh start: all are drawn before the first try
    for pupil in (house.pupil, bryn.tomos, bryn.non):
        for _ in range(5):
            body = {"pupil_id": str(pupil.id), "pictures": bryn.wrong_pictures(pupil)}
            tablet.post("/api/device/sign-in", body)
    refused = tablet.post("/api/device/sign-in", mine)
    assert (refused.status_code, refused.json().get("field")) == (423, "device")
    ask = {"id": str(uuid7()), "pupil_id": str(cadi.id), "ask": "talk"}
    assert tablet.post("/api/device/unverified-ask", ask).status_code == 200
    path = f"/api/teacher/classes/{bryn.group.id}"
    first = house.at("teacher").get(f"{path}/locked").json()[0]
    body = {"pupil_id": first["pupil_id"]}
    assert house.at("teacher").post(f"{path}/unlock", body).status_code == 200
    assert tablet.post("/api/device/sign-in", mine).status_code == 200


def test_a_push_service_that_hangs_holds_up_no_check_in(house: House) -> None:
    bryn = house.bryn
    with a_push_service() as service:
        with bryn.database.write() as session:
            phone = a_phone(session, bryn.evans, service)
        service.will(name_of(phone), Answer(hangs=True))
        check_in(house.on_phone(bryn.tomos), ask="talk")
        channels = {"push": a_push(service, bryn.keys)}
        worker = Thread(
            target=deliver_due,
            args=(bryn.database, channels, may_send),
            kwargs={"now": NOW, "worker": "w", "limit": timedelta(seconds=30)},
        )
        worker.start()
        service.wait_for(1)  # it hangs from here on, until it is released
        kept = check_in(house.on_phone(bryn.non), ask="talk")
        assert kept["state"] == "calling"
        assert worker.is_alive()
        with bryn.database.read() as session:
            sending = session.exec(select(Owed.state).where(Owed.channel == "push")).all()
        assert "sending" in sending
        service.release()
        worker.join()

"""Who gets in and who does not: by link and password, by pictures, by badge, by code and PIN."""

from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.audit.actions import Action
from app.audit.models import AuditRow
from app.identity import badges, devices, secrets, staff
from app.identity.models import SignedIn
from app.identity.throttle import DEVICE_TRIES, WRONG_TRIES
from app.roster.models import Person
from tests.edge.conftest import Browser, Bryn
from tests.people import a_pupil, a_school, an_adult, in_class

PASSWORD = "Tri chi ar y traeth"


def invited(bryn: Bryn, person: Person) -> str:
    return bryn.keep(
        lambda session: staff.invite(
            session, bryn.keys, person.school_id, person.id, now=bryn.clock.now
        )
    )


def an_account(bryn: Bryn, person: Person, password: str = PASSWORD) -> None:
    browser, token = bryn.browser(), invited(bryn, person)
    answer = browser.post("/api/staff/invite/accept", {"token": token, "password": password})
    assert answer.status_code == 200


def signs_in(
    bryn: Bryn,
    password: str = PASSWORD,
    *,
    email: str = "siân.evans@ysgol.example",
    school: str = "ysgol-y-bryn",
    browser: Browser | None = None,
) -> tuple[int, str]:
    body = {"school": school, "email": email, "password": password}
    answer = (browser or bryn.browser()).post("/api/staff/sign-in", body)
    return answer.status_code, answer.json().get("code", "")


def taps_pictures(bryn: Bryn, tablet: Browser, pupil: Person, pictures: list[str]) -> str:
    """Sign in by pictures; gives the refusal's code, or nothing where it went well."""
    body = {"pupil_id": str(pupil.id), "pictures": pictures}
    answer = tablet.post("/api/device/sign-in", body)
    return str(answer.json().get("code", ""))


def done(bryn: Bryn) -> list[str]:
    with bryn.database.read() as session:
        return [row.action for row in session.exec(select(AuditRow))]


# Staff


def test_mrs_evans_opens_her_link_sets_a_password_and_is_in(bryn: Bryn) -> None:
    browser, token = bryn.browser(), invited(bryn, bryn.evans)
    whose = browser.post("/api/staff/invite", {"token": token}).json()
    assert (whose["name"], whose["school"]) == ("Mrs Evans", "Ysgol y Bryn")
    answer = browser.post("/api/staff/invite/accept", {"token": token, "password": PASSWORD})
    assert answer.status_code == 200
    me = browser.get("/api/staff/me").json()
    assert (me["name"], me["roles"], me["pages"]) == ("Mrs Evans", ["teacher"], ["cases", "class"])
    assert signs_in(bryn) == (200, "")
    assert {Action.ACCEPT_INVITE, Action.SIGN_IN} <= set(done(bryn))


def test_a_link_works_once_and_for_a_week(bryn: Bryn) -> None:
    an_account(bryn, bryn.evans)
    first, second = invited(bryn, bryn.evans), invited(bryn, bryn.evans)
    browser = bryn.browser()
    assert browser.post("/api/staff/invite", {"token": first}).json()["code"] == "link_used"
    bryn.clock.passes(days=7)
    answer = browser.post("/api/staff/invite/accept", {"token": second, "password": PASSWORD})
    assert answer.json()["code"] == "link_used"
    assert browser.post("/api/staff/invite", {"token": "nonsense"}).status_code == 410


@pytest.mark.parametrize(
    "password",
    [
        "byr",
        "aaaaaaaaaaaaaaaa",
        "password1234",
        "Cyfrinair2026!",
        "qwertyuiop12",
        "123456789012",
        "siân evans 12",
        "Ysgol y Bryn 1",
        "ysgol-y-bryn-2026",
        "x" * 201,
    ],
)
def test_a_password_that_anyone_would_guess_is_refused_and_the_link_stays_good(
    bryn: Bryn, password: str
) -> None:
    browser, token = bryn.browser(), invited(bryn, bryn.evans)
    answer = browser.post("/api/staff/invite/accept", {"token": token, "password": password})
    assert (answer.status_code, answer.json()["field"]) == (422, "password")
    assert password not in answer.text
    answer = browser.post("/api/staff/invite/accept", {"token": token, "password": PASSWORD})
    assert answer.status_code == 200


def test_every_wrong_part_is_answered_alike(bryn: Bryn) -> None:
    an_account(bryn, bryn.evans)
    refused = (401, "bad_sign_in")
    assert signs_in(bryn, "Tri chi ar y mynydd") == refused
    assert signs_in(bryn, email="neb@ysgol.example") == refused
    assert signs_in(bryn, school="ysgol-arall") == refused
    assert signs_in(bryn, email=" SIÂN.EVANS@ysgol.example ") == (200, "")


def test_five_wrong_passwords_make_the_address_wait_whether_it_exists_or_not(bryn: Bryn) -> None:
    an_account(bryn, bryn.evans)
    for email in ("siân.evans@ysgol.example", "neb@ysgol.example"):
        for _ in range(WRONG_TRIES):
            assert signs_in(bryn, "rhywbeth arall", email=email)[0] == 401
        assert signs_in(bryn, email=email) == (423, "locked_out")
    bryn.clock.passes(minutes=15)
    assert signs_in(bryn) == (200, "")


def test_a_right_password_gives_a_fresh_start(bryn: Bryn) -> None:
    an_account(bryn, bryn.evans)
    for _ in range(3):
        for _ in range(WRONG_TRIES - 1):
            assert signs_in(bryn, "rhywbeth arall")[0] == 401
        assert signs_in(bryn) == (200, "")


def test_who_has_left_does_not_get_in(bryn: Bryn) -> None:
    an_account(bryn, bryn.evans)
    browser = bryn.browser()
    assert signs_in(bryn, browser=browser) == (200, "")

    def leaves(session: Session) -> None:
        session.merge(bryn.evans).status = "left"

    bryn.keep(leaves)
    assert browser.get("/api/staff/me").status_code == 401
    assert signs_in(bryn) == (401, "bad_sign_in")


def test_a_new_password_ends_every_other_session(bryn: Bryn) -> None:
    an_account(bryn, bryn.evans)
    stolen = bryn.browser()
    signs_in(bryn, browser=stolen)
    an_account(bryn, bryn.evans, "Pedair dafad ddu")
    assert stolen.get("/api/staff/me").status_code == 401


def test_two_people_who_share_an_address_are_told_so(bryn: Bryn) -> None:
    an_account(bryn, bryn.evans)
    twin = bryn.keep(
        lambda session: an_adult(
            session, bryn.school, "Siôn Evans", title="Mr", email=bryn.evans.email
        )
    )
    body = {"token": invited(bryn, twin), "password": PASSWORD}
    answer = bryn.browser().post("/api/staff/invite/accept", body)
    assert (answer.status_code, answer.json()["field"]) == (422, "email")


def test_signing_out_ends_it_and_doing_it_twice_is_fine(bryn: Bryn) -> None:
    evans = bryn.staff()
    token = evans.cookie("staff")
    assert token is not None
    assert evans.post("/api/staff/sign-out").status_code == 200
    assert evans.cookie("staff") is None
    assert bryn.browser().has("staff", token).get("/api/staff/me").status_code == 401
    assert evans.post("/api/staff/sign-out").status_code == 200


def test_a_staff_session_ends_after_twelve_idle_hours(bryn: Bryn) -> None:
    evans = bryn.staff()
    for _ in range(3):
        bryn.clock.passes(hours=11)
        assert evans.get("/api/staff/me").status_code == 200
    bryn.clock.passes(hours=12, seconds=1)
    assert evans.get("/api/staff/me").status_code == 401


def test_a_language_belongs_to_the_person(bryn: Bryn) -> None:
    evans = bryn.staff()
    assert evans.put("/api/staff/me/language", {"language": "en"}).status_code == 200
    assert bryn.staff().get("/api/staff/me").json()["language"] == "en"
    assert evans.put("/api/staff/me/language", {"language": "fr"}).status_code == 422


# Tablets


def test_a_tablet_is_enrolled_once_by_a_code_that_may_be_read_off_a_board(bryn: Bryn) -> None:
    code = bryn.staff().post(f"/api/teacher/classes/{bryn.group.id}/enrol-code").json()["code"]
    tablet = bryn.browser()
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    answer = tablet.post("/api/device/enrol", {"code": typed})
    assert answer.json()["class_name"] == "Blwyddyn 4"
    state = tablet.get("/api/device").json()
    assert (state["school"]["name"], state["class"]["name"]) == ("Ysgol y Bryn", "Blwyddyn 4")
    assert bryn.browser().post("/api/device/enrol", {"code": code}).json()["code"] == "bad_code"


def test_an_enrol_code_is_good_for_fifteen_minutes(bryn: Bryn) -> None:
    code = bryn.keep(lambda session: bryn.enrol_code(session, bryn.group))
    bryn.clock.passes(minutes=15)
    assert bryn.browser().post("/api/device/enrol", {"code": code}).status_code == 401


def test_efa_taps_her_pictures_and_the_tablet_knows_her(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    body = {"pupil_id": str(bryn.efa.id), "pictures": bryn.pictures(bryn.efa)}
    answer = tablet.post("/api/device/sign-in", body)
    assert answer.json() == {"name": "Efa", "band": "B", "language": "cy"}
    assert tablet.get("/api/pupil/me").json()["pupil"]["name"] == "Efa"


def test_a_shared_tablet_forgets_efa_after_sixty_idle_seconds(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    taps_pictures(bryn, tablet, bryn.efa, bryn.pictures(bryn.efa))
    for _ in range(3):
        bryn.clock.passes(seconds=59)
        assert tablet.get("/api/pupil/me").status_code == 200
    bryn.clock.passes(seconds=61)
    assert tablet.get("/api/pupil/me").status_code == 401


def test_the_next_child_ends_the_session_of_the_one_before(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    taps_pictures(bryn, tablet, bryn.efa, bryn.pictures(bryn.efa))
    efas = tablet.cookie("pupil")
    assert efas is not None
    taps_pictures(bryn, tablet, bryn.tomos, bryn.pictures(bryn.tomos))
    assert bryn.browser().has("pupil", efas).get("/api/pupil/me").status_code == 401


def test_five_wrong_tries_lock_efa_and_nobody_else(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    wrong = bryn.wrong_pictures(bryn.efa)
    refused = [taps_pictures(bryn, tablet, bryn.efa, wrong) for _ in range(WRONG_TRIES)]
    assert refused == ["bad_code"] * (WRONG_TRIES - 1) + ["locked_out"]
    assert taps_pictures(bryn, tablet, bryn.efa, bryn.pictures(bryn.efa)) == "locked_out"
    assert taps_pictures(bryn, tablet, bryn.tomos, bryn.pictures(bryn.tomos)) == ""
    assert done(bryn).count(Action.LOCK_OUT) == 1


def test_a_right_code_never_gives_another_child_new_tries(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    for _ in range(WRONG_TRIES - 1):
        taps_pictures(bryn, tablet, bryn.efa, bryn.wrong_pictures(bryn.efa))
        assert taps_pictures(bryn, tablet, bryn.tomos, bryn.pictures(bryn.tomos)) == ""
    assert taps_pictures(bryn, tablet, bryn.efa, bryn.wrong_pictures(bryn.efa)) == "locked_out"


def test_mrs_evans_lets_efa_in_again_with_one_tap(bryn: Bryn) -> None:
    tablet, evans = bryn.tablet(), bryn.staff()
    for _ in range(WRONG_TRIES):
        taps_pictures(bryn, tablet, bryn.efa, bryn.wrong_pictures(bryn.efa))
    path = f"/api/teacher/classes/{bryn.group.id}"
    assert [one["name"] for one in evans.get(f"{path}/locked").json()] == ["Efa Morgan"]
    evans.post(f"{path}/unlock", {"pupil_id": str(bryn.efa.id)})
    assert taps_pictures(bryn, tablet, bryn.efa, bryn.pictures(bryn.efa)) == ""


def test_a_locked_child_still_has_help_and_can_still_ask(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    for _ in range(WRONG_TRIES):
        taps_pictures(bryn, tablet, bryn.efa, bryn.wrong_pictures(bryn.efa))
    assert tablet.get("/api/help").json()["lines"]
    body = {
        "id": "019ab000-0000-7000-8000-000000000001",
        "pupil_id": str(bryn.efa.id),
        "ask": "talk",
    }
    assert tablet.post("/api/device/unverified-ask", body).status_code == 200


def test_three_children_locked_on_one_tablet_lock_the_tablet(bryn: Bryn) -> None:
    tablet, other = bryn.tablet(), bryn.tablet()
    mari = bryn.keep(lambda session: a_pupil(session, bryn.school, "Mari", "Ellis"))
    bryn.keep(lambda session: in_class(session, bryn.group, mari))
    codes = {one.id: bryn.pictures(one) for one in (bryn.efa, bryn.tomos, bryn.non, mari)}
    for pupil in (bryn.efa, bryn.tomos, bryn.non):
        for _ in range(WRONG_TRIES):
            taps_pictures(bryn, tablet, pupil, bryn.wrong_pictures(pupil))
    assert taps_pictures(bryn, tablet, mari, codes[mari.id]) == "locked_out"
    assert taps_pictures(bryn, other, mari, codes[mari.id]) == ""


def test_no_tablet_gives_more_guesses_than_its_budget_however_they_are_spread(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    children = bryn.keep(
        lambda session: [a_pupil(session, bryn.school, f"Plentyn {n}") for n in range(9)]
    )
    bryn.keep(lambda session: in_class(session, bryn.group, *children))
    asked = 0
    for _ in range(WRONG_TRIES - 1):  # one fewer than locks a child
        for child in children:
            if taps_pictures(bryn, tablet, child, bryn.wrong_pictures(child)) == "bad_code":
                asked += 1
    assert asked == DEVICE_TRIES - 1
    locked = bryn.staff().get(f"/api/teacher/classes/{bryn.group.id}/locked").json()
    assert len(locked) == 1  # somebody to let in again, and the tablet with them
    body = {"pupil_id": locked[0]["pupil_id"]}
    bryn.staff().post(f"/api/teacher/classes/{bryn.group.id}/unlock", body)
    assert taps_pictures(bryn, tablet, bryn.efa, bryn.pictures(bryn.efa)) == ""


def test_a_tablets_wrong_tries_are_forgotten_an_hour_after_the_last(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    for pupil in (bryn.efa, bryn.tomos, bryn.non):
        for _ in range(WRONG_TRIES - 1):
            taps_pictures(bryn, tablet, pupil, bryn.wrong_pictures(pupil))
        assert taps_pictures(bryn, tablet, pupil, bryn.pictures(pupil)) == ""
    bryn.clock.passes(hours=1, seconds=1)
    for pupil in (bryn.efa, bryn.tomos, bryn.non):
        for _ in range(WRONG_TRIES - 1):
            assert taps_pictures(bryn, tablet, pupil, bryn.wrong_pictures(pupil)) == "bad_code"


def test_pictures_of_another_class_or_school_are_not_there(bryn: Bryn) -> None:
    tablet = bryn.tablet()

    def elsewhere(session: Session) -> tuple[Person, Person]:
        other = a_school(session, "ysgol-arall", "Ysgol Arall")
        return a_pupil(session, bryn.school, "Gwen"), a_pupil(session, other, "Ifan")

    for stranger in bryn.keep(elsewhere):
        assert taps_pictures(bryn, tablet, stranger, bryn.pictures(stranger)) == "not_found"


def test_efas_badge_lets_her_in_on_an_enrolled_tablet_only(bryn: Bryn) -> None:
    def print_badge(session: Session) -> str:
        return badges.issue(session, bryn.keys, bryn.school.id, bryn.efa.id, now=bryn.clock.now)

    lost, badge = bryn.keep(print_badge), bryn.keep(print_badge)
    tablet = bryn.tablet()
    assert tablet.post("/api/device/sign-in", {"badge": badge}).json()["name"] == "Efa"
    assert tablet.post("/api/device/sign-in", {"badge": lost}).json()["code"] == "bad_code"
    answer = bryn.browser().post("/api/device/sign-in", {"badge": badge})
    assert answer.json()["code"] == "device_not_enrolled"


def test_a_revoked_tablet_is_a_stranger_and_so_is_who_was_on_it(bryn: Bryn) -> None:
    tablet = bryn.tablet()
    taps_pictures(bryn, tablet, bryn.efa, bryn.pictures(bryn.efa))

    def revoke(session: Session) -> UUID:
        (device,) = devices.of_school(session, bryn.school.id)
        devices.revoke(session, bryn.school.id, device.id, now=bryn.clock.now)
        return device.id

    bryn.keep(revoke)
    assert tablet.get("/api/device").json()["code"] == "device_not_enrolled"
    assert tablet.get("/api/pupil/me").status_code == 401


# Own phones


def a_phone(bryn: Bryn, pupil: Person) -> tuple[str, str]:
    return bryn.keep(
        lambda session: secrets.assign_phone(
            session, bryn.keys, pupil.school_id, pupil.id, now=bryn.clock.now
        )
    )


def phones(bryn: Bryn, code: str, pin: str, browser: Browser | None = None) -> str:
    body = {"school": "ysgol-y-bryn", "code": code, "pin": pin}
    answer = (browser or bryn.browser()).post("/api/pupil/sign-in", body)
    assert pin not in answer.text
    return str(answer.json().get("code", ""))


def another(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06}"


def test_tomos_signs_in_on_his_phone_and_it_asks_for_the_pin_after_five_idle_minutes(
    bryn: Bryn,
) -> None:
    phone, (code, pin) = bryn.browser(), a_phone(bryn, bryn.tomos)
    assert phones(bryn, code.upper(), pin, phone) == ""
    bryn.clock.passes(minutes=4, seconds=59)
    assert phone.get("/api/pupil/history").status_code != 401
    bryn.clock.passes(minutes=5, seconds=1)
    assert phone.get("/api/pupil/history").json()["code"] == "pin_needed"
    assert phone.get("/api/pupil/me").json()["locked"] is True
    assert phone.post("/api/pupil/unlock", {"pin": another(pin)}).json()["code"] == "bad_code"
    assert phone.post("/api/pupil/unlock", {"pin": pin}).status_code == 200
    assert phone.get("/api/pupil/me").json()["locked"] is False


def test_a_phone_stays_signed_in_for_thirty_days(bryn: Bryn) -> None:
    phone, (code, pin) = bryn.browser(), a_phone(bryn, bryn.tomos)
    phones(bryn, code, pin, phone)
    bryn.clock.passes(days=29)
    assert phone.post("/api/pupil/unlock", {"pin": pin}).status_code == 200
    bryn.clock.passes(days=1)
    assert phone.get("/api/pupil/me").status_code == 401


def test_five_wrong_pins_lock_the_phone_until_staff_let_him_in(bryn: Bryn) -> None:
    code, pin = a_phone(bryn, bryn.tomos)
    refused = [phones(bryn, code, another(pin)) for _ in range(WRONG_TRIES)]
    assert refused == ["bad_code"] * (WRONG_TRIES - 1) + ["locked_out"]
    bryn.clock.passes(days=1)
    assert phones(bryn, code, pin) == "locked_out"
    body = {"pupil_id": str(bryn.tomos.id)}
    bryn.staff().post(f"/api/teacher/classes/{bryn.group.id}/unlock", body)
    assert phones(bryn, code, pin) == ""


def test_a_code_that_nobody_has_is_answered_like_a_wrong_pin(bryn: Bryn) -> None:
    code, pin = a_phone(bryn, bryn.tomos)
    body = {"school": "ysgol-y-bryn", "code": "zzzzzz", "pin": pin}
    unknown = bryn.browser().post("/api/pupil/sign-in", body)
    wrong = bryn.browser().post("/api/pupil/sign-in", {**body, "code": code, "pin": another(pin)})
    assert unknown.status_code == wrong.status_code == 401
    assert unknown.json() == wrong.json()


def test_signing_out_of_a_phone_deletes_the_session(bryn: Bryn) -> None:
    phone, (code, pin) = bryn.browser(), a_phone(bryn, bryn.tomos)
    phones(bryn, code, pin, phone)
    assert phone.post("/api/pupil/sign-out").status_code == 200
    with bryn.database.read() as session:
        assert session.exec(select(SignedIn)).all() == []


# What is never said


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/pupil/sign-in", {"school": "ysgol-y-bryn", "code": "abc", "pin": 271828}),
        ("/api/pupil/sign-in", {"school": "ysgol-y-bryn", "code": "abc", "pin": "271828" * 9}),
        ("/api/staff/sign-in", {"school": "x", "email": "x", "password": ["271828"]}),
        ("/api/staff/sign-in", {"271828": "271828"}),
        ("/api/staff/invite/accept", "271828"),
    ],
)
def test_a_form_of_the_wrong_shape_is_refused_without_repeating_it(
    bryn: Bryn, path: str, body: object
) -> None:
    answer = bryn.browser().post(path, body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "bad_field"
    assert "271828" not in answer.text

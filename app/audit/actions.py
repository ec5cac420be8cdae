"""The codes of what is written down: who looked at what, and who did what."""

from enum import StrEnum
from typing import Final


class Action(StrEnum):
    """One code for each thing that people or the machine do; kept in rows, so never renamed."""

    # looking at named data
    READ_CONCERN = "read_concern"
    LIST_CONCERNS = "list_concerns"
    READ_COVERAGE = "read_coverage"
    READ_CHECK_INS = "read_check_ins"
    READ_AUDIT = "read_audit"
    READ_LOCKED = "read_locked"
    READ_PEOPLE = "read_people"
    DRY_RUN_PATTERNS = "dry_run_patterns"
    READ_ALWAYS_LOW = "read_always_low"
    READ_TILES = "read_tiles"

    # a case
    OPEN_CONCERN = "open_concern"
    ATTACH_TO_CONCERN = "attach_to_concern"
    RAISE_SEVERITY = "raise_severity"
    ESCALATE = "escalate"
    RING_AGAIN = "ring_again"
    NUDGE = "nudge"
    LAPSE = "lapse"
    REROUTE = "reroute"
    MOVE_DEADLINE = "move_deadline"
    ACKNOWLEDGE = "acknowledge"
    CONTACT = "contact"
    CLOSE = "close"
    SIGN_OFF = "sign_off"
    REOPEN = "reopen"
    OFFER_HAND_OVER = "offer_hand_over"
    ACCEPT_HAND_OVER = "accept_hand_over"
    ADD_WORDS = "add_words"
    TAKE_OVER = "take_over"
    ADD_PERSON = "add_person"
    LOWER_SEVERITY = "lower_severity"
    HOLD_BACK = "hold_back"
    PUT_BACK = "put_back"
    NOT_ON_SITE = "not_on_site"
    BACK_ON_SITE = "back_on_site"
    DECIDE = "decide"
    ANSWER_QUESTION = "answer_question"
    UNVERIFIED_ASK = "unverified_ask"
    NOT_ME = "not_me"

    # patterns
    SET_PATTERN_RULES = "set_pattern_rules"
    ADD_PHRASE = "add_phrase"
    TAKE_OFF_PHRASE = "take_off_phrase"

    # trust
    CHANGE_CIRCLE = "change_circle"
    VETO = "veto"
    LIFT_VETO = "lift_veto"
    ACCEPT_BEING_CHOSEN = "accept_being_chosen"
    DECLINE_BEING_CHOSEN = "decline_being_chosen"
    GO_AWAY = "go_away"
    COME_BACK = "come_back"
    SET_COVER = "set_cover"

    # who is at the screen
    INVITE = "invite"
    ACCEPT_INVITE = "accept_invite"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    SIGN_IN_REFUSED = "sign_in_refused"
    LOCK_OUT = "lock_out"
    UNLOCK = "unlock"
    MAKE_ENROL_CODE = "make_enrol_code"
    ENROL_DEVICE = "enrol_device"
    REVOKE_DEVICE = "revoke_device"
    PRINT_BADGES = "print_badges"
    PRINT_CODES = "print_codes"
    REVOKE_BADGE = "revoke_badge"
    SET_PIN = "set_pin"
    TURN_HISTORY_ON = "turn_history_on"
    TURN_HISTORY_OFF = "turn_history_off"
    HIDE_CHECK_IN = "hide_check_in"
    SUBSCRIBE_PUSH = "subscribe_push"
    UNSUBSCRIBE_PUSH = "unsubscribe_push"

    # the school
    GRANT_DUTY = "grant_duty"
    END_DUTY = "end_duty"
    LEAVE = "leave"
    IMPORT_ROSTER = "import_roster"
    UNDO_IMPORT = "undo_import"
    CHANGE_CALENDAR = "change_calendar"
    ADD_CLOSURE = "add_closure"
    REMOVE_CLOSURE = "remove_closure"
    OPEN_WINDOW = "open_window"
    CLOSE_WINDOW = "close_window"
    ERASE = "erase"


# What a pupil is shown under "who looked": a person read something that names them.
LOOKS: Final = frozenset(
    {
        Action.READ_CONCERN,
        Action.LIST_CONCERNS,
        Action.READ_COVERAGE,
        Action.READ_CHECK_INS,
        Action.READ_AUDIT,
        Action.READ_LOCKED,
        Action.DRY_RUN_PATTERNS,
        Action.READ_ALWAYS_LOW,
    }
)

# Told about the adult in `object_id`, and never to that adult: a veto is private.
SECRET_FROM_ITS_OBJECT: Final = frozenset(
    {Action.VETO, Action.LIFT_VETO, Action.HOLD_BACK, Action.PUT_BACK}
)

"""One table says who may do what; the same answer decides who is told and who may see."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from app.access.actor import Actor

SAFEGUARDING: Final = frozenset({"dsp", "deputy"})
HEADS: Final = frozenset({"head", "acting_head"})


class Action(StrEnum):
    """Everything that one person may be allowed and another not."""

    READ_CASE = "read_case"
    ACKNOWLEDGE = "acknowledge"
    MARK_SAFEGUARDING_HAS_IT = "mark_safeguarding_has_it"
    ADD_WORDS = "add_words"
    LOG_CONTACT = "log_contact"
    CLOSE = "close"
    SIGN_OFF = "sign_off"
    HAND_ON = "hand_on"
    ACCEPT = "accept"
    TAKE_OVER = "take_over"
    ADD_PERSON = "add_person"
    LOWER = "lower"
    PUT_BACK = "put_back"
    SAY_WHERE = "say_where"
    DECIDE = "decide"
    READ_BOARD = "read_board"
    READ_COVERAGE = "read_coverage"
    READ_AUDIT = "read_audit"
    TUNE_PATTERNS = "tune_patterns"
    KEEP_PHRASES = "keep_phrases"
    SEE_CLASS = "see_class"
    OPEN_WINDOW = "open_window"
    UNLOCK_PUPIL = "unlock_pupil"
    ENROL_DEVICE = "enrol_device"
    KEEP_ROSTER = "keep_roster"
    KEEP_CALENDAR = "keep_calendar"
    KEEP_ACCOUNTS = "keep_accounts"
    PRINT_BADGES = "print_badges"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so between an actor and a thing; slices gather it, this module judges it."""

    same_school: bool = True
    excluded: bool = False  # vetoed, named, or held out: to them the thing does not exist
    told: bool = False
    owner: bool = False
    offered: bool = False
    teaches_class: bool = False


Condition: TypeAlias = Callable[[Actor, Facts], bool]


def was_told(_: Actor, facts: Facts) -> bool:
    return facts.told


def owns_it(_: Actor, facts: Facts) -> bool:
    return facts.owner


def was_offered_it(_: Actor, facts: Facts) -> bool:
    return facts.offered


def leads_safeguarding(actor: Actor, _: Facts) -> bool:
    return bool(actor.roles & SAFEGUARDING)


def heads_the_school_and_was_told(actor: Actor, facts: Facts) -> bool:
    return facts.told and bool(actor.roles & (HEADS | {"chair"}))


def teaches_the_class(_: Actor, facts: Facts) -> bool:
    return facts.teaches_class


def keeps_the_office(actor: Actor, _: Facts) -> bool:
    return "admin" in actor.roles


MAY: Final[Mapping[Action, tuple[Condition, ...]]] = {
    Action.READ_CASE: (was_told, leads_safeguarding),
    Action.ACKNOWLEDGE: (was_told, leads_safeguarding),
    Action.MARK_SAFEGUARDING_HAS_IT: (leads_safeguarding, heads_the_school_and_was_told),
    Action.ADD_WORDS: (was_told, leads_safeguarding),
    Action.LOG_CONTACT: (owns_it,),
    Action.CLOSE: (owns_it,),
    Action.SIGN_OFF: (leads_safeguarding, heads_the_school_and_was_told),
    Action.HAND_ON: (owns_it,),
    Action.ACCEPT: (was_offered_it,),
    Action.TAKE_OVER: (leads_safeguarding,),
    Action.ADD_PERSON: (leads_safeguarding,),
    Action.LOWER: (leads_safeguarding,),
    Action.PUT_BACK: (leads_safeguarding, heads_the_school_and_was_told),
    Action.SAY_WHERE: (was_told, leads_safeguarding),
    Action.DECIDE: (leads_safeguarding, heads_the_school_and_was_told),
    Action.READ_BOARD: (leads_safeguarding,),
    Action.READ_COVERAGE: (leads_safeguarding,),
    Action.READ_AUDIT: (leads_safeguarding,),
    Action.TUNE_PATTERNS: (leads_safeguarding,),
    Action.KEEP_PHRASES: (leads_safeguarding,),
    Action.SEE_CLASS: (teaches_the_class,),
    Action.OPEN_WINDOW: (teaches_the_class,),
    Action.UNLOCK_PUPIL: (teaches_the_class,),
    Action.ENROL_DEVICE: (teaches_the_class, keeps_the_office),
    Action.KEEP_ROSTER: (keeps_the_office,),
    Action.KEEP_CALENDAR: (keeps_the_office,),
    Action.KEEP_ACCOUNTS: (keeps_the_office,),
    Action.PRINT_BADGES: (keeps_the_office,),
}


def may(action: Action, actor: Actor, facts: Facts) -> bool:
    """Say whether an actor may. A member of staff only, of this school, and not one kept out."""
    if actor.kind != "staff" or not facts.same_school or facts.excluded:
        return False
    return any(holds(actor, facts) for holds in MAY[action])

"""Writes out, for anybody to read, who may do what: docs/privacy.md comes from the one table."""

import typer

from app.access.policy import MAY, Action, Condition

_HEAD = """\
# Who may see and do what

Made by `hwyl privacy` from the table `MAY` in `app/access/policy.py`, which decides each time; a
test compares. Change the table, then this file.

Before any row of the table counts, three things must be so: the person is signed in as staff; the
thing belongs to their school; and they are not held out of it (the pupil said "not this person",
or the case may be about them). To anybody else the thing does not exist: forbidden and absent are
the same answer.

Where a row names several kinds of people, any one of them is enough.
"""

_TAIL = """\
Two rules stand beside the table. DSP, deputy, head and chair are duties that only a DSP or deputy
gives or takes, and nobody takes the last one who leads safeguarding; the office gives the others
(`app/roster/duties.py`). A DSP or deputy may also make a colleague's sign-in link
(`app/edge/admin.py`). Everybody on the staff keeps what is their own: password, language, devices
to be rung on, when they are away, whether they may be chosen.

Three audiences are not in it: a pupil sees their own (`app/edge/pupil.py`,
`app/edge/looking_back.py`), an enrolled tablet its class's tiles (`app/edge/device.py`), and nobody
needs to be anybody for help (`app/edge/helping.py`). How a class feels follows the small-group rule
(`app/summaries/suppression.py`), whoever looks.
"""

_WHAT = {
    Action.READ_CASE: "read a case: the child's words, the days before it, what was done",
    Action.ACKNOWLEDGE: 'say "I\'ve got this" (of an urgent case: "I am going to them now")',
    Action.MARK_SAFEGUARDING_HAS_IT: 'say of an urgent case "safeguarding has it"',
    Action.ADD_WORDS: "add words to a case",
    Action.LOG_CONTACT: "write down that they met the child",
    Action.CLOSE: "close a case",
    Action.SIGN_OFF: "give an urgent case its second signature",
    Action.HAND_ON: "offer a case to a colleague",
    Action.ACCEPT: "accept a case that was offered",
    Action.TAKE_OVER: "take a case over",
    Action.ADD_PERSON: "add a person to a case, with a reason",
    Action.LOWER: "lower how pressing a case is, with a reason",
    Action.PUT_BACK: "let somebody back into a case who was held out of it",
    Action.SAY_WHERE: "say that the child is not in school, or is back",
    Action.DECIDE: "record what was decided for a child whom nobody met before the bell",
    Action.READ_BOARD: "see every open case with its clock",
    Action.READ_COVERAGE: "see which pupils have no adult, and who is asked for by many",
    Action.READ_AUDIT: "read who looked at what",
    Action.TUNE_PATTERNS: "try patterns on the past by name, set them, and see who is always low",
    Action.KEEP_PHRASES: "keep the school's own phrases of the net over notes, and try them",
    Action.SEE_CLASS: "see how a class feels, and how many have checked in",
    Action.OPEN_WINDOW: "open and close a class's check-in window",
    Action.UNLOCK_PUPIL: "let a pupil in again after wrong codes",
    Action.ENROL_DEVICE: "make a tablet a class's tablet",
    Action.KEEP_ROSTER: "bring in people and classes from a file",
    Action.KEEP_CALENDAR: "keep terms, hours and closures",
    Action.KEEP_ACCOUNTS: "invite staff, give duties, note who is away or has left",
    Action.PRINT_BADGES: "print badges and codes",
}

_WHO = {
    "was_told": "whoever was told of this case",
    "owns_it": "the person responsible for it now",
    "was_offered_it": "the person to whom it was offered",
    "leads_safeguarding": "DSP or deputy",
    "heads_the_school_and_was_told": "head, acting head or chair of governors, if told of it",
    "teaches_the_class": "who teaches this class today",
    "keeps_the_office": "office",
}


def document() -> str:
    """Write docs/privacy.md.

    Raises:
        KeyError: an action or a condition has no words here yet.
    """
    rows = [
        f"| {_WHAT[action]} | `{action}` | {'; '.join(map(_who, conditions))} |"
        for action, conditions in MAY.items()
    ]
    table = "\n".join(["| To ... | Action | May |", "|---|---|---|", *rows])
    return f"{_HEAD}\n{table}\n\n{_TAIL}"


def _who(condition: Condition) -> str:
    return _WHO[condition.__name__]


def privacy() -> None:
    """Print who may see and do what, as docs/privacy.md has it."""
    typer.echo(document(), nl=False)

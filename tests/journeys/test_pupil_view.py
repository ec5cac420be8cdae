"""What Efa is told before she sends anything: who will see it, each of them once."""

from app.journeys import pupil_view
from tests.journeys.conftest import Bryn
from tests.people import a_pupil, chooses


def test_a_deputy_whom_nia_chose_is_named_once_with_both_reasons(bryn: Bryn) -> None:
    nia = a_pupil(bryn.session, bryn.school, "Nia", "Puw")
    chooses(bryn.session, nia, bryn.deputy, bryn.head)
    told = pupil_view.promise(bryn.session, nia, now=bryn.now)
    assert [(one.name, list(one.whys)) for one in told.sees] == [
        ("Ms Yusuf", ["circle", "dsp"]),
        ("Mrs Thomas", ["circle", "t4"]),
        ("Mr Hughes", ["dsp"]),
    ]


def test_where_nia_chose_nobody_the_default_adult_is_named_once_too(bryn: Bryn) -> None:
    nia = a_pupil(bryn.session, bryn.school, "Nia", "Puw")
    told = pupil_view.promise(bryn.session, nia, now=bryn.now)
    names = [one.name for one in told.sees]
    assert len(names) == len(set(names))
    assert told.sees[0].whys[0] == "default"

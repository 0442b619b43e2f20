"""Whom to ask how it stands: the talk that was quiet for a week, counted from the last one, with none to come."""

from datetime import timedelta

from made import START, application, reading

from onward.events import Kind
from onward.ledger.findings import NextStep
from onward.ledger.learn import learn


def asked(*talks: int, on: int) -> NextStep | None:
    """What is said of one application of day 0 with interviews after so many days, on day `on`."""
    one = application(2, 0, *((Kind.INTERVIEW, day) for day in talks))
    today = START + timedelta(days=on)
    steps = learn(reading([one]), today=today, as_of=today).next
    return next((step for step in steps if step.kind == "follow up"), None)


def test_it_counts_from_the_last_talk() -> None:
    step = asked(10, 24, on=34)
    assert step is not None
    assert "10 days" in step.why
    assert asked(10, 24, on=26) is None


def test_nobody_is_asked_while_a_talk_is_to_come() -> None:
    assert asked(10, on=20) is not None
    assert asked(10, 25, on=20) is None


def test_a_talk_stays_open_as_long_as_the_next_one_was_lately() -> None:
    step = asked(10, 75, on=85)
    assert step is not None

"""Next steps are done with one stroke, undone with one, and not offered twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal.doing import followed_up, let_go, open_steps, put_on_list
from onward.journal.models import Application, Search, Task
from onward.journal.recording import record
from onward.journal.tasks import ask_feedback_later
from onward.journal.undo import undo
from onward.journal.verdicts import findings
from onward.journal.writing import Fact
from onward.ledger.findings import NextStep

pytestmark = pytest.mark.django_db
TODAY = DAY + timedelta(days=21)


def steps(search: Search) -> list[NextStep]:
    return open_steps(search, findings(search, today=TODAY).next, today=TODAY)


def talking(search: Search) -> Application:
    application = an_application(search)
    record(application, Fact(Kind.INTERVIEW, DAY + timedelta(days=5)))
    return application


def test_a_follow_up_is_done_and_not_asked_for_again() -> None:
    search = a_search()
    application = talking(search)
    assert [step.row for step in steps(search) if step.kind == "follow up"] == [application.number]
    batch = followed_up(application, today=TODAY)
    assert not [step for step in steps(search) if step.kind == "follow up"]
    assert Task.objects.get().done_on == TODAY
    undo(batch)
    assert [step for step in steps(search) if step.kind == "follow up"]


def test_a_week_later_it_may_be_asked_for_again() -> None:
    search = a_search()
    application = talking(search)
    followed_up(application, today=TODAY - timedelta(days=8))
    assert [step for step in steps(search) if step.kind == "follow up"]


def test_feedback_that_is_on_the_list_is_no_step() -> None:
    search = a_search()
    application = talking(search)
    record(application, Fact(Kind.REJECTED, DAY + timedelta(days=9)))
    assert [step.row for step in steps(search) if step.kind == "ask feedback"] == [application.number]
    ask_feedback_later(application, today=TODAY)
    assert not [step for step in steps(search) if step.kind == "ask feedback"]


def test_what_stands_on_the_list_is_not_said_twice() -> None:
    search = a_search()
    made = NextStep("One practice interview", "why", None, "practise")
    assert open_steps(search, [made], today=TODAY) == [made]
    put_on_list(search, made.action, today=TODAY)
    assert open_steps(search, [made], today=TODAY) == []


def test_silent_ones_are_let_go_together_and_come_back_together() -> None:
    search = a_search()
    for number in range(4):
        an_application(search, f"Quiet {number}", on=TODAY - timedelta(days=300))
    fresh = an_application(search, "Fresh", on=TODAY)
    # Somebody answered once, or nothing would be known of answers at all.
    record(an_application(search, "Prompt", on=TODAY - timedelta(days=299)), Fact(Kind.REJECTED, DAY))
    count, batch = let_go(search, today=TODAY)
    assert batch is not None
    closed = Application.objects.filter(search=search, ending="closed")
    assert count == closed.count() == 4
    assert not closed.filter(pk=fresh.pk).exists()
    undo(batch)
    assert not closed.exists()


def test_nothing_silent_is_nothing_to_let_go() -> None:
    assert let_go(a_search(), today=TODAY) == (0, None)

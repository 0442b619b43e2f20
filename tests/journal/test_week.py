"""A week: what happened in it, what comes after it, and one thing to let be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal import verdicts
from onward.journal.pace import pace_of
from onward.journal.recording import correct, record, take_back
from onward.journal.tasks import add_task
from onward.journal.verdicts import findings
from onward.journal.week import first_day_of, name_of, one_to_drop, week_of
from onward.journal.what_happened import facts_between
from onward.journal.writing import Fact
from onward.language import weeks_beginning

pytestmark = pytest.mark.django_db
MONDAY = DAY  # 2 March 2026 is one


def test_each_fact_is_in_its_week_once() -> None:
    search = a_search()
    application = an_application(search)
    record(application, Fact(Kind.SCREEN, MONDAY + timedelta(days=3)))
    record(application, Fact(Kind.REJECTED, MONDAY + timedelta(days=6)))
    record(application, Fact(Kind.INTERVIEW, MONDAY + timedelta(days=8)))
    week = week_of(search, MONDAY)
    kinds = [
        [fact.kind for fact in part] for part in (week.sent, week.answers, week.talks, week.endings, week.coming)
    ]
    assert kinds == [["applied"], [], ["screen"], ["rejected"], ["interview"]]
    assert week.name == "2026-W10"
    assert week_of(search, MONDAY + timedelta(days=7)).endings == ()


def test_only_what_counts_now_happened() -> None:
    search = a_search()
    application = an_application(search)
    record(application, Fact(Kind.SCREEN, MONDAY + timedelta(days=3)))
    (_, screen) = facts_between(search, MONDAY)
    correct(screen, kind=Kind.SCREEN, on=MONDAY + timedelta(days=10))
    assert [fact.kind for fact in facts_between(search, MONDAY, MONDAY + timedelta(days=6))] == ["applied"]
    take_back(facts_between(search, MONDAY + timedelta(days=10))[0])
    assert facts_between(search, MONDAY + timedelta(days=10)) == []


def test_what_is_due_by_the_end_of_the_next_week() -> None:
    search = a_search()
    for days in (-20, 6, 13, 14):
        add_task(search, f"in {days}", due=MONDAY + timedelta(days=days))
    assert [task.what for task in week_of(search, MONDAY).due] == ["in -20", "in 6", "in 13"]


@pytest.mark.parametrize("name", ["", "2026", "2026-W", "2026-W60", "x-W1", "2026-W-1", "99999-W01", "2026-W1e9"])
def test_what_is_no_week(name: str) -> None:
    assert first_day_of(name) is None


def test_a_week_has_one_name() -> None:
    assert first_day_of("2026-W10") == date(2026, 3, 2)
    assert week_of(a_search(), date(2025, 12, 29)).name == "2026-W01"


def test_a_task_that_stands_there_for_weeks_is_the_one_to_drop() -> None:
    search = a_search()
    an_application(search)
    task, _ = add_task(search, "Learn Cobol", due=MONDAY)
    found = findings(search, today=MONDAY + timedelta(days=30))
    assert "Learn Cobol" in one_to_drop(found, [task], MONDAY + timedelta(days=30))
    assert "Learn Cobol" not in one_to_drop(found, [task], MONDAY + timedelta(days=10))


def test_nothing_to_drop_is_nothing() -> None:
    search = a_search()
    an_application(search)
    assert one_to_drop(findings(search, today=MONDAY), [], MONDAY) == ""


def test_the_pace_counts_this_week_apart() -> None:
    search = a_search()
    for days in (0, 2, -7, -7, -60, -400):
        an_application(search, on=MONDAY + timedelta(days=days))
    pace = pace_of(search, today=MONDAY + timedelta(days=2))
    assert pace.this_week == 2
    assert pace.before == (0, 0, 0, 0, 0, 0, 0, 2)


@pytest.mark.django_db(transaction=True)
def test_changes_of_a_week_and_the_history_agree_that_nothing_was_learned() -> None:
    verdicts._weeks.forget()
    search = a_search()
    an_application(search)
    sunday = MONDAY + timedelta(days=6)
    nothing = verdicts.Told((), fresh=True)
    assert verdicts.changes_in(search, MONDAY, sunday, today=sunday, patience=20) == nothing
    assert verdicts.history(search, today=sunday, patience=20) == nothing


def test_a_week_begins_on_the_persons_own_day() -> None:
    search, sunday = a_search(), MONDAY - timedelta(days=1)
    for days in (-1, 0, 5, 6):
        an_application(search, str(days), on=MONDAY + timedelta(days=days))
    with weeks_beginning(6):
        week = week_of(search, sunday)
        assert [fact.application.employer for fact in week.sent] == ["-1", "0", "5"]
        assert (week.name, first_day_of("2026-W10")) == ("2026-W10", sunday)
        assert [first_day_of(name_of(sunday + timedelta(weeks=n))) for n in range(60)] == [
            sunday + timedelta(weeks=n) for n in range(60)
        ]
        assert pace_of(search, today=sunday + timedelta(days=6)).this_week == 3
        assert pace_of(search, today=sunday + timedelta(days=7)).this_week == 1
    assert pace_of(search, today=MONDAY + timedelta(days=6)).this_week == 3

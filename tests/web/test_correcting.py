"""Recording any step on any day, correcting it, taking it back, and going on after an ending."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application
from seated import seated

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.models import Application, Event
from onward.journal.recording import record
from onward.journal.undo import last_undoable
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db


def told(application: Application) -> list[tuple[str, date | None]]:
    return [(event.kind, event.on) for event in current_events(application)]


def fresh(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def test_an_interview_is_recorded_before_its_day_with_its_hour() -> None:
    application = an_application(a_search())
    ahead = timezone.localdate() + timedelta(days=3)
    seated(application.search).post(
        f"/applications/{application.pk}/record",
        {"kind": "interview", "on": ahead.isoformat(), "time": "14:30", "note": "third floor"},
    )
    interview = current_events(application)[-1]
    assert (interview.kind, interview.on, interview.time, interview.note) == (
        "interview",
        ahead,
        time(14, 30),
        "third floor",
    )


def test_a_step_may_have_no_day() -> None:
    application = an_application(a_search())
    seated(application.search).post(
        f"/applications/{application.pk}/record", {"kind": "answered", "unknown": "on"}
    )
    event = current_events(application)[-1]
    assert (event.on, event.by) == (None, timezone.localdate())


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"kind": "answered", "on": ""}, "Choose the day"),
        ({"kind": "answered", "on": "31.02.2026"}, "That is no day"),
        ({"kind": "answered", "on": "0001-01-01"}, "too far away"),
        ({"kind": "rejected", "on": "2027-12-31"}, "still to come"),
        ({"kind": "promoted", "on": "2026-03-03"}, "promoted"),
        ({"kind": "interview", "on": "2026-03-03", "time": "25:61"}, "That is no time"),
        ({}, "Choose the day"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(sent: dict[str, str], wrong: str) -> None:
    application = an_application(a_search())
    answer = seated(application.search).post(f"/applications/{application.pk}/record", sent | {"note": "keep me"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert wrong in html
    assert "keep me" in html
    assert told(application) == [("applied", DAY)]


def test_a_day_is_corrected_and_what_it_was_stays_in_the_history() -> None:
    application = an_application(a_search())
    (applied,) = current_events(application)
    client = seated(application.search)
    assert DAY.isoformat() in client.get(f"/events/{applied.pk}/correct").content.decode()
    client.post(f"/events/{applied.pk}/correct", {"kind": "applied", "on": "2026-03-05"})
    assert fresh(application).applied_on == date(2026, 3, 5)
    assert Event.objects.filter(fact=applied.fact).count() == 2


def test_an_old_page_corrects_the_same_step_and_makes_no_second_one() -> None:
    application = an_application(a_search())
    (applied,) = current_events(application)
    client = seated(application.search)
    for day in ("2026-03-05", "2026-03-06"):
        client.post(f"/events/{applied.pk}/correct", {"kind": "applied", "on": day})
    assert told(application) == [("applied", date(2026, 3, 6))]


def test_correcting_to_the_same_writes_nothing() -> None:
    application = an_application(a_search())
    (applied,) = current_events(application)
    before = application.search.batches.count()
    seated(application.search).post(
        f"/events/{applied.pk}/correct", {"kind": "applied", "on": DAY.isoformat(), "note": ""}
    )
    assert application.search.batches.count() == before


def test_a_step_is_taken_back_once_and_undo_brings_it_back() -> None:
    application = an_application(a_search())
    record(application, Fact(Kind.INTERVIEW, on=DAY))
    interview = current_events(application)[-1]
    client = seated(application.search)
    for _ in range(2):
        client.post(f"/events/{interview.pk}/back")
    assert fresh(application).place == "applied"
    assert Event.objects.filter(fact=interview.fact).count() == 2
    batch = last_undoable(application.search)
    assert batch is not None
    client.post(f"/undo/{batch.pk}")
    assert fresh(application).place == "interview"


@pytest.mark.parametrize("closed", [DAY + timedelta(days=30), None, "today"])
def test_they_wrote_after_all_revives_whatever_day_it_was_closed(closed: date | str | None) -> None:
    application = an_application(a_search())
    day = timezone.localdate() if closed == "today" else closed
    record(application, Fact(Kind.CLOSED, on=day))  # type: ignore[arg-type]
    assert fresh(application).ending == "closed"
    seated(application.search).post(f"/applications/{application.pk}/they-wrote")
    revived = fresh(application)
    assert (revived.ending, revived.place) == ("", "answered")
    assert ("answered", timezone.localdate()) in told(application)


def test_an_ending_that_was_a_mistake_is_opened_again() -> None:
    application = an_application(a_search())
    record(application, Fact(Kind.REJECTED, on=DAY))
    client = seated(application.search)
    for _ in range(2):
        client.post(f"/applications/{application.pk}/reopen")
    assert told(application) == [("applied", DAY)]
    assert fresh(application).ending == ""

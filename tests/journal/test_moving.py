"""Moving a card records what happened, takes back what did not, and can be undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.models import Application, Batch, Place
from onward.journal.moving import CannotMoveError, amend, move, planned, stamp
from onward.journal.undo import undo
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def with_facts(*facts: tuple[Kind, date | None]) -> Application:
    made = an_application(a_search(), on=None)
    if facts:
        with write(made.search, "recorded") as pen:
            pen.record(made, *(Fact(kind, on) for kind, on in facts))
    made.refresh_from_db()
    return made


def told(application: Application) -> list[tuple[str, date | None]]:
    return [(event.kind, event.on) for event in current_events(application)]


def where(application: Application) -> tuple[str, str]:
    row = Application.objects.get(pk=application.pk)
    return row.place, row.ending


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (Place.APPLIED, "applied"),
        (Place.ANSWERED, "answered"),
        (Place.TALKING, "screen"),
        (Place.INTERVIEW, "interview"),
        (Place.OFFER, "offer"),
    ],
)
def test_forward_records_the_event_of_the_column_today(place: Place, kind: str) -> None:
    application = with_facts()
    move(application, place, TODAY)
    assert told(application) == [(kind, TODAY)]
    assert where(application) == (place, "")


def test_talking_may_be_an_assessment() -> None:
    application = with_facts((Kind.APPLIED, ago(9)))
    move(application, Place.TALKING, TODAY, kind=Kind.ASSESSMENT)
    assert told(application)[-1] == ("assessment", TODAY)


def test_back_takes_back_what_lies_beyond_and_undo_brings_it_again() -> None:
    application = with_facts((Kind.APPLIED, ago(20)), (Kind.SCREEN, ago(9)), (Kind.INTERVIEW, ago(3)))
    assert [fact.kind for fact in planned(application, Place.APPLIED, TODAY).taking_back] == [
        "screen",
        "interview",
    ]
    batch = move(application, Place.APPLIED, TODAY)
    assert told(application) == [("applied", ago(20))]
    undo(batch)
    assert where(application) == (Place.INTERVIEW, "")


def test_back_to_a_column_that_it_never_was_in_records_that_one() -> None:
    application = with_facts((Kind.APPLIED, ago(20)), (Kind.INTERVIEW, ago(3)))
    move(application, Place.ANSWERED, TODAY)
    assert told(application) == [("applied", ago(20)), ("answered", TODAY)]


def test_an_ending_must_be_said() -> None:
    application = with_facts((Kind.APPLIED, ago(20)))
    with pytest.raises(CannotMoveError, match="which ending"):
        move(application, Place.ENDED, TODAY)
    move(application, Place.ENDED, TODAY, kind=Kind.CLOSED)
    assert where(application) == (Place.ENDED, "closed")


def test_an_ending_takes_back_a_talk_that_was_still_to_come() -> None:
    application = with_facts((Kind.APPLIED, ago(20)), (Kind.INTERVIEW, TODAY + timedelta(days=3)))
    move(application, Place.ENDED, TODAY, kind=Kind.WITHDRAWN)
    assert where(application) == (Place.ENDED, "withdrawn")
    assert [kind for kind, _ in told(application)] == ["applied", "withdrawn"]


def test_an_ending_said_wrongly_today_gives_way_to_the_right_one() -> None:
    application = with_facts((Kind.APPLIED, ago(20)), (Kind.CLOSED, TODAY))
    move(application, Place.ENDED, TODAY, kind=Kind.WITHDRAWN)
    assert [kind for kind, _ in told(application)] == ["applied", "withdrawn"]


def test_a_no_after_a_silence_keeps_the_silence() -> None:
    application = with_facts((Kind.APPLIED, ago(90)), (Kind.CLOSED, ago(30)))
    move(application, Place.ENDED, TODAY, kind=Kind.REJECTED)
    assert [kind for kind, _ in told(application)] == ["applied", "closed", "rejected"]
    assert where(application) == (Place.ENDED, "rejected")


def test_who_writes_on_a_later_day_revives_it() -> None:
    application = with_facts((Kind.APPLIED, ago(90)), (Kind.INTERVIEW, ago(60)), (Kind.CLOSED, ago(30)))
    move(application, Place.INTERVIEW, TODAY)
    assert told(application)[-2:] == [("closed", ago(30)), ("answered", TODAY)]
    assert where(application) == (Place.INTERVIEW, "")


def test_revived_further_than_it_ever_was() -> None:
    application = with_facts((Kind.APPLIED, ago(90)), (Kind.CLOSED, ago(30)))
    move(application, Place.TALKING, TODAY)
    assert told(application)[-1] == ("screen", TODAY)
    assert where(application) == (Place.TALKING, "")


@pytest.mark.parametrize("ended", [ago(30), None])
def test_it_was_not_over_the_ending_is_taken_back(ended: date | None) -> None:
    application = with_facts((Kind.APPLIED, ago(90)), (Kind.CLOSED, ended))
    move(application, Place.APPLIED, TODAY)
    assert told(application) == [("applied", ago(90))]


def test_an_acceptance_is_taken_back_by_name_only() -> None:
    application = with_facts((Kind.APPLIED, ago(90)), (Kind.OFFER, ago(40)), (Kind.ACCEPTED, ago(30)))
    move(application, Place.OFFER, TODAY)
    assert [kind for kind, _ in told(application)] == ["applied", "offer"]


def test_back_to_saved_takes_back_everything() -> None:
    application = with_facts((Kind.CONTACTED, ago(95)), (Kind.APPLIED, ago(90)), (Kind.REJECTED, ago(30)))
    move(application, Place.SAVED, TODAY)
    assert told(application) == [("contacted", ago(95))]


@pytest.mark.parametrize("place", [Place.APPLIED, Place.SAVED])
def test_where_it_is_already_nothing_is_written(place: Place) -> None:
    application = with_facts(*([(Kind.APPLIED, ago(9))] if place is Place.APPLIED else []))
    before = Batch.objects.count()
    with pytest.raises(CannotMoveError, match="there already"):
        move(application, place, TODAY)
    assert Batch.objects.count() == before


def test_only_talks_may_lie_ahead() -> None:
    application = with_facts((Kind.APPLIED, ago(9)))
    with pytest.raises(CannotMoveError, match="to come"):
        move(application, Place.OFFER, TODAY + timedelta(days=1))
    move(application, Place.INTERVIEW, TODAY + timedelta(days=4))
    assert where(application) == (Place.INTERVIEW, "")


def test_a_card_that_changed_elsewhere_is_not_moved() -> None:
    application = with_facts((Kind.APPLIED, ago(9)))
    seen = stamp(application)
    move(Application.objects.get(pk=application.pk), Place.INTERVIEW, TODAY)
    with pytest.raises(CannotMoveError, match="changed since"):
        move(application, Place.ANSWERED, TODAY, seen=seen)
    assert where(application) == (Place.INTERVIEW, "")


def test_nothing_is_taken_back_that_was_not_told() -> None:
    application = with_facts((Kind.APPLIED, ago(20)), (Kind.SCREEN, ago(9)), (Kind.INTERVIEW, ago(3)))
    with pytest.raises(CannotMoveError, match="changed since"):
        move(application, Place.APPLIED, TODAY, told=[current_events(application)[-1].fact])
    assert where(application) == (Place.INTERVIEW, "")


def test_the_day_of_a_move_can_be_said_afterwards() -> None:
    application = with_facts((Kind.APPLIED, ago(20)))
    batch = move(application, Place.TALKING, TODAY)
    amended = amend(batch, on=ago(2), kind=Kind.ASSESSMENT)
    assert told(application)[-1] == ("assessment", ago(2))
    undo(amended)
    assert told(application)[-1] == ("screen", TODAY)
    amend(amended, on=ago(5))
    assert told(application)[-1] == ("screen", ago(5))


def test_what_was_undone_has_no_day() -> None:
    application = with_facts((Kind.APPLIED, ago(20)))
    batch = move(application, Place.TALKING, TODAY)
    undo(batch)
    with pytest.raises(CannotMoveError, match="changed since"):
        amend(batch, on=ago(5))


@pytest.mark.parametrize(
    ("place", "kind"), [(Place.TALKING, Kind.OFFER), (Place.ENDED, Kind.OFFER), (Place.OFFER, Kind.CLOSED)]
)
def test_a_kind_that_is_no_way_there_is_refused(place: Place, kind: Kind) -> None:
    with pytest.raises(CannotMoveError, match="not that kind"):
        planned(with_facts((Kind.APPLIED, ago(20))), place, TODAY, kind)

"""One change to many is made as a whole or not at all, and one undo takes it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application

from onward.events import Kind
from onward.journal.bulk import CannotEditError, Doing, Edit, agreement, edit_many, open_to
from onward.journal.listing import Filter, listed
from onward.journal.models import Application, Batch, Event, Search, Tagging
from onward.journal.undo import undo
from onward.journal.writing import Pen

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
GHOSTED = Edit(Doing.RECORD, kind=Kind.CLOSED, on=TODAY)


@pytest.fixture
def search() -> Search:
    mine = a_search()
    for place, name in enumerate(("Acme", "Birch", "Cedar")):
        an_application(mine, name, on=TODAY - timedelta(days=100 - place))
    return mine


def endings(search: Search) -> list[str]:
    return list(Application.objects.filter(search=search).order_by("number").values_list("ending", flat=True))


def test_the_silent_ones_are_closed_together_and_come_back_together(search: Search) -> None:
    n, batch = edit_many(search, listed(search, Filter(waiting_over=98), today=TODAY), GHOSTED)
    assert (n, endings(search)) == (2, ["closed", "closed", ""])
    assert batch.about["n"] == 2
    undo(batch)
    assert endings(search) == ["", "", ""]


def test_what_has_ended_does_not_end_again(search: Search) -> None:
    everything = listed(search, Filter(), today=TODAY)
    edit_many(search, listed(search, Filter(words="Acme"), today=TODAY), GHOSTED)
    n, _ = edit_many(search, everything, Edit(Doing.RECORD, kind=Kind.REJECTED, on=TODAY))
    assert (n, endings(search)) == (2, ["closed", "rejected", "rejected"])


def test_others_than_were_agreed_to_are_not_touched(search: Search) -> None:
    everything = listed(search, Filter(), today=TODAY)
    agreed = agreement(everything)
    an_application(search, "Dune", on=TODAY)
    with pytest.raises(CannotEditError, match="changed since"):
        edit_many(search, everything, GHOSTED, agreed=agreed)
    assert endings(search) == ["", "", "", ""]


def test_half_done_is_not_done(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(self: Pen) -> None:
        raise RuntimeError("pulled the plug")

    before = Batch.objects.count(), Event.objects.count()
    monkeypatch.setattr(Pen, "finish", breaks)
    with pytest.raises(RuntimeError):
        edit_many(search, listed(search, Filter(), today=TODAY), GHOSTED)
    assert (Batch.objects.count(), Event.objects.count()) == before


def test_a_tag_goes_on_once_and_off_again(search: Search) -> None:
    everything = listed(search, Filter(), today=TODAY)
    acme = listed(search, Filter(words="Acme"), today=TODAY)
    assert edit_many(search, acme, Edit(Doing.TAG, value="#dream"))[0] == 1
    assert edit_many(search, everything, Edit(Doing.TAG, value="Dream"))[0] == 2
    n, batch = edit_many(search, everything, Edit(Doing.UNTAG, value="dream"))
    assert (n, Tagging.objects.filter(removed=False).count()) == (3, 0)
    undo(batch)
    assert Tagging.objects.filter(removed=False).count() == 3


def test_source_attribute_and_putting_away(search: Search) -> None:
    everything = listed(search, Filter(), today=TODAY)
    edit_many(search, everything, Edit(Doing.SOURCE, value=" Fair "))
    edit_many(search, everything, Edit(Doing.ATTRIBUTE, column="Remote", value="yes"))
    row = listed(search, Filter(words="Birch"), today=TODAY)[0]
    assert (row.source, row.attributes) == ("Fair", {"Remote": "yes"})
    edit_many(search, everything, Edit(Doing.ATTRIBUTE, column="Remote", value=""))
    assert listed(search, Filter(words="Birch"), today=TODAY)[0].attributes == {}
    _, batch = edit_many(search, everything, Edit(Doing.PUT_AWAY))
    assert not listed(search, Filter(), today=TODAY).exists()
    undo(batch)
    assert len(everything.all()) == 3


def test_nothing_to_do_writes_nothing(search: Search) -> None:
    before = Batch.objects.count()
    with pytest.raises(CannotEditError, match="nothing to do"):
        edit_many(search, listed(search, Filter(), today=TODAY), Edit(Doing.SOURCE, value=""))
    assert Batch.objects.count() == before


def test_another_search_is_out_of_reach(search: Search) -> None:
    other = an_application(a_search("Another"), "Elm")
    with pytest.raises(CannotEditError, match="nothing to do"):
        edit_many(search, Application.objects.filter(pk=other.pk), Edit(Doing.PUT_AWAY))


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (Edit(Doing.RECORD), "kind"),
        (Edit(Doing.RECORD, kind=Kind.OFFER), "day"),
        (Edit(Doing.RECORD, kind=Kind.OFFER, on=TODAY + timedelta(days=1)), "to come"),
        (Edit(Doing.RECORD, kind=Kind.INTERVIEW, on=TODAY + timedelta(days=1)), ""),
        (Edit(Doing.TAG, value=" # "), "value"),
        (Edit(Doing.ATTRIBUTE, value="x"), "column"),
        (Edit(Doing.SOURCE), ""),
    ],
)
def test_what_is_missing_is_said(edit: Edit, problem: str) -> None:
    assert edit.problem() == problem


def test_all_of_them_are_open_to_an_event_that_is_no_ending(search: Search) -> None:
    rows = listed(search, Filter(), today=TODAY)
    edit_many(search, listed(search, Filter(words="Acme"), today=TODAY), GHOSTED)
    assert open_to(rows, Edit(Doing.RECORD, kind=Kind.ANSWERED, on=TODAY)).count() == 3
    assert open_to(rows, GHOSTED).count() == 2

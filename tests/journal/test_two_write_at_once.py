"""Somebody else wrote in between: what they wrote stays."""

from datetime import timedelta

import pytest
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal.models import Application
from onward.journal.undo import undo
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db


def test_a_row_read_before_takes_nothing_back() -> None:
    search = a_search()
    stale = an_application(search)
    fresh = Application.objects.get(pk=stale.pk)
    with write(search, "edited") as pen:
        pen.change(fresh, role="Lead")
        pen.record(fresh, Fact(Kind.REJECTED, on=DAY + timedelta(days=3)))
    with write(search, "edited") as pen:
        pen.change(stale, salary="90k")
        second = pen.batch
    now = Application.objects.get(pk=stale.pk)
    assert (now.role, now.salary, now.place, now.ending) == ("Lead", "90k", "ended", "rejected")
    undo(second)
    now = Application.objects.get(pk=stale.pk)
    assert (now.role, now.salary, now.ending) == ("Lead", "", "rejected")


def test_a_derived_field_is_never_set_by_hand() -> None:
    search = a_search()
    application = an_application(search)
    with pytest.raises(ValueError, match="place"), write(search, "edited") as pen:
        pen.change(application, place="offer", role="Lead")
    assert Application.objects.get(pk=application.pk).role == "Engineer"

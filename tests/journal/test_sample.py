"""The sample search lives now: its days are moved, and it is made anew when it has grown old."""

from datetime import timedelta

import pytest
from django.utils import timezone
from made_journal import an_application

from onward.journal.models import Application, Event, Search
from onward.journal.sample import sample_search

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def last_day() -> int:
    return max((day - TODAY).days for day in Event.objects.values_list("on", flat=True) if day is not None)


def grow_old(search: Search) -> None:
    Search.objects.filter(pk=search.pk).update(created_at=timezone.now() - timedelta(days=30))


def test_its_last_day_is_now() -> None:
    assert Application.objects.filter(search=sample_search()).count() == 138
    assert -6 <= last_day() <= 0


def test_it_is_made_once() -> None:
    assert sample_search().pk == sample_search().pk


def test_an_old_one_is_made_anew() -> None:
    old = sample_search()
    grow_old(old)
    assert sample_search().pk != old.pk
    assert Search.objects.count() == 1


def test_one_that_somebody_wrote_in_stays() -> None:
    old = sample_search()
    an_application(old)
    grow_old(old)
    assert sample_search().pk == old.pk

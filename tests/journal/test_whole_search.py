"""A whole search goes out as JSON and comes back without loss."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from made_journal import DAY, a_search
from made_whole import full

from onward.journal.models import Application, Search
from onward.journal.sample import sample_search
from onward.journal.taking_in import take_in
from onward.journal.whole import whole
from onward.journal.whole_again import NoWholeSearchError, bring_back
from onward.sources.read import read

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def told(search: Search) -> dict[str, Any]:
    """What a search says."""
    return dict(json.loads(json.dumps(whole(search, now=NOW))))


def test_everything_comes_back() -> None:
    search = full()
    again = bring_back(json.dumps(whole(search, now=NOW)).encode())
    assert again.pk != search.pk
    assert told(again) == told(search)
    assert told(search)["applications"][0]["events"][0]["before"][0]["on"] == DAY.isoformat()


def test_the_derived_standing_comes_back_too() -> None:
    search = sample_search()
    again = bring_back(json.dumps(whole(search, now=NOW)).encode())
    fields = ("number", "place", "ending", "applied_on", "last_on")
    of = [
        list(Application.objects.filter(search=s).order_by("number").values_list(*fields)) for s in (search, again)
    ]
    assert of[0] == of[1]


def test_each_application_names_employer_role_and_events_once() -> None:
    text = json.dumps(whole(full(), now=NOW)["applications"][0])
    assert [text.count(f'"{name}":') for name in ("employer", "role", "events")] == [1, 1, 1]


def test_the_file_that_was_imported_is_known_again_after_coming_back() -> None:
    reading = read(
        Path(__file__).parents[2] / "examples" / "search-177.csv", today=date(2026, 1, 1), with_details=True
    )
    search = a_search()
    take_in(search, reading)
    again = bring_back(json.dumps(whole(search, now=NOW)).encode())
    assert not take_in(again, reading)[0].changes_anything


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b'{"onward_search": "x"}',
        b'{"onward_search": 2}',
        b"[" * 5000,
        b'{"onward_search": 1, "applications": [{"number": 1, "events": [{"kind": "flew"}]}]}',
        b'{"onward_search": 1, "applications": [{"number": 1}, {"number": 1}]}',
        b'{"onward_search": 1, "applications": [{"number": 1, "events": [{"kind": "applied", "on": "soon"}]}]}',
        b'{"onward_search": 1, "documents": [{"id": "1", "name": "x", "content": "###"}]}',
        b'{"onward_search": 1, "applications": {"a": 1}}',
        b'{"onward_search": 1, "applications": [{"number": 1000000000000000000000}]}',
        b'{"onward_search": 1, "applications": [{"number": -1, "employer": null, "role": "\\ud800"}]}',
    ],
)
def test_what_can_not_be_leaves_nothing(content: bytes) -> None:
    with pytest.raises(NoWholeSearchError):
        bring_back(content)
    assert not Search.objects.exists()

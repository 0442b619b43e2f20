"""Whatever a whole search may hold, every page of it opens after it came back."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from seated import seated

from onward.journal.models import Search
from onward.journal.whole_again import bring_back

pytestmark = pytest.mark.django_db
PAGES = (
    *("/", "/board", "/list", "/claims", "/claims/history", "/picture", "/experiments", "/week", "/record"),
    *("/settings", "/history", "/add", "/export/json", "/export/csv", "/export/ics", "/export/html"),
)


@pytest.mark.parametrize(("first", "last"), [("0001-01-01", "9999-12-31"), ("2026-01-01", "2200-01-01")])
def test_days_at_the_ends_of_time_and_odd_texts_open(first: str, last: str) -> None:
    events = [
        {"kind": "applied", "on": first},
        {"kind": "interview", "on": last, "time": "00:00"},
        {"kind": "rejected", "by": last},
        {"kind": "answered", "on": last, "void": True},
    ]
    odd = {
        "number": 2**31 - 1,
        "employer": "a\0b",
        "role": "\u202e",
        "attributes": {"": "", "a": "b\0"},
        "events": events,
        "tasks": [{"what": "t", "due": first}, {"what": "u", "due": last}],
    }
    told = {
        "onward_search": 1,
        "name": "<b>",
        "settings": {"period": 365, "pace_goal": 200, "hide_endings": True, "record": {"name": "<i>"}},
        "applications": [odd, {"number": 5, "put_away": True, "events": [{"kind": "applied", "on": first}]}],
        "claims": [{"number": 1, "column": "a", "level": "b", "on": last}],
        "experiments": [{"number": 2, "name": "", "began": first, "ended": first}],
    }
    client = seated(bring_back(json.dumps(told).encode()))
    assert [page for page in PAGES if client.get(page).status_code not in {200, 302}] == []


def test_a_file_that_can_not_be_is_refused_on_the_page_and_leaves_nothing() -> None:
    client = seated()
    told = {"onward_search": 1, "applications": [{"number": 1, "events": [{"kind": "applied", "on": "soon"}]}]}
    given = SimpleUploadedFile("whole.json", json.dumps(told).encode(), content_type="application/json")
    waiting = client.post("/import/upload", {"file": given, "new": "yes"})["Location"]
    answer = client.post(f"{waiting}/bring-back", follow=True)
    page = answer.content.decode()
    assert "pplication 1, event 1, “on”: must be a day such as 2026-03-31. Nothing was taken in." in page
    assert "Traceback" not in page
    assert not Search.objects.exists()

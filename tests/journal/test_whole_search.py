"""A whole search goes out as JSON and comes back without loss."""

import json
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.documents import add_document
from onward.journal.experiments import begin, toss
from onward.journal.models import Application, Contact, Note, Origin, Search, Tagging, Task
from onward.journal.sample import sample_search
from onward.journal.taking_in import take_in
from onward.journal.whole import whole
from onward.journal.whole_again import NoWholeSearchError, bring_back
from onward.journal.writing import Fact, write
from onward.sources.read import read

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def full() -> Search:
    """A search with one of everything."""
    search = a_search("Everything")
    resume, _ = add_document(search, "Resume B", "resume", file_name="b.pdf", chunks=[b"%PDF bytes"])
    first, second = an_application(search, "Acmé", "Engineer"), an_application(search, "Globex", on=None)
    (applied,) = current_events(first)
    now = timezone.now()
    with write(search, "all") as pen:
        pen.correct(applied, on=DAY + timedelta(days=1), note="sent later")
        pen.record(first, Fact(Kind.INTERVIEW, on=DAY + timedelta(days=9), time=time(14, 30), note="by phone"))
        mistaken, _undated = pen.record(
            first, Fact(Kind.OFFER, on=DAY), Fact(Kind.ANSWERED, on=None, by=DAY, origin=Origin.MAIL)
        )
        pen.retract(mistaken)
        pen.change(
            first, resume=resume, source="Referral", attributes={"Team": "Core"}, about="=1+1 <b>", salary="60k"
        )
        pen.add(Note(application=first, text="call\nback", created_at=now))
        pen.add(Tagging(application=first, name="dream"))
        contact = {"search": search, "employer": "Acmé", "created_at": now}
        pen.add(
            Contact(application=first, name="Ada", mail="ada@acme.example", **contact),
            Contact(name="Free", **contact),
        )
        pen.add(
            Task(search=search, application=first, what="Write", due=DAY, done_on=DAY, created_at=now),
            Task(search=search, what="Rest", created_at=now),
        )
        pen.register_claim("Team", "Core", DAY)
    experiment, _ = begin(search, "Resume", ("A", "B"), on=DAY, documents=(None, resume))
    toss(experiment, second, today=DAY)
    return search


def told(search: Search) -> dict[str, Any]:
    """What a search says, without the names that are new each time."""
    said = json.loads(json.dumps(whole(search, now=NOW)))
    names = {
        document.pop("id"): i for i, document in enumerate(sorted(said["documents"], key=lambda d: d["name"]))
    }
    for one in said["applications"]:
        one["resume"], one["letter"] = names.get(one["resume"]), names.get(one["letter"])
    for one in said["experiments"]:
        one["document_0"], one["document_1"] = names.get(one["document_0"]), names.get(one["document_1"])
    said["tasks"].sort(key=lambda task: task["what"])
    return dict(said)


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

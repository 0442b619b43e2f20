"""Every address, asked by somebody who looks at one search with the ids of everything in another: nothing is shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from django.test import Client
from django.utils import timezone
from made_journal import DAY, a_search, an_application
from seated import seated

from onward.journal.documents import add_document
from onward.journal.experiments import begin, toss
from onward.journal.models import Contact, Event, Note, Search, Tagging, Task
from onward.journal.writing import write
from onward.web.urls import urlpatterns

pytestmark = pytest.mark.django_db
SECRET = "Zanzibar-Secret"
_ABOUT_ALL = ("/search", "/api/", "/settings/backup")
"""Addresses that choose, put away or back up whole searches, which the person may: all are theirs on their own machine.
The API has a test of its own.
"""


def theirs() -> tuple[Search, list[str]]:
    """A search with one of everything, each with the secret in it, and the ids of all of it."""
    search = a_search(f"{SECRET} search")
    resume, _ = add_document(search, f"{SECRET} resume", "resume", file_name="b.pdf", chunks=[SECRET.encode()])
    application = an_application(search, f"{SECRET} Inc", f"{SECRET} role")
    saved = an_application(search, f"{SECRET} Saved", "role", on=None)
    now = timezone.now()
    rows = (
        Note(application=application, text=SECRET, created_at=now),
        Tagging(application=application, name=SECRET),
        Contact(search=search, application=application, name=SECRET, created_at=now),
        Task(search=search, application=application, what=SECRET, due=DAY, created_at=now),
    )
    with write(search, "all") as pen:
        for row in rows:
            pen.add(row)
        pen.change(application, resume=resume)
        claim = pen.register_claim("Team", SECRET, DAY)
    experiment, batch = begin(search, SECRET, ("a", "b"), on=DAY)
    toss(experiment, saved, today=DAY)
    event = Event.objects.filter(application=application)[0]
    kept = (search, application, saved, resume, *rows, claim, experiment, batch, event)
    return search, [str(row.pk) for row in kept] + [str(event.fact)]


def addresses(ids: list[str]) -> Iterator[str]:
    """Every address, with every id in every place of it."""
    for route in urlpatterns:
        parts = str(route.pattern).split("/")
        places = [i for i, part in enumerate(parts) if part.startswith("<")]
        for chosen in product(ids if len(places) < 2 else ids[:14], repeat=len(places)):
            filled = list(parts)
            for place, value in zip(places, chosen, strict=True):
                filled[place] = value if parts[place].startswith("<uuid") else "1"
            yield "/" + "/".join(filled)


def ask(client: Client, address: str) -> Iterator[tuple[str, int, str]]:
    for method in (client.get, client.post):
        answer = method(address, {"next": "/"})
        body = answer.getvalue()
        yield method.__name__, answer.status_code, body.decode("utf-8", "replace") + answer.get("Location", "")


def test_every_address_hides_another_search() -> None:
    search, ids = theirs()
    mine = a_search("Mine")
    an_application(mine, "Acme")
    client, shown = seated(mine), []
    before = Search.objects.get(pk=search.pk).revision
    for address in sorted(set(addresses(ids))):
        if address.startswith(_ABOUT_ALL):
            continue
        for method, status, text in ask(client, address):
            if SECRET in text.replace(f"{SECRET} search", "") or status >= 500:
                shown.append((method, address, status))
    assert shown == []
    assert Search.objects.get(pk=search.pk).revision == before


def test_the_owner_does_see_it() -> None:
    search, ids = theirs()
    client = seated(search)
    application = ids[1]
    for address in ("/list", "/board", f"/applications/{application}", "/experiments", "/history"):
        assert SECRET in client.get(address).content.decode(), address

"""A token never shows another search's data, nor writes there: every address, found by listing them."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from asking_program import Program, program
from django.utils import timezone
from made_journal import a_search, an_application

from onward.api.house import description
from onward.journal.current import current_events
from onward.journal.experiments import begin
from onward.journal.models import Batch, Contact, Document, Note, Search, Tagging, Task
from onward.journal.writing import write

pytestmark = pytest.mark.django_db
SECRET = "Zanzibar"
BODIES = {
    "/api/v1/applications/{pk}/events": {"kind": "rejected"},
    "/api/v1/applications/{pk}/tags": ["x"],
    "/api/v1/experiments/{pk}/tosses": {"application": str(UUID(int=0))},
}


def the_others() -> tuple[Search, dict[str, str]]:
    """A search full of the secret, and the id of a row for each kind of address."""
    search = a_search(SECRET)
    application = an_application(search, employer=SECRET, role=SECRET)
    now = timezone.now()
    rows: dict[str, Any] = {
        "tasks": Task(search=search, application=application, what=SECRET, created_at=now),
        "contacts": Contact(search=search, application=application, name=SECRET, created_at=now),
        "notes": Note(application=application, text=SECRET, created_at=now),
        "documents": Document(search=search, name=SECRET, created_at=now),
    }
    with write(search, "added", employer=SECRET) as pen:
        for row in rows.values():
            pen.add(row)
        pen.add(Tagging(application=application, name=SECRET))
        pen.register_claim("Source", SECRET, date(2026, 3, 2))
    ids = {name: str(row.pk) for name, row in rows.items()}
    ids |= {
        "applications": str(application.pk),
        "experiments": str(begin(search, SECRET, (SECRET, "other"), on=date(2026, 3, 2))[0].pk),
        "searches": str(search.pk),
        "events": str(current_events(application)[0].fact),
        "history": str(pen.batch.pk),
        "claims": "source:zanzibar",
    }
    return search, ids


def addresses() -> Iterator[tuple[str, str]]:
    for address, operations in description()["paths"].items():
        for method in operations:
            yield method.upper(), address


@pytest.mark.parametrize(("method", "address"), list(addresses()))
def test_another_search_stays_shut(method: str, address: str) -> None:
    other, ids = the_others()
    before = dump(other)
    mine = a_search("Mine")
    ask = program(mine)
    room = address.removeprefix("/api/v1/").split("/")[0]
    body = BODIES.get(address, {} if method in {"POST", "PATCH"} else None)
    if "{" in address:
        name = address[address.index("{") : address.index("}") + 1]
        assert ask(method, address.replace(name, ids[room]), body)[0] == 404
    else:
        status, told = ask(method, address, body)
        assert SECRET not in json.dumps(told)
        assert status in {200, 404, 422}
    assert dump(other) == before


@pytest.mark.parametrize("room", ["tasks", "contacts", "notes"])
def test_nothing_is_hung_on_another_searchs_application(room: str) -> None:
    _, ids = the_others()
    ask = program(a_search("Mine"))
    of_it = {"application": ids["applications"]}
    assert ask("POST", room, {"what": "x"} | of_it if room == "tasks" else {"name": "x", "text": "x"} | of_it)[
        0
    ] in {
        404,
        422,
    }
    assert ask("GET", f"{room}?application={ids['applications']}")[0] == 404


def test_its_own_token_does_show_it() -> None:
    other, ids = the_others()
    ask: Program = program(other)
    for room in ("applications", "searches", "events", "tasks", "contacts", "notes", "documents", "experiments"):
        assert ask("GET", f"{room}/{ids[room]}")[0] == 200


def dump(search: Search) -> tuple[int, int]:
    return Search.objects.get(pk=search.pk).revision, Batch.objects.filter(search=search).count()

"""Requests made up from the API's own description: nothing breaks, and every answer is as described."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from made_journal import a_search, an_application
from schemathesis.checks import not_a_server_error
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_schema_conformance,
    status_code_conformance,
)

from onward.api import door
from onward.api.attempts import Attempts
from onward.api.house import description
from onward.api.tokens import new_token
from onward.journal.current import current_events
from onward.journal.editing import edit_application
from onward.journal.experiments import begin
from onward.journal.models import Contact, Document, Note, Search, Task
from onward.journal.writing import write

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    ignored_auth,
]
EXAMPLES = 10
DESCRIBED = description()
OPERATIONS = [(address, method) for address, methods in DESCRIBED["paths"].items() for method in methods]


def there(search: Search) -> dict[str, str]:
    """Rows for the addresses that take an id: half of the made-up requests find one."""
    application = an_application(search)
    edit_application(application, {"source": "LinkedIn"})
    now = timezone.now()
    rows: dict[str, Any] = {
        "tasks": Task(search=search, what="Call", created_at=now),
        "contacts": Contact(search=search, application=application, name="Kim", created_at=now),
        "notes": Note(application=application, text="They called", created_at=now),
        "documents": Document(search=search, name="Resume B", created_at=now),
    }
    with write(search, "added", employer="Acme") as pen:
        for row in rows.values():
            pen.add(row)
        pen.register_claim("Source", "LinkedIn", date(2026, 3, 2))
    return {name: str(row.pk) for name, row in rows.items()} | {
        "applications": str(application.pk),
        "experiments": str(begin(search, "Resume", ("short", "long"), on=date(2026, 3, 2))[0].pk),
        "searches": str(search.pk),
        "events": str(current_events(application)[0].fact),
        "history": str(pen.batch.pk),
    }


@pytest.fixture(autouse=True)
def _all_the_time_in_the_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests without a token are asked too, and none of them is held up."""
    clock = count(0, 100)
    monkeypatch.setattr(door, "_attempts", Attempts(lambda: next(clock)))


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The server would give its connection back after every request, and the test's rows with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize(("address", "method"), OPERATIONS)
def test_nothing_breaks(address: str, method: str) -> None:
    search = a_search()
    rows, token = there(search), new_token(search, "test", scope="write")[1]
    headers = {"Authorization": f"Bearer {token}", "Host": "127.0.0.1", "Accept-Encoding": "identity"}
    schema = schemathesis.openapi.from_dict(DESCRIBED)
    schema.app = get_wsgi_application()
    schema.location = "/api/v1/openapi.json"
    operation = schema[address][method.upper()]
    room = address.removeprefix("/api/v1/").split("/")[0]

    def ask(case: Any, known: bool) -> None:
        if known and "pk" in (case.path_parameters or {}):
            case.path_parameters["pk"] = rows[room]
        case.call_and_validate(headers=headers, checks=CHECKS)

    made_up(operation.as_strategy(), ask)()
    if operation.path_parameters or operation.query or operation.body:
        made_up(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE), ask)()


def made_up(cases: Any, ask: Callable[[Any, bool], None]) -> Callable[[], None]:
    """Ask so many times, the same each time."""
    told = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    made: Callable[[], None] = seed(8504)(told(given(cases, st.booleans())(ask)))
    return made

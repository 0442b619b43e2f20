"""What belongs to another search is not there: every address about an application, tried with another's ids."""

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated

from onward.journal.documents import add_document
from onward.journal.models import Application, Batch, Contact, Note, Task
from onward.web.routes import applications

pytestmark = pytest.mark.django_db

ADDRESSES = [str(route.pattern) for route in applications.routes]


def ids(application: Application) -> dict[str, str]:
    """The start of an address → an id of a row that it is about."""
    now, search = timezone.now(), application.search
    rows = {
        "applications": application,
        "events": application.events.all()[0],
        "tasks": Task.objects.create(search=search, application=application, what="x", created_at=now),
        "notes": Note.objects.create(application=application, text="x", created_at=now),
        "contacts": Contact.objects.create(search=search, application=application, name="x", created_at=now),
        "documents": add_document(search, "x", "resume", file_name="x", chunks=[b"x"])[0],
    }
    return {name: str(row.pk) for name, row in rows.items()}


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_not_found_and_not_changed(address: str) -> None:
    others = ids(an_application(a_search("Another"), employer="Secret"))
    client = seated(a_search())
    path = "/" + address.replace("<uuid:pk>", others[address.partition("/")[0]])
    before = Batch.objects.count()
    answers = [client.get(path), client.post(path, {"sure": "yes", "on": "2026-03-03", "kind": "rejected"})]
    codes = {answer.status_code for answer in answers}
    assert 404 in codes
    assert codes <= {404, 405}
    assert not any("Secret" in answer.content.decode() for answer in answers)
    assert Batch.objects.count() == before


@pytest.mark.parametrize("address", ADDRESSES)
def test_ones_own_is_found(address: str) -> None:
    application = an_application(a_search())
    path = "/" + address.replace("<uuid:pk>", ids(application)[address.partition("/")[0]])
    client = seated(application.search)
    answers = [client.get(path), client.post(path)]
    assert {answer.status_code for answer in answers} & {200, 302}
    for answer in answers:
        answer.close()

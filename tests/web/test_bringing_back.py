"""A whole search of Onward's own that is uploaded comes back as a search of its own, once."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated

from onward.journal.erase import erase_search
from onward.journal.in_use import in_use
from onward.journal.models import Search
from onward.journal.whole import whole

pytestmark = pytest.mark.django_db(transaction=True)


def give(client: Client, content: bytes) -> str:
    answer = client.post("/import/upload", {"file": SimpleUploadedFile("all.json", content)})
    return str(answer["Location"])


def a_file() -> bytes:
    search = a_search("Old")
    an_application(search)
    content = json.dumps(whole(search, now=timezone.now())).encode()
    erase_search(search)
    return content


def test_it_is_offered_and_comes_back_once() -> None:
    content, client = a_file(), seated(a_search("Mine"))
    preview = give(client, content)
    page = client.get(preview).content.decode()
    assert "“Old”, 1 application" in page
    assert "Bring it back as a search of its own" in page
    answer = client.post(f"{preview}/bring-back", follow=True)
    assert answer.status_code == 200
    old = Search.objects.get(name="Old")
    assert in_use() == old
    page = client.get(give(client, content)).content.decode()
    assert "Nothing new: all of it is here already, in “Old”" in page
    assert "bring-back" not in page


@pytest.mark.parametrize("change", [lambda c: c[: len(c) // 2], lambda c: c.replace(b'"applied"', b'"flew"')])
def test_what_is_damaged_changes_nothing(change: object, caplog: pytest.LogCaptureFixture) -> None:
    client = seated(a_search("Mine"))
    preview = give(client, change(a_file()))  # type: ignore[operator]
    client.get(preview)
    caplog.set_level("INFO", logger="onward")
    answer = client.post(f"{preview}/bring-back")
    assert answer.status_code == 422
    assert Search.objects.get().name == "Mine"
    assert "a job was refused: " in caplog.text
    assert "a job broke" not in caplog.text, "a refused file is no fault of the program's"


def test_another_file_is_not_brought_back() -> None:
    client = seated(a_search())
    preview = give(client, b"Company,Role\nAcme,Engineer\n")
    assert client.post(f"{preview}/bring-back").status_code == 404

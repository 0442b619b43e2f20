"""A disk or a database that refuses: a page that says what to do, and nothing is changed."""

import errno

import pytest
from django.db import OperationalError, connection
from made_journal import a_search
from seated import seated

from onward.journal.models import Search
from onward.web.views import today, welcome

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (OperationalError("database or disk is full"), 507, "disk is full"),
        (OSError(errno.ENOSPC, "No space left on device"), 507, "disk is full"),
        (OperationalError("attempt to write a readonly database"), 503, "not written"),
        (OSError(errno.EROFS, "Read-only file system"), 503, "not written"),
        (OperationalError("database is locked"), 503, "writing just now"),
        (OperationalError("database disk image is malformed"), 500, "onward restore"),
    ],
)
def test_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, says: str) -> None:
    def refuses(*_: object) -> None:
        raise error

    monkeypatch.setattr(welcome, "start_search", refuses)
    answer = seated().post("/welcome/start", {"name": "x"})
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert not Search.objects.exists()


def test_the_database_itself_is_full() -> None:
    search = a_search()
    client = seated(search)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA freelist_count")
        (free,) = cursor.fetchone()  # what other tests left, and new rows would go into
        cursor.execute("PRAGMA page_size")
        (size,) = cursor.fetchone()
        cursor.execute("CREATE TABLE filler (x)")
        cursor.execute("INSERT INTO filler VALUES (zeroblob(%s))", [free * size])
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count={pages}")
        try:
            for _ in range(60):
                answer = client.post("/welcome/start", {"name": "x" * 200})
                if answer.status_code != 302:
                    break
        finally:
            cursor.execute("PRAGMA max_page_count=1073741823")
    assert answer.status_code == 507
    assert client.get("/welcome").status_code == 200


def test_other_mistakes_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise OperationalError("no such table: x")

    monkeypatch.setattr(today, "own_search", breaks, raising=False)
    client = seated(a_search())
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Something broke here" in answer.content.decode()


def test_a_database_that_nobody_can_read_still_gets_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    from onward.web.views import errors  # noqa: PLC0415

    def damaged(*_: object) -> None:
        raise OperationalError("database disk image is malformed")

    monkeypatch.setattr(errors, "chosen_search", damaged)
    client = seated()
    client.raise_request_exception = False
    answer = client.get("/nowhere")
    assert answer.status_code == 500
    assert "onward restore" in answer.content.decode()

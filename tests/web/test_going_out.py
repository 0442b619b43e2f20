"""What goes out by the pages: files to save, and the record for an authority."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated

from onward.events import Kind
from onward.exports.csv_file import csv_rows
from onward.journal.documents import add_document
from onward.journal.models import Search
from onward.journal.own_settings import choose
from onward.journal.record import days_of
from onward.journal.whole_again import bring_back
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def full() -> Search:
    search = a_search("Mine & <mine>")
    add_document(search, "Resume B", "resume", file_name="b.pdf", chunks=[b"%PDF"])
    first = an_application(search, "Acme", "=1+1", on=TODAY - timedelta(days=3))
    with write(search, "more") as pen:
        pen.record(first, Fact(Kind.INTERVIEW, on=TODAY - timedelta(days=1)), Fact(Kind.REJECTED, on=TODAY))
    an_application(search, "", "Clerk", on=TODAY - timedelta(days=200))
    return search


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("json", "application/json", b"{"),
        ("json-small", "application/json", b"{"),
        ("ics", "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR"),
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
    ],
)
def test_a_file_is_saved_and_never_shown(name: str, kind: str, begins: bytes) -> None:
    answer = seated(full()).get(f"/export/{name}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"].startswith('attachment; filename="onward-mine-mine-20')
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(begins)


@pytest.mark.parametrize("name", ["xml", "csv-small", "json-", "json-large", "../x"])
def test_other_names_are_nothing(name: str) -> None:
    answer = seated(full()).get(f"/export/{name}")
    assert answer.status_code == (200 if name == "json-" else 404)


def test_the_json_brings_it_back_with_its_files() -> None:
    client = seated(full())
    large, small = (client.get(f"/export/{name}").content for name in ("json", "json-small"))
    assert bring_back(large).documents.get().sha256
    assert "content" not in json.loads(small)["documents"][0]


def test_the_page_tells_each_kind(django_assert_max_num_queries: Any) -> None:
    client = seated(full())
    with django_assert_max_num_queries(12):
        page = client.get("/export").content.decode()
    assert all(f'href="/export/{name}"' in page for name in ("csv", "json", "json-small", "ics", "html"))
    assert "Mine &amp; &lt;mine&gt;" in page


def test_the_record_shows_what_was_done_and_what_it_can_not_say(django_assert_max_num_queries: Any) -> None:
    client = seated(full())
    with django_assert_max_num_queries(12):
        page = client.get("/record").content.decode()
    assert "1 application was sent" in page
    assert "2 contacts in all" in page
    assert "They said no" in page
    assert "How you applied is not written down" in page
    assert "Clerk" not in page
    older = client.get("/record", {"since": (TODAY - timedelta(days=300)).isoformat()}).content.decode()
    assert "No employer is named" in older


def test_the_table_says_the_same() -> None:
    answer = seated(full()).get("/record.csv")
    header, *rows = csv_rows(answer.content)
    assert header[:4] == ["Day", "What was done", "Employer", "Role"]
    assert [row[1:4] for row in rows] == [["Applied", "Acme", "=1+1"], ["Interview", "Acme", "=1+1"]]
    assert "work-search-record-mine-mine" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "x"},
        {"since": "2026-02-30"},
        {"since": TODAY.isoformat(), "until": "2020-01-01"},
        {"since": "1990-01-01"},
    ],
)
def test_days_that_can_not_be_are_said(asked: dict[str, str]) -> None:
    client = seated(full())
    answer = client.get("/record", asked)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert client.get("/record.csv", asked).status_code == 200


def test_name_and_reference_are_printed_and_only_kept_in_settings() -> None:
    search = full()
    client = seated(search)
    assert "Ada" not in client.get("/record?whose=Ada").content.decode()
    choose(search, "record", {"name": "Ada", "reference": "AMS 1"})
    page = client.get("/record").content.decode()
    assert 'value="Ada"' in page
    assert 'value="AMS 1"' in page


def test_presets() -> None:
    assert days_of("last-month", date(2026, 3, 31)) == (date(2026, 2, 1), date(2026, 2, 28))
    assert days_of("this-month", date(2026, 3, 31)) == (date(2026, 3, 1), date(2026, 3, 31))
    assert days_of("30-days", date(2026, 3, 31)) == (date(2026, 3, 2), date(2026, 3, 31))

"""Adding by hand, from what was pasted, and from the bookmark."""

import json
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from pytest_django import DjangoAssertNumQueries
from seated import seated

from onward.journal.current import current_events
from onward.journal.models import Application, Search, Task
from onward.web.portals import portal_of
from onward.web.views.bookmarklet import bookmark

pytestmark = pytest.mark.django_db


def added(search: Search) -> Application:
    return search.applications.order_by("-number")[0]


def test_a_whole_application_is_added_by_hand_in_one_step_that_undo_takes_back() -> None:
    search = a_search()
    client = seated(search)
    sent = {
        "employer": "Acme",
        "role": "Engineer",
        "address": "https://acme.example/jobs/1",
        "location": "Berlin",
        "salary": "60,000",
        "source": "Friend",
        "resume": "Resume B",
        "letter": "Short",
        "attribute_name": ["Remote", "Size"],
        "attribute_level": ["yes", ""],
        "sent": "today",
        "tags": "dream, Remote",
        "note": "call Ada",
    }
    answer = client.post("/add", sent)
    made = added(search)
    assert answer["Location"] == f"/applications/{made.pk}"
    assert (made.employer, made.place, made.applied_on) == ("Acme", "applied", timezone.localdate())
    assert made.attributes == {"Remote": "yes"}
    assert (made.resume and made.resume.name, made.letter and made.letter.name) == ("Resume B", "Short")
    assert sorted(made.taggings.values_list("name", flat=True)) == ["Remote", "dream"]
    assert made.notes.get().text == "call Ada"
    client.post(f"/undo/{search.batches.get(undoes=None).pk}")
    assert Application.objects.get(pk=made.pk).removed


@pytest.mark.parametrize(("when", "place", "day"), [("saved", "saved", None), ("unknown", "applied", None)])
def test_it_may_be_only_saved_or_have_no_day(when: str, place: str, day: None) -> None:
    search = a_search()
    seated(search).post("/add", {"employer": "Acme", "sent": when})
    assert (added(search).place, added(search).applied_on) == (place, day)
    assert len(current_events(added(search))) == (when == "unknown")


def test_another_day_is_asked_for_and_kept() -> None:
    search = a_search()
    client = seated(search)
    assert "Choose the day" in client.post("/add", {"employer": "Acme", "sent": "on"}).content.decode()
    client.post("/add", {"employer": "Acme", "sent": "on", "applied_on": "2026-03-02"})
    assert str(added(search).applied_on) == "2026-03-02"


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"sent": "today", "note": "keep me"}, "Say at least who it is"),
        ({"employer": "A" * 301, "sent": "today", "note": "keep me"}, "300"),
        ({"employer": "Acme", "address": "javascript:alert(1)", "sent": "today", "note": "keep me"}, "no address"),
        ({"employer": "Acme", "sent": "sometime", "note": "keep me"}, "sometime"),
        ({"employer": "Acme", "sent": "on", "applied_on": "2031-01-01", "note": "keep me"}, "too far away"),
        ({"employer": "Acme\x00", "sent": "today", "note": "keep me"}, "Null characters"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(sent: dict[str, str], wrong: str) -> None:
    search = a_search()
    answer = seated(search).post("/add", sent)
    assert answer.status_code == 200
    assert wrong in answer.content.decode()
    assert "keep me" in answer.content.decode()
    assert not search.applications.exists()


def test_applying_twice_is_pointed_at_once_and_never_refused() -> None:
    search = a_search()
    there = an_application(search)
    client = seated(search)
    sent = {"employer": "ACME Inc.", "role": "Engineer (m/w/d)", "sent": "today"}
    html = client.post("/add", sent).content.decode()
    assert "This may be here already." in html
    assert f'href="/applications/{there.pk}"' in html
    assert search.applications.count() == 1
    client.post("/add", sent | {"warned": str(there.pk)})
    assert search.applications.count() == 2


def test_another_role_in_the_same_firm_is_another_application() -> None:
    search = a_search()
    an_application(search)
    seated(search).post("/add", {"employer": "Acme", "role": "Head of Sales", "sent": "today"})
    assert search.applications.count() == 2


def test_the_same_is_seen_while_typing() -> None:
    search = a_search()
    an_application(search)
    client = seated(search)
    assert "here already" in client.get("/add/doubles", {"employer": "acme"}).content.decode()
    assert "here already" not in client.get("/add/doubles", {"employer": "Beta"}).content.decode()
    assert "here already" not in client.get("/add/doubles").content.decode()


def test_a_pasted_address_becomes_the_form_and_nothing_is_kept() -> None:
    search = a_search()
    html = seated(search).post("/add/read", {"pasted": " https://acme.example/jobs/1 "}).content.decode()
    assert 'value="https://acme.example/jobs/1"' in html
    assert not search.applications.exists()


def test_a_pasted_page_is_read() -> None:
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Data Engineer",
        "hiringOrganization": {"@type": "Organization", "name": "Acme"},
    }
    page = f'<html><head><script type="application/ld+json">{json.dumps(posting)}</script></head></html>'
    html = seated(a_search()).post("/add/read", {"pasted": page}).content.decode()
    assert 'value="Data Engineer"' in html
    assert 'value="Acme"' in html


def test_the_bookmark_brings_a_posting() -> None:
    posting = {"@type": "JobPosting", "title": "Data Engineer", "hiringOrganization": {"name": "Acme </script>"}}
    brought = {
        "url": "https://jobs.example/1",
        "title": "Data Engineer at Acme",
        "selection": "We look for you",
        "jsonld": [json.dumps(posting)],
    }
    html = seated(a_search()).post("/add/read", {"brought": json.dumps(brought)}).content.decode()
    assert 'value="https://jobs.example/1"' in html
    assert 'value="Data Engineer"' in html


@pytest.mark.parametrize(
    "brought",
    ["{", "[]", "3", '{"jsonld": 3, "url": []}', '{"jsonld": ["\\u0000{"]}', "a\x00b", "null", "x" * 100_000],
)
def test_whatever_is_brought_opens_a_form(brought: str) -> None:
    assert seated(a_search()).post("/add/read", {"brought": brought}).status_code == 200


def test_nothing_pasted_is_said() -> None:
    assert "first" in seated(a_search()).post("/add/read", {"pasted": "  "}).content.decode()


def test_the_bookmark_opens_this_app_and_no_other() -> None:
    code = unquote(bookmark("http://127.0.0.1:8463"))
    assert code.startswith("javascript:(function () {")
    assert 'open("http://127.0.0.1:8463/add#"' in code
    assert "//" not in code.replace("http://", "")
    html = seated(a_search()).get("/bookmarklet").content.decode()
    assert "javascript:(function" in html


def test_own_sources_and_columns_are_offered() -> None:
    search = a_search()
    seated(search).post(
        "/add",
        {
            "employer": "Acme",
            "source": "A friend of Ada",
            "attribute_name": "Remote",
            "attribute_level": "partly",
            "sent": "on",
            "applied_on": (timezone.localdate() - timedelta(days=1)).isoformat(),
        },
    )
    html = seated(search).get("/add").content.decode()
    assert '<option value="A friend of Ada">' in html
    assert '<option value="partly">' in html


def test_adding_asks_the_database_at_most_twelve_times(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = seated(a_search())
    for address in ("/add", "/add/doubles?employer=Acme", "/bookmarklet"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "portal"),
    [
        ("https://de.linkedin.com/jobs/view/1", "LinkedIn"),
        ("https://www.indeed.co.uk/viewjob?jk=1", "Indeed"),
        ("https://uk.indeed.com/viewjob", "Indeed"),
        ("www.stepstone.de/x", "StepStone"),
        ("https://jobs.acme.com/1", ""),
        ("https://www.jobs.ch/de/1", "jobs.ch"),
        ("https://jobs.ac.uk/1", ""),
        ("https://linkedin.evil.example/", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_a_portal_is_guessed_from_the_address(address: str, portal: str) -> None:
    assert portal_of(address) == portal


def test_the_guess_is_marked_as_one() -> None:
    page = (
        seated(a_search()).post("/add/read", {"pasted": "https://www.linkedin.com/jobs/view/1"}).content.decode()
    )
    field = page[page.index('for="id_source"') :]
    assert "a guess: look it over" in field[: field.index("</div>")]
    assert 'value="LinkedIn"' in field[: field.index("</div>")]


def test_the_closing_day_of_a_saved_one_becomes_a_reminder() -> None:
    search = a_search()
    by = (timezone.localdate() + timedelta(1)).isoformat()
    seated(search).post("/add", {"employer": "Acme", "sent": "saved", "apply_by": by})
    task = Task.objects.get()
    assert (task.what, str(task.due), task.application) == ("Apply to Acme", by, Application.objects.get())
    assert "due soon" in seated(search).get("/board").content.decode()


def test_what_is_sent_needs_no_reminder_to_send_it() -> None:
    search = a_search()
    by = (timezone.localdate() + timedelta(1)).isoformat()
    seated(search).post("/add", {"employer": "Acme", "sent": "today", "apply_by": by})
    assert not Task.objects.exists()


def test_a_posting_that_closes_offers_its_day() -> None:
    posting = (
        '<script type="application/ld+json">{"@type": "JobPosting", "title": "Cook", "validThrough": "2027-01-31", '
        '"hiringOrganization": {"name": "Acme"}}</script>'
    )
    page = seated(a_search()).post("/add/read", {"pasted": posting}).content.decode()
    assert 'name="apply_by" value="2027-01-31"' in page

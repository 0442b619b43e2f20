"""Applications by the API: what goes in comes out, where it stands follows from its events, and all can be undone."""

import pytest
from asking_program import program
from made_journal import a_search, an_application
from pytest_django import DjangoAssertNumQueries

from onward.journal.models import Application, Change, Event, Tagging
from onward.journal.writing import write

pytestmark = pytest.mark.django_db
ACME = {
    "employer": "Acme",
    "role": "Engineer",
    "address": "https://acme.example/jobs/1",
    "applied_on": "2026-03-02",
    "attributes": {"Portal": "LinkedIn"},
    "tags": ["remote", "Remote", "dream"],
    "note": "by Kim",
}


def test_what_goes_in_comes_out() -> None:
    ask = program(a_search())
    status, made = ask("POST", "applications", ACME)
    assert status == 201
    assert (made["number"], made["place"], made["applied_on"]) == (1, "applied", "2026-03-02")
    assert made["tags"] == ["dream", "Remote"]
    assert [note["text"] for note in made["notes"]] == ["by Kim"]
    assert [(e["kind"], e["on"], e["origin"], e["origin_detail"]) for e in made["events"]] == [
        ("applied", "2026-03-02", "api", "test")
    ]
    assert ask("GET", f"applications/{made['id']}") == (200, made)


def test_where_it_stands_follows_from_its_events() -> None:
    search = a_search()
    ask, application = program(search), an_application(search)
    status, event = ask("POST", f"applications/{application.pk}/events", {"kind": "rejected", "on": "2026-03-09"})
    assert status == 201
    assert ask("GET", f"applications/{application.pk}")[1]["ending"] == "rejected"
    assert ask("PATCH", f"events/{event['id']}", {"kind": "interview"})[1]["revision"] == 1
    now = ask("GET", f"applications/{application.pk}")[1]
    assert (now["ending"], now["place"], now["last_on"]) == (None, "interview", "2026-03-09")
    assert ask("DELETE", f"events/{event['id']}") == (204, None)
    assert ask("GET", f"applications/{application.pk}")[1]["place"] == "applied"
    revisions = ask("GET", f"events/{event['id']}/history")[1]["items"]
    assert [(r["kind"], r["taken_back"]) for r in revisions] == [
        ("interview", True),
        ("interview", False),
        ("rejected", False),
    ]
    assert ask("GET", f"events/{event['id']}")[0] == 404


def test_a_change_names_only_what_changes() -> None:
    search = a_search()
    ask, application = program(search), an_application(search)
    status, changed = ask("PATCH", f"applications/{application.pk}", {"salary": "90k"})
    assert (status, changed["salary"], changed["role"]) == (200, "90k", "Engineer")
    status, problem = ask("PATCH", f"applications/{application.pk}", {"place": "offer"})
    assert (status, problem["errors"][0]["where"]) == (422, "body.place")


def test_putting_away_and_back() -> None:
    search = a_search()
    ask, application = program(search), an_application(search)
    assert ask("DELETE", f"applications/{application.pk}") == (204, None)
    assert ask("GET", "applications")[1]["total"] == 0
    assert ask("POST", "undo")[0] == 201
    assert ask("GET", "applications")[1]["total"] == 1
    assert ask("PATCH", f"applications/{application.pk}", {"removed": True})[1]["removed"]
    assert not ask("PATCH", f"applications/{application.pk}", {"removed": False})[1]["removed"]


def test_erasing_leaves_nothing() -> None:
    ask = program(a_search())
    made = ask("POST", "applications", ACME, **{"Idempotency-Key": "one"})[1]
    assert ask("DELETE", f"applications/{made['id']}/for-good") == (204, None)
    assert ask("GET", f"applications/{made['id']}")[0] == 404
    assert not any(table.objects.exists() for table in (Application, Event, Tagging))
    assert not Change.objects.filter(row=made["id"]).exists()
    assert "Acme" not in str(ask("GET", "history")[1])
    # The same request again finds that what it made is gone, and makes nothing.
    assert ask("POST", "applications", ACME, **{"Idempotency-Key": "one"})[0] == 404


def test_the_list_filters_and_comes_in_pages() -> None:
    search = a_search()
    for number in range(5):
        an_application(search, employer=f"Employer {number}")
    an_application(search, employer="Harbor", on=None)
    ask = program(search)
    first = ask("GET", "applications?words=employer&limit=2&sort=employer")[1]
    assert ([a["employer"] for a in first["items"]], first["total"]) == (["Employer 0", "Employer 1"], 5)
    second = ask("GET", first["next"])[1]
    last = ask("GET", second["next"])[1]
    assert ([a["employer"] for a in last["items"]], last["next"]) == (["Employer 4"], None)
    assert [a["employer"] for a in ask("GET", "applications?place=saved")[1]["items"]] == ["Harbor"]
    assert ask("GET", "applications?applied_from=2026-03-03")[1]["total"] == 0
    assert ask("GET", "applications?colour=red")[0] == 422


def test_a_page_takes_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    search = a_search()
    with write(search, "tagged") as pen:
        pen.add(*(Tagging(application=an_application(search), name="x") for _ in range(30)))
    ask = program(search)
    with django_assert_max_num_queries(6):
        assert len(ask("GET", "applications")[1]["items"]) == 30


def test_the_same_request_again_makes_nothing() -> None:
    ask = program(a_search())
    key = {"Idempotency-Key": "b7"}
    first = ask("POST", "applications", ACME, **key)
    assert ask("POST", "applications", ACME, **key) == first
    assert Application.objects.count() == 1
    assert ask("POST", "applications", ACME | {"role": "Lead"}, **key)[0] == 422
    assert ask("POST", "applications", ACME)[1]["id"] != first[1]["id"]


def test_an_application_needs_something_to_be_known_by() -> None:
    status, problem = program(a_search())("POST", "applications", {"salary": "90k", "employer": "  "})
    assert (status, problem["detail"]) == (422, "An application needs an employer, a role or an address.")


@pytest.mark.parametrize("text", ["\x00", "\ud800", "x" * 301])
def test_what_can_not_be_kept_is_refused(text: str) -> None:
    status, problem = program(a_search())("POST", "applications", {"employer": text})
    assert (status, problem["errors"][0]["where"]) == (422, "body.employer")

"""Tasks, people, notes, documents, tags, history and claims by the API."""

import pytest
from asking_program import ROOT, program
from django.test import Client
from django.utils import timezone
from made_journal import DAY, a_search, an_application

from onward.api.tokens import new_token
from onward.events import Kind
from onward.journal.models import Document
from onward.journal.recording import record
from onward.journal.sample import sample_search
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db


def test_a_task_is_added_done_and_opened_again() -> None:
    search = a_search()
    ask, application = program(search), an_application(search)
    status, task = ask("POST", "tasks", {"what": "Call", "due": "2026-03-09", "application": str(application.pk)})
    assert (status, task["kind"], task["done_on"]) == (201, "other", None)
    assert ask("PATCH", f"tasks/{task['id']}", {"done_on": "2026-03-08"})[1]["done_on"] == "2026-03-08"
    assert ask("GET", "tasks?open=true")[1]["total"] == 0
    again = ask("PATCH", f"tasks/{task['id']}", {"done_on": None, "what": "Write"})[1]
    assert (again["done_on"], again["what"], again["due"]) == (None, "Write", "2026-03-09")
    assert ask("GET", "tasks?open=true&due_by=2026-03-08")[1]["total"] == 0
    assert ask("DELETE", f"tasks/{task['id']}")[0] == 204
    assert ask("GET", f"tasks/{task['id']}")[0] == 404
    assert ask("POST", "undo")[0] == 201
    assert ask("GET", f"tasks/{task['id']}")[1]["what"] == "Write"


@pytest.mark.parametrize(
    ("room", "given", "changed"),
    [
        ("contacts", {"name": "Kim"}, {"part": "recruiter"}),
        ("notes", {"text": "They called"}, {"text": "They wrote"}),
        ("tasks", {"what": "Call"}, {"due": "2026-03-09"}),
    ],
)
def test_what_is_added_can_be_read_changed_and_put_away(
    room: str, given: dict[str, str], changed: dict[str, str]
) -> None:
    search = a_search()
    ask, of_it = program(search), {"application": str(an_application(search).pk)}
    key = {"Idempotency-Key": "x"}
    status, made = ask("POST", room, given | of_it, **key)
    assert status == 201
    assert made.items() >= (given | of_it).items()
    assert ask("POST", room, given | of_it, **key) == (201, made)
    assert ask("GET", f"{room}?application={of_it['application']}")[1]["items"] == [made]
    assert ask("PATCH", f"{room}/{made['id']}", changed) == (200, made | changed)
    assert ask("DELETE", f"{room}/{made['id']}") == (204, None)
    assert ask("GET", room)[1]["total"] == 0


def test_of_documents_only_what_is_known_of_them() -> None:
    search = a_search()
    ask, application = program(search), an_application(search)
    made = Document(search=search, name="Resume B", created_at=timezone.now())
    with write(search, "added") as pen:
        pen.add(made)
    assert [d["name"] for d in ask("GET", "documents")[1]["items"]] == ["Resume B"]
    assert ask("PATCH", f"documents/{made.pk}", {"name": "Resume C"})[1]["name"] == "Resume C"
    address = f"applications/{application.pk}"
    assert ask("PATCH", address, {"resume": "resume c"})[1]["resume"] == "Resume C"
    assert ask("PATCH", address, {"resume": ""})[1]["resume"] is None
    assert ask("PATCH", address, {"resume": "Resume X"})[0] == 422


def test_tags_are_set_and_counted() -> None:
    search = a_search()
    ask = program(search)
    for employer in ("Acme", "Harbor"):
        ask("PUT", f"applications/{an_application(search, employer=employer).pk}/tags", ["remote", "#dream"])
    assert ask("GET", "tags")[1]["items"] == [
        {"name": "dream", "applications": 2},
        {"name": "remote", "applications": 2},
    ]
    assert ask("GET", "applications?tag=dream&words=harbor")[1]["items"][0]["tags"] == ["dream", "remote"]


def test_what_was_done_can_be_undone_once() -> None:
    search = a_search()
    ask = program(search)
    made = ask("POST", "applications", {"employer": "Acme"})[1]
    ask("PATCH", f"applications/{made['id']}", {"salary": "90k"})
    edited, added = ask("GET", "history")[1]["items"]
    assert (edited["what"], added["what"], added["in_force"]) == ("edited", "added", True)
    status, problem = ask("POST", f"history/{added['id']}/undo")
    assert (status, problem["later"]) == (409, edited["id"])
    assert ask("POST", f"history/{edited['id']}/undo")[1]["undoes"] == edited["id"]
    assert ask("POST", f"history/{edited['id']}/undo")[0] == 409
    assert ask("GET", "history")[1]["items"][0]["in_force"] is False
    assert ask("GET", f"applications/{made['id']}")[1]["salary"] == ""


def test_a_claim_is_registered_once_as_the_search_spells_it() -> None:
    search = a_search()
    ask = program(search)
    ask("POST", "applications", {"employer": "Acme", "sent": True, "attributes": {"Job level": "Senior"}})
    status, claim = ask("POST", "registered-claims", {"column": "job LEVEL", "level": "senior"})
    assert (status, claim["column"], claim["level"], claim["number"]) == (201, "Job level", "Senior", 1)
    assert ask("POST", "registered-claims", {"column": "Job level", "level": "Senior"})[1]["number"] == 1
    assert ask("GET", "registered-claims")[1]["total"] == 1
    status, problem = ask("POST", "registered-claims", {"column": "Colour", "level": "red"})
    assert (status, problem["columns"]) == (422, ["Job level", "Letter", "Resume", "Source"])


def test_findings_are_those_of_learn() -> None:
    ask = program(sample_search())
    found = ask("GET", "findings")[1]
    assert found["schema"] == 1
    claims = ask("GET", "claims?limit=200")[1]
    assert claims["items"] == found["claims"]
    one = claims["items"][0]
    assert ask("GET", f"claims/{one['id']}") == (200, one)
    assert ask("GET", f"claims?verdict={one['verdict']}")[1]["total"] >= 1


@pytest.mark.parametrize(
    ("wanted", "kind"), [("json", "application/json"), ("csv", "text/csv"), ("ics", "text/calendar")]
)
def test_all_of_it_as_a_file(wanted: str, kind: str) -> None:
    search = a_search()
    application = an_application(search)
    record(application, Fact(Kind.INTERVIEW, on=DAY))
    token = new_token(search, "test")[1]
    answer = Client(HTTP_HOST="127.0.0.1").get(
        f"{ROOT}/export?format={wanted}", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(kind)
    assert "Acme" in answer.content.decode("utf-8-sig")

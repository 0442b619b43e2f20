"""Import in the browser: looked at first, corrected, then taken in as a whole or not at all, and never twice."""

from datetime import date
from pathlib import Path
from time import sleep

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from made_journal import a_search
from seated import seated

from onward.journal import taking_in
from onward.journal.current import current_events
from onward.journal.models import Application, Contact, Event, Note, Search, SourceKey
from onward.journal.undo import last_undoable, undo
from onward.journal.writing import write

pytestmark = pytest.mark.django_db(transaction=True)
SHEET = """Company,Role,Date applied,Status,Interview date,Link,Notes,Contact,Salary
Acme,Engineer,2026-01-05,Rejected,,https://acme.example/1,"nice, far",Ada,50k
Acme,Engineer II,2026-01-06,Interview,2026-01-20,https://acme.example/2,,,
Globex,Analyst,32/13/2026,Applied,,,,,
"""


def give(client: Client, content: str = SHEET, name: str = "mine.csv", **more: str) -> str:
    """Upload a file; the address of its preview."""
    answer = client.post("/import/upload", {"file": SimpleUploadedFile(name, content.encode()), **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_nothing_is_kept_before_the_yes() -> None:
    client = seated(a_search())
    page = client.get(give(client)).content.decode()
    assert "2 new applications" in page
    assert "row 4" in page
    assert "not a day" in page or "no day" in page
    assert not Application.objects.exists()


def test_everything_a_row_says_is_kept() -> None:
    client = seated(a_search())
    client.post(give(client) + "/commit")
    first = Application.objects.get(number=1)
    assert (first.employer, first.role, first.address, first.salary) == (
        "Acme",
        "Engineer",
        "https://acme.example/1",
        "50k",
    )
    assert first.ending == "rejected"
    assert Note.objects.get(application=first).text == "nice, far"
    assert Contact.objects.get(application=first).name == "Ada"
    assert SourceKey.objects.get(application=first).cells["Date applied"] == "2026-01-05"
    assert (
        Event.objects.filter(application=first, kind="applied").get().origin_detail.startswith("mine.csv, row 2")
    )


def test_two_applications_in_one_company_stay_two_and_come_once() -> None:
    client = seated(a_search())
    for _ in range(2):
        client.post(give(client) + "/commit")
    assert Application.objects.count() == 2


def test_the_file_that_has_grown_adds_what_is_new() -> None:
    client = seated(a_search())
    client.post(give(client) + "/commit")
    grown = SHEET.replace("Interview,2026-01-20", "Offer,2026-01-20") + "Initech,Clerk,2026-02-01,Applied,,,,,\n"
    preview = give(client, grown)
    page = client.get(preview).content.decode()
    assert "1 new application." in page
    assert "1 that is here gets new facts." in page
    client.post(preview + "/commit")
    assert Application.objects.count() == 3
    assert Application.objects.get(number=2).place == "offer"


def test_what_was_corrected_here_stays_and_an_undone_import_comes_again() -> None:
    search = a_search()
    client = seated(search)
    client.post(give(client) + "/commit")
    (applied,) = [e for e in current_events(Application.objects.get(number=1)) if e.kind == "applied"]
    with write(search, "corrected") as pen:
        pen.correct(applied, on=date(2026, 1, 4))
    assert "Nothing new" in client.get(give(client)).content.decode()
    grown = SHEET.replace("Interview,2026-01-20", "Offer,2026-01-20")
    client.post(give(client, grown) + "/commit")
    batch = last_undoable(search)
    assert batch is not None
    undo(batch)
    assert "1 that is here gets new facts" in client.get(give(client, grown)).content.decode()


def test_a_column_is_corrected_and_the_file_is_read_again() -> None:
    client = seated(a_search())
    sheet = "Firma X,Was,Am\nAcme,Engineer,2026-01-05\nGlobex,Clerk,2026-01-06\n"
    preview = give(client, sheet)
    client.post(preview + "/correct", {"field.role": "Firma X", "field.employer": "Was"})
    client.post(preview + "/commit")
    assert set(Application.objects.values_list("employer", "role")) == {("Engineer", "Acme"), ("Clerk", "Globex")}


def test_a_first_file_begins_a_search() -> None:
    client = seated()
    client.post(give(client, name="my search 2026.csv") + "/commit")
    assert Search.objects.get().name == "my search 2026"
    assert client.get("/").status_code == 200


def test_pasted_rows_are_read_too() -> None:
    client = seated(a_search())
    answer = client.post("/import/upload", {"text": SHEET.replace(",", "\t")})
    assert "2 new applications" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("content", ["", "just words", "\x00\x01\x02", "%PDF-1.7 x"])
def test_what_is_no_table_is_said_with_what_to_do(content: str) -> None:
    client = seated(a_search())
    answer = client.get(give(client, content))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "could not be read" in page
    assert "/tmp" not in page


def test_no_file_at_all_is_said() -> None:
    assert "No file was chosen" in seated(a_search()).post("/import/upload", {}).content.decode()


def test_a_break_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("half way")

    client = seated(a_search())
    preview = give(client)
    monkeypatch.setattr(taking_in, "facts", breaks)
    answer = client.post(preview + "/commit")
    assert answer.status_code == 500
    assert "Nothing was taken in" in answer.content.decode()
    assert not Application.objects.exists()
    monkeypatch.undo()
    client.post(preview + "/commit")
    assert Application.objects.count() == 2


def test_one_undo_takes_it_back() -> None:
    search = a_search()
    client = seated(search)
    client.post(give(client) + "/commit")
    batch = last_undoable(search)
    assert batch is not None
    undo(batch)
    assert not Application.objects.filter(removed=False).exists()


def test_a_large_file_shows_how_far_it_is() -> None:
    client = seated(a_search())
    rows = "".join(f"Employer {i},Engineer,2026-01-{1 + i % 28:02},Applied\n" for i in range(400))
    preview = give(client, "Company,Role,Date applied,Status\n" + rows)
    answer = client.post(preview + "/commit")
    assert answer["Location"] == preview + "/progress"
    for _ in range(200):
        if client.get(answer["Location"]).status_code == 302:
            break
        sleep(0.02)
    assert Application.objects.count() == 400


@pytest.mark.parametrize("name", ["..", "x", "a" * 24, "%2e%2e%2f%2e%2e%2fetc"])
def test_no_other_file_is_reached(name: str) -> None:
    assert seated(a_search()).get(f"/import/{name}").status_code in {404, 302}


def test_a_file_name_cannot_leave_its_folder() -> None:
    client = seated(a_search())
    page = client.get(give(client, name="../../../evil.csv")).content.decode()
    assert "evil.csv" in page
    assert not Path("evil.csv").exists()
